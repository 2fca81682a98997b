"""Where a paper was signed: words, or a latitude and a longitude that somebody typed or a device gave."""

import re
from dataclasses import dataclass

COORDINATES = re.compile(r"\s*(-?\d{1,2}(?:\.\d+)?)\s*[,; ]\s*(-?\d{1,3}(?:\.\d+)?)\s*")
LONGEST = 200


@dataclass(frozen=True, slots=True)
class Place:
    """A place as words; the degrees only where they were given as such."""

    words: str
    latitude: float | None = None
    longitude: float | None = None


def read_place(text: str) -> Place:
    """The place that a typed text means: "33.10320, -96.67060" is a spot on the earth, all else an address.

    Numbers that are no place (95, 12) and the null island stay words.
    """
    words = " ".join(text.split())[:LONGEST]
    found = COORDINATES.fullmatch(text)
    if found is None:
        return Place(words)
    latitude, longitude = float(found[1]), float(found[2])
    if abs(latitude) > 90 or abs(longitude) > 180 or (latitude, longitude) == (0, 0):
        return Place(words)
    return Place(f"{latitude:.5f}, {longitude:.5f}", latitude, longitude)
