"""A storm's reports as rows and as a map, and what an import changed: `ports.StormEvidence`."""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np

from stormops_desktop.domain.maps.mercator import WorldBox
from stormops_desktop.services.errors import NotFound
from stormops_desktop.services.maps.evidence_marks import evidence_on_map
from stormops_desktop.services.maps.models import Houses, MapModel, ReportMark
from stormops_desktop.services.storms.board import GONE
from stormops_desktop.services.storms.models import (
    CHANGE_KINDS,
    FieldChange,
    HouseChange,
    ReportChange,
    ReportFilter,
    ReportRow,
    ReportsShown,
    VintageDiff,
)
from stormops_desktop.services.workplace import Workplace
from stormops_desktop.storage.storms import rows

MARGIN = 0.06  # of the box that everything is in, kept free round it
LEAST_BOX = 2e-4  # of the unit square: one report alone is shown with some land round it
NO_LIST = "This import has no list of changes: it was the storm's first, or changed nothing in it."


class EvidenceDesk:
    """Reports of storms, and their editions."""

    def __init__(self, work: Workplace) -> None:
        self._work = work

    def reports(self, storm_id: str, wanted: ReportFilter = ReportFilter()) -> ReportsShown:  # noqa: B008
        """The reports that the filter lets through; the greatest last.

        Raises:
            NotFound: the storm is not here.
        """
        with self._work.reading() as connection:
            storm = rows.storm(connection, storm_id)
            found = rows.reports(connection, storm_id)
        if storm is None:
            raise NotFound(GONE)
        every = [(row, report_row(row)) for row in found]
        some = [(row, one) for row, one in every if wanted.holds(one)]
        times = [one.time_at for _, one in every]
        return ReportsShown(
            tuple(one for _, one in some), len(every), tuple(sorted({one.source for _, one in every})),
            (min(times), max(times)) if times else None,
            _map([row for row, _ in some], (), storm),
        )  # fmt: skip

    def diff(self, import_id: str, storm_id: str) -> VintageDiff:
        """What an import changed in a storm, with the reports and houses it was about.

        Raises:
            NotFound: it has no list, or is not here.
        """
        with self._work.reading() as connection:
            parts = rows.change_parts(connection, import_id, storm_id)
            storm = rows.storm(connection, storm_id)
            if not parts or storm is None:
                raise NotFound(NO_LIST)
            told = _joined(parts)
            reports = rows.reports_among(connection, _report_ids(told))
            houses = rows.houses(connection, storm_id, [one[0] for one in told["houses"]])
        known = {row.report_id: row for row in reports}
        return VintageDiff(
            import_id, told["counts"], tuple(_report_changes(told, known)),
            tuple(_house_changes(told["houses"], {row.property_id: row for row in houses})),
            _map(reports, houses, storm),
        )  # fmt: skip


def report_row(row: Any) -> ReportRow:
    """A stored report as screens read it."""
    place = ", ".join(part for part in (row.place, row.county, row.state) if part)
    return ReportRow(
        row.report_id, row.source, row.source_id, row.hazard, row.magnitude, row.measured or "unknown",
        row.latitude, row.longitude, place, row.time_at, row.time_original or "", row.comments or "",
        row.wfo or "", bool(row.preliminary), row.vintage or "", row.area is not None,
        row.withdrawn_at is not None,
    )  # fmt: skip


def _joined(parts: Sequence[str]) -> dict[str, Any]:
    told: dict[str, Any] = {"counts": {}, "houses": [], **{kind: [] for kind in CHANGE_KINDS}}
    for part in parts:
        for name, value in json.loads(part).items():
            if name == "counts":
                told["counts"] = value
            elif name in told:
                told[name] += value
    return told


def _report_ids(told: Mapping[str, Any]) -> list[str]:
    return [*told["added"], *(one[0] for one in told["changed"]), *told["withdrawn"]]


def _report_changes(told: Mapping[str, Any], known: Mapping[str, Any]) -> Iterable[ReportChange]:
    fields = {one[0]: one[1] for one in told["changed"]}
    for kind in CHANGE_KINDS:
        for one in told[kind]:
            key = one if isinstance(one, str) else one[0]
            row = known.get(key)
            changed = tuple(
                FieldChange(name, _text(was), _text(now))
                for name, (was, now) in (fields.get(key) or {}).items()
                if name != "withdrawn_at"
            )
            yield ReportChange(kind, key, None if row is None else report_row(row), changed)


def _house_changes(told: Iterable[Sequence[Any]], known: Mapping[str, Any]) -> Iterable[HouseChange]:
    for property_id, was, tier, sii_was, sii in told:
        row = known.get(property_id)
        address = ", ".join(part for part in (row.address, row.city) if part) if row is not None else ""
        yield HouseChange(property_id, address, was, tier, sii_was, sii)


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, float):
        return f"{value:.10g}"
    return str(value)


def _map(reports: Sequence[Any], houses: Sequence[Any], storm: Any) -> MapModel:
    """Only these; no routes and no names, so that what is there can be seen."""
    marks, bands = evidence_on_map(reports)
    placed = _houses(houses)
    return MapModel(
        houses=placed, reports=marks, swath=bands, bounds=_bounds(marks, placed),
        vintage=storm.data_vintage or "", zone=storm.time_zone or "",
    )  # fmt: skip


def _houses(found: Sequence[Any]) -> Houses:
    nothing = np.full(len(found), np.nan)
    return Houses(
        tuple(row.property_id for row in found),
        tuple(", ".join(part for part in (row.address, row.city) if part) for row in found),
        np.array([row.latitude for row in found], dtype=np.float64),
        np.array([row.longitude for row in found], dtype=np.float64),
        np.array([row.sii for row in found], dtype=np.float64),
        nothing,
        np.zeros(len(found), dtype=np.int8),
    )


def _bounds(marks: Sequence[ReportMark], houses: Houses) -> WorldBox | None:
    x, y = houses.world
    xs = [*(mark.x for mark in marks), *x[np.isfinite(x)].tolist()]
    ys = [*(mark.y for mark in marks), *y[np.isfinite(y)].tolist()]
    if not xs:
        return None
    box = WorldBox(min(xs), min(ys), max(xs), max(ys))
    return box.grown(max(LEAST_BOX, MARGIN * max(box.east - box.west, box.south - box.north)))
