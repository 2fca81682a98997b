"""The contract spells storms, houses, decisions and channels as the domain does."""

from enum import StrEnum

import pytest

from stormops_desktop.domain.attribution.touches import Channel
from stormops_desktop.domain.storms import vocabulary as storms
from stormops_desktop.domain.targeting.plays import PLAYS
from stormops_desktop.domain.targeting.vocabulary import Decision, PolicyMode
from sync.contracts.entities import properties, reference, targeting


@pytest.mark.parametrize(
    ("words", "spelled"),
    [
        (storms.StormStatus, reference.STORM_STATUS),
        (storms.StormHazard, reference.HAZARDS),
        (storms.ReportHazard, properties.REPORT_HAZARDS),
        (storms.ReportSource, properties.REPORT_SOURCES),
        (storms.Measured, properties.MEASURED),
        (storms.GeocodeQuality, properties.GEOCODE_QUALITY),
        (storms.Material, properties.MATERIALS),
        (storms.Tier, properties.TIERS),
        (storms.Persona, properties.PERSONAS),
        (Decision, targeting.DECISIONS),
        (PolicyMode, targeting.POLICY_MODES),
        (Channel, targeting.CHANNELS),
    ],
)
def test_same_words_in_the_same_order(words: type[StrEnum], spelled: tuple[str, ...]) -> None:
    assert tuple(str(word) for word in words) == spelled


def test_plays_name_personas_of_the_contract() -> None:
    assert {play.persona for play in PLAYS} - {None} == set(properties.PERSONAS)
