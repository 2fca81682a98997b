"""The stated prior, and the plays."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stormops_desktop.domain.storms.vocabulary import Persona, Tier
from stormops_desktop.domain.targeting.plays import BY_CODE, PLAYS, RiskTier, play_for, risk_tier
from stormops_desktop.domain.targeting.uplift import MODEL_VERSION, prior_uplift
from stormops_desktop.domain.targeting.vocabulary import NextAction

ages = st.none() | st.floats(0, 80)


def expected(tier: Tier | None, age: float | None) -> float:
    uplift = prior_uplift(tier, age, None)
    assert uplift is not None
    return uplift.expected


def test_it_calls_itself_a_prior() -> None:
    assert MODEL_VERSION == "prior-v0"
    uplift = prior_uplift(Tier.A, 15, None)
    assert uplift is not None
    assert uplift.model_version == "prior-v0"


@pytest.mark.parametrize(
    ("tier", "age", "uplift"),
    [(Tier.A, 15, 0.24), (Tier.A, 0, 0.168), (Tier.A, 40, 0.312), (Tier.B, None, 0.17), (Tier.B, 5, 0.136),
     (Tier.C, 15, 0.09), (Tier.D, 15, 0.03)],
)  # fmt: skip
def test_the_table(tier: Tier, age: float | None, uplift: float) -> None:
    assert expected(tier, age) == pytest.approx(uplift)


def test_no_evidence_no_figure() -> None:
    assert prior_uplift(None, 20, Persona.DEAL_HUNTER) is None


@given(st.sampled_from(Tier), ages)
def test_bounds_and_worse_tiers(tier: Tier, age: float | None) -> None:
    assert -1 <= expected(tier, age) <= 1
    figures = [expected(each, age) for each in Tier]
    assert figures == sorted(figures, reverse=True)


@given(st.sampled_from(Tier), st.floats(0, 80), st.floats(0, 20))
def test_an_older_roof_never_lowers_it(tier: Tier, age: float, more: float) -> None:
    assert expected(tier, age + more) >= expected(tier, age)


@pytest.mark.parametrize(
    ("tier", "persona", "action"),
    [
        (Tier.A, Persona.DEAL_HUNTER, NextAction.FINANCING_OFFER),
        (Tier.A, Persona.PROOF_SEEKER, NextAction.IMPACT_REPORT),
        (Tier.A, Persona.FAMILY_PROTECTOR, NextAction.SAFETY_WARRANTY),
        (Tier.A, None, NextAction.DOOR_KNOCK),
        (Tier.C, Persona.DEAL_HUNTER, NextAction.WAIT),
        (Tier.D, Persona.DEAL_HUNTER, NextAction.NONE),
    ],
)
def test_next_action(tier: Tier, persona: Persona | None, action: NextAction) -> None:
    uplift = prior_uplift(tier, 15, persona)
    assert uplift is not None
    assert uplift.next_action is action


def test_eleven_plays() -> None:
    assert len(PLAYS) == len(BY_CODE) == 11


@pytest.mark.parametrize(
    ("score", "tier"),
    [(39, RiskTier.LOW), (40, RiskTier.MEDIUM), (59.9, RiskTier.MEDIUM), (60, RiskTier.HIGH),
     (79.9, RiskTier.HIGH), (80, RiskTier.VERY_HIGH)],
)  # fmt: skip
def test_risk_tiers(score: float, tier: RiskTier) -> None:
    assert risk_tier(score) is tier


@pytest.mark.parametrize(
    ("persona", "score", "code", "boost", "sla_hours"),
    [
        (Persona.DEAL_HUNTER, 85, "Financing_Aggressive", 30, 12),
        (Persona.DEAL_HUNTER, 50, "Promo_Seasonal", 15, 48),
        (Persona.PROOF_SEEKER, 85, "Impact_Report_Premium", 25, 24),
        (Persona.PROOF_SEEKER, 50, "Standard_Outreach", 10, 72),
        (Persona.FAMILY_PROTECTOR, 70, "Safety_Standard", 18, 36),
        (Persona.STATUS_CONSCIOUS, 70, "Premium_Standard", 22, 36),
        (Persona.DEAL_HUNTER, 20, "Standard_Outreach", 10, 72),
        (None, 90, "Standard_Outreach", 10, 72),
        (Persona.DEAL_HUNTER, None, "Standard_Outreach", 10, 72),
    ],
)
def test_play_matrix(
    persona: Persona | None, score: float | None, code: str, boost: int, sla_hours: int
) -> None:
    play = play_for(persona, score)
    assert (play.code, play.boost, play.sla_hours) == (code, boost, sla_hours)
