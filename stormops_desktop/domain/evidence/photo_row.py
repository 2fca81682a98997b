"""A photo's facts as the fields of its row, with only such times as the clocks bear out."""

from datetime import datetime
from typing import Any

from stormops_desktop.domain.evidence.clocks import ClockReading, read_clocks
from stormops_desktop.domain.evidence.facts import PhotoFacts


def row_fields(facts: PhotoFacts) -> dict[str, Any]:
    """The fields of `photos` that come from the file; labels, job and state are the capture's.

    `taken_at` stays empty where clocks disagree or no zone is known; `taken_local` and `gps_at` are kept.
    """
    clocks = read_clocks(facts.taken_local, facts.taken_offset_min, facts.gps_at)
    return {
        "sha256": facts.sha256,
        "bytes": facts.size_bytes,
        "mime": facts.mime,
        "width": facts.width,
        "height": facts.height,
        "orientation": facts.orientation,
        "taken_at": clocks.taken_at,
        "taken_local": local_text(facts) or None,
        "gps_at": facts.gps_at,
        "latitude": facts.latitude,
        "longitude": facts.longitude,
        "heading": facts.heading_deg,
        "device": facts.device or None,
    }


def local_text(facts: PhotoFacts) -> str:
    """The camera's time as text, "2022-08-14T14:12:31+03:00", without an offset that it did not give."""
    offset = facts.taken_offset_min
    if not facts.taken_local or offset is None:
        return facts.taken_local
    hours, minutes = divmod(abs(offset), 60)
    return f"{facts.taken_local}{'-' if offset < 0 else '+'}{hours:02d}:{minutes:02d}"


def clocks_of_row(taken_local: str | None, gps_at: int | None) -> ClockReading:
    """What the two clocks of a photo's row say together; the inverse of `local_text` and then `read_clocks`.

    A text that is no time counts as none.
    """
    try:
        moment = datetime.fromisoformat(taken_local) if taken_local else None
    except ValueError:
        moment = None
    if moment is None:
        return read_clocks("", None, gps_at)
    offset = moment.utcoffset()
    minutes = None if offset is None else round(offset.total_seconds() / 60)
    return read_clocks(moment.replace(tzinfo=None).isoformat(), minutes, gps_at)
