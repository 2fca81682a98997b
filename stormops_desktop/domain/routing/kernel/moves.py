"""The two moves everything is made of: take a stop out of its route, put one into it. And their undoing."""

from typing import Any

from stormops_desktop.domain.routing.compiled import inlined, kernel
from stormops_desktop.domain.routing.kernel.clockwork import retime_after, retime_before, way
from stormops_desktop.domain.routing.kernel.state import CURRENT, DIRTY, LOGGED, POOLED, PRIZE_SCALE

# in the log: what was done, where it was not that the stop was taken out
PUT_IN, HANDED_OVER, EXCHANGED = -2, -3, -4


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
    _log(tours, c, PUT_IN, r)


@kernel
def hand_over(sites: Any, tours: Any, first: int, taker: int) -> None:
    """The crew of the unused slot `taker` drives the ring of this stop's route from it on."""
    r = tours.stop[first]["route"]
    _log(tours, tours.slot[r]["first"], HANDED_OVER, r)
    _hand_over(sites, tours, first, taker)
    _touch(tours, taker)


@kernel
def exchange(sites: Any, tours: Any, mine: int, yours: int) -> None:
    """The routes of the two stops change crews; each then begins with its stop."""
    r, s = tours.stop[mine]["route"], tours.stop[yours]["route"]
    _log(tours, tours.slot[r]["first"], EXCHANGED, r)
    _log(tours, tours.slot[s]["first"], EXCHANGED, s)
    _exchange(sites, tours, mine, yours)


@kernel
def undo_all(sites: Any, tours: Any) -> None:
    """Takes back every logged move, the last one first."""
    at = tours.counts[LOGGED] - 1
    while at >= 0:
        c, done = tours.log[at]["stop"], tours.log[at]["prev"]
        if done == PUT_IN:
            _unlink(sites, tours, c)
        elif done == HANDED_OVER:
            _hand_over(sites, tours, c, tours.log[at]["route"])
        elif done == EXCHANGED:
            at -= 1
            _exchange(sites, tours, tours.log[at]["stop"], c)
        else:
            _link(sites, tours, c, done, tours.log[at]["route"])
        at -= 1
    tours.counts[LOGGED] = 0


@inlined
def _hand_over(sites: Any, tours: Any, first: int, taker: int) -> None:
    r = tours.stop[first]["route"]
    last, size, load = _open_ring(sites, tours, r, first), tours.slot[r]["size"], tours.slot[r]["load"]
    _use_slot(sites, tours, taker)
    tours.slot[r]["first"] = tours.slot[r]["last"] = -1
    tours.slot[r]["size"], tours.slot[r]["load"] = 0, 0.0
    _free_slot(sites, tours, r)
    _drive(sites, tours, taker, first, last, size, load)


@inlined
def _exchange(sites: Any, tours: Any, mine: int, yours: int) -> None:
    r, s = tours.stop[mine]["route"], tours.stop[yours]["route"]
    end, size, load = _open_ring(sites, tours, r, mine), tours.slot[r]["size"], tours.slot[r]["load"]
    last = _open_ring(sites, tours, s, yours)
    _drive(sites, tours, r, yours, last, tours.slot[s]["size"], tours.slot[s]["load"])
    _drive(sites, tours, s, mine, end, size, load)


@kernel
def _open_ring(sites: Any, tours: Any, r: int, first: int) -> int:
    """Closes route r, opens it before `first`, and returns what is then its last stop."""
    head, tail = tours.slot[r]["first"], tours.slot[r]["last"]
    tours.values[CURRENT] -= tours.stop[head]["into"] + tours.stop[tail]["out"]
    if first == head:
        return int(tail)
    last = tours.stop[first]["prv"]
    closing = way(sites, tail, head)
    tours.values[CURRENT] += closing - tours.stop[first]["into"]
    tours.stop[tail]["nxt"], tours.stop[tail]["out"] = head, closing
    tours.stop[head]["prv"], tours.stop[head]["into"] = tail, closing
    tours.stop[last]["nxt"] = tours.stop[first]["prv"] = -1
    return int(last)


@kernel
def _drive(sites: Any, tours: Any, r: int, first: int, last: int, size: int, load: float) -> None:
    """Slot r drives the stops from `first` to `last`, which are linked."""
    tours.slot[r]["first"], tours.slot[r]["last"] = first, last
    tours.slot[r]["size"], tours.slot[r]["load"] = size, load
    into, out = way(sites, sites.crew[r]["start"], first), way(sites, last, sites.crew[r]["end"])
    tours.stop[first]["into"], tours.stop[last]["out"] = into, out
    tours.values[CURRENT] += into + out
    c = first
    while c >= 0:
        tours.stop[c]["route"] = r
        tours.stop[c]["early"] = tours.stop[c]["late"] = -1.0  # not a time: both are set anew
        c = tours.stop[c]["nxt"]
    if sites.timed:
        retime_after(sites, tours, r, first)
        retime_before(sites, tours, r, last)


@inlined
def _log(tours: Any, c: int, u: int, r: int) -> None:
    at = tours.counts[LOGGED]
    tours.log[at]["stop"], tours.log[at]["prev"], tours.log[at]["route"] = c, u, r
    tours.counts[LOGGED] = at + 1
    _touch(tours, r)


@inlined
def _touch(tours: Any, r: int) -> None:
    """Remembers that route r is no longer what it was in the best."""
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
