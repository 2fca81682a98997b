"""A copy of a photo with its marks drawn in, for those who get files instead of the report."""

import math
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from stormops_desktop.domain.evidence.marks import Mark, MarkKind, Point, label_of

MARK, HALO = "#e4007c", "#ffffff"  # as on paper (papers_marks)
LINE_SHARE, HALO_SHARE, HEAD_SHARE, TEXT_SHARE = 0.0035, 0.008, 0.028, 0.034  # of the longer side
QUALITY = 88

_Xy = tuple[float, float]


def marked_copy(jpeg: bytes, marks: Sequence[Mark], fonts: Path) -> bytes:
    """The upright picture with the marks in it, as JPEG; the same input gives the same bytes.

    Args:
        jpeg: upright, as previews are. fonts: the folder resources/fonts.
    """
    with Image.open(BytesIO(jpeg), formats=("JPEG",)) as opened:
        picture = opened.convert("RGB")
    side = max(picture.size)
    face = ImageFont.truetype(str(fonts / "DejaVuSans-Bold.ttf"), round(side * TEXT_SHARE))
    pen = ImageDraw.Draw(picture)
    for colour, share in ((HALO, HALO_SHARE), (MARK, LINE_SHARE)):
        width = max(1, round(side * share))
        for mark in marks:
            places = [(x * picture.width, y * picture.height) for x, y in mark.points]
            _draw(pen, mark, places, colour, width)
    for mark in marks:
        _write(pen, mark, picture.size, face)
    out = BytesIO()
    picture.save(out, "JPEG", quality=QUALITY)
    return out.getvalue()


def _draw(pen: ImageDraw.ImageDraw, mark: Mark, places: Sequence[_Xy], colour: str, width: int) -> None:
    match mark.kind:
        case MarkKind.ARROW:
            _arrow(pen, places, colour, width)
        case MarkKind.CIRCLE:
            (x, y), radius = places[0], math.dist(*places) + width / 2  # its outline grows inwards
            pen.ellipse((x - radius, y - radius, x + radius, y + radius), outline=colour, width=width)
        case MarkKind.TEST_SQUARE:
            pen.line([*places, places[0]], fill=colour, width=width, joint="curve")


def _arrow(pen: ImageDraw.ImageDraw, places: Sequence[_Xy], colour: str, width: int) -> None:
    (x0, y0), (x1, y1) = places
    angle = math.atan2(y1 - y0, x1 - x0)
    head = max(pen.im.size) * HEAD_SHARE
    wings = [(x1 - head * math.cos(angle + t), y1 - head * math.sin(angle + t)) for t in (0.45, -0.45)]
    pen.line([(x0, y0), (x1, y1)], fill=colour, width=width)
    pen.line([wings[0], (x1, y1), wings[1]], fill=colour, width=width, joint="curve")


def _write(pen: ImageDraw.ImageDraw, mark: Mark, size: tuple[int, int], face: ImageFont.FreeTypeFont) -> None:
    words, place = label_of(mark)
    if words:
        stroke = max(1, round(max(size) * (HALO_SHARE - LINE_SHARE) / 2))
        at: Point = (place[0] * size[0], place[1] * size[1])
        pen.text(at, words, font=face, fill=MARK, anchor="ls", stroke_width=stroke, stroke_fill=HALO)
