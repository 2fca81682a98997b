"""Houses without a route, by reason: found by address, opened, taken in."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeySequence, QPainter, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from stormops_desktop.viewmodels.moments import whole
from stormops_desktop.viewmodels.routes.desk import RoutesViewModel
from stormops_desktop.viewmodels.routes.left_out import ROW, LeftOutRow
from stormops_desktop.views.style.fonts import font
from stormops_desktop.views.style.look import Look
from stormops_desktop.views.widgets.buttons import Button
from stormops_desktop.views.widgets.flow_row import FlowRow
from stormops_desktop.views.widgets.labels import label
from stormops_desktop.views.widgets.ring import Ring

Index = QModelIndex | QPersistentModelIndex
PAD = 12


class _Painter(QStyledItemDelegate):
    """Headings in small strong words, houses in rows as high as a target."""

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self._look = look

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002
        return QSize(200, self._look.metrics.target)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        tokens, metrics, row = self._look.tokens, self._look.metrics, index.data(ROW)
        box, chosen = QRectF(option.rect), bool(option.state & QStyle.StateFlag.State_Selected)
        heading = isinstance(row, LeftOutRow) and not row.property_id
        painter.save()
        painter.fillRect(box, QColor(tokens.chosen if chosen else tokens.sunk if heading else tokens.surface))
        painter.fillRect(
            QRectF(box.left(), box.bottom() - tokens.border_px, box.width(), tokens.border_px),
            QColor(tokens.line),
        )
        if chosen:
            painter.fillRect(QRectF(box.left(), box.top(), 6, box.height()), QColor(tokens.accent))
        painter.setPen(QColor(tokens.soft if heading else tokens.ink))
        size = metrics.small_px if heading else metrics.body_px
        painter.setFont(font(size, tokens.strong_weight if heading else tokens.body_weight))
        room = box.adjusted(PAD, 0, -PAD, 0)
        words = painter.fontMetrics().elidedText(
            str(index.data()), Qt.TextElideMode.ElideRight, int(room.width())
        )
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), words)
        painter.restore()


class LeftOutPage(QWidget):
    """The list with its search.

    Signals:
        house_pointed: a row is on; carries the property's id.
        visit_wanted: something is to be asked of the visit there; carries it too.
    """

    house_pointed = Signal(str)
    visit_wanted = Signal(str)

    def __init__(self, look: Look, desk: RoutesViewModel) -> None:
        super().__init__()
        self._desk = desk
        self.setObjectName("scrolled")
        self.search = QLineEdit()
        self.search.setObjectName("leftOutSearch")
        self.search.setAccessibleName(self.tr("Find an address without a route"))
        self.search.setPlaceholderText(self.tr("Find an address, for a hot lead"))
        self.search.setClearButtonEnabled(False)
        self.count = label("leftOutCount", role="small", wrap=True)
        self.list = QListView()
        self.list.setObjectName("leftOutList")
        self.list.setAccessibleName(self.tr("Houses without a route, by reason"))
        self.list.setModel(desk.left_out)
        self.list.setItemDelegate(_Painter(look))
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.setUniformItemSizes(True)
        self.list.setMinimumHeight(96)
        self.take_in = Button(look, "leftOutTakeIn", self.tr("Take in where it costs least"), icon="plus")
        self.open = Button(look, "leftOutOpen", self.tr("Open the job"), icon="next")
        self.visit = Button(look, "leftOutVisit", self.tr("Visit…"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.search)
        column.addWidget(self.count)
        column.addWidget(Ring(self.list), 1)
        column.addWidget(FlowRow("leftOutButtons", self.take_in, self.visit, self.open))
        self.search.textChanged.connect(desk.shown.search)
        self.search.returnPressed.connect(self._to_first)
        self.list.activated.connect(lambda index: desk.open_job(desk.left_out.property_id(index.row())))
        self.list.selectionModel().currentChanged.connect(lambda *_: self.show_state())
        self.list.selectionModel().currentChanged.connect(self._point)
        desk.left_out.modelReset.connect(self.show_state)
        desk.slow.busy_changed.connect(self.show_state)
        self.take_in.clicked.connect(lambda: desk.slow.take_in(self.chosen))
        self.visit.clicked.connect(self._ask_visit)
        self.open.clicked.connect(lambda: desk.open_job(self.chosen))
        look.changed.connect(self.list.doItemsLayout)
        ask = QShortcut(QKeySequence(Qt.Key.Key_V), self.list)
        ask.setContext(Qt.ShortcutContext.WidgetShortcut)
        ask.activated.connect(self._ask_visit)
        self.show_state()

    @property
    def chosen(self) -> str:
        """The house of the row that is on, "" for none."""
        return self._desk.left_out.property_id(self.list.currentIndex().row())

    def show_state(self) -> None:
        found = self._desk.left_out
        listed = sum(bool(row.property_id) for row in found.rows)
        if found.total == 0 and self._desk.shown.wanted:
            told = self.tr(
                "No house without a route has an address like that. Those on routes are on the list."
            )
        elif found.total == 0:
            told = self.tr("Every decided house is on a route.")
        elif listed < found.total:
            told = self.tr("{count} houses without a route; the first {listed} are listed").format(
                count=whole(found.total), listed=whole(listed)
            )
        else:
            told = self.tr("{count} houses without a route").format(count=whole(found.total))
        self.count.setText(told)
        can = bool(self.chosen)
        self.take_in.setEnabled(can and not self._desk.slow.busy)
        self.visit.setEnabled(can)
        self.open.setEnabled(can)

    def _ask_visit(self) -> None:
        if self.chosen:
            self.visit_wanted.emit(self.chosen)

    def _to_first(self) -> None:
        """Enter in the search goes to the first house found."""
        for at, row in enumerate(self._desk.left_out.rows):
            if row.property_id:
                self.list.setCurrentIndex(self._desk.left_out.index(at))
                self.list.setFocus()
                return

    def _point(self) -> None:
        if self.chosen:
            self.house_pointed.emit(self.chosen)
