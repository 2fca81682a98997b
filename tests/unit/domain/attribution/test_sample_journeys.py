"""The journey fixture of the sample storm: every cell of its table, to the cent."""

from collections import Counter

import pytest

from stormops_desktop.domain.attribution.sample_journeys import (
    HOUR_MS,
    T0_MS,
    SampleHome,
    sample_homes,
    sample_touches,
)
from stormops_desktop.domain.attribution.touches import Channel, Touch
from stormops_desktop.domain.storms.vocabulary import Persona
from stormops_desktop.domain.targeting.plays import RiskTier, play_for, risk_tier

DH, PS, FP, SC = (
    Persona.DEAL_HUNTER, Persona.PROOF_SEEKER, Persona.FAMILY_PROTECTOR, Persona.STATUS_CONSCIOUS,
)  # fmt: skip
VH, H = RiskTier.VERY_HIGH, RiskTier.HIGH

# persona, tier, risk > 70, value > 350k, old score, play, households, converts, touches
CELLS = [
    (DH, VH, True, True, 110, "Financing_Aggressive", 7, True, 28),
    (DH, VH, True, False, 100, "Financing_Aggressive", 5, True, 20),
    (DH, H, True, True, 100, "Financing_Standard", 3, True, 12),
    (DH, H, True, False, 90, "Financing_Standard", 2, False, 6),
    (DH, H, False, True, 80, "Financing_Standard", 4, False, 12),
    (DH, H, False, False, 70, "Financing_Standard", 6, False, 18),
    (PS, VH, True, True, 105, "Impact_Report_Premium", 4, True, 16),
    (PS, VH, True, False, 95, "Impact_Report_Premium", 5, True, 20),
    (PS, H, False, True, 80, "Impact_Report_Standard", 3, False, 9),
    (PS, H, False, False, 70, "Impact_Report_Standard", 5, False, 15),
    (FP, VH, True, False, 95, "Safety_Warranty", 5, True, 20),
    (FP, H, True, True, 98, "Safety_Standard", 1, True, 4),
    (FP, H, False, True, 78, "Safety_Standard", 5, False, 15),
    (SC, VH, True, True, 108, "Premium_Showcase", 1, True, 3),
    (SC, VH, True, False, 98, "Premium_Showcase", 4, False, 8),
    (SC, H, False, True, 82, "Premium_Standard", 1, False, 2),
]
# play: households, touches, conversions, ga4, email, door_knock, sms, call, value in cents
TABLE = {
    "Financing_Aggressive": (12, 48, 12, 12, 12, 12, 0, 12, 13_554_534),
    "Financing_Standard": (15, 48, 3, 15, 15, 15, 0, 3, 3_732_147),
    "Impact_Report_Premium": (9, 36, 9, 9, 9, 9, 0, 9, 9_101_163),
    "Impact_Report_Standard": (8, 24, 0, 8, 8, 8, 0, 0, 0),
    "Safety_Warranty": (5, 20, 5, 5, 0, 5, 5, 5, 3_496_977),
    "Safety_Standard": (6, 19, 1, 6, 0, 6, 6, 1, 1_079_124),
    "Premium_Showcase": (5, 11, 1, 5, 0, 5, 0, 1, 1_168_713),
    "Premium_Standard": (1, 2, 0, 1, 0, 1, 0, 0, 0),
}
CHANNELS = (Channel.GA4, Channel.EMAIL, Channel.DOOR_KNOCK, Channel.SMS, Channel.CALL)

HOMES = sample_homes()
IDS = [f"home-{home.number}" for home in HOMES]
TOUCHES = sample_touches(HOMES, IDS)


def cell_of(home: SampleHome) -> tuple[object, ...]:
    return (
        home.persona, risk_tier(home.risk_score), home.risk_score > 70, home.estimated_value > 350_000,
        home.priority_legacy, home.play,
    )  # fmt: skip


@pytest.mark.parametrize("cell", CELLS, ids=lambda cell: f"{cell[5]}-{cell[4]}")
def test_every_cell_of_the_generator(cell: tuple[object, ...]) -> None:
    homes = [home for home in HOMES if cell_of(home) == cell[:6]]
    ids = {IDS[home.number - 1] for home in homes}
    touches = [touch for touch in TOUCHES if touch.property_id in ids]
    assert (len(homes), all(home.converts for home in homes), len(touches)) == cell[6:]
    assert any(home.converts for home in homes) is cell[7]


def test_no_household_outside_the_cells() -> None:
    assert len(HOMES) == sum(cell[6] for cell in CELLS) == 61
    assert {cell_of(home) for home in HOMES} == {cell[:6] for cell in CELLS}
    assert [home.number for home in HOMES] == list(range(1, 62))


@pytest.mark.parametrize("play", TABLE)
def test_every_row_of_the_play_table(play: str) -> None:
    mine = [touch for touch in TOUCHES if touch.play == play]
    met = Counter(touch.channel for touch in mine)
    value = sum(touch.value_cents for touch in mine if touch.converted)
    assert (
        len({touch.property_id for touch in mine}), len(mine), sum(touch.converted for touch in mine),
        *(met[channel] for channel in CHANNELS), value,
    ) == TABLE[play]  # fmt: skip


def test_the_whole_table() -> None:
    assert (len({touch.property_id for touch in TOUCHES}), len(TOUCHES)) == (61, 208)
    assert {touch.channel for touch in TOUCHES if touch.converted} == {Channel.CALL}
    assert sum(touch.value_cents for touch in TOUCHES if touch.converted) == 32_132_658
    assert {touch.play for touch in TOUCHES} == set(TABLE)
    assert len({(touch.play, touch.channel) for touch in TOUCHES}) == 28
    by_channel = Counter(touch.channel for touch in TOUCHES)
    assert [by_channel[channel] for channel in CHANNELS] == [61, 44, 61, 11, 31]


def test_summary_figures_of_the_source() -> None:
    assert round(sum(home.priority_legacy for home in HOMES) / 61, 4) == 90.4918
    assert round(sum(home.estimated_value for home in HOMES) / 61, 2) == 329_017.49
    assert round(sum(home.risk_score for home in HOMES) / 61, 4) == 74.0164
    assert Counter(risk_tier(home.risk_score) for home in HOMES) == {VH: 31, H: 30}
    converters = Counter(home.persona for home in HOMES if home.converts)
    assert converters == {DH: 15, PS: 9, FP: 6, SC: 1}


def test_zip_codes() -> None:
    sizes = Counter(home.zip_code for home in HOMES)
    assert sizes.pop(None) == 1
    assert Counter(sizes.values()) == {4: 4, 3: 4, 2: 8, 1: 16}
    assert {zip_code for zip_code, size in sizes.items() if size == 4} == {"75208", "75209", "75224", "75231"}
    assert {zip_code for zip_code, size in sizes.items() if size == 3} == {"75204", "75206", "75229", "75230"}


def test_the_households_of_75209_and_the_one_without_zip() -> None:
    found = {(h.play, h.priority_legacy, h.converts) for h in HOMES if h.zip_code == "75209"}
    assert found == {
        ("Financing_Aggressive", 110, True), ("Impact_Report_Premium", 105, True),
        ("Safety_Warranty", 95, True), ("Safety_Standard", 78, False),
    }  # fmt: skip
    missing = next(home for home in HOMES if home.zip_code is None)
    assert (missing.play, missing.priority_legacy, missing.converts) == ("Impact_Report_Premium", 95, True)


def test_each_play_is_the_one_of_the_matrix() -> None:
    assert all(play_for(home.persona, home.risk_score).code == home.play for home in HOMES)


@pytest.mark.parametrize(
    ("persona", "steps"),
    [
        (DH, [("ga4", 0), ("email", 2), ("door_knock", 24), ("call", 48)]),
        (PS, [("ga4", 0), ("door_knock", 6), ("email", 12), ("call", 72)]),
        (FP, [("ga4", 0), ("door_knock", 4), ("sms", 24), ("call", 36)]),
        (SC, [("ga4", 0), ("door_knock", 8), ("call", 48)]),
    ],
)
def test_journeys(persona: Persona, steps: list[tuple[str, int]]) -> None:
    for home in HOMES:
        if home.persona is persona:
            touches = [t for t in TOUCHES if t.property_id == IDS[home.number - 1]]
            walked = [(str(t.channel), (t.at_ms - T0_MS) / HOUR_MS) for t in touches]
            assert walked == (steps if home.converts else steps[:-1])


def test_it_is_the_same_every_time() -> None:
    assert sample_homes() == HOMES
    assert sample_touches(HOMES, IDS) == TOUCHES
    assert isinstance(TOUCHES[0], Touch)
