"""The map under hands: moves by mouse, wheel, finger and key, and says what was pointed at."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QWheelEvent

from stormops_desktop.viewmodels.map.tile_queue import TileQueue
from stormops_desktop.views.map import furniture
from stormops_desktop.views.map.hands import Hands
from stormops_desktop.views.map.keys import MapKeys
from stormops_desktop.views.map.pointed_map import PointedMap
from stormops_desktop.views.style.look import Look


class MapWidget(PointedMap):
    """Give it a model; everything else has a default. One map may be shown by several widgets."""

    def __init__(self, look: Look, tiles: TileQueue, name: str = "map") -> None:
        self.hands, self.keys = Hands(self), MapKeys(self)  # Qt sends events before this method ends
        super().__init__(look, tiles, name)
        self.setAccessibleName(self.tr("Map"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        self.setMouseTracking(False)

    def event(self, event: QEvent) -> bool:
        return self.hands.touch(event) or super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.hands.press(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.hands.move(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.hands.release(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.hands.double_click(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        self.hands.wheel(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.keys.press(event):
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forwards: bool) -> bool:
        """Tab goes from house to house near the middle, then on to the next control."""
        return self.keys.tab(forwards=forwards) or super().focusNextPrevChild(forwards)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.keys.leave()
        super().focusOutEvent(event)
        self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def _paint_pointed(self, painter: QPainter) -> None:
        super()._paint_pointed(painter)
        for outline in (self.hands.outline, self.keys.outline):
            if outline:
                furniture.draw_outline(painter, self._palette, outline)
