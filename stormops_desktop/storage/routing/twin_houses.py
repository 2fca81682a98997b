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
# The newest word on it counts: what was called a double may have been taken back.
_MARKED = """
SELECT property_id FROM (
  SELECT property_id, allowed, row_number() OVER (
    PARTITION BY property_id ORDER BY recorded_at DESC, preference_id DESC) AS place
  FROM contact_preferences WHERE reason = 'duplicate' AND channel = 'all')
WHERE place = 1 AND allowed = 0
"""
_WORDS = """
SELECT channel, allowed, reason, basis, recorded_at FROM contact_preferences
WHERE property_id = :house ORDER BY recorded_at DESC, preference_id DESC
"""


def added_houses(connection: Connection, storm_id: str | None) -> Sequence[Row[Any]]:
    """What crews put in themselves; no list of the office's had it."""
    return connection.execute(text(_ADDED), {"storm": storm_id}).all()


def houses_by_number(connection: Connection, numbers: Collection[str]) -> Sequence[Row[Any]]:
    """Every house whose address begins with one of these numbers."""
    return connection.execute(text(_BY_NUMBER), {"numbers": json.dumps(sorted(numbers))}).all()


def marked_double(connection: Connection) -> frozenset[str]:
    """Houses that somebody called another one's double, and nobody took back."""
    return frozenset(connection.execute(text(_MARKED)).scalars())


def words_on(connection: Connection, property_id: str) -> Sequence[Row[Any]]:
    """What was said of contacting a house, of all channels and of single ones, the newest first."""
    return connection.execute(text(_WORDS), {"house": property_id}).all()
