"""Reports from outside in the formats they are met in, and whatever else somebody sends."""

import json
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stormops_desktop.domain.attribution.touches import channel_of
from sync.contracts.entities.targeting import CHANNELS
from sync.contracts.events.envelope import Event, EventError, read_event
from sync.contracts.events.inbound import (
    CHANNEL_WORDS,
    JOB_DONE,
    NOT_OURS,
    TOUCH,
    Reported,
    id_from,
    read_report,
)
from sync.contracts.events.topics import Topics

NOW = 1_790_000_000_000
KNOWN = frozenset(CHANNELS)
ID = "3f2504e0-4f89-41d3-9a0c-0305e82c3301"


def read(**said) -> Reported:
    document = {"property_id": "prop_1", "channel": "email", "timestamp": NOW - 60_000, **said}
    return read_report(document, now_ms=NOW, channels=KNOWN)


def refused(**said) -> str:
    with pytest.raises(EventError) as error:
        read(**said)
    return str(error.value)


def test_a_journey_touch() -> None:
    found = read(
        zip_code="75034",
        event_id="DFW_STORM_24",
        converted=True,
        conversion_value=15_000.5,
        timestamp="2026-03-01T10:00:00",
    )
    assert (found.kind, found.storm, found.converted, found.value_cents) == (
        TOUCH,
        "DFW_STORM_24",
        True,
        1_500_050,
    )
    assert found.at == int(datetime(2026, 3, 1, 10, tzinfo=UTC).timestamp() * 1000)
    assert found.direction == "outbound"


def test_the_words_of_a_storms_topic() -> None:
    sale = read(type="conversion", value=90, channel=None)
    assert (sale.kind, sale.converted, sale.value_cents, sale.channel) == (TOUCH, True, 9_000, "other")
    done = read(type="job_completed", job_id=ID.upper())
    assert (done.kind, done.place) == (JOB_DONE, ID)
    assert read(type="property_impacted", sii_score=70).kind == NOT_OURS


def test_web_analytics_and_behaviour() -> None:
    keen = read_report(
        {"event_name": "quote_started", "parcel_id": "p", "user_id": "GA1.2.3", "timestamp": NOW / 1000},
        now_ms=NOW, channels=KNOWN,
    )  # fmt: skip
    assert (keen.channel, keen.direction, keen.outcome, keen.place) == (
        "ga4",
        "inbound",
        "quote_started",
        "p",
    )
    assert "GA1.2.3" not in str(keen)
    angry = read(event_type="response", channel="phone_inbound", complaint="true")
    assert (angry.channel, angry.direction, angry.outcome) == ("call", "inbound", "complaint")


SPELLINGS = (
    NOW / 1000 - 60, NOW - 60_000, (NOW - 60_000) * 1000, str(NOW - 60_000), "2026-09-21T14:12:20Z",
    "2026-09-21T09:12:20-05:00",
)  # fmt: skip


@pytest.mark.parametrize("written", SPELLINGS)
def test_times_in_every_spelling(written) -> None:
    assert read(timestamp=written).at == NOW - 60_000


def test_what_is_wrong_is_said_without_the_value() -> None:
    assert refused(timestamp=NOW + 400_000) == "The time of the report lies in the future, or long ago."
    assert refused(timestamp="yesterday") == "The report names no time that can be read."
    assert refused(timestamp=True) == "The report names no time that can be read."
    assert refused(property_id="  ") == "The report names no property_id."
    assert refused(channel="") == "The report names no channel."
    assert refused(event_type="secret") == "The type of the report is not one that is taken."
    assert refused(converted=True, value="secret") == "The value is no number."
    assert refused(converted=True, value=-1) == "The value is below zero or too large."
    assert refused(converted=True, value=float("inf")) == "The value is no number."
    assert "too long" in refused(property_id="x" * 500)
    assert "too long" in refused(channel="a\x00b")
    documents: list[object] = [[], "x", 7, None]
    for strange in documents:
        with pytest.raises(EventError, match="JSON object"):
            read_report(strange, now_ms=NOW, channels=KNOWN)


@pytest.mark.parametrize("written", [10**400, -(10**400), "1" * 400])
def test_a_time_beyond_all_numbers_is_refused(written) -> None:
    assert refused(timestamp=written) == "The report names no time that can be read."


def test_told_twice_is_the_same_and_told_otherwise_is_another() -> None:
    assert read().source_event_id == read().source_event_id
    assert read().source_event_id != read(channel="sms").source_event_id
    assert read(id="a").source_event_id == read(id="a", channel="sms").source_event_id == "a"
    assert id_from("a", "bc") != id_from("ab", "c")


def test_the_contract_reads_channels_as_the_domain_does() -> None:
    for word, channel in CHANNEL_WORDS.items():
        if channel_of(word).value != "other":
            assert channel_of(word).value == channel
    for channel in CHANNELS:
        assert read(channel=channel.upper().replace("_", " ")).channel == channel


WORDS = st.sampled_from(
    [
        "property_id",
        "job_id",
        "event_type",
        "type",
        "channel",
        "timestamp",
        "value",
        "converted",
        "id",
        "storm_id",
        "x",
    ]
)
LEAVES = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20) | st.sampled_from(
    ["conversion", "job_completed", "email", "2026-01-01T00:00:00Z", ID]
)  # fmt: skip
JSON = st.recursive(
    LEAVES,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORDS, inner, max_size=5),
    max_leaves=12,
)


@given(st.dictionaries(WORDS, JSON, max_size=8) | JSON)
def test_anything_is_read_or_refused_in_words(document) -> None:
    try:
        found = read_report(document, now_ms=NOW, channels=KNOWN)
    except EventError as error:
        assert str(error)
    else:
        assert found.source_event_id
        assert found.kind in (TOUCH, JOB_DONE, NOT_OURS)
        assert found.kind == NOT_OURS or 0 < found.at <= NOW
        assert found.value_cents >= 0


NAMES = st.sampled_from(["ce_id", "ce_time", "ce_tenantid", "ce_schemaversion", "x"])
HEADERS = st.lists(st.tuples(NAMES, st.binary(max_size=30) | st.none()), max_size=6)
VALUES = st.binary(max_size=60) | st.none() | JSON.map(lambda value: json.dumps(value).encode())


@given(HEADERS, VALUES)
def test_any_record_is_an_event_or_refused_in_words(headers, value) -> None:
    try:
        assert isinstance(read_event(headers, value), Event)
    except EventError as error:
        assert str(error)


def test_an_environments_names_are_its_own() -> None:
    ours, staging = Topics(), Topics("staging")
    names = [
        [t.events, t.marker, t.dead_letters, t.inbound, t.inbound_of_storms, t.group("x")]
        for t in (ours, staging)
    ]
    assert not set(names[0]) & set(names[1])
    assert staging.storm_of(f"staging.storm_events_{ID}") == ID
    assert staging.storm_of(f"storm_events_{ID}") == ""
    for strange in ("Prod", "a b", "-x", "x" * 40, "a.b"):
        with pytest.raises(ValueError, match="lower-case"):
            Topics(strange)
