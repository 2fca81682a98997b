"""Painting a figure with a theme's tokens: the same on screen and in the file."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetrics, QPainter, QPen, QPolygonF

from stormops_desktop.viewmodels.charts.figure import Figure, Kind
from stormops_desktop.views.charts.plan import Plan, Spot, plan_of, scale_of
from stormops_desktop.views.charts.tints import Tints
from stormops_desktop.views.style.fonts import font

TURN = 16  # Qt measures arcs in sixteenths of a degree
BAND = 56  # of 255: how strongly an interval is filled
LEGEND_GAP = 46
LEAST_SLOT = 40  # px of a column below which two lines of a name say nothing
HEAT = 115  # of 255: the fullest cell, on which ink is still read in every theme
# Told apart without colour: a pattern a series, besides its tone.
PATTERNS = (
    Qt.BrushStyle.SolidPattern, Qt.BrushStyle.BDiagPattern, Qt.BrushStyle.Dense5Pattern,
    Qt.BrushStyle.FDiagPattern, Qt.BrushStyle.HorPattern, Qt.BrushStyle.CrossPattern,
)  # fmt: skip
DASHES = (Qt.PenStyle.SolidLine, Qt.PenStyle.DashLine, Qt.PenStyle.DotLine, Qt.PenStyle.DashDotLine)


@dataclass(frozen=True, slots=True)
class Brushes:
    """What a figure is painted with."""

    look: Tints
    painter: QPainter
    figure: Figure

    def colour(self, series: int) -> QColor:
        return self.look.colour(self.figure.series[series].tone)

    def fill(self, series: int) -> QBrush:
        return QBrush(self.colour(series), PATTERNS[series % len(PATTERNS)])

    def write(self, box: QRectF, flags: Qt.AlignmentFlag, text: str, ink: str = "soft") -> None:
        self.painter.setPen(self.look.colour(ink))
        shown = self.painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(box.width()))
        self.painter.drawText(box, flags, shown)


def plot_box(look: Tints, figure: Figure, whole: QRectF) -> QRectF:
    """What is left for the plot beside its labels."""
    small = QFontMetrics(font(look.metrics.small_px, look.tokens.body_weight))
    line = small.height()
    lines = len(_legend_lines(small, figure, whole.width())) if len(figure.series) > 1 else 0
    legend = lines * line + 10 if lines else 4
    if figure.kind is Kind.GAUGE:
        return whole.adjusted(8, 8, -8, -8)
    if figure.kind is Kind.HEAT:
        side = max((small.horizontalAdvance(place) for place in figure.places), default=0)
        return whole.adjusted(min(side, int(whole.width() * 0.3)) + 14, line + 10, -6, -4)
    if figure.kind is Kind.FUNNEL:
        side = max((small.horizontalAdvance(place) for place in figure.places), default=0)
        side = min(side, int(whole.width() * 0.4)) + 16  # the gap of 12, and what rounding takes
        values = [figure.printed(mark.value) for mark in figure.series[0].marks]
        right = max((small.horizontalAdvance(value) for value in values), default=0) + 16
        return whole.adjusted(side, 4, -right, -4)
    ticks = scale_of(figure).ticks
    left = max(small.horizontalAdvance(figure.printed(tick)) for tick in ticks) + 12
    below = line * _depth(small, figure, whole.width() - left - 14)
    return whole.adjusted(left, legend + line / 2, -14, -below - 10)


def paint_figure(
    painter: QPainter, look: Tints, figure: Figure, whole: QRectF, chosen: int | None = None
) -> Plan:
    """Paints the figure into the box; `chosen` is the number of the spot the keyboard is on."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setFont(font(look.metrics.small_px, look.tokens.body_weight))
    plan = plan_of(figure, plot_box(look, figure, whole))
    brushes = Brushes(look, painter, figure)
    if figure.kind is Kind.GAUGE:
        _gauge(brushes, plan)
    elif figure.kind is Kind.FUNNEL:
        _funnel(brushes, plan)
    elif figure.kind is Kind.HEAT:
        _heat(brushes, plan, whole)
    else:
        _axes(brushes, plan, whole)
        _lines(brushes, plan) if figure.kind is Kind.LINE else _columns(brushes, plan)
    if chosen is not None and chosen < len(plan.spots):
        _ring(brushes, plan.spots[chosen])
    painter.restore()
    return plan


def _axes(brushes: Brushes, plan: Plan, whole: QRectF) -> None:
    painter, look = brushes.painter, brushes.look
    line = painter.fontMetrics().height()
    for tick in plan.scale.ticks:
        y = plan.y(tick)
        painter.setPen(QPen(look.colour("edge" if tick == 0 else "line"), 1.5 if tick == 0 else 1))
        painter.drawLine(QPointF(plan.plot.left(), y), QPointF(plan.plot.right(), y))
        box = QRectF(whole.left(), y - line / 2, plan.plot.left() - whole.left() - 8, line)
        brushes.write(
            box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, brushes.figure.printed(tick)
        )
    _places(brushes, plan)
    if len(brushes.figure.series) > 1:
        _legend(brushes, whole)


def _places(brushes: Brushes, plan: Plan) -> None:
    """Names under the columns, in two lines where one is too short; of many, those that find room."""
    places, plot, figure = brushes.figure.places, plan.plot, brushes.figure
    metrics = brushes.painter.fontMetrics()
    line = figure.kind is Kind.LINE
    depth = _depth(metrics, figure, plot.width())
    slot = plot.width() / max(len(places) - 1 if line else len(places), 1)
    widest = max((metrics.horizontalAdvance(place) for place in places), default=1) + 12
    every = 1 if depth > 1 else max(1, -(-int(min(widest, 130)) // max(int(slot), 1)))
    for at in range(0, len(places), every):
        x = plot.left() + (slot * at if line and len(places) > 1 else slot * (at + 0.5))
        room = slot * every if len(places) > 1 else plot.width()
        if line:
            room = min(room, widest)  # else a name at either end would be centred between both
        left = min(max(x - room / 2, 0.0), plot.right() + 14 - room)
        for row, words in enumerate(_broken(metrics, places[at], room, depth)):
            box = QRectF(left, plot.bottom() + 6 + row * metrics.height(), room, metrics.height())
            brushes.write(box, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop, words)


def _depth(metrics: QFontMetrics, figure: Figure, width: float) -> int:
    """How many lines the names below the columns need: two where one is too short for a name of words."""
    if figure.kind not in (Kind.BARS, Kind.STACKED):
        return 1
    slot = width / max(len(figure.places), 1) - 6
    crowded = slot >= LEAST_SLOT and any(
        " " in place and metrics.horizontalAdvance(place) > slot for place in figure.places
    )
    return 2 if crowded else 1


def _broken(metrics: QFontMetrics, name: str, room: float, depth: int) -> list[str]:
    """The name in so many lines, broken at the word that no longer fits."""
    words, first = name.split(" "), ""
    while depth > 1 and words and metrics.horizontalAdvance(f"{first} {words[0]}".strip()) <= room - 6:
        first = f"{first} {words.pop(0)}".strip()
    return [first, " ".join(words)] if first else [name]


def _legend(brushes: Brushes, whole: QRectF) -> None:
    painter, number, y = brushes.painter, 0, whole.top()
    height = painter.fontMetrics().height()
    for widths in _legend_lines(painter.fontMetrics(), brushes.figure, whole.width()):
        x = whole.left() + 4
        for width in widths:
            _sample(brushes, number, QRectF(x, y + 3, 16, height - 6))
            box = QRectF(x + 22, y, width + 4, height)
            brushes.write(box, Qt.AlignmentFlag.AlignVCenter, brushes.figure.series[number].name, "ink")
            x += width + LEGEND_GAP
            number += 1
        y += height


def _legend_lines(metrics: QFontMetrics, figure: Figure, room: float) -> list[list[int]]:
    """Widths of the names, line by line; a name that finds no room begins the next line."""
    lines: list[list[int]] = [[]]
    taken = 4.0
    for series in figure.series:
        width = metrics.horizontalAdvance(series.name)
        if lines[-1] and taken + width + 22 > room:
            lines.append([])
            taken = 4.0
        lines[-1].append(width)
        taken += width + LEGEND_GAP
    return lines


def _sample(brushes: Brushes, number: int, box: QRectF) -> None:
    """What a series looks like."""
    painter = brushes.painter
    if brushes.figure.kind is Kind.LINE:
        painter.setPen(QPen(brushes.colour(number), 2.5, DASHES[number % len(DASHES)]))
        painter.drawLine(QPointF(box.left() - 4, box.center().y()), QPointF(box.right(), box.center().y()))
        return
    painter.setPen(QPen(brushes.colour(number), 1.5))
    painter.setBrush(brushes.fill(number))
    painter.drawRect(box)


def _columns(brushes: Brushes, plan: Plan) -> None:
    painter, series = brushes.painter, brushes.figure.series
    for spot in plan.spots:
        if series[spot.series].marks[spot.place].value is None:
            continue
        painter.setPen(QPen(brushes.colour(spot.series), 1.5))
        painter.setBrush(brushes.fill(spot.series))
        painter.drawRect(spot.box)
        _whisker(brushes, spot)


def _whisker(brushes: Brushes, spot: Spot) -> None:
    """The interval: a bar with ends, in ink over its own ground so that it is seen on any fill."""
    if spot.low is None or spot.high is None:
        return
    x, painter = spot.box.center().x(), brushes.painter
    for token, width in (("surface", 5.0), ("ink", 2.0)):
        painter.setPen(QPen(brushes.look.colour(token), width))
        painter.drawLine(QPointF(x, spot.low), QPointF(x, spot.high))
        for y in (spot.low, spot.high):
            painter.drawLine(QPointF(x - 6, y), QPointF(x + 6, y))


def _lines(brushes: Brushes, plan: Plan) -> None:
    painter = brushes.painter
    for number in range(len(brushes.figure.series)):
        spots = [spot for spot in plan.spots if spot.series == number]
        _band(brushes, number, [spot for spot in spots if spot.low is not None and spot.high is not None])
        painter.setPen(QPen(brushes.colour(number), 2.5, DASHES[number % len(DASHES)]))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline(QPolygonF([spot.middle for spot in spots]))
        painter.setPen(QPen(brushes.look.colour("surface"), 1.5))
        painter.setBrush(brushes.colour(number))
        for spot in spots if len(spots) <= 60 else ():
            painter.drawEllipse(spot.middle, 4.5, 4.5)


def _band(brushes: Brushes, number: int, spots: list[Spot]) -> None:
    if not spots:
        return
    if len(spots) == 1:
        _whisker(brushes, spots[0])
        return
    upper = [QPointF(spot.middle.x(), spot.high or 0.0) for spot in spots]
    lower = [QPointF(spot.middle.x(), spot.low or 0.0) for spot in reversed(spots)]
    wash = brushes.colour(number)
    brushes.painter.setPen(QPen(wash, 1, Qt.PenStyle.DotLine))
    wash.setAlpha(BAND)
    brushes.painter.setBrush(wash)
    brushes.painter.drawPolygon(QPolygonF(upper + lower))


def _funnel(brushes: Brushes, plan: Plan) -> None:
    painter, figure, plot = brushes.painter, brushes.figure, plan.plot
    for spot in plan.spots:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(brushes.colour(0))
        painter.drawRoundedRect(spot.box, 4, 4)
        row = QRectF(0, spot.box.top(), plot.left() - 12, spot.box.height())
        side = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        brushes.write(row, side, figure.places[spot.place], "ink")
        value = QRectF(plot.right() + 10, spot.box.top(), 120, spot.box.height())
        brushes.write(value, side, figure.printed(figure.series[0].marks[spot.place].value), "ink")


def _heat(brushes: Brushes, plan: Plan, whole: QRectF) -> None:
    """A wash as strong as the number, the number on it; names of columns above, of rows at the left."""
    painter, figure, line = brushes.painter, brushes.figure, brushes.painter.fontMetrics().height()
    middle = Qt.AlignmentFlag.AlignCenter
    most = figure.whole or plan.scale.high
    for spot in plan.spots:
        value = figure.series[spot.series].marks[spot.place].value
        wash = brushes.look.colour("accent")
        wash.setAlpha(round(HEAT * min(max((value or 0.0) / most, 0.0), 1.0)))
        painter.setPen(QPen(brushes.look.colour("line"), 1))
        painter.setBrush(wash)
        painter.drawRect(spot.box)
        if value:
            brushes.write(spot.box, middle, figure.printed(value), "ink")
        if spot.place == 0:
            above = QRectF(spot.box.left(), whole.top(), spot.box.width(), line + 6)
            brushes.write(above, middle, figure.series[spot.series].name, "ink")
        if spot.series == 0:
            side = QRectF(
                whole.left(), spot.box.top(), plan.plot.left() - whole.left() - 10, spot.box.height()
            )
            brushes.write(
                side, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter,
                figure.places[spot.place], "ink",
            )  # fmt: skip


def _gauge(brushes: Brushes, plan: Plan) -> None:
    """A half ring: the whole as a line, what could be had as an open band, what was had solid."""
    if not plan.spots:
        return
    look, figure, painter = brushes.look, brushes.figure, brushes.painter
    thick = plan.spots[0].box.height() * 0.24
    ring = plan.spots[0].box.adjusted(thick / 2, thick / 2, -thick / 2, 0)
    ring.setHeight(2 * ring.height())
    whole = figure.whole or 1.0
    value = figure.series[0].marks[0].value
    reach = whole if figure.reach is None else figure.reach
    _arc(brushes, ring, 1.0, "edge", 2.0)
    _arc(brushes, ring, reach / whole, "edge", thick)
    _arc(brushes, ring, reach / whole, "chosen", thick - 4)
    _arc(brushes, ring, (value or 0.0) / whole, figure.series[0].tone, thick)
    painter.setFont(font(max(look.metrics.title_px, int(ring.width() * 0.17)), 700))
    brushes.write(
        plan.spots[0].box,
        Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom,
        figure.printed(value),
        "ink",
    )


def _arc(brushes: Brushes, ring: QRectF, part: float, tone: str, thick: float) -> None:
    """The ring from its left end on, as far as the part goes."""
    brushes.painter.setPen(
        QPen(brushes.look.colour(tone), thick, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap)
    )
    brushes.painter.drawArc(ring, 180 * TURN, -round(180 * min(max(part, 0.0), 1.0) * TURN))


def _ring(brushes: Brushes, spot: Spot) -> None:
    painter = brushes.painter
    painter.setPen(QPen(brushes.look.colour("focus"), 3))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(spot.box.adjusted(-4, -4, 4, 4), 4, 4)
