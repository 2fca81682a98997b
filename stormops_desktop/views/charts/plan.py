"""Where everything of a figure comes to lie, reckoned before anything is painted."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF

from stormops_desktop.viewmodels.charts.figure import Figure, Kind, Unit
from stormops_desktop.views.charts.scale import Scale, round_scale

ROOM = 0.72  # of a place's width, for its bars
WIDEST = 72.0  # px of one bar


@dataclass(frozen=True, slots=True)
class Spot:
    """One mark on the canvas: its box, where its interval ends, and which it is.

    Attributes:
        low, high: y of the interval's ends; None without an interval.
    """

    series: int
    place: int
    box: QRectF
    low: float | None = None
    high: float | None = None

    @property
    def middle(self) -> QPointF:
        return self.box.center()


@dataclass(frozen=True, slots=True)
class Plan:
    """The plot's box, its scale, and the spots in the order of the arrow keys."""

    plot: QRectF
    scale: Scale
    spots: tuple[Spot, ...]

    def y(self, value: float) -> float:
        return self.plot.bottom() - self.scale.part(value) * self.plot.height()

    def at(self, point: QPointF) -> int | None:
        """Number of the spot under a point, or the nearest one of its column; None outside."""
        if not self.spots or not self.plot.adjusted(-8, -8, 8, 8).contains(point):
            return None
        inside = [at for at, spot in enumerate(self.spots) if spot.box.contains(point)]
        if inside:
            return inside[-1]
        return min(range(len(self.spots)), key=lambda at: _apart(self.spots[at].middle, point))


def plan_of(figure: Figure, plot: QRectF) -> Plan:
    """The layout of a figure in a box."""
    scale = scale_of(figure)
    empty = Plan(plot, scale, ())
    make = {
        Kind.BARS: _bars, Kind.STACKED: _stacked, Kind.LINE: _line, Kind.FUNNEL: _funnel, Kind.GAUGE: _gauge,
        Kind.HEAT: _heat,
    }[figure.kind]  # fmt: skip
    return Plan(plot, scale, tuple(make(figure, empty)))


def scale_of(figure: Figure) -> Scale:
    """The scale that holds every number, its interval, and the whole where there is one."""
    if figure.kind is Kind.STACKED:
        sums = [
            sum(series.marks[at].value or 0.0 for series in figure.series) for at in range(len(figure.places))
        ]
        return round_scale(0.0, max([*sums, figure.whole or 0.0]), whole=figure.unit is Unit.COUNT)
    known = [
        value
        for series in figure.series
        for mark in series.marks
        for value in (mark.value, mark.low, mark.high)
        if value is not None
    ]
    known.append(figure.whole or 0.0)
    return round_scale(min(known), max(known), whole=figure.unit is Unit.COUNT)


def _bars(figure: Figure, plan: Plan) -> list[Spot]:
    slot = plan.plot.width() / max(len(figure.places), 1)
    width = min(slot * ROOM / max(len(figure.series), 1), WIDEST)
    found = []
    for place in range(len(figure.places)):
        left = plan.plot.left() + slot * (place + 0.5) - width * len(figure.series) / 2
        for number, series in enumerate(figure.series):
            mark = series.marks[place]
            top, zero = plan.y(mark.value or 0.0), plan.y(0.0)
            box = QRectF(left + number * width, min(top, zero), width - 2, max(abs(zero - top), 1.0))
            low = plan.y(mark.low) if mark.low is not None else None
            high = plan.y(mark.high) if mark.high is not None else None
            found.append(Spot(number, place, box, low, high))
    return found


def _stacked(figure: Figure, plan: Plan) -> list[Spot]:
    slot = plan.plot.width() / max(len(figure.places), 1)
    width = min(slot * ROOM, WIDEST)
    found = []
    for place in range(len(figure.places)):
        left, reached = plan.plot.left() + slot * (place + 0.5) - width / 2, 0.0
        for number, series in enumerate(figure.series):
            more = reached + max(series.marks[place].value or 0.0, 0.0)
            top = plan.y(more)
            found.append(Spot(number, place, QRectF(left, top, width, plan.y(reached) - top)))
            reached = more
    return found


def _line(figure: Figure, plan: Plan) -> list[Spot]:
    found = []
    for number, series in enumerate(figure.series):
        for place, mark in enumerate(series.marks):
            if mark.value is None:
                continue
            x = plan.plot.left() + plan.plot.width() * _along(place, len(figure.places))
            box = QRectF(x - 5, plan.y(mark.value) - 5, 10, 10)
            low = plan.y(mark.low) if mark.low is not None else None
            high = plan.y(mark.high) if mark.high is not None else None
            found.append(Spot(number, place, box, low, high))
    return found


def _funnel(figure: Figure, plan: Plan) -> list[Spot]:
    """Bars under each other, centred, as wide as their numbers."""
    series = figure.series[0]
    row = plan.plot.height() / max(len(figure.places), 1)
    found = []
    for place, mark in enumerate(series.marks):
        width = max(plan.scale.part(mark.value or 0.0) * plan.plot.width(), 2.0)
        left, top = plan.plot.center().x() - width / 2, plan.plot.top() + place * row
        found.append(Spot(0, place, QRectF(left, top + 3, width, row - 6)))
    return found


def _heat(figure: Figure, plan: Plan) -> list[Spot]:
    """Cells in rows, row by row."""
    wide = plan.plot.width() / max(len(figure.series), 1)
    high = plan.plot.height() / max(len(figure.places), 1)
    return [
        Spot(number, place, QRectF(
            plan.plot.left() + number * wide + 1, plan.plot.top() + place * high + 1, wide - 2, high - 2
        ))
        for place in range(len(figure.places))
        for number in range(len(figure.series))
    ]  # fmt: skip


def _gauge(figure: Figure, plan: Plan) -> list[Spot]:
    """The first mark of each series on one half ring; the ring itself is the box."""
    side = min(plan.plot.width(), 2 * plan.plot.height())
    box = QRectF(plan.plot.center().x() - side / 2, plan.plot.bottom() - side / 2, side, side / 2)
    return [Spot(number, 0, box) for number in range(len(figure.series)) if figure.places]


def _along(place: int, places: int) -> float:
    return 0.5 if places < 2 else place / (places - 1)


def _apart(one: QPointF, other: QPointF) -> float:
    """Columns count before heights: a finger aims at a column."""
    return abs(one.x() - other.x()) * 4 + abs(one.y() - other.y())
