"""EXIF tags as plain values. A tag that can't be read is left out and noted; nothing is made up.

Tags and units: CIPA DC-008 (Exif 2.32), sections 4.6.5, 4.6.6 and 4.6.8.
"""

import math
import struct
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, TypeVar

from PIL import Image
from PIL.ExifTags import GPS, IFD, Base

# Everything Pillow was seen to raise on tags that break their own format; warnings become errors in tests.
UNREADABLE = (
    ValueError, TypeError, KeyError, IndexError, SyntaxError, OSError, EOFError, ArithmeticError,
    AttributeError, struct.error, UserWarning,
)  # fmt: skip

Value = TypeVar("Value")


@dataclass
class Tags:
    """What the tags say; see `domain.evidence.facts.PhotoFacts` for meanings and units."""

    orientation: int = 1
    taken_local: str = ""
    taken_offset_min: int | None = None
    gps_at: int | None = None
    latitude: float | None = None
    longitude: float | None = None
    accuracy_m: float | None = None
    heading_deg: float | None = None
    heading_ref: str = ""
    device: str = ""
    damaged: bool = False
    position_impossible: bool = False

    def attempt(self, read: Callable[[], Value]) -> Value | None:
        """The value, or None and a note that a tag is damaged."""
        try:
            return read()
        except UNREADABLE:
            self.damaged = True
            return None


def read_tags(image: Image.Image) -> Tags:
    """The tags of an opened picture."""
    tags = Tags()
    exif = tags.attempt(image.getexif)
    if exif is None:
        return tags
    root: Mapping[int, Any] = exif
    details = tags.attempt(lambda: exif.get_ifd(IFD.Exif)) or {}
    gps = tags.attempt(lambda: exif.get_ifd(IFD.GPSInfo)) or {}
    _read_camera(tags, root)
    _read_clock(tags, details)
    _read_position(tags, gps)
    _read_heading(tags, gps)
    tags.gps_at = tags.attempt(lambda: gps_milliseconds(gps))
    return tags


def _read_camera(tags: Tags, root: Mapping[int, Any]) -> None:
    turned = tags.attempt(lambda: int(root.get(Base.Orientation, 1)))
    tags.orientation = turned if turned is not None and 1 <= turned <= 8 else 1
    make, model = plain_text(root.get(Base.Make)), plain_text(root.get(Base.Model))
    tags.device = model if model.lower().startswith(make.lower()) else f"{make} {model}".strip()


def _read_clock(tags: Tags, details: Mapping[int, Any]) -> None:
    """The shutter's time; DateTime (0x0132) is left alone: it is when the file was last written."""
    for when, offset in (
        (Base.DateTimeOriginal, Base.OffsetTimeOriginal),
        (Base.DateTimeDigitized, Base.OffsetTimeDigitized),
    ):
        text = plain_text(details.get(when))
        if not text or not text.strip(" :0"):
            continue
        moment = tags.attempt(lambda text=text: datetime.strptime(text[:19], "%Y:%m:%d %H:%M:%S"))  # type: ignore[misc]  # noqa: DTZ007
        if moment is not None:
            tags.taken_local = moment.isoformat()
            zone = plain_text(details.get(offset)) or plain_text(details.get(Base.OffsetTime))
            tags.taken_offset_min = offset_minutes(zone)
            return


def _read_position(tags: Tags, gps: Mapping[int, Any]) -> None:
    latitude = tags.attempt(lambda: degrees(gps.get(GPS.GPSLatitude), gps.get(GPS.GPSLatitudeRef), "N", "S"))
    longitude = tags.attempt(
        lambda: degrees(gps.get(GPS.GPSLongitude), gps.get(GPS.GPSLongitudeRef), "E", "W")
    )
    if latitude is None or longitude is None:
        return
    # Cameras without a fix write 0, 0: a place in the Gulf of Guinea where no roof is.
    if abs(latitude) > 90 or abs(longitude) > 180 or (latitude == 0 and longitude == 0):
        tags.position_impossible = True
        return
    tags.latitude, tags.longitude = latitude, longitude
    tags.accuracy_m = tags.attempt(lambda: finite(gps.get(GPS.GPSHPositioningError)))


def _read_heading(tags: Tags, gps: Mapping[int, Any]) -> None:
    heading = tags.attempt(lambda: finite(gps.get(GPS.GPSImgDirection)))
    if heading is not None and 0 <= heading <= 360:
        tags.heading_deg = heading % 360
        ref = plain_text(gps.get(GPS.GPSImgDirectionRef))
        tags.heading_ref = ref if ref in ("T", "M") else ""


def plain_text(value: object) -> str:
    """A tag's text without padding; cameras fill with blanks and zeros."""
    if isinstance(value, bytes):
        value = value.decode("ascii", "replace")
    return value.replace("\x00", " ").strip() if isinstance(value, str) else ""


def finite(value: object) -> float | None:
    """A rational as a number; None when it is absent.

    Raises:
        ValueError: it is not a finite number (0/0 in the file).
    """
    if value is None:
        return None
    number = float(value)  # type: ignore[arg-type]
    if not math.isfinite(number):
        raise ValueError("not a finite number")
    return number


def degrees(parts: Any, ref: object, positive: str, negative: str) -> float | None:
    """Degrees, minutes and seconds with their letter as signed degrees; None without either."""
    side = plain_text(ref).upper()
    if parts is None or side not in (positive, negative):
        return None
    values = [finite(part) for part in parts]
    total: float = sum((value or 0.0) / 60.0**power for power, value in enumerate(values))
    return total if side == positive else -total


def offset_minutes(text: str) -> int | None:
    """ "+03:00" in minutes east of UTC, or None."""
    if len(text) != 6 or text[0] not in "+-" or text[3] != ":" or not (text[1:3] + text[4:]).isdigit():
        return None
    minutes = int(text[1:3]) * 60 + int(text[4:])
    return minutes if text[0] == "+" else -minutes


def gps_milliseconds(gps: Mapping[int, Any]) -> int | None:
    """The satellites' time in UTC milliseconds, or None without day and time."""
    day, clock = plain_text(gps.get(GPS.GPSDateStamp)), gps.get(GPS.GPSTimeStamp)
    if not day or clock is None:
        return None
    hours, minutes, seconds = (finite(part) or 0.0 for part in clock)
    start = datetime.strptime(day, "%Y:%m:%d").replace(tzinfo=UTC)
    return round((start.timestamp() + hours * 3600 + minutes * 60 + seconds) * 1000)
