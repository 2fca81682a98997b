"""The sample storm "DFW Storm 24": 61 households, 208 touches, 31 conversions, always the same.

A regression fixture, not evidence: its conversions follow from the legacy score, so no method should be
judged by it. Source: prototype-facts.md 6 (cells, journeys, values, ZIPs). The legacy score (70..110) is a
priority; it is never an impact index.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from stormops_desktop.domain.attribution.touches import Channel, Touch
from stormops_desktop.domain.storms.vocabulary import Persona
from stormops_desktop.domain.targeting.plays import BY_CODE

T0_MS = 1_718_445_600_000  # 2024-06-15 10:00 UTC; the source names no zone
HOUR_MS = 3_600_000
SOLD, OPEN = True, False
VALUE_PER_MILLE = 30  # a conversion is worth 3 % of the house
DH, PS, FP, SC = (
    Persona.DEAL_HUNTER, Persona.PROOF_SEEKER, Persona.FAMILY_PROTECTOR, Persona.STATUS_CONSCIOUS,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class SampleHome:
    """A household of the sample.

    Attributes:
        number: 1..61, stable.
        zip_code: None for the one whose ZIP is not known.
        estimated_value: dollars.
        risk_score: 0..100, of the old method.
        priority_legacy: its old score, 70..110.
    """

    number: int
    persona: Persona
    play: str
    zip_code: str | None
    estimated_value: int
    risk_score: int
    priority_legacy: int
    converts: bool


@dataclass(frozen=True, slots=True)
class _Cell:
    persona: Persona
    play: str
    risk_score: int
    priority: int
    converts: bool
    values: tuple[int, ...]  # dollars, one a household


def _spread(total: int, count: int, step: int = 1_700) -> tuple[int, ...]:
    """`count` different values that add up to `total`: an even ladder, the remainder on the last."""
    base = total // count
    ladder = [base + step * (2 * n - count + 1) for n in range(count)]
    ladder[-1] += total - sum(ladder)
    return tuple(ladder)


# Values above 350,000 where the source says so, and the converted ones add up to its sums per play:
# 4,518,178; 1,244,049; 3,033,721; 1,165,659; 359,708; 389,571. All 61 add up to 20,070,067 (mean 329,017.49).
_CELLS: tuple[_Cell, ...] = (
    _Cell(DH, "Financing_Aggressive", 80, 110, SOLD, _spread(3_018_178, 7)),
    _Cell(DH, "Financing_Aggressive", 80, 100, SOLD, _spread(1_500_000, 5)),
    _Cell(DH, "Financing_Standard", 75, 100, SOLD, _spread(1_244_049, 3)),
    _Cell(DH, "Financing_Standard", 75, 90, OPEN, _spread(520_000, 2)),
    _Cell(DH, "Financing_Standard", 65, 80, OPEN, _spread(1_560_000, 4)),
    _Cell(DH, "Financing_Standard", 65, 70, OPEN, _spread(1_500_000, 6)),
    _Cell(PS, "Impact_Report_Premium", 80, 105, SOLD, _spread(1_633_721, 4)),
    _Cell(PS, "Impact_Report_Premium", 80, 95, SOLD, _spread(1_400_000, 5)),
    _Cell(PS, "Impact_Report_Standard", 65, 80, OPEN, _spread(1_176_000, 3)),
    _Cell(PS, "Impact_Report_Standard", 65, 70, OPEN, _spread(1_260_000, 5)),
    _Cell(FP, "Safety_Warranty", 85, 95, SOLD, _spread(1_165_659, 5)),
    _Cell(FP, "Safety_Standard", 75, 98, SOLD, _spread(359_708, 1)),
    _Cell(FP, "Safety_Standard", 65, 78, OPEN, _spread(1_940_000, 5)),
    _Cell(SC, "Premium_Showcase", 80, 108, SOLD, _spread(389_571, 1)),
    _Cell(SC, "Premium_Showcase", 80, 98, OPEN, _spread(1_012_000, 4)),
    _Cell(SC, "Premium_Standard", 65, 82, OPEN, _spread(391_181, 1)),
)

# Hours after the start; the last is the call that converts.
_JOURNEYS: dict[Persona, tuple[tuple[tuple[Channel, int], ...], int]] = {
    DH: (((Channel.GA4, 0), (Channel.EMAIL, 2), (Channel.DOOR_KNOCK, 24)), 48),
    PS: (((Channel.GA4, 0), (Channel.DOOR_KNOCK, 6), (Channel.EMAIL, 12)), 72),
    FP: (((Channel.GA4, 0), (Channel.DOOR_KNOCK, 4), (Channel.SMS, 24)), 36),
    SC: (((Channel.GA4, 0), (Channel.DOOR_KNOCK, 8)), 48),
}

# 75209 has four named households, and the one without a ZIP is of the cell (PS, 95).
_FIXED_ZIPS: dict[tuple[str, int], tuple[str | None, ...]] = {
    ("Financing_Aggressive", 110): ("75209",),
    ("Impact_Report_Premium", 105): ("75209",),
    ("Impact_Report_Premium", 95): (None,),
    ("Safety_Warranty", 95): ("75209",),
    ("Safety_Standard", 78): ("75209",),
}
_ZIP_SIZES: tuple[tuple[int, str], ...] = (
    (4, "08 24 31"),
    (3, "04 06 29 30"),
    (2, "10 11 20 26 27 38 43 48"),
    (1, "01 02 07 12 14 16 17 18 23 28 35 37 41 49 53 54"),
)
_ZIP_STRIDE = 17  # coprime to the 56 places: neighbours in the list get different ZIPs


def sample_homes() -> tuple[SampleHome, ...]:
    """The 61 households, in the order of the source's table."""
    open_zips = iter(_zip_pool())
    homes: list[SampleHome] = []
    for cell in _CELLS:
        fixed = _FIXED_ZIPS.get((cell.play, cell.priority), ())
        for place, value in enumerate(cell.values):
            zip_code = fixed[place] if place < len(fixed) else next(open_zips)
            homes.append(_home(len(homes) + 1, cell, value, zip_code))
    return tuple(homes)


def sample_touches(homes: Sequence[SampleHome], property_ids: Sequence[str]) -> tuple[Touch, ...]:
    """The 208 touches, household by household in time order; `property_ids` go with `homes`."""
    pairs = zip(homes, property_ids, strict=True)
    return tuple(touch for home, property_id in pairs for touch in _journey(home, property_id))


def legacy_priority(*, risk_score: float, estimated_value: int, boost: int) -> int:
    """The old score: 50 + 20 if risk > 70 + 10 if worth over $350,000 + the play's boost."""
    return 50 + 20 * (risk_score > 70) + 10 * (estimated_value > 350_000) + boost


def _home(number: int, cell: _Cell, value: int, zip_code: str | None) -> SampleHome:
    priority = legacy_priority(
        risk_score=cell.risk_score, estimated_value=value, boost=BY_CODE[cell.play].boost
    )
    return SampleHome(
        number, cell.persona, cell.play, zip_code, value, cell.risk_score, priority, cell.converts
    )


def _journey(home: SampleHome, property_id: str) -> Iterator[Touch]:
    steps, call_after_h = _JOURNEYS[home.persona]
    for channel, hours in steps:
        yield Touch(property_id, channel, T0_MS + hours * HOUR_MS, home.play)
    if home.converts:
        cents = home.estimated_value * 100 * VALUE_PER_MILLE // 1_000
        yield Touch(
            property_id,
            Channel.CALL,
            T0_MS + call_after_h * HOUR_MS,
            home.play,
            converted=True,
            value_cents=cents,
        )


def _zip_pool() -> list[str]:
    listed = [f"752{end}" for size, ends in _ZIP_SIZES for end in ends.split() for _ in range(size)]
    return [listed[n * _ZIP_STRIDE % len(listed)] for n in range(len(listed))]
