"""An appointment as it is typed at the door, and the hours that are offered with one press."""

from datetime import datetime, timedelta

from stormops_desktop.domain.claims.form_entry import CannotRead, read_instant
from stormops_desktop.domain.zones import zone_named

OFFERED = ((1, 9), (1, 16), (2, 10))  # days from today, hour of the house's day
PATTERN = "%Y-%m-%d %H:%M"


def typed(at: int | None, zone: str) -> str:
    """The text that stands in the editor; typing it again gives the same moment."""
    return "" if at is None else datetime.fromtimestamp(at / 1000, zone_named(zone)).strftime(PATTERN)


def read(text: str, zone: str) -> int:
    """UTC milliseconds of a typed day and hour at the house.

    Raises:
        CannotRead: a sentence for the person.
    """
    if not text.strip():
        raise CannotRead("Type a day and an hour first, as 2019-04-02 14:30.")
    return read_instant(text, zone_named(zone))


def offered(now_ms: int, zone: str) -> tuple[int, ...]:
    """Hours to press instead of typing, in UTC milliseconds: of the next days at the house."""
    today = datetime.fromtimestamp(now_ms / 1000, zone_named(zone)).replace(minute=0, second=0, microsecond=0)
    moments = ((today + timedelta(days=days)).replace(hour=hour) for days, hour in OFFERED)
    return tuple(round(moment.timestamp() * 1000) for moment in moments)
