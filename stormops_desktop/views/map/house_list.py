"""The houses of the map as a list: address above, what is known of it below."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from stormops_desktop.viewmodels.map.house_list import Column, HouseListModel
from stormops_desktop.views.style.fonts import font
from stormops_desktop.views.style.look import Look

Index = QModelIndex | QPersistentModelIndex
PAD = 12


class HouseDelegate(QStyledItemDelegate):
    """A row as high as a primary target."""

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self._look = look

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002
        return QSize(200, self._look.metrics.primary)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        tokens, metrics = self._look.tokens, self._look.metrics
        box, chosen = QRectF(option.rect), bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.fillRect(box, QColor(tokens.chosen if chosen else tokens.surface))
        line = QRectF(box.left(), box.bottom() - tokens.border_px, box.width(), tokens.border_px)
        painter.fillRect(line, QColor(tokens.line))
        if chosen:
            painter.fillRect(QRectF(box.left(), box.top(), 6, box.height()), QColor(tokens.accent))
        half = (box.height() - 12) / 2
        upper = QRectF(box.left() + PAD, box.top() + 5, box.width() - 2 * PAD, half)
        painter.setPen(QColor(tokens.ink))
        painter.setFont(font(metrics.body_px, tokens.strong_weight))
        self._line(painter, upper, str(index.data()))
        painter.setPen(QColor(tokens.soft))
        painter.setFont(font(metrics.small_px, tokens.body_weight))
        self._line(painter, upper.translated(0, half), self._facts(index))
        painter.restore()

    def _facts(self, index: Index) -> str:
        facts = (index.sibling(index.row(), column).data() for column in (Column.DECISION, Column.IMPACT))
        uplift = index.sibling(index.row(), Column.UPLIFT).data()
        return " · ".join((*map(str, facts), self.tr("uplift {uplift}").format(uplift=uplift)))

    def _line(self, painter: QPainter, box: QRectF, text: str) -> None:
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(box.width()))
        painter.drawText(box, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), shown)


class HouseList(QListView):
    """The table twin of the map.

    Signals:
        pointed: the row that the keyboard or a click is on; carries the property's id.
        opened: Enter or a double click; carries the property's id.
    """

    pointed = Signal(str)
    opened = Signal(str)

    def __init__(self, look: Look, houses: HouseListModel) -> None:
        super().__init__()
        self._houses = houses
        self.setObjectName("mapHouses")
        self.setAccessibleName(self.tr("Houses on the map"))
        self.setModel(houses)
        self.setItemDelegate(HouseDelegate(look))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setUniformItemSizes(True)
        self.setMinimumHeight(140)
        self.clicked.connect(self._on_pointed)
        self.activated.connect(lambda index: self.opened.emit(houses.property_id(index.row())))
        look.changed.connect(self._on_look)

    def point_at(self, property_id: str) -> None:
        """Puts the row of a house in view, as far as it is in the list."""
        row = self._houses.row_of(property_id) if property_id else -1
        if row < 0:
            self.clearSelection()
        elif row != self.currentIndex().row():
            self.setCurrentIndex(self._houses.index(row, 0))

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if self.hasFocus() and current.isValid():
            self._on_pointed(current)

    def _on_pointed(self, index: Index) -> None:
        self.pointed.emit(self._houses.property_id(index.row()))

    def _on_look(self) -> None:
        self.doItemsLayout()
        self.viewport().update()
