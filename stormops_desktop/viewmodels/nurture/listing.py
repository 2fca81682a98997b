"""The nurture list as a table: its queries, its columns, and the ids of chosen rows that nobody has seen."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QCoreApplication

from stormops_desktop.services.nurture.models import NurtureRow
from stormops_desktop.services.nurture.ports import Nurture
from stormops_desktop.viewmodels.charts.figure import NOTHING, Unit, printed
from stormops_desktop.viewmodels.moments import short_day_and_time
from stormops_desktop.viewmodels.nurture.words import action_word
from stormops_desktop.viewmodels.paged_model import Column
from stormops_desktop.viewmodels.score.words import house_word
from stormops_desktop.viewmodels.words import status_word

translate = QCoreApplication.translate
DUE = "due"
AT_ONCE = 1_000


@dataclass(frozen=True, slots=True)
class ListQuery:
    """The list, those that are due, or the houses that a reason keeps off it."""

    verbs: Nurture
    storm_id: str
    hide_busy: bool
    reason: str
    kept_off: int

    def count(self) -> int:
        if self.reason == DUE:
            return self.verbs.due_count(self.storm_id)
        return self.kept_off if self.reason else self.verbs.count(self.storm_id, hide_busy=self.hide_busy)

    def page(self, offset: int, limit: int) -> Sequence[NurtureRow]:
        if self.reason == DUE:
            return self.verbs.due_page(self.storm_id, offset, limit)
        if self.reason:
            return self.verbs.suppressed_page(self.storm_id, self.reason, offset, limit)
        return self.verbs.page(self.storm_id, offset, limit, hide_busy=self.hide_busy)

    def ids(self, ranges: Iterable[tuple[int, int]]) -> list[str]:
        """The houses of these rows, also of those that were never shown."""
        found: list[str] = []
        for first, last in ranges:
            for offset in range(first, last + 1, AT_ONCE):
                rows = self.page(offset, min(AT_ONCE, last + 1 - offset))
                found += [row.property_id for row in rows]
        return found


def places(ranges: Iterable[tuple[int, int]]) -> list[int]:
    """The rows of these runs, one by one."""
    return [at for first, last in ranges for at in range(first, last + 1)]


class Zoned(Protocol):
    """Where the houses' clock is known, and what it says."""

    @property
    def zone(self) -> str: ...
    @property
    def now(self) -> int: ...


def list_columns(owner: Zoned) -> tuple[Column[NurtureRow], ...]:
    def when(at: int | None) -> str:
        return NOTHING if at is None else short_day_and_time(at, owner.now, owner.zone)

    return (
        Column(translate("nurture", "Address"), lambda one: f"{one.address}, {one.city}"),
        Column(
            translate("nurture", "Uplift"), lambda one: printed(one.expected_uplift, Unit.PART), numeric=True
        ),
        Column(translate("nurture", "Next best"), lambda one: action_word(one.next_best_action) or NOTHING),
        Column(translate("nurture", "Stands"), _stands),
        Column(translate("nurture", "Next step"), lambda one: when(one.next_step_at)),
    )


def _stands(row: NurtureRow) -> str:
    """The outcome, the visit, and an older contract."""
    said = [house_word(row.outcome)]
    if row.job_status:
        said.append(translate("nurture", "Visit: {status}").format(status=status_word(row.job_status)))
    if row.past_customer:
        said.append(translate("nurture", "Past customer"))
    return ", ".join(said)
