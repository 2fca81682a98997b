"""What crews answered or did that a planner has to look at: declined versions, changes that clash."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from stormops_desktop.services.routing.models import PlanIssue
from stormops_desktop.viewmodels.routes.desk_reading import DeskReading


class RouteIssues(QObject):
    """Those of the storm on the desk. Publishing settles them; until then each may be put off.

    Signals:
        changed: one was put off. Otherwise they come and go with `DeskReading.plan_changed`.
    """

    changed = Signal()

    def __init__(self, desk: DeskReading) -> None:
        super().__init__(desk)
        self._desk = desk
        self._later: frozenset[PlanIssue] = frozenset()

    @property
    def waiting(self) -> Sequence[PlanIssue]:
        """Those that were not put off."""
        found = self._desk.facts.issues if self._desk.facts is not None else ()
        return [issue for issue in found if issue not in self._later]

    def show(self, issue: PlanIssue) -> None:
        """Brings its stop to hand, or its route where the stop is on none any more."""
        plan, picking = self._desk.plan, self._desk.picking
        if plan is None:
            return
        route = plan.route_of(issue.property_id) if issue.property_id else None
        if route is None or not picking.pick_stop(plan, issue.property_id):
            picking.pick_route(issue.route_id)

    def put_off(self, issue: PlanIssue) -> None:
        """Not shown again before the next sign-in; the route's row still tells it."""
        self._later |= {issue}
        self.changed.emit()
