"""Reading storms, the day's stops, the Jobs table and one job."""

from collections.abc import Collection, Container, Mapping, Sequence
from dataclasses import replace
from typing import Any

from stormops_desktop.domain.jobs.status import CLOSED, JobStatus, next_steps
from stormops_desktop.domain.routing.crew_day import When
from stormops_desktop.domain.said import Said
from stormops_desktop.services import evidence_words
from stormops_desktop.services.errors import NotFound
from stormops_desktop.services.experiments.door import held_out
from stormops_desktop.services.experiments.models import HeldOut
from stormops_desktop.services.identity.household import household
from stormops_desktop.services.jobs.timeline import timeline
from stormops_desktop.services.models import (
    EventView,
    JobDetail,
    JobFilter,
    JobRow,
    NoteView,
    Stop,
    StormChoice,
    TodayView,
)
from stormops_desktop.services.nurture.guarding import left_alone
from stormops_desktop.services.routing.asked_visits import door_ask
from stormops_desktop.services.routing.crew_days import day_of_crew
from stormops_desktop.services.routing.driven import in_driven_order
from stormops_desktop.services.words import what_was_done
from stormops_desktop.services.workplace import Workplace
from stormops_desktop.storage import job_queries
from stormops_desktop.storage.job_page import JobPage, job_page
from stormops_desktop.storage.job_queries import JobQuery
from stormops_desktop.storage.routing.crew_days import start_of
from stormops_desktop.storage.sync_queries import contested_jobs, tally
from sync.contracts.ops import Op

MOST_STOPS = 2_000
GONE = "This job is not on this computer any more. It may have gone to another crew; sync to see."
SOMEBODY = "Somebody"


class StormDesk:
    """`ports.StormReads` on the replica."""

    def __init__(self, work: Workplace) -> None:
        self._work = work

    def storms(self) -> Sequence[StormChoice]:
        with self._work.reading() as connection:
            rows = job_queries.storms(connection)
        return [
            StormChoice(row.storm_id, row.name, row.status, bool(row.is_sample), row.time_zone or "")
            for row in rows
        ]


class JobDesk:
    """`ports.JobReads` on the replica."""

    def __init__(self, work: Workplace) -> None:
        self._work = work

    def today(self, storm_id: str | None = None, opened: Collection[str] = ()) -> TodayView:
        """The member's crew's stops of this day, as `ports.JobReads` says; every crew's for the office."""
        now, member = self._work.office_ms(), self._work.member
        with self._work.reading() as connection:
            crew_id = job_queries.crew_of(connection, member.account_id, otherwise=member.crew_id)
            day = day_of_crew(connection, crew_id, storm_id, now, opened)
            rows = job_queries.stops_of(connection, crew_id, MOST_STOPS, storm_id, day.shown.keys())
            crew = job_queries.crew_name(connection, crew_id) if crew_id else Said("All crews")
            start = start_of(connection, crew_id) if crew_id else None
            stops = self._stops(connection, rows, storm_id, now, day.shown)
        counted = [stop for stop in stops if stop.status != JobStatus.CANCELLED]
        done = sum(stop.status == JobStatus.COMPLETED for stop in counted)
        routes = tuple(dict.fromkeys(stop.route_name for stop in stops))
        return TodayView(crew or "", routes, stops, done, len(counted), day.later, day.ahead, start)

    def every_day(self) -> Sequence[Stop]:
        """The member's crew's stops of all storms and all days, by route; every crew's for the office."""
        now, member = self._work.office_ms(), self._work.member
        with self._work.reading() as connection:
            crew_id = job_queries.crew_of(connection, member.account_id, otherwise=member.crew_id)
            rows = job_queries.stops_of(connection, crew_id, MOST_STOPS)
            return self._stops(connection, rows, None, now, {})

    def _stops(
        self, connection: Any, rows: Sequence[Any], storm_id: str | None, now_ms: int,
        shown: Mapping[str, When],
    ) -> tuple[Stop, ...]:  # fmt: skip
        """As they are driven; routes in the order of `shown`, others behind them as they come."""
        contested = contested_jobs(connection)
        houses = {row.property_id for row in rows}
        held = left_alone(connection, houses, now_ms)
        held |= held_out(connection, self._work.member.tenant_id, storm_id, houses)
        place = {route_id: at for at, route_id in enumerate(shown)}
        made = [_stop(row, contested, held, shown.get(row.route_id)) for row in rows]
        made.sort(key=lambda stop: place.get(stop.route_id, len(place)))
        return in_driven_order(connection, made, storm_id)

    def count(self, wanted: JobFilter) -> int:
        with self._work.reading() as connection:
            return job_queries.count(connection, _query(wanted))

    def page(self, wanted: JobFilter, offset: int, limit: int) -> Sequence[JobRow]:
        with self._work.reading() as connection:
            rows = job_queries.page(connection, _query(wanted), offset, limit)
            contested = contested_jobs(connection)
        return [_row(row, contested) for row in rows]

    def detail(self, job_id: str) -> JobDetail:
        """Everything the page of a job shows.

        Raises:
            NotFound: the job is not in this replica (any more).
        """
        now = self._work.office_ms()
        with self._work.reading() as connection:
            found = job_page(connection, job_id)
            state = tally(connection).state
            contested = contested_jobs(connection)
            house = [] if found is None else [found.job.property_id]
            held = left_alone(connection, house, now)
            held |= held_out(connection, self._work.member.tenant_id, None, house)
            people = [household(connection, one, now) for one in house]
        if found is None:
            raise NotFound(GONE)
        detail = _detail(found, self._work, contested, 0 if state is None else state.cursor, held)
        return replace(detail, household=people[0])


def _query(wanted: JobFilter) -> JobQuery:
    return JobQuery(
        wanted.storm_id, wanted.text, wanted.statuses, wanted.route_id, wanted.sort.value, wanted.descending
    )


def _row(row: Any, contested: Container[str]) -> JobRow:
    return JobRow(
        job_id=row.job_id, address=row.address or "", city=row.city or "", zip_code=row.zip_code or "",
        route_name=row.route_name or "", sequence=row.sequence, status=row.status, outcome=row.outcome,
        sii=row.sii, tier=row.tier, expected_uplift=row.expected_uplift, pending=bool(row.pending),
        needs_you=row.job_id in contested, scheduled_at=row.scheduled_at, route_day=row.route_day,
        zone=row.time_zone or "",
    )  # fmt: skip


def _stop(
    row: Any, contested: Container[str], held: Mapping[str, HeldOut], when: When | None
) -> Stop:  # fmt: skip
    kept = held.get(row.property_id) if row.status not in CLOSED else None
    return Stop(
        job_id=row.job_id, property_id=row.property_id, route_id=row.route_id,
        route_name=row.route_name or "", sequence=row.sequence or 0,
        address=row.address or "", city=row.city or "", zip_code=row.zip_code or "",
        latitude=row.latitude, longitude=row.longitude, status=row.status, outcome=row.outcome, sii=row.sii,
        tier=row.tier, is_synthetic=bool(row.is_synthetic), pending=bool(row.pending),
        needs_you=row.job_id in contested, scheduled_at=row.scheduled_at,
        held_out=kept.said if kept else "", route_when=when or "", route_day=row.route_day,
        closed_at=row.closed_at, asked=door_ask(row),
    )  # fmt: skip


def _detail(
    page: JobPage, work: Workplace, contested: Mapping[str, Sequence[Op]], cursor: int,
    held: Mapping[str, HeldOut],
) -> JobDetail:  # fmt: skip
    job = page.job
    steps = tuple(step.value for step in next_steps(JobStatus(job.status), office=work.is_office))
    closed = JobStatus(job.status) in CLOSED
    kept = None if closed else held.get(job.property_id)
    return JobDetail(
        row=_row(job, contested), property_id=job.property_id, storm_name=job.storm_name or "",
        zone=job.time_zone or "", route_id=job.route_id, latitude=job.latitude, longitude=job.longitude,
        is_synthetic=bool(job.is_synthetic), is_sample=bool(job.is_sample),
        roof=evidence_words.roof(job), hail=evidence_words.hail(job),
        next_statuses=() if closed else steps, reopen_to=steps if closed else (),
        notes=_notes(page.notes, work.member.account_id),
        events=tuple(_event(row) for row in page.events), seen_rev=cursor,
        scheduled_at=job.scheduled_at, completed_at=job.completed_at, photo_count=job.photo_count,
        timeline=timeline(page, contested.get(job.job_id, ()), work.member.display_name),
        untaken=tuple(dict.fromkeys(what_was_done(op) for op in contested.get(job.job_id, ()))),
        held_out=kept.said if kept else "", asked=door_ask(job),
    )  # fmt: skip


def _notes(rows: Sequence[Any], me: str) -> tuple[NoteView, ...]:
    """The notes that stand, oldest first, each with those it stands in for."""
    by_id = {row.note_id: row for row in rows}
    replaced = {row.supersedes for row in rows} & by_id.keys()
    return tuple(_note(row, me, _earlier(row, by_id)) for row in rows if row.note_id not in replaced)


def _earlier(row: Any, by_id: Mapping[str, Any]) -> list[Any]:
    """The notes that a note stands in for, the latest first; a circle ends it."""
    found: list[Any] = []
    while (row := by_id.get(row.supersedes)) is not None and row not in found:
        found.append(row)
    return found


def _note(row: Any, me: str, earlier: Sequence[Any] = ()) -> NoteView:
    body = None if row.redacted_at is not None else row.body
    return NoteView(
        row.note_id, body, row.display_name or SOMEBODY, row.written_at, bool(row._pending),
        row.author_id == me, row.redacted_at, tuple(_note(each, me) for each in earlier),
    )  # fmt: skip


def _event(row: Any) -> EventView:
    return EventView(
        row.from_status, row.to_status, row.reason, row.display_name or SOMEBODY, row.happened_at,
        bool(row.effective), bool(row._pending),
    )  # fmt: skip
