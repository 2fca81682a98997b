"""Figures, places and times as storm tables write them; a `RowFault` says what is wrong with one."""

from datetime import UTC, datetime, timedelta

from stormops_desktop.domain.storms.reading import FIRST_YEAR, LAST_YEAR, RowFault


def number(text: str, what: str) -> float | None:
    """A finite number, None for a blank."""
    if not text:
        return None
    try:
        value = float(text)
    except ValueError:
        raise RowFault(f"has a {what} that is no number: {text}") from None
    if value != value or abs(value) == float("inf"):
        raise RowFault(f"has a {what} that is no number: {text}")
    return value


def coordinates(lat_text: str, lon_text: str) -> tuple[float | None, float | None]:
    """Both or neither; 0/0 and places outside the globe are refused."""
    if not lat_text and not lon_text:
        return None, None
    latitude, longitude = number(lat_text, "latitude"), number(lon_text, "longitude")
    if latitude is None or longitude is None:
        raise RowFault("has only one of latitude and longitude")
    if latitude == 0 and longitude == 0:
        raise RowFault("has coordinates 0/0, which is no place")
    if abs(latitude) > 90 or abs(longitude) > 180:
        raise RowFault(f"has coordinates outside the globe: {lat_text}, {lon_text}")
    return latitude, longitude


def utc_ms(year: int, month: int, day: int, clock: int, *, zone_hours: float) -> int:
    """UTC milliseconds of a local time; `clock` is HHMM as a number.

    Raises:
        RowFault: there is no such time, or the archive has no such year.
    """
    written = f"{year}-{month:02}-{day:02} {clock:04}"
    try:
        local = datetime(year, month, day, clock // 100, clock % 100, tzinfo=UTC)
    except (ValueError, OverflowError):
        raise RowFault(f"has no valid time: {written}") from None
    if not FIRST_YEAR <= local.year <= LAST_YEAR:
        raise RowFault(f"has no valid time: the archive has no year {local.year}")
    return int((local - timedelta(hours=zone_hours)).timestamp()) * 1_000
