"""What the desk reads at once, so that routes, progress and map are of one moment."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from stormops_desktop.domain.routing.plans.draft import Crew, PlanDraft
from stormops_desktop.domain.routing.plans.twins import Twins
from stormops_desktop.services.maps.ports import MapReads
from stormops_desktop.services.routing.models import DraftView, PlanIssue, RouteProgress, RouteView
from stormops_desktop.services.routing.ports import RoutePlans
from stormops_desktop.viewmodels.map.model import MapModel


@dataclass(frozen=True, slots=True)
class DeskFacts:
    """Everything but the map pictures.

    Attributes:
        plan: as stored. ground: the map without the plan. twins: houses that may stand twice.
        issues: what crews declined, or did against the plan.
    """

    plan: PlanDraft
    views: Mapping[str, RouteView] = field(default_factory=dict)
    progress: Mapping[str, RouteProgress] = field(default_factory=dict)
    crews: Sequence[Crew] = ()
    kept: Sequence[DraftView] = ()
    ground: MapModel = field(default_factory=MapModel)
    twins: Sequence[Twins] = ()
    issues: Sequence[PlanIssue] = ()


def read_desk(plans: RoutePlans, maps: MapReads, storm_id: str) -> DeskFacts:
    """Reads a storm's desk; for the database lane."""
    return DeskFacts(
        plan=plans.open_plan(storm_id),
        views={view.route_id: view for view in plans.get_routes(storm_id)},
        progress={one.route_id: one for one in plans.get_route_progress(storm_id)},
        crews=plans.crews(),
        kept=plans.drafts(storm_id),
        ground=maps.storm_map(storm_id),
        twins=plans.twins.found(storm_id),
        issues=plans.issues(storm_id),
    )
