"""Running the checks over a storm's rows, and keeping what they found."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, text

from stormops_desktop.domain.globe import metres_apart
from stormops_desktop.domain.quality.checks import CHECKS, Check
from stormops_desktop.domain.quality.predicates import made_ms, zip_in_state
from stormops_desktop.storage.quality.statements import STATEMENTS, Statement
from stormops_desktop.storage.rows import driver_of

_FUNCTIONS = (("zip_in_state", 2, zip_in_state), ("metres_apart", 4, metres_apart), ("made_ms", 1, made_ms))
_NEWEST = "SELECT code, ran_ms, checked, failing FROM quality_run WHERE storm_id = :storm"
_ROWS = """
SELECT q.row_id, q.entity, q.property_id, q.detail, q.since_ms, p.address, p.city, p.zip_code
FROM quality_row q LEFT JOIN properties p ON p.property_id = q.property_id
WHERE q.storm_id = :storm AND q.code = :code ORDER BY q.row_id LIMIT :limit OFFSET :offset
"""
_MUTES = """
SELECT check_code, max(expires_at) AS until FROM quality_mutes
WHERE (storm_id IS NULL OR storm_id = :storm) AND muted_at <= :now AND expires_at > :now GROUP BY check_code
"""


@dataclass(frozen=True, slots=True)
class StormDays:
    """ISO days between which the storm's losses lie; None when the storm has no time."""

    first: str | None
    last: str | None


def run_checks(
    connection: Connection, storm_id: str, days: StormDays, now_ms: int, checks: Iterable[Check] = CHECKS
) -> None:
    """Runs each check over the storm and keeps the outcome, in a write transaction.

    Rows that fail are listed and left as they are; how long a row has been failing is kept from run to run.
    """
    driver = driver_of(connection)
    for name, arguments, function in _FUNCTIONS:
        driver.create_function(name, arguments, function, deterministic=True)
    asked = {"storm": storm_id, "now": now_ms, "first_day": days.first, "last_day": days.last}
    for check in checks:
        _run_one(connection, check, STATEMENTS[check.code], asked)


def newest_runs(connection: Connection, storm_id: str) -> dict[str, Row[Any]]:
    """The newest run of each check by code: ran_ms, checked, failing."""
    return {row.code: row for row in connection.execute(text(_NEWEST), {"storm": storm_id})}


def failing_rows(
    connection: Connection, storm_id: str, code: str, offset: int, limit: int
) -> Sequence[Row[Any]]:
    """The rows that failed at the newest run, by id."""
    asked = {"storm": storm_id, "code": code, "offset": offset, "limit": limit}
    return connection.execute(text(_ROWS), asked).all()


def mutes(connection: Connection, storm_id: str, now_ms: int) -> dict[str, int]:
    """Until when each muted check is muted, UTC milliseconds."""
    found = connection.execute(text(_MUTES), {"storm": storm_id, "now": now_ms})
    return {row.check_code: row.until for row in found}


def mutes_of(connection: Connection, storm_id: str, code: str, now_ms: int) -> list[str]:
    """Ids of the mutes that hold a check quiet now."""
    found = connection.execute(
        text(
            "SELECT mute_id FROM quality_mutes WHERE (storm_id IS NULL OR storm_id = :storm) "
            "AND check_code = :code AND expires_at > :now"
        ),
        {"storm": storm_id, "code": code, "now": now_ms},
    )
    return list(found.scalars())


def _run_one(connection: Connection, check: Check, said: Statement, asked: dict[str, Any]) -> None:
    place = {"storm": asked["storm"], "code": check.code}
    checked = 0
    found: Sequence[Row[Any]] = ()
    if said.needs is None or _has(connection, *said.needs):
        checked = connection.execute(text(f"SELECT count(*) FROM {said.looks_at}"), asked).scalar_one()
        found = connection.execute(
            text(
                f"SELECT {said.row_id} AS row_id, {said.property_id} AS property_id, {said.detail} AS detail "
                f"FROM {said.looks_at} AND {said.fails}"
            ),
            asked,
        ).all()
    since = text("SELECT row_id, since_ms FROM quality_row WHERE storm_id = :storm AND code = :code")
    known = {row.row_id: row.since_ms for row in connection.execute(since, place)}
    connection.execute(text("DELETE FROM quality_row WHERE storm_id = :storm AND code = :code"), place)
    if found:
        connection.execute(
            text(
                "INSERT OR IGNORE INTO quality_row (storm_id, code, row_id, entity, property_id, detail, "
                "since_ms) VALUES (:storm, :code, :row_id, :entity, :property_id, :detail, :since)"
            ),
            [
                {**place, "row_id": row.row_id, "entity": check.entity, "property_id": row.property_id,
                 "detail": row.detail or "", "since": known.get(row.row_id, asked["now"])}
                for row in found
            ],
        )  # fmt: skip
    kept = connection.execute(
        text("SELECT count(*) FROM quality_row WHERE storm_id = :storm AND code = :code"), place
    ).scalar_one()
    connection.execute(
        text("INSERT OR REPLACE INTO quality_run VALUES (:storm, :code, :now, :checked, :failing)"),
        {**place, "now": asked["now"], "checked": checked, "failing": kept},
    )


def _has(connection: Connection, table: str, columns: tuple[str, ...]) -> bool:
    there = {row[1] for row in connection.exec_driver_sql(f"PRAGMA table_info('{table}')")}
    return set(columns) <= there
