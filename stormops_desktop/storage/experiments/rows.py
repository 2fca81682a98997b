"""Experiments, who is in them, who was contacted and who converted."""

from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import Connection, Row, bindparam, text

from stormops_desktop.storage.rows import keys_json

_DAY_MS = 86_400_000
_LIST = """
SELECT e.*, s.name AS storm_name, s.status AS storm_status, u.display_name,
  (SELECT count(*) FROM experiment_assignments a WHERE a.experiment_id = e.experiment_id) AS houses
FROM experiments e
LEFT JOIN storms s ON s.storm_id = e.storm_id
LEFT JOIN users u ON u.user_id = e.author_id
WHERE {where} ORDER BY e.designed_at DESC, e.experiment_id DESC
"""
_TAKEN = """
SELECT a.property_id FROM experiment_assignments a JOIN experiments e ON e.experiment_id = a.experiment_id
WHERE a.storm_id = :storm AND e.status = 'running'
"""
# A conversion counts from the draw to the end of the window; when the experiment ends, its arms are free.
_CLOSES = f"min(a.assigned_at + e.window_days * {_DAY_MS}, coalesce(e.stopped_at, :now), :now)"
_CONVERTED = f"""
(EXISTS (SELECT 1 FROM policy_outcomes o WHERE o.property_id = a.property_id AND o.storm_id = a.storm_id
   AND o.actual_converted = 1 AND coalesce(o.converted_at, a.assigned_at) BETWEEN a.assigned_at AND {_CLOSES})
 OR EXISTS (SELECT 1 FROM customer_journeys t WHERE t.property_id = a.property_id
   AND t.storm_id = a.storm_id AND t.converted = 1 AND t.timestamp BETWEEN a.assigned_at AND {_CLOSES}))
"""
_VISITED = """
SELECT v.happened_at AS at, 'visit' AS how FROM jobs j JOIN job_events v ON v.job_id = j.job_id
WHERE j.property_id = a.property_id AND j.storm_id = a.storm_id AND v.to_status IN ('on_site', 'completed')
  AND v.happened_at >= a.assigned_at AND (e.stopped_at IS NULL OR v.happened_at <= e.stopped_at)
"""
_WRITTEN_TO = """
SELECT t.timestamp AS at, t.channel AS how FROM customer_journeys t
WHERE t.property_id = a.property_id AND t.storm_id = a.storm_id AND t.direction = 'outbound'
  AND t.timestamp >= a.assigned_at AND (e.stopped_at IS NULL OR t.timestamp <= e.stopped_at)
"""
_FROM = """
FROM experiment_assignments a JOIN experiments e ON e.experiment_id = a.experiment_id
LEFT JOIN properties p ON p.property_id = a.property_id
"""
_HOUSES = f"""
SELECT a.property_id, a.arm, a.stratum, a.assigned_at, p.address, p.zip_code, i.sii,
  {_CONVERTED} AS converted,
  (EXISTS ({_VISITED}) OR EXISTS ({_WRITTEN_TO})) AS contacted
{_FROM}
LEFT JOIN property_impacts i ON i.property_id = a.property_id AND i.storm_id = a.storm_id
WHERE a.experiment_id = :experiment AND (:arm IS NULL OR a.arm = :arm)
GROUP BY a.assignment_id ORDER BY p.address, a.property_id LIMIT :limit OFFSET :offset
"""
_COUNT = (
    "SELECT count(*) FROM experiment_assignments "
    "WHERE experiment_id = :experiment AND (:arm IS NULL OR arm = :arm)"
)
_CONTAMINATED = f"""
SELECT a.property_id, p.address,
  (SELECT how FROM ({_VISITED} UNION ALL {_WRITTEN_TO}) ORDER BY at, how LIMIT 1) AS how,
  (SELECT min(at) FROM ({_VISITED} UNION ALL {_WRITTEN_TO})) AS at
{_FROM}
WHERE a.experiment_id = :experiment AND a.arm = e.control AND (EXISTS ({_VISITED}) OR EXISTS ({_WRITTEN_TO}))
ORDER BY at DESC, a.property_id
"""
_HELD = text(
    "SELECT a.property_id, e.name FROM experiment_assignments a "
    "JOIN experiments e ON e.experiment_id = a.experiment_id "
    "WHERE a.property_id IN (SELECT value FROM json_each(:houses)) AND a.arm = e.control "
    "AND e.status = 'running' AND (:storm IS NULL OR a.storm_id = :storm) ORDER BY e.started_at, e.name"
)
_PLAYS = "SELECT code, name FROM plays ORDER BY name, code"
_KNOWN_PLAYS = text("SELECT code FROM plays WHERE code IN :codes").bindparams(
    bindparam("codes", expanding=True)
)

Rows = Sequence[Row[Any]]


def experiments(connection: Connection, storm_id: str | None) -> Rows:
    """The newest first; of all storms when none is named."""
    asked = _LIST.format(where="(:storm IS NULL OR e.storm_id = :storm)")
    return connection.execute(text(asked), {"storm": storm_id}).all()


def experiment(connection: Connection, experiment_id: str) -> Row[Any] | None:
    """One of them; None when it is not here."""
    asked = _LIST.format(where="e.experiment_id = :experiment")
    return connection.execute(text(asked), {"experiment": experiment_id}).first()


def taken(connection: Connection, storm_id: str) -> frozenset[str]:
    """Houses in a running experiment of the storm."""
    return frozenset(connection.execute(text(_TAKEN), {"storm": storm_id}).scalars())


def houses(
    connection: Connection, experiment_id: str, now: int, *, arm: str | None = None, offset: int = 0,
    limit: int = -1,
) -> Rows:  # fmt: skip
    """Who is in an experiment, by address, with what became of them until now."""
    given = {"experiment": experiment_id, "arm": arm, "now": now, "offset": offset, "limit": limit}
    return connection.execute(text(_HOUSES), given).all()


def count(connection: Connection, experiment_id: str, arm: str | None) -> int:
    """How many houses are in it, or in one of its arms."""
    return int(connection.execute(text(_COUNT), {"experiment": experiment_id, "arm": arm}).scalar_one())


def contaminated(connection: Connection, experiment_id: str) -> Rows:
    """Controls that were visited or written to, the newest first."""
    return connection.execute(text(_CONTAMINATED), {"experiment": experiment_id}).all()


def held_out(connection: Connection, storm_id: str | None, house_ids: Collection[str]) -> dict[str, str]:
    """Of these houses, those in the control of a running experiment, with its name."""
    given = {"houses": keys_json(house_ids), "storm": storm_id}
    return {row.property_id: row.name for row in connection.execute(_HELD, given)}


def plays(connection: Connection) -> Rows:
    """Code and name of every play of the company, by name."""
    return connection.execute(text(_PLAYS)).all()


def known_plays(connection: Connection, codes: Collection[str]) -> frozenset[str]:
    """Those of the codes that are plays of the company."""
    return frozenset(connection.execute(_KNOWN_PLAYS, {"codes": sorted(codes)}).scalars())
