"""The six phases of a storm (the brief) and the gates between them: a number, what it needs, and a verdict.

Targets are those of prototype-facts.md 12 where the product records what they count. Two differ: five-star
reviews are recorded nowhere, so answers of owners stand for them; and a storm is decided with a control group
or its lift can never be told, so that is a gate, too.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from math import isfinite

JOB_MARGIN_CENTS = 1_500_000  # of a conversion, and of a visit: the constants of prototype-facts.md 13
VISIT_CENTS = 5_000
FRESH_FOR_H = 48  # after a storm has ended, nothing newer comes by the hour


class Phase(StrEnum):
    """In the order of a good storm."""

    DETECT = "detect"
    TARGETS = "targets"
    ROUTES = "routes"
    JOBS = "jobs"
    NURTURE = "nurture"
    IDENTITY = "identity"


class Verdict(StrEnum):
    """What a gate says."""

    PASSED = "passed"
    FAILED = "failed"
    NOT_MEASURABLE = "not_measurable"


class PhaseState(StrEnum):
    """Where a phase stands."""

    PASSED = "passed"
    OPEN = "open"
    NOT_STARTED = "not_started"


class Measure(StrEnum):
    """What a gate's number is."""

    COUNT = "count"
    CENTS = "cents"
    HOURS = "hours"
    PART = "part"


@dataclass(frozen=True, slots=True)
class Gate:
    """A number that a phase needs: at least so much, or at most."""

    code: str
    phase: Phase
    needed: float
    at_most: bool = False
    measure: Measure = Measure.COUNT


GATES = (
    Gate("hot_zones", Phase.DETECT, 5),
    Gate("fresh_data", Phase.DETECT, 2, at_most=True, measure=Measure.HOURS),
    Gate("doors", Phase.TARGETS, 1_000),
    Gate("hot_zips", Phase.TARGETS, 3),
    Gate("control_group", Phase.TARGETS, 30),
    Gate("routes_out", Phase.ROUTES, 2),
    Gate("routed_value", Phase.ROUTES, 5_000_000, measure=Measure.CENTS),
    Gate("held_out_routed", Phase.ROUTES, 0, at_most=True),
    Gate("inspections", Phase.JOBS, 5),
    Gate("claims", Phase.JOBS, 2),
    Gate("follow_ups", Phase.NURTURE, 5),
    Gate("answers", Phase.NURTURE, 3),
    Gate("journeys", Phase.IDENTITY, 30),
    Gate("conversions", Phase.IDENTITY, 5),
    Gate("identified", Phase.IDENTITY, 0.95, measure=Measure.PART),
    Gate("attributed", Phase.IDENTITY, 1),
)


@dataclass(frozen=True, slots=True)
class Measured:
    """A gate's number; None with a code of what is missing when it can't be told."""

    value: float | None
    missing: str = ""


@dataclass(frozen=True, slots=True)
class GateResult:
    """A gate, its number, and what that means."""

    gate: Gate
    verdict: Verdict
    value: float | None
    missing: str = ""

    @property
    def short(self) -> float:
        """How much is missing (or too much), 0 unless failed."""
        if self.verdict is not Verdict.FAILED or self.value is None:
            return 0.0
        return abs(self.gate.needed - self.value)


@dataclass(frozen=True, slots=True)
class PhaseResult:
    """A phase with its gates. `provisional` when it passed though some gate could not be measured."""

    phase: Phase
    state: PhaseState
    gates: tuple[GateResult, ...]

    @property
    def provisional(self) -> bool:
        unknown = any(one.verdict is Verdict.NOT_MEASURABLE for one in self.gates)
        return self.state is PhaseState.PASSED and unknown

    @property
    def number(self) -> int:
        """1 to 6."""
        return list(Phase).index(self.phase) + 1


def judge(gate: Gate, measured: Measured) -> GateResult:
    """One gate: passed from the number it needs on, that number included.

    Raises:
        ValueError: a number that is none.
    """
    value = measured.value
    if value is None:
        return GateResult(gate, Verdict.NOT_MEASURABLE, None, measured.missing or "no_rows")
    if not isfinite(value):
        raise ValueError(f"{gate.code} is {value}, which is no number")
    good = value <= gate.needed if gate.at_most else value >= gate.needed
    return GateResult(gate, Verdict.PASSED if good else Verdict.FAILED, value)


def judged(found: Mapping[str, Measured]) -> tuple[PhaseResult, ...]:
    """All six phases; a gate that nobody measured is not measurable."""
    nothing = Measured(None)
    results = [judge(gate, found.get(gate.code, nothing)) for gate in GATES]
    return tuple(_phase(phase, tuple(r for r in results if r.gate.phase is phase)) for phase in Phase)


def in_front(phases: tuple[PhaseResult, ...]) -> Phase:
    """The first phase that is not passed; the last when all are."""
    return next((one.phase for one in phases if one.state is not PhaseState.PASSED), phases[-1].phase)


def _phase(phase: Phase, gates: tuple[GateResult, ...]) -> PhaseResult:
    known = [one for one in gates if one.verdict is not Verdict.NOT_MEASURABLE]
    grown = [one for one in known if not one.gate.at_most]
    if not any(one.value for one in grown):
        return PhaseResult(phase, PhaseState.NOT_STARTED, gates)
    passed = all(one.verdict is Verdict.PASSED for one in known)
    return PhaseResult(phase, PhaseState.PASSED if passed else PhaseState.OPEN, gates)
