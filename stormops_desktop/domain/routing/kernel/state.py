"""What the kernel works on: the given columns (`Sites`) and the tours as linked lists (`Tours`).

Tuples of arrays, because that is what compiled code takes. Indices are int32; -1 means none. A route slot is
one crew; slots of a kind lie together, and `free` keeps the empty ones of a kind as a stack.
"""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from stormops_desktop.domain.routing.neighbours import nearest_stops, stops_around, twice_the_ways
from stormops_desktop.domain.routing.problem import NEVER, UNLIMITED, Problem
from stormops_desktop.domain.routing.travel import Floats, Travel, ways_from

Ints = npt.NDArray[np.int32]
Bytes = npt.NDArray[np.uint8]
Table = npt.NDArray[np.void]

# Places in Tours.counts: sizes of the lists, insertions until the next blink, number of the ruin, first stop
# of the window from which ruins start, whether one stop may open a route at any price
POOLED, LOGGED, DIRTY, BLINK, STAMP, WINDOW, OPENING = 0, 1, 2, 3, 4, 5, 6
# Places in Tours.values
CURRENT, BEST, PRIZE_SCALE = 0, 1, 2

MUST = 1e3  # a mandatory stop left out costs this many times the longest way to a crew's place and back
SPARE_SLOTS = 1.25  # room for more routes than the load asks for, where crews are without number


# A row of a table is what one step needs at once, so that it lies in one or two cache lines.
STOP_GIVEN = np.dtype(
    [("demand", "f8"), ("service", "f8"), ("prize", "f8"), ("remote", "f8"), ("fixed", "i8")]
)  # remote: way from the nearest crew's place; fixed: 1 for what may not move
CREW_GIVEN = np.dtype(
    [
        ("kind", "i4"), ("start", "i4"), ("end", "i4"), ("most", "i4"), ("room", "f8"), ("shift_from", "f8"),
        ("shift_to", "f8"), ("break_at", "f8"), ("break_len", "f8"), ("longest", "f8"),
    ]
)  # fmt: skip
STOP_STATE = np.dtype(
    [
        ("nxt", "i4"), ("prv", "i4"), ("route", "i4"), ("pool_at", "i4"), ("best_nxt", "i4"), ("spare", "i4"),
        ("into", "f8"), ("out", "f8"), ("early", "f8"), ("late", "f8"),
    ]
)  # fmt: skip
# into, out: cost of the legs that reach and leave the stop. early: begin of the visit when nobody dawdles;
# late: latest begin that keeps the rest of the route in time. held, of a slot: its route keeps its crew.
SLOT_STATE = np.dtype(
    [
        ("first", "i4"), ("last", "i4"), ("size", "i4"), ("best_first", "i4"), ("dirty", "i4"),
        ("held", "i4"), ("ruined", "i8"), ("load", "f8"),
    ]
)  # fmt: skip
KIND_STATE = np.dtype([("free_from", "i4"), ("free_count", "i4")])
LOG_ENTRY = np.dtype([("stop", "i4"), ("prev", "i4"), ("route", "i4")])


class Sites(NamedTuple):
    """The problem, never changed by the kernel. See `Problem` for the meaning of the columns.

    near: neighbours of each stop, nearest first. twice: twice the way to each, never rounded up.
    """

    travel: Travel
    near: Ints
    twice: npt.NDArray[np.float32]
    stop: Table
    windows: Floats
    allowed: Bytes
    crew: Table
    kinds: int
    pace: float
    timed: int
    priced: int
    limited: int
    windowed: int


class Tours(NamedTuple):
    """A solution, its best predecessor, the log that takes a step back, and a bench of stops to place."""

    stop: Table
    slot: Table
    kind: Table
    free: Ints
    pool: Ints
    log: Table
    dirty_list: Ints
    bank: Ints
    key: Floats
    counts: npt.NDArray[np.int64]
    values: Floats


def sites_of(problem: Problem, near_count: int, far_count: int = 0) -> Sites:
    """The problem's columns, checked for shape by their use only.

    Of the `near_count` neighbours of a stop `far_count` are from farther around, where stops lie in the
    order of the curve and are many.
    """
    n = problem.size
    near = nearest_stops(problem.travel, n, near_count)
    far = stops_around(problem.travel, n, far_count)
    near = np.ascontiguousarray(np.hstack((near[:, : near_count - far.shape[1]], far)))
    return Sites(
        travel=problem.travel,
        near=near,
        twice=twice_the_ways(problem.travel, near),
        stop=_stop_table(problem),
        windows=np.stack((problem.opens_s, problem.closes_s), axis=2).reshape(n, -1).astype(np.float64),
        allowed=_allowed(problem),
        crew=_crew_table(problem),
        kinds=len(problem.crews),
        pace=float(problem.seconds_per_unit),
        timed=int(problem.timed),
        priced=int(not np.isinf(problem.prize).all()),
        limited=int(any(crew.longest_s < NEVER for crew in problem.crews)),
        windowed=int((problem.opens_s > 0).any() or (problem.closes_s < NEVER).any()),
    )


def empty_tours(sites: Sites) -> Tours:
    """Nobody visited yet: every stop is in the pool."""
    n, slots = len(sites.stop), len(sites.crew)
    per_kind = np.bincount(sites.crew["kind"], minlength=sites.kinds)
    kind = np.zeros(sites.kinds, KIND_STATE)
    kind["free_from"], kind["free_count"] = np.cumsum(per_kind) - per_kind, per_kind
    stop, slot = np.zeros(n, STOP_STATE), np.zeros(slots, SLOT_STATE)
    for name in ("nxt", "prv", "route", "best_nxt"):
        stop[name] = -1
    for name in ("first", "last", "best_first"):
        slot[name] = -1
    stop["pool_at"], stop["late"] = np.arange(n), NEVER
    return Tours(
        stop=stop, slot=slot, kind=kind, free=_stacked(kind), pool=np.arange(n, dtype=np.int32),
        log=np.zeros(2 * n + 16, LOG_ENTRY), dirty_list=np.zeros(slots, np.int32),
        bank=np.zeros(n, np.int32), key=np.zeros(n), counts=np.array([n, 0, 0, 0, 0, 0, 0], dtype=np.int64),
        values=np.array([sites.stop["prize"].sum(), np.inf, 1.0]),
    )  # fmt: skip


def _stop_table(problem: Problem) -> Table:
    table = np.zeros(problem.size, STOP_GIVEN)
    table["demand"], table["service"] = problem.demand, problem.service_s
    starts = sorted({crew.start for crew in problem.crews})
    ways = np.array([ways_from(problem.travel, start, problem.size) for start in starts])
    table["remote"] = ways.min(axis=0)
    must = MUST * (float(ways.max(initial=0.0)) * 2 + 1)
    table["prize"] = np.where(np.isinf(problem.prize), must, problem.prize)
    table["fixed"][_prefix_stops(problem)] = 1
    return table


def _crew_table(problem: Problem) -> Table:
    """A row for every slot, slots of a kind together."""
    rows = [
        (
            kind, crew.start, crew.end, min(crew.most_stops, UNLIMITED), crew.room, crew.shift_start_s,
            crew.shift_end_s, crew.break_at_s, crew.break_s, crew.longest_s,
        )
        for kind, crew in enumerate(problem.crews)
    ]  # fmt: skip
    counts = [min(crew.count, _slots_needed(problem, kind)) for kind, crew in enumerate(problem.crews)]
    return np.repeat(np.array(rows, dtype=CREW_GIVEN), counts)


def _allowed(problem: Problem) -> Bytes:
    if problem.allowed is None:
        return np.ones((problem.size, len(problem.crews)), np.uint8)
    return np.ascontiguousarray(problem.allowed, np.uint8)


def _stacked(kind: Table) -> Ints:
    """Slot numbers of each kind, the lowest on top."""
    parts = [np.arange(at + many - 1, at - 1, -1) for at, many in kind.tolist()]
    return np.concatenate(parts).astype(np.int32)


def _slots_needed(problem: Problem, kind: int) -> int:
    """More slots than any sensible plan uses of this kind; bounds memory where crews are without number."""
    crew, n = problem.crews[kind], problem.size
    by_load = float(problem.demand.sum()) / max(crew.room, 1e-9)
    by_stops = n / max(crew.most_stops, 1)
    least = max(by_load, by_stops, _by_time(problem, kind))
    begun = sum(1 for started, _ in problem.started if started == kind)
    return max(min(n, int(least * SPARE_SLOTS) + 12), begun, 1)


def _by_time(problem: Problem, kind: int) -> float:
    """Windows decide the number of routes in a way that sums do not show: allow one for three stops."""
    if not problem.timed:
        return 0.0
    crew = problem.crews[kind]
    hours = max(crew.shift_end_s - crew.shift_start_s, 1.0)
    return max(2.0 * float(problem.service_s.sum()) / hours, problem.size / 3.0)


def _prefix_stops(problem: Problem) -> list[int]:
    """Stops up to the last frozen one of each started route."""
    held: list[int] = []
    for _, stops in problem.started:
        places = [at for at, stop in enumerate(stops) if stop in problem.frozen]
        held.extend(stops[: places[-1] + 1] if places else ())
    return held
