"""Expected uplift before any model is trained: a stated prior by impact tier and roof age.

`prior-v0` is a table somebody wrote down, NOT a trained model: nothing here was fitted to outcomes, so it has
no p_treat, no p_control and no interval. A worse hit and an older roof mean more owners who would not have
acted unasked; the size of the steps is a judgement. It gives way to a model fitted to randomised holdouts.

Invariants (tested): within -1..1; never falls with a worse tier or an older roof; None without evidence.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from stormops_desktop.domain.storms.vocabulary import Persona, Tier
from stormops_desktop.domain.targeting.vocabulary import NextAction

MODEL_VERSION = "prior-v0"
BY_TIER: Mapping[Tier, float] = MappingProxyType({Tier.A: 0.24, Tier.B: 0.17, Tier.C: 0.09, Tier.D: 0.03})
AGE_AT_PAR = 15.0  # years; a roof of this age gets the tier's figure as it stands
PER_YEAR = 0.02
AGE_FACTOR_LIMITS = (0.7, 1.3)
WORTH_A_VISIT = 0.15
WORTH_WAITING = 0.05

_OFFERS: Mapping[Persona, NextAction] = MappingProxyType(
    {
        Persona.DEAL_HUNTER: NextAction.FINANCING_OFFER,
        Persona.PROOF_SEEKER: NextAction.IMPACT_REPORT,
        Persona.FAMILY_PROTECTOR: NextAction.SAFETY_WARRANTY,
        Persona.STATUS_CONSCIOUS: NextAction.DOOR_KNOCK,
    }
)


@dataclass(frozen=True, slots=True)
class Uplift:
    """A prior figure: difference in conversion probability, and what to offer first."""

    expected: float
    next_action: NextAction
    model_version: str = MODEL_VERSION


def prior_uplift(tier: Tier | None, roof_age_years: float | None, persona: Persona | None) -> Uplift | None:
    """The prior of one house, None where there is no storm evidence. An unknown age counts as par."""
    if tier is None:
        return None
    age = AGE_AT_PAR if roof_age_years is None else roof_age_years
    low, high = AGE_FACTOR_LIMITS
    expected = BY_TIER[tier] * min(high, max(low, 1.0 + PER_YEAR * (age - AGE_AT_PAR)))
    return Uplift(round(expected, 4), _next_action(expected, persona))


def _next_action(expected: float, persona: Persona | None) -> NextAction:
    if expected < WORTH_WAITING:
        return NextAction.NONE
    if expected < WORTH_A_VISIT:
        return NextAction.WAIT
    return NextAction.DOOR_KNOCK if persona is None else _OFFERS[persona]
