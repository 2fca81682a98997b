"""A plain table of rows to choose from or to read: arrows move, Enter or a double click opens."""

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from stormops_desktop.views.style.look import Look
from stormops_desktop.views.widgets.cells import CellPainter

Index = QModelIndex | QPersistentModelIndex
MAIN_SHARE = 0.34  # of the table, for the column that takes what is left, when it has as much to say
LEAST = 96  # pixels that a cut column keeps
MEASURED_ROWS = 40  # what a window shows; a thousand, as Qt would, stall it at every change of the theme


class RowTable(QTableView):
    """Rows as high as targets; `stretch` is the column that takes what is left.

    Signals:
        chosen: another row is current; carries its number.
        opened: Enter or a double click on a row; carries its number.
    """

    chosen = Signal(int)
    opened = Signal(int)

    def __init__(
        self, look: Look, name: str, title: str, model: QAbstractItemModel, *, stretch: int = 0
    ) -> None:
        super().__init__()
        self._look, self._stretch = look, stretch
        self.setObjectName(name)
        self.setAccessibleName(title)
        self.setModel(model)
        self.setItemDelegate(CellPainter(look))
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setMinimumSectionSize(56)
        self.horizontalHeader().setResizeContentsPrecision(MEASURED_ROWS)
        self.doubleClicked.connect(lambda index: self.opened.emit(index.row()))
        model.modelReset.connect(self.fit_columns)
        model.rowsInserted.connect(self._share_room)
        look.changed.connect(self.fit_columns)
        self.fit_columns()

    def choose(self, row: int) -> None:
        """Makes a row the current one without telling anybody."""
        blocked = self.blockSignals(True)  # noqa: FBT003 - Qt's own
        self.setCurrentIndex(self.model().index(row, 0))
        self.blockSignals(blocked)

    def fit_columns(self) -> None:
        header = self.horizontalHeader()
        header.setFixedHeight(self._look.metrics.target)
        self.verticalHeader().setDefaultSectionSize(self._look.metrics.target)
        self._share_room()
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        if event.size().width() != event.oldSize().width():
            self._share_room()
        super().resizeEvent(event)

    def _share_room(self) -> None:
        """Columns are as wide as their words, unless the one that takes what is left would get too little."""
        header, cut = self.horizontalHeader(), self._too_wide()
        for section in range(self.model().columnCount()):
            if section == self._stretch:
                mode = QHeaderView.ResizeMode.Stretch
            elif section in cut:
                mode = QHeaderView.ResizeMode.Fixed
            else:
                mode = QHeaderView.ResizeMode.ResizeToContents
            header.setSectionResizeMode(section, mode)
            if section in cut:
                header.resizeSection(section, cut[section])

    def _too_wide(self) -> dict[int, int]:
        """Pixels for the columns that have to be cut, the widest first; never across their headers."""
        header, room = self.horizontalHeader(), self.viewport().width()
        wants = {
            section: max(self.sizeHintForColumn(section), header.sectionSizeHint(section))
            for section in range(self.model().columnCount())
        }
        main = wants.pop(self._stretch, 0)
        most = level_of(sorted(wants.values()), room - min(main, int(room * MAIN_SHARE)))
        least = {section: max(most, LEAST, header.sectionSizeHint(section)) for section in wants}
        return {section: least[section] for section, wish in wants.items() if wish > least[section]}

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if current.isValid() and current.row() != previous.row():
            self.chosen.emit(current.row())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.opened.emit(self.currentIndex().row())
            return
        super().keyPressEvent(event)


def level_of(wishes: list[int], room: int) -> int:
    """The width at which to cut the widest of some columns (in rising order), so that all find room."""
    for at, wish in enumerate(wishes):
        share = room // (len(wishes) - at)
        if wish > share:
            return share
        room -= wish
    return max(wishes, default=0)
