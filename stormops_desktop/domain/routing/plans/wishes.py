"""What a planner may ask of a plan."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from stormops_desktop.domain.routing.plans.draft import GREAT_CIRCLE, Place, Window

MAX_PER_ROUTE = 50
MOST_PER_ROUTE = 500  # a longer route's version would not fit a message
SERVICE_MIN = 15  # at the door; an inspection on the roof takes longer and is booked apart
MOST_WINDOWS = 3


@dataclass(frozen=True, slots=True)
class Roads:
    """Where travel times come from.

    Attributes:
        kind: great_circle, road_pack or osrm. where: the pack's file, or the service's address.
    """

    kind: str = GREAT_CIRCLE
    where: str = ""


@dataclass(frozen=True, slots=True)
class RouteWishes:
    """The options of a plan; the defaults are the brief's.

    Attributes:
        zip_codes: only these; empty: all. crew_ids: only these; empty: every active crew.
        days: with a number, no more routes than crews times days are made: the crews' hours go where they
            promise most, and what does not fit is listed. None: as many routes as it takes.
        yard: where crews start and end that have no place of their own; None: amid the houses.
        service_min: at the door, `SERVICE_MIN` where nobody ever said; by_action: other minutes by the next
            best action of a house. None: what was asked for the storm before; so with match_skills.
        windows: up to three a house, minutes from local midnight. minutes, priorities, needs: by house.
            What was asked of a house before stands where these say nothing.
        must: houses that have to be visited. avoid: houses that are left out.
        forget: houses of which nothing is asked any more but what else stands here.
        match_skills: steep and tile roofs go to crews with that skill. balance: even out the crews' hours.
        group_by_zip: no route crosses a ZIP code.
        keep_drafts: draft routes stay as they are, like published ones; else they are cut anew.
        planned_start: UTC milliseconds of the first day's local midnight; each crew's routes follow day by
            day. None: no route gets a day.
        iterations: decides the plan together with the seed; None: as many as fill `seconds`.
        seconds: stops earlier with the best so far.
    """

    max_per_route: int = MAX_PER_ROUTE
    zip_codes: tuple[str, ...] = ()
    crew_ids: tuple[str, ...] = ()
    days: int | None = None
    yard: Place | None = None
    service_min: int | None = None
    by_action: Mapping[str, int] | None = None
    windows: Mapping[str, tuple[Window, ...]] = field(default_factory=dict)
    priorities: Mapping[str, str] = field(default_factory=dict)
    needs: Mapping[str, frozenset[str]] = field(default_factory=dict)
    minutes: Mapping[str, int] = field(default_factory=dict)
    must: frozenset[str] = frozenset()
    avoid: frozenset[str] = frozenset()
    forget: frozenset[str] = frozenset()
    match_skills: bool | None = None
    balance: bool = True
    group_by_zip: bool = False
    keep_drafts: bool = False
    planned_start: int | None = None
    roads: Roads = Roads()
    seed: int = 0
    iterations: int | None = None
    seconds: float | None = 20.0
    name: str = ""
