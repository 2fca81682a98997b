"""Routes as files for other tools, and back: CSV here; GPX, KML, GeoJSON and links beside it.

The CSV begins with the columns that were agreed first; tenant, version, name and day follow. A stop whose
place nobody knows has a row with empty coordinates. A text that a spreadsheet would take for a formula gets
an apostrophe before it (OWASP, CSV injection), which reading takes off again.
"""

import csv
import io
import math
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from stormops_desktop.adapters.route_files_errors import UnreadableRoutes
from stormops_desktop.domain.routing.published import PublishedRoute, PublishedStop
from stormops_desktop.domain.said import Said
from stormops_desktop.domain.spreadsheets import FORMULA_STARTS, numbered, separator_hint, unreadable

COLUMNS = (
    "route_id", "property_id", "sequence_order", "address", "zip_code", "latitude", "longitude",
    "expected_uplift", "tenant", "plan_version", "route_name", "day",
)  # fmt: skip
REQUIRED = COLUMNS[:8]
CELL = "{column} in {where}"
VERSION = "plan_version of route {route}"
Value = TypeVar("Value")


def to_csv(routes: Sequence[PublishedRoute]) -> str:
    """RFC 4180 text, one row a stop; write it as `utf-8-sig` for Excel."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    for route in routes:
        for stop in route.stops:
            uplift = "" if stop.expected_uplift is None else repr(stop.expected_uplift)
            texts = (stop.address, stop.zip_code, route.tenant, route.name)
            address, zip_code, tenant, name = map(defused, texts)
            writer.writerow((
                defused(stop.route_id), defused(stop.property_id), stop.sequence_order, address, zip_code,
                *(("", "") if stop.place is None else map(repr, stop.place)), uplift, tenant,
                route.plan_version, name, route.day,
            ))  # fmt: skip
    return out.getvalue()


def from_csv(text: str) -> list[PublishedRoute]:
    """The routes in such a CSV, by first appearance; the last four columns may be missing.

    Raises:
        UnreadableRoutes: the header lacks a column, or rows do not make routes; it names them.
    """
    rows = list(csv_rows(text))
    stops = [stop_from(cells, where) for where, cells in rows]
    return grouped(stops, {stop.route_id: cells for stop, (_, cells) in zip(stops, rows, strict=True)})


def csv_rows(text: str) -> Iterator[tuple[str, dict[str, str | None]]]:
    """The cells of each row by column, with the row's name as a spreadsheet numbers it.

    Raises:
        UnreadableRoutes: it is no table, or its header lacks a column.
    """
    reader = csv.reader(io.StringIO(text.lstrip("\ufeff"), newline=""))
    try:
        names = next(reader, [])
        lines = numbered(names, reader)
    except csv.Error as error:
        raise UnreadableRoutes(unreadable(reader.line_num, error)) from error
    missing = [name for name in REQUIRED if name not in names]
    if missing:
        hint = separator_hint(text)
        raise UnreadableRoutes("The header lacks {columns}.{hint}", columns=", ".join(missing), hint=hint)
    for at, cells in lines:
        yield (
            Said("row {number}", number=str(at)),
            {name: refused(cell) for name, cell in cells.items() if name},
        )


def grouped(
    stops: Iterable[PublishedStop], facts: Mapping[str, Mapping[str, str | None]], *, gaps: bool = False
) -> list[PublishedRoute]:
    """Stops as routes, with tenant, plan_version, route_name and day from `facts`.

    Args:
        gaps: numbers may be missing, as where a map tool dropped what it could not draw; the rest is numbered
            anew.

    Raises:
        UnreadableRoutes: an order has a gap or a double, or a property is listed twice.
    """
    by_route: dict[str, list[PublishedStop]] = {}
    for stop in stops:
        by_route.setdefault(stop.route_id, []).append(stop)
    routes = []
    for route_id, found in by_route.items():
        found.sort(key=lambda stop: stop.sequence_order)
        numbers, dense = [stop.sequence_order for stop in found], list(range(1, len(found) + 1))
        said = facts.get(route_id, {})
        if numbers != dense and not (gaps and len(set(numbers)) == len(numbers)):
            raise UnreadableRoutes(
                "Route {route}: the order has a gap or a double. Number its stops 1, 2, 3 and so on in "
                "sequence_order.",
                route=said.get("route_name") or route_id,
            )
        told = said.get("plan_version")
        version = _checked(told, int, VERSION, route=route_id) if told else None
        name, tenant = said.get("route_name") or "", said.get("tenant") or ""
        found = [replace(stop, sequence_order=at) for at, stop in zip(dense, found, strict=True)]
        day = said.get("day") or ""
        routes.append(PublishedRoute(route_id, name, tenant, version, tuple(found), day))
    return routes


def stop_from(cells: Mapping[str, str | None], where: str) -> PublishedStop:
    """One stop from texts by column.

    Raises:
        UnreadableRoutes: an id is missing, a number is none, or only one coordinate is given; it names
            `where`.
    """
    text = {name: cells.get(name) or "" for name in REQUIRED}
    if not text["route_id"] or not text["property_id"]:
        raise UnreadableRoutes("No route_id or property_id in {where}.", where=where)
    unplaced = not (text["latitude"] or text["longitude"])

    def number(name: str, parse: Callable[[str], Value]) -> Value:
        return _checked(text[name], parse, CELL, column=name, where=where)

    return PublishedStop(
        route_id=text["route_id"],
        property_id=text["property_id"],
        sequence_order=number("sequence_order", int),
        address=text["address"],
        zip_code=text["zip_code"],
        latitude=None if unplaced else number("latitude", _degrees(90)),
        longitude=None if unplaced else number("longitude", _degrees(180)),
        expected_uplift=number("expected_uplift", float) if text["expected_uplift"] else None,
    )


def defused(text: str) -> str:
    """Text that no spreadsheet runs."""
    return f"'{text}" if text.startswith((*FORMULA_STARTS, "'")) else text


def refused(text: str) -> str:
    """The text before it was defused."""
    return text[1:] if text.startswith("'") and text[1:].startswith((*FORMULA_STARTS, "'")) else text


def _degrees(most: int) -> Callable[[str], float]:
    def degrees(text: str) -> float:
        value = float(text)
        if not math.isfinite(value) or abs(value) > most:
            raise ValueError(text)
        return value

    return degrees


def _checked(text: str, parse: Callable[[str], Value], template: str, **given: object) -> Value:
    try:
        return parse(text)
    except ValueError:
        what = Said(template, **given)
        raise UnreadableRoutes(
            "{what} is not a possible number: {text}.", what=what, text=text[:40]
        ) from None
