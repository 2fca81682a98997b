"""Cadences, the local window through both changes of the clock, consent and what ends a sequence."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stormops_desktop.domain.nurture.consent import EVERY_CHANNEL, Preference, consent
from stormops_desktop.domain.nurture.sequences import (
    CHANNELS,
    DAY_MS,
    HOUR_MS,
    Standing,
    aged,
    cadence,
    in_window,
    moved_into_window,
    plan,
    stop_reason,
)
from stormops_desktop.domain.storms.vocabulary import Persona
from sync.contracts.entities import nurturing, targeting

CHICAGO = ZoneInfo("America/Chicago")


def ms(text: str) -> int:
    return int(datetime.fromisoformat(text).replace(tzinfo=UTC).timestamp() * 1000)


def local(at: int) -> str:
    return datetime.fromtimestamp(at / 1000, CHICAGO).isoformat()


def test_every_persona_has_its_cadence() -> None:
    assert {persona: cadence(persona) for persona in Persona} == {
        Persona.DEAL_HUNTER: (12, 36, 72),
        Persona.PROOF_SEEKER: (24, 72, 168),
        Persona.FAMILY_PROTECTOR: (36, 72, 120),
        Persona.STATUS_CONSCIOUS: (24, 96, 168),
    }
    assert cadence(None) == cadence("nobody") == (24, 72, 168)


@pytest.mark.parametrize(
    ("at", "wanted"),
    [
        ("2019-03-25T13:00", "2019-03-25T08:00:00-05:00"),  # opens at eight
        ("2019-03-25T12:59", "2019-03-25T08:00:00-05:00"),
        ("2019-03-26T01:59", "2019-03-25T20:59:00-05:00"),  # the last minute
        ("2019-03-26T02:00", "2019-03-26T08:00:00-05:00"),  # nine is too late
        ("2019-03-10T07:30", "2019-03-10T08:00:00-05:00"),  # the night the clock goes forward
        ("2019-11-03T03:00", "2019-11-03T08:00:00-06:00"),  # the night it goes back: 22:00 the day before
    ],
)
def test_quiet_hours_are_local(at: str, wanted: str) -> None:
    assert local(moved_into_window(ms(at), CHICAGO)) == wanted


@given(st.integers(ms("2019-01-01"), ms("2020-12-31")))
def test_moved_moments_are_in_the_window_and_never_earlier(at: int) -> None:
    moved = moved_into_window(at, CHICAGO)
    assert in_window(moved, CHICAGO)
    assert at <= moved <= at + 12 * HOUR_MS
    assert moved_into_window(moved, CHICAGO) == moved


def said(channel: str, reason: str, at: int, *, allowed: bool = False) -> Preference:
    return Preference(channel, allowed, reason, at, f"{at}")


def test_consent_by_channel() -> None:
    assert consent((), "email", 9).allowed
    assert not consent((), "sms", 9).allowed
    yes = said("sms", "opt_in", 1, allowed=True)
    assert consent((yes,), "sms", 9).allowed
    assert not consent((yes,), "call", 9).allowed
    assert not consent((yes, said("all", "opt_out", 2)), "sms", 9).allowed
    assert consent((yes, said("all", "opt_out", 12)), "sms", 9).allowed, "not said yet"
    back = said("all", "opt_in", 3, allowed=True)
    assert consent((said("all", "opt_out", 2), back), "email", 9).allowed
    assert not consent((yes, said("all", "opt_out", 2), back), "sms", 9).allowed, "an old yes stays dead"
    assert consent((said("sms", "stop_word", 5),), "email", 9).allowed
    assert consent((said("sms", "stop_word", 5), yes), "sms", 9).basis == "stop_word"


def test_steps_follow_cadence_and_consent() -> None:
    start = ms("2019-03-25T15:00")
    both = (said("sms", "opt_in", 1, allowed=True), said("call", "opt_in", 1, allowed=True))
    made = plan(0.3, "Deal_Hunter", both, start=start, zone=CHICAGO, storm_end=start)
    assert [step.channel for step in made.steps] == ["email", "sms", "call"]
    assert [local(step.scheduled_at) for step in made.steps] == [
        "2019-03-26T08:00:00-05:00", "2019-03-27T08:00:00-05:00", "2019-03-28T10:00:00-05:00",
    ]  # fmt: skip
    shy = plan(0.3, "Deal_Hunter", (), start=start, zone=CHICAGO, storm_end=start)
    assert [step.channel for step in shy.steps] == ["email", "email", "door_knock"]
    never = plan(0.3, None, (said("all", "opt_out", 1),), start=start, zone=CHICAGO, storm_end=start)
    assert never.steps == () and never.refused


def test_three_contacts_a_week_at_most() -> None:
    start = ms("2019-03-25T15:00")
    already = (start - DAY_MS, start - 2 * DAY_MS)
    made = plan(0.3, "Deal_Hunter", (), start=start, zone=CHICAGO, storm_end=start, already=already)
    assert len(made.steps) == 1


def test_a_storm_ages() -> None:
    assert [aged(0.2, 0, days * DAY_MS) for days in (0, 30, 31, 90, 91, 365, 366)] == pytest.approx(
        [0.2, 0.2, 0.14, 0.14, 0.08, 0.08, 0.02]
    )
    old = plan(0.3, None, (), start=400 * DAY_MS, zone=CHICAGO, storm_end=0)
    assert old.refused == "storm_age"


@pytest.mark.parametrize(
    ("standing", "wanted"),
    [
        (Standing("", False, False, True, 0.2), ""),
        (Standing("opt_out", True, True, False, 0.0), "conversion"),
        (Standing("opt_out", False, True, False, 0.0), "opt_out"),
        (Standing("", False, True, True, 0.2), "contact"),
        (Standing("", False, False, False, 0.2), "no_longer_treated"),
        (Standing("", False, False, True, 0.05), "storm_age"),
    ],
)
def test_what_ends_a_sequence(standing: Standing, wanted: str) -> None:
    assert stop_reason(standing) == wanted


def test_both_ends_spell_alike() -> None:
    assert EVERY_CHANNEL == nurturing.EVERY_CHANNEL
    assert {channel for wanted in CHANNELS for channel in wanted} <= set(targeting.CHANNELS)
