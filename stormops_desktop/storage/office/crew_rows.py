"""The company's crews with who belongs to them and what they drive; houses by the begin of their address."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Row, text

_CREWS = """
SELECT c.*,
  (SELECT count(*) FROM users u WHERE u.crew_id = c.crew_id AND u.active = 1) AS members,
  (SELECT count(*) FROM routes r WHERE r.crew_id = c.crew_id AND r.status IN ('published', 'in_progress')
  ) AS driven
FROM crews c ORDER BY c.active DESC, c.crew_name COLLATE NOCASE, c.crew_id
"""
_HOUSES = """
SELECT DISTINCT address, city, latitude, longitude FROM properties
WHERE address LIKE :start ESCAPE '!' AND latitude IS NOT NULL AND longitude IS NOT NULL
  AND (latitude <> 0 OR longitude <> 0)
ORDER BY length(address), address, city LIMIT :most
"""


def every_crew(connection: Connection) -> Sequence[Row[Any]]:
    """Those in service first, by name. `members`: people; `driven`: published routes that are not over."""
    return connection.execute(text(_CREWS)).all()


def houses_at(connection: Connection, address: str, most: int) -> Sequence[Row[Any]]:
    """Houses with a known place whose address begins so, the shortest address first."""
    start = "".join(f"!{letter}" if letter in "!%_" else letter for letter in address)
    return connection.execute(text(_HOUSES), {"start": f"{start}%", "most": most}).all()
