"""A small map for the report's cover: the stop, and where its photos were taken. It needs no tiles."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from stormops_desktop.domain.evidence.position import apart

SIZE = (1560, 690)
FINER = 2  # drawn larger and scaled down, for smooth edges
PAPER, GRID, INK, SOFT, PHOTO, STOP = "#f5f7f9", "#dde3e8", "#1b2733", "#5b6875", "#0a56b0", "#b3261e"
LEAST_SPAN_M, MARGIN = 60.0, 0.16
NICE_M = (5, 10, 20, 25, 50, 100, 200, 250, 500, 1_000, 2_000, 5_000, 10_000, 20_000, 50_000, 100_000)
FEET_PER_M = 3.28084
FAR_M = 2_000.0  # what lies farther off is listed, not drawn: it would shrink the house to a dot


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a photo was taken; `heading_deg` from north, None when the camera did not say."""

    label: str
    latitude: float
    longitude: float
    heading_deg: float | None = None


def places_map(stop: tuple[float, float], stop_label: str, spots: Sequence[Spot], fonts: Path) -> bytes:
    """PNG of the stop and the spots around it, north up, with a scale in feet and metres.

    Args:
        stop: latitude and longitude. fonts: the folder resources/fonts.
    """
    placed = [(spot, *_metres_from(stop, spot)) for spot in spots]
    near = [each for each in placed if math.hypot(each[1], each[2]) <= FAR_M]
    image = Image.new("RGB", (SIZE[0] * FINER, SIZE[1] * FINER), PAPER)
    sheet = _Sheet(image, fonts, _scale(near))
    sheet.grid()
    sheet.stop(stop_label)
    for spot, east, north in near:
        sheet.spot(spot, east, north)
    sheet.foot(len(placed) - len(near))
    out = BytesIO()
    image.resize(SIZE, Image.Resampling.LANCZOS).save(out, "PNG", optimize=True)
    return out.getvalue()


class _Sheet:
    """The picture under way; metres east and north of the stop become pixels."""

    def __init__(self, image: Image.Image, fonts: Path, per_metre: float) -> None:
        self._pen, self._per_metre = ImageDraw.Draw(image), per_metre
        self._middle = image.width / 2, image.height / 2
        self._face = ImageFont.truetype(str(fonts / "DejaVuSans.ttf"), 22 * FINER)
        self._bold = ImageFont.truetype(str(fonts / "DejaVuSans-Bold.ttf"), 24 * FINER)

    def grid(self) -> None:
        step = self._bar_m() * self._per_metre
        for at in _lines(self._middle[0], step, SIZE[0] * FINER):
            self._pen.line((at, 0, at, SIZE[1] * FINER), fill=GRID, width=FINER)
        for at in _lines(self._middle[1], step, SIZE[1] * FINER):
            self._pen.line((0, at, SIZE[0] * FINER, at), fill=GRID, width=FINER)

    def spot(self, spot: Spot, east: float, north: float) -> None:
        x, y = self._at(east, north)
        radius = 9 * FINER
        if spot.heading_deg is not None:
            turn = math.radians(spot.heading_deg)
            ahead = (x + 44 * FINER * math.sin(turn), y - 44 * FINER * math.cos(turn))
            self._pen.line((x, y, *ahead), fill=PHOTO, width=4 * FINER)
        box = (x - radius, y - radius, x + radius, y + radius)
        self._pen.ellipse(box, fill=PHOTO, outline="white", width=2 * FINER)
        self._pen.text((x + 14 * FINER, y), spot.label, font=self._face, fill=INK, anchor="lm",
                       stroke_width=3 * FINER, stroke_fill=PAPER)  # fmt: skip

    def stop(self, label: str) -> None:
        x, y = self._middle
        side = 15 * FINER
        house = [
            (x - side, y + side),
            (x - side, y - 2),
            (x, y - side),
            (x + side, y - 2),
            (x + side, y + side),
        ]
        self._pen.polygon(house, fill=STOP, outline="white", width=2 * FINER)
        self._pen.text((x, y + side + 8 * FINER), label, font=self._bold, fill=STOP, anchor="ma",
                       stroke_width=4 * FINER, stroke_fill=PAPER)  # fmt: skip

    def foot(self, left_out: int) -> None:
        metres, top = self._bar_m(), (SIZE[1] - 34) * FINER
        left, right = 30 * FINER, 30 * FINER + metres * self._per_metre
        self._pen.line((left, top, right, top), fill=INK, width=4 * FINER)
        words = f"{metres:,.0f} m ({metres * FEET_PER_M:,.0f} ft)"
        self._pen.text((left, top - 10 * FINER), words, font=self._face, fill=INK, anchor="ls")
        self._pen.text(
            ((SIZE[0] - 30) * FINER, 30 * FINER), "N \u2191", font=self._bold, fill=SOFT, anchor="rt"
        )
        if left_out:
            what = "1 place" if left_out == 1 else f"{left_out} places"
            told = f"{what} farther than {FAR_M / 1000:g} km away not drawn"
            self._pen.text(((SIZE[0] - 30) * FINER, top), told, font=self._face, fill=STOP, anchor="rs")

    def _at(self, east: float, north: float) -> tuple[float, float]:
        return self._middle[0] + east * self._per_metre, self._middle[1] - north * self._per_metre

    def _bar_m(self) -> float:
        wanted = SIZE[0] * FINER / self._per_metre / 6
        return float(max((m for m in NICE_M if m <= wanted), default=NICE_M[0]))


def _scale(near: Sequence[tuple[Spot, float, float]]) -> float:
    """Pixels a metre, such that everything near fits with a margin."""
    wide = max([LEAST_SPAN_M / 2, *(abs(east) for _, east, _ in near)])
    high = max([LEAST_SPAN_M / 4, *(abs(north) for _, _, north in near)])
    return min(SIZE[0] * (0.5 - MARGIN) / wide, SIZE[1] * (0.5 - MARGIN) / high) * FINER


def _metres_from(stop: tuple[float, float], spot: Spot) -> tuple[float, float]:
    """Metres east and north of the stop."""
    way = apart(*stop, spot.latitude, spot.longitude)
    turn = math.radians(way.bearing_deg)
    return way.distance_m * math.sin(turn), way.distance_m * math.cos(turn)


def _lines(middle: float, step: float, size: int) -> list[float]:
    count = int(size / 2 / step) + 1
    return [middle + number * step for number in range(-count, count + 1)]
