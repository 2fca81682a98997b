"""Greedy insertion with blinks: every stop of the bank goes to the cheapest place it can see.

Christiaens and Vanden Berghe, 2020, section 5.3. Only places beside a stop's neighbours are looked at, and
one empty route of each kind of crew; a stop whose best place costs more than its prize stays out.
"""

from typing import Any

import numpy as np

from stormops_desktop.domain.routing.compiled import inlined, kernel
from stormops_desktop.domain.routing.kernel.clockwork import fits_in_time, way
from stormops_desktop.domain.routing.kernel.draws import below, unit
from stormops_desktop.domain.routing.kernel.duration import lasts_too_long
from stormops_desktop.domain.routing.kernel.moves import put_in
from stormops_desktop.domain.routing.kernel.state import BLINK, OPENING, POOLED, PRIZE_SCALE

BLINK_RATE = 0.01  # how often a place is overlooked
LOOK_EVERYWHERE = 0.05  # how often a stop without a place tries all routes
FEW_ROUTES = 40  # up to here all routes are tried always
GUESTS = 10  # stops left out that try again in each step
OPENINGS = 0.02  # share of the steps in which a route may be opened that pays only together with other stops

BY_CHANCE, BY_DEMAND, BY_FAR, BY_NEAR, BY_WIDTH, BY_OPEN, BY_CLOSE, BY_PRIZE = 0, 1, 2, 3, 4, 5, 6, 7


@kernel
def recreate(sites: Any, tours: Any, rng: Any, banked: int) -> None:
    """Puts the banked stops back, each where it costs least."""
    _sort_bank(sites, tours, rng, banked)
    for at in range(banked):
        _place(sites, tours, rng, tours.bank[at])


@kernel
def invite(sites: Any, tours: Any, rng: Any, banked: int) -> int:
    """Adds stops left out earlier to the bank: neighbours of the ruin, and a few by chance.

    Now and then all of those neighbours, and the first that finds no place opens a route: no stop alone is
    worth the way from the yard, so without that routes could only become fewer.
    """
    removed, n = banked, len(sites.stop)
    tours.counts[OPENING] = 0
    if tours.counts[POOLED] == removed:
        return banked
    tours.counts[OPENING] = 1 if unit(rng) < OPENINGS else 0
    guests = n if tours.counts[OPENING] != 0 else GUESTS
    seed = tours.bank[below(rng, removed)] if removed > 0 else below(rng, n)
    for at in range(sites.near.shape[1]):
        c = sites.near[seed, at]
        if tours.stop[c]["route"] < 0 and banked < removed + guests and not _banked(tours, c, banked):
            tours.bank[banked] = c
            banked += 1
    for _ in range(3):
        c = tours.pool[below(rng, tours.counts[POOLED])]
        if not _banked(tours, c, banked):
            tours.bank[banked] = c
            banked += 1
    return banked


@inlined
def _banked(tours: Any, c: int, banked: int) -> bool:
    found = False
    for at in range(banked):
        found = found or tours.bank[at] == c
    return found


@kernel
def _place(sites: Any, tours: Any, rng: Any, c: int) -> None:
    cost, prev, route = _beside_neighbours(sites, tours, rng, c)
    cost, prev, route = _in_empty_route(sites, tours, c, cost, prev, route)
    slots = len(sites.crew)
    if route < 0 and (slots <= FEW_ROUTES or unit(rng) < LOOK_EVERYWHERE):
        for r in range(slots):
            cost, prev, route = _anywhere_in(sites, tours, c, r, cost, prev, route)
    if route >= 0 and cost < sites.stop[c]["prize"] * tours.values[PRIZE_SCALE]:
        put_in(sites, tours, c, prev, route)
    elif tours.counts[OPENING] != 0:
        cost, prev, route = _in_empty_route(sites, tours, c, np.inf, -1, -1)
        if route >= 0:
            tours.counts[OPENING] = 0
            put_in(sites, tours, c, prev, route)


@inlined
def _beside_neighbours(sites: Any, tours: Any, rng: Any, c: int) -> tuple[float, int, int]:
    """(cost, stop before, route) of the cheapest place right before or after a neighbour.

    A place between v and a stop that lies nearer to c was looked at from that stop's side. Between v and one
    farther away, c adds at least twice the way to v less the leg that goes, so most places need no distance.
    """
    best, prev, route = np.inf, -1, -1
    for at in range(sites.near.shape[1]):
        v = sites.near[c, at]
        r = tours.stop[v]["route"]
        if r < 0:
            continue
        w, u = tours.stop[v]["nxt"], tours.stop[v]["prv"]
        spare = sites.twice[c, at] - best
        ahead = w < 0 or tours.stop[v]["out"] > spare
        behind = u < 0 or tours.stop[v]["into"] > spare
        if not (ahead or behind) or not _welcome(sites, tours, c, r) or _blinks(tours, rng):
            continue
        if ahead and (w < 0 or sites.stop[w]["fixed"] == 0):
            cost = _cost_between(sites, tours, c, r, v, w, tours.stop[v]["out"], best)
            if cost < best:
                best, prev, route = cost, v, r
        if behind and sites.stop[v]["fixed"] == 0:
            cost = _cost_between(sites, tours, c, r, u, v, tours.stop[v]["into"], best)
            if cost < best:
                best, prev, route = cost, u, r
    return best, prev, route


@inlined
def _blinks(tours: Any, rng: Any) -> bool:
    """Whether this place is overlooked."""
    tours.counts[BLINK] -= 1
    if tours.counts[BLINK] >= 0:
        return False
    tours.counts[BLINK] = int(np.log(1.0 - unit(rng)) / np.log(1.0 - BLINK_RATE))
    return True


@inlined
def _welcome(sites: Any, tours: Any, c: int, r: int) -> bool:
    """Whether route r has room for stop c and its crew may visit it."""
    return bool(
        tours.slot[r]["load"] + sites.stop[c]["demand"] <= sites.crew[r]["room"]
        and tours.slot[r]["size"] < sites.crew[r]["most"]
        and sites.allowed[c, sites.crew[r]["kind"]] != 0
    )


@inlined
def _cost_between(sites: Any, tours: Any, c: int, r: int, u: int, w: int, gone: float, best: float) -> float:
    """What stop c adds between u and w; inf when it is not below `best` or comes too late."""
    reach = way(sites, u if u >= 0 else sites.crew[r]["start"], c)
    if reach - gone >= best:
        return np.inf
    go_on = way(sites, c, w if w >= 0 else sites.crew[r]["end"])
    cost = reach + go_on - gone
    if cost >= best or (sites.timed and not fits_in_time(sites, tours, r, u, c, w, reach, go_on)):
        return np.inf
    if sites.limited and lasts_too_long(sites, tours, r, u, c, w, reach, go_on):
        return np.inf
    return cost


@inlined
def _in_empty_route(
    sites: Any, tours: Any, c: int, best: float, prev: int, route: int
) -> tuple[float, int, int]:
    """The same, with the first unused crew of each kind tried as well."""
    for kind in range(sites.kinds):
        if tours.kind[kind]["free_count"] > 0:
            r = tours.free[tours.kind[kind]["free_from"] + tours.kind[kind]["free_count"] - 1]
            if _welcome(sites, tours, c, r):
                cost = _cost_between(sites, tours, c, r, -1, -1, 0.0, best)
                if cost < best:
                    best, prev, route = cost, -1, r
    return best, prev, route


@kernel
def _anywhere_in(
    sites: Any, tours: Any, c: int, r: int, best: float, prev: int, route: int
) -> tuple[float, int, int]:
    """The same, with every place of route r tried."""
    if tours.slot[r]["size"] == 0 or not _welcome(sites, tours, c, r):
        return best, prev, route
    u, w = -1, tours.slot[r]["first"]
    while True:
        if w < 0 or sites.stop[w]["fixed"] == 0:
            cost = _cost_between(
                sites, tours, c, r, u, w, tours.stop[w]["into"] if w >= 0 else tours.stop[u]["out"], best
            )
            if cost < best:
                best, prev, route = cost, u, r
        if w < 0:
            return best, prev, route
        u, w = w, tours.stop[w]["nxt"]


@kernel
def _sort_bank(sites: Any, tours: Any, rng: Any, banked: int) -> None:
    """By chance, demand, far or near as 4 : 4 : 2 : 1; also by windows and prizes where there are any."""
    rule = _rule(sites, rng)
    for at in range(banked):
        tours.key[at] = _key(sites, rng, rule, tours.bank[at])
    for at in range(1, banked):
        c, key = tours.bank[at], tours.key[at]
        back = at
        while back > 0 and tours.key[back - 1] > key:
            tours.bank[back], tours.key[back] = tours.bank[back - 1], tours.key[back - 1]
            back -= 1
        tours.bank[back], tours.key[back] = c, key


@kernel
def _rule(sites: Any, rng: Any) -> int:
    timed, priced = 6 * sites.timed, 4 * sites.priced
    drawn = below(rng, 11 + timed + priced)
    if drawn < 11:
        if drawn < 4:
            return BY_CHANCE
        return BY_DEMAND if drawn < 8 else BY_FAR if drawn < 10 else BY_NEAR
    if drawn < 11 + timed:
        return BY_WIDTH if drawn < 13 else BY_OPEN if drawn < 15 else BY_CLOSE
    return BY_PRIZE


@inlined
def _key(sites: Any, rng: Any, rule: int, c: int) -> float:
    if rule == BY_CHANCE:
        return float(unit(rng))
    if rule == BY_DEMAND:
        return float(-sites.stop[c]["demand"])
    if rule == BY_FAR:
        return float(-sites.stop[c]["remote"])
    if rule == BY_NEAR:
        return float(sites.stop[c]["remote"])
    return _window_key(sites, rule, c)


@inlined
def _window_key(sites: Any, rule: int, c: int) -> float:
    if rule == BY_PRIZE:
        return float(-sites.stop[c]["prize"])
    if rule == BY_OPEN:
        return float(sites.windows[c, 0])
    if rule == BY_CLOSE:
        return float(-sites.windows[c, 1])
    return float(sites.windows[c, 1] - sites.windows[c, 0])
