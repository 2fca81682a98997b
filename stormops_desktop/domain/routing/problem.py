"""A routing problem in columns, and a plan that answers it: what engines and checker share."""

from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from stormops_desktop.domain.routing.travel import Floats, Travel

NEVER = 1e15  # seconds; beyond every window and shift
UNLIMITED = 2**30


@dataclass(frozen=True, slots=True)
class CrewKind:
    """Crews that are alike. Times are seconds from the start of the plan's day.

    Attributes:
        start, end: places, as indices of the problem's travel.
        count: how many such crews there are.
        room: load a crew carries; most_stops: stops of one route.
        longest_s: from setting out to coming home at most, waiting and break included; a crew sets out as
            late as it may without coming home later.
        break_at: the break begins then, wherever the crew is: driving pauses, and a visit that would not end
            before it begins after it. break_s: 0 means none.
    """

    start: int
    end: int
    count: int
    room: float = float(UNLIMITED)
    most_stops: int = UNLIMITED
    shift_start_s: float = 0.0
    shift_end_s: float = NEVER
    break_at_s: float = NEVER
    break_s: float = 0.0
    name: str = ""
    longest_s: float = NEVER


@dataclass(frozen=True, slots=True, eq=False)
class Problem:
    """n stops, the first n places of `travel`, and the crews whose places follow them.

    Attributes:
        demand: load of each stop. service_s: time at the door.
        prize: what leaving the stop out costs, in units of travel; inf: it must be visited.
        opens_s, closes_s: up to three windows for the begin of the visit, (n, w), ascending; unused ones
            open and close at NEVER.
        allowed: (n, kinds) who may visit it; None: everyone.
        seconds_per_unit: drive time of one unit of travel.
        started: routes that stand already, with the kind of crew; a stop in `frozen` keeps its place there,
            and so does everything before it.
        unit_scale: divides the cost for printing (DIMACS counts tenths).
    """

    ids: tuple[str, ...]
    travel: Travel
    demand: Floats
    service_s: Floats
    prize: Floats
    opens_s: Floats
    closes_s: Floats
    crews: tuple[CrewKind, ...]
    allowed: npt.NDArray[np.bool_] | None = None
    seconds_per_unit: float = 1.0
    started: tuple[tuple[int, tuple[int, ...]], ...] = ()
    frozen: frozenset[int] = field(default_factory=frozenset)
    unit_scale: float = 1.0

    @property
    def size(self) -> int:
        """How many stops."""
        return len(self.ids)

    @property
    def timed(self) -> bool:
        """Whether any clock limits a route."""
        windows = bool((self.opens_s > 0).any() or (self.closes_s < NEVER).any())
        return windows or any(
            crew.shift_end_s < NEVER or crew.break_s > 0 or crew.longest_s < NEVER for crew in self.crews
        )


@dataclass(frozen=True, slots=True)
class PlannedRoute:
    """One crew's stops in visiting order, as indices; `kind` is the crew's place in `Problem.crews`."""

    kind: int
    stops: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A stop that no route takes, and why: one of the words in `reasons`."""

    stop: int
    reason: str


@dataclass(frozen=True, slots=True)
class Plan:
    """What an engine returns.

    Attributes:
        cost: travel of all routes plus the prizes of what could be and was not visited, in units of travel.
        iterations: the length of the search that was asked for; with the same seed it gives the same plan
            unless the clock or the user stopped it, which `stopped` says.
    """

    routes: tuple[PlannedRoute, ...]
    left_out: tuple[LeftOut, ...]
    cost: float
    engine: str
    iterations: int
    stopped: bool = False


def no_windows(n: int) -> tuple[Floats, Floats]:
    """Columns for n stops that may be visited at any time."""
    return np.zeros((n, 1)), np.full((n, 1), NEVER)
