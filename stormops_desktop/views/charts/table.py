"""The same numbers as a table: a chart's accessible form."""

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from stormops_desktop.viewmodels.charts.figure import Figure
from stormops_desktop.views.style.look import Look
from stormops_desktop.views.widgets.cells import CellPainter
from stormops_desktop.views.widgets.row_table import MEASURED_ROWS

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
SIDES = {True: Qt.AlignmentFlag.AlignLeft, False: Qt.AlignmentFlag.AlignRight}


class FigureTable(QAbstractTableModel):
    """Rows of a figure."""

    def __init__(self, figure: Figure, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._head, self._rows = figure.head, figure.rows()

    def show_figure(self, figure: Figure) -> None:
        self.beginResetModel()
        self._head, self._rows = figure.head, figure.rows()
        self.endResetModel()

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._head)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(SIDES[index.column() == 0] | Qt.AlignmentFlag.AlignVCenter)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{self._head[index.column()]}: {self._rows[index.row()][index.column()]}"
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self._rows[index.row()][index.column()]
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(SIDES[section == 0] | Qt.AlignmentFlag.AlignVCenter)
        return self._head[section] if role == Qt.ItemDataRole.DisplayRole else None


class TwinTable(QTableView):
    """Rows as high as a target, columns as wide as what is in them, the first takes the rest."""

    def __init__(self, look: Look, figure: Figure) -> None:
        super().__init__()
        self._look = look
        self.rows = FigureTable(figure, self)
        self.setObjectName(f"{figure.key}Table")
        self.setAccessibleName(self.tr("Table: {title}").format(title=figure.title))
        self.setModel(self.rows)
        self.setItemDelegate(CellPainter(look))
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setResizeContentsPrecision(MEASURED_ROWS)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setMinimumSectionSize(72)
        look.changed.connect(self._on_look)
        self._on_look()

    def show_figure(self, figure: Figure) -> None:
        self.rows.show_figure(figure)
        self.setAccessibleName(self.tr("Table: {title}").format(title=figure.title))
        self._on_look()

    def _on_look(self) -> None:
        self.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.horizontalHeader().setFixedHeight(self._look.metrics.target)
        self.verticalHeader().setDefaultSectionSize(self._look.metrics.target)
