"""One house under one storm, houses by address, and the company's editions of thresholds."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Row, text

_CARD = """
SELECT p.property_id, p.address, p.unit, p.city, p.zip_code, p.county, p.state, p.latitude, p.longitude,
  r.material, r.age_years, i.sii, i.tier, i.hail_in, i.hail_confidence, i.hail_distance_mi, i.hail_report_id,
  i.gust_mph, i.gust_confidence, i.gust_distance_mi, i.gust_report_id, i.threshold_in, i.material_assumed,
  i.sii_version, i.scored_at
FROM properties p LEFT JOIN roofs r ON r.property_id = p.property_id
LEFT JOIN property_impacts i ON i.property_id = p.property_id AND i.storm_id = :storm
WHERE p.property_id = :house LIMIT 1
"""
_JOB = "SELECT storm_id, property_id FROM jobs WHERE job_id = :job"
_FOUND = r"""
SELECT property_id, address, unit, city, zip_code, county, state FROM properties
WHERE address LIKE :words ESCAPE '\' OR zip_code = :typed OR external_id = :typed
ORDER BY address, unit, property_id LIMIT :most
"""
_EDITIONS = """
SELECT h.edition_id, h.version, h.base_in, h.reason, h.made_at, u.display_name
FROM hail_thresholds h LEFT JOIN users u ON u.user_id = h.made_by
ORDER BY h.made_at DESC, h.edition_id DESC LIMIT :most
"""


def score_card(connection: Connection, storm_id: str, property_id: str) -> Row[Any] | None:
    """The house, its roof and its impact as it is stored; None when the house is not here."""
    return connection.execute(text(_CARD), {"storm": storm_id, "house": property_id}).first()


def house_of_job(connection: Connection, job_id: str) -> Row[Any] | None:
    """Storm and house of a job."""
    return connection.execute(text(_JOB), {"job": job_id}).first()


def houses_named(connection: Connection, typed: str, most: int) -> Sequence[Row[Any]]:
    """Houses whose address holds the words in their order, or whose ZIP or id they are."""
    plain = typed.replace("\\", r"\\").replace("%", r"\%").replace("_", r"\_")
    words = "%" + "%".join(plain.split()) + "%"
    given = {"words": words, "typed": typed.strip(), "most": most}
    return connection.execute(text(_FOUND), given).all()


def editions(connection: Connection, most: int) -> Sequence[Row[Any]]:
    """The company's tables of thresholds, the newest first."""
    return connection.execute(text(_EDITIONS), {"most": most}).all()
