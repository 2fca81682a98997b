"""Route files: read back as written, harmless in a spreadsheet, and in order by the formats' own rules."""

import csv
import io
import json
from dataclasses import replace
from itertools import pairwise
from urllib.parse import parse_qs, urlsplit
from xml.dom import minidom

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stormops_desktop.adapters.route_files import COLUMNS, from_csv, to_csv
from stormops_desktop.adapters.route_files_errors import UnreadableRoutes
from stormops_desktop.adapters.route_files_links import (
    apple_links,
    apple_search,
    google_links,
    google_search,
)
from stormops_desktop.adapters.route_files_maps import from_geojson, from_gpx, to_geojson, to_gpx, to_kml
from stormops_desktop.domain.routing.published import PublishedRoute, PublishedStop

# The sequences of topografix.com/GPX/1/1/gpx.xsd, and of KML 2.2 as far as it is written here
GPX_ORDER = {
    "gpx": ["metadata", "wpt", "rte", "trk", "extensions"],
    "rte": ["name", "cmt", "desc", "src", "link", "number", "type", "extensions", "rtept"],
    "wpt": ["ele", "time", "magvar", "geoidheight", "name", "cmt", "desc", "src", "link", "sym", "type",
            "fix", "sat", "hdop", "vdop", "pdop", "ageofdgpsdata", "dgpsid", "extensions"],
}  # fmt: skip
GPX_ORDER["rtept"] = GPX_ORDER["wpt"]
KML_ORDER = {
    "kml": ["Document"],
    "Document": ["Folder"],
    "Folder": ["name", "description", "Placemark"],
    "Placemark": ["name", "description", "ExtendedData", "Point", "LineString"],
    "ExtendedData": ["Data"],
    "Data": ["displayName", "value"],
    "Point": ["coordinates"],
    "LineString": ["coordinates"],
}

texts = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cn")), max_size=12)
days = st.just("") | st.dates().map(str)
ids = st.text("abcdef0123456789-", min_size=1, max_size=8)


@st.composite
def published(draw: st.DrawFn) -> list[PublishedRoute]:
    routes = []
    for route_id in draw(st.lists(ids, min_size=1, max_size=3, unique=True)):
        stops = tuple(
            PublishedStop(
                route_id, draw(ids), number, draw(texts), draw(texts), draw(st.floats(-90, 90)),
                draw(st.floats(-180, 180)), draw(st.none() | st.floats(-1, 1)),
            )
            for number in range(1, draw(st.integers(1, 4)) + 1)
        )  # fmt: skip
        version, day = draw(st.integers(0, 99)), draw(days)
        routes.append(PublishedRoute(route_id, draw(texts), draw(texts), version, stops, day))
    return routes


def _route(n: int = 3, address: str = "1 Elm St & Oak <Ave>") -> PublishedRoute:
    stops = tuple(
        PublishedStop("r1", f"p{at}", at, address, "75201", 32 + at / 64, -96.8, 0.125)
        for at in range(1, n + 1)
    )
    return PublishedRoute("r1", "75201-1", "DFW Elite Roofing", 4, stops)


@st.composite
def with_unplaced(draw: st.DrawFn) -> list[PublishedRoute]:
    """Routes with stops whose place nobody knows."""
    return [
        replace(route, stops=tuple(_unplaced(stop) if draw(st.booleans()) else stop for stop in route.stops))
        for route in draw(published())
    ]


def _unplaced(stop: PublishedStop) -> PublishedStop:
    return replace(stop, latitude=None, longitude=None)


@given(published() | with_unplaced())
@settings(max_examples=80)
def test_csv_gpx_and_geojson_come_back_as_they_went(routes: list[PublishedRoute]) -> None:
    assert from_csv(to_csv(routes)) == routes
    assert from_geojson(to_geojson(routes)) == routes
    assert from_gpx(to_gpx(routes)) == routes


@given(published() | with_unplaced())
@settings(max_examples=40)
def test_gpx_and_kml_keep_the_order_of_their_schemas(routes: list[PublishedRoute]) -> None:
    _check_order(minidom.parseString(to_gpx(routes)).documentElement, GPX_ORDER)
    _check_order(minidom.parseString(to_kml(routes)).documentElement, KML_ORDER)


def _check_order(node: minidom.Element, order: dict[str, list[str]]) -> None:
    """Children of the format's own namespace stand in the sequence of its schema."""
    inner = [child for child in node.childNodes if child.nodeType == child.ELEMENT_NODE]
    known = order.get(node.localName)
    if known is None:
        return
    assert node.localName == "gpx" or all(child.localName in known for child in inner), node.toxml()
    places = [known.index(child.localName) for child in inner]
    assert places == sorted(places), (node.localName, [child.localName for child in inner])
    for child in inner:
        _check_order(child, order)


def test_a_gpx_reader_finds_version_places_and_order() -> None:
    gpx = minidom.parseString(to_gpx([_route()])).documentElement
    assert (gpx.getAttribute("version"), gpx.namespaceURI) == ("1.1", "http://www.topografix.com/GPX/1/1")
    points = gpx.getElementsByTagName("rtept")
    assert [float(point.getAttribute("lat")) for point in points] == [32.015625, 32.03125, 32.046875]
    names = [point.getElementsByTagName("name")[0].firstChild.data for point in points]
    assert names == ["01 1 Elm St & Oak <Ave>", "02 1 Elm St & Oak <Ave>", "03 1 Elm St & Oak <Ave>"]
    assert len(gpx.getElementsByTagName("wpt")) == 3
    assert "plan version 4" in gpx.getElementsByTagName("desc")[3].firstChild.data


def test_kml_and_geojson_have_longitude_first() -> None:
    kml = minidom.parseString(to_kml([_route()]))
    line = kml.getElementsByTagName("LineString")[0].getElementsByTagName("coordinates")[0].firstChild.data
    assert line.split()[0] == "-96.8,32.015625"
    features = json.loads(to_geojson([_route()]))["features"]
    assert features[0]["geometry"]["coordinates"][0] == [-96.8, 32.015625]
    assert features[1]["properties"]["tenant"] == "DFW Elite Roofing"


POSITION = {"type": "array", "items": {"type": "number"}, "minItems": 2, "maxItems": 3}
RFC_7946: dict[str, object] = {  # sections 3, 3.1.2, 3.1.4, 3.2 and 3.3, as far as routes use them
    "type": "object",
    "required": ["type", "features"],
    "not": {"required": ["crs"]},  # section 4: WGS 84 and nothing else
    "properties": {"type": {"const": "FeatureCollection"}, "features": {"type": "array", "items": {
        "type": "object",
        "required": ["type", "geometry", "properties"],
        "properties": {
            "type": {"const": "Feature"}, "properties": {"type": ["object", "null"]},
            "geometry": {"oneOf": [
                {"type": "null"},
                {"type": "object", "required": ["type", "coordinates"], "properties": {
                    "type": {"const": "Point"}, "coordinates": POSITION}},
                {"type": "object", "required": ["type", "coordinates"], "properties": {
                    "type": {"const": "LineString"}, "coordinates": {
                        "type": "array", "minItems": 2, "items": POSITION}}},
            ]},
        },
    }}},
}  # fmt: skip


@given(published() | with_unplaced())
@settings(max_examples=40)
def test_geojson_is_what_rfc_7946_says(routes: list[PublishedRoute]) -> None:
    jsonschema.validate(json.loads(to_geojson(routes)), RFC_7946)


def test_the_schema_refuses_what_is_no_geojson() -> None:
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({"type": "FeatureCollection", "features": [{"type": "Feature"}]}, RFC_7946)
    swapped = json.loads(to_geojson([_route()]))
    swapped["features"][0]["geometry"]["coordinates"] = [-96.8, 32.0]  # a line is no point
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(swapped, RFC_7946)


def test_places_are_decimals_and_a_line_has_two_points() -> None:
    """GPX takes no exponents (xsd:decimal), KML no line of one point."""
    near_zero = replace(_route(1), stops=(replace(_route(1).stops[0], latitude=1e-07, longitude=-2.5e-06),))
    gpx, kml = to_gpx([near_zero]), to_kml([near_zero])
    assert 'lat="0.0000001" lon="-0.0000025"' in gpx
    assert from_gpx(gpx) == [near_zero]
    assert "LineString" not in kml and "-0.0000025,0.0000001" in kml


def test_a_stop_whose_place_nobody_knows_is_in_every_file() -> None:
    route = _route()
    lost = replace(route, stops=(route.stops[0], _unplaced(route.stops[1]), route.stops[2]))
    _, _, row, _ = csv.reader(io.StringIO(to_csv([lost])))
    assert (row[1], row[2], row[5], row[6]) == ("p2", "2", "", "")
    gpx = minidom.parseString(to_gpx([lost])).documentElement
    assert [one.getAttribute("lat") for one in gpx.getElementsByTagName("rtept")] == [
        "32.015625",
        "32.046875",
    ]
    told = gpx.getElementsByTagName("rte")[0].getElementsByTagName("desc")[0].firstChild.data
    assert told.endswith("because nobody knows the place: stop 2, 1 Elm St & Oak <Ave>")
    marks = minidom.parseString(to_kml([lost])).getElementsByTagName("Placemark")
    assert [len(mark.getElementsByTagName("Point")) for mark in marks[1:]] == [1, 0, 1]
    features = json.loads(to_geojson([lost]))["features"]
    assert [one["geometry"] is None for one in features] == [False, False, True, False]
    assert features[2]["properties"]["sequence_order"] == 2


def test_a_map_file_may_lose_what_no_map_shows_and_a_table_may_not() -> None:
    route = _route()
    lost = replace(route, stops=(route.stops[0], _unplaced(route.stops[1]), route.stops[2]))
    made = json.loads(to_geojson([lost]))
    made["features"] = [one for one in made["features"] if one["geometry"]]  # as a map tool saves points
    [read] = from_geojson(json.dumps(made))
    assert [(stop.property_id, stop.sequence_order) for stop in read.stops] == [("p1", 1), ("p3", 2)]
    lines = to_csv([lost]).splitlines()
    told = f"Route {lost.name}: the order has a gap or a double. Number its stops"
    with pytest.raises(UnreadableRoutes, match=told):
        from_csv("\n".join([*lines[:2], *lines[3:]]))


def test_links_go_past_a_stop_without_a_place_and_a_search_finds_it() -> None:
    route = _route()
    stops = (route.stops[0], _unplaced(route.stops[1]), route.stops[2])
    [link] = google_links(stops)
    asked = parse_qs(urlsplit(link).query)
    assert (asked["waypoints"], asked["destination"]) == (["32.015625,-96.800000"], ["32.046875,-96.800000"])
    assert len(apple_links(stops)) == 2
    assert parse_qs(urlsplit(google_search(stops[1])).query)["query"] == ["1 Elm St & Oak <Ave> 75201"]
    assert parse_qs(urlsplit(apple_search(stops[1])).query)["q"] == ["1 Elm St & Oak <Ave> 75201"]


def test_the_agreed_columns_come_first_and_no_cell_is_a_formula() -> None:
    text = to_csv([_route(address='=HYPERLINK("http://x")')])
    header, first, *_ = csv.reader(io.StringIO(text))
    assert tuple(header[:8]) == (
        "route_id", "property_id", "sequence_order", "address", "zip_code", "latitude", "longitude",
        "expected_uplift",
    )  # fmt: skip
    assert first[3].startswith("'=")
    assert from_csv(text)[0].stops[0].address.startswith("=HYPER")


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (("sequence_order", "5"), "gap or a double"),
        (("latitude", "95"), "latitude in row 2"),
        (("longitude", ""), "longitude in row 2"),
        (("property_id", ""), "No route_id or property_id in row 2"),
        (("expected_uplift", "much"), "expected_uplift in row 2"),
    ],
)
def test_a_bad_csv_row_is_named(change: tuple[str, str], says: str) -> None:
    row = dict(zip(COLUMNS, ["r", "p", "1", "a", "z", "1", "2", "", "t", "1", "n", ""], strict=True)) | dict(
        [change]
    )
    with pytest.raises(UnreadableRoutes, match=says):
        from_csv(",".join(COLUMNS) + "\n" + ",".join(row[name] for name in COLUMNS) + "\n")


def test_empty_lines_of_a_csv_count_when_a_row_is_named() -> None:
    with pytest.raises(UnreadableRoutes, match="latitude in row 5"):
        from_csv(",".join(COLUMNS) + "\n\nr,p,1,a,z,1,2\n\nr,p,2,a,z,95,2\n")


@pytest.mark.parametrize("text", ["", "<gpx", "<!DOCTYPE x [<!ENTITY a 'b'>]><gpx/>"])
def test_a_broken_gpx_file_is_one_sentence(text: str) -> None:
    with pytest.raises(UnreadableRoutes, match="Nothing was read"):
        from_gpx(text)


@pytest.mark.parametrize("text", ["", "{}", '{"features": [{"geometry": null}]}', "[]"])
def test_a_broken_geojson_file_is_one_sentence(text: str) -> None:
    with pytest.raises(UnreadableRoutes, match="Nothing was read"):
        from_geojson(text)


def test_a_geojson_file_nested_without_end_is_one_sentence() -> None:
    with pytest.raises(UnreadableRoutes, match="not a GeoJSON file"):
        from_geojson("[" * 200_000)


def test_a_cell_without_end_is_said_with_its_line() -> None:
    with pytest.raises(UnreadableRoutes, match=r"in line 5 .* quotation mark .* Nothing was read\."):
        from_csv(to_csv([_route()]) + "x" * 200_000)


def test_fifty_stops_are_five_google_links_that_join_up() -> None:
    stops = _route(50).stops
    asked = [parse_qs(urlsplit(link).query) for link in google_links(stops)]
    assert len(asked) == 5 and "origin" not in asked[0]
    driven: list[str] = []
    for before, after in pairwise(asked):
        assert after["origin"] == before["destination"]
    for one in asked:
        points = one.get("waypoints", [""])[0].split("|")
        assert len(points) <= 9
        driven += [*points, *one["destination"]]
    assert driven == [f"{stop.latitude:.6f},{stop.longitude:.6f}" for stop in stops]
    assert len(google_links(stops, waypoints=3)) == 13
    assert google_links(()) == []


def test_apple_takes_one_hop_a_link() -> None:
    links = apple_links(_route(2).stops)
    assert [parse_qs(urlsplit(link).query)["daddr"] for link in links] == [
        ["32.015625,-96.800000"],
        ["32.031250,-96.800000"],
    ]
