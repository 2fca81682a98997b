"""What the board shows: frozen values."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from stormops_desktop.services.live.models import CrewProgress


@dataclass(frozen=True, slots=True)
class BoardFilter:
    """Whose jobs: of a storm, of a crew's routes, of one route; None for any."""

    storm_id: str | None = None
    crew_id: str | None = None
    route_id: str | None = None


@dataclass(frozen=True, slots=True)
class BoardCard:
    """One job on the board.

    Attributes:
        crew_name: "" while the route has no crew. priority: low, medium, high or critical.
        since: when it came to this status, or else when its route was published; UTC milliseconds, None
            where neither is known. pending: has work that the office does not have yet.
        needs_you: the office did not take something done here.
    """

    job_id: str
    address: str
    city: str
    zip_code: str
    route_name: str
    sequence: int | None
    crew_name: str
    status: str
    outcome: str | None
    priority: str
    since: int | None
    pending: bool
    needs_you: bool = False


@dataclass(frozen=True, slots=True)
class BoardRoute:
    """A route to filter by, and its crew. `day`: when it is driven, UTC milliseconds, said in `zone`."""

    route_id: str
    name: str
    crew_id: str | None
    crew_name: str
    day: int | None = None
    zone: str = ""


@dataclass(frozen=True, slots=True)
class BoardSummary:
    """How many jobs each status has, and what there is to filter by.

    Attributes:
        counts: of the cards that are here. told: the same as far as it is known, live where that is newer.
        crews: how far each crew of the storm is, whatever narrows the board.
    """

    counts: Mapping[str, int] = field(default_factory=dict)
    routes: tuple[BoardRoute, ...] = ()
    told: Mapping[str, int] | None = None
    crews: tuple[CrewProgress, ...] = ()

    @property
    def shown(self) -> Mapping[str, int]:
        """The numbers to show."""
        return self.counts if self.told is None else self.told

    @property
    def total(self) -> int:
        return sum(self.shown.values())
