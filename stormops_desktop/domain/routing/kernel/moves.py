"""The two moves everything is made of: take a stop out of its route, put one into it. And their undoing."""

from typing import Any

from stormops_desktop.domain.routing.compiled import inlined, kernel
from stormops_desktop.domain.routing.kernel.clockwork import retime_after, retime_before, way
from stormops_desktop.domain.routing.kernel.state import CURRENT, DIRTY, LOGGED, POOLED, PRIZE_SCALE

TAKEN_OUT = -2  # in the log: the stop was put in, so undoing takes it out


@kernel
def take_out(sites: Any, tours: Any, c: int) -> None:
    """Removes stop c from its route into the pool; the log knows how to put it back."""
    r, u = tours.stop[c]["route"], tours.stop[c]["prv"]
    _unlink(sites, tours, c)
    _log(tours, c, u, r)


@kernel
def put_in(sites: Any, tours: Any, c: int, u: int, r: int) -> None:
    """Takes stop c from the pool into route r after stop u (-1: as the first)."""
    _link(sites, tours, c, u, r)
    _log(tours, c, TAKEN_OUT, r)


@kernel
def undo_all(sites: Any, tours: Any) -> None:
    """Takes back every logged move, the last one first."""
    for at in range(tours.counts[LOGGED] - 1, -1, -1):
        if tours.log[at]["prev"] == TAKEN_OUT:
            _unlink(sites, tours, tours.log[at]["stop"])
        else:
            _link(sites, tours, tours.log[at]["stop"], tours.log[at]["prev"], tours.log[at]["route"])
    tours.counts[LOGGED] = 0


@inlined
def _log(tours: Any, c: int, u: int, r: int) -> None:
    at = tours.counts[LOGGED]
    tours.log[at]["stop"], tours.log[at]["prev"], tours.log[at]["route"] = c, u, r
    tours.counts[LOGGED] = at + 1
    if tours.slot[r]["dirty"] == 0:
        tours.slot[r]["dirty"] = 1
        tours.dirty_list[tours.counts[DIRTY]] = r
        tours.counts[DIRTY] += 1


@inlined
def _unlink(sites: Any, tours: Any, c: int) -> None:
    r, u, w = tours.stop[c]["route"], tours.stop[c]["prv"], tours.stop[c]["nxt"]
    saved = tours.stop[c]["into"] + tours.stop[c]["out"]
    if u < 0 and w < 0:
        tours.slot[r]["first"] = tours.slot[r]["last"] = -1
        _free_slot(sites, tours, r)
    else:
        saved -= _join(sites, tours, r, u, w)
    tours.slot[r]["size"] -= 1
    tours.slot[r]["load"] -= sites.stop[c]["demand"]
    tours.stop[c]["route"] = -1
    _to_pool(tours, c)
    tours.values[CURRENT] += sites.stop[c]["prize"] * tours.values[PRIZE_SCALE] - saved
    if sites.timed:
        retime_after(sites, tours, r, w)
        retime_before(sites, tours, r, u)


@inlined
def _join(sites: Any, tours: Any, r: int, u: int, w: int) -> float:
    """Links u to w (-1: the route's ends) and returns what the leg costs."""
    cost = way(sites, u if u >= 0 else sites.crew[r]["start"], w if w >= 0 else sites.crew[r]["end"])
    if u >= 0:
        tours.stop[u]["nxt"] = w
        tours.stop[u]["out"] = cost
    else:
        tours.slot[r]["first"] = w
    if w >= 0:
        tours.stop[w]["prv"] = u
        tours.stop[w]["into"] = cost
    else:
        tours.slot[r]["last"] = u
    return cost


@inlined
def _link(sites: Any, tours: Any, c: int, u: int, r: int) -> None:
    w = tours.stop[u]["nxt"] if u >= 0 else tours.slot[r]["first"]
    added = 0.0
    if tours.slot[r]["size"] == 0:
        _use_slot(sites, tours, r)
    elif u >= 0:
        added -= tours.stop[u]["out"]
    else:
        added -= tours.stop[w]["into"]
    tours.stop[c]["prv"], tours.stop[c]["nxt"], tours.stop[c]["route"] = u, w, r
    tours.stop[c]["into"] = _join(sites, tours, r, u, c)
    tours.stop[c]["out"] = _join(sites, tours, r, c, w)
    added += tours.stop[c]["into"] + tours.stop[c]["out"]
    tours.slot[r]["size"] += 1
    tours.slot[r]["load"] += sites.stop[c]["demand"]
    _from_pool(tours, c)
    tours.values[CURRENT] += added - sites.stop[c]["prize"] * tours.values[PRIZE_SCALE]
    if sites.timed:
        tours.stop[c]["early"] = tours.stop[c]["late"] = -1.0  # not a time: both are set anew
        retime_after(sites, tours, r, c)
        retime_before(sites, tours, r, c)


@inlined
def _free_slot(sites: Any, tours: Any, r: int) -> None:
    kind = sites.crew[r]["kind"]
    tours.free[tours.kind[kind]["free_from"] + tours.kind[kind]["free_count"]] = r
    tours.kind[kind]["free_count"] += 1


@inlined
def _use_slot(sites: Any, tours: Any, r: int) -> None:
    """Takes slot r off its stack; steps back in the reverse order keep it on top."""
    kind = sites.crew[r]["kind"]
    tours.kind[kind]["free_count"] -= 1
    top = tours.kind[kind]["free_from"] + tours.kind[kind]["free_count"]
    if tours.free[top] != r:  # only when routes are set by hand, never within a search
        for at in range(tours.kind[kind]["free_from"], top):
            if tours.free[at] == r:
                tours.free[at] = tours.free[top]


@inlined
def _to_pool(tours: Any, c: int) -> None:
    at = tours.counts[POOLED]
    tours.pool[at], tours.stop[c]["pool_at"] = c, at
    tours.counts[POOLED] = at + 1


@inlined
def _from_pool(tours: Any, c: int) -> None:
    at, end = tours.stop[c]["pool_at"], tours.counts[POOLED] - 1
    moved = tours.pool[end]
    tours.pool[at], tours.stop[moved]["pool_at"] = moved, at
    tours.counts[POOLED] = end
