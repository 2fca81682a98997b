"""The eleven plays, and which one suits a household: persona by risk tier.

Source: prototype-facts.md 6, rules 1 and 3. The boost belongs to the legacy priority only; it never enters
the impact index.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from stormops_desktop.domain.storms.vocabulary import Persona


class RiskTier(StrEnum):
    """Bands of the legacy risk score: below 40, 60, 80, and above."""

    LOW = "Low"
    MEDIUM = "Medium"
    HIGH = "High"
    VERY_HIGH = "Very High"


@dataclass(frozen=True, slots=True)
class Play:
    """One way to approach a household. `persona` and `risk_tier` are None for the play of everybody else."""

    code: str
    persona: Persona | None
    risk_tier: RiskTier | None
    boost: int
    sla_hours: int

    @property
    def name(self) -> str:
        """The code in words."""
        return self.code.replace("_", " ")


STANDARD_OUTREACH = Play("Standard_Outreach", None, None, 10, 72)
PLAYS: tuple[Play, ...] = (
    Play("Financing_Aggressive", Persona.DEAL_HUNTER, RiskTier.VERY_HIGH, 30, 12),
    Play("Financing_Standard", Persona.DEAL_HUNTER, RiskTier.HIGH, 20, 24),
    Play("Promo_Seasonal", Persona.DEAL_HUNTER, RiskTier.MEDIUM, 15, 48),
    Play("Impact_Report_Premium", Persona.PROOF_SEEKER, RiskTier.VERY_HIGH, 25, 24),
    Play("Impact_Report_Standard", Persona.PROOF_SEEKER, RiskTier.HIGH, 20, 48),
    Play("Safety_Warranty", Persona.FAMILY_PROTECTOR, RiskTier.VERY_HIGH, 25, 24),
    Play("Safety_Standard", Persona.FAMILY_PROTECTOR, RiskTier.HIGH, 18, 36),
    Play("Reliability_Focus", Persona.FAMILY_PROTECTOR, RiskTier.MEDIUM, 12, 48),
    Play("Premium_Showcase", Persona.STATUS_CONSCIOUS, RiskTier.VERY_HIGH, 28, 24),
    Play("Premium_Standard", Persona.STATUS_CONSCIOUS, RiskTier.HIGH, 22, 36),
    STANDARD_OUTREACH,
)
BY_CODE: Mapping[str, Play] = MappingProxyType({play.code: play for play in PLAYS})
_BY_CELL = {(play.persona, play.risk_tier): play for play in PLAYS if play.persona}


def risk_tier(risk_score: float) -> RiskTier:
    """Below 40 low, below 60 medium, below 80 high, else very high."""
    if risk_score < 40:
        return RiskTier.LOW
    if risk_score < 60:
        return RiskTier.MEDIUM
    return RiskTier.HIGH if risk_score < 80 else RiskTier.VERY_HIGH


def play_for(persona: Persona | None, risk_score: float | None) -> Play:
    """The play of the persona's cell; standard outreach where the matrix has none, or too little is known."""
    if persona is None or risk_score is None:
        return STANDARD_OUTREACH
    return _BY_CELL.get((persona, risk_tier(risk_score)), STANDARD_OUTREACH)
