"""Weather alerts: lists of strings, polygons or zones only, and several messages of one event."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stormops_desktop.domain.storms.alerts import read_alerts
from stormops_desktop.domain.storms.areas import area_of
from stormops_desktop.domain.storms.errors import CutShort, NotAStormFile, StormFileError
from stormops_desktop.domain.storms.reading import Reading
from tests.helpers.intake import data_file, needs_data

SQUARE = {"type": "Polygon", "coordinates": [[[-97, 33], [-96, 33], [-96, 34], [-97, 34], [-97, 33]]]}
SMALL = {"type": "Polygon", "coordinates": [[[-96.5, 33], [-96, 33], [-96, 33.5], [-96.5, 33.5]]]}


def alert(action: str = "NEW", at: str = "2024-05-01T20:00:00-05:00", **changes: Any) -> dict[str, Any]:
    parameters = {
        "VTEC": [f"/O.{action}.KFWD.SV.W.0042.240502T0100Z-240502T0200Z/"],
        "maxHailSize": ["1.00"], "maxWindGust": ["60 MPH"],
    }  # fmt: skip
    parameters.update(changes.pop("parameters", {}))
    properties = {
        "id": f"urn:{action}:{at}", "event": "Severe Thunderstorm Warning",
        "areaDesc": "Collin, TX; Denton, TX",
        "onset": at, "headline": "A warning", "parameters": parameters,
    }  # fmt: skip
    return {
        "type": "Feature",
        "geometry": changes.pop("geometry", SQUARE),
        "properties": {**properties, **changes},
    }


def read(*features: Any) -> Reading:
    return read_alerts(json.dumps({"type": "FeatureCollection", "features": list(features)}))


def test_hail_and_wind_of_a_polygon() -> None:
    hail, wind = read(alert()).reports
    assert (hail.hazard, hail.magnitude, hail.unit) == ("hail", 1.0, "in")
    assert (wind.magnitude, wind.unit) == (60.0, "mph")
    assert hail.area is not None
    assert (hail.latitude, hail.longitude) == (None, None)  # a polygon is no point
    assert area_of(hail.area.as_json()) == hail.area


@pytest.mark.parametrize(
    ("told", "inches"),
    [
        (["0.75"], 0.75),
        (["Up to .75"], 0.75),
        (["0.00"], None),
        ("1.50", 1.5),
        ([], None),
        (["0.50", "1.25"], 1.25),
    ],
)
def test_sizes_as_they_are_written(told: Any, inches: float | None) -> None:
    reports = read(alert(parameters={"maxHailSize": told})).reports
    assert [r.magnitude for r in reports if r.hazard == "hail"] == ([] if inches is None else [inches])


def test_without_a_polygon_it_is_a_county_match() -> None:
    reports = [r for r in read(alert(geometry=None)).reports if r.hazard == "hail"]
    assert [(r.county, r.state, r.area, r.latitude) for r in reports] == [
        ("Collin", "TX", None, None), ("Denton", "TX", None, None),
    ]  # fmt: skip
    assert len({r.source_id for r in reports}) == 2


def test_messages_of_one_event_are_one_report() -> None:
    reading = read(
        alert("CON", "2024-05-01T20:20:00-05:00", geometry=SMALL, parameters={"maxHailSize": ["1.75"]}),
        alert("NEW"),
        alert("CAN", "2024-05-01T20:40:00-05:00", parameters={"maxHailSize": [], "maxWindGust": []}),
    )
    hail = [r for r in reading.reports if r.hazard == "hail"]
    assert [r.magnitude for r in hail] == [1.75]
    assert hail[0].area is not None
    assert hail[0].area.polygons[0][0][0] == (-96.5, 33.0)  # where the greatest was told, not everywhere
    assert "Cancelled early" in hail[0].comments
    assert hail[0].wfo == "FWD"


def test_an_expiry_alone_is_no_evidence() -> None:
    reading = read(alert("EXP", parameters={"maxHailSize": [], "maxWindGust": []}))
    assert reading.reports == ()


def test_times_by_vtec_or_motion_when_the_message_has_none() -> None:
    placeholder = alert(at="date:now -7 minutes")
    assert read(placeholder).reports[0].time_original == "240502T0100Z"
    placeholder["properties"]["parameters"] |= {
        "VTEC": [], "eventMotionDescription": ["2024-01-09T18:48:00-00:00...storm...238DEG"],
    }  # fmt: skip
    assert read(placeholder).reports[0].time_at == 1_704_826_080_000


def test_bad_features_are_refused_by_number() -> None:
    reading = read(
        alert(), 7, alert(geometry={"type": "Polygon", "coordinates": [[[1, 2]]]}),
        alert(parameters={"maxHailSize": ["175"]}), alert(geometry=None, areaDesc="zones"),
        {"properties": {"event": "Flood Watch"}},
    )  # fmt: skip
    assert [one.row for one in reading.rejects] == [2, 3, 4, 5]
    assert reading.others == 1


def test_files_that_are_none() -> None:
    whole = json.dumps({"features": [alert()]})
    with pytest.raises(CutShort):
        read_alerts(whole[:-40])
    with pytest.raises(NotAStormFile, match="no event"):
        read_alerts('{"features": [{"properties": {"owner": "x"}}]}')
    with pytest.raises(NotAStormFile, match="web page"):
        read_alerts("<html></html>")
    with pytest.raises(StormFileError):
        read_alerts("[" * 100_000)


@needs_data
def test_the_real_list() -> None:
    reading = read_alerts(data_file("storms", "nws_alerts.json").read_bytes())
    assert reading.rows == 152
    assert [(r.hazard, r.magnitude) for r in reading.reports] == [("hail", 0.75), ("wind", 70.0)]
    assert all(r.area is not None for r in reading.reports)


JSON = st.recursive(
    st.none() | st.booleans() | st.floats(allow_nan=False) | st.text(max_size=12),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(
        st.sampled_from(["properties", "event", "parameters", "geometry", "type", "coordinates", "onset"]),
        inner, max_size=4,
    ),
    max_leaves=12,
)  # fmt: skip


@given(st.lists(JSON, max_size=4))
def test_any_features_are_no_crash(features: list[Any]) -> None:
    features = [{"properties": {"event": "x"}}, *features]
    reading = read(*features)
    assert all(1 <= one.row <= len(features) for one in reading.rejects)
