"""Jobs: the storm's jobs as a table that is searched, filtered and sorted by the store."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal

from stormops_desktop.domain.routing.plans.days import date_of
from stormops_desktop.services.models import JobFilter, JobRow, JobSort
from stormops_desktop.services.ports import ChangeSet, JobReads
from stormops_desktop.viewmodels.base import Load, Surroundings, ViewModel
from stormops_desktop.viewmodels.bus import CLAIM, concerns
from stormops_desktop.viewmodels.moments import short_day_and_time
from stormops_desktop.viewmodels.paged_model import Column, PagedTableModel
from stormops_desktop.viewmodels.routes.words import weekday
from stormops_desktop.viewmodels.words import outcome_word, status_word, tier_word

translate = QCoreApplication.translate

TYPING_MS = 150  # a pause in typing that starts the search
TRAIL_EACH_WAY = 50
STATUS_COLUMN, TIER_COLUMN, UPLIFT_COLUMN, APPOINTMENT_COLUMN = 0, 4, 5, 6


@dataclass(frozen=True, slots=True)
class _Query:
    """A filter bound to its reads: what the paged model calls in the database lane."""

    jobs: JobReads
    wanted: JobFilter

    def count(self) -> int:
        return self.jobs.count(self.wanted)

    def page(self, offset: int, limit: int) -> Sequence[JobRow]:
        return self.jobs.page(self.wanted, offset, limit)


class JobsViewModel(ViewModel):
    """The jobs of one storm, or of all.

    Args:
        uplift_known: this person's machine gets the office's figures; without them their column is not shown.

    Attributes:
        wanted: the filter in force.
        model: the window over its rows.
        of_sample: the storm is a sample, made for showing and not for working.
        zone: where the houses are; appointments are said in it.

    Signals:
        wanted_changed: another filter is in force.
    """

    wanted_changed = Signal()

    def __init__(
        self,
        around: Surroundings,
        jobs: JobReads,
        *,
        typing_ms: int = TYPING_MS,
        uplift_known: bool = True,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(around, parent)
        self._jobs = jobs
        self.wanted = JobFilter()
        self.uplift_known = uplift_known
        self.of_sample = False
        self.zone = ""
        self.model = PagedTableModel[JobRow](columns(self._when), around.runner, self)
        self.model.settled.connect(self._on_settled)
        self.model.broke.connect(self._read_failed)
        self._typed = ""
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(typing_ms)
        self._typing.timeout.connect(self._search_typed)

    @property
    def filtered(self) -> bool:
        """Something narrows the table besides the storm."""
        return bool(self.wanted.text or self.wanted.statuses or self.wanted.route_id)

    def reload(self) -> None:
        if self.load is not Load.READY:
            self._set_load(Load.BUSY)
        self.model.show(_Query(self._jobs, self.wanted))

    def show_storm(self, storm_id: str | None, *, sample: bool = False, zone: str = "") -> None:
        self.of_sample, self.zone = sample, zone
        self._want(replace(self.wanted, storm_id=storm_id, route_id=None))

    def search(self, text: str) -> None:
        """Searches once the typing pauses."""
        self._typed = text.strip()
        self._typing.start()

    def toggle_status(self, status: str) -> None:
        chosen = set(self.wanted.statuses) ^ {status}
        self._want(replace(self.wanted, statuses=tuple(sorted(chosen))))

    def sort_by(self, section: int) -> None:
        """The same column again turns the order round."""
        name = self.model.column(section).sort
        if name is None:
            return
        sort = JobSort(name)
        descending = not self.wanted.descending if sort is self.wanted.sort else _largest_first(sort)
        self._want(replace(self.wanted, sort=sort, descending=descending))

    def clear(self) -> None:
        self._typed = ""
        self._typing.stop()
        self._want(replace(self.wanted, text="", statuses=(), route_id=None))

    def trail(self, row: int) -> tuple[str, ...]:
        """Ids of the jobs around a row, in the table's order, as far as they are here."""
        first, last = max(0, row - TRAIL_EACH_WAY), min(self.model.rowCount(), row + TRAIL_EACH_WAY)
        around = (self.model.row(at) for at in range(first, last))
        return tuple(found.job_id for found in around if found is not None)

    def dispose(self) -> None:
        self._typing.stop()
        self.model.cancel()
        super().dispose()

    def _when(self, row: JobRow) -> str:
        if row.scheduled_at is None:
            return ""
        return short_day_and_time(row.scheduled_at, self._around.now(), self.zone)

    def _search_typed(self) -> None:
        self._want(replace(self.wanted, text=self._typed))

    def _want(self, wanted: JobFilter) -> None:
        if wanted != self.wanted:
            self.wanted = wanted
            self.wanted_changed.emit()
            self.reload()

    def _on_changes(self, changes: ChangeSet) -> None:
        if concerns(changes, "jobs", "routes", "route_properties", "notes", "properties", "photos", *CLAIM):
            self.model.refresh()

    def _on_settled(self) -> None:
        self._set_load(Load.READY if self.model.rowCount() else Load.EMPTY)


def columns(when: Callable[[JobRow], str]) -> tuple[Column[JobRow], ...]:
    """The table's columns, in order; `when` says a job's appointment."""
    return (
        Column(translate("jobs", "Status"), _status_text, _status_spoken, JobSort.STATUS),
        Column(translate("jobs", "Address"), lambda row: row.address, sort=JobSort.ADDRESS),
        Column(translate("jobs", "City"), lambda row: row.city),
        Column(translate("jobs", "ZIP"), lambda row: row.zip_code, sort=JobSort.ZIP),
        Column(translate("jobs", "Impact"), _impact_text, _impact_spoken, JobSort.SII),
        Column(translate("jobs", "Expected uplift"), _uplift_text, sort=JobSort.UPLIFT, numeric=True),
        Column(translate("jobs", "Appointment"), when, sort=JobSort.APPOINTMENT),
        Column(translate("jobs", "Route and stop"), _route_text, sort=JobSort.ROUTE_ORDER),
    )


def _largest_first(sort: JobSort) -> bool:
    return sort in (JobSort.SII, JobSort.UPLIFT)


def _status_text(row: JobRow) -> str:
    return outcome_word(row.outcome) if row.outcome else status_word(row.status)


def _status_spoken(row: JobRow) -> str:
    words = _status_text(row)
    if row.needs_you:
        return words + ", " + translate("jobs", "needs you")
    return words + (", " + translate("jobs", "only on this machine") if row.pending else "")


def _impact_text(row: JobRow) -> str:
    if row.sii is None:
        return "–"  # noqa: RUF001 - an en dash, the trade's own mark for "none"
    return f"{row.tier}  {row.sii:.0f}"


def _impact_spoken(row: JobRow) -> str:
    if row.sii is None:
        return tier_word(None)
    return translate("jobs", "{tier}, {sii} of 100").format(tier=tier_word(row.tier), sii=round(row.sii))


def _uplift_text(row: JobRow) -> str:
    return "–" if row.expected_uplift is None else f"{row.expected_uplift * 100:+.1f} %"  # noqa: RUF001


def _route_text(row: JobRow) -> str:
    words = row.route_name
    if row.sequence is not None:
        words = translate("jobs", "{route}, stop {number}").format(route=words, number=row.sequence)
    if row.route_day is None or not words:
        return words
    return f"{words} · {weekday(date_of(row.route_day, row.zone))}"
