"""The day's files before they are taken in: each with its stop, the distance and the reason."""

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPersistentModelIndex, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QProgressBar,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
)

from stormops_desktop.viewmodels.base import Load
from stormops_desktop.viewmodels.photos.day import DISTANCE, FILE, REASON, STOP, DayTableModel, DayViewModel
from stormops_desktop.viewmodels.photos.page import PhotoPage
from stormops_desktop.views.style.fonts import font
from stormops_desktop.views.style.icons import draw_icon
from stormops_desktop.views.style.look import Look
from stormops_desktop.views.widgets.buttons import Button
from stormops_desktop.views.widgets.labels import label
from stormops_desktop.views.widgets.ring import Ring

Index = QModelIndex | QPersistentModelIndex
PAD, ICON = 12, 20
WIDTHS = {FILE: 220, STOP: 200, DISTANCE: 110}


class DayDelegate(QStyledItemDelegate):
    """Cells as the jobs table has them; the first says by its icon whether the file goes to its stop."""

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self._look = look

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        tokens = self._look.tokens
        box = QRectF(option.rect)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.fillRect(box, QColor(tokens.chosen if chosen else tokens.surface))
        painter.fillRect(QRectF(box.left(), box.bottom(), box.width(), tokens.border_px), QColor(tokens.line))
        room = box.adjusted(PAD, 0, -PAD, 0)
        if index.column() == FILE:
            self._mark(painter, room, index)
            room = room.adjusted(ICON + PAD, 0, 0, 0)
        painter.setFont(font(self._look.metrics.body_px, tokens.body_weight))
        painter.setPen(QColor(tokens.ink))
        shown = painter.fontMetrics().elidedText(
            str(index.data()), Qt.TextElideMode.ElideRight, int(room.width())
        )
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), shown)
        painter.restore()

    def _mark(self, painter: QPainter, room: QRectF, index: Index) -> None:
        tokens = self._look.tokens
        check = index.data(Qt.ItemDataRole.CheckStateRole)
        place = QRectF(room.left(), room.center().y() - ICON / 2, ICON, ICON)
        if check is None:
            draw_icon(painter, "attention", place, tokens.warn, tokens.surface)
        elif Qt.CheckState(check) is Qt.CheckState.Checked:
            draw_icon(painter, "safe", place, tokens.ok, tokens.surface)
        else:
            draw_icon(painter, "pending", place, tokens.edge, tokens.surface)


class DayTable(QTableView):
    """Space chooses whether a file goes to its stop."""

    def __init__(self, look: Look, table: DayTableModel) -> None:
        super().__init__()
        self._look, self._table = look, table
        self.setObjectName("dayTable")
        self.setAccessibleName(self.tr("Files of the day"))
        self.setModel(table)
        self.setShowGrid(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setItemDelegate(DayDelegate(look))
        self.clicked.connect(self._on_click)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(REASON, QHeaderView.ResizeMode.Stretch)
        for section, width in WIDTHS.items():
            header.resizeSection(section, width)
        look.changed.connect(self._on_look)
        self._on_look()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:
            for row in self.chosen_rows():
                self._table.toggle(row)
            return
        super().keyPressEvent(event)

    def _on_click(self, index: QModelIndex) -> None:
        if index.column() == FILE:
            self._table.toggle(index.row())

    def choose_first(self) -> None:
        """The first row alone, whatever keys are held: Qt's own `selectRow` minds them."""
        flag = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(self._table.index(0, 0), flag.ClearAndSelect | flag.Rows)

    def chosen_rows(self) -> list[int]:
        return sorted(index.row() for index in self.selectionModel().selectedRows())

    def _on_look(self) -> None:
        self.verticalHeader().setDefaultSectionSize(self._look.metrics.target)
        self.horizontalHeader().setFixedHeight(self._look.metrics.target)


class DayPanel(QFrame):
    """Hidden until there are files of a day; nothing goes anywhere before the person says so.

    Signals:
        shown_changed: the panel is about to come, or went; carries which.
    """

    shown_changed = Signal(bool)

    def __init__(self, look: Look, page: PhotoPage) -> None:
        super().__init__()
        self._page, self._day = page, page.day
        self.setObjectName("dayPanel")
        self.setProperty("card", "lead")
        self._title = label("dayTitle", role="heading", wrap=True)
        self._bar = QProgressBar()
        self._bar.setObjectName("dayProgress")
        self._bar.setAccessibleName(self.tr("Files looked at"))
        self._bar.setTextVisible(False)
        self.table = DayTable(look, page.day.table)
        self.confirm = Button(look, "dayConfirm", kind="primary")
        self.here = Button(look, "dayHere", self.tr("Marked ones belong here"))
        spoken = self.tr("Close the day's files")
        self.close_button = Button(
            look, "dayClose", icon="close", kind="quiet", target="square", spoken=spoken
        )
        top = QHBoxLayout()
        top.addWidget(self._title, 1)
        top.addWidget(self._bar, 1)
        top.addWidget(self.close_button)
        low = QHBoxLayout()
        low.setSpacing(8)
        low.addStretch(1)
        low.addWidget(self.here)
        low.addWidget(self.confirm)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 8, 14, 10)
        column.setSpacing(8)
        column.addLayout(top)
        self._ring = Ring(self.table)
        column.addWidget(self._ring, 1)
        column.addLayout(low)
        self._connect(page.day)
        self.hide()

    def close_panel(self) -> None:
        self._day.cancel()
        self._set_shown(shown=False)

    def show_day(self) -> None:
        day = self._day
        rows = bool(day.table.rows)
        self._set_shown(shown=day.looking or rows or day.load is Load.FAILED)
        self._bar.setVisible(day.looking)
        self._bar.setRange(0, day.total)
        self._bar.setValue(day.done)
        self._title.setText(self._words())
        goes, _ = day.counts()
        self.confirm.show_text(self.tr("Add {count} to their stops").format(count=goes))
        self.confirm.setEnabled(goes > 0 and not day.looking)
        self.here.setEnabled(bool(self.table.chosen_rows()))
        for part in (self._ring, self.confirm, self.here):
            part.setVisible(rows)

    def _set_shown(self, *, shown: bool) -> None:
        """Room is made before the panel comes, and taken after it went: both do not fit a low window."""
        if shown and self.isHidden():
            self.shown_changed.emit(shown)
            self.show()
        elif not shown and not self.isHidden():
            self.hide()
            self.shown_changed.emit(shown)

    def _words(self) -> str:
        day = self._day
        if day.looking:
            text = self.tr("Reading where and when: {done} of {total}")
            return text.format(done=day.done, total=day.total)
        if day.load is Load.FAILED:
            return day.problem
        goes, waits = day.counts()
        text = self.tr("{goes} go to a stop, {waits} wait for you. Space marks or unmarks.")
        return text.format(goes=goes, waits=waits)

    def _connect(self, day: DayViewModel) -> None:
        day.progressed.connect(self.show_day)
        day.proposed.connect(self._on_proposed)
        day.table.dataChanged.connect(lambda *_: self.show_day())
        day.load_changed.connect(self.show_day)
        self.table.selectionModel().selectionChanged.connect(lambda *_: self.show_day())
        self.confirm.clicked.connect(day.confirm)
        self.here.clicked.connect(self._put_here)
        self.close_button.clicked.connect(self.close_panel)

    def _on_proposed(self) -> None:
        self.show_day()
        if self.isVisible():
            self.table.setFocus()
            self.table.choose_first()

    def _put_here(self) -> None:
        self._day.put(self.table.chosen_rows(), self._page.photos.job_id)
