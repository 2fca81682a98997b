"""Another crew for a whole route: where kinds of crews start at different places, stop by stop is too slow.

A route is a ring through its crew's yard. Another crew opens the ring where its own yard fits in best, so its
first stop may be another one. With windows the order stands, and only the yard changes.
"""

from typing import Any

import numpy as np

from stormops_desktop.domain.routing.compiled import inlined, kernel
from stormops_desktop.domain.routing.kernel.clockwork import (
    TOO_LATE,
    arrival,
    begin,
    latest_begin,
    leaving_by,
    way,
)
from stormops_desktop.domain.routing.kernel.draws import below, unit
from stormops_desktop.domain.routing.kernel.moves import exchange, hand_over

RATE = 0.1  # share of the steps in which a route looks for another crew


@kernel
def change_crew(sites: Any, tours: Any, rng: Any, banked: int, heat: float) -> None:
    """One of the routes that the step changed goes to the crew for which it is shortest, now and then."""
    if banked == 0 or unit(rng) >= RATE:
        return
    r = tours.stop[tours.bank[below(rng, banked)]]["route"]
    if r < 0 or _held(tours, r):
        return
    worse = -heat * np.log(1.0 - unit(rng))
    now = _ends(tours, r)
    least, taker, opened = worse, -1, -1
    for kind in range(sites.kinds):
        if kind != sites.crew[r]["kind"] and tours.kind[kind]["free_count"] > 0:
            s = tours.free[tours.kind[kind]["free_from"] + tours.kind[kind]["free_count"] - 1]
            first, cost = _best_ring(sites, tours, r, s)
            if first >= 0 and cost - now < least and _drivable(sites, tours, s, first):
                least, taker, opened = cost - now, s, first
    if taker >= 0:
        hand_over(sites, tours, opened, taker)
    else:
        _swap(sites, tours, rng, r, worse)


@inlined
def _swap(sites: Any, tours: Any, rng: Any, r: int, worse: float) -> None:
    """Two routes change crews, the other one drawn among those that have no crew of their kind to spare."""
    s = below(rng, len(sites.crew))
    kind = sites.crew[s]["kind"]
    if kind == sites.crew[r]["kind"] or tours.kind[kind]["free_count"] > 0 or _held(tours, s):
        return
    mine, cost = _best_ring(sites, tours, r, s)
    yours, back = _best_ring(sites, tours, s, r)
    if mine < 0 or yours < 0:
        return
    more = cost + back - _ends(tours, r) - _ends(tours, s)
    if more < worse and _drivable(sites, tours, s, mine) and _drivable(sites, tours, r, yours):
        exchange(sites, tours, mine, yours)


@inlined
def _held(tours: Any, r: int) -> bool:
    """Whether the route keeps its crew: it stood before, or has no stop."""
    return bool(tours.slot[r]["held"] != 0 or tours.slot[r]["first"] < 0)


@inlined
def _ends(tours: Any, r: int) -> float:
    """Cost of the legs from and to the crew's places."""
    return float(tours.stop[tours.slot[r]["first"]]["into"] + tours.stop[tours.slot[r]["last"]]["out"])


@kernel
def _best_ring(sites: Any, tours: Any, r: int, s: int) -> tuple[int, float]:
    """(first stop, cost of both ends less the leg that goes) when slot s drives route r.

    (-1, inf) when it may not.
    """
    if tours.slot[r]["size"] > sites.crew[s]["most"] or tours.slot[r]["load"] > sites.crew[s]["room"]:
        return -1, np.inf
    start, end, kind = sites.crew[s]["start"], sites.crew[s]["end"], sites.crew[s]["kind"]
    first, last = tours.slot[r]["first"], tours.slot[r]["last"]
    least = way(sites, start, first) + way(sites, last, end)
    closing, found, c = way(sites, last, first), first, first
    while c >= 0:
        if sites.allowed[c, kind] == 0:
            return -1, np.inf
        u = tours.stop[c]["prv"]
        if u >= 0 and sites.windowed == 0:
            reach = way(sites, start, c) + closing - tours.stop[c]["into"]
            if reach < least:
                cost = reach + way(sites, u, end)
                if cost < least:
                    least, found = cost, c
        c = tours.stop[c]["nxt"]
    return found, least


@kernel
def _drivable(sites: Any, tours: Any, s: int, first: int) -> bool:
    """Whether the crew of slot s can drive the ring from stop `first` on in time."""
    if sites.timed == 0:
        return True
    old = tours.slot[tours.stop[first]["route"]]["first"]
    home, u, c = sites.crew[s]["shift_from"], -1, first
    while True:
        drive = way(sites, u if u >= 0 else sites.crew[s]["start"], c)
        at = begin(sites, s, c, arrival(sites, s, home, drive * sites.pace))
        if at >= TOO_LATE:
            return False
        home = at + sites.stop[c]["service"]
        u, c = c, tours.stop[c]["nxt"]
        if c < 0:
            c = old
        if c == first:
            break
    home = arrival(sites, s, home, way(sites, u, sites.crew[s]["end"]) * sites.pace)
    if home > sites.crew[s]["shift_to"]:
        return False
    return bool(sites.limited == 0 or _lasts(sites, tours, s, first, u, home) <= sites.crew[s]["longest"])


@kernel
def _lasts(sites: Any, tours: Any, s: int, first: int, last: int, home: float) -> float:
    """From the latest departure that comes home then, to that hour."""
    end = tours.slot[tours.stop[first]["route"]]["last"]
    bound, w, c = home, -1, last
    while True:
        drive = way(sites, c, w if w >= 0 else sites.crew[s]["end"])
        leaves = leaving_by(sites, s, bound, drive * sites.pace)
        bound = latest_begin(sites, s, c, leaves - sites.stop[c]["service"])
        if c == first:
            break
        w, c = c, tours.stop[c]["prv"]
        if c < 0:
            c = end
    drive = way(sites, sites.crew[s]["start"], first)
    return float(home - leaving_by(sites, s, bound, drive * sites.pace))
