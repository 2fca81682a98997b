"""Storms with what is known of them, their reports, and what imports changed."""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, Row, text

from stormops_desktop.storage.rows import keys_json

_EVERY = """
SELECT s.*, (SELECT count(*) FROM storm_reports r WHERE r.storm_id = s.storm_id
  AND r.withdrawn_at IS NULL) AS reports
FROM storms s
"""
_STORMS = f"""{_EVERY}
ORDER BY CASE s.status WHEN 'active' THEN 0 WHEN 'planning' THEN 1 WHEN 'completed' THEN 2 ELSE 3 END,
  s.is_sample, s.begin_at DESC, s.name, s.storm_id
"""
_STORM = f"{_EVERY} WHERE s.storm_id = :storm"
_RUNS = "SELECT DISTINCT policy_mode FROM policy_runs WHERE storm_id = :storm ORDER BY policy_mode"
_OPEN_JOBS = """
SELECT count(*) FROM jobs WHERE storm_id = :storm
AND status NOT IN ('completed', 'skipped', 'cancelled')
"""
_TRIALS = "SELECT count(*) FROM experiments WHERE storm_id = :storm AND status = 'running'"
_TIERS = "SELECT tier, count(*) AS houses FROM property_impacts WHERE storm_id = :storm GROUP BY tier"
_VERSIONS = """
SELECT sii_version, count(*) AS houses FROM property_impacts
WHERE storm_id = :storm AND sii IS NOT NULL GROUP BY sii_version ORDER BY sii_version
"""
_REPORTS = """
SELECT report_id, source, source_id, hazard, magnitude, unit, measured, latitude, longitude, place, county,
  state, time_at, time_original, comments, wfo, preliminary, area, dataset, vintage, withdrawn_at
FROM storm_reports WHERE {where} ORDER BY magnitude, report_id
"""
_IMPORTS = """
SELECT i.import_id, i.kind, i.file_name, i.vintage, i.rows, i.accepted, i.changed, i.unchanged, i.withdrawn,
  i.rejected, i.imported_at, u.display_name,
  (SELECT document FROM import_changes c WHERE c.import_id = i.import_id AND c.storm_id = :storm
   AND c.part = 0) AS first_part
FROM data_imports i LEFT JOIN users u ON u.user_id = i.imported_by
WHERE i.storm_id = :storm OR i.import_id IN (SELECT import_id FROM import_changes WHERE storm_id = :storm)
ORDER BY i.imported_at DESC, i.import_id LIMIT :most
"""
_PARTS = """
SELECT document FROM import_changes WHERE import_id = :import AND storm_id = :storm ORDER BY part, change_id
"""
_HOUSES = """
SELECT p.property_id, p.address, p.city, p.zip_code, p.latitude, p.longitude, i.sii, i.tier
FROM properties p LEFT JOIN property_impacts i ON i.property_id = p.property_id AND i.storm_id = :storm
WHERE p.property_id IN (SELECT value FROM json_each(:ids)) ORDER BY p.property_id
"""

Rows = Sequence[Row[Any]]


def storms(connection: Connection) -> Rows:
    """Those that are worked on first, then by date, the newest first."""
    return connection.execute(text(_STORMS)).all()


def storm(connection: Connection, storm_id: str) -> Row[Any] | None:
    """One; None when it is not here."""
    return connection.execute(text(_STORM), {"storm": storm_id}).first()


def modes_used(connection: Connection, storm_id: str) -> list[str]:
    """Modes in which the policy has run."""
    return list(connection.execute(text(_RUNS), {"storm": storm_id}).scalars())


def open_jobs(connection: Connection, storm_id: str) -> int:
    """Jobs that nobody has closed."""
    return int(connection.execute(text(_OPEN_JOBS), {"storm": storm_id}).scalar_one())


def running_trials(connection: Connection, storm_id: str) -> int:
    """Experiments under way."""
    return int(connection.execute(text(_TRIALS), {"storm": storm_id}).scalar_one())


def tiers(connection: Connection, storm_id: str) -> dict[str, int]:
    """Houses by tier; "" without evidence."""
    return {row.tier or "": row.houses for row in connection.execute(text(_TIERS), {"storm": storm_id})}


def versions(connection: Connection, storm_id: str) -> dict[str, int]:
    """Houses by the version that they were scored with."""
    return {row.sii_version: row.houses for row in connection.execute(text(_VERSIONS), {"storm": storm_id})}


def reports(connection: Connection, storm_id: str) -> Rows:
    """Those that count, the greatest last."""
    where = "storm_id = :storm AND withdrawn_at IS NULL"
    return connection.execute(text(_REPORTS.format(where=where)), {"storm": storm_id}).all()


def reports_among(connection: Connection, report_ids: Iterable[str]) -> Rows:
    """Those of some ids, also where they were taken back."""
    where = "report_id IN (SELECT value FROM json_each(:ids))"
    return connection.execute(text(_REPORTS.format(where=where)), {"ids": keys_json(report_ids)}).all()


def imports(connection: Connection, storm_id: str, most: int) -> Rows:
    """Imports that were about the storm, the newest first, with the first part of what they changed."""
    return connection.execute(text(_IMPORTS), {"storm": storm_id, "most": most}).all()


def change_parts(connection: Connection, import_id: str, storm_id: str) -> list[str]:
    """The documents of what an import changed in a storm, in order."""
    given = {"import": import_id, "storm": storm_id}
    return list(connection.execute(text(_PARTS), given).scalars())


def houses(connection: Connection, storm_id: str, property_ids: Iterable[str]) -> Rows:
    """Some houses with their impact in the storm."""
    given = {"storm": storm_id, "ids": keys_json(property_ids)}
    return connection.execute(text(_HOUSES), given).all()
