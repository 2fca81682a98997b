"""The counts of a score and the rows behind each: now from the kept houses, or as of a past moment."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Row, text

from stormops_desktop.storage.scoring.refreshing import AS_OF, NEVER

_SUMS = {
    "treat_high": "high AND treated",
    "high_uplift": "high",
    "treated": "treated",
    "treat_n": "arm = 'treat'",
    "treat_conversions": "arm = 'treat' AND converted",
    "control_n": "arm = 'control'",
    "control_conversions": "arm = 'control' AND converted",
}
JOB_COUNTS = ("jobs_completed", "jobs_total")

# Houses that somebody has marked as the same as another: their jobs count once, at the house that stays.
_DUPLICATES = """
(SELECT c.property_id FROM contact_preferences c WHERE c.reason = 'duplicate' AND c.channel = 'all'
  AND c.allowed = 0 AND c.recorded_at <= :at AND NOT EXISTS (SELECT 1 FROM contact_preferences n
    WHERE n.property_id = c.property_id AND n.channel = 'all' AND n.recorded_at <= :at
    AND (n.recorded_at, n.preference_id) > (c.recorded_at, c.preference_id)))
"""
_JOBS_NOW = (
    "SELECT coalesce(sum(jobs_completed), 0) AS jobs_completed, coalesce(sum(jobs_total), 0) AS jobs_total "
    "FROM play_count WHERE storm_id = :storm"
)
# A job's status at a moment is where its last effective step had taken it, before the first where that one
# began; ids of jobs tell when they were made, those of imported ones do not.
_STEP = "FROM job_events e WHERE e.job_id = j.job_id AND e.effective = 1"
_JOBS_AT = f"""
SELECT j.job_id, j.property_id, coalesce(
  (SELECT e.to_status {_STEP} AND e.happened_at <= :at ORDER BY e.happened_at DESC, e.event_id DESC LIMIT 1),
  (SELECT e.from_status {_STEP} ORDER BY e.happened_at, e.event_id LIMIT 1), j.status) AS status
FROM jobs j WHERE j.storm_id = :storm AND j.property_id NOT IN {_DUPLICATES}
  AND NOT (substr(j.job_id, 15, 1) = '7' AND substr(j.job_id, 1, 8) || substr(j.job_id, 10, 4) >
    printf('%012x', :at))
"""
_JOBS_LISTED = f"""
SELECT j.job_id, j.property_id, j.status FROM jobs j
WHERE j.storm_id = :storm AND j.property_id NOT IN {_DUPLICATES}
"""
_JOB_IS = {"jobs_completed": "j.status = 'completed'", "jobs_total": "j.status <> 'cancelled'"}
_HOUSE_PAGE = """
SELECT h.property_id, NULL AS job_id, p.address, p.city, p.zip_code, h.uplift, h.decision, h.reason,
  h.outcome AS state
FROM ({houses}) h LEFT JOIN properties p ON p.property_id = h.property_id
WHERE h.storm_id = :storm AND {condition} ORDER BY h.property_id LIMIT :limit OFFSET :offset
"""
_JOB_PAGE = """
SELECT j.property_id, j.job_id, p.address, p.city, p.zip_code, NULL AS uplift, NULL AS decision,
  NULL AS reason, j.status AS state
FROM ({jobs}) j LEFT JOIN properties p ON p.property_id = j.property_id
WHERE {condition} ORDER BY j.job_id LIMIT :limit OFFSET :offset
"""


def house_counts(connection: Connection, storm_id: str, at: int | None = None) -> dict[str, int]:
    """How many houses of each sort; `at` in UTC milliseconds looks into the past, and walks the storm."""
    rows = "play_count" if at is None else f"(SELECT *, 1 AS n FROM ({AS_OF}))"
    sums = ", ".join(
        f"coalesce(sum(n) FILTER (WHERE {condition}), 0) AS {name}" for name, condition in _SUMS.items()
    )
    asked = {"storm": storm_id, "at": NEVER if at is None else at}
    found = connection.execute(text(f"SELECT {sums} FROM {rows} WHERE storm_id = :storm"), asked).one()
    return {name: int(value) for name, value in found._mapping.items()}


def job_counts(connection: Connection, storm_id: str, at: int | None = None) -> dict[str, int]:
    """Completed jobs, and all but the cancelled and those of duplicates."""
    if at is None:
        kept = connection.execute(text(_JOBS_NOW), {"storm": storm_id}).one()
        return {"jobs_completed": int(kept.jobs_completed), "jobs_total": int(kept.jobs_total)}
    sql = f"SELECT status, count(*) AS n FROM ({_JOBS_AT}) GROUP BY status"
    found = connection.execute(text(sql), {"storm": storm_id, "at": at})
    by_status = {row.status: int(row.n) for row in found}
    total = sum(by_status.values()) - by_status.get("cancelled", 0)
    return {"jobs_completed": by_status.get("completed", 0), "jobs_total": total}


def rows_behind(
    connection: Connection, storm_id: str, count: str, offset: int, limit: int, at: int | None = None
) -> Sequence[Row[Any]]:
    """The houses or jobs that one count is made of, by id: as many in all as the count says.

    Raises:
        KeyError: no count of houses or jobs.
    """
    asked = {"storm": storm_id, "at": NEVER if at is None else at, "offset": offset, "limit": limit}
    if count in JOB_COUNTS:
        jobs = _JOBS_LISTED if at is None else _JOBS_AT
        sql = _JOB_PAGE.format(jobs=jobs, condition=_JOB_IS[count])
    else:
        houses = "SELECT * FROM play_house" if at is None else AS_OF
        sql = _HOUSE_PAGE.format(houses=houses, condition=_spelled(_SUMS[count]))
    return connection.execute(text(sql), asked).all()


def history(connection: Connection, storm_id: str, upto: int, limit: int) -> Sequence[Row[Any]]:
    """What was written down of the score up to a moment, the newest first."""
    sql = (
        "SELECT * FROM score_history WHERE storm_id = :storm AND as_of <= :upto "
        "ORDER BY as_of DESC, entry_id DESC LIMIT :limit"
    )
    return connection.execute(text(sql), {"storm": storm_id, "upto": upto, "limit": limit}).all()


def _spelled(condition: str) -> str:
    """The condition as the partial indexes have it."""
    for name in ("high", "treated", "converted"):
        condition = " AND ".join(
            f"h.{name} = 1" if part == name else part for part in condition.split(" AND ")
        )
    return condition.replace("arm = ", "h.arm <> '' AND h.arm = ")
