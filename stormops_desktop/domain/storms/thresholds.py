"""At which hail size a roof starts to be damaged: a versioned table, by material and age."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from stormops_desktop.domain.storms.vocabulary import Material

AGE_FREE_YEARS = 10.0  # up to here a roof has its full resistance
LOSS_PER_YEAR = 0.02
WEAKEST = 0.7  # a roof is never taken to have lost more than 30 %

# Inches of hard ice, perpendicular hit (product.md C.3, decisions.md 11); * marks our assumption.
BASE_IN: Mapping[Material, float] = MappingProxyType(
    {
        Material.ASPHALT_3TAB: 1.00,
        Material.ASPHALT_LAMINATED: 1.25,
        Material.ASPHALT_CLASS4: 2.00,  # *
        Material.WOOD_SHINGLE: 1.25,
        Material.WOOD_SHAKE: 1.50,
        Material.CLAY_TILE: 1.50,
        Material.CONCRETE_TILE: 2.00,
        Material.SLATE: 1.50,
        Material.METAL_STANDING: 2.00,  # *
        Material.METAL_STONE_COATED: 2.00,  # *
        Material.MOD_BIT: 1.75,  # *
        Material.TPO: 1.75,  # *
        Material.EPDM: 2.00,  # *
        Material.BUR: 2.00,
        Material.ROLL: 0.75,
    }
)


@dataclass(frozen=True, slots=True)
class Threshold:
    """`inches` of hail at which damage starts; `assumed` when the material is not known."""

    inches: float
    assumed: bool


@dataclass(frozen=True, slots=True)
class ThresholdTable:
    """Base thresholds of one version; a tenant's own edition carries its own version text."""

    version: str
    base_in: Mapping[Material, float] = field(default_factory=lambda: BASE_IN)

    def of(self, material: Material, age_years: float | None) -> Threshold:
        """The threshold of one roof: base x clamp(1 - 0.02 (age - 10), 0.7, 1).

        An unknown material counts as laminated asphalt, the commonest, and is marked as assumed.
        An unknown age counts as 10 years or less, so a missing figure never raises a score.
        """
        assumed = material is Material.UNKNOWN
        base = self.base_in[Material.ASPHALT_LAMINATED if assumed else material]
        age = AGE_FREE_YEARS if age_years is None else age_years
        strength = min(1.0, max(WEAKEST, 1.0 - LOSS_PER_YEAR * (age - AGE_FREE_YEARS)))
        return Threshold(base * strength, assumed)


STANDARD = ThresholdTable("hail-1")
