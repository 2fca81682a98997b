"""Profiles: each event once, in any order; averages of what they average; consent before preference."""

import random

from hypothesis import given
from hypothesis import strategies as st

from stormops_desktop.domain.nurture.consent import Preference
from stormops_desktop.domain.profiles.happening import Happened, Happening
from stormops_desktop.domain.profiles.profile import (
    DAY_MS,
    HIGH_CENTS,
    MEDIUM_CENTS,
    Segment,
    profile,
    segment,
    tallied,
)

NOW = 1_000 * DAY_MS
H = Happened


def touches(channel: str, count: int, at: int = NOW - DAY_MS) -> list[Happening]:
    return [Happening(f"{channel}{n}", H.TOUCH, at + n, channel=channel, storm_id="s") for n in range(count)]


def test_the_channel_is_the_most_frequent_one_and_not_the_last() -> None:
    events = [*touches("email", 3), *touches("call", 1, NOW)]
    assert profile(tallied(events), (), NOW).primary_channel == "email"


def test_an_event_counts_once() -> None:
    won = Happening("won", H.CONVERSION, NOW, "s", value_cents=900_00)
    found = profile(tallied([won, won]), (), NOW)
    assert (found.total_conversions, found.lifetime_value_cents, found.events) == (1, 900_00, 1)


def test_averages_divide_by_houses_in_storms_and_take_the_newest_score() -> None:
    events = [
        Happening("a1", H.IMPACT, 1, "s1", figure=10, subject="h/s1"),
        Happening("a2", H.IMPACT, 2, "s1", figure=50, subject="h/s1"),
        Happening("b1", H.IMPACT, 1, "s2", figure=90, subject="h/s2"),
        Happening("x", H.STORM, 1, "s3"),
    ]
    found = profile(tallied(events), (), NOW)
    assert (found.total_storms, found.avg_sii, found.avg_uplift) == (3, 70.0, None)


def test_a_closed_claim_is_not_open_any_more() -> None:
    claim = [Happening("c", H.CLAIM, 1, figure=1.0, subject="c")]
    assert profile(tallied(claim), (), NOW).open_claims == 1
    assert profile(tallied([*claim, Happening("c2", H.CLAIM, 2, subject="c")]), (), NOW).open_claims == 0


def test_what_a_person_refused_is_never_preferred() -> None:
    events = [*touches("email", 4), *touches("door_knock", 2), Happening("r", H.REPLY, NOW, channel="email")]
    assert profile(tallied(events), (), NOW).preferred_channel == "email"
    no_mail = [Preference("email", allowed=False, reason="opt_out", recorded_at=NOW - 1)]
    found = profile(tallied(events), no_mail, NOW)
    assert (found.preferred_channel, found.primary_channel) == ("door_knock", "email")
    nothing = [Preference("all", allowed=False, reason="stop_word", recorded_at=NOW - 1)]
    told = profile(tallied(events), nothing, NOW)
    assert (told.preferred_channel, told.may_be_contacted) == ("", False)


def test_segments_are_by_what_a_person_brought() -> None:
    def of(cents: int) -> Segment:
        return segment(tallied([Happening("w", H.CONVERSION, NOW, "s", value_cents=cents)]))

    assert [of(0), of(MEDIUM_CENTS), of(MEDIUM_CENTS + 1), of(HIGH_CENTS), of(HIGH_CENTS + 1)] == [
        Segment.CONVERTED, Segment.CONVERTED, Segment.MEDIUM_VALUE, Segment.MEDIUM_VALUE, Segment.HIGH_VALUE,
    ]  # fmt: skip
    assert segment(tallied(touches("email", 1))) is Segment.PROSPECT
    assert segment(tallied([])) is Segment.UNKNOWN


def test_nothing_known_says_so() -> None:
    found = profile(tallied([]), (), NOW)
    assert (found.first_seen, found.last_touch, found.primary_channel, found.best_hour) == (
        None,
        None,
        "",
        None,
    )
    assert found.bands == (1, 1, 1)


def test_recent_touches_replies_and_the_best_hour() -> None:
    events = [*touches("sms", 2), *touches("email", 1, NOW - 91 * DAY_MS)]
    events += [
        Happening(f"r{n}", H.REPLY, NOW, channel="sms", hour=hour) for n, hour in enumerate((18, 18, 9))
    ]
    found = profile(tallied(events), (), NOW)
    assert (found.touches_90d, found.best_hour, found.response_rates["sms"]) == (2, 18, 1.0)
    assert found.bands == (5, 3, 1)


EVENTS = st.lists(
    st.builds(
        Happening, st.integers(0, 30).map(str), st.sampled_from(list(Happened)), st.integers(0, NOW),
        st.sampled_from(["", "s1", "s2"]), st.sampled_from(["email", "call", "ga4"]), st.integers(0, 10**8),
        st.floats(0, 100), st.sampled_from(["a", "b"]), st.sampled_from([None, 9, 17]),
    ),
    unique_by=lambda event: event.event_id,
)  # fmt: skip


@given(EVENTS, st.randoms(use_true_random=False))
def test_the_order_of_events_does_not_matter(events: list[Happening], dice: random.Random) -> None:
    mixed = [*events, *events]
    dice.shuffle(mixed)
    one, other = profile(tallied(events), (), NOW), profile(tallied(mixed), (), NOW)
    assert (one.segment, one.bands, one.touches, one.best_hour) == (
        other.segment, other.bands, other.touches, other.best_hour,
    )  # fmt: skip
    assert (one.lifetime_value_cents, one.open_claims) == (other.lifetime_value_cents, other.open_claims)
    assert one.total_storms == len({event.storm_id for event in events} - {""})
    assert all(0 <= rate <= 1 for rate in one.response_rates.values())
