"""Alerts of areas in the formats they are met in, and whatever else somebody sends."""

import json
from copy import deepcopy
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.contracts.entities.guardrails import ALERT_KINDS
from sync.contracts.events.areas import COMPETITOR, KINDS, MOST_CORNERS, WEATHER
from sync.contracts.events.envelope import EventError
from sync.contracts.events.inbound import AREA, Reported, read_report
from sync.contracts.events.report_schemas import COMPETITOR_INTEL, WEATHER_ALERT
from sync.contracts.events.topics import EVENTS_DAYS, Topics, keeping
from sync.streams.core.houses import LOOK_BACK_MS
from sync.streams.core.shapes import ALLOWED_LATENESS_MS

NOW = 1_790_000_000_000
SENT = "2026-09-21T08:00:00-05:00"
# As api.weather.gov gives one, shortened.
FEATURE: dict[str, Any] = {
    "id": "https://api.weather.gov/alerts/urn:oid:2.49.0.1.840.0.1",
    "type": "Feature",
    "geometry": {
        "type": "Polygon",
        "coordinates": [[[-96.9, 33.0], [-96.5, 33.0], [-96.5, 33.3], [-96.9, 33.3], [-96.9, 33.0]]],
    },
    "properties": {
        "id": "urn:oid:2.49.0.1.840.0.1", "areaDesc": "Collin, TX; Dallas, TX", "sent": SENT,
        "expires": "2026-09-21T09:00:00-05:00", "status": "Actual", "messageType": "Alert",
        "severity": "Severe", "event": "Severe Thunderstorm Warning",
        "headline": "Severe Thunderstorm Warning issued September 21 at 8:00AM CDT by NWS Fort Worth TX",
        "parameters": {"maxHailSize": ["1.75"], "maxWindGust": ["60 MPH"]},
    },
}  # fmt: skip
FLAT = {"zip_code": "75002", "event_type": "hail", "severity": 2.0, "timestamp": NOW - 60_000}
RIVAL = {"zip_code": "75002-1234", "competitor": "Roofs R Us", "action": "price_drop",
         "timestamp": NOW - 60_000}  # fmt: skip


def read(document: Any, about: str = "") -> Reported:
    return read_report(document, now_ms=NOW, channels=frozenset({"email"}), about=about)


def feature(**told: Any) -> dict[str, Any]:
    """The feature with other properties; None leaves one out."""
    made = deepcopy(FEATURE)
    made["properties"] = {k: v for k, v in {**made["properties"], **told}.items() if v is not None}
    return made


def test_a_feature_of_the_weather_service_is_read_whole() -> None:
    report = read(FEATURE)
    area = report.area
    assert area is not None
    assert (report.kind, report.source_event_id) == (AREA, "urn:oid:2.49.0.1.840.0.1")
    assert (area.kind, area.hail_in, area.wind_mph) == (WEATHER, 1.75, 60.0)
    assert (area.hazard, area.severity) == ("Severe Thunderstorm Warning", "Severe")
    assert area.counties == ("collin, tx", "dallas, tx")
    assert len(area.rings[0]) == 5
    assert report.at == 1_789_995_600_000
    assert area.ends_at == report.at + 3_600_000
    assert area.passed_over == ""


@pytest.mark.parametrize(
    ("written", "inches"), [("Up to .75", 0.75), ("0.00", 0.0), ("1.50", 1.5), (1.25, 1.25), ("none", None)]
)
def test_a_size_is_read_however_it_is_written(written: object, inches: float | None) -> None:
    area = read(feature(parameters={"maxHailSize": [written]})).area
    assert area is not None
    assert area.hail_in == inches


@pytest.mark.parametrize(
    ("told", "why"), [({"status": "Test"}, "test"), ({"messageType": "Ack"}, "warns of nothing")]
)
def test_tests_and_acknowledgements_ask_for_nothing(told: dict[str, str], why: str) -> None:
    area = read(feature(**told)).area
    assert area is not None
    assert why in area.passed_over


@pytest.mark.parametrize(
    "written",
    [
        [{"identifier": "urn:oid:b", "sender": "x@noaa.gov", "sent": "2026-09-21T07:30:00-05:00"},
         {"identifier": "urn:oid:a", "sender": "x@noaa.gov", "sent": "2026-09-21T12:00:00+00:00"}],
        "x@noaa.gov,urn:oid:b,2026-09-21T07:30:00-05:00\nx@noaa.gov,urn:oid:a,2026-09-21T12:00:00+00:00",
        [{"identifier": "urn:oid:a"}, "urn:oid:c", {"identifier": "urn:oid:a"}, {"identifier": "urn:oid:b"}],
    ],
    ids=["as api.weather.gov", "as CAP 1.2", "without times"],
)  # fmt: skip
def test_the_alerts_that_a_message_speaks_of_come_in_order_of_time(written: object) -> None:
    area = read(feature(messageType="Cancel", references=written)).area
    assert area is not None
    assert (area.withdrawn, area.references) == (True, ("urn:oid:a", "urn:oid:b"))


@pytest.mark.parametrize("written", [None, [], "", "one,two", 5, {"identifier": "a"}])
def test_references_that_are_none_are_passed_over(written: object) -> None:
    area = read(feature(messageType="Update", references=written)).area
    assert area is not None
    assert (area.withdrawn, area.references) == (False, ())


def test_the_short_form_is_known_by_its_topic_or_by_its_type() -> None:
    by_topic = read(FLAT, WEATHER)
    named = read({**FLAT, "type": "weather_alert"})
    assert by_topic.area is not None
    assert (by_topic.area.hazard, by_topic.area.hail_in, by_topic.area.zip_code) == ("hail", 2.0, "75002")
    assert named.area == by_topic.area
    rival = read(RIVAL, COMPETITOR).area
    assert rival is not None
    assert (rival.competitor, rival.move, rival.zip_code) == ("Roofs R Us", "price_drop", "75002")
    assert read({**RIVAL, "type": "competitor_intel"}).area == rival


def test_without_an_id_the_same_words_are_the_same_alert() -> None:
    assert read(FLAT, WEATHER).source_event_id == read(dict(FLAT), WEATHER).source_event_id
    assert read(FLAT, WEATHER).source_event_id != read({**FLAT, "severity": 3}, WEATHER).source_event_id


def test_topics_say_what_they_speak_of_by_environment() -> None:
    assert Topics().of_areas == {"weather-alerts": WEATHER, "competitor-intel": COMPETITOR}
    assert set(Topics("staging").of_areas) == {"staging.weather-alerts", "staging.competitor-intel"}
    assert set(KINDS) == set(ALERT_KINDS)


@pytest.mark.parametrize(
    ("document", "about", "why"),
    [
        ({"type": "FeatureCollection", "features": [FEATURE]}, "", "report of its own"),
        ({"type": "Feature"}, "", "no properties"),
        (feature(sent=None), "", "no time"),
        (feature(parameters={"maxHailSize": ["99"]}), "", "out of range"),
        ({**FEATURE, "geometry": {"type": "Point", "coordinates": [0, 0]}}, "", "no polygon"),
        ({**FEATURE, "geometry": {"type": "Polygon", "coordinates": [[[0, 0]] * 3]}}, "", "no polygon"),
        ({**FEATURE, "geometry": {"type": "Polygon", "coordinates": [[[0, 99]] * 4]}}, "", "corner"),
        (
            {**FEATURE, "geometry": {"type": "Polygon", "coordinates": [[[0, 0]] * (MOST_CORNERS + 1)]}},
            "", "too many corners",
        ),
        ({**feature(areaDesc=None), "geometry": None}, "", "no area"),
        ({**FLAT, "zip_code": "Allen"}, WEATHER, "zip_code"),
        ({**FLAT, "severity": -1}, WEATHER, "out of range"),
        ({**FLAT, "timestamp": NOW + 3_600_000}, WEATHER, "future"),
        ({k: v for k, v in FLAT.items() if k != "event_type"}, WEATHER, "hazard"),
        ({k: v for k, v in FLAT.items() if k != "zip_code"}, WEATHER, "no area"),
        ({**RIVAL, "action": "merger"}, COMPETITOR, "price_drop"),
        ({k: v for k, v in RIVAL.items() if k != "competitor"}, COMPETITOR, "competitor"),
        ({k: v for k, v in RIVAL.items() if k != "zip_code"}, COMPETITOR, "zip_code"),
    ],
)  # fmt: skip
def test_what_is_missing_or_wrong_is_said(document: Any, about: str, why: str) -> None:
    with pytest.raises(EventError, match=why):
        read(document, about)


@pytest.mark.parametrize(("schema", "document"), [
    (WEATHER_ALERT, FEATURE), (WEATHER_ALERT, {**FEATURE, "geometry": None}), (WEATHER_ALERT, FLAT),
    (COMPETITOR_INTEL, RIVAL),
])  # fmt: skip
def test_what_holds_to_a_schema_is_read(schema: dict[str, Any], document: dict[str, Any]) -> None:
    jsonschema.validate(document, schema)
    about = COMPETITOR if schema is COMPETITOR_INTEL else WEATHER
    assert read(document, about).kind == AREA


@pytest.mark.parametrize(("schema", "document"), [
    (WEATHER_ALERT, {"type": "FeatureCollection", "features": []}), (WEATHER_ALERT, {"zip_code": "75002"}),
    (WEATHER_ALERT, {**FLAT, "zip_code": "Allen"}), (COMPETITOR_INTEL, {**RIVAL, "action": "merger"}),
])  # fmt: skip
def test_what_does_not_hold_to_a_schema_is_not_read(schema: dict[str, Any], document: dict[str, Any]) -> None:
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(document, schema)
    with pytest.raises(EventError):
        read(document, COMPETITOR if schema is COMPETITOR_INTEL else WEATHER)


_JSON = st.recursive(
    st.none() | st.booleans() | st.floats(allow_nan=False) | st.integers() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=12,
)


@given(
    st.sampled_from(["geometry", "properties", "type", "zip_code", "severity", "timestamp", "action"]), _JSON,
    st.sampled_from([(FEATURE, ""), (FLAT, WEATHER), (RIVAL, COMPETITOR)]),
)  # fmt: skip
def test_nothing_that_is_json_breaks_the_reader(name: str, value: Any, form: tuple[Any, str]) -> None:
    document, about = form
    try:
        read(json.loads(json.dumps({**document, name: value})), about)
    except EventError as error:
        assert str(error)


@given(
    st.sampled_from(["parameters", "areaDesc", "sent", "status", "messageType", "expires", "headline"]), _JSON
)
def test_nothing_in_a_feature_breaks_the_reader(name: str, value: Any) -> None:
    try:
        read(feature(**{name: value}))
    except EventError as error:
        assert str(error)


@pytest.mark.parametrize("environment", ["", "staging"])
def test_each_topic_is_kept_as_long_as_its_readers_may_need_it(environment: str) -> None:
    topics, day = Topics(environment), 86_400_000
    assert keeping(topics.events) == {
        "cleanup.policy": "delete", "retention.ms": str(120 * day), "message.timestamp.type": "LogAppendTime",
    }  # fmt: skip
    assert keeping(topics.dead_letters)["retention.ms"] == str(120 * day)
    assert keeping(topics.results) == {"cleanup.policy": "compact"}
    assert keeping(topics.marker) == {"cleanup.policy": "compact", "retention.ms": "-1"}
    for topic in (topics.inbound, f"{topics.inbound_of_storms}x", *topics.of_areas):
        assert keeping(topic) == {"cleanup.policy": "delete", "retention.ms": str(30 * day)}
    assert EVENTS_DAYS * day >= LOOK_BACK_MS + ALLOWED_LATENESS_MS
