"""The viewmodels of the planner's pages, made and let go together."""

from dataclasses import dataclass

from stormops_desktop.services.maps.ports import MapServices
from stormops_desktop.services.models import Member
from stormops_desktop.services.routing.ports import RouteServices
from stormops_desktop.viewmodels.base import Surroundings
from stormops_desktop.viewmodels.routes.desk import RoutesViewModel
from stormops_desktop.viewmodels.routes.kept import KeptPlans
from stormops_desktop.viewmodels.routes.twins import TwinHouses
from sync.contracts.schema import OFFICE


@dataclass(frozen=True, slots=True)
class RoutePages:
    """The desk, the plans that were put aside, and houses that may stand twice."""

    desk: RoutesViewModel
    kept: KeptPlans
    twins: TwinHouses

    def dispose(self) -> None:
        """Nothing calls back afterwards."""
        for viewmodel in (self.twins, self.kept, self.desk):
            viewmodel.dispose()
            viewmodel.deleteLater()


def route_pages(
    around: Surroundings, routes: RouteServices | None, maps: MapServices, member: Member
) -> RoutePages | None:
    """None for crews, who see their own route under Today, and for a session without these use cases."""
    if routes is None or member.role not in OFFICE:
        return None
    desk = RoutesViewModel(around, routes, maps)
    return RoutePages(desk, KeptPlans(around, desk), TwinHouses(around, desk))
