"""Reading the list: who is on it, who is kept off it, and why."""

from collections.abc import Mapping, Sequence
from typing import Any

from stormops_desktop.domain.nurture.guardrails import MayContact
from stormops_desktop.domain.nurture.sequences import aged
from stormops_desktop.services.errors import NotAllowed, NotFound
from stormops_desktop.services.nurture.guarding import Guardrails
from stormops_desktop.services.nurture.models import NurtureRow, RuleView, StepView, WhyView
from stormops_desktop.services.scoring.current import current_storm
from stormops_desktop.services.workplace import Workplace
from stormops_desktop.storage.nurture import rows
from stormops_desktop.storage.quality.storms import StormSpan
from stormops_desktop.storage.scoring import refreshing

NO_HOUSE = "Nothing was scored or decided for this house in this storm."
OFFICE_ONLY = "The nurture list is worked at the office; this account is a crew's."


class NurtureList:
    """The reading half of `nurture.ports.Nurture`."""

    def __init__(self, work: Workplace) -> None:
        self._work = work

    def opened(self, storm_id: str) -> StormSpan:
        """The storm, with its houses brought up to date.

        Raises:
            NotFound: it is not here. NotAllowed: a crew. StoreTrouble.
        """
        if not self._work.is_office:
            raise NotAllowed(OFFICE_ONLY)
        return current_storm(self._work, storm_id)

    def count(self, storm_id: str, *, hide_busy: bool = False) -> int:
        """Houses listed in all, whatever a page shows."""
        self.opened(storm_id)
        with self._work.reading() as connection:
            return rows.list_count(connection, storm_id, hide_busy=hide_busy)

    def page(
        self, storm_id: str, offset: int, limit: int, *, hide_busy: bool = False
    ) -> Sequence[NurtureRow]:
        """Houses by uplift, then the oldest touch, then id."""
        storm, now = self.opened(storm_id), self._work.office_ms()
        with self._work.reading() as connection:
            found = rows.list_page(connection, storm_id, offset, limit, hide_busy=hide_busy)
        return tuple(_row(row, storm, now) for row in found)

    def due_count(self, storm_id: str) -> int:
        """Listed houses with a step whose time has come."""
        self.opened(storm_id)
        now = self._work.office_ms()
        with self._work.reading() as connection:
            return rows.due_count(connection, storm_id, now)

    def due_page(self, storm_id: str, offset: int, limit: int) -> Sequence[NurtureRow]:
        """They, in the list's order."""
        storm, now = self.opened(storm_id), self._work.office_ms()
        with self._work.reading() as connection:
            found = rows.list_page(connection, storm_id, offset, limit, due=now)
        return tuple(_row(row, storm, now) for row in found)

    def suppressed(self, storm_id: str) -> Mapping[str, int]:
        """Houses that would be listed but for one thing, by that thing."""
        self.opened(storm_id)
        with self._work.reading() as connection:
            return rows.suppressed_counts(connection, storm_id)

    def suppressed_page(self, storm_id: str, reason: str, offset: int, limit: int) -> Sequence[NurtureRow]:
        """The houses behind a number of `suppressed`, by id."""
        storm, now = self.opened(storm_id), self._work.office_ms()
        with self._work.reading() as connection:
            found = rows.suppressed_page(connection, storm_id, reason, offset, limit)
        return tuple(_row(row, storm, now) for row in found)

    def why(self, storm_id: str, property_id: str) -> WhyView:
        """Each rule of the list with what is known of the house.

        Raises:
            NotFound: the storm or the house is not here. NotAllowed, StoreTrouble.
        """
        self.opened(storm_id)
        with self._work.reading() as connection:
            row = rows.house_row(connection, storm_id, property_id)
        if row is None:
            raise NotFound(NO_HOUSE)
        return WhyView(property_id, bool(row.listed), _rules(row))

    def steps(self, storm_id: str, property_id: str) -> Sequence[StepView]:
        """What was ever scheduled for the house in this storm; the guardrails are asked about what is due."""
        now = self._work.office_ms()
        with self._work.reading() as connection:
            found = rows.steps_of(connection, storm_id, property_id)
            guardrails = Guardrails(connection, now, property_id)
        return tuple(_step(row, guardrails, now) for row in found)


def _row(row: Any, storm: StormSpan, now: int) -> NurtureRow:
    ended = storm.end_at or storm.begin_at
    return NurtureRow(
        row.property_id, row.address or "", row.city or "", row.state or "", row.zip_code or "", row.uplift,
        aged(row.uplift, ended, now), row.next_action, row.persona, row.model_version, row.outcome,
        row.last_touch or None, row.job_status, row.next_step_at, bool(row.past_customer),
    )  # fmt: skip


def _step(row: Any, guardrails: Guardrails, now: int) -> StepView:
    due = row.status == "scheduled" and row.scheduled_at <= now
    said = guardrails.check(row.property_id, row.channel) if due else MayContact(allowed=True)
    return StepView(
        row.sequence_id, row.sequence_type, row.round, row.step, row.channel, row.scheduled_at,
        row.status, row.stop_reason, row.consent_basis, said.reason, said.until,
    )  # fmt: skip


def _rules(row: Any) -> tuple[RuleView, ...]:
    decided = f"{row.decision} ({row.reason})" if row.decision else "not decided"
    scored = "not scored" if row.uplift is None else f"expected uplift {row.uplift:.4f}, {row.model_version}"
    above = row.uplift is not None and row.uplift > refreshing.HIGH_UPLIFT
    return (
        RuleView("decision_is_treat", bool(row.treated), decided),
        RuleView("uplift_above_0.15", above, scored),
        RuleView("not_converted", row.outcome != "won", row.outcome),
        RuleView("not_suppressed", not row.suppressed, row.suppressed or "nothing speaks against it"),
    )
