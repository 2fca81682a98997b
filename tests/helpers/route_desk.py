"""The window of a planner over a real replica with a storm in it."""

from collections.abc import Callable
from dataclasses import replace

from stormops_desktop.services.job_reads import StormDesk
from stormops_desktop.services.maps.ports import MapServices
from stormops_desktop.services.maps.storm_map import MapDesk
from stormops_desktop.services.ports import Services
from stormops_desktop.services.routing.ports import RouteServices
from tests.helpers.fakes import FakeDesk
from tests.helpers.route_storm import RouteBench


def planner_services(desk: FakeDesk, bench: RouteBench, warm: Callable[[], None] = lambda: None) -> Services:
    """Routes, map and storms of the replica; everything else out of memory."""
    member = bench.work.member
    return replace(
        desk.services(member), storms=StormDesk(bench.work), maps=MapServices(MapDesk(bench.work), desk.maps),
        routes=RouteServices(bench.desk, bench.crew, warm), job_verbs=bench.jobs,
    )  # fmt: skip
