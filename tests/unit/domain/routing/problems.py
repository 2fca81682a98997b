"""Small problems of every shape for the routing tests."""

from dataclasses import replace

import numpy as np
from hypothesis import strategies as st

from stormops_desktop.domain.routing.problem import NEVER, CrewKind, Problem
from stormops_desktop.domain.routing.travel import planar

HOUR = 3_600.0


def problem(points: list[tuple[int, int]], crews: tuple[CrewKind, ...], **columns: object) -> Problem:
    """Stops at all points but the last, which is the yard of every crew; metres, one second each."""
    n = len(points) - 1
    given: dict[str, object] = {
        "demand": np.ones(n),
        "service_s": np.zeros(n),
        "prize": np.full(n, np.inf),
        "opens_s": np.zeros((n, 1)),
        "closes_s": np.full((n, 1), NEVER),
    }
    given.update(columns)
    ids = tuple(f"p{stop}" for stop in range(n))
    return Problem(ids, planar(np.array(points, dtype=float)), crews=crews, **given)  # type: ignore[arg-type]


@st.composite
def problems(draw: st.DrawFn) -> Problem:
    """Up to 25 stops: loads, windows, prizes, two kinds of crews with yard, shift, break, skills and room."""
    n = draw(st.integers(1, 25))
    place = st.tuples(st.integers(0, 3_000), st.integers(0, 3_000))
    points = draw(st.lists(place, min_size=n + 1, max_size=n + 1))
    yard = draw(st.none() | place)
    opens = np.array(draw(st.lists(st.integers(0, 6), min_size=n, max_size=n))) * HOUR
    width = np.array(draw(st.lists(st.integers(1, 4), min_size=n, max_size=n))) * HOUR
    wide = np.array(draw(st.lists(st.booleans(), min_size=n, max_size=n)))
    optional = np.array(draw(st.lists(st.booleans(), min_size=n, max_size=n)))
    later = np.where(wide, NEVER, 8 * HOUR)
    one_yard = problem(
        points,
        (draw(_crews(n)), draw(_crews(n))),
        demand=np.array(draw(st.lists(st.integers(0, 5), min_size=n, max_size=n)), dtype=float),
        service_s=np.array(draw(st.lists(st.integers(0, 1_800), min_size=n, max_size=n)), dtype=float),
        prize=np.where(optional, draw(st.floats(0, 10_000)), np.inf),
        opens_s=np.column_stack((np.where(wide, 0.0, opens), later)),
        closes_s=np.column_stack((np.where(wide, NEVER, opens + width), np.where(wide, NEVER, later + HOUR))),
        allowed=np.array(draw(st.lists(st.tuples(st.booleans(), st.booleans()), min_size=n, max_size=n))),
    )
    return one_yard if yard is None else with_yards(one_yard, [points[n], yard])


def with_yards(given: Problem, yards: list[tuple[int, int]]) -> Problem:
    """The same stops with a yard for each kind of crew."""
    n = given.size
    places = np.vstack((given.travel.xyz[:n, :2], np.array(yards, dtype=float)))
    crews = [replace(crew, start=n + at, end=n + at) for at, crew in enumerate(given.crews)]
    return replace(given, travel=planar(places), crews=tuple(crews))


@st.composite
def _crews(draw: st.DrawFn, n: int) -> CrewKind:
    pauses = draw(st.booleans())
    return CrewKind(
        start=n,
        end=n,
        count=draw(st.integers(1, 4)),
        room=float(draw(st.integers(1, 30))),
        most_stops=draw(st.integers(1, 12)),
        shift_start_s=draw(st.integers(0, 2)) * HOUR,
        shift_end_s=draw(st.integers(3, 10)) * HOUR,
        break_at_s=4 * HOUR if pauses else NEVER,
        break_s=HOUR / 2 if pauses else 0.0,
        longest_s=draw(st.sampled_from([NEVER, NEVER, HOUR, 4 * HOUR])),
    )
