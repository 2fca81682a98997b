"""A mixed folder of a day: each file's proposed stop, shown before anything is taken in."""

from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from stormops_desktop.services.photos.models import Found, Proposed
from stormops_desktop.services.photos.ports import PhotoVerbs
from stormops_desktop.tasks.task import Task
from stormops_desktop.viewmodels.base import Load, Surroundings, ViewModel
from stormops_desktop.viewmodels.photos.intake import IntakeViewModel
from stormops_desktop.viewmodels.photos.words import metres, why_there
from stormops_desktop.viewmodels.problems import sentence

Index = QModelIndex | QPersistentModelIndex
ProposedRole = int(Qt.ItemDataRole.UserRole) + 1
_TEXT = int(Qt.ItemDataRole.DisplayRole)
_SPOKEN = int(Qt.ItemDataRole.AccessibleTextRole)
_CHECK = int(Qt.ItemDataRole.CheckStateRole)
FILE, STOP, DISTANCE, REASON = range(4)


class DayTableModel(QAbstractTableModel):
    """Files with their proposals; the first column is checked where the file will go to its stop."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: list[Proposed] = []
        self.chosen: set[Path] = set()
        self._titles = (self.tr("File"), self.tr("Goes to"), self.tr("Distance"), self.tr("Why"))

    def show(self, rows: Sequence[Proposed]) -> None:
        """Those the rules are sure of are chosen; a person may choose others that have a stop."""
        self.beginResetModel()
        self.rows = list(rows)
        self.chosen = {row.path for row in rows if row.sure}
        self.endResetModel()

    def can_choose(self, row: int) -> bool:
        return bool(self.rows[row].job_id) and not self.rows[row].refused

    def toggle(self, row: int) -> None:
        """Whether that file goes to its stop."""
        path = self.rows[row].path
        if self.can_choose(row):
            self.chosen ^= {path}
            self.dataChanged.emit(self.index(row, 0), self.index(row, REASON))

    # What Qt asks.

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._titles)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _TEXT) -> Any:
        return self._titles[section] if role == _TEXT and orientation is Qt.Orientation.Horizontal else None

    def data(self, index: Index, role: int = _TEXT) -> Any:
        if not index.isValid() or role not in (_TEXT, _SPOKEN, _CHECK, ProposedRole):
            return None
        row = self.rows[index.row()]
        if role == ProposedRole:
            return row
        if role == _CHECK:
            return self._checked(index)
        return self._text(row, index.column(), spoken=role == _SPOKEN)

    def _checked(self, index: Index) -> Any:
        if index.column() != FILE or not self.can_choose(index.row()):
            return None
        chosen = self.rows[index.row()].path in self.chosen
        return Qt.CheckState.Checked if chosen else Qt.CheckState.Unchecked

    def _text(self, row: Proposed, column: int, *, spoken: bool) -> str:
        if column == FILE:
            goes = self.tr(" (goes there)") if spoken and row.path in self.chosen else ""
            return row.path.name + goes
        if column == STOP:
            return row.address or self.tr("Nobody can tell")
        if column == DISTANCE:
            return "" if row.distance_m is None else metres(row.distance_m)
        return why_there(row)


class DayViewModel(ViewModel):
    """Proposes stops for the files of a day and takes in what the person agrees to.

    Attributes:
        table: the proposals. done, total: files looked at; `looking` while some are left.

    Signals:
        progressed: `done`, `total` or `looking` is different now.
        proposed: the table has its proposals.
    """

    progressed = Signal()
    proposed = Signal()

    def __init__(
        self, around: Surroundings, verbs: PhotoVerbs | None, intake: IntakeViewModel,
        parent: QObject | None = None,
    ) -> None:  # fmt: skip
        super().__init__(around, parent)
        self._verbs, self._intake = verbs, intake
        self.table = DayTableModel(self)
        self.done = self.total = 0
        self.looking = False
        self._task: Task | None = None
        self.load = Load.EMPTY

    def look_at(self, paths: Sequence[Path]) -> None:
        """Reads where and when the files were taken; nothing is taken in."""
        verbs = self._verbs
        if verbs is None:
            return
        self.cancel()
        self.done = self.total = 0
        self.looking = True
        self._set_load(Load.BUSY)

        def work(task: Task) -> Sequence[Proposed]:
            found = verbs.find_files(paths)
            task.report(found)
            return verbs.propose(found.files, each=task.report, cancelled=task.cancelled)

        self._task = self._io(work, self._on_proposed, self._on_failed, self._on_news)
        self.progressed.emit()

    def cancel(self) -> None:
        """Stops looking; the table stays as it was."""
        if self._task is not None:
            self._task.cancel()
            self._task = None
        self.looking = False

    def counts(self) -> tuple[int, int]:
        """Files that go to a stop, and files that wait for a person."""
        chosen = len(self.table.chosen)
        return chosen, len(self.table.rows) - chosen

    def confirm(self) -> None:
        """Chosen files go to their stops; the others stay listed."""
        by_job: dict[str, list[Path]] = defaultdict(list)
        for row in self.table.rows:
            if row.path in self.table.chosen:
                by_job[row.job_id].append(row.path)
        left = [row for row in self.table.rows if row.path not in self.table.chosen]
        for job_id, paths in by_job.items():
            self._intake.add(job_id, paths, {})
        self._show(left)

    def put(self, rows: Sequence[int], job_id: str) -> None:
        """These files go to that job, whatever was proposed."""
        taken = {self.table.rows[row].path for row in rows if not self.table.rows[row].refused}
        if taken and job_id:
            self._intake.add(job_id, [row.path for row in self.table.rows if row.path in taken], {})
            self._show([row for row in self.table.rows if row.path not in taken])

    def _show(self, rows: Sequence[Proposed]) -> None:
        self.table.show(rows)
        self._set_load(Load.READY if rows else Load.EMPTY)
        self.proposed.emit()

    def _on_news(self, news: object) -> None:
        if isinstance(news, Found):
            self.total = len(news.files)
        elif isinstance(news, Proposed):
            self.done += 1
        self.progressed.emit()

    def _on_proposed(self, rows: Sequence[Proposed]) -> None:
        self.looking = False
        self._show(rows)
        self.progressed.emit()

    def _on_failed(self, error: Exception) -> None:
        self.looking = False
        self._set_load(Load.FAILED, sentence(error))
        self.progressed.emit()
