"""Houses on this computer that no route of a storm stops at: what a crew may take in on its way."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Row, text

# A house with a job of the storm is somebody's already, or was; the newest decision is the one that holds.
_SPARE = """
SELECT p.property_id, p.address, p.city, p.zip_code, p.latitude, p.longitude
FROM properties p
WHERE p.do_not_knock = 0 AND {near}
  AND NOT EXISTS (SELECT 1 FROM route_properties s JOIN routes r ON r.route_id = s.route_id
    WHERE s.property_id = p.property_id AND s.storm_id = :storm AND r.status <> 'archived')
  AND NOT EXISTS (SELECT 1 FROM jobs j WHERE j.property_id = p.property_id AND j.storm_id = :storm)
  AND 'treat' = coalesce((SELECT d.decision FROM policy_decisions_log d WHERE d.storm_id = :storm
    AND d.property_id = p.property_id ORDER BY d.decided_at DESC, d.decision_id DESC LIMIT 1), 'treat')
ORDER BY (p.latitude - :latitude) * (p.latitude - :latitude)
  + (p.longitude - :longitude) * (p.longitude - :longitude) * :shrink IS NULL,
  (p.latitude - :latitude) * (p.latitude - :latitude)
  + (p.longitude - :longitude) * (p.longitude - :longitude) * :shrink, p.address, p.property_id
LIMIT :most
"""
_BY_WORDS = "(p.address LIKE :words ESCAPE '\\' OR p.zip_code LIKE :words ESCAPE '\\')"
_ROUND = "abs(p.latitude - :latitude) < :reach AND abs(p.longitude - :longitude) < :reach"
SHRINK = 0.71  # squared cosine of 32.6 degrees north: a degree of longitude is shorter than one of latitude
REACH_DEG = 0.05  # some three miles: farther off, nobody waves
_STATE = """
SELECT p.address, p.do_not_knock,
  (SELECT d.decision FROM policy_decisions_log d WHERE d.storm_id = :storm AND d.property_id = p.property_id
    ORDER BY d.decided_at DESC, d.decision_id DESC LIMIT 1) AS decision,
  (SELECT j.route_id FROM jobs j WHERE j.storm_id = :storm AND j.property_id = p.property_id
    ORDER BY j.job_id LIMIT 1) AS job_route,
  EXISTS (SELECT 1 FROM jobs j WHERE j.storm_id = :storm AND j.property_id = p.property_id) AS has_job
FROM properties p WHERE p.property_id = :house
"""


def spare_houses(
    connection: Connection, storm_id: str, words: str, place: tuple[float, float] | None, most: int
) -> Sequence[Row[Any]]:
    """Houses without a route, a job or a reason against them, the nearest first.

    Args:
        words: part of an address or a ZIP; "": whatever lies round `place`.
        place: latitude and longitude to be near to; None: nobody knows.
    """
    if not words and place is None:
        return ()
    latitude, longitude = place or (None, None)
    escaped = words.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    given = {
        "storm": storm_id, "words": f"%{escaped}%", "latitude": latitude, "longitude": longitude,
        "reach": REACH_DEG, "shrink": SHRINK, "most": most,
    }  # fmt: skip
    return connection.execute(text(_SPARE.format(near=_BY_WORDS if words else _ROUND)), given).all()


def house_state(connection: Connection, storm_id: str, property_id: str) -> Row[Any] | None:
    """What speaks for and against visiting a house in a storm; None when it is not here."""
    return connection.execute(text(_STATE), {"storm": storm_id, "house": property_id}).first()


def is_known_address(connection: Connection, address: str, zip_code: str | None) -> bool:
    """Whether a house of that address is here, whatever case it is written in; a missing ZIP fits any."""
    asked = text(
        "SELECT 1 FROM properties WHERE address = :address COLLATE NOCASE "
        "AND (:zip IS NULL OR zip_code IS NULL OR zip_code = :zip) LIMIT 1"
    )
    return connection.execute(asked, {"address": address, "zip": zip_code}).first() is not None
