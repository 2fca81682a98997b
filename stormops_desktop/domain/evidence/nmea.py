"""Positions in the sentences of a satellite receiver: RMC and GGA of NMEA 0183, checked by their sums."""

from stormops_desktop.domain.evidence.position import is_place

KINDS = ("RMC", "GGA")


def position_in(line: str) -> tuple[float, float] | None:
    """Latitude and longitude that a sentence says; None for another kind, a bad sum, or no fix yet."""
    sentence = line.strip()
    if not sentence.startswith("$") or not _sum_is_right(sentence):
        return None
    parts = sentence[1:].split("*")[0].split(",")
    kind = parts[0][2:]  # the first two letters name the satellites: GP, GL, GA, GN
    if kind not in KINDS or not _has_fix(kind, parts):
        return None
    at = 3 if kind == "RMC" else 2
    return _place(parts[at : at + 4])


def _has_fix(kind: str, parts: list[str]) -> bool:
    if kind == "RMC":
        return len(parts) > 6 and parts[2] == "A"
    return len(parts) > 6 and parts[6] not in ("", "0")


def _place(parts: list[str]) -> tuple[float, float] | None:
    """From "4807.038","N","01131.000","E": degrees and minutes run together."""
    try:
        latitude = _degrees(parts[0], whole=2) * (-1 if parts[1] == "S" else 1)
        longitude = _degrees(parts[2], whole=3) * (-1 if parts[3] == "W" else 1)
    except ValueError:
        return None
    return (latitude, longitude) if is_place(latitude, longitude) else None


def _degrees(text: str, *, whole: int) -> float:
    return int(text[:whole]) + float(text[whole:]) / 60


def _sum_is_right(sentence: str) -> bool:
    body, star, told = sentence[1:].partition("*")
    if not star:
        return False
    total = 0
    for character in body:
        total ^= ord(character)
    return told[:2].upper() == f"{total:02X}"
