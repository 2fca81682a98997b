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
    Column("scheduled_at", Integer),
    Index("job_list_by_route_order", "storm_id", "route_order"),
    Index("job_list_by_address", "storm_id", "address"),
    Index("job_list_by_zip_code", "storm_id", "zip_code"),
    Index("job_list_by_status", "storm_id", "status_rank"),
    Index("job_list_by_sii", "storm_id", "sii"),
    Index("job_list_by_uplift", "storm_id", "expected_uplift"),
    Index("job_list_by_route", "route_id"),
    Index("job_list_by_appointment", "storm_id", "scheduled_at"),
)
JOB_STALE = Table("job_stale", METADATA, Column("job_id", Text, primary_key=True, nullable=False))
JOB_TEXT_STALE = Table("job_text_stale", METADATA, Column("job_id", Text, primary_key=True, nullable=False))

SEARCH_DDL = (
    "CREATE VIRTUAL TABLE job_search USING fts5(address, zip_code, route_name, notes, content='', "
    "contentless_delete=1, prefix='2 3', tokenize='unicode61 remove_diacritics 2')"
)

_OF_HOUSE = "SELECT job_id FROM jobs WHERE property_id = {row}.property_id"
_OF_ROUTE = "SELECT job_id FROM jobs WHERE route_id = {row}.route_id"
_ITSELF = "SELECT {row}.job_id WHERE {row}.job_id IS NOT NULL"

# Source table -> which jobs become stale when one of its rows ({row} is new or old) changes.
_STALE_BY = {
    "jobs": _ITSELF,
    "properties": _OF_HOUSE,
    "routes": _OF_ROUTE,
    "route_properties": _OF_HOUSE,
    "property_impacts": _OF_HOUSE,
    "lead_uplift": _OF_HOUSE,
    "notes": _ITSELF,
    "job_events": _ITSELF,
    "photos": _ITSELF,
    "claim_intel": _ITSELF,
    "supplements": _ITSELF,
    "claim_payments": _ITSELF,
    "test_squares": _ITSELF,
    "papers": _ITSELF,
    "visit_checks": _ITSELF,
    "job_changes": _ITSELF,
}
# The same for what the search reads, which few changes touch: writing the index anew costs several pages.
_TEXT_STALE_BY = {"properties": _OF_HOUSE, "routes": _OF_ROUTE, "notes": _ITSELF}
_EVENTS = {"INSERT": "new", "UPDATE": "new", "DELETE": "old"}


def trigger_ddl() -> tuple[str, ...]:
    """The statements that make the triggers."""
    return (
        *(
            _trigger(f"{source}_{event.lower()}_stales", f"{event} ON {source}", "job_stale", select, row)
            for source, select in _STALE_BY.items()
            for event, row in _EVENTS.items()
        ),
        *(
            _trigger(
                f"{source}_{event.lower()}_stales_text", f"{event} ON {source}", "job_text_stale", select, row
            )
            for source, select in _TEXT_STALE_BY.items()
            for event, row in _EVENTS.items()
        ),
        _trigger("jobs_insert_stales_text", "INSERT ON jobs", "job_text_stale", _ITSELF, "new"),
        _trigger(
            "jobs_move_stales_text", "UPDATE OF property_id, route_id ON jobs WHEN "
            "(old.property_id, old.route_id) IS NOT (new.property_id, new.route_id)",
            "job_text_stale", _ITSELF, "new",
        ),
    )  # fmt: skip


def _trigger(name: str, when: str, into: str, select: str, row: str) -> str:
    # Not OR IGNORE: inside a trigger the firing statement's own conflict clause would take its place.
    body = f"INSERT INTO {into} {select.format(row=row)} ON CONFLICT DO NOTHING"
    return f"CREATE TRIGGER {name} AFTER {when} BEGIN {body}; END"


_RANK = " ".join(f"WHEN '{status}' THEN {rank}" for rank, status in enumerate(JOB_STATUS))
_NO_ROUTE = "char(0x10FFFF)"  # jobs without a route come after every route's name

# What of a job may be on this machine only. A first sync has no logged op at all, and asks none of them.
_PARTS = tuple(source for source, stale in _STALE_BY.items() if stale is _ITSELF and source != "jobs")
_PART_PENDING = " OR ".join(
    f"EXISTS (SELECT 1 FROM {part} x WHERE x.job_id = j.job_id AND x._pending = 1)" for part in _PARTS
)
_PENDING = f"(j._pending OR (EXISTS (SELECT 1 FROM op_rows) AND ({_PART_PENDING})))"

# An UPDATE rewrites every index that it names a column of, changed or not. So the wide columns are written
# only when one of them differs, and what changes at every tap by a statement of its own.
_WIDE = (
    "storm_id", "property_id", "route_id", "address", "city", "zip_code", "route_name", "sequence",
    "route_order", "sii", "tier", "expected_uplift", "scheduled_at",
)  # fmt: skip
_REBUILD = f"""
INSERT INTO job_list (job_id, {", ".join(_WIDE)}, status, status_rank, outcome, pending)
SELECT j.job_id, j.storm_id, j.property_id, j.route_id, p.address, p.city, p.zip_code,
  r.route_name, rp.sequence_order,
  coalesce(r.route_name, {_NO_ROUTE}) || char(1) || printf('%06d', coalesce(rp.sequence_order, 999999)),
  i.sii, i.tier,
  (SELECT u.expected_uplift FROM lead_uplift u WHERE u.property_id = j.property_id
     AND u.storm_id = j.storm_id ORDER BY u.scored_at DESC LIMIT 1),
  j.scheduled_at,
  j.status, CASE j.status {_RANK} END, j.outcome, {_PENDING}
FROM job_stale s JOIN jobs j USING (job_id)
LEFT JOIN properties p ON p.property_id = j.property_id
LEFT JOIN routes r ON r.route_id = j.route_id
LEFT JOIN route_properties rp ON rp.route_id = j.route_id AND rp.property_id = j.property_id
LEFT JOIN property_impacts i ON i.property_id = j.property_id AND i.storm_id = j.storm_id
WHERE true
ON CONFLICT (job_id) DO UPDATE SET {", ".join(f"{name} = excluded.{name}" for name in _WIDE)}
WHERE ({", ".join(_WIDE)}) IS NOT ({", ".join(f"excluded.{name}" for name in _WIDE)})
"""
_STALE_ONES = "job_id IN (SELECT job_id FROM job_stale)"
_RESTATE = f"""
UPDATE job_list SET (status, status_rank, outcome) =
  (SELECT j.status, CASE j.status {_RANK} END, j.outcome FROM jobs j WHERE j.job_id = job_list.job_id)
WHERE {_STALE_ONES} AND (status, outcome) IS NOT
  (SELECT j.status, j.outcome FROM jobs j WHERE j.job_id = job_list.job_id)
"""
_REMARK = f"""
UPDATE job_list SET pending = (SELECT {_PENDING} FROM jobs j WHERE j.job_id = job_list.job_id)
WHERE {_STALE_ONES} AND pending IS NOT
  (SELECT {_PENDING} FROM jobs j WHERE j.job_id = job_list.job_id)
"""
_GONE = "NOT EXISTS (SELECT 1 FROM jobs j WHERE j.job_id = job_stale.job_id)"
_STEPS = (
    "DELETE FROM job_search WHERE rowid IN "
    f"(SELECT place FROM job_stale JOIN job_list USING (job_id) WHERE {_GONE})",
    f"DELETE FROM job_list WHERE job_id IN (SELECT job_id FROM job_stale WHERE {_GONE})",
    _REBUILD,
    _RESTATE,
    _REMARK,
    "DELETE FROM job_stale",
)
# Into an empty list: what was just inserted needs no second look.
_FIRST_STEPS = (_REBUILD, "DELETE FROM job_stale")
_TEXT_STEPS = (
    "DELETE FROM job_search WHERE rowid IN (SELECT place FROM job_text_stale JOIN job_list USING (job_id))",
    "INSERT INTO job_search (rowid, address, zip_code, route_name, notes) "
    "SELECT place, address, zip_code, route_name, "
    "(SELECT group_concat(body, ' ') FROM notes n WHERE n.job_id = l.job_id) "
    "FROM job_text_stale JOIN job_list l USING (job_id)",
    "DELETE FROM job_text_stale",
)


# Every change of the search index is a small index of its own until they are merged. From this many texts in
# one transaction on, all is merged into one.
BULK_TEXTS = 500
_TIDY_PAGES = 64


def refresh(connection: Connection, *, tidy: bool = False) -> None:
    """Brings the job list and its search index up to date with this transaction's changes.

    Args:
        tidy: there is time to merge what many small changes left in the search index; a save has none.
    """
    if _any(connection, "job_stale"):
        _run(connection, _STEPS if _any(connection, "job_list") else _FIRST_STEPS)
    if _any(connection, "job_text_stale"):
        texts = connection.exec_driver_sql("SELECT count(*) FROM job_text_stale").scalar_one()
        _run(connection, _TEXT_STEPS)
        if tidy:
            tidy_search(connection, thoroughly=texts >= BULK_TEXTS)


def tidy_search(connection: Connection, *, thoroughly: bool) -> None:
    """Merges the parts of the search index: a little of the small ones, or `thoroughly` all into one."""
    if thoroughly:
        connection.exec_driver_sql("INSERT INTO job_search (job_search) VALUES ('optimize')")
    else:
        connection.exec_driver_sql(
            "INSERT INTO job_search (job_search, rank) VALUES ('merge', ?)", (_TIDY_PAGES,)
        )


def _any(connection: Connection, table: str) -> bool:
    return connection.exec_driver_sql(f"SELECT 1 FROM {table} LIMIT 1").first() is not None


def _run(connection: Connection, steps: tuple[str, ...]) -> None:
    for step in steps:
        connection.exec_driver_sql(step)
