"""Addresses, parcels and leads: the real files' habits, and which rows are no new houses."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stormops_desktop.domain.intake.addresses import read_addresses
from stormops_desktop.domain.intake.duplicates import KnownHouse, doubles
from stormops_desktop.domain.intake.errors import IntakeFileError
from stormops_desktop.domain.intake.houses import FoundHouse, HouseReading
from stormops_desktop.domain.intake.kinds import FileKind, recognise
from stormops_desktop.domain.intake.leads import read_leads
from stormops_desktop.domain.intake.parcels import read_parcels
from stormops_desktop.domain.storms.errors import CutShort, NotAStormFile, StormFileError
from stormops_desktop.domain.storms.vocabulary import Material
from tests.helpers.intake import DAILY_HAIL, LSR, data_file, needs_data

OPEN = "LON,LAT,NUMBER,STREET,UNIT,CITY,DISTRICT,REGION,POSTCODE,ID,HASH\n"
SQUARE = [[-96.7, 33.0], [-96.699, 33.0], [-96.699, 33.001], [-96.7, 33.001], [-96.7, 33.0]]
HORSESHOE = [
    [0.0, 0.1], [0.003, 0.1], [0.003, 0.103], [0.002, 0.103], [0.002, 0.101], [0.001, 0.101], [0.001, 0.103],
    [0.0, 0.103], [0.0, 0.1],
]  # fmt: skip


def reasons(reading: HouseReading) -> dict[int, str]:
    return {one.row: one.reason for one in reading.rejects}


def test_longitude_first_and_spaces_in_headers() -> None:
    reading = read_addresses("LON, LAT, NUMBER, STREET,FOO\n-96.7,33.0, 12 ,Oak   St,,,,\n")
    (house,) = reading.houses
    assert (house.latitude, house.longitude, house.address) == (33.0, -96.7, "12 Oak St")


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_addresses_refused_by_row(end: str) -> None:
    rows = (
        "-96.7,33,12,Oak St\n,33,12,Oak St\n0,0,12,Oak St\n-96.7,33,,Oak St\n-96.7,33,12,\n"
        "7645000,680000,1,A\nx,1,1,A\n"
    )
    reading = read_addresses((OPEN + rows).replace("\n", end))
    told = reasons(reading)
    assert sorted(told) == [3, 4, 5, 6, 7, 8]
    assert "only one coordinate" in told[3]
    assert "0/0" in told[4]
    assert "house number" in told[5]
    assert "street" in told[6]
    assert "projected?" in told[7]
    assert reading.rows == 7


def test_no_addresses() -> None:
    with pytest.raises(IntakeFileError, match="LAT"):
        read_addresses("LON,NUMBER,STREET\n")
    with pytest.raises(CutShort):
        read_addresses(OPEN + "-96.7,33,12,Oak St\n-96.7,3")


def geojson(*features: dict[str, Any], **more: Any) -> str:
    return json.dumps({"type": "FeatureCollection", "features": list(features), **more})


def parcel(ring: list[list[float]], **properties: Any) -> dict[str, Any]:
    return {"properties": properties, "geometry": {"type": "Polygon", "coordinates": [ring]}}


def test_a_parcel_is_a_point_on_its_surface_without_its_owner() -> None:
    bent = parcel(HORSESHOE, SITUS_ADDR="12 Oak St", OWNER="Jane Roe", APN="R-1", YEAR_BUILT=1998.0)
    reading = read_parcels(geojson(bent))
    (house,) = reading.houses
    assert house.latitude is not None
    assert house.longitude is not None
    in_gap = 0.001 < house.longitude < 0.002 and house.latitude > 0.101
    assert not in_gap  # the centre of a horseshoe is outside of it
    assert (house.address, house.parcel_id, house.year_built) == ("12 Oak St", "R-1", 1998)
    assert "Jane" not in repr(reading)


def test_esri_json_rings_and_points() -> None:
    table = {
        "spatialReference": {"wkid": 4326},
        "features": [
            {"attributes": {"SITE_ADDR": "1 Elm St"}, "geometry": {"rings": [list(reversed(SQUARE))]}},
            {"attributes": {"SITE_ADDR": "2 Elm St"}, "geometry": {"x": -96.7, "y": 33.0}},
            {"attributes": {"SITE_ADDR": "3 Elm St"}, "geometry": None},
            {"attributes": {"SITE_ADDR": " "}, "geometry": {"x": -96.7, "y": 33.0}},
        ],
    }
    reading = read_parcels(json.dumps(table))
    assert [house.address for house in reading.houses] == ["1 Elm St", "2 Elm St"]
    assert reasons(reading) == {3: "has no geometry", 4: "has no address"}


@pytest.mark.parametrize(
    "more",
    [{"crs": {"properties": {"name": "EPSG:2913"}}}, {"spatialReference": {"wkid": 102100}}, {}],
)
def test_projected_feet_are_refused(more: dict[str, Any]) -> None:
    feet = [[7_600_000 + x * 100, 680_000 + y * 100] for x, y in SQUARE]
    with pytest.raises(IntakeFileError, match="EPSG:4326"):
        read_parcels(geojson(parcel(feet, ADDRESS="1 Elm"), **more))


def test_parcels_need_an_address_field_and_a_true_mapping() -> None:
    one = geojson(parcel(SQUARE, FOO="1 Elm St", OWNER="x"))
    with pytest.raises(IntakeFileError, match="--map address"):
        read_parcels(one)
    assert read_parcels(one, {"address": "foo"}).houses[0].address == "1 Elm St"
    with pytest.raises(IntakeFileError, match="BAR"):
        read_parcels(one, {"address": "BAR"})
    with pytest.raises(CutShort):
        read_parcels(one[:-20])


LEADS = (
    "Lead ID,Name,Phone,Street Address,City,State,Zip,Roof Type,Roof Age,Sold Date,Do Not Contact\n"
    "L1,Jane Roe,214-555-0100,12 Oak St,Allen,TX,75002,Architectural shingle,12,06/30/2020,no\n"
    "L2,,,14 Oak St,Allen,TX,75002,,,,YES\n"
    "L3,,,,Allen,TX,75002,,,,\n"
    "L4,,,16 Oak St,Allen,TX,75002,,900,,\n"
    "L5,,,18 Oak St,Allen,TX,75002,,,soon,\n"
)


def test_leads_by_guessed_columns() -> None:
    reading = read_leads(LEADS)
    first, second = reading.houses
    assert (first.external_id, first.material, first.roof_age_years) == (
        "crm:L1",
        Material.ASPHALT_LAMINATED,
        12,
    )
    assert (first.customer_since, first.do_not_knock, first.latitude) == ("2020-06-30", False, None)
    assert second.do_not_knock
    assert sorted(reasons(reading)) == [4, 5, 6]
    assert "Jane" not in repr(reading)
    assert "214" not in repr(reading)


def test_leads_by_a_mapping() -> None:
    text = "Wo,Y,X\n12 Oak St,33.0,-96.7\n"
    with pytest.raises(IntakeFileError, match="--map"):
        read_leads(text)
    (house,) = read_leads(text, {"address": "Wo", "latitude": "Y", "longitude": "X"}).houses
    assert (house.latitude, house.longitude) == (33.0, -96.7)
    with pytest.raises(IntakeFileError, match="Wohin"):
        read_leads(text, {"address": "Wohin"})
    with pytest.raises(IntakeFileError, match="owner"):
        read_leads(text, {"owner": "Wo"})


def found(row: int, address: str, **more: Any) -> FoundHouse:
    return FoundHouse(row, address, **more)


def known(key: str, address: str, **more: Any) -> KnownHouse:
    given = (
        dict.fromkeys(("unit", "city", "zip_code", "latitude", "longitude", "parcel_id", "external_id"))
        | more
    )
    return KnownHouse(key, address, **given)


def test_doubles_by_address_parcel_and_place() -> None:
    here = [
        known("k1", "12 Oak Street", zip_code="75002-1234"),
        known("k2", "9 Elm St", latitude=33.0, longitude=-96.7),
    ]
    told = doubles(
        [
            found(2, "12 OAK ST.", zip_code="75002"),
            found(3, "12 Oak St", zip_code="75002", unit="4"),
            found(4, "12 Oak St Apt 4", zip_code="75002"),
            found(5, "9 Elm Street", latitude=33.0001, longitude=-96.7),  # 11 m
            found(6, "9 Elm Street", latitude=33.0002, longitude=-96.7),  # 22 m
            found(7, "11 Elm St", latitude=33.0, longitude=-96.7),
            found(8, "1 Ash St", parcel_id="R-1"),
            found(9, "1 Ash Street rear", parcel_id="R-1"),
            found(10, "1 Ash St"),  # no place, no ZIP: nobody can tell
        ],
        here,
    )
    assert [(one.row, one.why, one.property_id or one.of_row) for one in told] == [
        (2, "address", "k1"), (4, "address", 3), (5, "near", "k2"), (9, "parcel", 8),
    ]  # fmt: skip


@needs_data
def test_kodiak_and_its_worse_relatives() -> None:
    kodiak = read_addresses(data_file("addresses", "kodiak_island_borough.csv").read_bytes())
    assert (kodiak.rows, len(kodiak.houses), len(kodiak.rejects)) == (
        4473,
        4452,
        21,
    )
    assert len(doubles(kodiak.houses, [])) == 61
    sample = read_addresses(data_file("addresses", "openaddresses_sample.csv").read_bytes())
    assert (len(sample.houses), sample.houses[-1].address) == (8, "trim multiple spaces")
    bad = read_addresses(data_file("addresses", "openaddresses_bad_data.csv").read_bytes())
    assert (len(bad.houses), len(bad.rejects)) == (0, 9)


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (DAILY_HAIL, FileKind.SPC_DAILY), (LSR, FileKind.NWS_LSR), (OPEN, FileKind.ADDRESSES),
        (LEADS, FileKind.CRM_LEADS),
        (geojson(parcel(SQUARE, ADDRESS="x")), FileKind.PARCELS),
        ("EPISODE_ID,EVENT_ID,EVENT_TYPE\n", FileKind.NCEI_DETAILS),
        ("om,yr,mo,dy,date\n", FileKind.SPC_WCM), ("lat,lon,mesh_mm\n", FileKind.HAIL_GRID),
        ('{"features": [{"properties": {"event": "Flood Watch"}}]}', FileKind.NWS_ALERTS),
    ],
)  # fmt: skip
def test_kinds_by_content(content: str, kind: FileKind) -> None:
    assert recognise(content.encode()) is kind
    assert recognise(("\ufeff" + content).encode()) is kind


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "empty"), (b"<html>", "web page"), (b"\x89PNG\x00\x00", "binary"),
        (b"a,b\n1,2\n", "none of the files"),
        (b"EPISODE_ID,EVENT_ID,LOCATION_INDEX\n", "details file"), (b"[1, 2]", "neither"),
    ],
)  # fmt: skip
def test_what_is_none(content: bytes, said: str) -> None:
    with pytest.raises(NotAStormFile, match=said):
        recognise(content)


CELL = st.text(alphabet="0123456789.-, \"'AbÉ#", max_size=10)


@pytest.mark.parametrize(
    ("header", "read"), [(OPEN, read_addresses), (LEADS.partition("\n")[0] + "\n", read_leads)]
)
@given(rows=st.lists(st.lists(CELL, min_size=11, max_size=11), max_size=5))
def test_any_rows_are_no_crash(
    header: str, read: Callable[[str], HouseReading], rows: list[list[str]]
) -> None:
    try:
        reading = read(header + "".join(",".join(row) + "\n" for row in rows))
    except StormFileError as error:
        assert str(error)
        return
    assert len(reading.houses) + len(reading.rejects) == reading.rows
    assert all(2 <= one.row <= len(rows) + 1 for one in reading.rejects)


@given(st.binary(max_size=80))
def test_any_bytes_have_a_kind_or_an_error(content: bytes) -> None:
    try:
        assert recognise(content) in set(FileKind)
    except StormFileError as error:
        assert str(error)
