"""What a screen reads of a play score."""

from dataclasses import dataclass

from stormops_desktop.domain.experiments.intervals import Interval
from stormops_desktop.domain.scoring.counts import PlayCounts
from stormops_desktop.domain.scoring.drivers import Driver
from stormops_desktop.domain.scoring.play_score import PlayScore


@dataclass(frozen=True, slots=True)
class ScoreView:
    """A storm's score at a moment; times are UTC milliseconds.

    Attributes:
        as_of: the moment asked for, or that of the reading. past: whether it was asked for.
        lift_interval: of treated rate less control rate (Newcombe, 95 %); None when an arm is empty.
        checks_ran_at: when the checks that count here were run; None when they never were.
        rules_version: of the formula.
    """

    storm_id: str
    storm_name: str
    as_of: int
    past: bool
    counts: PlayCounts
    score: PlayScore
    lift_interval: Interval | None
    checks_ran_at: int | None
    rules_version: str

    @property
    def headline(self) -> str:
        """ "74/100 (of 100 measurable)"; halves go up."""
        return f"{self.score.shown}/100 (of {self.score.measurable:.0f} measurable)"

    @property
    def breakdown(self) -> dict[str, float]:
        """Component times 100 with one decimal (the brief's `get_score_breakdown`); lift may be negative."""
        return {part.part.value: round(100 * part.value, 1) for part in self.score.components}


@dataclass(frozen=True, slots=True)
class ScoreRow:
    """One house, job or check that a count is made of.

    Attributes:
        state: a job's status, a house's outcome (won, lost, pending, none) or a check's state.
        name: an address, or a check's title.
    """

    row_id: str
    property_id: str | None
    job_id: str | None
    name: str
    city: str
    zip_code: str
    expected_uplift: float | None
    decision: str | None
    reason: str | None
    state: str


@dataclass(frozen=True, slots=True)
class HistoryPoint:
    """An entry of the score's history and what moved it since the entry before."""

    entry_id: str
    as_of: int
    score: float
    measurable: float
    counts: PlayCounts
    drivers: tuple[Driver, ...]
