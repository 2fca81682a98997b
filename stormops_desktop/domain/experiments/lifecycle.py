"""The life of an experiment: drafted, running, over. It never goes back, so that no draw is made twice."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType


class ExperimentStatus(StrEnum):
    """`sync/contracts` carries the same spellings."""

    DRAFT = "draft"
    RUNNING = "running"
    COMPLETED = "completed"
    CANCELLED = "cancelled"


_NEXT: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        ExperimentStatus.DRAFT: frozenset({ExperimentStatus.RUNNING, ExperimentStatus.CANCELLED}),
        ExperimentStatus.RUNNING: frozenset({ExperimentStatus.COMPLETED, ExperimentStatus.CANCELLED}),
    }
)
VERBS: Mapping[str, str] = MappingProxyType(
    {
        "start": ExperimentStatus.RUNNING,
        "stop": ExperimentStatus.COMPLETED,
        "cancel": ExperimentStatus.CANCELLED,
    }
)


def may_become(now: str, then: str) -> bool:
    """Whether that is a step; staying is none, and is always allowed."""
    return now == then or then in _NEXT.get(now, frozenset())


def steps_from(now: str) -> tuple[str, ...]:
    """start, stop, cancel: those that are possible."""
    return tuple(verb for verb, then in VERBS.items() if then in _NEXT.get(now, frozenset()))
