"""Rows of the replica as evidence and houses of the impact index."""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np

from stormops_desktop.domain.storms.areas import area_of
from stormops_desktop.domain.storms.evidence import Evidence
from stormops_desktop.domain.storms.field import Houses, county_key
from stormops_desktop.domain.storms.thresholds import BASE_IN, STANDARD, Threshold, ThresholdTable
from stormops_desktop.domain.storms.vocabulary import Material, ReportHazard, ReportSource
from stormops_desktop.storage.intake import queries

RADAR = frozenset({ReportSource.MRMS_MESH, ReportSource.NWS_ALERT})


def evidence_of(row: Mapping[str, Any]) -> Evidence:
    """One report row."""
    return Evidence(
        ReportHazard(row["hazard"]), row["magnitude"], row["latitude"], row["longitude"], row["county"] or "",
        row["state"] or "", row["source"] in RADAR, area_of(row["area"]),
    )  # fmt: skip


def table_in_force(connection: Any) -> ThresholdTable:
    """The company's newest edition of the thresholds; the standard one where there is none to be read."""
    found = queries.latest_thresholds(connection)
    if found is None:
        return STANDARD
    version, told = found
    try:
        given = {
            Material(name): float(inches)
            for name, inches in json.loads(told).items()
            if name in set(Material)
        }
    except (ValueError, TypeError, AttributeError):
        return STANDARD
    return ThresholdTable(version, {**BASE_IN, **given})


def threshold_of(table: ThresholdTable, material: str | None, age_years: float | None) -> Threshold:
    """A roof's threshold; no roof row is an unknown material."""
    return table.of(Material(material) if material else Material.UNKNOWN, age_years)


def houses_of(rows: Sequence[tuple[Any, ...]], thresholds: Sequence[Threshold]) -> Houses:
    """Columns of `queries.houses_to_score`."""
    return Houses(
        _degrees(row[1] for row in rows),
        _degrees(row[2] for row in rows),
        np.array([threshold.inches for threshold in thresholds], dtype=np.float64),
        np.array([county_key(row[3], row[4]) for row in rows], dtype=np.str_),
    )


def _degrees(values: Iterable[float | None]) -> Any:
    return np.array([np.nan if value is None else value for value in values], dtype=np.float64)
