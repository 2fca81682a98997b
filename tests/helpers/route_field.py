"""The window of a crew, or of a planner, over a real replica with published routes."""

from dataclasses import replace
from pathlib import Path

from stormops_desktop.adapters.resources import resource_folder
from stormops_desktop.domain.evidence.position import Fix
from stormops_desktop.domain.merge import RULES
from stormops_desktop.domain.routing.plans.draft import PlanDraft
from stormops_desktop.domain.routing.plans.edits import set_crew
from stormops_desktop.services.board.desk import BoardDesk
from stormops_desktop.services.job_reads import JobDesk, StormDesk
from stormops_desktop.services.job_verbs import JobActions
from stormops_desktop.services.maps.ports import MapServices
from stormops_desktop.services.maps.storm_map import MapDesk
from stormops_desktop.services.models import Member
from stormops_desktop.services.ports import Services
from stormops_desktop.services.routing.crew import CrewDesk
from stormops_desktop.services.routing.desk import RouteDesk
from stormops_desktop.services.routing.outgoing import RouteOutput
from stormops_desktop.services.routing.ports import RouteServices
from stormops_desktop.services.undo import UndoShelf
from stormops_desktop.services.workplace import Workplace
from tests.helpers.fakes import FakeDesk
from tests.helpers.replica_rows import key, seeded
from tests.helpers.route_storm import QUICK, STORM, RouteBench

TENANT = "DFW Elite"


class FieldBench(RouteBench):
    """A planner's replica that a crew's member looks into as well; nowhere else would they share one."""

    fix: Fix | None = None

    def publish(self) -> PlanDraft:
        """Routes of eight stops, all of them crew A's, with version 1 out."""
        self.desk.generate_routes(STORM, QUICK)
        plan = self.desk.open_plan(STORM)
        for route in plan.routes:
            plan = set_crew(plan, route.route_id, key("crewA"))
        self.desk.publish(plan)
        return self.desk.open_plan(STORM)

    def as_role(self, role: str) -> Workplace:
        member = Member(key("tenant"), TENANT, key("dana"), "Dana", role, key("crewA"), "dana@x.example")
        return Workplace(
            member, self.store.database, self.store.replica, RULES, lambda: self.now, _from(10_000)
        )

    def output(self, work: Workplace) -> RouteOutput:
        from stormops_desktop.assembly.routing import routing_tools

        desk = RouteDesk(work, routing_tools(), UndoShelf(work.now_ms))
        jobs = JobDesk(work)
        return RouteOutput(work, desk, resource_folder() / "fonts", lambda: self.fix, jobs.every_day)

    def services(self, desk: FakeDesk, role: str) -> Services:
        """Jobs, routes, board, map and storms of the replica; everything else out of memory."""
        from stormops_desktop.assembly.routing import routing_tools

        work = self.as_role(role)
        shelf = UndoShelf(work.now_ms)
        routes = RouteServices(
            RouteDesk(work, routing_tools(), shelf), CrewDesk(work), lambda: None, self.output(work)
        )
        return replace(
            desk.services(work.member), storms=StormDesk(work), jobs=JobDesk(work),
            job_verbs=JobActions(work, shelf), routes=routes, board=BoardDesk(work),
            maps=MapServices(MapDesk(work), desk.maps),
        )  # fmt: skip


def field_bench(folder: Path, rows: list) -> FieldBench:  # type: ignore[type-arg]
    return FieldBench(folder, rows)


def _from(first: int):  # type: ignore[no-untyped-def]  # ids that the planner's do not meet
    made = seeded()
    for _ in range(first):
        made(10)
    return made
