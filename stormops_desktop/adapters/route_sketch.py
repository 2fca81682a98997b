"""A route drawn from its coordinates alone, where no map picture was rendered."""

import math
from collections.abc import Sequence

from reportlab.lib.colors import white  # type: ignore[import-untyped]

from stormops_desktop.adapters.papers_fonts import BOLD, width_of
from stormops_desktop.adapters.papers_sheet import INK, SOFT, Box, Sheet

EDGE = 18.0
DISC = 7.0
APART = 13.0
METRES_PER_DEGREE = 111_195.0  # of latitude on a sphere of the mean radius
METRES_PER_MILE = 1609.344
BARS = (0.1, 0.25, 0.5, 1.0, 2.0, 5.0, 10.0, 20.0, 50.0)

Place = tuple[int, float, float]


def sketch(sheet: Sheet, box: Box, stops: Sequence[Place]) -> None:
    """The way from stop to stop with numbers where there is room, north up, with a scale bar.

    Args:
        stops: number, latitude and longitude in driving order; with none it says so.
    """
    if not stops:
        sheet.line("No stop of this route has a position.", box.x + 12, box.y + box.height / 2, colour=SOFT)
        return
    spots, points_per_metre = _laid(box, stops)
    canvas = sheet.canvas
    canvas.setStrokeColor(SOFT)
    canvas.setLineWidth(1.4)
    way = canvas.beginPath()
    way.moveTo(*spots[0])
    for spot in spots[1:]:
        way.lineTo(*spot)
    canvas.drawPath(way, stroke=1, fill=0)
    shown: list[tuple[float, float]] = []
    for (number, _, _), (x, y) in zip(stops, spots, strict=True):
        roomy = all(math.hypot(x - a, y - b) >= APART for a, b in shown)
        _disc(sheet, x, y, str(number) if roomy else "")
        if roomy:
            shown.append((x, y))
    _scale(sheet, box, points_per_metre)


def _laid(box: Box, stops: Sequence[Place]) -> tuple[list[tuple[float, float]], float]:
    """Points on the page, equirectangular about the middle latitude (a route is a few miles), and scale."""
    middle = sum(stop[1] for stop in stops) / len(stops)
    shrink = math.cos(math.radians(middle))
    flat = [(lon * shrink * METRES_PER_DEGREE, lat * METRES_PER_DEGREE) for _, lat, lon in stops]
    west, east = min(x for x, _ in flat), max(x for x, _ in flat)
    south, north = min(y for _, y in flat), max(y for _, y in flat)
    scale = min(
        (box.width - 2 * EDGE) / max(east - west, 200.0), (box.height - 2 * EDGE) / max(north - south, 200.0)
    )
    x0 = box.x + box.width / 2 - (west + east) / 2 * scale
    y0 = box.y + box.height / 2 - (south + north) / 2 * scale
    return [(x0 + x * scale, y0 + y * scale) for x, y in flat], scale


def _disc(sheet: Sheet, x: float, y: float, number: str) -> None:
    canvas = sheet.canvas
    canvas.setFillColor(INK)
    canvas.setStrokeColor(white)
    canvas.setLineWidth(0.8)
    canvas.circle(x, y, DISC if number else 2.6, stroke=1, fill=1)
    if number:
        size = 7.0 if len(number) < 3 else 5.5
        sheet.line(
            number, x - width_of(number, BOLD, size) / 2, y - size * 0.36, size=size, bold=True, colour=white
        )


def _scale(sheet: Sheet, box: Box, points_per_metre: float) -> None:
    fitting = [bar for bar in BARS if bar * METRES_PER_MILE * points_per_metre <= box.width / 3]
    miles = fitting[-1] if fitting else BARS[0]
    length = miles * METRES_PER_MILE * points_per_metre
    x, y, canvas = box.x + 12, box.y + 10, sheet.canvas
    canvas.setStrokeColor(INK)
    canvas.setLineWidth(1.2)
    canvas.lines([(x, y, x + length, y), (x, y - 3, x, y + 3), (x + length, y - 3, x + length, y + 3)])
    sheet.line(f"{miles:g} mi, north up", x + length + 5, y - 3, size=7.5)
