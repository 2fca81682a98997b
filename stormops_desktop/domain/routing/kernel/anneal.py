"""The loop: ruin, recreate, keep or step back, by a temperature that falls geometrically."""

from typing import Any

import numpy as np

from stormops_desktop.domain.routing.compiled import kernel
from stormops_desktop.domain.routing.kernel.draws import unit
from stormops_desktop.domain.routing.kernel.drivers import change_crew
from stormops_desktop.domain.routing.kernel.moves import put_in, undo_all
from stormops_desktop.domain.routing.kernel.recreate import invite, recreate
from stormops_desktop.domain.routing.kernel.ruin import ruin
from stormops_desktop.domain.routing.kernel.state import BEST, CURRENT, DIRTY, LOGGED, POOLED, PRIZE_SCALE


@kernel
def anneal(
    sites: Any,
    tours: Any,
    rng: Any,
    average: float,
    longest: float,
    heat: float,
    cooling: float,
    steps: int,
) -> float:
    """Runs `steps` steps and returns the temperature after them."""
    for _ in range(steps):
        before = tours.values[CURRENT]
        tours.counts[LOGGED] = 0
        banked = ruin(sites, tours, rng, average, longest)
        banked = invite(sites, tours, rng, banked)
        recreate(sites, tours, rng, banked)
        if sites.kinds > 1:
            change_crew(sites, tours, rng, banked, heat)
        if tours.values[CURRENT] >= before - heat * np.log(1.0 - unit(rng)):
            undo_all(sites, tours)
            tours.values[CURRENT] = before
        elif tours.values[CURRENT] < tours.values[BEST] - 1e-7:
            keep_best(tours)
        heat *= cooling
    return heat  # fmt: skip


@kernel
def keep_best(tours: Any) -> None:
    """The tours at hand become the best; only routes changed since the last best are copied."""
    tours.values[BEST] = tours.values[CURRENT]
    for at in range(tours.counts[DIRTY]):
        r = tours.dirty_list[at]
        tours.slot[r]["dirty"] = 0
        tours.slot[r]["best_first"] = tours.slot[r]["first"]
        c = tours.slot[r]["first"]
        while c >= 0:
            tours.stop[c]["best_nxt"] = tours.stop[c]["nxt"]
            c = tours.stop[c]["nxt"]
    tours.counts[DIRTY] = 0


@kernel
def fill(sites: Any, tours: Any, rng: Any) -> None:
    """Places everyone in the pool greedily: a first solution, or the rest of one."""
    banked = tours.counts[POOLED]
    for at in range(banked):
        tours.bank[at] = tours.pool[at]
    tours.counts[LOGGED] = 0
    recreate(sites, tours, rng, banked)
    tours.counts[LOGGED] = 0


@kernel
def lay(sites: Any, tours: Any, r: int, stops: Any) -> None:
    """Puts the stops into the empty route r in that order, as they are."""
    tours.counts[LOGGED] = 0
    prev = -1
    for at in range(len(stops)):
        put_in(sites, tours, stops[at], prev, r)
        prev = stops[at]
    tours.counts[LOGGED] = 0


@kernel
def rescale_prizes(sites: Any, tours: Any, scale: float) -> None:
    """Counts prizes `scale` times from here on; the best so far starts anew from the tours at hand."""
    out = 0.0
    for at in range(tours.counts[POOLED]):
        out += sites.stop[tours.pool[at]]["prize"]
    tours.values[CURRENT] += out * (scale - tours.values[PRIZE_SCALE])
    tours.values[PRIZE_SCALE] = scale
    keep_best(tours)
