"""Where the device is: what said so, how old it is, and how it lies to a stop."""

import math
import re
from dataclasses import dataclass
from enum import StrEnum

from stormops_desktop.domain.evidence.matching import metres

FRESH_MS = 15 * 60_000  # a position older than this says where one was, not where one is
COMPASS_WORDS = ("north", "north-east", "east", "south-east", "south", "south-west", "west", "north-west")
_DEGREES = r"([+-]?\d{1,3}(?:\.\d+)?)\s*°?\s*"
_PLACE = re.compile(rf"\s*{_DEGREES}([NS]?)[\s,;]+{_DEGREES}([EW]?)\s*", re.IGNORECASE)


class Source(StrEnum):
    """What said where the device is (decisions.md 20)."""

    EXIF = "exif"  # a photo just taken here
    RECEIVER = "receiver"  # a satellite receiver at this computer
    TYPED = "typed"
    MAP = "map"  # a tap on the map


class RoofReason(StrEnum):
    """Why a device that is far from the stop is at the right roof all the same."""

    WRONG_PIN = "wrong_pin"
    POSITION_OFF = "position_off"
    PARKED_AWAY = "parked_away"
    LARGE_PROPERTY = "large_property"
    ADDRESS_PHOTO = "address_photo"
    OTHER = "other"  # needs words


@dataclass(frozen=True, slots=True)
class Fix:
    """A position and its source; `at` in UTC milliseconds, None when its time is not known."""

    latitude: float
    longitude: float
    source: Source
    at: int | None = None

    def is_fresh(self, now_ms: int) -> bool:
        """Whether it still says where the device is."""
        return self.at is not None and abs(now_ms - self.at) <= FRESH_MS


@dataclass(frozen=True, slots=True)
class Apart:
    """How one place lies to another: metres, and the bearing from the first to the second in degrees."""

    distance_m: float
    bearing_deg: float

    @property
    def direction(self) -> str:
        """The bearing as one of eight words."""
        return COMPASS_WORDS[int((self.bearing_deg % 360 + 22.5) // 45) % len(COMPASS_WORDS)]


def apart(latitude: float, longitude: float, other_latitude: float, other_longitude: float) -> Apart:
    """Great-circle distance, and the bearing at the start of the way (Snyder 1987, eq. 5-4b)."""
    one, other = math.radians(latitude), math.radians(other_latitude)
    east = math.radians(other_longitude - longitude)
    y = math.sin(east) * math.cos(other)
    x = math.cos(one) * math.sin(other) - math.sin(one) * math.cos(other) * math.cos(east)
    bearing = math.degrees(math.atan2(y, x)) % 360 % 360  # a tiny negative angle rounds up to 360
    return Apart(metres(latitude, longitude, other_latitude, other_longitude), bearing)


def read_place(text: str) -> tuple[float, float] | None:
    """Latitude and longitude as typed, "33.07, -96.75" or "33.07 N 96.75 W"; None for no place."""
    found = _PLACE.fullmatch(text)
    if found is None:
        return None
    latitude, longitude = float(found[1]), float(found[3])
    if found[2].upper() == "S":
        latitude = -abs(latitude)
    if found[4].upper() == "W":
        longitude = -abs(longitude)
    return (latitude, longitude) if is_place(latitude, longitude) else None


def is_place(latitude: float, longitude: float) -> bool:
    """Within the ranges, and not 0,0, which is what a device without a fix says."""
    return -90 <= latitude <= 90 and -180 <= longitude <= 180 and (latitude, longitude) != (0, 0)
