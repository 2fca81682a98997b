"""How often a household may be contacted, and what has to follow from what it says."""

from random import Random

import pytest

from stormops_desktop.domain.nurture.guardrails import (
    CAPS,
    DAY_MS,
    HOUR_MS,
    Contact,
    MayContact,
    findings,
    hail_alert,
    is_inbound,
    may_contact,
    waiting,
)

NOW = 1_772_000_000_000


def contacts(*hours: float, channel: str = "sms", **more) -> list[Contact]:
    return [Contact(f"{channel}{n}", NOW + int(h * HOUR_MS), channel, **more) for n, h in enumerate(hours)]


def found(given) -> list[tuple[str, str, str]]:
    return [(one.action, one.reason, one.because) for one in findings(given)]


def test_the_fourth_within_a_day_is_one_too_many_over_midnight_too() -> None:
    assert found(contacts(0, 10, 23)) == []
    assert found(contacts(0, 10, 23, 23.9)) == [("throttle", "contact_frequency", "sms3")]
    assert found(contacts(0, 10, 23, 24)) == []  # the first one is out by then
    (rest,) = findings(contacts(0, 1, 2, 3))
    assert (rest.since, rest.until) == (NOW + 3 * HOUR_MS, NOW + 3 * HOUR_MS + CAPS.rest_ms)


def test_the_sixth_within_a_week_is_one_too_many() -> None:
    assert found(contacts(*(n * 30 for n in range(5)))) == []
    assert found(contacts(*(n * 30 for n in range(6)))) == [("throttle", "weekly_frequency", "sms5")]
    assert found(contacts(*(n * 34 for n in range(6)))) == []


def test_letters_the_website_and_who_turns_to_us_wear_nobody_out() -> None:
    assert found(contacts(0, 1, 2, 3, 4, 5, 6, channel="direct_mail")) == []
    assert found(contacts(0, 1, 2, 3, 4, 5, 6, channel="ga4")) == []
    assert [reason for _, reason, _ in found(contacts(0, 1, 2, 3, channel="email", inbound=True))] == []


def test_a_complaint_asks_for_rest_and_the_third_within_a_month_for_a_person() -> None:
    said = contacts(0, 300, 600, channel="call", outcome="complaint")
    assert found(said) == [
        ("throttle", "complaint", "call0"), ("throttle", "complaint", "call1"),
        ("throttle", "complaint", "call2"), ("escalate", "complaints", "call2"),
    ]  # fmt: skip
    later = contacts(0, 300, 721, channel="call", outcome="complaint")
    assert ("escalate", "complaints", "call2") not in found(later)


def test_an_answer_after_a_day_is_late_and_none_at_all_is_waited_for() -> None:
    asked = [Contact("q", NOW, "email", "lead_form_submit", inbound=True)]
    late = Contact("a", NOW + 25 * HOUR_MS, "call")
    assert found([*asked, late]) == [("escalate", "response_sla", "q")]
    assert found([*asked, Contact("a", NOW + 23 * HOUR_MS, "call"), late]) == []
    assert found([*asked, Contact("a", NOW + 49 * HOUR_MS, "call")]) == []  # another conversation by then
    assert waiting(asked) == asked[0]
    assert waiting([*asked, late]) is None


def test_keen_visitors_of_the_website_get_a_proposal_and_large_hail_a_play() -> None:
    keen = [
        Contact(word, NOW, "ga4", word, inbound=True) for word in ("page_view", "quote_started", "call_click")
    ]
    assert found(keen) == [
        ("create_proposal", "high_intent_ga4", "call_click"),
        ("create_proposal", "high_intent_ga4", "quote_started"),
    ]  # fmt: skip
    assert hail_alert("r", NOW, 1.5) is None
    alert = hail_alert("r", NOW, 1.51)
    assert alert is not None
    assert (alert.action, alert.reason) == ("activate_storm_play", "hail_alert")


def test_what_counts_as_turning_to_us() -> None:
    assert is_inbound("inbound", "email")
    assert is_inbound("", "ga4")
    assert not is_inbound("outbound", "ga4")
    assert not is_inbound("", "call")


@pytest.mark.parametrize("seed", range(20))
def test_frequency_findings_do_not_depend_on_the_order_and_only_grow(seed) -> None:
    dice = Random(seed)
    given = [
        Contact(f"c{n}", NOW + dice.randrange(14 * DAY_MS),
                dice.choice(("sms", "call", "email", "direct_mail")), dice.choice(("", "", "complaint")))
        for n in range(25)
    ]  # fmt: skip
    whole = set(found(given))
    shuffled = dice.sample(given, len(given))
    assert set(found(shuffled)) == whole
    told = set()
    for n in range(len(shuffled)):
        told |= set(found(shuffled[: n + 1]))
    assert told == whole


@pytest.mark.parametrize("seed", range(20))
def test_who_asks_before_each_send_is_never_throttled(seed) -> None:
    dice = Random(seed)
    sent: list[Contact] = []
    for n in range(120):
        at = NOW + n * dice.randrange(1, 5) * HOUR_MS
        channel = dice.choice(("sms", "call", "email", "door_knock"))
        if all(one.at <= at for one in sent) and may_contact(sent, 0, channel, at).allowed:
            sent.append(Contact(f"c{n:03}", at, channel))
    assert len(sent) > 5
    assert found(sent) == []


def test_the_answer_says_why_and_until_when() -> None:
    three = contacts(0, 1, 2)
    now = NOW + 3 * HOUR_MS
    assert may_contact(three, 0, "email", now) == MayContact(
        allowed=False, reason="contact_frequency", until=NOW + DAY_MS
    )
    assert may_contact(three, 0, "email", NOW + DAY_MS).allowed
    assert may_contact(three, 0, "direct_mail", now).allowed
    unhappy = contacts(0, channel="call", outcome="complaint")
    assert may_contact(unhappy, 0, "direct_mail", now) == MayContact(
        allowed=False, reason="complaint", until=NOW + CAPS.rest_ms
    )
    assert may_contact([], now + 5, "direct_mail", now) == MayContact(
        allowed=False, reason="throttled", until=now + 5
    )
    assert may_contact([], now, "email", now).allowed
    assert may_contact(contacts(100, 101, 102), 0, "sms", now).allowed  # what lies ahead is not counted
