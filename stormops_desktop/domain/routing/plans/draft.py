"""A plan as values: houses, crews, routes. Every edit makes a new one, so the old one is the way back."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from stormops_desktop.domain.routing.pace import USUAL, Pace

GREAT_CIRCLE, ROAD_PACK, OSRM = "great_circle", "road_pack", "osrm"
DAY_START_MIN, DAY_END_MIN = 8 * 60, 18 * 60  # where nobody says when crews work

Window = tuple[int, int]
"""Minutes from local midnight: the visit begins between them."""


@dataclass(frozen=True, slots=True)
class Place:
    """A point on the map, in degrees."""

    latitude: float
    longitude: float


@dataclass(frozen=True, slots=True)
class Visit:
    """What planners ask of the visit at a house; None and empty: nothing.

    Attributes:
        windows: up to three. needs: skills. rule: "must" be visited, or "avoid": it is left out.
    """

    windows: tuple[Window, ...] = ()
    service_min: int | None = None
    priority: str = ""
    needs: frozenset[str] = frozenset()
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Everywhere:
    """What planners ask of every visit of a storm, where nothing else is asked of the house.

    Attributes:
        by_action: minutes by the next best action of a house. match_skills: as `RouteWishes` has it.
    """

    service_min: int | None = None
    by_action: Mapping[str, int] = field(default_factory=dict)
    match_skills: bool = False


@dataclass(frozen=True, slots=True)
class Usual:
    """How a visit is where nobody asks for anything.

    Attributes:
        needs: skills that the roof takes. agreed: when the crew and the owner agreed that it begins, a
            window of the day; agreed_at: the moment, UTC milliseconds.
        action: the next best action of the house, "" where there is none.
    """

    service_min: int = 15
    priority: str = "medium"
    needs: frozenset[str] = frozenset()
    agreed: Window | None = None
    agreed_at: int | None = None
    action: str = ""


@dataclass(frozen=True, slots=True)
class House:
    """A house that may be visited.

    Attributes:
        needs: skills that its visit takes. priority: low, medium, high or critical.
        job_status: of its job in this storm; None when it has none yet.
        placed: whether anybody knows where it is. Otherwise the coordinates are those of a stop beside it,
            for looking round only: no drive is counted, and no map shows it.
        usual: its visit without what planners ask of it.
    """

    property_id: str
    address: str
    zip_code: str
    latitude: float
    longitude: float
    expected_uplift: float | None = None
    service_min: int = 15
    priority: str = "medium"
    windows: tuple[Window, ...] = ()
    needs: frozenset[str] = frozenset()
    job_status: str | None = None
    placed: bool = True
    usual: Usual = Usual()


@dataclass(frozen=True, slots=True)
class Crew:
    """A crew's working day. `break_min` 0: no break. Minutes are from local midnight."""

    crew_id: str
    name: str
    start: Place | None = None
    end: Place | None = None
    shift_start_min: int = DAY_START_MIN
    shift_end_min: int = DAY_END_MIN
    break_start_min: int = 12 * 60
    break_min: int = 0
    skills: frozenset[str] = frozenset()
    vehicle: str = ""
    most_stops: int | None = None


@dataclass(frozen=True, slots=True)
class Stop:
    """A house's place on a route.

    Attributes:
        done: the visit is over, so nothing moves it any more. called_off: it never was; done, too, but the
            stops before it stay open.
    """

    property_id: str
    locked: bool = False
    done: bool = False
    called_off: bool = False


@dataclass(frozen=True, slots=True)
class DraftRoute:
    """One crew's day.

    Attributes:
        version: the plan version this began from; 0: it is new. status: as at the office.
        locked: no edit and no new plan changes it.
        taken: ids of the crew's changes that this order has in it already.
        day: UTC milliseconds of the local midnight of the day it is driven; None when nobody said.
        told: what its crew was told with that version is asked of its visits, by house.
    """

    route_id: str
    name: str
    stops: tuple[Stop, ...]
    crew_id: str | None = None
    version: int = 0
    status: str = "draft"
    locked: bool = False
    taken: tuple[str, ...] = ()
    day: int | None = None
    told: tuple[tuple[str, Visit], ...] = ()

    @property
    def order(self) -> tuple[str, ...]:
        """The houses in visiting order."""
        return tuple(stop.property_id for stop in self.stops)

    @property
    def frozen(self) -> int:
        """How many stops at the begin stay: up to the last visit that was made."""
        made = (at for at, stop in enumerate(self.stops, start=1) if stop.done and not stop.called_off)
        return max(made, default=0)


@dataclass(frozen=True, slots=True)
class LeftOutHouse:
    """A house that no route takes, and why: a word of `left_out.WORDS`."""

    property_id: str
    reason: str
    address: str = ""


@dataclass(frozen=True, slots=True)
class PlanDraft:
    """All routes of a storm as one planner sees them.

    Attributes:
        matrix: what the travel times came from: great_circle, road_pack or osrm.
        notes: what the planner should know of how it was made, in sentences.
        yard: where crews without a place of their own start and end.
        replaces: stored routes that this plan does without; storing it archives them.
        planned_start: the first day for routes that are given one, as `DraftRoute.day`; None: they get none.
        zone: IANA name of the storm's time zone, "" when unknown.
        visits: what planners ask of single houses, by house. everywhere: of all of them.
        elsewhere: days on which crews have routes in other storms: crew, day and the storm's name.
        asks: houses of which this plan asks something else than was stored, and "" for `everywhere`.
    """

    draft_id: str
    storm_id: str
    name: str
    routes: tuple[DraftRoute, ...]
    houses: Mapping[str, House]
    crews: Mapping[str, Crew] = field(default_factory=dict)
    left_out: tuple[LeftOutHouse, ...] = ()
    engine: str = ""
    matrix: str = GREAT_CIRCLE
    seed: int = 0
    iterations: int = 0
    stopped: bool = False
    notes: tuple[str, ...] = ()
    pace: Pace = USUAL
    yard: Place | None = None
    replaces: tuple[str, ...] = ()
    planned_start: int | None = None
    zone: str = ""
    visits: Mapping[str, Visit] = field(default_factory=dict)
    everywhere: Everywhere = Everywhere()
    asks: frozenset[str] = frozenset()
    elsewhere: tuple[tuple[str, date, str], ...] = ()

    def route(self, route_id: str) -> DraftRoute | None:
        """The route of that id."""
        return next((route for route in self.routes if route.route_id == route_id), None)

    def route_of(self, property_id: str) -> DraftRoute | None:
        """The route that stops at the house."""
        return next((route for route in self.routes if property_id in route.order), None)

    def with_routes(self, *changed: DraftRoute) -> "PlanDraft":
        """The plan with some routes in their new form."""
        new = {route.route_id: route for route in changed}
        return replace(self, routes=tuple(new.get(route.route_id, route) for route in self.routes))


def is_placed(plan: PlanDraft, property_id: str) -> bool:
    """Whether the plan knows the house and where it is."""
    house = plan.houses.get(property_id)
    return house is not None and house.placed


def uplift_of(house: House) -> float:
    """What a visit is expected to add; 0 where nobody has a figure."""
    return house.expected_uplift or 0.0
