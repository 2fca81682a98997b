"""Nurture: whom to stay in touch with, why each house is on the list, and scheduling the chosen or all."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication, QObject, Signal

from stormops_desktop.services.models import StormChoice
from stormops_desktop.services.nurture.models import NurtureRow, SchedulePreview
from stormops_desktop.services.nurture.ports import Nurture
from stormops_desktop.services.ports import ChangeSet, Services
from stormops_desktop.viewmodels.about_storm import AboutStorm
from stormops_desktop.viewmodels.base import Load, Surroundings, ViewModel
from stormops_desktop.viewmodels.bus import concerns
from stormops_desktop.viewmodels.moments import day_and_time, whole
from stormops_desktop.viewmodels.nurture.house import HouseViewModel
from stormops_desktop.viewmodels.nurture.listing import DUE, ListQuery, list_columns, places
from stormops_desktop.viewmodels.nurture.outcomes import OutcomesViewModel
from stormops_desktop.viewmodels.nurture.words import suppression_word
from stormops_desktop.viewmodels.paged_model import PagedTableModel
from stormops_desktop.viewmodels.said import say
from sync.contracts.schema import OFFICE

translate = QCoreApplication.translate
MOVERS = (
    "nurture_sequences", "contact_preferences", "policy_outcomes", "policy_decisions_log", "lead_uplift",
    "jobs",
)  # fmt: skip


class NurtureViewModel(AboutStorm, ViewModel):
    """The page Nurture.

    Attributes:
        hide_busy: houses with an open job or steps to come are left out. reason: shows the houses that this
            suppression keeps off, `DUE` those with a step whose time has come, "" the list itself.
        suppressed: houses kept off, by reason. due: houses with a step whose time has come.
        chosen: how many rows are chosen. preview: what scheduling would do, None when not asked.
        house: the house in front. outcomes: a file that came back.

    Signals:
        content_changed: any of them is different, or the list is.
        exported: the list as a file; carries its name and content.
        told: something went well; carries the sentence.
    """

    content_changed = Signal()
    exported = Signal(str, bytes)
    told = Signal(str)

    def __init__(self, around: Surroundings, verbs: Nurture, parent: QObject | None = None) -> None:
        super().__init__(around, parent)
        self._verbs = verbs
        self.storm: StormChoice | None = None
        self.hide_busy, self.reason = False, ""
        self.suppressed: Mapping[str, int] = {}
        self.due = 0
        self._ranges: tuple[tuple[int, int], ...] = ()
        self._shown: ListQuery | None = None
        self._planned: Sequence[str] | None = None
        self.preview: SchedulePreview | None = None
        self.house = HouseViewModel(around, verbs, self)
        self.outcomes = OutcomesViewModel(around, verbs, self)
        self.table = PagedTableModel[NurtureRow](list_columns(self), around.runner, self)
        self.table.broke.connect(self._on_broke)
        self.table.settled.connect(self.content_changed)
        self.saved.connect(self._on_scheduled)
        for part in (self.house, self.outcomes):
            part.refused.connect(self.refused)
            part.told.connect(self.told)

    def show_storm(self, storm: StormChoice | None) -> None:
        self.storm, self.reason, self.preview, self._shown = storm, "", None, None
        self.house.close()
        self.outcomes.show_storm(storm)
        self.reload()

    def reload(self) -> None:
        storm = self.storm
        if storm is None:
            self._set_load(Load.EMPTY)
            return

        def read() -> tuple[Mapping[str, int], int]:
            return self._verbs.suppressed(storm.storm_id), self._verbs.due_count(storm.storm_id)

        self._read(read, lambda found: self._on_counts(*found))

    def hide(self, *, busy: bool) -> None:
        self.hide_busy = busy
        self._show()

    def show_reason(self, reason: str) -> None:
        """The houses that a reason keeps off, or those that are due; "" leads back to the list."""
        self.reason = reason
        self.house.close()
        self._show()

    def explain(self, row: int) -> None:
        """The house of a row: why it is here, and its steps."""
        found = self.table.row(row)
        if found is not None and self.storm is not None:
            self.house.open(self.storm, found)

    def choose(self, ranges: Sequence[tuple[int, int]]) -> None:
        """The chosen rows, as first and last of each run."""
        self._ranges, self.preview = tuple(ranges), None
        self.content_changed.emit()

    @property
    def chosen(self) -> int:
        return sum(last - first + 1 for first, last in self._ranges)

    def other_chosen(self) -> NurtureRow | None:
        """With two houses chosen, the one that is not in front."""
        mine = self.house.row
        pair = [self.table.row(at) for at in places(self._ranges)] if self.chosen == 2 else []
        return next((one for one in pair if one and mine and one.property_id != mine.property_id), None)

    def look(self) -> None:
        """What scheduling the whole list would do; nothing is stored."""
        self._look(lambda: None)

    def look_at_chosen(self) -> None:
        """The same for the chosen houses only."""
        query, ranges = self._query(), self._ranges
        if query is not None and ranges:
            self._look(partial(query.ids, ranges))

    def schedule(self) -> None:
        """Does what was looked at."""
        if self.storm is not None and self.preview is not None:
            self._save(partial(self._verbs.schedule, self.storm.storm_id, self._planned, origin=self))

    def export(self) -> None:
        """The whole list as CSV."""
        storm = self.storm
        if storm is not None:
            self._db(
                partial(self._verbs.export_csv, storm.storm_id),
                lambda text: self.exported.emit("nurture.csv", text.encode("utf-8")),
                self._on_broke,
            )

    @property
    def now(self) -> int:
        return self._around.now()

    @property
    def plan(self) -> str:
        """What the preview says."""
        preview = self.preview
        if preview is None:
            return ""
        said = translate("nurture", "{houses} houses would get {steps} steps.").format(
            houses=whole(preview.houses), steps=whole(preview.steps)
        )
        if preview.first_at is not None and preview.last_at is not None:
            first, last = (day_and_time(at, self.zone) for at in (preview.first_at, preview.last_at))
            said += " " + translate("nurture", "The first {first}, the last {last}.").format(
                first=first, last=last
            )
        skipped = ", ".join(f"{suppression_word(why)} {whole(n)}" for why, n in preview.skipped.items())
        return said + (" " + translate("nurture", "Skipped: {what}.").format(what=skipped) if skipped else "")

    def dispose(self) -> None:
        self.table.cancel()
        self.house.dispose()
        self.outcomes.dispose()
        super().dispose()

    def _query(self) -> ListQuery | None:
        if self.storm is None:
            return None
        kept_off = self.suppressed.get(self.reason, 0)
        return ListQuery(self._verbs, self.storm.storm_id, self.hide_busy, self.reason, kept_off)

    def _show(self) -> None:
        query = self._query()
        if query is None:
            return
        self.preview = None
        if query == self._shown:
            self.table.refresh()
        else:
            self._shown, self._ranges = query, ()
            self.table.show(query)
        self.content_changed.emit()

    def _look(self, whom: Callable[[], Sequence[str] | None]) -> None:
        storm = self.storm
        if storm is None:
            return

        def work() -> tuple[Sequence[str] | None, SchedulePreview]:
            ids = whom()
            return ids, self._verbs.preview(storm.storm_id, ids)

        asked = self._query(), self._ranges
        self._db(work, lambda found: self._on_preview(asked, *found), self._on_broke)

    def _settle(self, storm: StormChoice) -> None:
        """Steps that an answer, a conversion or a refusal has ended are stopped, whoever heard of it."""
        settle = partial(self._verbs.settle, storm.storm_id, origin=self)
        self._keep(self._around.runner.save(settle, self._on_settled, self._on_broke))

    def _on_settled(self, changes: ChangeSet) -> None:
        if changes.touched.rows:
            self.told.emit(say(changes.name))
            self._around.bus.announce(changes)

    def _on_counts(self, suppressed: Mapping[str, int], due: int) -> Load:
        self.suppressed, self.due = suppressed, due
        if self.reason not in (*suppressed, DUE) or (self.reason == DUE and not due):
            self.reason = ""
        self._show()
        if self.storm is not None:
            self._settle(self.storm)
        return Load.READY

    def _on_preview(
        self, asked: tuple[object, object], ids: Sequence[str] | None, preview: SchedulePreview
    ) -> None:
        if asked == (self._query(), self._ranges):  # else the storm, the list or the choice is another by now
            self._planned, self.preview = ids, preview
            self.content_changed.emit()

    def _on_scheduled(self, changes: ChangeSet) -> None:
        self.preview = None
        self.told.emit(say(changes.name))
        self.content_changed.emit()

    def _on_changes(self, changes: ChangeSet) -> None:
        if self.load is not Load.EMPTY and concerns(changes, *MOVERS):
            self.reload()


def nurture_viewmodel(services: Services, around: Surroundings) -> NurtureViewModel | None:
    """None for a crew, and for a session without these use cases."""
    if services.nurture is None or services.member.role not in OFFICE:
        return None
    return NurtureViewModel(around, services.nurture)
