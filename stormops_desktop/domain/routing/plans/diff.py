"""What a new plan version changes for the crew that drives it."""

from collections.abc import Sequence
from dataclasses import dataclass

from stormops_desktop.domain.routing.plans.draft import Visit
from stormops_desktop.domain.routing.plans.places import moved

NOT_ASKED = Visit()
LATER_MS = 15 * 60_000  # a change of time that a crew is told of


@dataclass(frozen=True, slots=True)
class VersionStop:
    """A stop as a version has it.

    Attributes:
        arrive_ms: planned begin of the visit in UTC milliseconds, if known.
        asked: its windows, minutes and priority, as far as planners asked for any.
    """

    property_id: str
    locked: bool = False
    arrive_ms: int | None = None
    asked: Visit = NOT_ASKED


@dataclass(frozen=True, slots=True)
class Moved:
    """A stop that stands elsewhere in the order, places from 1."""

    property_id: str
    was: int
    now: int


@dataclass(frozen=True, slots=True)
class Retimed:
    """A stop that is due at another time."""

    property_id: str
    was_ms: int
    now_ms: int


@dataclass(frozen=True, slots=True)
class Asked:
    """A visit of which something else is asked."""

    property_id: str
    was: Visit
    now: Visit


@dataclass(frozen=True, slots=True)
class PlanDiff:
    """Everything that differs, each list in the new (for `removed` the old) visiting order."""

    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    moved: tuple[Moved, ...] = ()
    retimed: tuple[Retimed, ...] = ()
    asked: tuple[Asked, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing differs that a crew would notice."""
        return not (self.added or self.removed or self.moved or self.retimed or self.asked)


def plan_diff(old: Sequence[VersionStop], new: Sequence[VersionStop]) -> PlanDiff:
    """What turned the old version into the new one: as few moves as explain it."""
    was = {stop.property_id: at for at, stop in enumerate(old, start=1)}
    now = {stop.property_id: at for at, stop in enumerate(new, start=1)}
    times = {stop.property_id: stop.arrive_ms for stop in old}
    asked = {stop.property_id: stop.asked for stop in old}
    elsewhere = moved(list(was), list(now))
    return PlanDiff(
        added=tuple(key for key in now if key not in was),
        removed=tuple(key for key in was if key not in now),
        moved=tuple(Moved(key, was[key], now[key]) for key in now if key in elsewhere),
        retimed=tuple(
            Retimed(stop.property_id, before, stop.arrive_ms)
            for stop in new
            if stop.arrive_ms is not None
            and (before := times.get(stop.property_id)) is not None
            and abs(stop.arrive_ms - before) >= LATER_MS
        ),
        asked=tuple(
            Asked(stop.property_id, wished, stop.asked)
            for stop in new
            if (wished := asked.get(stop.property_id, NOT_ASKED)) != stop.asked
        ),
    )
