"""Bringing the houses of a storm up to date: only the stale ones, or all of a storm asked about first.

`HOUSE` is the one definition of what a house counts as, at any moment: kept rows and a look into the past
are the same statement with another time.
"""

from sqlalchemy import Connection, text

from stormops_desktop.domain.jobs.conversion import DAY_MS, WINDOW_DAYS
from stormops_desktop.storage.database import BULK_CACHE_KIB
from stormops_desktop.storage.scoring.house_state import KINDS

HIGH_UPLIFT = 0.15  # strictly above (the brief)
NEVER = 9_007_199_254_740_991

_ITS = "x.storm_id = s.storm_id AND x.property_id = s.property_id"
_LIVE = (
    "(SELECT m.version FROM models m WHERE m.storm_id = s.storm_id AND m.kind = 'uplift' "
    "AND m.action = 'any' AND m.status = 'live' ORDER BY m.trained_at DESC LIMIT 1)"
)
# The live model's score; without a live model the newest. A score that can't be one counts as none (DQ05).
_UPLIFT = (
    f"(SELECT x.rowid FROM lead_uplift x WHERE {_ITS} AND x.scored_at <= :at AND "
    "x.expected_uplift BETWEEN -1 AND 1 "
    f"ORDER BY (x.model_version = {_LIVE}) DESC, x.scored_at DESC, x.uplift_id DESC LIMIT 1)"
)
_DECISION = (
    f"(SELECT x.rowid FROM policy_decisions_log x WHERE {_ITS} AND x.decided_at <= :at "
    "ORDER BY x.decided_at DESC, x.decision_id DESC LIMIT 1)"
)
_OPENED = f"(SELECT min(x.decided_at) FROM policy_decisions_log x WHERE {_ITS})"
_SAID = (
    "(SELECT x.rowid FROM contact_preferences x WHERE x.property_id = s.property_id AND x.channel = 'all' "
    "AND x.recorded_at <= :at ORDER BY x.recorded_at DESC, x.preference_id DESC LIMIT 1)"
)
_TOUCHED = f"(SELECT max(x.timestamp) FROM customer_journeys x WHERE {_ITS} AND x.timestamp <= :at)"
# The sign keeps SQLite from looking through the storm's jobs by status, house after house.
_BUSY = (
    f"(EXISTS (SELECT 1 FROM jobs x WHERE x.property_id = s.property_id AND +x.storm_id = s.storm_id "
    "AND x.status IN ('pending', 'assigned', 'en_route', 'on_site')) OR EXISTS (SELECT 1 FROM "
    f"nurture_sequences x WHERE {_ITS} AND x.status = 'scheduled'))"
)

_ITS_JOBS = (
    "(SELECT count(*) FROM jobs x WHERE x.property_id = s.property_id AND +x.storm_id = s.storm_id AND"
)

# One row a house of `{houses}` (storm_id, property_id) as of :at, UTC milliseconds.
_FACTS = f"""
SELECT s.storm_id, s.property_id, u.expected_uplift AS uplift, u.model_version,
  u.next_best_action AS next_action, d.decision, d.reason, d.decided_at,
  coalesce({_TOUCHED}, 0) AS last_touch, {_BUSY} AS busy,
  coalesce(u.expected_uplift > {HIGH_UPLIFT}, 0) AS above, coalesce(d.decision = 'treat', 0) AS treated,
  CASE WHEN d.decision = 'treat' THEN 'treat' WHEN d.reason = 'rct_control' OR (d.reason =
    'universal_control' AND d.reason_codes LIKE '%"high_uplift"%') THEN 'control' ELSE '' END AS arm,
  CASE WHEN o.outcome_id IS NULL THEN 'none'
    WHEN o.actual_converted = 1 AND coalesce(o.converted_at, 0) <= :at THEN 'won'
    WHEN o.actual_converted = 0 THEN 'lost' ELSE 'pending' END AS outcome,
  coalesce(o.actual_converted = 1 AND coalesce(o.converted_at, 0) <= :at AND
    coalesce(o.converted_at < {_OPENED} + coalesce(o.window_days, {WINDOW_DAYS}) * {DAY_MS}, 1), 0)
    AS converted,
  CASE WHEN c.reason = 'duplicate' AND c.allowed = 0 THEN 0 ELSE {_ITS_JOBS} x.status <> 'cancelled') END
    AS jobs_total,
  CASE WHEN c.reason = 'duplicate' AND c.allowed = 0 THEN 0 ELSE {_ITS_JOBS} x.status = 'completed') END
    AS jobs_completed,
  CASE WHEN p.do_not_knock = 1 THEN 'do_not_knock' WHEN c.allowed = 0 THEN c.reason
    WHEN d.reason IN ('universal_control', 'rct_control') THEN 'control_arm' ELSE '' END AS suppressed
FROM {{houses}} s
LEFT JOIN lead_uplift u ON u.rowid = {_UPLIFT}
LEFT JOIN policy_decisions_log d ON d.rowid = {_DECISION}
LEFT JOIN contact_preferences c ON c.rowid = {_SAID}
LEFT JOIN policy_outcomes o ON o.storm_id = s.storm_id AND o.property_id = s.property_id
LEFT JOIN properties p ON p.property_id = s.property_id
"""
HOUSE = f"""
SELECT f.storm_id, f.property_id, f.uplift, f.model_version, f.next_action, f.decision, f.reason,
  f.decided_at, f.outcome, f.last_touch, (f.above AND f.suppressed = '') AS high, f.treated, f.arm,
  f.converted,
  (f.above AND f.outcome <> 'won' AND (f.treated OR f.suppressed = 'control_arm')) AS wanted,
  (f.above AND f.outcome <> 'won' AND f.treated AND f.suppressed = '') AS listed, f.suppressed, f.busy,
  f.jobs_total, f.jobs_completed
FROM ({_FACTS}) f
"""
# Every house that anything was scored, decided, planned or reported of in the storm.
_EVERY_HOUSE = (
    "SELECT property_id FROM lead_uplift WHERE storm_id = :storm "
    "UNION SELECT property_id FROM policy_decisions_log WHERE storm_id = :storm "
    "UNION SELECT property_id FROM policy_outcomes WHERE storm_id = :storm "
    "UNION SELECT property_id FROM jobs WHERE storm_id = :storm"
)
AS_OF = HOUSE.format(houses=f"(SELECT :storm AS storm_id, e.property_id FROM ({_EVERY_HOUSE}) e)")

_COLUMNS = ", ".join(("storm_id", *KINDS))
_TALLY = (
    f"INSERT INTO play_count ({_COLUMNS}, n, jobs_total, jobs_completed) "
    f"SELECT {', '.join(f'h.{c}' for c in ('storm_id', *KINDS))}, {{sign}} count(*), "
    "{sign} sum(h.jobs_total), {sign} sum(h.jobs_completed) "
    # CROSS holds the order: from the few stale ones to their houses, never through a storm.
    "FROM play_batch k CROSS JOIN play_house h ON h.storm_id = k.storm_id AND h.property_id = k.property_id "
    f"WHERE true GROUP BY {', '.join(f'h.{c}' for c in ('storm_id', *KINDS))} "
    f"ON CONFLICT ({_COLUMNS}) DO UPDATE SET n = n + excluded.n, "
    "jobs_total = jobs_total + excluded.jobs_total, jobs_completed = jobs_completed + excluded.jobs_completed"
)
# What a preference or a flag makes stale may be no house of that storm at all.
_KNOWN = """
(SELECT storm_id, property_id FROM play_batch k WHERE
  EXISTS (SELECT 1 FROM lead_uplift x WHERE x.storm_id = k.storm_id AND x.property_id = k.property_id)
  OR EXISTS (SELECT 1 FROM policy_decisions_log x WHERE x.storm_id = k.storm_id
    AND x.property_id = k.property_id)
  OR EXISTS (SELECT 1 FROM policy_outcomes x WHERE x.storm_id = k.storm_id
    AND x.property_id = k.property_id)
  OR EXISTS (SELECT 1 FROM jobs x WHERE +x.storm_id = k.storm_id AND x.property_id = k.property_id))
"""
_STEPS = (
    _TALLY.format(sign="-"),
    "DELETE FROM play_house WHERE (storm_id, property_id) IN (SELECT * FROM play_batch)",
    "INSERT INTO play_house " + HOUSE.format(houses=_KNOWN),
    _TALLY.format(sign=""),
    "DELETE FROM play_count WHERE n = 0",
    "DELETE FROM play_stale WHERE (storm_id, property_id) IN (SELECT * FROM play_batch)",
    "DELETE FROM play_batch",
)
# How many houses a transaction takes on, so that a save in between does not wait for half a million.
HOUSES_AT_ONCE = 20_000
_BATCH = (
    "CREATE TEMP TABLE IF NOT EXISTS play_batch (storm_id TEXT, property_id TEXT, "
    "PRIMARY KEY (storm_id, property_id)) WITHOUT ROWID"
)
# Houses of a storm lie all over the file: with fewer of its pages at hand each is decrypted many times.
LARGE, LARGE_CACHE_KIB = 200_000, 320 * 1024
_LEFT = "SELECT count(*) FROM play_stale WHERE storm_id = :storm"
_TAKE = "INSERT INTO play_batch SELECT * FROM play_stale WHERE storm_id = :storm LIMIT :houses"


def is_current(connection: Connection, storm_id: str) -> bool:
    """Whether the storm's houses can be read as they are."""
    kept = connection.execute(text("SELECT 1 FROM play_storm WHERE storm_id = :storm"), {"storm": storm_id})
    stale = connection.execute(
        text("SELECT 1 FROM play_stale WHERE storm_id = :storm LIMIT 1"), {"storm": storm_id}
    )
    return kept.first() is not None and stale.first() is None


def refresh(connection: Connection, storm_id: str, houses: int = HOUSES_AT_ONCE) -> None:
    """Brings up to so many of the storm's houses up to date, in a write transaction; `is_current` says when
    there are none left."""
    run = connection.execute
    if run(text("SELECT 1 FROM play_storm WHERE storm_id = :storm"), {"storm": storm_id}).first() is None:
        run(text("INSERT INTO play_storm VALUES (:storm)"), {"storm": storm_id})
        run(
            text(f"INSERT OR IGNORE INTO play_stale SELECT :storm, e.property_id FROM ({_EVERY_HOUSE}) e"),
            {"storm": storm_id},
        )
    left = run(text(_LEFT), {"storm": storm_id}).scalar_one()
    _make_room(connection, large=left > LARGE)
    run(text(_BATCH))
    run(text(_TAKE), {"storm": storm_id, "houses": houses})
    for step in _STEPS:
        run(text(step), {"at": NEVER} if ":at" in step else {})


def _make_room(connection: Connection, *, large: bool) -> None:
    """More pages at hand while a large storm is built, and no longer."""
    wanted = -(LARGE_CACHE_KIB if large else BULK_CACHE_KIB)
    has_large = connection.exec_driver_sql("PRAGMA cache_size").scalar_one() == -LARGE_CACHE_KIB
    if has_large != large:
        connection.exec_driver_sql(f"PRAGMA cache_size = {wanted}")
    if has_large and not large:
        connection.exec_driver_sql("PRAGMA shrink_memory")
