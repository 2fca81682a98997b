"""What a photo file itself says: bytes, size, orientation, clocks and place. Nothing here is guessed."""

from dataclasses import dataclass
from enum import StrEnum


class Oddity(StrEnum):
    """Something about a readable file that a person should know."""

    NO_EXIF = "no_exif"  # nothing about time, place or camera
    EXIF_DAMAGED = "exif_damaged"
    CLOCKS_DISAGREE = "clocks_disagree"
    POSITION_MISSING = "position_missing"
    POSITION_IMPOSSIBLE = "position_impossible"
    TINY = "tiny"


@dataclass(frozen=True, slots=True)
class PhotoFacts:
    """The facts of one photo file.

    Attributes:
        sha256: of the bytes as captured, lower-case hexadecimal.
        width, height: of the stored pixels, before they are turned upright.
        orientation: EXIF 1..8; 1 when the file has none.
        taken_local: camera clock, ISO without zone.
        taken_offset_min: minutes east of UTC as the camera says, None when it does not.
        gps_at: UTC milliseconds of the satellite clock.
        accuracy_m: horizontal, as the device says.
        heading_deg: the way the camera faced, from north.
        heading_ref: "T" true, "M" magnetic, empty when not said.
    """

    sha256: str
    size_bytes: int
    mime: str
    width: int
    height: int
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
    oddities: tuple[Oddity, ...] = ()
