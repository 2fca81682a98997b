"""Everything the page of one job shows, read in one view of the file."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, text

from stormops_desktop.storage.jobs.history_rows import HistoryRows, history_rows

_JOB = """
SELECT l.*, j.completed_at, j.priority, j._pending AS job_pending, r.planned_start AS route_day,
  t.windows, t.arrive_at, coalesce(t.service_min, j.service_min) AS service_min,
  s.name AS storm_name, s.time_zone, s.is_sample, p.latitude, p.longitude, p.is_synthetic,
  f.material, f.age_years, f.stories, f.layers,
  i.hail_in, i.hail_confidence, i.hail_distance_mi, i.gust_mph, i.gust_distance_mi, i.threshold_in,
  i.material_assumed, i.sii_version, h.source AS hail_source,
  h.measured AS hail_measured, h.place AS hail_place,
  g.source AS gust_source,
  (SELECT count(*) FROM photos WHERE photos.job_id = l.job_id) AS photo_count
FROM job_list l JOIN jobs j ON j.job_id = l.job_id
LEFT JOIN storms s ON s.storm_id = l.storm_id
LEFT JOIN routes r ON r.route_id = l.route_id
LEFT JOIN route_properties t ON t.route_id = l.route_id AND t.property_id = l.property_id
LEFT JOIN properties p ON p.property_id = l.property_id
LEFT JOIN roofs f ON f.property_id = l.property_id
LEFT JOIN property_impacts i ON i.property_id = l.property_id AND i.storm_id = l.storm_id
LEFT JOIN storm_reports h ON h.report_id = i.hail_report_id
LEFT JOIN storm_reports g ON g.report_id = i.gust_report_id
WHERE l.job_id = :job
"""
_NOTES = """
SELECT n.note_id, n.body, n.author_id, n.written_at, n.redacted_at, n.supersedes, n._pending, u.display_name
FROM notes n LEFT JOIN users u ON u.user_id = n.author_id
WHERE n.job_id = :job ORDER BY n.written_at, n.note_id
"""
_EVENTS = """
SELECT e.*, u.display_name FROM job_events e LEFT JOIN users u ON u.user_id = e.actor_id
WHERE e.job_id = :job ORDER BY e.happened_at, e.event_id
"""


@dataclass(frozen=True, slots=True)
class JobPage:
    """The job with what is known of its house, its notes (superseded ones too), its past, oldest first."""

    job: Row[Any]
    notes: Sequence[Row[Any]]
    events: Sequence[Row[Any]]
    rest: HistoryRows


def job_page(connection: Connection, job_id: str) -> JobPage | None:
    """None when the job is not in this replica."""
    job = connection.execute(text(_JOB), {"job": job_id}).first()
    if job is None:
        return None
    notes = connection.execute(text(_NOTES), {"job": job_id}).all()
    events = connection.execute(text(_EVENTS), {"job": job_id}).all()
    return JobPage(job, notes, events, history_rows(connection, job_id))


def brief(connection: Connection, job_id: str) -> Row[Any] | None:
    """What a verb needs to know of a job: status, outcome, address."""
    question = (
        "SELECT j.job_id, j.status, j.outcome, j.outcome_reason, j.property_id, j.storm_id, l.address "
        "FROM jobs j LEFT JOIN job_list l ON l.job_id = j.job_id WHERE j.job_id = :job"
    )
    return connection.execute(text(question), {"job": job_id}).first()


def note_brief(connection: Connection, note_id: str) -> Row[Any] | None:
    """What a verb needs to know of a note."""
    question = (
        "SELECT n.note_id, n.job_id, n.author_id, n.body, n.redacted_at, l.address "
        "FROM notes n LEFT JOIN job_list l ON l.job_id = n.job_id WHERE n.note_id = :note"
    )
    return connection.execute(text(question), {"note": note_id}).first()
