"""What a screen reads of a storm's phases."""

from dataclasses import dataclass

from stormops_desktop.domain.phases.gates import Phase, PhaseResult, in_front


@dataclass(frozen=True, slots=True)
class PhaseStrip:
    """All six phases of a storm at a moment (UTC milliseconds)."""

    storm_id: str
    storm_name: str
    as_of: int
    phases: tuple[PhaseResult, ...]

    @property
    def in_front(self) -> Phase:
        """Where work is: the first phase that is not passed."""
        return in_front(self.phases)


@dataclass(frozen=True, slots=True)
class GateRow:
    """One row behind a gate's number.

    Attributes:
        fact: a code: a reason, a status, a channel, a hazard. amount: what it adds, in the gate's measure, or
            a size; None without one. job_id: the job that it opens, None for none.
    """

    row_id: str
    title: str
    place: str
    fact: str
    amount: float | None
    job_id: str | None
