"""What a storm's attribution is computed of, and the runs that were kept of it."""

from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import Connection, Row, text

from stormops_desktop.storage.rows import keys_json

_DAY_MS = 86_400_000
_TOUCHES = text("""
SELECT j.property_id, j.channel, j.timestamp, j.play_id, j.converted, j.conversion_value_cents,
  j.source_event_id, p.zip_code, j.channel_original, j.direction, j.outcome
FROM customer_journeys j LEFT JOIN properties p ON p.property_id = j.property_id
WHERE j.storm_id = :storm AND j.timestamp <= :at AND (:house IS NULL OR j.property_id = :house)
""")
# By intention to treat, from the draw to the end of the window or of the experiment, as the centre counts.
_CLOSES = f"min(a.assigned_at + e.window_days * {_DAY_MS}, coalesce(e.stopped_at, :at), :at)"
_ARMS = text(f"""
SELECT e.experiment_id, e.name, e.arms, e.control, a.arm, count(*) AS n,
  sum(EXISTS (SELECT 1 FROM policy_outcomes o WHERE o.property_id = a.property_id AND o.storm_id = :storm
      AND o.actual_converted = 1
      AND coalesce(o.converted_at, a.assigned_at) BETWEEN a.assigned_at AND {_CLOSES})
    OR EXISTS (SELECT 1 FROM customer_journeys t WHERE t.property_id = a.property_id AND t.storm_id = :storm
      AND t.converted = 1 AND t.timestamp BETWEEN a.assigned_at AND {_CLOSES})) AS won
FROM experiments e JOIN experiment_assignments a ON a.experiment_id = e.experiment_id
WHERE e.storm_id = :storm AND e.status IN ('running', 'completed')
GROUP BY e.experiment_id, a.arm
""")
_PLAYS = text("SELECT play_id, code, name FROM plays")
_RUNS = text("""
SELECT r.*, u.display_name FROM attribution_runs r LEFT JOIN users u ON u.user_id = r.computed_by
WHERE r.storm_id = :storm ORDER BY r.computed_at DESC, r.attribution_run_id LIMIT :limit
""")
_CREDIT = text("""
SELECT c.attribution_run_id, c.method, c.channel, c.credit, c.ci_low, c.ci_high FROM channel_attribution c
WHERE c.attribution_run_id IN (SELECT value FROM json_each(:runs)) AND c.zip_code IS NULL
ORDER BY c.method, c.channel
""")
_KNOWN_RUN = text("SELECT 1 FROM attribution_runs WHERE attribution_run_id = :run")
_HOUSES = text("""
SELECT property_id, address, city, zip_code, persona FROM properties
WHERE property_id IN (SELECT value FROM json_each(:houses)) ORDER BY address, property_id
""")
_FOUND = text("""
SELECT DISTINCT p.property_id, p.address, p.city, p.zip_code, p.persona FROM properties p
JOIN customer_journeys j ON j.property_id = p.property_id AND j.storm_id = :storm
WHERE p.address LIKE :like ESCAPE '\\' ORDER BY p.address, p.property_id LIMIT :limit
""")
# One person behind several houses: their journeys are drawn together. Of several in one house one counts.
_IDENTITIES = text("""
SELECT n.property_id, min(p.person_id) AS person_id FROM identity_nodes n
JOIN identity_person p ON p.node_id = n.node_id
WHERE n.property_id IN (SELECT property_id FROM customer_journeys WHERE storm_id = :storm)
GROUP BY n.property_id
""")
_SAMPLE_UNTIL = text("""
SELECT max(j.timestamp) FROM customer_journeys j JOIN storms s ON s.storm_id = j.storm_id
WHERE j.storm_id = :storm AND s.is_sample = 1
""")
_NEWEST = text("SELECT storm_id FROM customer_journeys ORDER BY timestamp DESC, storm_id LIMIT 1")

Rows = Sequence[Row[Any]]


def touches(connection: Connection, storm_id: str, at: int, house: str | None = None) -> Rows:
    """Every touch of the storm until then, or those of one house, in any order."""
    return connection.execute(_TOUCHES, {"storm": storm_id, "at": at, "house": house}).all()


def arms(connection: Connection, storm_id: str, at: int) -> Rows:
    """How many houses each arm of the storm's experiments has, and how many of them converted until then."""
    return connection.execute(_ARMS, {"storm": storm_id, "at": at}).all()


def play_names(connection: Connection) -> dict[str, tuple[str, str]]:
    """{play: (code, name)}."""
    return {row.play_id: (row.code or "", row.name or "") for row in connection.execute(_PLAYS)}


def runs(connection: Connection, storm_id: str, limit: int) -> Rows:
    """Runs that were kept, the newest first."""
    return connection.execute(_RUNS, {"storm": storm_id, "limit": limit}).all()


def channel_credit(connection: Connection, run_ids: Collection[str]) -> Rows:
    """Credit of channels over the whole storm that these runs found."""
    return connection.execute(_CREDIT, {"runs": keys_json(run_ids)}).all()


def knows_run(connection: Connection, run_id: str) -> bool:
    """Whether the run is here."""
    return connection.execute(_KNOWN_RUN, {"run": run_id}).first() is not None


def houses(connection: Connection, property_ids: Collection[str]) -> Rows:
    """These houses, by address."""
    return connection.execute(_HOUSES, {"houses": keys_json(property_ids)}).all()


def touched_houses(connection: Connection, storm_id: str, words: str, limit: int) -> Rows:
    """Houses with touches in the storm whose address holds the words, by address."""
    literal = words.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    given = {"storm": storm_id, "like": f"%{literal}%", "limit": limit}
    return connection.execute(_FOUND, given).all()


def sample_until(connection: Connection, storm_id: str) -> int:
    """When a sample storm's last touch was, whatever the clock says; 0 for a storm that is none."""
    return int(connection.execute(_SAMPLE_UNTIL, {"storm": storm_id}).scalar() or 0)


def identities(connection: Connection, storm_id: str) -> dict[str, str]:
    """{house: person} of the storm's touched houses, as far as anybody is known."""
    return {row.property_id: row.person_id for row in connection.execute(_IDENTITIES, {"storm": storm_id})}


def newest_storm(connection: Connection) -> str | None:
    """The storm of the latest touch; None when there are none."""
    found = connection.execute(_NEWEST).scalar()
    return None if found is None else str(found)
