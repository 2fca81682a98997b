"""The course of a storm: planned, worked on, completed, put away; who may take which step.

Steps that would let a storm change its treatment rule in mid-work are none: once the policy has decided
somebody, an active storm doesn't become a plan again. Both ends ask here.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from stormops_desktop.domain.storms.vocabulary import StormStatus

LEADS = frozenset({"manager", "admin"})
PLANNERS = LEADS | {"planner"}
DECIDED, UNDECIDED = frozenset({True}), frozenset({False})
EITHER = DECIDED | UNDECIDED


class Hindrance(StrEnum):
    """Why a step can't be taken."""

    NO_STEP = "no_step"  # from here it leads nowhere
    ROLE = "role"  # others may
    DECIDED = "decided"  # the policy has run
    UNDECIDED = "undecided"  # nobody was ever decided about: it was not worked on


@dataclass(frozen=True, slots=True)
class Step:
    """Who may take it, and whether the policy must have run, must not have, or either."""

    roles: frozenset[str]
    decided: frozenset[bool] = EITHER


_STEPS: Mapping[tuple[str, str], Step] = MappingProxyType(
    {
        (StormStatus.PLANNING, StormStatus.ACTIVE): Step(PLANNERS),
        (StormStatus.PLANNING, StormStatus.ARCHIVED): Step(LEADS),
        (StormStatus.ACTIVE, StormStatus.PLANNING): Step(PLANNERS, UNDECIDED),
        (StormStatus.ACTIVE, StormStatus.COMPLETED): Step(LEADS),
        (StormStatus.COMPLETED, StormStatus.ACTIVE): Step(LEADS),
        (StormStatus.COMPLETED, StormStatus.ARCHIVED): Step(LEADS),
        (StormStatus.ARCHIVED, StormStatus.COMPLETED): Step(LEADS, DECIDED),
        (StormStatus.ARCHIVED, StormStatus.PLANNING): Step(PLANNERS, UNDECIDED),
    }
)


def hindrance(now: str, then: str, *, decided: bool, role: str) -> Hindrance | None:
    """Why the storm can't go there; None when it can, or is there.

    Args:
        decided: whether the policy has ever run in it. role: of whoever asks.
    """
    if now == then:
        return None
    step = _STEPS.get((now, then))
    if step is None:
        return Hindrance.NO_STEP
    if decided not in step.decided:
        return Hindrance.DECIDED if decided else Hindrance.UNDECIDED
    return None if role in step.roles else Hindrance.ROLE


def steps_from(now: str, *, decided: bool) -> tuple[StormStatus, ...]:
    """Where a storm can go from here, whoever may take it there; in the order of the course."""
    return tuple(
        then for then in StormStatus
        if (now, then) in _STEPS and decided in _STEPS[now, then].decided
    )  # fmt: skip


def is_taken_back(now: str, then: str, *, decided: bool, role: str) -> bool:
    """Whether a step just taken could be taken back by the same person."""
    return hindrance(then, now, decided=decided, role=role) is None
