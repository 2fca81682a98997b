"""The Jobs table in one place: a derived row a job, kept in step by the transaction that changes its sources.

Triggers on the source tables only note which jobs are stale; `refresh` rebuilds those in one statement just
before the commit. So a page of 100,000 jobs is an index walk, whatever it is sorted by.
"""

from sqlalchemy import REAL, Column, Connection, Index, Integer, Table, Text

from stormops_desktop.storage.schema import METADATA
from sync.contracts.entities.fieldwork import JOB_STATUS

JOB_LIST = Table(
    "job_list",
    METADATA,
    Column("place", Integer, primary_key=True),
    Column("job_id", Text, nullable=False, unique=True),
    Column("storm_id", Text),
    Column("property_id", Text),
    Column("route_id", Text),
    Column("status", Text),
    Column("status_rank", Integer),
    Column("outcome", Text),
    Column("address", Text),
    Column("city", Text),
    Column("zip_code", Text),
    Column("route_name", Text),
    Column("sequence", Integer),
    Column("route_order", Text),
    Column("sii", REAL),
    Column("tier", Text),
    Column("expected_uplift", REAL),
    Column("pending", Integer, nullable=False),
    Index("job_list_by_route_order", "storm_id", "route_order"),
    Index("job_list_by_address", "storm_id", "address"),
    Index("job_list_by_zip_code", "storm_id", "zip_code"),
    Index("job_list_by_status", "storm_id", "status_rank"),
    Index("job_list_by_sii", "storm_id", "sii"),
    Index("job_list_by_uplift", "storm_id", "expected_uplift"),
    Index("job_list_by_route", "route_id"),
)
JOB_STALE = Table("job_stale", METADATA, Column("job_id", Text, primary_key=True, nullable=False))

SEARCH_DDL = (
    "CREATE VIRTUAL TABLE job_search USING fts5(address, zip_code, route_name, notes, content='', "
    "contentless_delete=1, prefix='2 3', tokenize='unicode61 remove_diacritics 2')"
)

# Source table -> which jobs become stale when one of its rows ({row} is new or old) changes.
_STALE_BY = {
    "jobs": "SELECT {row}.job_id WHERE true",
    "properties": "SELECT job_id FROM jobs WHERE property_id = {row}.property_id",
    "routes": "SELECT job_id FROM jobs WHERE route_id = {row}.route_id",
    "route_properties": "SELECT job_id FROM jobs WHERE property_id = {row}.property_id",
    "property_impacts": "SELECT job_id FROM jobs WHERE property_id = {row}.property_id",
    "lead_uplift": "SELECT job_id FROM jobs WHERE property_id = {row}.property_id",
    "notes": "SELECT {row}.job_id WHERE {row}.job_id IS NOT NULL",
    "job_events": "SELECT {row}.job_id WHERE {row}.job_id IS NOT NULL",
}
_EVENTS = {"insert": "new", "update": "new", "delete": "old"}


def trigger_ddl() -> tuple[str, ...]:
    """The statements that make the triggers.

    ON CONFLICT and not INSERT OR IGNORE: an upsert that fires the trigger overrides the latter.
    """
    return tuple(
        f"CREATE TRIGGER {source}_{event}_stales AFTER {event.upper()} ON {source} BEGIN "
        f"INSERT INTO job_stale {select.format(row=row)} ON CONFLICT DO NOTHING; END"
        for source, select in _STALE_BY.items()
        for event, row in _EVENTS.items()
    )


_RANK = " ".join(f"WHEN '{status}' THEN {rank}" for rank, status in enumerate(JOB_STATUS))
_NO_ROUTE = "char(0x10FFFF)"  # jobs without a route come after every route's name

_REBUILD = f"""
INSERT INTO job_list (job_id, storm_id, property_id, route_id, status, status_rank, outcome, address, city,
  zip_code, route_name, sequence, route_order, sii, tier, expected_uplift, pending)
SELECT j.job_id, j.storm_id, j.property_id, j.route_id, j.status, CASE j.status {_RANK} END, j.outcome,
  p.address, p.city, p.zip_code, r.route_name, rp.sequence_order,
  coalesce(r.route_name, {_NO_ROUTE}) || char(1) || printf('%06d', coalesce(rp.sequence_order, 999999)),
  i.sii, i.tier,
  (SELECT u.expected_uplift FROM lead_uplift u WHERE u.property_id = j.property_id
     AND u.storm_id = j.storm_id ORDER BY u.scored_at DESC LIMIT 1),
  j._pending
    OR EXISTS (SELECT 1 FROM notes n WHERE n.job_id = j.job_id AND n._pending = 1)
    OR EXISTS (SELECT 1 FROM job_events e WHERE e.job_id = j.job_id AND e._pending = 1)
FROM job_stale s JOIN jobs j USING (job_id)
LEFT JOIN properties p ON p.property_id = j.property_id
LEFT JOIN routes r ON r.route_id = j.route_id
LEFT JOIN route_properties rp ON rp.route_id = j.route_id AND rp.property_id = j.property_id
LEFT JOIN property_impacts i ON i.property_id = j.property_id AND i.storm_id = j.storm_id
WHERE true
ON CONFLICT (job_id) DO UPDATE SET
  storm_id = excluded.storm_id, property_id = excluded.property_id, route_id = excluded.route_id,
  status = excluded.status, status_rank = excluded.status_rank, outcome = excluded.outcome,
  address = excluded.address, city = excluded.city, zip_code = excluded.zip_code,
  route_name = excluded.route_name, sequence = excluded.sequence, route_order = excluded.route_order,
  sii = excluded.sii, tier = excluded.tier, expected_uplift = excluded.expected_uplift,
  pending = excluded.pending
"""
_STEPS = (
    "DELETE FROM job_search WHERE rowid IN (SELECT place FROM job_list JOIN job_stale USING (job_id))",
    "DELETE FROM job_list WHERE job_id IN "
    "(SELECT job_id FROM job_stale WHERE job_id NOT IN (SELECT job_id FROM jobs))",
    _REBUILD,
    "INSERT INTO job_search (rowid, address, zip_code, route_name, notes) "
    "SELECT place, address, zip_code, route_name, "
    "(SELECT group_concat(body, ' ') FROM notes n WHERE n.job_id = l.job_id) "
    "FROM job_stale JOIN job_list l USING (job_id)",
    "DELETE FROM job_stale",
)


def refresh(connection: Connection) -> None:
    """Brings the job list and its search index up to date with this transaction's changes."""
    if connection.exec_driver_sql("SELECT 1 FROM job_stale LIMIT 1").first() is None:
        return
    for step in _STEPS:
        connection.exec_driver_sql(step)
