"""Routes as GPX 1.1, KML 2.2 and GeoJSON (RFC 7946); GPX and GeoJSON are read back too.

What the formats have no place for (ZIP, uplift, tenant, version) travels in an extension under our own
namespace, which other tools skip. A stop whose place nobody knows is no point on any map, but every file has
it: GPX in the route's extension and named in its description, KML as a placemark without a geometry, GeoJSON
as an unlocated feature (RFC 7946, 3.2).
"""

import json
import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from itertools import count
from typing import Any
from xml.etree import ElementTree as Xml

from stormops_desktop.adapters.route_files import COLUMNS, grouped, stop_from
from stormops_desktop.adapters.route_files_errors import UnreadableRoutes
from stormops_desktop.domain.routing.published import PublishedRoute, PublishedStop
from stormops_desktop.domain.said import Said

GPX, KML = "http://www.topografix.com/GPX/1/1", "http://www.opengis.net/kml/2.2"
OURS = "urn:stormops:route:1"
PLAIN = ""  # KML is written in its default namespace, declared at the root
Row = tuple[str, Mapping[str, str | None]]
NAME_MOST = 30  # characters that older Garmin devices show of a point's name
DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'
_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

for _prefix, _space in (("", GPX), ("so", OURS)):
    Xml.register_namespace(_prefix, _space)


def to_gpx(routes: list[PublishedRoute]) -> str:
    """All stops as waypoints, then each route with its points in order."""
    root = Xml.Element(f"{{{GPX}}}gpx", {"version": "1.1", "creator": "StormOps Desktop"})
    for route in routes:
        for stop in _placed(route):
            _gpx_point(root, "wpt", route, stop)
    for route in routes:
        line = Xml.SubElement(root, f"{{{GPX}}}rte")
        _text(line, GPX, "name", route.name or route.route_id)
        _text(line, GPX, "desc", _about(route))
        _gpx_unplaced(line, route)
        for stop in _placed(route):
            _gpx_point(line, "rtept", route, stop)
    return DECLARATION + Xml.tostring(root, encoding="unicode")


def from_gpx(text: str) -> list[PublishedRoute]:
    """The routes of a GPX file that `to_gpx` wrote.

    Raises:
        UnreadableRoutes: no XML, or route points without our extension.
    """
    return _routes(gpx_rows(text))


def gpx_rows(text: str) -> Iterator[Row]:
    """What each route point says, with its number, and each stop without a place.

    Raises:
        UnreadableRoutes: no XML.
    """
    try:
        root = _parsed(text)
    except Xml.ParseError as error:
        raise UnreadableRoutes("This is not a GPX file ({error}).", error=str(error)) from None
    points, unplaced = count(1), count(1)
    for line in root.iter(f"{{{GPX}}}rte"):  # route by route: one without any place keeps its turn
        for point in line.iter(f"{{{GPX}}}rtept"):
            said = {name: point.findtext(f"{{{GPX}}}extensions/{{{OURS}}}{name}") for name in COLUMNS}
            where = {"latitude": point.get("lat"), "longitude": point.get("lon")}
            yield Said("route point {number}", number=str(next(points))), {**said, **where}
        for one in line.iter(f"{{{OURS}}}unplaced"):
            said = {name: one.findtext(f"{{{OURS}}}{name}") for name in COLUMNS}
            yield Said("stop {number} without a place", number=str(next(unplaced))), said


def to_kml(routes: list[PublishedRoute]) -> str:
    """A folder a route: its line, and a placemark a stop. KML wants longitude first."""
    root = Xml.Element("kml", {"xmlns": KML})
    document = Xml.SubElement(root, "Document")
    for route in routes:
        folder = Xml.SubElement(document, "Folder")
        _text(folder, PLAIN, "name", route.name or route.route_id)
        _text(folder, PLAIN, "description", _about(route))
        if len(_placed(route)) > 1:
            line = Xml.SubElement(folder, "Placemark")
            _text(line, PLAIN, "name", "Way")
            path = Xml.SubElement(line, "LineString")
            _text(path, PLAIN, "coordinates", " ".join(_lon_lat(stop) for stop in _placed(route)))
        for stop in route.stops:
            _kml_stop(folder, route, stop)
    return DECLARATION + Xml.tostring(root, encoding="unicode")


def to_geojson(routes: list[PublishedRoute]) -> str:
    """A point a stop and a line a route, longitude first; a stop without a place has no geometry."""
    features: list[dict[str, Any]] = []
    for route in routes:
        way = [_position(stop) for stop in _placed(route)]
        if len(way) > 1:
            line = {"type": "LineString", "coordinates": way}
            features.append(_feature(line, {"route_id": route.route_id, **_facts(route)}))
        for stop in route.stops:
            point = None if stop.place is None else {"type": "Point", "coordinates": _position(stop)}
            features.append(_feature(point, _columns(route, stop)))
    return json.dumps({"type": "FeatureCollection", "features": features}, ensure_ascii=False)


def from_geojson(text: str) -> list[PublishedRoute]:
    """The routes of a GeoJSON file that `to_geojson` wrote.

    Raises:
        UnreadableRoutes: no GeoJSON, or points without our properties.
    """
    return _routes(geojson_rows(text))


def geojson_rows(text: str) -> Iterator[Row]:
    """What each point says, with its number.

    Raises:
        UnreadableRoutes: no GeoJSON.
    """
    try:
        features = json.loads(text)["features"]
        said = [{**one["properties"], **_place(one["geometry"])} for one in features if _is_stop(one)]
    except (ValueError, KeyError, TypeError, IndexError, RecursionError):
        raise UnreadableRoutes("This is not a GeoJSON file of routes.") from None
    for at, one in enumerate(said, start=1):
        yield (
            Said("point {number}", number=str(at)),
            {k: None if v is None else str(v) for k, v in one.items()},
        )


def _routes(rows: Iterator[Row]) -> list[PublishedRoute]:
    kept = list(rows)
    stops = [stop_from(cells, where) for where, cells in kept]
    facts = {stop.route_id: cells for stop, (_, cells) in zip(stops, kept, strict=True)}
    return grouped(stops, facts, gaps=True)


def _placed(route: PublishedRoute) -> list[PublishedStop]:
    return [stop for stop in route.stops if stop.place is not None]


def _about(route: PublishedRoute) -> str:
    """Whose route and which version, and what no map of it shows."""
    about = f"{route.tenant}, plan version {route.plan_version}"
    about += f", planned for {route.day}" if route.day else ""
    unknown = [
        f"stop {stop.sequence_order}, {stop.address or stop.property_id}"
        for stop in route.stops
        if stop.place is None
    ]
    return (
        f"{about}. Not on the map, because nobody knows the place: {'; '.join(unknown)}" if unknown else about
    )


def _parsed(text: str) -> Xml.Element:
    """XML without a document type: nothing in a route file needs entities, and they can explode."""
    if "<!DOCTYPE" in text or "<!ENTITY" in text:
        raise UnreadableRoutes("The file declares a document type, which no route file needs.")
    return Xml.fromstring(text)  # noqa: S314 - without a document type there is nothing to expand


def _gpx_unplaced(line: Xml.Element, route: PublishedRoute) -> None:
    unknown = [stop for stop in route.stops if stop.place is None]
    if not unknown:
        return
    ours = Xml.SubElement(line, f"{{{GPX}}}extensions")
    for stop in unknown:
        _gpx_columns(Xml.SubElement(ours, f"{{{OURS}}}unplaced"), route, stop)


def _gpx_point(parent: Xml.Element, tag: str, route: PublishedRoute, stop: PublishedStop) -> None:
    longitude, latitude = _position(stop)
    at = {"lat": _decimal(latitude), "lon": _decimal(longitude)}
    point = Xml.SubElement(parent, f"{{{GPX}}}{tag}", at)
    _text(point, GPX, "name", f"{stop.sequence_order:02d} {stop.address or stop.property_id}"[:NAME_MOST])
    _text(point, GPX, "desc", f"{stop.address} {stop.zip_code}".strip())
    _gpx_columns(Xml.SubElement(point, f"{{{GPX}}}extensions"), route, stop)


def _gpx_columns(parent: Xml.Element, route: PublishedRoute, stop: PublishedStop) -> None:
    for name, value in _columns(route, stop).items():
        if value not in (None, ""):
            _text(parent, OURS, name, str(value))


def _kml_stop(folder: Xml.Element, route: PublishedRoute, stop: PublishedStop) -> None:
    mark = Xml.SubElement(folder, "Placemark")
    _text(mark, PLAIN, "name", f"{stop.sequence_order}. {stop.address or stop.property_id}")
    if stop.place is None:
        _text(mark, PLAIN, "description", "Nobody knows the place of this house.")
    data = Xml.SubElement(mark, "ExtendedData")
    for name, value in _columns(route, stop).items():
        if value is not None:
            _text(Xml.SubElement(data, "Data", {"name": name}), PLAIN, "value", str(value))
    if stop.place is not None:
        _text(Xml.SubElement(mark, "Point"), PLAIN, "coordinates", _lon_lat(stop))


def _text(parent: Xml.Element, space: str, tag: str, text: str) -> None:
    qualified = f"{{{space}}}{tag}" if space else tag
    Xml.SubElement(parent, qualified).text = _FORBIDDEN.sub("\ufffd", text)


def _lon_lat(stop: PublishedStop) -> str:
    return ",".join(map(_decimal, _position(stop)))


def _position(stop: PublishedStop) -> list[float]:
    """Longitude first. Of a stop whose place is known."""
    assert stop.place is not None
    latitude, longitude = stop.place
    return [longitude, latitude]


def _decimal(degrees: float) -> str:
    """Every digit and no exponent: xsd:decimal knows none."""
    return format(Decimal(repr(degrees)), "f")


def _facts(route: PublishedRoute) -> dict[str, Any]:
    facts = {"tenant": route.tenant, "plan_version": route.plan_version, "route_name": route.name}
    return {**facts, "day": route.day} if route.day else facts


def _columns(route: PublishedRoute, stop: PublishedStop) -> dict[str, Any]:
    return {
        "route_id": stop.route_id, "property_id": stop.property_id, "sequence_order": stop.sequence_order,
        "address": stop.address, "zip_code": stop.zip_code, "expected_uplift": stop.expected_uplift,
        **_facts(route),
    }  # fmt: skip


def _feature(geometry: dict[str, Any] | None, said: dict[str, Any]) -> dict[str, Any]:
    return {"type": "Feature", "geometry": geometry, "properties": said}


def _is_stop(feature: dict[str, Any]) -> bool:
    geometry = feature["geometry"]
    return "property_id" in feature["properties"] if geometry is None else geometry["type"] == "Point"


def _place(geometry: dict[str, Any] | None) -> dict[str, Any]:
    if geometry is None:
        return {}
    return {"longitude": geometry["coordinates"][0], "latitude": geometry["coordinates"][1]}
