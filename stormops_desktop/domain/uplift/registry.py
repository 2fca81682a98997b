"""The life of a model in the registry: learnt, live, retired or rejected. What was rejected stays so."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType


class ModelStatus(StrEnum):
    """`sync/contracts` carries the same spellings."""

    CANDIDATE = "candidate"
    LIVE = "live"
    RETIRED = "retired"
    REJECTED = "rejected"


_NEXT: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        ModelStatus.CANDIDATE: frozenset({ModelStatus.LIVE, ModelStatus.REJECTED}),
        ModelStatus.LIVE: frozenset({ModelStatus.RETIRED, ModelStatus.REJECTED}),
        ModelStatus.RETIRED: frozenset({ModelStatus.LIVE, ModelStatus.REJECTED}),
        ModelStatus.REJECTED: frozenset(),
    }
)


def may_become(now: str, then: str) -> bool:
    """Whether that is a step; staying is none, and is always allowed."""
    return now == then or then in _NEXT.get(now, frozenset())
