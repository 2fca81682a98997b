"""The map by keyboard: arrows, plus and minus, Tab through houses, R through reports, a box for the lasso."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QKeyEvent

if TYPE_CHECKING:
    from stormops_desktop.views.map.map_widget import MapWidget

STRIDE = 80.0  # pixels a press
BOX_STRIDE = 24.0
BOX_SHARE = 0.4  # of the window, at first
LEAST_BOX = 24.0
STOPS = 8  # houses that Tab visits before it goes on
ARROWS = {
    Qt.Key.Key_Left: (-1.0, 0.0),
    Qt.Key.Key_Right: (1.0, 0.0),
    Qt.Key.Key_Up: (0.0, -1.0),
    Qt.Key.Key_Down: (0.0, 1.0),
}
NEARER = (Qt.Key.Key_Plus, Qt.Key.Key_Equal, Qt.Key.Key_PageUp)
FARTHER = (Qt.Key.Key_Minus, Qt.Key.Key_Underscore, Qt.Key.Key_PageDown)
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class MapKeys:
    """What keys do while the map has the keyboard."""

    def __init__(self, map_: MapWidget) -> None:
        self._map = map_
        self._box: QRectF | None = None
        self._stops: list[int] = []

    @property
    def outline(self) -> list[QPointF]:
        """The box that is being placed, as corners."""
        box = self._box
        return [] if box is None else [box.topLeft(), box.topRight(), box.bottomRight(), box.bottomLeft()]

    def press(self, event: QKeyEvent) -> bool:
        """True when the key meant the map."""
        key = Qt.Key(event.key())
        if event.modifiers() & (Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier):
            return False
        if key in ARROWS:
            self._arrow(*ARROWS[key], sizing=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
        elif key in NEARER or key in FARTHER:
            self._map.zoom_by(1.0 if key in NEARER else -1.0)
        elif key in ENTER:
            self._enter(adding=bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier))
        elif key == Qt.Key.Key_Home:
            self._map.fit()
        elif key == Qt.Key.Key_L:
            self._begin_box()
        elif key == Qt.Key.Key_R:
            return self._map.next_report()
        elif key == Qt.Key.Key_Space:
            return self._toggle_focused()
        elif key == Qt.Key.Key_Escape:
            return self._escape()
        else:
            return False
        return True

    def tab(self, *, forwards: bool) -> bool:
        """To the next of the houses near the middle; False when there is none left."""
        if not self._stops:
            self._stops = self._map.nearby(STOPS)
        focused = self._map.focused
        at = self._stops.index(focused) if focused in self._stops else (-1 if forwards else len(self._stops))
        at += 1 if forwards else -1
        if 0 <= at < len(self._stops):
            self._map.focus_house(self._stops[at])
            return True
        self.leave()
        return False

    def leave(self) -> None:
        """The keyboard goes elsewhere, or the map is another."""
        self._stops = []
        self._box = None

    def _arrow(self, x: float, y: float, *, sizing: bool) -> None:
        self._stops = []
        if self._box is None:
            self._map.look_from(self._map.camera.panned(-x * STRIDE, -y * STRIDE))
        elif sizing:
            wide, high = self._box.width() + x * BOX_STRIDE, self._box.height() + y * BOX_STRIDE
            self._box.setSize(QRectF(0, 0, max(LEAST_BOX, wide), max(LEAST_BOX, high)).size())
        else:
            self._box.translate(x * BOX_STRIDE, y * BOX_STRIDE)
        self._map.update()

    def _begin_box(self) -> None:
        """L twice puts the box away again."""
        if self._box is not None:
            self._escape()
            return
        width, height = self._map.extent
        wide, high = width * BOX_SHARE, height * BOX_SHARE
        self._box = QRectF((width - wide) / 2, (height - high) / 2, wide, high)
        self._map.set_lassoing(lassoing=True)
        self._map.update()

    def _enter(self, *, adding: bool) -> None:
        if self._box is None:
            self._map.open_focused()
            return
        corners, self._box = self.outline, None
        self._map.select_in(corners, adding=adding)

    def _toggle_focused(self) -> bool:
        """Adds the house with the ring to the selection."""
        if self._map.focused is None:
            return False
        self._map.select_place(self._map.focused)
        return True

    def _escape(self) -> bool:
        """Puts away the box, then the lasso, then the ring; then Escape means what it means elsewhere."""
        if self._box is not None or self._map.lassoing:
            self._box = None
            self._map.set_lassoing(lassoing=False)
            self._map.update()
            return True
        if self._map.focused is None and self._map.pointed is None:
            return False
        self._stops = []
        self._map.focus_house(None)
        self._map.point_at_report(None)
        return True
