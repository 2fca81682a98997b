"""What screens read of the live channel: frozen values."""

from collections.abc import Mapping
from dataclasses import dataclass, field

CANCELLED, DONE = "cancelled", ("completed", "skipped")


@dataclass(frozen=True, slots=True)
class LiveStatus:
    """How new the numbers of the followed storm are.

    Attributes:
        live: the office tells of every change as it happens.
        heard_at: when that last was so, UTC milliseconds of this machine; None when it never was.
        version: grows whenever something was told.
    """

    storm_id: str = ""
    live: bool = False
    heard_at: int | None = None
    seq: int = -1
    version: int = 0


@dataclass(frozen=True, slots=True)
class RouteProgress:
    """How far one route is; route_id "" for jobs that are on none.

    Attributes:
        counts: jobs by status; a status without any may be left out.
    """

    route_id: str
    name: str
    crew_id: str | None
    crew_name: str
    counts: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class CrewProgress:
    """How far a crew is with what it has to drive to; `total` without the cancelled."""

    crew_id: str
    name: str
    done: int
    total: int


@dataclass(frozen=True, slots=True)
class StormProgress:
    """How far a storm is, a route each.

    Attributes:
        ahead: it was told live and is newer than the replica.
    """

    routes: tuple[RouteProgress, ...] = ()
    ahead: bool = False

    def counts(self, crew_id: str | None = None, route_id: str | None = None) -> dict[str, int]:
        """Jobs by status: of a crew, of a route, or of all."""
        found: dict[str, int] = {}
        for route in self.routes:
            if crew_id in (None, route.crew_id) and route_id in (None, route.route_id):
                for status, many in route.counts.items():
                    found[status] = found.get(status, 0) + many
        return found

    @property
    def crews(self) -> tuple[CrewProgress, ...]:
        """Each crew that has a job here, by name."""
        far: dict[str, list[int]] = {}
        for route in self.routes:
            if route.crew_id:
                done_and_total = far.setdefault(route.crew_id, [0, 0])
                done_and_total[0] += sum(route.counts.get(one, 0) for one in DONE)
                done_and_total[1] += sum(route.counts.values()) - route.counts.get(CANCELLED, 0)
        names = {route.crew_id: route.crew_name for route in self.routes if route.crew_id}
        made = (CrewProgress(crew_id, names[crew_id], *numbers) for crew_id, numbers in far.items())
        return tuple(sorted((one for one in made if one.total), key=lambda one: (one.name, one.crew_id)))


@dataclass(frozen=True, slots=True)
class LiveMarks:
    """What the map's houses became that the replica does not know yet.

    Attributes:
        jobs: property to the status of its job. decisions: property to treat or hold.
    """

    jobs: Mapping[str, str] = field(default_factory=dict)
    decisions: Mapping[str, str] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.jobs or self.decisions)


@dataclass(frozen=True, slots=True)
class LiveRun:
    """The newest attribution run that was told.

    Attributes:
        computed_at: UTC milliseconds. credit: (method, channel) to its part of the conversions, 0..1.
    """

    run_id: str
    computed_at: int
    journeys: int
    conversions: int
    credit: Mapping[tuple[str, str], float]
