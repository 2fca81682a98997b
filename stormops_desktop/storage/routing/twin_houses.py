"""Houses that crews added by hand, and others whose address begins with the same number."""

import json
from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import Connection, Row, text

_COLUMNS = "p.property_id, p.address, p.city, p.zip_code"
_ADDED = f"""
SELECT DISTINCT {_COLUMNS} FROM crew_changes c JOIN properties p ON p.property_id = c.property_id
WHERE c.change = 'insert' AND p.external_id IS NULL AND p.address IS NOT NULL
  AND (:storm IS NULL OR c.storm_id = :storm)
"""
# One look at each house, whatever many numbers are asked for.
_BY_NUMBER = f"""
SELECT {_COLUMNS} FROM properties p
WHERE substr(p.address, 1, instr(replace(p.address, '-', ' ') || ' ', ' ') - 1) COLLATE NOCASE
  IN (SELECT value FROM json_each(:numbers))
"""
_MARKED = """
SELECT DISTINCT property_id FROM contact_preferences
WHERE reason = 'duplicate' AND channel = 'all' AND allowed = 0
"""


def added_houses(connection: Connection, storm_id: str | None) -> Sequence[Row[Any]]:
    """What crews put in themselves; no list of the office's had it."""
    return connection.execute(text(_ADDED), {"storm": storm_id}).all()


def houses_by_number(connection: Connection, numbers: Collection[str]) -> Sequence[Row[Any]]:
    """Every house whose address begins with one of these numbers."""
    return connection.execute(text(_BY_NUMBER), {"numbers": json.dumps(sorted(numbers))}).all()


def marked_double(connection: Connection) -> frozenset[str]:
    """Houses that somebody called another one's double."""
    return frozenset(connection.execute(text(_MARKED)).scalars())
