"""Times and sizes in words. Inside, a time is UTC milliseconds; a zone is always a parameter."""

from datetime import datetime

from PySide6.QtCore import QCoreApplication, QDateTime, QLocale, QTimeZone

from stormops_desktop.domain.zones import known_zone

translate = QCoreApplication.translate

MINUTE_MS = 60_000
HOUR_MS = 60 * MINUTE_MS
DAY_MS = 24 * HOUR_MS


def clock_time(at_ms: int, zone: str = "") -> str:
    """16:05 CDT: a laptop's own clock may keep another zone than the houses, so the zone is printed."""
    return _printed(at_ms, zone, "HH:mm")


def day_and_time(at_ms: int, zone: str = "") -> str:
    """24 Mar 2019, 16:05 CDT. `zone` is an IANA name, "" this machine's."""
    return _printed(at_ms, zone, "d MMM yyyy, HH:mm")


def short_day_and_time(at_ms: int, now_ms: int, zone: str = "") -> str:
    """24 Mar, 16:05 CDT: without the year where it is this one."""
    year = _local(at_ms, zone)[1].date().year()
    if year != _local(now_ms, zone)[1].date().year():
        return day_and_time(at_ms, zone)
    return _printed(at_ms, zone, "d MMM, HH:mm")


def same_day(at_ms: int, other_ms: int, zone: str = "") -> bool:
    """Whether two moments lie on one day of a zone."""
    return _local(at_ms, zone)[1].date() == _local(other_ms, zone)[1].date()


def moment_of(text: str, zone: str = "") -> int | None:
    """The moment that a person typed (2019-03-25 14:00, or a day for its end), UTC milliseconds; else None.

    `zone` is an IANA name, "" this machine's.
    """
    try:
        typed = datetime.fromisoformat(text.strip())
    except ValueError:
        return None
    if len(text.strip()) <= len("2019-03-25"):
        typed = typed.replace(hour=23, minute=59, second=59)
    home = known_zone(zone)
    if typed.tzinfo is None:
        typed = typed.astimezone() if home is None else typed.replace(tzinfo=home)
    return int(typed.timestamp() * 1000)


def ago(at_ms: int, now_ms: int, zone: str = "") -> str:
    """How long since, in words; older than a day it is the day and time."""
    passed = now_ms - at_ms
    if passed < MINUTE_MS:
        return translate("moments", "just now")
    if passed < HOUR_MS:
        return translate("moments", "{minutes} min ago").format(minutes=passed // MINUTE_MS)
    if passed < DAY_MS:
        return translate("moments", "{hours} h ago, at {time}").format(
            hours=passed // HOUR_MS, time=clock_time(at_ms, zone)
        )
    return day_and_time(at_ms, zone)


def size(count_bytes: int) -> str:
    """4.1 MB: decimal units, as file managers print them."""
    return QLocale().formattedDataSize(count_bytes, 1, QLocale.DataSizeFormat.DataSizeSIFormat)


def whole(number: int) -> str:
    """A count with the locale's group marks."""
    return QLocale().toString(number)


def _printed(at_ms: int, zone: str, pattern: str) -> str:
    known, moment = _local(at_ms, zone)
    return f"{QLocale().toString(moment, pattern)} {_abbreviation(known, moment)}"


def _local(at_ms: int, zone: str) -> tuple[QTimeZone, QDateTime]:
    known = QTimeZone(zone.encode()) if zone else QTimeZone.systemTimeZone()
    if not known.isValid():
        known = QTimeZone.utc()
    return known, QDateTime.fromMSecsSinceEpoch(at_ms).toTimeZone(known)


def _abbreviation(zone: QTimeZone, moment: QDateTime) -> str:
    """CDT on every system: Qt asks the system, and Windows has long names and macOS offsets only."""
    known = known_zone(bytes(zone.id().data()).decode())
    if known is None:
        return zone.abbreviation(moment)
    return datetime.fromtimestamp(moment.toSecsSinceEpoch(), known).tzname() or zone.abbreviation(moment)
