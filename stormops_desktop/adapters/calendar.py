"""A meeting, or a day not to miss, as an iCalendar file (RFC 5545), with time zone and alarm."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from icalendar import Alarm, Calendar, Event, vCalAddress, vText

from stormops_desktop.domain.said import Said
from stormops_desktop.domain.zones import known_zone

PRODUCT = "-//StormOps//StormOps Desktop//EN"
NO_ZONE = "“{zone}” is not a time zone. Choose one such as America/Chicago."
HOST = "stormops.invalid"  # RFC 2606: a name nobody owns, so that no one else makes this UID


class UnknownZone(ValueError):  # noqa: N818 - reads as the sentence it is
    """The zone of a meeting is not one of the IANA time zone database."""


@dataclass(frozen=True, slots=True)
class Meeting:
    """A meeting with an adjuster.

    Attributes:
        meeting_id: of the job's claim; the same meeting keeps it, so that a calendar moves the entry.
        starts_at: UTC milliseconds.
        zone: IANA name of the zone at the property ("America/Chicago").
        sequence: how often it was changed since it was first sent.
        alarms_min: minutes before the start; zero is at the start.
    """

    meeting_id: str
    title: str
    starts_at: int
    zone: str
    address: str
    minutes: int = 60
    adjuster: str = ""
    phone: str = ""
    email: str = ""
    notes: str = ""
    sequence: int = 0
    cancelled: bool = False
    alarms_min: tuple[int, ...] = (60,)


@dataclass(frozen=True, slots=True)
class LastDay:
    """A day on which something ends; an entry for the whole day.

    Attributes:
        day_id: of what it belongs to; the same day keeps it, so that a calendar moves the entry.
        alarm_hours: before the day begins.
    """

    day_id: str
    title: str
    day: date
    address: str = ""
    notes: str = ""
    alarm_hours: int = 15


def last_day(entry: LastDay, *, now_ms: int) -> bytes:
    """The day as an .ics file; the same day and time of writing give the same bytes."""
    event = Event()
    event.add("uid", f"{entry.day_id}@{HOST}")
    event.add("dtstamp", datetime.fromtimestamp(now_ms // 1000, UTC))
    event.add("summary", entry.title)
    event.add("dtstart", entry.day)
    event.add("dtend", entry.day + timedelta(days=1))
    event.add("transp", "TRANSPARENT")  # it reminds, it takes nobody's time
    if entry.address:
        event.add("location", entry.address)
    if entry.notes:
        event.add("description", entry.notes)
    event.add_component(_alarm(entry.title, entry.alarm_hours * 60))
    return bytes(_published(event).to_ical())


def as_icalendar(meeting: Meeting, *, now_ms: int) -> bytes:
    """The meeting as an .ics file; the same meeting and time of writing give the same bytes.

    Raises:
        UnknownZone: no zone has that name, so the hour would be wrong somewhere.
    """
    calendar = _published(_event(meeting, now_ms), "CANCEL" if meeting.cancelled else "PUBLISH")
    calendar.add_missing_timezones()
    return bytes(calendar.to_ical())


def _published(event: Event, method: str = "PUBLISH") -> Calendar:
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", method)
    calendar.add_component(event)
    return calendar


def _event(meeting: Meeting, now_ms: int) -> Event:
    start = _local(meeting.starts_at, meeting.zone)
    event = Event()
    event.add("uid", f"{meeting.meeting_id}@{HOST}")
    event.add("dtstamp", datetime.fromtimestamp(now_ms // 1000, UTC))
    event.add("sequence", meeting.sequence)
    event.add("summary", meeting.title)
    event.add("dtstart", start)
    # The end is reckoned in UTC: an hour across a change of the clocks is still an hour.
    event.add("dtend", _local(meeting.starts_at + meeting.minutes * 60_000, meeting.zone))
    event.add("location", meeting.address)
    event.add("status", "CANCELLED" if meeting.cancelled else "CONFIRMED")
    if words := _description(meeting):
        event.add("description", words)
    if meeting.email:
        event.add("attendee", _attendee(meeting), encode=False)
    if not meeting.cancelled:
        for minutes in meeting.alarms_min:
            event.add_component(_alarm(meeting.title, minutes))
    return event


def _description(meeting: Meeting) -> str:
    adjuster = " ".join(word for word in (meeting.adjuster, meeting.phone) if word)
    return "\n".join(line for line in (f"Adjuster: {adjuster}" if adjuster else "", meeting.notes) if line)


def _attendee(meeting: Meeting) -> vCalAddress:
    address = vCalAddress(f"mailto:{meeting.email}")
    address.params["ROLE"] = vText("OPT-PARTICIPANT")
    if meeting.adjuster:
        address.params["CN"] = vText(meeting.adjuster)
    return address


def _alarm(title: str, minutes: int) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", title)
    alarm.add("trigger", timedelta(minutes=-minutes))
    return alarm


def _local(at_ms: int, zone: str) -> datetime:
    there = known_zone(zone)
    if there is None:
        raise UnknownZone(Said(NO_ZONE, zone=zone))
    return datetime.fromtimestamp(at_ms // 1000, there)
