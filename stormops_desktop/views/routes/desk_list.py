"""Routes and their stops beside the map: chosen, opened, carried elsewhere by hand or by key."""

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QListView

from stormops_desktop.viewmodels.routes.handwork import Spot
from stormops_desktop.viewmodels.routes.rows import DeskListModel, RouteRow, StopRow
from stormops_desktop.views.routes.carrying import Carrier
from stormops_desktop.views.routes.row_painter import RowPainter
from stormops_desktop.views.style.look import Look

Index = QModelIndex | QPersistentModelIndex
EDGE, STRIDE = 24, 18  # pixels from the edge where a carried stop scrolls the list, and how far
CONTROL, ALT, NONE = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.NoModifier,
)


class DeskList(QListView):
    """The list.

    Attributes:
        keys: what key presses do, by modifier and key.

    Signals:
        route_picked, stop_picked: a row is on; carries the route's or the property's id.
        toggled: a route is to be opened or closed.
        stop_opened: Enter or a double click on a stop; carries the property's id.
    """

    route_picked = Signal(str)
    stop_picked = Signal(str)
    toggled = Signal(str)
    stop_opened = Signal(str)

    def __init__(self, look: Look, rows: DeskListModel, carrier: Carrier) -> None:
        super().__init__()
        self._rows, self._carrier, self._look = rows, carrier, look
        self.keys: dict[tuple[Qt.KeyboardModifier, Qt.Key], Callable[[], object]] = {}
        self._spot: Spot | None = None
        self._settling = False
        self._scroll = 0
        self.setObjectName("routesList")
        self.setAccessibleName(self.tr("Routes and their stops"))
        self.setModel(rows)
        self.setItemDelegate(RowPainter(look))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setMinimumHeight(72)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        rows.modelAboutToBeReset.connect(self._before_reset)
        rows.modelReset.connect(self._after_reset)
        look.changed.connect(self._on_look)
        carrier.carried.connect(self.show_spot)

    def point_at(self, route_id: str, property_id: str) -> None:
        """Puts the row of what is picked in view."""
        row = self._rows.row_of(route_id, property_id) if route_id else -1
        self._settling = True
        if row < 0:
            self.clearSelection()
        else:
            self.setCurrentIndex(self._rows.index(row))
        self._settling = False

    def spot_at(self, at: QPoint) -> Spot | None:
        """Where a stop would go that is let go at a pixel of the list."""
        index = self.indexAt(at)
        if not index.isValid():
            last = self._rows.rows[-1] if self._rows.rows else None
            return None if last is None else Spot(last.route_id, None)
        row = self._rows.rows[index.row()]
        if isinstance(row, RouteRow):
            return Spot(row.route_id)
        lower = at.y() > self.visualRect(index).center().y()
        return Spot(row.route_id, row.number + int(lower))

    def show_spot(self, spot: Spot | None) -> None:
        """Where the carried stop would go; None for nowhere."""
        if spot != self._spot:
            self._spot = spot
            self.viewport().update()

    def scroll_near(self, at: QPoint) -> None:
        """Goes on when a carried stop comes near the edge."""
        bar = self.verticalScrollBar()
        if not self.viewport().rect().adjusted(0, -EDGE, 0, EDGE).contains(at):
            return  # over the map
        if at.y() < EDGE:
            bar.setValue(bar.value() - STRIDE)
        elif at.y() > self.viewport().height() - EDGE:
            bar.setValue(bar.value() + STRIDE)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        row = self._row_at(event.position().toPoint())
        if event.button() is Qt.MouseButton.LeftButton and isinstance(row, StopRow):
            self._carrier.grasp(row.property_id, row.address, event.globalPosition().toPoint())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._carrier.move(event.globalPosition().toPoint()):
            self.scroll_near(event.position().toPoint())
            return  # the view would mark what the hand passes over
        if not self._carrier.grasped:
            super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._carrier.release(event.globalPosition().toPoint()):
            return
        super().mouseReleaseEvent(event)
        row = self._row_at(event.position().toPoint())
        if event.button() is Qt.MouseButton.LeftButton and isinstance(row, RouteRow):
            self.toggled.emit(row.route_id)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        row = self._row_at(event.position().toPoint())
        if isinstance(row, StopRow):
            self.stop_opened.emit(row.property_id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        act = self.keys.get((modifiers, Qt.Key(event.key())))
        if event.key() == Qt.Key.Key_Escape and self._carrier.drop_nowhere():
            return
        if act is not None:
            act()
        elif not self._fold(event):
            super().keyPressEvent(event)

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if self._settling or not current.isValid():
            return
        row = self._rows.rows[current.row()]
        if isinstance(row, StopRow):
            self.stop_picked.emit(row.property_id)
        else:
            self.route_picked.emit(row.route_id)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        spot = self._spot
        if spot is None:
            return
        painter = QPainter(self.viewport())
        width = 3 + self._look.tokens.border_px
        painter.setPen(QColor(self._look.tokens.focus))
        colour = QColor(self._look.tokens.focus)
        box = self._box_of(spot)
        if spot.number is None:
            for by in range(width):
                painter.drawRect(box.adjusted(by, by, -by - 1, -by - 1))
        else:
            painter.fillRect(box.left(), box.top() - width // 2, box.width(), width, colour)
        painter.end()

    def _box_of(self, spot: Spot) -> QRect:
        """The route's row, or the stop's that would come after; below the last one for its end."""
        rows = self._rows.rows
        stops = [
            at for at, row in enumerate(rows) if isinstance(row, StopRow) and row.route_id == spot.route_id
        ]
        if spot.number is None or not stops:
            return self.visualRect(self._rows.index(max(self._rows.row_of(spot.route_id), 0)))
        if spot.number <= len(stops):
            return self.visualRect(self._rows.index(stops[spot.number - 1]))
        last = self.visualRect(self._rows.index(stops[-1]))
        return last.translated(0, last.height())

    def _fold(self, event: QKeyEvent) -> bool:
        """Right opens a route, Left closes it or goes up to it, Enter opens what is on."""
        index = self.currentIndex()
        row = self._rows.rows[index.row()] if index.isValid() else None
        key = event.key()
        if row is None or event.modifiers() & (CONTROL | ALT):
            return False
        enter = key in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if isinstance(row, StopRow):
            if key == Qt.Key.Key_Left:
                self.setCurrentIndex(self._rows.index(self._rows.row_of(row.route_id)))
            elif enter:
                self.stop_opened.emit(row.property_id)
            return enter or key == Qt.Key.Key_Left
        wanted = enter or key == (Qt.Key.Key_Left if row.opened else Qt.Key.Key_Right)
        if wanted:
            self.toggled.emit(row.route_id)
        return wanted

    def _row_at(self, at: QPoint) -> RouteRow | StopRow | None:
        index = self.indexAt(at)
        return self._rows.rows[index.row()] if index.isValid() else None

    def _before_reset(self) -> None:
        self._settling = True
        self._scroll = self.verticalScrollBar().value()

    def _after_reset(self) -> None:
        self._settling = False
        self.doItemsLayout()
        self.verticalScrollBar().setValue(self._scroll)

    def _on_look(self) -> None:
        self.doItemsLayout()
        self.viewport().update()
