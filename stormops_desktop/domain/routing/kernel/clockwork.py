"""When a visit can begin, forwards and backwards, with windows, a shift and a break of fixed time.

Both directions are monotone in time, so one comparison says whether a stop fits between two others: its
earliest begin leads to the next stop no later than that one's latest begin.
"""

from typing import Any

from stormops_desktop.domain.routing.compiled import inlined
from stormops_desktop.domain.routing.problem import NEVER
from stormops_desktop.domain.routing.travel import leg

TOO_LATE = 2.0 * NEVER


@inlined
def arrival(sites: Any, r: int, leaving: float, drive_s: float) -> float:
    """When a drive that leaves then ends; it pauses for the break."""
    if sites.crew[r]["break_len"] == 0.0:
        return float(leaving + drive_s)
    begins, over = sites.crew[r]["break_at"], sites.crew[r]["break_at"] + sites.crew[r]["break_len"]
    if begins < leaving < over:
        return float(over + drive_s)
    if leaving <= begins and leaving + drive_s > begins:
        return float(leaving + drive_s + sites.crew[r]["break_len"])
    return float(leaving + drive_s)


@inlined
def leaving_by(sites: Any, r: int, arriving: float, drive_s: float) -> float:
    """The latest departure that arrives then."""
    if sites.crew[r]["break_len"] == 0.0:
        return float(arriving - drive_s)
    begins = sites.crew[r]["break_at"]
    if arriving - drive_s >= begins + sites.crew[r]["break_len"]:
        return float(arriving - drive_s)
    across = min(begins, arriving - sites.crew[r]["break_len"] - drive_s)
    before = min(begins, arriving) - drive_s
    return float(max(across, before))


@inlined
def begin(sites: Any, r: int, c: int, ready: float) -> float:
    """The earliest begin of the visit at or after `ready`; TOO_LATE when every window has passed."""
    for w in range(sites.windows.shape[1] // 2):
        at = max(ready, sites.windows[c, 2 * w])
        if sites.crew[r]["break_len"] > 0.0:
            over = sites.crew[r]["break_at"] + sites.crew[r]["break_len"]
            if at < over and at + sites.stop[c]["service"] > sites.crew[r]["break_at"]:
                at = over
        if at <= sites.windows[c, 2 * w + 1]:
            return float(at)
    return TOO_LATE


@inlined
def latest_begin(sites: Any, r: int, c: int, bound: float) -> float:
    """The latest begin of the visit not after `bound`; -TOO_LATE when there is none."""
    for w in range(sites.windows.shape[1] // 2 - 1, -1, -1):
        at = min(bound, sites.windows[c, 2 * w + 1])
        if sites.crew[r]["break_len"] > 0.0:
            over = sites.crew[r]["break_at"] + sites.crew[r]["break_len"]
            if at < over and at + sites.stop[c]["service"] > sites.crew[r]["break_at"]:
                at = sites.crew[r]["break_at"] - sites.stop[c]["service"]
        if at >= sites.windows[c, 2 * w]:
            return float(at)
    return -TOO_LATE


@inlined
def departure(sites: Any, tours: Any, r: int, u: int) -> float:
    """When the crew leaves stop u, or its first place for u = -1."""
    if u < 0:
        return float(sites.crew[r]["shift_from"])
    return float(tours.stop[u]["early"] + sites.stop[u]["service"])


@inlined
def fits_in_time(sites: Any, tours: Any, r: int, u: int, c: int, w: int, reach: float, go_on: float) -> bool:
    """Whether stop c can be visited between u and w (-1: the route's ends), in time for all that follows.

    `reach` and `go_on` are the costs of the legs u-c and c-w.
    """
    at = begin(sites, r, c, arrival(sites, r, departure(sites, tours, r, u), reach * sites.pace))
    if at >= TOO_LATE:
        return False
    next_at = arrival(sites, r, at + sites.stop[c]["service"], go_on * sites.pace)
    return bool(next_at <= (sites.crew[r]["shift_to"] if w < 0 else tours.stop[w]["late"]))


@inlined
def retime_after(sites: Any, tours: Any, r: int, c: int) -> None:
    """Earliest begins from stop c on, until nothing changes."""
    while c >= 0:
        ready = arrival(
            sites, r, departure(sites, tours, r, tours.stop[c]["prv"]), tours.stop[c]["into"] * sites.pace
        )
        at = begin(sites, r, c, ready)
        if at == tours.stop[c]["early"]:
            return
        tours.stop[c]["early"] = at
        c = tours.stop[c]["nxt"]


@inlined
def retime_before(sites: Any, tours: Any, r: int, c: int) -> None:
    """Latest begins from stop c backwards, until nothing changes."""
    while c >= 0:
        w = tours.stop[c]["nxt"]
        bound = sites.crew[r]["shift_to"] if w < 0 else tours.stop[w]["late"]
        at = latest_begin(
            sites,
            r,
            c,
            leaving_by(sites, r, bound, tours.stop[c]["out"] * sites.pace) - sites.stop[c]["service"],
        )
        if at == tours.stop[c]["late"]:
            return
        tours.stop[c]["late"] = at
        c = tours.stop[c]["prv"]


@inlined
def way(sites: Any, a: int, b: int) -> float:
    """Cost between two places."""
    return float(leg(sites.travel, a, b))
