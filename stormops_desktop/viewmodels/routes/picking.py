"""What the planner has in hand: a route, a stop of it, which routes are open, which houses are outlined."""

from collections.abc import Iterable

from PySide6.QtCore import QObject, Signal

from stormops_desktop.domain.routing.plans.draft import PlanDraft


class Picking(QObject):
    """A selection that outlives a change of the plan as far as what is selected does.

    Attributes:
        route_id, property_id: "" for none; with a stop, the route is its own.
        opened: routes whose stops are listed. cut: a stop that waits to be pasted, "" for none.
        outlined: houses that a lasso holds.

    Signals:
        changed: any of these.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.route_id = self.property_id = self.cut = ""
        self.opened: frozenset[str] = frozenset()
        self.outlined: tuple[str, ...] = ()

    def pick_route(self, route_id: str) -> None:
        """A route and no stop of it."""
        self._pick(route_id, "")

    def pick_stop(self, plan: PlanDraft, property_id: str) -> bool:
        """A stop, with its route opened; False when no route has it."""
        route = plan.route_of(property_id)
        if route is None:
            return False
        if route.route_id not in self.opened:
            self.opened |= {route.route_id}
            self.property_id = ""  # so that the change is told
        self._pick(route.route_id, property_id)
        return True

    def toggle(self, route_id: str) -> None:
        """Lists the stops of a route, or puts them away."""
        self.opened = self.opened ^ {route_id}
        if self.route_id == route_id and route_id not in self.opened:
            self.property_id = ""
        self.changed.emit()

    def outline(self, ids: Iterable[str], *, adding: bool = False) -> None:
        """Houses within a lasso."""
        before = self.outlined if adding else ()
        self.outlined = tuple(dict.fromkeys((*before, *ids)))
        self.changed.emit()

    def set_cut(self, property_id: str) -> None:
        self.cut = property_id
        self.changed.emit()

    def clear(self) -> None:
        """Nothing in hand."""
        self.route_id = self.property_id = self.cut = ""
        self.opened, self.outlined = frozenset(), ()
        self.changed.emit()

    def follow(self, plan: PlanDraft) -> None:
        """Lets go of what the plan does not have any more; says nothing."""
        known = {route.route_id for route in plan.routes}
        self.opened &= known
        if self.property_id:
            route = plan.route_of(self.property_id)
            self.property_id = self.property_id if route else ""
            self.route_id = route.route_id if route else self.route_id
        if self.route_id not in known:
            self.route_id = self.property_id = ""
        if self.cut and plan.route_of(self.cut) is None:
            self.cut = ""

    def _pick(self, route_id: str, property_id: str) -> None:
        if (route_id, property_id) != (self.route_id, self.property_id):
            self.route_id, self.property_id = route_id, property_id
            self.changed.emit()
