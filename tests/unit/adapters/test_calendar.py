"""Meetings as calendar files that other programs read at the right hour."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar, Event

from stormops_desktop.adapters.calendar import Meeting, UnknownZone, as_icalendar

NOW = 1_554_120_000_000
STARTS = 1_554_213_600_000  # 2 April 2019, 14:00 UTC: 9 in the morning in Allen, Texas
MEETING = Meeting(
    meeting_id="0190f3c2-0000-7000-8000-000000000001",
    title="Adjuster meeting, 12 Oak St",
    starts_at=STARTS,
    zone="America/Chicago",
    address="12 Oak St, Allen, TX 75002; side gate",
    adjuster="Bo Reyes",
    phone="+12145550134",
    email="bo@carrier.example",
    notes="South slope first,\nthen the gutters.",
    alarms_min=(60, 15),
)


def event_of(raw: bytes) -> Event:
    (event,) = Calendar.from_ical(raw).walk("VEVENT")
    assert isinstance(event, Event)
    return event


def test_the_hour_is_the_property_s_own() -> None:
    raw = as_icalendar(MEETING, now_ms=NOW)
    assert b"DTSTART;TZID=America/Chicago:20190402T090000\r\n" in raw
    assert b"DTEND;TZID=America/Chicago:20190402T100000\r\n" in raw
    assert b"BEGIN:VTIMEZONE\r\nTZID:America/Chicago\r\n" in raw
    start = event_of(raw).decoded("dtstart")
    assert start.astimezone(UTC) == datetime.fromtimestamp(STARTS / 1000, UTC)


def test_what_a_crew_needs_offline_is_in_it() -> None:
    event = event_of(as_icalendar(MEETING, now_ms=NOW))
    assert str(event["location"]) == MEETING.address
    assert (
        str(event["description"]) == "Adjuster: Bo Reyes +12145550134\nSouth slope first,\nthen the gutters."
    )
    assert str(event["attendee"]) == "mailto:bo@carrier.example"
    triggers = [alarm.decoded("trigger") for alarm in event.walk("VALARM")]
    assert triggers == [timedelta(minutes=-60), timedelta(minutes=-15)]


def test_a_change_keeps_the_entry_and_a_cancellation_ends_it() -> None:
    moved = event_of(as_icalendar(replace(MEETING, starts_at=STARTS + 3_600_000, sequence=1), now_ms=NOW))
    assert str(moved["uid"]) == f"{MEETING.meeting_id}@stormops.invalid"
    assert moved["sequence"] == 1
    off = as_icalendar(replace(MEETING, cancelled=True, sequence=2), now_ms=NOW)
    assert b"METHOD:CANCEL" in off
    assert b"STATUS:CANCELLED" in off
    assert b"VALARM" not in off


def test_an_hour_across_the_change_of_the_clocks_is_an_hour() -> None:
    before = round(
        datetime(2019, 3, 10, 7, 30, tzinfo=UTC).timestamp() * 1000
    )  # 01:30 CST; at 02:00 it is 03:00
    event = event_of(as_icalendar(replace(MEETING, starts_at=before), now_ms=NOW))
    start, end = event.decoded("dtstart"), event.decoded("dtend")
    assert end.astimezone(UTC) - start.astimezone(UTC) == timedelta(hours=1)
    assert end.strftime("%H:%M") == "03:30"


def test_equal_meetings_give_equal_bytes() -> None:
    assert as_icalendar(MEETING, now_ms=NOW) == as_icalendar(MEETING, now_ms=NOW)


@pytest.mark.parametrize("zone", ["", "Texas", "../../etc/passwd", "America/Nowhere"])
def test_a_zone_that_is_none_is_refused(zone: str) -> None:
    with pytest.raises(UnknownZone, match="America/Chicago"):
        as_icalendar(replace(MEETING, zone=zone), now_ms=NOW)


@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"]), max_size=200))
def test_no_text_breaks_out_of_its_field(text: str) -> None:
    raw = as_icalendar(replace(MEETING, title=text, email=""), now_ms=NOW)
    assert str(event_of(raw)["summary"]) == text
    assert all(len(line) <= 75 for line in raw.split(b"\r\n"))


def test_a_title_with_a_line_break_stays_one_field() -> None:
    raw = as_icalendar(replace(MEETING, title="A\r\nATTENDEE:mailto:x@y.example"), now_ms=NOW)
    assert raw.count(b"\r\nATTENDEE") == 1
