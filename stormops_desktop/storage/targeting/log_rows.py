"""The decision log and the runs that wrote it, page by page."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, text

_STORM = "SELECT storm_id, name, status, is_sample FROM storms WHERE storm_id = :storm"
_RUNS = """
SELECT r.*, u.display_name FROM policy_runs r LEFT JOIN users u ON u.user_id = r.author_id
WHERE r.storm_id = :storm ORDER BY r.decided_at DESC, r.policy_run_id DESC
"""
_MODES = (
    "SELECT policy_mode FROM policy_runs WHERE storm_id = :storm "
    "UNION SELECT policy_mode FROM (SELECT policy_mode FROM policy_decisions_log "
    "WHERE storm_id = :storm ORDER BY decided_at DESC LIMIT 1)"
)
_LAST_MODE = (
    "SELECT policy_mode FROM policy_decisions_log WHERE storm_id = :storm "
    "ORDER BY decided_at DESC, decision_id DESC LIMIT 1"
)
_NEWER = (
    "NOT EXISTS (SELECT 1 FROM policy_decisions_log n WHERE n.storm_id = d.storm_id "
    "AND n.property_id = d.property_id AND (n.decided_at > d.decided_at "
    "OR (n.decided_at = d.decided_at AND n.decision_id > d.decision_id)))"
)
_LIKE = "(p.address LIKE :text ESCAPE '\\' OR p.zip_code LIKE :text ESCAPE '\\')"


@dataclass(frozen=True, slots=True)
class LogQuery:
    """Which lines; None and "" for any."""

    storm_id: str
    decision: str | None = None
    reason: str | None = None
    property_id: str | None = None
    policy_run_id: str | None = None
    text: str = ""
    current: bool = True


def storm_row(connection: Connection, storm_id: str) -> Row[Any] | None:
    """Name and status of a storm."""
    return connection.execute(text(_STORM), {"storm": storm_id}).first()


def runs(connection: Connection, storm_id: str) -> Sequence[Row[Any]]:
    """Runs of a storm, the newest first."""
    return connection.execute(text(_RUNS), {"storm": storm_id}).all()


def modes_used(connection: Connection, storm_id: str) -> frozenset[str]:
    """Modes by which the storm has been decided."""
    return frozenset(connection.execute(text(_MODES), {"storm": storm_id}).scalars())


def last_decided(connection: Connection, storm_id: str) -> int:
    """When the newest decision was made, UTC milliseconds; 0 before the first."""
    asked = text("SELECT max(decided_at) FROM policy_decisions_log WHERE storm_id = :storm")
    return int(connection.execute(asked, {"storm": storm_id}).scalar() or 0)


def last_mode(connection: Connection, storm_id: str) -> str | None:
    """The mode of the newest decision."""
    found: str | None = connection.execute(text(_LAST_MODE), {"storm": storm_id}).scalar()
    return found


def count(connection: Connection, wanted: LogQuery) -> int:
    """How many lines."""
    where, given = _where(wanted)
    joined = "LEFT JOIN properties p ON p.property_id = d.property_id" if wanted.text else ""
    asked = text(f"SELECT count(*) FROM policy_decisions_log d {joined} WHERE {where}")
    return int(connection.execute(asked, given).scalar_one())


def page(connection: Connection, wanted: LogQuery, offset: int, limit: int) -> Sequence[Row[Any]]:
    """Lines, the newest first."""
    where, given = _where(wanted)
    asked = text(
        "SELECT d.*, p.address, p.zip_code, y.name AS play_name FROM policy_decisions_log d "
        "LEFT JOIN properties p ON p.property_id = d.property_id "
        f"LEFT JOIN plays y ON y.play_id = d.play_id WHERE {where} "
        "ORDER BY d.decided_at DESC, d.decision_id DESC LIMIT :limit OFFSET :offset"
    )
    return connection.execute(asked, {**given, "limit": limit, "offset": offset}).all()


def _where(wanted: LogQuery) -> tuple[str, dict[str, Any]]:
    parts, given = ["d.storm_id = :storm"], {"storm": wanted.storm_id}
    for name in ("decision", "reason", "property_id", "policy_run_id"):
        value = getattr(wanted, name)
        if value is not None:
            parts.append(f"d.{name} = :{name}")
            given[name] = value
    if wanted.text:
        plain = wanted.text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
        parts.append(_LIKE)
        given["text"] = f"%{plain}%"
    if wanted.current:
        parts.append(_NEWER)
    return " AND ".join(parts), given
