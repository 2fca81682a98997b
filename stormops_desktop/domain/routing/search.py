"""Ruin and recreate from a split, in slices: progress, cancel and the best so far between two of them.

What decides a plan is the seed and the number of iterations. The clock only stops a search early; where no
number is given, a short calibration finds the number that fills the seconds, and the plan names it.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from stormops_desktop.domain.routing.giant_tour import giant_tour
from stormops_desktop.domain.routing.kernel.anneal import anneal, fill, keep_best, lay, rescale_prizes
from stormops_desktop.domain.routing.kernel.draws import seeded
from stormops_desktop.domain.routing.kernel.state import BEST, CURRENT, PRIZE_SCALE, empty_tours, sites_of
from stormops_desktop.domain.routing.problem import NEVER, PlannedRoute, Problem
from stormops_desktop.domain.routing.split import split_among_kinds, split_for_one

NEAR = 40  # neighbours beside which a stop is placed
FAR = 10  # of them from farther around: a stop whose nearest are all in its own suburb could never leave it
AVERAGE_REMOVED = 10.0
LONGEST_STRING = 10.0
CALIBRATION, FOR_EACH_STOP, AT_MOST = 1_000, 8, 30_000  # cold steps whose speed is measured
PER_STOP, AT_LEAST = 150, 60_000  # iterations where nobody says how many
FILL_SHARE = 0.94  # of the seconds that the iterations are planned to take
SLICES = 200  # between two looks at the clock and the user
LONGEST_SLICE = 20_000  # steps; a slice decides nothing but how soon a search can be stopped
HOT, COLD = 0.35, 0.005  # first and last temperature, in costs per stop
HOTTER, LESS_COLD = 1.0, 0.01  # with windows or prizes: whole neighbourhoods have to change sides
HOTTEST = 3.0  # with crews from several places: whole routes have to change yards
PRIZE_PHASES = ((20.0, 0.03), (3.0, 0.10), (1.0, 0.87))  # (prizes count so often, share of the iterations)


@dataclass(frozen=True, slots=True)
class Effort:
    """How long to search.

    Attributes:
        iterations: decides the result together with the seed; None: as many as fill the seconds.
        seconds: stops earlier; None: no limit.
    """

    iterations: int | None = None
    seconds: float | None = None


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a search is: share of its iterations, and the cost of the best plan so far."""

    share: float
    cost: float


Listener = Callable[[Progress], bool]
"""Hears of progress; False asks to stop with the best so far."""


class Search:
    """One search: `begin` makes the first routes, `improve` betters them, `routes` reads the best."""

    def __init__(self, problem: Problem, seed: int) -> None:
        self._problem = problem
        self.sites = sites_of(problem, NEAR, 0 if _has_windows(problem) else FAR)
        self._tours = empty_tours(self.sites)
        self._rng = seeded(seed)
        self.stopped = False
        self.iterations = 0

    def begin(self) -> None:
        """The routes that stand, then a split of the giant tour, then whoever is left, greedily."""
        if self.sites.priced:
            rescale_prizes(self.sites, self._tours, PRIZE_PHASES[0][0])
        for kind, standing in self._problem.started:
            self._lay(kind, list(standing), held=1)
        if not self._problem.started and not _has_windows(self._problem):
            tour = giant_tour(self.sites.travel, self.sites.near)
            routes = split_among_kinds(self.sites, tour)
            homeless = [stops for kind, stops in routes if not self._lay(kind, stops)]
            for stops in homeless:
                self._lay_elsewhere(stops)
        fill(self.sites, self._tours, self._rng)
        keep_best(self._tours)

    def improve(self, effort: Effort, clock: Callable[[], float], listen: Listener | None = None) -> None:
        """Anneals until the iterations are done, the seconds are over or the listener has heard enough."""
        began = clock()
        hot, cold = self._temperatures()
        total = self._planned(effort, clock)
        self.iterations = total
        heat = hot * self._cost_per_stop()
        cooling = (cold / hot) ** (1.0 / max(total, 1))
        done = 0
        for scale, until in self._phases(total):
            if scale != self._tours.values[PRIZE_SCALE]:
                rescale_prizes(self.sites, self._tours, scale)
            while done < until and not self.stopped:
                steps = min(max(total // SLICES, 1), LONGEST_SLICE, until - done)
                heat = self._anneal(heat, cooling, steps)
                done += steps
                late = effort.seconds is not None and clock() - began >= effort.seconds
                told = listen is None or listen(Progress(done / total, float(self._tours.values[BEST])))
                self.stopped = (late or not told) and done < total

    def routes(self) -> list[PlannedRoute]:
        """The best routes so far; a stop that is in none was left out."""
        found = []
        heads = self._tours.slot["best_first"]
        for slot in np.flatnonzero(heads >= 0):
            stops, at = [], int(heads[slot])
            while at >= 0:
                stops.append(at)
                at = int(self._tours.stop[at]["best_nxt"])
            found.append(PlannedRoute(int(self.sites.crew[slot]["kind"]), tuple(stops)))
        return found

    def _lay(self, kind: int, stops: list[int], *, held: int = 0) -> bool:
        """A crew of this kind drives the route; False: none is left."""
        slot = self._next_slot(kind)
        if slot >= 0 and stops:
            lay(self.sites, self._tours, slot, np.array(stops, dtype=np.int32))
            self._tours.slot["held"][slot] = held
        return slot >= 0

    def _lay_elsewhere(self, stops: list[int]) -> None:
        """The crews of another kind drive the route, cut anew where they can do less; or nobody does."""
        slots = [slot for kind in range(self.sites.kinds) if (slot := self._next_slot(kind)) >= 0]
        for kind, part in split_for_one(self.sites, np.array(stops, dtype=np.int32), slots):
            self._lay(kind, part)

    def _next_slot(self, kind: int) -> int:
        row = self._tours.kind[kind]
        return int(self._tours.free[row["free_from"] + row["free_count"] - 1]) if row["free_count"] else -1

    def _planned(self, effort: Effort, clock: Callable[[], float]) -> int:
        """The number of iterations, by calibration where only seconds are given."""
        self._anneal(0.0, 1.0, 0)  # loads the kernel, which is not the machine's speed
        began, steps = clock(), min(CALIBRATION + FOR_EACH_STOP * self._problem.size, AT_MOST)
        self._anneal(COLD * self._cost_per_stop(), 1.0, steps)
        if effort.iterations is not None:
            return max(effort.iterations, 1)
        if effort.seconds is None:
            return max(AT_LEAST, PER_STOP * self._problem.size)
        speed = steps / max(clock() - began, 1e-6)
        return max(int(speed * effort.seconds * FILL_SHARE), 1)

    def _anneal(self, heat: float, cooling: float, steps: int) -> float:
        return anneal(
            self.sites, self._tours, self._rng, AVERAGE_REMOVED, LONGEST_STRING, heat, cooling, steps
        )

    def _cost_per_stop(self) -> float:
        return float(self._tours.values[CURRENT]) / max(self._problem.size, 1)

    def _temperatures(self) -> tuple[float, float]:
        """First and last, in costs per stop."""
        if len(np.unique(self.sites.travel.xyz[self.sites.crew["start"]], axis=0)) > 1:
            return HOTTEST, LESS_COLD
        rugged = self.sites.priced or self.sites.windowed
        return (HOTTER, LESS_COLD) if rugged else (HOT, COLD)

    def _phases(self, total: int) -> list[tuple[float, int]]:
        if not self.sites.priced:
            return [(1.0, total)]
        shares = np.cumsum([share for _, share in PRIZE_PHASES])
        return [(scale, round(total * end)) for (scale, _), end in zip(PRIZE_PHASES, shares, strict=True)]


def _has_windows(problem: Problem) -> bool:
    return bool((problem.opens_s > 0).any() or (problem.closes_s < NEVER).any())
