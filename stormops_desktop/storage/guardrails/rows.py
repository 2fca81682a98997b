"""Contacts of households and their throttles, whatever storm they belong to: a household wears out once."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Row, text

_CONTACTS = (
    "SELECT journey_id, property_id, timestamp AS at, channel, coalesce(outcome, '') AS outcome, "
    "coalesce(direction, '') AS direction FROM customer_journeys "
    "WHERE timestamp > :since AND timestamp <= :upto {only}"
)
_THROTTLES = (
    "SELECT property_id, max(until) AS until, reason FROM guardrail_actions WHERE action = 'throttle' "
    "AND status = 'open' AND until > :at AND since <= :at AND property_id IS NOT NULL {only} "
    "GROUP BY property_id"
)
_OF_ONE = "AND property_id = :house"


def contacts(
    connection: Connection, since: int, upto: int, property_id: str | None = None
) -> Sequence[Row[Any]]:
    """Touches after `since` and until `upto`, UTC milliseconds; of one house, or of all."""
    asked: dict[str, Any] = {"since": since, "upto": upto}
    return _found(connection, _CONTACTS, asked, property_id)


def throttles(connection: Connection, at: int, property_id: str | None = None) -> dict[str, tuple[int, str]]:
    """{house: (until when it is left alone, the reason)}; moments in UTC milliseconds."""
    found = _found(connection, _THROTTLES, {"at": at}, property_id)
    return {row.property_id: (row.until, row.reason) for row in found}


def _found(
    connection: Connection, statement: str, asked: dict[str, Any], property_id: str | None
) -> Sequence[Row[Any]]:
    if property_id is None:
        return connection.execute(text(statement.format(only="")), asked).all()
    sql = statement.format(only=_OF_ONE)
    return connection.execute(text(sql), {**asked, "house": property_id}).all()
