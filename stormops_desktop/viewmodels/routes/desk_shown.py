"""What lists and map of the desk show of the plan; only what is different is made anew."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QObject

from stormops_desktop.domain.routing.plans.draft import LeftOutHouse
from stormops_desktop.domain.routing.plans.visits import NOTHING
from stormops_desktop.viewmodels.map.model import MapModel
from stormops_desktop.viewmodels.routes import visit_words
from stormops_desktop.viewmodels.routes.editor import PlanEditor
from stormops_desktop.viewmodels.routes.left_out import LeftOutModel
from stormops_desktop.viewmodels.routes.picking import Picking
from stormops_desktop.viewmodels.routes.plan_map import PlanLines
from stormops_desktop.viewmodels.routes.reading import DeskFacts
from stormops_desktop.viewmodels.routes.rows import DeskListModel, Known, Shown, desk_rows


class DeskShown(QObject):
    """Follows the plan in `editor` and what `picking` holds.

    Attributes:
        list, left_out: rows. map: the storm with the plan's routes on it.
        wanted: what is typed into the search of houses without a route.
    """

    def __init__(self, editor: PlanEditor, picking: Picking) -> None:
        super().__init__(editor)
        self._editor, self._picking = editor, picking
        self.list, self.left_out = DeskListModel(self), LeftOutModel(self)
        self.map = MapModel()
        self.wanted = ""
        self._rows = Shown(frozenset())
        self._lines = PlanLines()
        self._houses: Sequence[LeftOutHouse] | None = None

    def clear_map(self) -> None:
        """Nothing of the storm before."""
        self.map = MapModel()

    def fill(self, facts: DeskFacts | None) -> None:
        """The plan as it stands now."""
        self._fill_rows(facts)
        self._fill_left_out()
        plan = self._editor.plan
        if plan is not None and facts is not None:
            self.map = self._lines.on(facts.ground, plan)

    def follow_picking(self, facts: DeskFacts | None) -> None:
        """Other routes are open now, or another stop is cut."""
        if self._rows != Shown(self._picking.opened, self._picking.cut):
            self._fill_rows(facts)

    def search(self, text: str) -> None:
        """Only houses without a route whose address holds this."""
        if text != self.wanted:
            self.wanted, self._houses = text, None
            self._fill_left_out()

    def _fill_rows(self, facts: DeskFacts | None) -> None:
        plan, stored = self._editor.plan, self._editor.stored
        if plan is None or stored is None or facts is None:
            self.list.show_rows(())
            return
        known = Known(facts.views, facts.progress)
        self._rows = Shown(self._picking.opened, self._picking.cut)
        self.list.show_rows(desk_rows(plan, stored, known, self._rows, self._editor.figures))

    def _fill_left_out(self) -> None:
        houses: Sequence[LeftOutHouse] = self._editor.plan.left_out if self._editor.plan else ()
        if houses is not self._houses:
            self._houses = houses
            self.left_out.show_houses(houses, self.wanted, self._asked(houses))

    def _asked(self, houses: Sequence[LeftOutHouse]) -> Mapping[str, str]:
        """What is asked of the visits there, in words."""
        plan = self._editor.plan
        if plan is None:
            return {}
        keys = [out.property_id for out in houses if out.property_id in plan.houses]
        return {
            key: visit_words.asked(plan.houses[key], plan.visits.get(key, NOTHING), plan.zone)
            for key in keys
            if key in plan.visits or plan.houses[key].usual.agreed
        }
