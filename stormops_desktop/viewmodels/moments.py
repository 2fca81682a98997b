"""Times and sizes in words. Inside, a time is UTC milliseconds; a zone is always a parameter."""

from PySide6.QtCore import QCoreApplication, QDateTime, QLocale, QTimeZone

translate = QCoreApplication.translate

MINUTE_MS = 60_000
HOUR_MS = 60 * MINUTE_MS
DAY_MS = 24 * HOUR_MS


def clock_time(at_ms: int) -> str:
    """Hours and minutes on this machine's clock: 14:05."""
    return QDateTime.fromMSecsSinceEpoch(at_ms).toString("HH:mm")


def day_and_time(at_ms: int, zone: str = "") -> str:
    """24 Mar 2019, 16:05 CDT: the zone is printed, because the house may lie in another one."""
    known = QTimeZone(zone.encode()) if zone else QTimeZone.systemTimeZone()
    if not known.isValid():
        known = QTimeZone.utc()
    moment = QDateTime.fromMSecsSinceEpoch(at_ms).toTimeZone(known)
    return QLocale().toString(moment, "d MMM yyyy, HH:mm") + " " + known.abbreviation(moment)


def ago(at_ms: int, now_ms: int) -> str:
    """How long since, in words; older than a day it is the day and time."""
    passed = now_ms - at_ms
    if passed < MINUTE_MS:
        return translate("moments", "just now")
    if passed < HOUR_MS:
        return translate("moments", "{minutes} min ago").format(minutes=passed // MINUTE_MS)
    if passed < DAY_MS:
        return translate("moments", "{hours} h ago, at {time}").format(
            hours=passed // HOUR_MS, time=clock_time(at_ms)
        )
    return day_and_time(at_ms)


def size(count_bytes: int) -> str:
    """4.1 MB: decimal units, as file managers print them."""
    return QLocale().formattedDataSize(count_bytes, 1, QLocale.DataSizeFormat.DataSizeSIFormat)


def whole(number: int) -> str:
    """A count with the locale's group marks."""
    return QLocale().toString(number)
