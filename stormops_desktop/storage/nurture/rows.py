"""The nurture list and its steps, page by page."""

from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import Connection, Row, text

from stormops_desktop.storage.rows import keys_json

_DETAILS = """
SELECT h.property_id, p.address, p.city, p.state, p.zip_code, h.uplift, h.next_action, p.persona,
  h.model_version, h.outcome, h.last_touch,
  (SELECT j.status FROM jobs j WHERE j.property_id = h.property_id AND j.storm_id = h.storm_id
    ORDER BY (j.status IN ('pending', 'assigned', 'en_route', 'on_site')) DESC,
      (substr(j.job_id, 15, 1) = '7') DESC, j.job_id DESC LIMIT 1) AS job_status,
  (SELECT min(n.scheduled_at) FROM nurture_sequences n WHERE n.storm_id = h.storm_id
    AND n.property_id = h.property_id AND n.status = 'scheduled') AS next_step_at,
  (p.customer_since IS NOT NULL OR EXISTS (SELECT 1 FROM policy_outcomes o WHERE o.storm_id IN
    (SELECT s.storm_id FROM storms s WHERE s.storm_id <> h.storm_id) AND o.property_id = h.property_id
    AND o.actual_converted = 1)) AS past_customer
FROM play_house h LEFT JOIN properties p ON p.property_id = h.property_id
"""
_ORDER = "ORDER BY h.uplift DESC, h.last_touch, h.property_id"
_PAGE = f"{_DETAILS} WHERE h.storm_id = :storm AND h.listed = 1 {{only}} {_ORDER} LIMIT :limit OFFSET :offset"
_FREE = "AND h.busy = 0"
_DUE = (
    "AND EXISTS (SELECT 1 FROM nurture_sequences n WHERE n.storm_id = h.storm_id AND n.property_id = "
    "h.property_id AND n.status = 'scheduled' AND n.scheduled_at <= :due)"
)
_COUNT_DUE = f"SELECT count(*) FROM play_house h WHERE h.storm_id = :storm AND h.listed = 1 {_DUE}"
_SUPPRESSED = (
    f"{_DETAILS} WHERE h.storm_id = :storm AND h.wanted = 1 AND h.suppressed <> '' "
    "AND h.suppressed = :reason ORDER BY h.property_id LIMIT :limit OFFSET :offset"
)
_COUNT = "SELECT coalesce(sum(n), 0) FROM play_count WHERE storm_id = :storm AND listed = 1"
_BY_REASON = (
    "SELECT suppressed, sum(n) AS n FROM play_count WHERE storm_id = :storm AND wanted = 1 "
    "AND suppressed <> '' GROUP BY suppressed ORDER BY suppressed"
)
_STEPS = (
    "SELECT * FROM nurture_sequences WHERE storm_id = :storm AND property_id = :house "
    "ORDER BY round, step, sequence_id"
)
_CANDIDATES = f"""
SELECT h.property_id, h.uplift, p.persona, h.busy,
  (SELECT coalesce(max(n.round), 0) FROM nurture_sequences n WHERE n.storm_id = h.storm_id
    AND n.property_id = h.property_id) AS rounds,
  EXISTS (SELECT 1 FROM nurture_sequences n WHERE n.storm_id = h.storm_id
    AND n.property_id = h.property_id AND n.status = 'scheduled') AS in_sequence
FROM play_house h LEFT JOIN properties p ON p.property_id = h.property_id
WHERE h.storm_id = :storm AND h.listed = 1 {{among}} {_ORDER}
"""
_AMONG = "AND h.property_id IN (SELECT value FROM json_each(:among))"
_SAID = (
    "SELECT property_id, channel, allowed, reason, recorded_at, preference_id, basis FROM contact_preferences"
)
# Everything that reached the house from this storm's people lately, sent or still to come.
_CONTACTS = """
SELECT property_id, scheduled_at AS at FROM nurture_sequences WHERE storm_id = :storm
  AND status IN ('scheduled', 'sent', 'replied')
UNION ALL SELECT property_id, timestamp FROM customer_journeys WHERE storm_id = :storm
  AND timestamp > :since AND coalesce(direction, 'outbound') = 'outbound' AND converted = 0
"""
# What is scheduled, with what happened since. An answer is an inbound touch, or a visit that met somebody.
_SCHEDULED = """
SELECT n.sequence_id, n.property_id, n.scheduled_at, h.uplift, h.outcome, h.suppressed, h.treated,
  (EXISTS (SELECT 1 FROM customer_journeys t WHERE t.storm_id = n.storm_id
      AND t.property_id = n.property_id AND t.timestamp > n.enrolled_at AND t.direction = 'inbound')
    OR EXISTS (SELECT 1 FROM jobs j WHERE j.storm_id = n.storm_id AND j.property_id = n.property_id
      AND j.completed_at > n.enrolled_at AND j.outcome NOT IN ('no_answer', 'vacant', 'wrong_address'))
    OR EXISTS (SELECT 1 FROM nurture_sequences r WHERE r.storm_id = n.storm_id
      AND r.property_id = n.property_id AND r.round = n.round AND r.status = 'replied')) AS contacted
FROM nurture_sequences n LEFT JOIN play_house h ON h.storm_id = n.storm_id AND h.property_id = n.property_id
WHERE n.storm_id = :storm AND n.status = 'scheduled' ORDER BY n.property_id, n.step
"""


def due_count(connection: Connection, storm_id: str, due: int) -> int:
    """How many listed houses have a step that was due by a moment (UTC milliseconds)."""
    return int(connection.execute(text(_COUNT_DUE), {"storm": storm_id, "due": due}).scalar_one())


def list_count(connection: Connection, storm_id: str, *, hide_busy: bool) -> int:
    """How many houses are listed in all."""
    busy = " AND busy = 0" if hide_busy else ""
    return int(connection.execute(text(_COUNT + busy), {"storm": storm_id}).scalar_one())


def list_page(
    connection: Connection, storm_id: str, offset: int, limit: int, *, hide_busy: bool = False,
    due: int | None = None,
) -> Sequence[Row[Any]]:  # fmt: skip
    """Listed houses in the list's order; `due`: only those with a step due by then (UTC milliseconds)."""
    only = _FREE if hide_busy else ""
    asked = {"storm": storm_id, "offset": offset, "limit": limit}
    if due is not None:
        only, asked = f"{only} {_DUE}", {**asked, "due": due}
    return connection.execute(text(_PAGE.format(only=only)), asked).all()


def suppressed_counts(connection: Connection, storm_id: str) -> dict[str, int]:
    """Houses that something keeps off the list, by reason."""
    found = connection.execute(text(_BY_REASON), {"storm": storm_id})
    return {row.suppressed: int(row.n) for row in found}


def suppressed_page(
    connection: Connection, storm_id: str, reason: str, offset: int, limit: int
) -> Sequence[Row[Any]]:
    """Houses that this reason keeps off the list, by id."""
    asked = {"storm": storm_id, "reason": reason, "offset": offset, "limit": limit}
    return connection.execute(text(_SUPPRESSED), asked).all()


def house_row(connection: Connection, storm_id: str, property_id: str) -> Row[Any] | None:
    """What is kept of one house, None when it is no house of the storm."""
    sql = "SELECT * FROM play_house WHERE storm_id = :storm AND property_id = :house"
    return connection.execute(text(sql), {"storm": storm_id, "house": property_id}).first()


def steps_of(connection: Connection, storm_id: str, property_id: str) -> Sequence[Row[Any]]:
    """Every step of a house, round by round."""
    return connection.execute(text(_STEPS), {"storm": storm_id, "house": property_id}).all()


def candidates(connection: Connection, storm_id: str, among: Collection[str] | None) -> Sequence[Row[Any]]:
    """Listed houses (of these, or all) with what decides whether a sequence may begin."""
    sql = _CANDIDATES.format(among="" if among is None else _AMONG)
    asked = {"storm": storm_id, "among": keys_json(among or ())}
    return connection.execute(text(sql), asked if among is not None else {"storm": storm_id}).all()


def preferences(connection: Connection) -> Sequence[Row[Any]]:
    """All that owners said."""
    return connection.execute(text(_SAID)).all()


def contacts_since(connection: Connection, storm_id: str, since: int) -> Sequence[Row[Any]]:
    """When houses were or will be contacted: property_id, at."""
    return connection.execute(text(_CONTACTS), {"storm": storm_id, "since": since}).all()


def scheduled(connection: Connection, storm_id: str) -> Sequence[Row[Any]]:
    """Every scheduled step with what has happened at its house since."""
    return connection.execute(text(_SCHEDULED), {"storm": storm_id}).all()


def step_row(connection: Connection, sequence_id: str) -> Row[Any] | None:
    """One step."""
    sql = "SELECT * FROM nurture_sequences WHERE sequence_id = :id"
    return connection.execute(text(sql), {"id": sequence_id}).first()


def outcomes_of(connection: Connection, storm_id: str) -> dict[str, Row[Any]]:
    """The outcome of each house of the storm that has one."""
    sql = "SELECT * FROM policy_outcomes WHERE storm_id = :storm"
    return {row.property_id: row for row in connection.execute(text(sql), {"storm": storm_id})}


def houses_known(connection: Connection, storm_id: str) -> set[str]:
    """Ids of the storm's houses."""
    sql = "SELECT property_id FROM play_house WHERE storm_id = :storm"
    return set(connection.execute(text(sql), {"storm": storm_id}).scalars())
