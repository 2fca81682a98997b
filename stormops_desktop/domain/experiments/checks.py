"""Did the experiment run as it was planned: sizes of arms."""

from collections.abc import Mapping
from dataclasses import dataclass

from stormops_desktop.domain.experiments.assignment import Arms

ALARM_BELOW = 0.001


@dataclass(frozen=True, slots=True)
class SampleRatio:
    """Pearson's chi-square of arm sizes against their parts."""

    chi_square: float
    p: float

    @property
    def mismatch(self) -> bool:
        """Something besides chance decides who is in which arm: no result can be trusted."""
        return self.p < ALARM_BELOW


def sample_ratio(sizes: Mapping[str, int], arms: Arms) -> SampleRatio:
    """Whether so many units an arm could have come by chance. Nobody yet is no mismatch."""
    from scipy.special import chdtrc  # not at every start of the program: only who reads results needs it

    whole = sum(sizes.get(name, 0) for name in arms.parts)
    if not whole:
        return SampleRatio(0.0, 1.0)
    square = sum(
        (sizes.get(name, 0) - whole * part) ** 2 / (whole * part) for name, part in arms.parts.items()
    )
    return SampleRatio(square, float(chdtrc(len(arms.parts) - 1, square)))
