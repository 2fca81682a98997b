"""What screens read of routes: frozen values. Plans themselves are `domain.routing.plans.draft.PlanDraft`."""

from collections.abc import Callable
from dataclasses import dataclass, field

from stormops_desktop.domain.routing.merge import Clash
from stormops_desktop.domain.routing.plans.diff import PlanDiff, VersionStop
from stormops_desktop.domain.routing.plans.draft import PlanDraft
from stormops_desktop.services.ports import ChangeSet


@dataclass(frozen=True, slots=True)
class RouteStop:
    """A stop of a stored route, in visiting order (`sequence` is dense from 1).

    Attributes:
        windows: hours asked for, in minutes from local midnight.
    """

    property_id: str
    sequence: int
    address: str
    city: str
    zip_code: str
    latitude: float | None
    longitude: float | None
    expected_uplift: float | None
    locked: bool
    job_id: str | None
    job_status: str | None
    arrive_at: int | None
    service_min: int | None
    windows: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class RouteView:
    """A stored route with its stops.

    Attributes:
        order: the houses as the crew drives them now: the newest version with the crew's own changes on it.
        accepted: the crew's answer to this version: True, False, or None while there is none.
        clashes: where the crew's changes contradict the version.
        pending: something of it is only on this computer.
        zone: IANA name of its storm's time zone, "" when unknown.
    """

    route_id: str
    storm_id: str
    name: str
    zip_code: str
    status: str
    crew_id: str | None
    crew_name: str
    plan_version: int
    property_count: int
    avg_uplift: float | None
    minutes: float | None
    miles: float | None
    locked: bool
    engine: str
    matrix: str
    planned_start: int | None
    stops: tuple[RouteStop, ...]
    order: tuple[str, ...] = ()
    accepted: bool | None = None
    decline_reason: str = ""
    clashes: tuple[Clash, ...] = ()
    pending: bool = False
    zone: str = ""


@dataclass(frozen=True, slots=True)
class RouteProgress:
    """How far a route is. `completion_pct` = completed / (total - cancelled); None where nothing is to do.

    Attributes:
        status: draft, published, in_progress (a visit has begun) or completed (none is open).
        last_event_at: the newest thing its crew did on any of its routes that this computer knows of: a
            visit, an answer to a plan, a change of the order, a note; UTC milliseconds, None for nothing.
        stale_ms: how old that is by the office's clock. planned_start: its day. zone: of its storm.
    """

    route_id: str
    name: str
    status: str
    crew_id: str | None
    crew_name: str
    total: int
    completed: int
    skipped: int
    cancelled: int
    completion_pct: float | None
    last_event_at: int | None
    stale_ms: int | None
    planned_start: int | None = None
    zone: str = ""


@dataclass(frozen=True, slots=True)
class DraftView:
    """A plan kept on this computer to compare; nobody else sees it."""

    draft_id: str
    name: str
    made_at: int
    changed_at: int


@dataclass(frozen=True, slots=True)
class PlanProgress:
    """How far the cutting of routes is: share of 1, and what it is doing, in words."""

    share: float
    doing: str


@dataclass(frozen=True, slots=True)
class Watch:
    """Who listens while a plan is made. Both are called on the worker's thread.

    Attributes:
        progress: False stops with the best so far.
        first: the first routes, long before the search is done.
    """

    progress: Callable[[PlanProgress], bool] = field(default=lambda _progress: True)
    first: Callable[[PlanDraft], None] = field(default=lambda _plan: None)


@dataclass(frozen=True, slots=True)
class Generated:
    """The brief's `generate_routes`: what was cut and what it changed."""

    plan: PlanDraft
    change: ChangeSet


@dataclass(frozen=True, slots=True)
class UnplacedStop:
    """A stop of a route whose place nobody knows: no map shows it."""

    route_name: str
    number: int
    address: str


@dataclass(frozen=True, slots=True)
class RouteFile:
    """A file for other tools: its name, its kind and its text. `unplaced`: what no tool can draw of it."""

    name: str
    media_type: str
    text: str
    unplaced: tuple[UnplacedStop, ...] = ()


@dataclass(frozen=True, slots=True)
class CrewPlan:
    """A route as its crew has it.

    Attributes:
        seen_version: the version that the crew last accepted; 0 when it never did.
        version: the newest one. diff: from the one to the other.
        order: the houses as they are driven now. answered: the crew's answer to `version`, None if none yet.
    """

    route_id: str
    name: str
    seen_version: int
    version: int
    diff: PlanDiff
    order: tuple[str, ...]
    stops: tuple[VersionStop, ...]
    answered: bool | None
    note: str = ""
    clashes: tuple[Clash, ...] = ()
    addresses: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class PlanIssue:
    """Something about a plan that a person at the office has to look at: a decline or a clash.

    Attributes:
        what: a sentence. property_id: "" for a decline. at: UTC milliseconds, None for clashes.
    """

    storm_id: str
    route_id: str
    route_name: str
    what: str
    property_id: str = ""
    at: int | None = None
