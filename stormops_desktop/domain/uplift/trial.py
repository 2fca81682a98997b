"""A randomised trial in columns: the only thing that an uplift model may learn from."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from stormops_desktop.domain.uplift.errors import UpliftError

Floats = npt.NDArray[np.float64]
Bools = npt.NDArray[np.bool_]
FEWEST_AN_ARM = 50
TOO_FEW = "One arm has {few} units. An uplift model needs {least} in each."


@dataclass(frozen=True, slots=True, eq=False)
class Trial:
    """n units of a treated arm and a control.

    Attributes:
        names: of the p features. features: (n, p), numbers without gaps.
        treated: (n,) by the draw, not by what happened (intention to treat). outcome: (n,).
        propensity: chance to be treated, as the draw was made; (n,) or one for all.

    Raises:
        UpliftError: an arm is too small, a feature has gaps, or the draw was no draw.
    """

    names: tuple[str, ...]
    features: Floats
    treated: Bools
    outcome: Floats
    propensity: Floats

    def __post_init__(self) -> None:
        few = min(int(self.treated.sum()), int((~self.treated).sum()))
        if few < FEWEST_AN_ARM:
            raise UpliftError(TOO_FEW, few=few, least=FEWEST_AN_ARM)
        if not (np.isfinite(self.features).all() and np.isfinite(self.outcome).all()):
            raise UpliftError("A feature or an outcome is missing. Fill gaps before learning.")
        if not ((self.propensity > 0) & (self.propensity < 1)).all():
            raise UpliftError(
                "Everybody must have had a chance of both arms. Learn from randomized arms only."
            )

    @property
    def size(self) -> int:
        return len(self.outcome)

    @property
    def average_effect(self) -> float:
        """Difference of the arms' means."""
        return float(self.outcome[self.treated].mean() - self.outcome[~self.treated].mean())

    def take(self, rows: npt.NDArray[np.integer] | Bools) -> "Trial":
        """Some of the units."""
        return Trial(
            self.names, self.features[rows], self.treated[rows], self.outcome[rows], self.propensity[rows]
        )


def trial(
    names: tuple[str, ...], features: Floats, treated: Bools, outcome: Floats, propensity: float | Floats
) -> Trial:
    """A trial; one propensity stands for everybody's."""
    spread = np.broadcast_to(np.asarray(propensity, np.float64), (len(outcome),))
    return Trial(names, np.asarray(features, np.float64), treated, np.asarray(outcome, np.float64), spread)
