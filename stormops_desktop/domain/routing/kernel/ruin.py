"""Slack by string removal: takes out stretches of neighbouring routes around one random stop.

Christiaens and Vanden Berghe, "Slack induction by string removals for vehicle routing problems",
Transportation Science 54(2), 2020, sections 5.1 and 5.2; the names follow theirs where they help.
"""

from typing import Any

from stormops_desktop.domain.routing.compiled import inlined, kernel
from stormops_desktop.domain.routing.kernel.draws import below, unit
from stormops_desktop.domain.routing.kernel.moves import take_out
from stormops_desktop.domain.routing.kernel.state import POOLED, STAMP, WINDOW

KEEP_ONE_MORE = 0.01  # beta: how often the kept middle of a split string grows
WIDE = 1_000  # stops in the window, successive numbers: what they need stays in the processor's cache
STAY = 5_000  # steps in one window
GOLDEN = 0.6180339887498949  # successive multiples, less their whole parts, leave no part of the map out
SPLIT = 0.5  # alpha: how often a string is split


@kernel
def ruin(sites: Any, tours: Any, rng: Any, average: float, longest: float) -> int:
    """Takes out about `average` stops, in strings of at most `longest`.

    Returns:
        How many stops are in the bank, which is where the removed ones are listed.
    """
    n = len(sites.stop)
    routed = n - tours.counts[POOLED]
    used = len(sites.crew) - _unused(tours)
    l_max = min(longest, max(1.0, routed / max(used, 1)))
    strings = int(unit(rng) * (4.0 * average / (1.0 + l_max) - 1.0) + 1.0)
    tours.counts[STAMP] += 1
    if tours.counts[STAMP] % STAY == 0:
        tours.counts[WINDOW] = int(n * (tours.counts[STAMP] // STAY * GOLDEN % 1.0))
    seed = (tours.counts[WINDOW] + below(rng, min(n, WIDE))) % n
    banked, done = _ruin_around(sites, tours, rng, seed, 0, l_max), 0
    done = 1 if banked > 0 else 0
    for at in range(sites.near.shape[1]):
        if done >= strings:
            break
        more = _ruin_around(sites, tours, rng, sites.near[seed, at], banked, l_max)
        done += 1 if more > banked else 0
        banked = more
    return banked


@kernel
def _ruin_around(sites: Any, tours: Any, rng: Any, c: int, banked: int, l_max: float) -> int:
    """One string through stop c, unless its route has lost one in this step."""
    r = tours.stop[c]["route"]
    if r < 0 or sites.stop[c]["fixed"] != 0 or tours.slot[r]["ruined"] == tours.counts[STAMP]:
        return banked
    tours.slot[r]["ruined"] = tours.counts[STAMP]
    length = int(unit(rng) * min(float(tours.slot[r]["size"]), l_max) + 1.0)
    kept = 0
    if 1 < length < tours.slot[r]["size"] and unit(rng) < SPLIT:
        kept = 1
        while length + kept < tours.slot[r]["size"] and unit(rng) < KEEP_ONE_MORE:
            kept += 1
    at = _string_start(sites, tours, rng, c, length + kept)
    skip_from = 1 + below(rng, max(length - 1, 1)) if kept > 0 else length + 1
    return _remove_string(sites, tours, at, length, kept, skip_from, banked)


@inlined
def _string_start(sites: Any, tours: Any, rng: Any, c: int, span: int) -> int:
    """The first stop of a random stretch of `span` stops that holds c, as far as the route allows."""
    behind, at = 0, c
    while (
        behind < span - 1 and tours.stop[at]["prv"] >= 0 and sites.stop[tours.stop[at]["prv"]]["fixed"] == 0
    ):
        at = tours.stop[at]["prv"]
        behind += 1
    ahead, at = 0, c
    while ahead < span - 1 and tours.stop[at]["nxt"] >= 0:
        at = tours.stop[at]["nxt"]
        ahead += 1
    least = max(0, span - 1 - ahead)
    back = least + below(rng, behind - least + 1) if behind > least else behind
    at = c
    for _ in range(back):
        at = tours.stop[at]["prv"]
    return at


@inlined
def _remove_string(
    sites: Any, tours: Any, at: int, length: int, kept: int, skip_from: int, banked: int
) -> int:
    removed = 0
    while at >= 0 and removed < length:
        if removed == skip_from and kept > 0:
            at = tours.stop[at]["nxt"]
            kept -= 1
            continue
        follower = tours.stop[at]["nxt"]
        take_out(sites, tours, at)
        tours.bank[banked] = at
        banked += 1
        removed += 1
        at = follower
    return banked


@inlined
def _unused(tours: Any) -> int:
    """How many crews have no stop."""
    left = 0
    for kind in range(len(tours.kind)):
        left += tours.kind[kind]["free_count"]
    return left
