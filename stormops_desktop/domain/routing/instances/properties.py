"""From houses and crews to a problem: a day of canvassing.

Houses must be visited while crews are without number. With a given number of crews and a shift, not all may
fit; then each house is priced by its expected uplift, so that the crews' hours go where they promise most.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from stormops_desktop.domain.routing.instances.errors import InstanceError
from stormops_desktop.domain.routing.instances.property_rows import PropertyRow
from stormops_desktop.domain.routing.pace import USUAL, Pace
from stormops_desktop.domain.routing.problem import NEVER, CrewKind, Problem
from stormops_desktop.domain.routing.travel import Floats, Travel, globe, timed_globe, ways_from

UNKNOWN_UPLIFT = 0.01  # a house without a figure still counts for something
STRAY_M = 1_000_000.0  # by street, from the middle of the houses
WORTH_OF_MEAN = 20.0  # a house of mean uplift is worth this many of the longest ways there and back


@dataclass(frozen=True, slots=True)
class Day:
    """How the crews work.

    Attributes:
        depot: latitude and longitude where crews start and end.
        crews: how many; None: as many as it takes.
        shift_s: begin and end, seconds from midnight.
        pace: of great circles.
    """

    depot: tuple[float, float]
    max_per_route: int = 50
    crews: int | None = None
    shift_s: tuple[float, float] | None = None
    pace: Pace = USUAL


def middle(rows: Sequence[PropertyRow]) -> tuple[float, float]:
    """A stand-in for a yard: the median of the houses."""
    return (
        float(np.median([row.latitude for row in rows])),
        float(np.median([row.longitude for row in rows])),
    )


def strays(rows: Sequence[PropertyRow]) -> list[int]:
    """Rows of houses so far from the middle of all that no crew drives there: coordinates are wrong."""
    metres = ways(rows, Day(middle(rows)))[0]
    far = ways_from(metres, len(rows), len(rows)) > STRAY_M
    return [row.row for row, is_far in zip(rows, far, strict=True) if is_far]


def property_problem(rows: Sequence[PropertyRow], day: Day) -> Problem:
    """The fewest metres by street; where a window or a shift keeps time, the fewest seconds of driving.

    Raises:
        InstanceError: no crews, no room in a route, or a shift that ends before it begins.
    """
    _check(day)
    n = len(rows)
    metres, seconds = ways(rows, day)
    timed = day.shift_s is not None or any(_waits(row) for row in rows)
    travel = seconds if timed else metres
    shift = day.shift_s or (0.0, NEVER)
    crew = CrewKind(
        start=n,
        end=n,
        count=n if day.crews is None else day.crews,
        most_stops=day.max_per_route,
        shift_start_s=shift[0],
        shift_end_s=shift[1],
    )
    return Problem(
        ids=tuple(row.property_id for row in rows),
        travel=travel,
        demand=np.ones(n),
        service_s=np.array([row.service_s for row in rows]),
        prize=np.full(n, np.inf) if day.crews is None else prices(rows, travel),
        opens_s=np.array([[0.0 if row.opens_s is None else row.opens_s] for row in rows]),
        closes_s=np.array([[NEVER if row.closes_s is None else row.closes_s] for row in rows]),
        crews=(crew,),
    )


def ways(rows: Sequence[PropertyRow], day: Day) -> tuple[Travel, Travel]:
    """(metres by street, seconds at the day's pace) between the houses and the depot, which comes last."""
    latitude = np.array([*(row.latitude for row in rows), day.depot[0]])
    longitude = np.array([*(row.longitude for row in rows), day.depot[1]])
    return globe(latitude, longitude, factor=day.pace.factor), timed_globe(latitude, longitude, day.pace)


def prices(rows: Sequence[PropertyRow], travel: Travel) -> Floats:
    """What leaving each house out costs, in units of travel, in proportion to its expected uplift."""
    longest_way = 2 * float(ways_from(travel, len(rows), len(rows)).max())
    uplift = np.array([np.nan if row.expected_uplift is None else row.expected_uplift for row in rows])
    known = np.maximum(np.nan_to_num(uplift, nan=UNKNOWN_UPLIFT), 1e-4)
    worth: Floats = known / known.mean() * WORTH_OF_MEAN * (longest_way + 1.0)
    return worth


def _waits(row: PropertyRow) -> bool:
    return row.opens_s is not None or row.closes_s is not None


def _check(day: Day) -> None:
    if day.crews is not None and day.crews < 1:
        raise InstanceError("There are zero crews. Give one at least; nothing was solved.")
    if day.max_per_route < 1:
        raise InstanceError("A route needs room for one stop. Give --max-per-route 1 or more.")
    if day.shift_s is not None and day.shift_s[1] <= day.shift_s[0]:
        raise InstanceError("The shift ends before it begins. Give it as HH:MM-HH:MM.")
