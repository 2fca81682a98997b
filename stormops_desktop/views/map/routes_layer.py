"""Routes: coloured and patterned lines in stop order, numbers where there is room, where crews set out."""

from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen, QPolygonF

from stormops_desktop.viewmodels.map.model import Position, RouteLine, RouteStop
from stormops_desktop.views.map.glyphs import Shape, draw_glyph
from stormops_desktop.views.map.mark_sizes import yard_radius
from stormops_desktop.views.map.palette import Palette
from stormops_desktop.views.map.route_paths import RoutePath, Run, paths_of, runs_on
from stormops_desktop.views.map.scene import Area, Scene, blank, painter_on
from stormops_desktop.views.style.fonts import font

MARGIN = 40
CUT = 12.0  # pixels beyond the tile: where the cut ends of lines are out of sight
NUMBER_RADIUS = 11.0
NUMBER_APART = 21.0
DOTS_FROM = 11.0
DASHES: tuple[tuple[float, ...], ...] = ((), (5, 2.2), (1.2, 1.8), (7, 2, 1.2, 2))  # in line widths
WIDTH, BOLD_WIDTH = 3.4, 4.6


def route_look(palette: Palette, number: int) -> tuple[str, tuple[float, ...]]:
    """Colour and dashes of the n-th route: both go round, at different lengths, so few look alike."""
    colours = len(palette.routes)
    return palette.routes[number % colours], DASHES[(number + number // colours) % len(DASHES)]


def paint_routes(scene: Scene, area: Area) -> QImage | None:
    """The routes that pass through a tile; None where none does."""
    box, paths = area.box(MARGIN), paths_of(scene.model.routes)
    passing = [at for at, path in enumerate(paths) if path.box is not None and path.box.meets(box)]
    passing.sort(key=lambda at: not scene.model.routes[at].faint)
    here = scene.model.here
    if not passing and here is None:
        return None
    image = blank()
    painter = painter_on(image, area)
    for number in passing:
        _draw_line(painter, scene.palette, area, (number, scene.model.routes[number], paths[number]))
    for number in passing:
        _draw_stops(painter, scene, area, number)
        _draw_ends(painter, scene.palette, area, number, scene.model.routes[number])
    if here is not None:
        _draw_here(painter, scene.palette, area, here)
    painter.end()
    return image


def draw_run(painter: QPainter, palette: Palette, number: int, run: Run, *, draft: bool) -> None:
    """A line with a rim in the ground's colour, so that crossing routes stay apart."""
    colour, dashes = route_look(palette, number)
    width = BOLD_WIDTH if palette.bold else WIDTH
    points = QPolygonF([QPointF(x, y) for x, y in run.corners.tolist()])
    painter.setBrush(Qt.BrushStyle.NoBrush)
    rim = QColor(palette.halo)
    rim.setAlphaF(0.85)
    painter.setPen(QPen(rim, width + 3.2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap,
                        Qt.PenJoinStyle.BevelJoin))  # fmt: skip
    painter.drawPolyline(points)
    pen = QPen(QColor(colour), width * (0.6 if draft else 1.0))
    pen.setJoinStyle(Qt.PenJoinStyle.BevelJoin)
    if dashes:
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        pen.setDashPattern(list(dashes))
        pen.setDashOffset(run.offset / pen.widthF() % sum(dashes))
    painter.setPen(pen)
    painter.drawPolyline(points)


def draw_number(painter: QPainter, palette: Palette, colour: str, at: QPointF, stop: RouteStop) -> None:
    """A disc with the stop's number; hollow when the work there is done."""
    radius = NUMBER_RADIUS * palette.grown
    draw_glyph(painter, Shape.CIRCLE, at, radius + 1.5, palette.halo, palette.halo, 0.0)
    fill = palette.halo if stop.done else colour
    draw_glyph(painter, Shape.CIRCLE, at, radius, fill, colour, 2.0)
    painter.setPen(QColor(colour if stop.done else palette.halo))
    pixels = round((12 if stop.number < 100 else 10) * palette.grown)
    painter.setFont(font(pixels, 700))
    box = QRectF(at.x() - radius, at.y() - radius, 2 * radius, 2 * radius)
    painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), str(stop.number))


def _draw_line(
    painter: QPainter, palette: Palette, area: Area, numbered: tuple[int, RouteLine, RoutePath]
) -> None:
    number, route, path = numbered
    corners = path.corners * area.scale - (area.left, area.top)
    reach = area.side + CUT
    for run in runs_on(corners, (-CUT, -CUT), (reach, reach)):
        draw_run(painter, palette, number, run, draft=route.draft or route.faint)


def _draw_stops(painter: QPainter, scene: Scene, area: Area, number: int) -> None:
    palette, route = scene.palette, scene.model.routes[number]
    colour, _ = route_look(palette, number)
    if area.zoom < DOTS_FROM:
        return
    numbered = frozenset() if route.faint else _numbered(scene, area, route)
    for stop in route.stops:
        if stop.number not in numbered:
            fill = palette.halo if stop.done else colour
            at = QPointF(*area.at(stop.x, stop.y))
            if _on_tile(at, area):
                draw_glyph(painter, Shape.CIRCLE, at, 4.2 * palette.grown, fill, colour, 1.6)
    for stop in route.stops:
        at = QPointF(*area.at(stop.x, stop.y))
        if stop.number in numbered and _on_tile(at, area):
            draw_number(painter, palette, colour, at, stop)


def _numbered(scene: Scene, area: Area, route: RouteLine) -> frozenset[int]:
    """Stops whose number is drawn: half a number under the name of a town would only be mistaken."""
    found = roomy_numbers(route.stops, area.scale / scene.palette.grown)
    named, radius = scene.names.at(area.zoom), NUMBER_RADIUS * scene.palette.grown
    return frozenset(
        stop.number
        for stop in route.stops
        if stop.number in found
        and not any(name.covers(stop.x * area.scale, stop.y * area.scale, radius) for name in named)
    )


def _on_tile(at: QPointF, area: Area) -> bool:
    return -MARGIN <= at.x() <= area.side + MARGIN and -MARGIN <= at.y() <= area.side + MARGIN


@lru_cache(maxsize=512)
def roomy_numbers(stops: tuple[RouteStop, ...], scale: float) -> frozenset[int]:
    """Stops whose number finds room: the first, and then each that is a disc's width from all before it."""
    apart = NUMBER_APART / scale
    kept: list[RouteStop] = []
    for stop in stops:
        if all(abs(stop.x - other.x) > apart or abs(stop.y - other.y) > apart for other in kept):
            kept.append(stop)
    return frozenset(stop.number for stop in kept)


def _draw_ends(painter: QPainter, palette: Palette, area: Area, number: int, route: RouteLine) -> None:
    colour, _ = route_look(palette, number)
    for place in dict.fromkeys(spot for spot in (route.start, route.end) if spot is not None):
        at = QPointF(*area.at(*place))
        radius = yard_radius(palette.grown)
        draw_glyph(painter, Shape.HOUSE, at, radius + palette.grown, palette.halo, palette.halo, 4.0)
        draw_glyph(painter, Shape.HOUSE, at, radius, colour, palette.halo, 1.6)


def _draw_here(painter: QPainter, palette: Palette, area: Area, here: Position) -> None:
    at = QPointF(*area.at(here.x, here.y))
    draw_glyph(painter, Shape.CIRCLE, at, 13, palette.halo, palette.focus, 3.0)
    draw_glyph(painter, Shape.CIRCLE, at, 6, palette.focus, palette.focus, 0.0)
