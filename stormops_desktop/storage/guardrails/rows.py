"""Contacts of households and their throttles, whatever storm they belong to: a household wears out once."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from sqlalchemy import Connection, Row, text

_CONTACTS = (
    "SELECT journey_id, property_id, timestamp AS at, channel, coalesce(outcome, '') AS outcome, "
    "coalesce(direction, '') AS direction FROM customer_journeys "
    "WHERE timestamp > :since AND timestamp <= :upto {only}"
)
_THROTTLES = (
    "SELECT property_id, max(until) AS until, reason, (SELECT s.time_zone FROM storms s "
    "WHERE s.storm_id = guardrail_actions.storm_id) AS zone FROM guardrail_actions "
    "WHERE action = 'throttle' AND status = 'open' AND until > :at AND since <= :at "
    "AND property_id IS NOT NULL {only} GROUP BY property_id"
)
_OF_ONE = "AND property_id = :house"


class Throttle(NamedTuple):
    """A house that is left alone. until: UTC milliseconds. zone: its storm's, "" for an unknown one."""

    until: int
    reason: str
    zone: str


def contacts(
    connection: Connection, since: int, upto: int, property_id: str | None = None
) -> Sequence[Row[Any]]:
    """Touches after `since` and until `upto`, UTC milliseconds; of one house, or of all."""
    asked: dict[str, Any] = {"since": since, "upto": upto}
    return _found(connection, _CONTACTS, asked, property_id)


def throttles(connection: Connection, at: int, property_id: str | None = None) -> dict[str, Throttle]:
    """{house: the throttle that holds longest}, of those that hold at a moment (UTC milliseconds)."""
    found = _found(connection, _THROTTLES, {"at": at}, property_id)
    return {row.property_id: Throttle(row.until, row.reason, row.zone or "") for row in found}


def _found(
    connection: Connection, statement: str, asked: dict[str, Any], property_id: str | None
) -> Sequence[Row[Any]]:
    if property_id is None:
        return connection.execute(text(statement.format(only="")), asked).all()
    sql = statement.format(only=_OF_ONE)
    return connection.execute(text(sql), {**asked, "house": property_id}).all()
