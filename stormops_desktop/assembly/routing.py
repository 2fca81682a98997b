"""Solvers and road times for the desk of routes; each is loaded when it is first asked for."""

import time
from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from stormops_desktop.adapters.resources import resource_folder
from stormops_desktop.domain.routing.plans.wishes import Roads
from stormops_desktop.services.job_reads import JobDesk
from stormops_desktop.services.routing.crew import CrewDesk
from stormops_desktop.services.routing.desk import RouteDesk
from stormops_desktop.services.routing.out_models import LastKnown
from stormops_desktop.services.routing.outgoing import RouteOutput
from stormops_desktop.services.routing.ports import RouteServices
from stormops_desktop.services.routing.tools import RoutingTools
from stormops_desktop.services.undo import UndoShelf
from stormops_desktop.services.workplace import Workplace

if TYPE_CHECKING:
    from stormops_desktop.domain.routing.plans.problem_of import Legs
    from stormops_desktop.domain.routing.problem import Problem
    from stormops_desktop.domain.routing.travel import Floats


def routing_tools() -> RoutingTools:
    """What `services.routing.desk.RouteDesk` works with."""
    roads = _LateRoads()
    return RoutingTools(time.monotonic, _polished, _late_order, _crews_for, roads.legs, _compiled)


@lru_cache(maxsize=1)
def _compiled() -> bool:
    """Whether the fast engine runs here; it is loaded first, so that no search pays for that."""
    from stormops_desktop.domain.routing.compiled import COMPILED

    _warm()
    return COMPILED


def _polished(legs: object, /) -> list[int]:
    from stormops_desktop.adapters.ortools_router import polished_order

    return polished_order(legs)  # type: ignore[arg-type]  # whole numbers, from the engine


def _late_order(problem: "Problem") -> Sequence[int]:
    from stormops_desktop.adapters.ortools_router_started import least_late_order

    return least_late_order(problem)


def _crews_for(
    way_min: Sequence[Sequence[int | None]], work_min: Sequence[int], already_min: Sequence[int], *,
    at_first: Sequence[int | None] | None = None,
) -> list[int | None]:  # fmt: skip
    from stormops_desktop.adapters.ortools_crews import crews_for

    return crews_for(way_min, work_min, already_min, at_first=at_first)


class _LateRoads:
    """Road times, whose libraries are loaded when the first table is asked for."""

    def __init__(self) -> None:
        self._times: object | None = None

    def legs(self, roads: Roads, latitude: "Floats", longitude: "Floats") -> "Legs":
        from stormops_desktop.adapters.road_times import RoadTimes

        if not isinstance(self._times, RoadTimes):
            self._times = RoadTimes()
        return self._times.legs(roads, latitude, longitude)


def route_services(work: Workplace, undo: UndoShelf, told: LastKnown = lambda: None) -> RouteServices:
    """The planner's desk and the crew's side over one replica; `told` knows where the device is."""
    desk, jobs = RouteDesk(work, routing_tools(), undo), JobDesk(work)
    out = RouteOutput(work, desk, resource_folder() / "fonts", told, jobs.every_day)
    return RouteServices(desk, CrewDesk(work), _warm, out)


def _warm() -> None:
    from stormops_desktop.domain.routing.compiled import COMPILED
    from stormops_desktop.domain.routing.engine import warm_up
    from stormops_desktop.domain.routing.pace import USUAL
    from stormops_desktop.domain.routing.plans.draft import Crew, House, Place
    from stormops_desktop.domain.routing.plans.problem_of import problem_of
    from stormops_desktop.domain.routing.plans.wishes import RouteWishes

    if COMPILED:
        at = Place(33.0, -97.0)
        houses = [House(str(n), "", "", 33.0 + n / 100, -97.0) for n in range(4)]
        warm_up(problem_of(houses, ((Crew("", "", at),),), RouteWishes(), at, USUAL).problem)
