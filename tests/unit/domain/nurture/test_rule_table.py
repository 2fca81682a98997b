"""Every rule of the guardrails with its threshold, just below and just above it, in one table."""

import pytest

from stormops_desktop.domain.nurture.guardrails import (
    CAPS,
    COUNTED,
    DAY_MS,
    HIGH_INTENT,
    HOUR_MS,
    Contact,
    competitor_move,
    findings,
    hail_alert,
    may_contact,
)

NOW = 1_772_000_000_000
WEEK_MS = 7 * DAY_MS


def some(times: int, every_h: float, channel: str = "sms", outcome: str = "") -> list[Contact]:
    return [
        Contact(f"{channel}{n}", NOW + int(n * every_h * HOUR_MS), channel, outcome) for n in range(times)
    ]


def turned_to_us(outcome: str = "quote_started", channel: str = "ga4") -> Contact:
    return Contact("asked", NOW, channel, outcome, inbound=True)


def answered(after_h: float, channel: str = "call", outcome: str = "") -> list[Contact]:
    return [turned_to_us(), Contact("answer", NOW + int(after_h * HOUR_MS), channel, outcome)]


TOO_OFTEN, WEEKLY = ("throttle", "contact_frequency"), ("throttle", "weekly_frequency")
REST, PERSON = ("throttle", "complaint"), ("escalate", "complaints")
LATE, KEEN = ("escalate", "response_sla"), ("create_proposal", "high_intent_ga4")


@pytest.mark.parametrize(
    ("contacts", "fires"),
    [
        # More than 3 of {door_knock, sms, call, email} within 24 h.
        (some(3, 1), []),
        *[(some(4, 1, channel), [TOO_OFTEN]) for channel in sorted(COUNTED)],
        (some(4, 7.99), [TOO_OFTEN]),
        (some(4, 8), []),
        (some(9, 1, "direct_mail"), []),
        # More than 5 within 7 days.
        (some(5, 24), []),
        (some(6, 24), [WEEKLY]),
        (some(6, 33.6), []),
        # A complaint by any channel; more than 2 within 30 days.
        (some(1, 1, "direct_mail", "complaint"), [REST]),
        (some(2, 24, "direct_mail", "complaint"), [REST] * 2),
        (some(3, 24, "direct_mail", "complaint"), [REST] * 3 + [PERSON]),
        (some(3, 360, "direct_mail", "complaint"), [REST] * 3),
        # An answer later than 24 h, looked for within 48 h; a door knock, a call or a proposal answers.
        (answered(24), [KEEN]),
        (answered(24.01), [LATE, KEEN]),
        (answered(48), [LATE, KEEN]),
        (answered(48.01), [KEEN]),
        (answered(30, "door_knock"), [LATE, KEEN]),
        (answered(30, "email", "proposal_sent"), [LATE, KEEN]),
        (answered(30, "direct_mail"), [KEEN]),
        # What calls for a proposal; looking does not.
        *[([turned_to_us(word)], [KEEN]) for word in sorted(HIGH_INTENT)],
        ([turned_to_us("page_view")], []),
        ([turned_to_us("lead_form_submit")], []),
    ],
)
def test_a_rule_fires_above_its_threshold_and_not_at_it(
    contacts: list[Contact], fires: list[tuple[str, str]]
) -> None:
    assert [(one.action, one.reason) for one in findings(contacts)] == fires


def test_the_numbers_are_those_of_the_rules() -> None:
    assert (CAPS.per_day, CAPS.per_week, CAPS.complaints, CAPS.hail_in) == (3, 5, 2, 1.5)
    assert (CAPS.rest_ms, CAPS.answer_ms) == (WEEK_MS, DAY_MS)
    assert {"door_knock", "sms", "call", "email"} == COUNTED
    assert {"estimate_tool_used", "quote_started", "call_click"} == HIGH_INTENT


@pytest.mark.parametrize("contacts", [some(4, 1), some(6, 24), some(1, 1, "email", "complaint")])
def test_each_throttle_lasts_seven_days(contacts: list[Contact]) -> None:
    (rest,) = findings(contacts)
    assert (rest.since, rest.until - rest.since) == (contacts[-1].at, WEEK_MS)


@pytest.mark.parametrize(("size", "fires"), [(1.5, False), (1.51, True), (0.0, False), (4.5, True)])
def test_hail_above_an_inch_and_a_half_calls_for_the_play(size: float, fires: bool) -> None:
    found = hail_alert("report", NOW, size)
    assert (found is not None) == fires
    if found is not None:
        assert (found.action, found.reason) == ("activate_storm_play", "hail_alert")


def test_a_competitors_move_calls_for_a_look_at_prices() -> None:
    found = competitor_move("alert", NOW)
    assert (found.action, found.reason, found.because) == ("adjust_pricing", "competitor_move", "alert")


@pytest.mark.parametrize(
    ("contacts", "throttled_for", "channel", "after_h", "why"),
    [
        (some(2, 1), 0, "sms", 3, ""),
        (some(3, 1), 0, "sms", 3, "contact_frequency"),
        (some(3, 1), 0, "direct_mail", 3, ""),
        (some(3, 1), 0, "sms", 24, ""),  # the first is out by then
        (some(5, 24), 0, "email", 120, "weekly_frequency"),
        (some(5, 24), 0, "email", 168, ""),
        (some(1, 1, "email", "complaint"), 0, "direct_mail", 167, "complaint"),
        (some(1, 1, "email", "complaint"), 0, "direct_mail", 168, ""),
        ([], 5, "direct_mail", 4, "throttled"),
        ([], 5, "direct_mail", 5, ""),
    ],
)
def test_before_a_send_the_same_limits_hold(
    contacts: list[Contact], throttled_for: float, channel: str, after_h: float, why: str
) -> None:
    until = NOW + int(throttled_for * HOUR_MS) if throttled_for else 0
    said = may_contact(contacts, until, channel, NOW + int(after_h * HOUR_MS))
    assert (said.allowed, said.reason) == (not why, why)
