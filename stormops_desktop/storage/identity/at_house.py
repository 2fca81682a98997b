"""Who is told to live at a house, in masks: what a crew's laptop has of people."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Row, text

_MASKS = text(
    "SELECT kind, value_shown, told FROM (SELECT i.kind, i.value_shown, count(*) AS told, row_number() OVER ("
    "PARTITION BY i.kind ORDER BY count(*) DESC, i.value_shown, i.value_hash) AS place FROM identifiers i "
    "WHERE i.property_id = :house AND i.kind IN ('name', 'phone', 'email') AND NOT EXISTS ("
    "SELECT 1 FROM identity_blocks b WHERE b.value_hash = i.value_hash AND b.blocked = 1) "
    "GROUP BY i.kind, i.value_hash) WHERE place <= :limit ORDER BY kind, place"
)


def masks(connection: Connection, property_id: str, limit: int) -> Sequence[Row[Any]]:
    """(kind, mask, how often it was told) of names, telephones and mail addresses, each told most first."""
    return connection.execute(_MASKS, {"house": property_id, "limit": limit}).all()
