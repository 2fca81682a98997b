"""What a play score is made of: ten counts of one storm of one tenant, as of one moment."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any

from stormops_desktop.domain.scoring.errors import ScoreError


@dataclass(frozen=True, slots=True)
class PlayCounts:
    """Counts of properties, jobs, assigned units and checks (product.md E.1).

    Attributes:
        treat_high: treated properties of high uplift. high_uplift: properties whose current expected uplift
            is above .15 and that nothing suppresses.
        jobs_completed, jobs_total: of the storm's jobs, without the cancelled ones.
        treat_n, treat_conversions, control_n, control_conversions: units by arm, each converted once at most.
        checks_failed, checks_run: data quality checks. More may fail than ran when a check fails twice.
        treated: properties whose current decision is treat; None takes the larger of treat_high and treat_n.

    Raises:
        ScoreError: a count is negative, or more converted or completed than there are.
    """

    treat_high: int = 0
    high_uplift: int = 0
    jobs_completed: int = 0
    jobs_total: int = 0
    treat_n: int = 0
    treat_conversions: int = 0
    control_n: int = 0
    control_conversions: int = 0
    checks_failed: int = 0
    checks_run: int = 0
    treated: int | None = None

    def __post_init__(self) -> None:
        for name, value in self._given():
            if value < 0:
                raise ScoreError(f"{name} is {value}. A count can't be negative.")
        for part, whole in (
            ("treat_conversions", "treat_n"),
            ("control_conversions", "control_n"),
            ("jobs_completed", "jobs_total"),
        ):
            if getattr(self, part) > getattr(self, whole):
                raise ScoreError(
                    f"{part} is {getattr(self, part)} of only {getattr(self, whole)} ({whole}). "
                    "Count each unit once."
                )

    @property
    def anyone_treated(self) -> bool:
        """Whether the storm has been decided at all."""
        return (self.treated if self.treated is not None else max(self.treat_high, self.treat_n)) > 0

    def _given(self) -> list[tuple[str, int]]:
        named = [(field.name, getattr(self, field.name)) for field in fields(self)]
        return [(name, value) for name, value in named if value is not None]


NAMES = tuple(field.name for field in fields(PlayCounts))


def counts_from(table: Mapping[str, Any]) -> PlayCounts:
    """Counts from what a file says; a count that is not named is 0.

    Raises:
        ScoreError: an unknown name, something that is no whole number, or counts that contradict each other.
    """
    unknown = sorted(set(table) - set(NAMES))
    if unknown:
        raise ScoreError(f"unknown: {', '.join(map(str, unknown))}. The counts are {', '.join(NAMES)}.")
    given = {name: value for name, value in table.items() if (name, value) != ("treated", None)}
    return PlayCounts(**{name: _whole(name, value) for name, value in given.items()})


def _whole(name: str, value: Any) -> int:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise ScoreError(f"{name} is {value!r}. Give a whole number.")
    if not math.isfinite(value) or value != int(value):
        raise ScoreError(f"{name} is {value}. Give a whole number.")
    return int(value)
