"""A house whose owner waves: found among those that are here, or typed, and put on the crew's route."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from stormops_desktop.domain.evidence.position import Fix, apart
from stormops_desktop.services.models import Stop
from stormops_desktop.services.ports import ChangeSet
from stormops_desktop.services.routing.ports import RouteServices
from stormops_desktop.services.routing.taking_in import NewHouse, SpareHouse
from stormops_desktop.viewmodels.base import Load, Surroundings, ViewModel
from stormops_desktop.viewmodels.crew.way import way_words
from stormops_desktop.viewmodels.said import say
from stormops_desktop.viewmodels.today import UNDER_WAY, TodayViewModel


class TakingInViewModel(ViewModel):
    """What may be taken in beside the stop that Today shows.

    Args:
        is_crew: only a crew changes its own route; the office does it at the desk.

    Attributes:
        words: what is typed. houses: what was found for it, the nearest first.
        chosen: the house of the list that is to be taken in; None: the typed one.

    Signals:
        found_changed: any of these, or another stop is looked at.
        taken: one was taken in; carries a sentence.
    """

    found_changed = Signal()
    taken = Signal(str)

    def __init__(
        self, around: Surroundings, today: TodayViewModel, routes: RouteServices, *, is_crew: bool,
        parent: QObject | None = None,
    ) -> None:  # fmt: skip
        super().__init__(around, parent)
        self._today, self._crew, self._out, self._is_crew = today, routes.crew, routes.out, is_crew
        self._fix: Fix | None = None
        self.words = ""
        self.houses: Sequence[SpareHouse] = ()
        self.chosen: SpareHouse | None = None
        today.chosen_changed.connect(self.found_changed)

    @property
    def stop(self) -> Stop | None:
        """The stop beside which a house is taken in: the one looked at, else any of the day."""
        stops = self._today.day.stops if self._today.day else ()
        return self._today.chosen or (stops[-1] if stops else None)

    @property
    def can_take_in(self) -> bool:
        return self._is_crew and self.stop is not None

    @property
    def is_new(self) -> bool:
        """What is typed would be a house that nobody knew."""
        return self.chosen is None and bool(self.words.strip())

    @property
    def town(self) -> str:
        """Where a typed house is taken to lie: in the town of the stop beside it."""
        stop = self.stop
        return f"{stop.city} {stop.zip_code}".strip() if stop else ""

    @property
    def is_placed(self) -> bool:
        """Whether the device knows where it is just now, and so where a new house is."""
        return self._fix is not None and self._fix.is_fresh(self._around.now())

    def begin(self) -> None:
        """Looks round: the device's place, and the houses near it."""
        self.words, self.chosen, self.houses, self._fix = "", None, (), None
        self.found_changed.emit()
        if self._out is not None:
            self._db(self._out.position, self._on_position, self._on_refused)
        else:
            self._look()

    def search(self, words: str) -> None:
        """Houses whose address or ZIP holds the words; those near by when there are none."""
        self.words, self.chosen = words, None
        self._look()

    def choose(self, property_id: str) -> None:
        """A house of the list; the same once more lets it go."""
        found = next((one for one in self.houses if one.property_id == property_id), None)
        self.chosen = None if found == self.chosen else found
        self.found_changed.emit()

    def way_to(self, house: SpareHouse) -> str:
        """How far it is from the stop: "0.2 mi north"; "" where nobody knows."""
        stop = self.stop
        if stop is None or None in (stop.latitude, stop.longitude, house.latitude, house.longitude):
            return ""
        return way_words(apart(*(stop.latitude, stop.longitude, house.latitude, house.longitude)))  # type: ignore[arg-type]

    def take_in(self, *, as_next: bool, reason: str = "") -> None:
        """Puts the chosen or typed house next on the route, or last."""
        stop, house, crew = self.stop, self.chosen, self._crew
        if stop is None or (house is None and not self.is_new):
            return
        after = self._behind(stop, as_next=as_next)
        if house is not None:
            self._save(lambda: crew.insert(stop.route_id, house.property_id, after, reason, origin=self))
            return
        new = self._typed(stop)
        self._save(lambda: crew.insert_new(stop.route_id, new, after, reason, origin=self))

    def _typed(self, stop: Stop) -> NewHouse:
        fix = self._fix if self.is_placed else None
        place = (fix.latitude, fix.longitude) if fix is not None else (None, None)
        return NewHouse(self.words.strip(), stop.city, stop.zip_code, *place)

    def _behind(self, stop: Stop, *, as_next: bool) -> str | None:
        """The house to stand behind: the one under way or none for the next place, else the route's last."""
        stops = self._today.day.stops if self._today.day else ()
        same = [one for one in stops if one.route_id == stop.route_id]
        if not as_next:
            return same[-1].property_id if same else None
        under_way = [one.property_id for one in same if one.status in UNDER_WAY]
        return under_way[-1] if under_way else None

    def _look(self) -> None:
        stop, words, crew, near = self.stop, self.words.strip(), self._crew, self._place()
        if stop is None:
            return
        self._read(lambda: crew.spare(stop.route_id, words, near), self._on_found)

    def _place(self) -> tuple[float, float] | None:
        """Where to look round: the device's place while it is fresh, else the stop's."""
        if self.is_placed and self._fix is not None:
            return self._fix.latitude, self._fix.longitude
        stop = self.stop
        if stop is None or stop.latitude is None or stop.longitude is None:
            return None
        return stop.latitude, stop.longitude

    def _on_position(self, fix: Fix | None) -> None:
        self._fix = fix
        self._look()

    def _on_found(self, houses: Sequence[SpareHouse]) -> Load:
        self.houses = houses
        self.found_changed.emit()
        return Load.READY

    def _on_saved(self, changes: ChangeSet) -> None:
        self.words, self.chosen, self.houses = "", None, ()
        super()._on_saved(changes)
        self.found_changed.emit()
        self.taken.emit(say(changes.name))
