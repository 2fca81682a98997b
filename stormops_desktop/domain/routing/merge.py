"""A route that changed on both sides: the office published anew while its crew worked by an older version.

Three-way merge of orders: what the crew did to the version it had is done to the office's newest one. What
was visited stands first, in the order of the visits, whatever anybody planned; locked stops keep the
office's place. What contradicts the office is a `Clash`: the office's order stands until a person decides.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from stormops_desktop.domain.routing.plans.places import behind, moved, with_fixed


class ChangeKind(StrEnum):
    """What a crew may do to its route by itself; finishing and skipping are steps of the job."""

    DEFER = "defer"  # later today: behind all others
    MOVE = "move"
    INSERT = "insert"  # a house that was not on the route


class ClashReason(StrEnum):
    """Why a crew's change, or what it did, does not go with the office's plan."""

    LOCKED = "locked"  # the office holds the stop in its place
    BOTH_MOVED = "both_moved"
    TAKEN_OFF = "taken_off"  # the office took the stop off the route meanwhile
    VISITED_BUT_TAKEN_OFF = "visited_but_taken_off"


@dataclass(frozen=True, slots=True)
class CrewChange:
    """One thing a crew did to the version it had in hand. `after`: None stands for the route's begin."""

    property_id: str
    kind: ChangeKind
    after: str | None = None


@dataclass(frozen=True, slots=True)
class Clash:
    """A stop on which both sides differ."""

    property_id: str
    reason: ClashReason


@dataclass(frozen=True, slots=True)
class Merged:
    """Every stop once, in visiting order, and what a person has to decide."""

    order: tuple[str, ...]
    clashes: tuple[Clash, ...] = ()


def crew_order(base: Sequence[str], changes: Iterable[CrewChange]) -> list[str]:
    """The version in hand with the crew's changes on it, in the order in which they were made."""
    order = list(base)
    for change in changes:
        last = next((stop for stop in reversed(order) if stop != change.property_id), None)
        order = behind(order, change.property_id, last if change.kind is ChangeKind.DEFER else change.after)
    return order


def merge(
    base: Sequence[str], changes: Sequence[CrewChange], office: Sequence[str], *,
    done: Sequence[str] = (), locked: Collection[str] = (),
) -> Merged:  # fmt: skip
    """The route as both sides want it.

    Args:
        base: the version that the crew had in hand. office: the newest one.
        done: visited stops, in the order of the visits. locked: stops that the office holds in place.

    Returns:
        Every stop of the office's version, every visited one and what the crew took in, once each.
    """
    crew = crew_order(base, changes)
    touched = {change.property_id for change in changes}
    theirs = moved(base, office)
    visited = list(dict.fromkeys(done))
    order, clashes = list(office), []
    for stop in [one for one in crew if one in touched and one not in visited]:
        reason = _against(stop, base, office, locked, theirs, crew)
        if reason is not None:
            clashes.append(Clash(stop, reason))
        else:
            order = _placed(order, stop, crew)
    gone = [stop for stop in visited if stop in base and stop not in office]
    clashes.extend(Clash(stop, ClashReason.VISITED_BUT_TAKEN_OFF) for stop in gone)
    return Merged(tuple(_held(order, office, visited, locked)), tuple(clashes))


def _against(
    stop: str, base: Sequence[str], office: Sequence[str], locked: Collection[str], theirs: set[str],
    crew: Sequence[str],
) -> ClashReason | None:  # fmt: skip
    if stop in base and stop not in office:
        return ClashReason.TAKEN_OFF
    if stop in office and stop in locked:
        return ClashReason.LOCKED
    if stop in theirs and _before(stop, crew) != _before(stop, office):
        return ClashReason.BOTH_MOVED
    return None


def _before(stop: str, order: Sequence[str]) -> str | None:
    at = order.index(stop)
    return order[at - 1] if at else None


def _placed(order: list[str], stop: str, crew: Sequence[str]) -> list[str]:
    """Behind the nearest stop before it, on the crew's order, that is still there."""
    earlier = crew[: crew.index(stop)]
    return behind(order, stop, next((one for one in reversed(earlier) if one in order), None))


def _held(
    order: Sequence[str], office: Sequence[str], visited: Sequence[str], locked: Collection[str]
) -> list[str]:
    rest = [stop for stop in order if stop not in visited]
    fixed = {
        stop: max(at - len(visited), 0)
        for at, stop in enumerate(office)
        if stop in locked and stop not in visited
    }
    return [*visited, *with_fixed(rest, fixed)]
