"""Arms by stratum: every stratum gets its part of every arm, and the whole hits the target within one unit.

Units of a stratum stand in the order of their salted hash, strata in the order of theirs, and arms are dealt
by the largest debt, so that after any number of units no arm is further than one unit from its part. The same
units, salt and arms give the same deal on every laptop. A unit that comes later gets `targeting.holdout.arm`.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from stormops_desktop.domain.experiments.errors import ExperimentError
from stormops_desktop.domain.targeting.holdout import position


@dataclass(frozen=True, slots=True)
class Arms:
    """Named arms with their parts, which add up to one.

    Raises:
        ExperimentError: fewer than two arms, a part that is not positive, or a sum that is not one.
    """

    parts: Mapping[str, float]

    def __post_init__(self) -> None:
        if len(self.parts) < 2:
            raise ExperimentError("An experiment needs two arms at least: one of them is the control.")
        if any(part <= 0 for part in self.parts.values()) or abs(sum(self.parts.values()) - 1) > 1e-9:
            raise ExperimentError("The parts of the arms must be above zero and add up to 1.")


def assign(salt: str, strata: Mapping[str, str], arms: Arms) -> dict[str, str]:
    """The arm of every unit.

    Args:
        salt: the experiment's own; another salt is another deal.
        strata: unit -> stratum, as "75201|A".
    """
    ordered = sorted(
        strata, key=lambda unit: (position(f"{salt}|stratum", strata[unit]), position(salt, unit), unit)
    )
    debt = dict.fromkeys(arms.parts, 0.0)
    dealt = {}
    for unit in ordered:
        for name, part in arms.parts.items():
            debt[name] += part
        chosen = max(debt, key=lambda name: debt[name])
        debt[chosen] -= 1
        dealt[unit] = chosen
    return dealt
