"""Orders of stops: who moved, and how some keep their places while the others pass."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence


def with_fixed(order: Sequence[str], fixed: Mapping[str, int]) -> list[str]:
    """The order with some stops at fixed places (0-based) and the others around them.

    Two that claim one place stand behind one another in their order of claims; a place behind the end is
    the end. The result holds exactly the stops of `order` and `fixed`.
    """
    free = iter([stop for stop in order if stop not in fixed])
    claims = sorted(fixed, key=lambda stop: (fixed[stop], stop))
    total = len({*order, *fixed})
    found: list[str] = []
    while len(found) < total:
        if claims and fixed[claims[0]] <= len(found):
            found.append(claims.pop(0))
            continue
        stop = next(free, None)
        found.append(claims.pop(0) if stop is None else stop)
    return found


def moved(before: Sequence[str], after: Sequence[str]) -> set[str]:
    """The fewest stops whose moving turns one order into the other, among those in both.

    All but a longest increasing subsequence (Schensted 1961). Where several sets are smallest, the one that
    leaves the earliest ends is taken, so the answer is always the same.
    """
    place = {stop: at for at, stop in enumerate(before)}
    common = [stop for stop in after if stop in place]
    tails: list[int] = []
    ends: list[int] = []
    back = [-1] * len(common)
    for at, stop in enumerate(common):
        length = bisect_left(tails, place[stop])
        back[at] = ends[length - 1] if length else -1
        if length == len(tails):
            tails.append(place[stop])
            ends.append(at)
        else:
            tails[length], ends[length] = place[stop], at
    stays, at = set(), ends[-1] if ends else -1
    while at >= 0:
        stays.add(common[at])
        at = back[at]
    return {stop for stop in common if stop not in stays}


def behind(order: Sequence[str], stop: str, after: str | None) -> list[str]:
    """The order with a stop taken to behind another one; first when `after` is None."""
    rest = [one for one in order if one != stop]
    if after is None:
        return [stop, *rest]
    at = rest.index(after) + 1 if after in rest else len(rest)
    return [*rest[:at], stop, *rest[at:]]
