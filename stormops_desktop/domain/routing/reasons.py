"""Why a stop is in no route: the first of these that holds."""

import numpy as np

from stormops_desktop.domain.routing.kernel.clockwork import TOO_LATE, arrival, begin
from stormops_desktop.domain.routing.kernel.state import Sites
from stormops_desktop.domain.routing.problem import LeftOut, Problem
from stormops_desktop.domain.routing.reason_words import (
    CREWS_ARE_FULL,
    NO_CREW_ALLOWED,
    NO_CREW_IN_TIME,
    NOT_WORTH_THE_WAY,
    TOO_MUCH_FOR_A_CREW,
)
from stormops_desktop.domain.routing.travel import leg


def left_out(problem: Problem, sites: Sites, visited: set[int]) -> list[LeftOut]:
    """Every stop that no route takes, with its reason."""
    missing = [stop for stop in range(problem.size) if stop not in visited]
    return [LeftOut(stop, _reason(problem, sites, stop)) for stop in missing]


def _reason(problem: Problem, sites: Sites, c: int) -> str:
    slots = [int(slot) for slot in np.unique(sites.crew["kind"], return_index=True)[1]]
    willing = [r for r in slots if sites.allowed[c, sites.crew[r]["kind"]]]
    if not willing:
        return NO_CREW_ALLOWED
    strong = [r for r in willing if sites.stop[c]["demand"] <= sites.crew[r]["room"]]
    if not strong:
        return TOO_MUCH_FOR_A_CREW
    if not any(_in_time(sites, r, c) for r in strong):
        return NO_CREW_IN_TIME
    alone = min(_ways(sites, r, c) for r in strong)
    return NOT_WORTH_THE_WAY if problem.prize[c] <= alone else CREWS_ARE_FULL


def _ways(sites: Sites, r: int, c: int) -> float:
    crew = sites.crew[r]
    return float(leg(sites.travel, crew["start"], c) + leg(sites.travel, c, crew["end"]))


def _in_time(sites: Sites, r: int, c: int) -> bool:
    """Whether a crew could visit this stop if it visited no other."""
    crew = sites.crew[r]
    out, back = leg(sites.travel, crew["start"], c), leg(sites.travel, c, crew["end"])
    at = begin(sites, r, c, arrival(sites, r, float(crew["shift_from"]), out * sites.pace))
    if at >= TOO_LATE:
        return False
    home = arrival(sites, r, at + sites.stop[c]["service"], back * sites.pace)
    alone = float(sites.stop[c]["service"] + (out + back) * sites.pace)
    return bool(home <= crew["shift_to"] and alone <= crew["longest"])
