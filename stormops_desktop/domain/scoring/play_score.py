"""The storm play score of the brief, defined for every possible count (product.md E.2)."""

import math
from dataclasses import dataclass
from enum import StrEnum

from stormops_desktop.domain.scoring.counts import PlayCounts

FEWEST_CONTROLS, FEWEST_CONVERSIONS = 30, 5


class Part(StrEnum):
    """The four components, in the order they are shown."""

    COVERAGE = "policy_coverage"
    COMPLETION = "route_completion"
    LIFT = "conversion_lift"
    QUALITY = "data_quality"


WEIGHTS = {Part.COVERAGE: 0.30, Part.COMPLETION: 0.25, Part.LIFT: 0.25, Part.QUALITY: 0.20}


class Status(StrEnum):
    """What a component's value is worth.

    CONTROL_ZERO: nobody of the control converted, so the lift is its limit of 1, not a ratio.
    """

    OK = "ok"
    NOT_MEASURABLE = "not_measurable"
    NOT_STARTED = "not_started"
    CONTROL_ZERO = "control_zero"


@dataclass(frozen=True, slots=True)
class Component:
    """One component: `value` in 0..1 (lift: -1..1).

    Attributes:
        literal: the ratio as the brief writes it, before any clamp; treated of no high uplift count in it.
            None where there is no ratio.
    """

    part: Part
    value: float
    status: Status
    literal: float | None

    @property
    def points(self) -> float:
        """What it adds to the score, in points of 100."""
        return 100 * WEIGHTS[self.part] * self.value

    @property
    def measurable(self) -> bool:
        return self.status is not Status.NOT_MEASURABLE


@dataclass(frozen=True, slots=True)
class PlayScore:
    """The score of one storm.

    Attributes:
        raw: sum of the points, which harm can take below 0. low_sample: too few to trust the lift.
    """

    components: tuple[Component, ...]
    raw: float
    low_sample: bool

    @property
    def score(self) -> float:
        """Points in 0..100."""
        return min(max(self.raw, 0.0), 100.0)

    @property
    def measurable(self) -> float:
        """How many of the 100 points could be earned with what is known. Nothing is renormalised."""
        return float(round(100 * sum(WEIGHTS[part.part] for part in self.components if part.measurable)))

    @property
    def provisional(self) -> bool:
        """Whether a component can't be measured yet."""
        return not all(part.measurable for part in self.components)

    @property
    def shown(self) -> int:
        """The headline's number: halves go up, as people round."""
        return math.floor(round(self.score, 9) + 0.5)


def play_score(counts: PlayCounts) -> PlayScore:
    """The score of these counts."""
    components = (_coverage(counts), _completion(counts), _lift(counts), _quality(counts))
    few = (
        counts.control_n < FEWEST_CONTROLS
        or counts.treat_conversions + counts.control_conversions < FEWEST_CONVERSIONS
    )
    # Summed exactly, so that .3 x 1 + .25 x 1 + … of a perfect storm is 100 and not 99.99….
    raw = round(math.fsum(part.points for part in components), 9)
    return PlayScore(components, raw, low_sample=few and components[2].measurable)


def _coverage(counts: PlayCounts) -> Component:
    if not counts.high_uplift:
        return Component(Part.COVERAGE, 0.0, Status.NOT_MEASURABLE, None)
    treated = counts.treat_high if counts.treated is None else counts.treated
    literal = treated / counts.high_uplift
    return Component(Part.COVERAGE, min(counts.treat_high / counts.high_uplift, 1.0), Status.OK, literal)


def _completion(counts: PlayCounts) -> Component:
    if counts.jobs_total:
        done = counts.jobs_completed / counts.jobs_total
        return Component(Part.COMPLETION, done, Status.OK, done)
    status = Status.NOT_STARTED if counts.anyone_treated else Status.NOT_MEASURABLE
    return Component(Part.COMPLETION, 0.0, status, None)


def _lift(counts: PlayCounts) -> Component:
    if not counts.treat_n or not counts.control_n:
        return Component(Part.LIFT, 0.0, Status.NOT_MEASURABLE, None)
    treated = counts.treat_conversions / counts.treat_n
    control = counts.control_conversions / counts.control_n
    if not control:
        status = Status.CONTROL_ZERO if treated else Status.OK
        return Component(Part.LIFT, 1.0 if treated else 0.0, status, None)
    literal = (treated - control) / control
    return Component(Part.LIFT, min(literal, 1.0), Status.OK, literal)


def _quality(counts: PlayCounts) -> Component:
    if not counts.checks_run:
        return Component(Part.QUALITY, 0.0, Status.NOT_MEASURABLE, None)
    literal = 1 - counts.checks_failed / counts.checks_run
    return Component(Part.QUALITY, max(literal, 0.0), Status.OK, literal)
