"""Houses that may stand twice, with what to say of them and how a planner settles them."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject

from stormops_desktop.domain.routing.plans import edits
from stormops_desktop.domain.routing.plans.twins import Twins
from stormops_desktop.services.ports import ChangeSet
from stormops_desktop.viewmodels.base import Surroundings, ViewModel
from stormops_desktop.viewmodels.routes.desk import RoutesViewModel

Verb = Callable[[], ChangeSet]


class TwinHouses(ViewModel):
    """What the desk found, and two answers to it. They come and go with `RoutesViewModel.plan_changed`."""

    def __init__(self, around: Surroundings, desk: RoutesViewModel, parent: QObject | None = None) -> None:
        super().__init__(around, parent)
        self._desk = desk
        self._next: Verb | None = None
        self.refused.connect(desk.refused)
        desk.editor.taken_back.connect(self._on_taken_back)
        desk.editor.done_again.connect(self._on_done_again)

    @property
    def waiting(self) -> Sequence[Twins]:
        """Pairs to decide on."""
        return self._desk.facts.twins if self._desk.facts is not None else ()

    def sentence(self, twins: Twins) -> str:
        """Where the two stand."""
        stays, goes = twins.stays, twins.goes
        if goes.marked:
            text = self.tr("{address} is noted as one house, but {route} still stops there. Publish it.")
        elif not stays.route_id:
            text = self.tr("{address}, taken in on {route}, was known here before and is on no route.")
        else:
            text = self.tr("{address} is on {other} and on {route}. One door may get two knocks.")
        return text.format(address=goes.address, route=goes.route_name, other=stays.route_name)

    def is_one(self, twins: Twins) -> None:
        """One house: noted for every laptop, and taken off the plan's route; publishing tells the crew.

        Both are one step: undoing it takes the note back, too.
        """
        plan, goes = self._desk.plan, twins.goes
        if plan is not None and plan.route_of(goes.property_id) is not None and not goes.done:
            label = self.tr("{house} is one house").format(house=goes.address)
            beside = None if goes.marked else twins
            if not self._desk.editor.do(label, lambda now: edits.take_out(now, goes.property_id), beside):
                return
        if not goes.marked:
            self._say_one(twins)

    def are_two(self, twins: Twins) -> None:
        """Two houses: not asked about again here."""
        self._db(
            lambda: self._desk.plans.twins.two_houses(twins), lambda _: self._desk.reload(), self._on_refused
        )

    def _on_taken_back(self, beside: object) -> None:
        if isinstance(beside, Twins):
            self._say(lambda: self._desk.plans.twins.two_again(beside, origin=self._desk))

    def _on_done_again(self, beside: object) -> None:
        if isinstance(beside, Twins):
            self._say_one(beside)

    def _say_one(self, twins: Twins) -> None:
        self._say(lambda: self._desk.plans.twins.same_house(twins, origin=self._desk))

    def _say(self, verb: Verb) -> None:
        """Writes it, behind what is being written: a quick undo waits for what it takes back."""
        if not self._save(verb):
            self._next = verb

    def _on_saved(self, changes: ChangeSet) -> None:
        super()._on_saved(changes)
        self._go_on()

    def _on_refused(self, error: Exception) -> None:
        super()._on_refused(error)
        self._go_on()

    def _go_on(self) -> None:
        waits, self._next = self._next, None
        if waits is not None:
            self._say(waits)
