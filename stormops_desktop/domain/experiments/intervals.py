"""Intervals of rates and of their differences.

Newcombe's is Wilson's score interval of each rate, squared and added (Statistics in Medicine 17, 1998, method
10): it stays inside -1..1 and covers what it says with few units. Wald's is shown beside it because people
know it.
"""

from dataclasses import dataclass
from math import sqrt
from statistics import NormalDist

from stormops_desktop.domain.experiments.errors import ExperimentError

CONFIDENCE = 0.95


@dataclass(frozen=True, slots=True)
class Rate:
    """So many of so many.

    Raises:
        ExperimentError: counts that contradict each other.
    """

    hits: int
    n: int

    def __post_init__(self) -> None:
        if not 0 <= self.hits <= self.n:
            raise ExperimentError(f"{self.hits} of {self.n} is not a count. Count each unit once.")

    @property
    def value(self) -> float:
        """0..1; 0 of nobody is 0."""
        return self.hits / self.n if self.n else 0.0

    @property
    def variance(self) -> float:
        """Of one unit."""
        return self.value * (1 - self.value)


@dataclass(frozen=True, slots=True)
class Interval:
    """From `lo` to `hi`, both included."""

    lo: float
    hi: float


def wilson(rate: Rate, confidence: float = CONFIDENCE) -> Interval:
    """Score interval of one rate; all of 0..1 when there is nobody."""
    if not rate.n:
        return Interval(0.0, 1.0)
    z = z_score(confidence)
    middle = (rate.hits + z * z / 2) / (rate.n + z * z)
    half = z * sqrt(rate.n * rate.variance + z * z / 4) / (rate.n + z * z)
    return Interval(max(middle - half, 0.0), min(middle + half, 1.0))


def newcombe(treated: Rate, control: Rate, confidence: float = CONFIDENCE) -> Interval:
    """Interval of the treated rate less the control's."""
    one, other = wilson(treated, confidence), wilson(control, confidence)
    lift = treated.value - control.value
    below = sqrt((treated.value - one.lo) ** 2 + (other.hi - control.value) ** 2)
    above = sqrt((one.hi - treated.value) ** 2 + (control.value - other.lo) ** 2)
    return Interval(lift - below, lift + above)


def wald(treated: Rate, control: Rate, confidence: float = CONFIDENCE) -> Interval:
    """The textbook interval with unpooled variances; too narrow with few units.

    Raises:
        ExperimentError: an arm is empty.
    """
    half = z_score(confidence) * standard_error(treated, control)
    lift = treated.value - control.value
    return Interval(lift - half, lift + half)


def standard_error(treated: Rate, control: Rate) -> float:
    """Of the difference, unpooled.

    Raises:
        ExperimentError: an arm is empty.
    """
    if not treated.n or not control.n:
        raise ExperimentError("An arm is empty, so there is nothing to compare with.")
    return sqrt(treated.variance / treated.n + control.variance / control.n)


def z_score(confidence: float) -> float:
    """How many standard errors an interval of that confidence reaches to either side."""
    return NormalDist().inv_cdf((1 + confidence) / 2)
