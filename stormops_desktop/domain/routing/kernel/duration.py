"""How long a route lasts when its crew sets out as late as it may without coming home later.

The earliest end follows forwards from the shift's begin, the latest departure that still makes that end
backwards from it; what lies between them is the duration, waiting and break included. With one window a stop
that is the least there is (Savelsbergh, "The vehicle routing problem with time windows: minimizing route
duration", ORSA Journal on Computing 4(2), 1992); with several it is an upper bound.
"""

from typing import Any

from stormops_desktop.domain.routing.compiled import kernel
from stormops_desktop.domain.routing.kernel.clockwork import (
    arrival,
    begin,
    departure,
    latest_begin,
    leaving_by,
)


@kernel
def lasts_too_long(
    sites: Any, tours: Any, r: int, u: int, c: int, w: int, reach: float, go_on: float
) -> bool:
    """Whether route r would last longer than its crew may, with stop c between u and w (-1: the ends).

    `reach` and `go_on` are the costs of the legs u-c and c-w. The windows hold: that is checked before.
    """
    pace = sites.pace
    at = begin(sites, r, c, arrival(sites, r, departure(sites, tours, r, u), reach * pace))
    home = arrival(sites, r, at + sites.stop[c]["service"], go_on * pace)
    x = w
    while x >= 0:
        at = begin(sites, r, x, home)
        home = arrival(sites, r, at + sites.stop[x]["service"], tours.stop[x]["out"] * pace)
        x = tours.stop[x]["nxt"]
    bound = home
    x = tours.slot[r]["last"]
    while x >= 0 and x != u:
        leaves = leaving_by(sites, r, bound, tours.stop[x]["out"] * pace)
        bound = latest_begin(sites, r, x, leaves - sites.stop[x]["service"])
        x = tours.stop[x]["prv"]
    leaves = leaving_by(sites, r, bound, go_on * pace)
    bound = latest_begin(sites, r, c, leaves - sites.stop[c]["service"])
    into, x = reach, u
    while x >= 0:
        leaves = leaving_by(sites, r, bound, into * pace)
        bound = latest_begin(sites, r, x, leaves - sites.stop[x]["service"])
        into = tours.stop[x]["into"]
        x = tours.stop[x]["prv"]
    return bool(home - leaving_by(sites, r, bound, into * pace) > sites.crew[r]["longest"])
