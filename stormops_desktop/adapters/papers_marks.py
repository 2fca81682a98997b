"""Vectors on paper: marks over a photo, and signatures as they were drawn."""

import math
from collections.abc import Sequence

from reportlab.lib.colors import HexColor  # type: ignore[import-untyped]
from reportlab.pdfgen.canvas import Canvas  # type: ignore[import-untyped]

from stormops_desktop.adapters.papers_fonts import BOLD, printable
from stormops_desktop.adapters.papers_sheet import INK, Box
from stormops_desktop.domain.evidence.marks import Mark, MarkKind, Point, label_of

MARK_COLOUR = HexColor("#e4007c")  # seen on shingles of every colour
HALO = HexColor("#ffffff")
HEAD_PT, HALO_PT, LINE_PT = 9.0, 3.6, 1.6
FILLED, OUTLINED = 0, 2

Stroke = Sequence[Point]


def draw_marks(canvas: Canvas, marks: Sequence[Mark], photo: Box) -> None:
    """The marks where they belong on a photo placed in a box; white around them, for dark roofs."""
    canvas.saveState()
    canvas.setLineCap(1)
    canvas.setLineJoin(1)
    for colour, width in ((HALO, HALO_PT), (MARK_COLOUR, LINE_PT)):
        canvas.setStrokeColor(colour)
        canvas.setFillColor(colour)
        canvas.setLineWidth(width)
        for mark in marks:
            _draw(canvas, mark, [_on_page(point, photo) for point in mark.points])
            words, place = label_of(mark)
            if words:
                _text(canvas, words, _on_page(place, photo), halo=colour is HALO)
    canvas.restoreState()


def draw_signature(canvas: Canvas, strokes: Sequence[Stroke], box: Box) -> None:
    """Strokes of a pen; places are fractions of the box, 0,0 at its top left. One place alone is a dot."""
    canvas.saveState()
    canvas.setStrokeColor(INK)
    canvas.setFillColor(INK)
    canvas.setLineWidth(1.3)
    canvas.setLineCap(1)
    canvas.setLineJoin(1)
    for stroke in strokes:
        points = [_on_page(point, box) for point in stroke]
        if len(points) == 1:
            canvas.circle(*points[0], 0.8, stroke=0, fill=1)
        elif points:
            _polyline(canvas, points)
    canvas.restoreState()


def _draw(canvas: Canvas, mark: Mark, points: Sequence[Point]) -> None:
    match mark.kind:
        case MarkKind.ARROW:
            _arrow(canvas, points)
        case MarkKind.CIRCLE:
            canvas.circle(*points[0], math.dist(*points), stroke=1, fill=0)
        case MarkKind.TEST_SQUARE:
            _polyline(canvas, points, closed=True)


def _on_page(point: Point, box: Box) -> Point:
    return box.x + point[0] * box.width, box.y + (1 - point[1]) * box.height


def _polyline(canvas: Canvas, points: Sequence[Point], *, closed: bool = False) -> None:
    path = canvas.beginPath()
    path.moveTo(*points[0])
    for point in points[1:]:
        path.lineTo(*point)
    if closed:
        path.close()
    canvas.drawPath(path, stroke=1, fill=0)


def _arrow(canvas: Canvas, points: Sequence[Point]) -> None:
    (x0, y0), (x1, y1) = points
    _polyline(canvas, points)
    angle = math.atan2(y1 - y0, x1 - x0)
    wings = [
        (x1 - HEAD_PT * math.cos(angle + turn), y1 - HEAD_PT * math.sin(angle + turn))
        for turn in (0.45, -0.45)
    ]
    _polyline(canvas, [wings[0], (x1, y1), wings[1]])


def _text(canvas: Canvas, text: str, place: Point, *, halo: bool) -> None:
    """Letters; their halo is their outline."""
    words = canvas.beginText(*place)
    words.setFont(BOLD, 10)
    words.setTextRenderMode(OUTLINED if halo else FILLED)
    words.textOut(printable(text))
    words.setTextRenderMode(FILLED)
    canvas.drawText(words)
