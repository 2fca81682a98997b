"""The camera's clock against the satellites': they agree, they disagree, or nobody can tell. Never a guess.

A camera writes local time, often without saying which. Where the satellites' time is there too, local minus
UTC must be an offset that a zone of this world has (within the tolerance); a camera a day behind has none.
"""

from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum

from stormops_desktop.domain.said import Said

TOLERANCE_S = 120
MINUTE_MS = 60_000

# Standard and summer offsets in use, minutes east of UTC (IANA tz database, 2025b).
ZONE_OFFSETS_MIN = (
    -720, -660, -600, -570, -540, -480, -420, -360, -300, -240, -210, -180, -150, -120, -60, 0, 60, 120,
    180, 210, 240, 270, 300, 330, 345, 360, 390, 420, 480, 525, 540, 570, 600, 630, 660, 690, 720, 765, 780,
    825, 840,
)  # fmt: skip
DISAGREE = (
    "The camera's clock says {camera}, the satellites' {gps}: no time zone explains {apart} between them. "
    "Both are kept; neither is taken for true."
)


class ClockVerdict(StrEnum):
    """What two clocks say about one another."""

    AGREE = "agree"
    AGREE_IN_ZONE = "agree_in_zone"  # no offset in the file, but their difference is one that a zone has
    DISAGREE = "disagree"
    CAMERA_ONLY = "camera_only"
    GPS_ONLY = "gps_only"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class ClockReading:
    """When a photo was taken, as far as it can be told.

    Attributes:
        taken_at: UTC milliseconds; None when the clocks disagree or no zone is known.
        offset_min: the offset that holds, in the file or found by the difference.
        apart_s: camera minus satellites in seconds, after the offset that holds; where none does, local
            time minus UTC.
        sentence: what to tell a person.
    """

    verdict: ClockVerdict
    taken_at: int | None
    offset_min: int | None = None
    apart_s: int | None = None
    sentence: str = ""


def read_clocks(
    taken_local: str, offset_min: int | None, gps_at: int | None, *, tolerance_s: int = TOLERANCE_S
) -> ClockReading:
    """What the camera's and the satellites' clocks say together.

    Args:
        taken_local: ISO without zone, empty when the camera wrote none.
        offset_min: minutes east of UTC, None when the camera wrote none.
        gps_at: UTC milliseconds.
    """
    local_ms = _milliseconds(taken_local)
    if local_ms is None:
        verdict = ClockVerdict.NONE if gps_at is None else ClockVerdict.GPS_ONLY
        return ClockReading(verdict, gps_at)
    if gps_at is None:
        taken_at = None if offset_min is None else local_ms - offset_min * MINUTE_MS
        return ClockReading(ClockVerdict.CAMERA_ONLY, taken_at, offset_min)
    if offset_min is None:
        return _without_offset(taken_local, local_ms, gps_at, tolerance_s)
    taken_at = local_ms - offset_min * MINUTE_MS
    apart_s = round((taken_at - gps_at) / 1000)
    if abs(apart_s) <= tolerance_s:
        return ClockReading(ClockVerdict.AGREE, taken_at, offset_min, apart_s)
    return _disagreement(taken_local, gps_at, apart_s)


def in_words(seconds: int) -> str:
    """A stretch of time for a sentence: "21 h 58 min"."""
    minutes, rest = divmod(abs(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    days, hours = divmod(hours, 24)
    parts = [(days, "d"), (hours, "h"), (minutes, "min"), (rest if not days and not hours else 0, "s")]
    return " ".join(f"{count} {unit}" for count, unit in parts if count) or "0 s"


def _without_offset(taken_local: str, local_ms: int, gps_at: int, tolerance_s: int) -> ClockReading:
    apart_min = (local_ms - gps_at) / MINUTE_MS
    nearest = min(ZONE_OFFSETS_MIN, key=lambda offset: abs(apart_min - offset))
    whole_s = round((local_ms - gps_at) / 1000)
    if abs(whole_s - nearest * 60) <= tolerance_s:
        return ClockReading(ClockVerdict.AGREE_IN_ZONE, gps_at, nearest, whole_s - nearest * 60)
    return _disagreement(taken_local, gps_at, whole_s)


def _disagreement(taken_local: str, gps_at: int, apart_s: int) -> ClockReading:
    gps = datetime.fromtimestamp(gps_at / 1000, UTC).strftime("%Y-%m-%d %H:%M:%S UTC")
    sentence = Said(DISAGREE, camera=taken_local.replace("T", " "), gps=gps, apart=in_words(apart_s))
    return ClockReading(ClockVerdict.DISAGREE, None, None, apart_s, sentence)


def _milliseconds(taken_local: str) -> int | None:
    """The civil time as if it were UTC, in milliseconds."""
    if not taken_local:
        return None
    moment = datetime.fromisoformat(taken_local).replace(tzinfo=UTC)
    return round(moment.timestamp() * 1000)
