"""Reading storms, the day's stops, the Jobs table and one job."""

from collections.abc import Sequence
from typing import Any

from stormops_desktop.domain.jobs.status import CLOSED, JobStatus, next_steps
from stormops_desktop.services import evidence_words
from stormops_desktop.services.errors import NotFound
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
from stormops_desktop.services.workplace import Workplace
from stormops_desktop.storage import job_queries
from stormops_desktop.storage.job_page import JobPage, job_page
from stormops_desktop.storage.job_queries import JobQuery
from stormops_desktop.storage.sync_queries import tally

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
        return [StormChoice(row.storm_id, row.name, row.status, bool(row.is_sample)) for row in rows]


class JobDesk:
    """`ports.JobReads` on the replica."""

    def __init__(self, work: Workplace) -> None:
        self._work = work

    def today(self) -> TodayView:
        """The member's crew's stops; every crew's for office people."""
        with self._work.reading() as connection:
            member = self._work.member
            crew_id = job_queries.crew_of(connection, member.account_id, otherwise=member.crew_id)
            rows = job_queries.stops_of(connection, crew_id, MOST_STOPS)
            crew = job_queries.crew_name(connection, crew_id) if crew_id else "All crews"
        stops = tuple(_stop(row) for row in rows)
        counted = [stop for stop in stops if stop.status != JobStatus.CANCELLED]
        done = sum(stop.status == JobStatus.COMPLETED for stop in counted)
        routes = tuple(dict.fromkeys(stop.route_name for stop in stops))
        return TodayView(crew or "", routes, stops, done, len(counted))

    def count(self, wanted: JobFilter) -> int:
        with self._work.reading() as connection:
            return job_queries.count(connection, _query(wanted))

    def page(self, wanted: JobFilter, offset: int, limit: int) -> Sequence[JobRow]:
        with self._work.reading() as connection:
            rows = job_queries.page(connection, _query(wanted), offset, limit)
        return [_row(row) for row in rows]

    def detail(self, job_id: str) -> JobDetail:
        """Everything the page of a job shows.

        Raises:
            NotFound: the job is not in this replica (any more).
        """
        with self._work.reading() as connection:
            found = job_page(connection, job_id)
            state = tally(connection).state
        if found is None:
            raise NotFound(GONE)
        return _detail(found, self._work, 0 if state is None else state.cursor)


def _query(wanted: JobFilter) -> JobQuery:
    return JobQuery(
        wanted.storm_id, wanted.text, wanted.statuses, wanted.route_id, wanted.sort.value, wanted.descending
    )


def _row(row: Any) -> JobRow:
    return JobRow(
        job_id=row.job_id, address=row.address or "", city=row.city or "", zip_code=row.zip_code or "",
        route_name=row.route_name or "", sequence=row.sequence, status=row.status, outcome=row.outcome,
        sii=row.sii, tier=row.tier, expected_uplift=row.expected_uplift, pending=bool(row.pending),
    )  # fmt: skip


def _stop(row: Any) -> Stop:
    return Stop(
        job_id=row.job_id, property_id=row.property_id, route_id=row.route_id,
        route_name=row.route_name or "", sequence=row.sequence or 0,
        address=row.address or "", city=row.city or "", zip_code=row.zip_code or "",
        latitude=row.latitude, longitude=row.longitude, status=row.status, outcome=row.outcome, sii=row.sii,
        tier=row.tier, is_synthetic=bool(row.is_synthetic), pending=bool(row.pending),
    )  # fmt: skip


def _detail(page: JobPage, work: Workplace, cursor: int) -> JobDetail:
    job = page.job
    steps = tuple(step.value for step in next_steps(JobStatus(job.status), office=work.is_office))
    closed = JobStatus(job.status) in CLOSED
    return JobDetail(
        row=_row(job), property_id=job.property_id, storm_name=job.storm_name or "",
        zone=job.time_zone or "UTC", route_id=job.route_id, latitude=job.latitude, longitude=job.longitude,
        is_synthetic=bool(job.is_synthetic), is_sample=bool(job.is_sample),
        roof=evidence_words.roof(job), hail=evidence_words.hail(job),
        next_statuses=() if closed else steps, reopen_to=steps if closed else (),
        notes=tuple(_note(row, work.member.account_id) for row in page.notes),
        events=tuple(_event(row) for row in page.events), seen_rev=cursor,
    )  # fmt: skip


def _note(row: Any, me: str) -> NoteView:
    body = None if row.redacted_at is not None else row.body
    author = row.display_name or SOMEBODY
    return NoteView(row.note_id, body, author, row.written_at, bool(row._pending), row.author_id == me)


def _event(row: Any) -> EventView:
    return EventView(
        row.from_status, row.to_status, row.reason, row.display_name or SOMEBODY, row.happened_at,
        bool(row.effective), bool(row._pending),
    )  # fmt: skip
