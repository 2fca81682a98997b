"""What comes due at the jobs of a member: their crew's, or everybody's for the office."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Any

from stormops_desktop.domain.claims.deadlines import deadlines
from stormops_desktop.domain.claims.form_entry import is_iso_day
from stormops_desktop.domain.claims.rule_pack import RulePack, pack_of
from stormops_desktop.domain.claims.stages import ClaimStage, read_stage
from stormops_desktop.domain.jobs.reminders import Reminder, ReminderKind, in_order, is_due
from stormops_desktop.domain.zones import zone_named
from stormops_desktop.services.workplace import Workplace
from stormops_desktop.storage import job_queries
from stormops_desktop.storage.jobs import due_rows

DAY_MS = 86_400_000
LOOK_AHEAD_DAYS = 15  # wider than any lead, since days are counted in the house's zone
FACTS = ("date_of_loss", "contract_signed_on", "permit_issued_on")
# A deadline is over with the stage in which what it asks for has been done.
DONE_WITH: dict[str, frozenset[ClaimStage]] = {
    "filing": frozenset(ClaimStage) - {ClaimStage.NONE, ClaimStage.INTENT},
    "depreciation": frozenset({ClaimStage.DEPRECIATION_REQUESTED, ClaimStage.DEPRECIATION_RECEIVED}),
    "permit": frozenset({
        ClaimStage.BUILT, ClaimStage.COC_SIGNED, ClaimStage.DEPRECIATION_REQUESTED,
        ClaimStage.DEPRECIATION_RECEIVED,
    }),
}  # fmt: skip


class ReminderDesk:
    """The list "Do not miss".

    Args:
        packs: rule packs by state; the first one serves houses whose state is not known.
    """

    def __init__(self, work: Workplace, packs: Mapping[str, RulePack]) -> None:
        self._work, self._packs = work, packs

    def reminders(self, storm_id: str | None = None) -> tuple[Reminder, ...]:
        """What comes due, soonest first; of one storm, or of all when none is named."""
        now = self._work.office_ms()
        since, until = now - DAY_MS, now + LOOK_AHEAD_DAYS * DAY_MS
        with self._work.reading() as connection:
            member = self._work.member
            crew = job_queries.crew_of(connection, member.account_id, otherwise=member.crew_id)
            booked = due_rows.appointments(connection, crew, storm_id, since, until)
            met = due_rows.meetings(connection, crew, storm_id, since, until)
            claims = due_rows.dated_claims(connection, crew, storm_id)
        hour, kinds = self._hour, ReminderKind
        found = [
            *(hour(kinds.APPOINTMENT, row, row.scheduled_at, row.time_zone, now) for row in booked),
            *(
                hour(kinds.MEETING, row, row.meeting_at, row.meeting_zone or row.time_zone, now)
                for row in met
            ),
            *(each for row in claims for each in self._days(row, now)),
        ]
        return in_order(each for each in found if each is not None)

    def _hour(self, kind: ReminderKind, row: Any, at: int, zone: str | None, now: int) -> Reminder | None:
        due, today = _day(at, zone), _day(now, zone)
        if not is_due(kind, due, today):
            return None
        left = (due - today).days
        return Reminder(kind, row.job_id, due, left, row.address or "", zone or "UTC", at=at)

    def _days(self, row: Any, now: int) -> Iterator[Reminder]:
        pack = pack_of(self._packs, row.state)
        if pack is None:
            return
        today, stage = _day(now, row.time_zone), read_stage(row.claim_stage)
        facts = {name: _civil(getattr(row, name)) for name in FACTS}
        for each in deadlines(pack, facts, row.carrier or "")[0]:
            over = stage in DONE_WITH.get(each.kind, ())
            if over or not is_due(ReminderKind.DEADLINE, each.due_on, today, each.remind_on):
                continue
            yield Reminder(
                ReminderKind.DEADLINE, row.job_id, each.due_on, (each.due_on - today).days, row.address or "",
                row.time_zone or "UTC", label=each.label, assumed=each.assumed,
            )  # fmt: skip


def _day(at_ms: int, zone: str | None) -> date:
    return datetime.fromtimestamp(at_ms / 1000, zone_named(zone)).date()


def _civil(value: object) -> date | None:
    return date.fromisoformat(str(value)) if is_iso_day(value) else None
