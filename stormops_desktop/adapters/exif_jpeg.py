"""Whether a JPEG's stream is whole: the decoder paints over gaps in silence, evidence must not.

Walks the markers of ITU T.81: every scan runs to a known marker, its restart markers count 0 to 7 in turn
(B.2.1), and the image ends with EOI. A gap inside a scan without restart markers can't be seen this way.
"""

import re
from collections.abc import Iterator

from stormops_desktop.domain.said import Said

EOI, SOS = 0xD9, 0xDA
RST_FIRST, RST_LAST = 0xD0, 0xD7

FILL = b"\xff"
PIECE = 64 << 10
MARKER = re.compile(rb"\xff+([^\x00\xff])")
STANDALONE = frozenset({0x01, *range(RST_FIRST, RST_LAST + 1)})


def flaw(data: bytes) -> str | None:
    """What is wrong with the stream in a few words, or None when it is whole."""
    if not data.startswith(b"\xff\xd8"):
        return Said("it does not begin as a JPEG")
    place = 2
    while True:
        marker = MARKER.match(data, place)
        if marker is None:
            return (
                Said("the file ends early")
                if place >= len(data) - 1
                else Said("its parts do not follow one another")
            )
        kind, place = marker.group(1)[0], marker.end()
        if kind == EOI:
            return None
        if kind in STANDALONE:
            continue
        length = int.from_bytes(data[place : place + 2])
        if length < 2 or place + length > len(data):
            return Said("the file ends early")
        place += length
        if kind == SOS:
            place, wrong = _scan(data, place)
            if wrong:
                return wrong


def _scan(data: bytes, place: int) -> tuple[int, str | None]:
    """Where the scan that begins at `place` ends, and what is wrong with it."""
    expected = 0
    for at, kind in _markers(data, place):
        if RST_FIRST <= kind <= RST_LAST:
            if kind - RST_FIRST != expected:
                return at, Said("a piece of the picture is missing")
            expected = (expected + 1) % 8
        elif kind == EOI or 0xC0 <= kind <= 0xEF or kind == 0xFE:
            return at, None
        else:
            return at, Said("the picture holds foreign data")
    return len(data), Said("the file ends early")


def _markers(data: bytes, place: int) -> Iterator[tuple[int, int]]:
    """Markers from `place` on; looked for piece by piece, since a search keeps the other threads waiting."""
    while place < len(data):
        end = min(len(data), place + PIECE)
        match = MARKER.search(data, place, end)
        if match is not None:
            yield match.start(), match.group(1)[0]
            place = match.end()
        elif end == len(data):
            return
        else:
            place = _before_fill(data, place, end)


def _before_fill(data: bytes, begin: int, end: int) -> int:
    """Where to go on, so that a marker that lies across the end of a piece is seen whole.

    Of a piece that is nothing but fill bytes the last one is enough: any number of them begins a marker.
    """
    solid = data[begin:end].rstrip(FILL)
    return begin + len(solid) if solid else end - 1
