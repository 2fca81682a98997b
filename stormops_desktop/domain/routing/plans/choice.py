"""Which houses a plan may visit, and why not the others. Held-out houses never get past this door."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from stormops_desktop.domain.routing.plans.draft import House, LeftOutHouse, Usual, Visit, Window
from stormops_desktop.domain.routing.plans.errors import BadWish
from stormops_desktop.domain.routing.plans.left_out import (
    AVOIDED,
    CANCELLED,
    DO_NOT_KNOCK,
    HELD,
    NO_COORDINATES,
    NOWHERE,
    NULL_ISLAND,
    ON_A_ROUTE,
    OTHER_ZIP,
    VISITED,
)
from stormops_desktop.domain.routing.plans.visits import (
    DAY_MIN,
    IMPOSSIBLE_WINDOWS,
    are_possible,
    as_asked,
    named_in,
)
from stormops_desktop.domain.routing.plans.wishes import (
    MOST_PER_ROUTE,
    MOST_WINDOWS,
    SERVICE_MIN,
    RouteWishes,
)
from stormops_desktop.domain.said import Said

TREAT = "treat"
STEEP_RISE = 8  # inches a foot: from there on a roof is walked with ropes
TILE = frozenset({"clay_tile", "concrete_tile", "slate"})
STEEP, TILES = "steep", "tile"
SHOWN = 5


@dataclass(frozen=True, slots=True)
class Candidate:
    """A decided house as the replica knows it.

    Attributes:
        taken: on a route that this plan does not cut anew. agreed, agreed_at: as in `Usual`.
    """

    property_id: str
    address: str
    zip_code: str
    latitude: float | None
    longitude: float | None
    decision: str
    expected_uplift: float | None = None
    next_best_action: str | None = None
    do_not_knock: bool = False
    material: str | None = None
    pitch_rise: int | None = None
    job_status: str | None = None
    priority: str | None = None
    taken: bool = False
    agreed: Window | None = None
    agreed_at: int | None = None


@dataclass(frozen=True, slots=True)
class Choice:
    """Houses to visit, and every other one with its reason.

    Attributes:
        avoided: those that could be visited and are left out because a planner said so.
        notes: what the planner should know, in sentences.
    """

    houses: tuple[House, ...]
    left_out: tuple[LeftOutHouse, ...]
    notes: tuple[str, ...] = ()
    avoided: tuple[House, ...] = ()


def choose(candidates: Sequence[Candidate], wishes: RouteWishes) -> Choice:
    """Sorts the houses by whether they can be routed.

    Raises:
        BadWish: the options are impossible, or name a ZIP or a house that is not there; it names them.
    """
    _check(candidates, wishes)
    houses, left, avoided = [], [], []
    for one in sorted(candidates, key=lambda candidate: candidate.property_id):
        reason = hindrance(one, wishes)
        if reason is None:
            houses.append(house_of(one, wishes))
        else:
            left.append(LeftOutHouse(one.property_id, reason, one.address))
        if reason == AVOIDED:
            avoided.append(house_of(one, wishes))
    return Choice(tuple(houses), tuple(left), tuple(_notes(houses, left, wishes)), tuple(avoided))


def hindrance(one: Candidate, wishes: RouteWishes) -> str | None:
    """Why a house can't be on the plan; None when it can."""
    if one.decision != TREAT:
        return HELD
    if one.do_not_knock:
        return DO_NOT_KNOCK
    by_job = {"completed": VISITED, "skipped": VISITED, "cancelled": CANCELLED}.get(one.job_status or "")
    return by_job or _no_place(one) or _not_wished(one, wishes)


def house_of(one: Candidate, wishes: RouteWishes) -> House:
    """The house with what the options say about its visit."""
    key = one.property_id
    visit = Visit(
        tuple(wishes.windows.get(key, ())), wishes.minutes.get(key), wishes.priorities.get(key, ""),
        wishes.needs.get(key, frozenset()),
    )  # fmt: skip
    house = House(
        key, one.address, one.zip_code, one.latitude or 0.0, one.longitude or 0.0, one.expected_uplift,
        job_status=one.job_status, usual=_usual(one, wishes),
    )  # fmt: skip
    return as_asked(house, visit)


def named(addresses: Iterable[str]) -> str:
    """The first few of a list of addresses, and how many more there are."""
    found = list(addresses)
    shown = ", ".join(found[:SHOWN])
    if len(found) <= SHOWN:
        return shown
    return Said("{shown} and {more} more", shown=shown, more=len(found) - SHOWN)


def _no_place(one: Candidate) -> str | None:
    if one.latitude is None or one.longitude is None:
        return NO_COORDINATES
    if not (math.isfinite(one.latitude) and math.isfinite(one.longitude)):
        return NO_COORDINATES
    if abs(one.latitude) > 90 or abs(one.longitude) > 180:
        return NOWHERE
    return NULL_ISLAND if one.latitude == 0 and one.longitude == 0 else None


def _not_wished(one: Candidate, wishes: RouteWishes) -> str | None:
    if one.property_id in wishes.avoid:
        return AVOIDED
    if one.taken:
        return ON_A_ROUTE
    return OTHER_ZIP if wishes.zip_codes and one.zip_code not in wishes.zip_codes else None


def _usual(one: Candidate, wishes: RouteWishes) -> Usual:
    usual = SERVICE_MIN if wishes.service_min is None else wishes.service_min
    action = one.next_best_action or ""
    found = (wishes.by_action or {}).get
    minutes = next((at for at in map(found, actions_of(action)) if at is not None), usual)
    needs = _needs(one) if wishes.match_skills else frozenset()
    return Usual(minutes, one.priority or "medium", needs, one.agreed, one.agreed_at, action)


def actions_of(action: str) -> tuple[str, ...]:
    """What minutes may be given for: the action whole, its channel, its play ("play|channel")."""
    return tuple(dict.fromkeys((action, *reversed(action.split("|")))))


def job_types(houses: Iterable[House]) -> Mapping[str, int]:
    """What minutes may be given for among these houses, and for how many of them."""
    named = (actions_of(house.usual.action) for house in houses)
    return Counter(name for names in named for name in names if name)


def _needs(one: Candidate) -> frozenset[str]:
    steep = {STEEP} if (one.pitch_rise or 0) >= STEEP_RISE else set()
    return frozenset(steep | ({TILES} if one.material in TILE else set()))


def _check(candidates: Sequence[Candidate], wishes: RouteWishes) -> None:
    _check_numbers(wishes)
    zips = {one.zip_code for one in candidates}
    unknown = sorted(set(wishes.zip_codes) - zips)
    if unknown:
        there = ", ".join(sorted(code for code in zips if code)[:12]) or Said("none")
        raise BadWish(
            "No house of this storm lies in ZIP {unknown}. There are: {known}.",
            unknown=", ".join(unknown),
            known=there,
        )
    known = {one.property_id: one.address for one in candidates}
    strangers = sorted(named_in(wishes) - known.keys())
    if strangers:
        raise BadWish(
            "The options name houses that this storm does not have: {houses}.", houses=named(strangers)
        )
    both = sorted(known[key] for key in wishes.must & wishes.avoid)
    if both:
        raise BadWish("These houses are to be visited and avoided at once: {houses}.", houses=named(both))
    _check_windows(known, wishes.windows)


def _check_numbers(wishes: RouteWishes) -> None:
    if not 1 <= wishes.max_per_route <= MOST_PER_ROUTE:
        raise BadWish(
            "A route takes 1 to {most} stops; {asked} were asked for.",
            most=MOST_PER_ROUTE,
            asked=wishes.max_per_route,
        )
    if wishes.days is not None and wishes.days < 1:
        raise BadWish("The crews need one day at least. Leave the days empty for as many as it takes.")
    if wishes.days is not None and wishes.group_by_zip:
        raise BadWish("Routes by ZIP are cut without a limit of days. Choose one of the two.")
    minutes = [wishes.service_min or 0, *(wishes.by_action or {}).values(), *wishes.minutes.values()]
    if any(not 0 <= one <= DAY_MIN for one in minutes):
        raise BadWish("A visit takes 0 to {most} minutes.", most=DAY_MIN)


def _check_windows(known: Mapping[str, str], windows: Mapping[str, Sequence[Window]]) -> None:
    bad = [known[key] for key, given in windows.items() if not are_possible(given)]
    if bad:
        raise BadWish(IMPOSSIBLE_WINDOWS, houses=named(bad), most=MOST_WINDOWS)


def _notes(houses: Sequence[House], left: Sequence[LeftOutHouse], wishes: RouteWishes) -> list[str]:
    points: dict[tuple[float, float], list[str]] = defaultdict(list)
    for house in houses:
        points[house.latitude, house.longitude].append(house.address)
    same = [address for many in points.values() if len(many) > 1 for address in sorted(many)]
    notes: list[str] = []
    if same:
        notes.append(
            Said(
                "{count} houses share their coordinates with another: {houses}.",
                count=len(same),
                houses=named(same),
            )
        )
    missed = [out.address for out in left if out.property_id in wishes.must]
    if missed:
        notes.append(Said("Not everything that must be visited can be: {houses}.", houses=named(missed)))
    return notes
