"""Outcomes that come back in a file: looked at first, then taken."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, Signal

from stormops_desktop.services.models import StormChoice
from stormops_desktop.services.nurture.models import OutcomeImport, RejectedRow
from stormops_desktop.services.nurture.ports import Nurture
from stormops_desktop.services.ports import ChangeSet
from stormops_desktop.viewmodels.base import Surroundings, ViewModel
from stormops_desktop.viewmodels.fixed_model import FixedTableModel
from stormops_desktop.viewmodels.moments import whole
from stormops_desktop.viewmodels.paged_model import Column
from stormops_desktop.viewmodels.problems import sentence
from sync.contracts.replica import Touched

translate = QCoreApplication.translate


class OutcomesViewModel(ViewModel):
    """A file of outcomes.

    Attributes:
        name: of the file, "" for none. found: what it would change, None before it was looked at.
        rejects: lines that are not taken.

    Signals:
        content_changed: any of them is different.
        told: outcomes were taken; carries the sentence.
    """

    content_changed = Signal()
    told = Signal(str)

    def __init__(self, around: Surroundings, verbs: Nurture, parent: QObject | None = None) -> None:
        super().__init__(around, parent)
        self._verbs = verbs
        self._storm: StormChoice | None = None
        self._text = ""
        self.name = ""
        self.found: OutcomeImport | None = None
        self.rejects = FixedTableModel[RejectedRow](_columns(), self)

    def show_storm(self, storm: StormChoice | None) -> None:
        self._storm = storm
        self.put_away()

    def put_away(self) -> None:
        """No file any more."""
        self.name, self._text, self.found = "", "", None
        self.rejects.show(())
        self.content_changed.emit()

    def look(self, path: str) -> None:
        """What a file would change; nothing is stored."""
        storm = self._storm
        if storm is None:
            return

        def work() -> tuple[str, OutcomeImport]:
            text = Path(path).read_text("utf-8-sig")
            return text, self._verbs.preview_outcomes(storm.storm_id, text)

        self._db(work, lambda found: self._on_looked(storm, Path(path).name, *found), self._on_unread)

    def take(self) -> None:
        """Brings in what was looked at."""
        storm, text = self._storm, self._text
        if storm is None or self.found is None:
            return
        work = partial(self._verbs.import_outcomes, storm.storm_id, text, origin=self)
        self._keep(self._around.runner.save(work, self._on_taken, self._on_unread))

    @property
    def summary(self) -> str:
        """12 rows: 9 to take, 2 known already, 1 not taken."""
        if self.found is None:
            return ""
        return translate(
            "nurture", "{file}: {rows} rows, {new} outcomes to take, {same} known already, {bad} not taken."
        ).format(
            file=self.name, rows=whole(self.found.rows), new=whole(self.found.accepted),
            same=whole(self.found.unchanged), bad=whole(len(self.found.rejected)),
        )  # fmt: skip

    def _on_looked(self, storm: StormChoice, name: str, text: str, found: OutcomeImport) -> None:
        if storm is not self._storm:
            return  # it was looked at under another storm than the one in front
        self.name, self._text, self.found = name, text, found
        self.rejects.show(found.rejected)
        self.content_changed.emit()

    def _on_taken(self, came: OutcomeImport) -> None:
        self.put_away()
        self.told.emit(
            translate("nurture", "{new} outcomes taken, {same} known already, {bad} not taken.").format(
                new=whole(came.accepted), same=whole(came.unchanged), bad=whole(len(came.rejected))
            )
        )
        touched = Touched({"policy_outcomes": set(), "nurture_sequences": set()})
        self._around.bus.announce(ChangeSet("Outcomes taken", touched, self))

    def _on_unread(self, error: Exception) -> None:
        if isinstance(error, OSError | UnicodeDecodeError):
            self.refused.emit(
                translate("nurture", "This file can't be read as UTF-8 text. Save it as CSV and try again.")
            )
        else:
            self.refused.emit(sentence(error))


def _columns() -> tuple[Column[RejectedRow], ...]:
    return (
        Column(translate("nurture", "Line"), lambda one: whole(one.row), numeric=True),
        Column(translate("nurture", "Why it is not taken"), lambda one: one.reason),
    )
