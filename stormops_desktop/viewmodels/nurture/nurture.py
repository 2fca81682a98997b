"""Nurture: whom to stay in touch with, why each house is on the list, and scheduling all at once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, Signal

from stormops_desktop.services.models import StormChoice
from stormops_desktop.services.nurture.models import NurtureRow, OutcomeImport, SchedulePreview, WhyView
from stormops_desktop.services.nurture.ports import Nurture
from stormops_desktop.services.ports import ChangeSet, Services
from stormops_desktop.viewmodels.base import Load, Surroundings, ViewModel
from stormops_desktop.viewmodels.bus import concerns
from stormops_desktop.viewmodels.charts.figure import NOTHING, Unit, printed
from stormops_desktop.viewmodels.moments import day_and_time, whole
from stormops_desktop.viewmodels.paged_model import Column, PagedTableModel
from stormops_desktop.viewmodels.problems import sentence
from stormops_desktop.viewmodels.score.words import house_word
from sync.contracts.schema import OFFICE

translate = QCoreApplication.translate
MOVERS = (
    "nurture_sequences", "contact_preferences", "policy_outcomes", "policy_decisions_log", "lead_uplift",
    "jobs",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _List:
    """The list, or the houses that a reason keeps off it."""

    verbs: Nurture
    storm_id: str
    hide_busy: bool
    reason: str
    kept_off: int

    def count(self) -> int:
        return self.kept_off if self.reason else self.verbs.count(self.storm_id, hide_busy=self.hide_busy)

    def page(self, offset: int, limit: int) -> Sequence[NurtureRow]:
        if self.reason:
            return self.verbs.suppressed_page(self.storm_id, self.reason, offset, limit)
        return self.verbs.page(self.storm_id, offset, limit, hide_busy=self.hide_busy)


class NurtureViewModel(ViewModel):
    """The page Nurture.

    Attributes:
        hide_busy: houses with an open job or steps to come are left out. reason: shows the houses that this
            suppression keeps off, "" the list itself. suppressed: houses kept off, by reason.
        why: of the house in front. preview: what scheduling the whole list would do, None when not asked.

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
        self.why: WhyView | None = None
        self.preview: SchedulePreview | None = None
        self.table = PagedTableModel[NurtureRow](self._columns(), around.runner, self)
        self.table.broke.connect(self._on_broke)
        self.table.settled.connect(self.content_changed)
        self.saved.connect(self._on_scheduled)

    def show_storm(self, storm: StormChoice | None) -> None:
        self.storm, self.reason, self.why, self.preview = storm, "", None, None
        self.reload()

    def reload(self) -> None:
        if self.storm is None:
            self._set_load(Load.EMPTY)
        else:
            self._read(partial(self._verbs.suppressed, self.storm.storm_id), self._on_suppressed)

    def hide(self, *, busy: bool) -> None:
        self.hide_busy, self.preview = busy, None
        self._show()

    def show_reason(self, reason: str) -> None:
        """The houses that a reason keeps off; "" leads back to the list."""
        self.reason, self.why, self.preview = reason, None, None
        self._show()

    def explain(self, row: int) -> None:
        """Why the house of a row is here."""
        house = self.table.row(row)
        if house is not None and self.storm is not None:
            self._db(
                partial(self._verbs.why, self.storm.storm_id, house.property_id), self._on_why, self._on_broke
            )

    def look(self) -> None:
        """What scheduling the whole list would do; nothing is stored."""
        if self.storm is not None:
            self._db(partial(self._verbs.preview, self.storm.storm_id), self._on_preview, self._on_broke)

    def schedule(self) -> None:
        """Steps for every house of the list that may be contacted."""
        if self.storm is not None:
            self._save(partial(self._verbs.schedule, self.storm.storm_id, origin=self))

    def export(self) -> None:
        """The whole list as CSV."""
        storm = self.storm
        if storm is not None:
            self._db(
                partial(self._verbs.export_csv, storm.storm_id),
                lambda text: self.exported.emit("nurture.csv", text.encode("utf-8")),
                self._on_broke,
            )

    def import_outcomes(self, path: str) -> None:
        """Outcomes by property_id; the same file twice changes nothing."""
        storm = self.storm
        if storm is None:
            return

        def work() -> OutcomeImport:
            text = Path(path).read_text("utf-8-sig")
            return self._verbs.import_outcomes(storm.storm_id, text, origin=self)

        self._keep(self._around.runner.save(work, self._on_imported, self._on_unread))

    @property
    def zone(self) -> str:
        return self.storm.zone if self.storm else ""

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
        super().dispose()

    def _show(self) -> None:
        if self.storm is not None:
            kept_off = self.suppressed.get(self.reason, 0)
            self.table.show(_List(self._verbs, self.storm.storm_id, self.hide_busy, self.reason, kept_off))
            self.content_changed.emit()

    def _on_suppressed(self, suppressed: Mapping[str, int]) -> Load:
        self.suppressed = suppressed
        if self.reason not in suppressed:
            self.reason = ""
        self._show()
        return Load.READY

    def _on_why(self, why: WhyView) -> None:
        self.why = why
        self.content_changed.emit()

    def _on_preview(self, preview: SchedulePreview) -> None:
        self.preview = preview
        self.content_changed.emit()

    def _on_scheduled(self, changes: ChangeSet) -> None:
        self.preview = None
        self.told.emit(changes.name)
        self.content_changed.emit()

    def _on_imported(self, came: OutcomeImport) -> None:
        said = translate(
            "nurture", "{rows} outcomes: {new} taken, {same} unchanged, {bad} not taken."
        ).format(
            rows=whole(came.rows), new=whole(came.accepted), same=whole(came.unchanged),
            bad=whole(len(came.rejected)),
        )  # fmt: skip
        reasons = " ".join(
            translate("nurture", "Line {row}: {why}").format(row=one.row, why=one.reason)
            for one in came.rejected[:3]
        )
        self.told.emit(f"{said} {reasons}".strip())
        self.reload()

    def _on_unread(self, error: Exception) -> None:
        if isinstance(error, OSError | UnicodeDecodeError):
            self.refused.emit(
                translate("nurture", "This file can't be read as UTF-8 text. Save it as CSV and try again.")
            )
        else:
            self._on_broke(error)

    def _on_broke(self, error: Exception) -> None:
        self.refused.emit(sentence(error))

    def _on_changes(self, changes: ChangeSet) -> None:
        if self.load is not Load.EMPTY and concerns(changes, *MOVERS):
            self.reload()

    def _columns(self) -> tuple[Column[NurtureRow], ...]:
        return (
            Column(translate("nurture", "Address"), lambda one: f"{one.address}, {one.city}"),
            Column(
                translate("nurture", "Uplift"),
                lambda one: printed(one.expected_uplift, Unit.PART),
                numeric=True,
            ),
            Column(translate("nurture", "Outcome"), lambda one: house_word(one.outcome)),
            Column(translate("nurture", "Last touch"), lambda one: self._when(one.last_touch)),
            Column(translate("nurture", "Next step"), lambda one: self._when(one.next_step_at)),
        )

    def _when(self, at: int | None) -> str:
        return NOTHING if at is None else day_and_time(at, self.zone)


def nurture_viewmodel(services: Services, around: Surroundings) -> NurtureViewModel | None:
    """None for a crew, and for a session without these use cases."""
    if services.nurture is None or services.member.role not in OFFICE:
        return None
    return NurtureViewModel(around, services.nurture)


def suppression_word(reason: str) -> str:
    """A reason that keeps a house off the list, in words."""
    return translate("nurture", reason.replace("_", " ").capitalize())
