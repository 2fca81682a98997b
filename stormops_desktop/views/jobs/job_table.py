"""The jobs table: painted badges, rows as high as a target, sorting left to the store."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from stormops_desktop.viewmodels.jobs import (
    APPOINTMENT_COLUMN,
    STATUS_COLUMN,
    TIER_COLUMN,
    UPLIFT_COLUMN,
    JobsViewModel,
)
from stormops_desktop.viewmodels.paged_model import RowRole
from stormops_desktop.viewmodels.shown import JobRow
from stormops_desktop.views.style.fonts import font
from stormops_desktop.views.style.look import Look
from stormops_desktop.views.widgets.badge import STATUS_TONE, TIER_TONE, badge_font, draw_mark, paint_badge
from stormops_desktop.views.widgets.cells import write_cell
from stormops_desktop.views.widgets.chosen_row import ChosenRow

Index = QModelIndex | QPersistentModelIndex
PAD = 12
WIDTHS = (206, 214, 116, 76, 104, 150, 164, 176)  # at a body of 15 px; the last takes what is left
TIGHT = (192, 186, 116, 72, 84, 150, 164, 176)  # what they may shrink to once nothing is left to drop
# When the window is narrow: city (the ZIP says it), then appointments (Today has them), then uplift.
DROPPED_FIRST = (2, APPOINTMENT_COLUMN, UPLIFT_COLUMN)


class JobDelegate(QStyledItemDelegate):
    """Paints a cell: the status as a badge, the impact as tier and number, the rest as text."""

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self._look = look

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        box = QRectF(option.rect)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        row = index.data(RowRole)
        painter.save()
        self._ground(painter, box, first=index.column() == 0, chosen=chosen)
        if isinstance(row, JobRow) and index.column() == STATUS_COLUMN:
            self._status(painter, box, row, str(index.data()))
        elif isinstance(row, JobRow) and index.column() == TIER_COLUMN and row.tier:
            self._impact(painter, box, row)
        else:
            self._text(painter, box, index)
        painter.restore()

    def _ground(self, painter: QPainter, box: QRectF, *, first: bool, chosen: bool) -> None:
        tokens = self._look.tokens
        painter.fillRect(box, QColor(tokens.chosen if chosen else tokens.surface))
        line = QRectF(box.left(), box.bottom() - tokens.border_px, box.width(), tokens.border_px)
        painter.fillRect(line, QColor(tokens.line))
        if chosen and first:
            painter.fillRect(QRectF(box.left(), box.top(), 6, box.height()), QColor(tokens.accent))

    def _status(self, painter: QPainter, box: QRectF, row: JobRow, text: str) -> None:
        painter.setFont(badge_font(self._look))
        marked = row.pending or row.needs_you
        room = box.adjusted(PAD, 0, -PAD - (26 if marked else 0), 0)
        paint_badge(painter, room, self._look, row.status, text, STATUS_TONE[row.status])
        if marked:
            mark = QRectF(box.right() - PAD - 18, box.center().y() - 9, 18, 18)
            draw_mark(painter, mark, self._look, needs_you=row.needs_you)

    def _impact(self, painter: QPainter, box: QRectF, row: JobRow) -> None:
        tokens = self._look.tokens
        painter.setFont(font(self._look.metrics.body_px, 700))
        painter.setPen(QColor(str(getattr(tokens, TIER_TONE[row.tier]))))
        painter.drawText(box.adjusted(PAD, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, str(row.tier))
        painter.setFont(font(self._look.metrics.body_px, tokens.body_weight))
        painter.setPen(QColor(tokens.ink))
        painter.drawText(box.adjusted(PAD + 22, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, f"{row.sii:.0f}")

    def _text(self, painter: QPainter, box: QRectF, index: Index) -> None:
        strong = index.column() == 1
        tokens = self._look.tokens
        painter.setPen(QColor(tokens.ink))
        write_cell(
            painter, box.adjusted(PAD, 0, -PAD, 0), self._look, str(index.data()),
            weight=tokens.strong_weight if strong else tokens.body_weight,
            side=int(index.data(Qt.ItemDataRole.TextAlignmentRole)),
        )  # fmt: skip


class JobTable(QTableView):
    """Shows the window model; Enter or a tap opens the row."""

    def __init__(self, look: Look, jobs: JobsViewModel) -> None:
        super().__init__()
        self._look, self._jobs = look, jobs
        self.setObjectName("jobTable")
        self.setAccessibleName(self.tr("Jobs"))
        self.setModel(jobs.model)
        ChosenRow(self, jobs.model, lambda row: row.job_id)
        self.setItemDelegate(JobDelegate(look))
        self.setShowGrid(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self._set_up_headers()
        jobs.wanted_changed.connect(self.show_order)
        look.changed.connect(self._on_look)
        self._on_look()
        self.show_order()

    def show_order(self) -> None:
        wanted = self._jobs.wanted
        columns = range(self._jobs.model.columnCount())
        section = next(at for at in columns if self._jobs.model.column(at).sort == wanted.sort)
        order = Qt.SortOrder.DescendingOrder if wanted.descending else Qt.SortOrder.AscendingOrder
        self.horizontalHeader().setSortIndicator(section, order)

    def _set_up_headers(self) -> None:
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setSectionsClickable(True)
        header.setHighlightSections(False)
        header.setSortIndicatorShown(True)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.sectionClicked.connect(self._jobs.sort_by)
        header.setSectionResizeMode(len(WIDTHS) - 1, QHeaderView.ResizeMode.Stretch)
        header.setMinimumSectionSize(72)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_columns()

    def _fit_columns(self) -> None:
        scale = self._look.metrics.body_px / 15
        widths = [round(width * scale) for width in WIDTHS]
        if not self._jobs.uplift_known:
            widths[UPLIFT_COLUMN] = 0
        spare = self.viewport().width() - sum(widths)
        for section in DROPPED_FIRST:
            self.setColumnHidden(section, spare < 0 or not widths[section])
            spare += widths[section] if spare < 0 else 0
        if spare < 0:
            widths = [round(width * scale) for width in TIGHT]
        for section, width in enumerate(widths[:-1]):
            self.horizontalHeader().resizeSection(section, width)

    def _on_look(self) -> None:
        self._fit_columns()
        self.verticalHeader().setDefaultSectionSize(self._look.metrics.target)
        self.horizontalHeader().setFixedHeight(self._look.metrics.target)
        self.viewport().update()
