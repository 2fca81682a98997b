"""Why a guardrail fired: what is named is what the rule counted."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stormops_desktop.domain.nurture.grounds import Grounds, grounds
from stormops_desktop.domain.nurture.guardrails import CAPS, DAY_MS, HOUR_MS, Contact, Reason, findings

NOW = 1_772_000_000_000


def contacts(*hours: float, channel: str = "sms", **more) -> list[Contact]:
    return [Contact(f"{channel}{n}", NOW + int(h * HOUR_MS), channel, **more) for n, h in enumerate(hours)]


def test_the_four_of_a_day_are_named_and_no_older_or_newer_one() -> None:
    told = contacts(0, 20, 25, 30, 40, 41)
    assert grounds(Reason.CONTACT_FREQUENCY, "sms4", told) == Grounds(
        ("sms1", "sms2", "sms3", "sms4"), CAPS.per_day, DAY_MS
    )
    assert grounds(Reason.WEEKLY_FREQUENCY, "sms5", told) == Grounds(
        ("sms0", "sms1", "sms2", "sms3", "sms4", "sms5"), CAPS.per_week, 7 * DAY_MS
    )


def test_what_wears_nobody_out_is_not_counted() -> None:
    told = [*contacts(0, 1, 2, 3), *contacts(0.5, channel="direct_mail")]
    found = grounds(Reason.CONTACT_FREQUENCY, "sms3", told)
    assert found is not None
    assert "direct_mail0" not in found.contact_ids


def test_a_complaint_stands_for_itself_and_the_third_names_all_three() -> None:
    told = contacts(0, 300, 600, channel="call", outcome="complaint")
    assert grounds(Reason.COMPLAINT, "call1", told) == Grounds(("call1",))
    assert grounds(Reason.COMPLAINTS, "call2", told) == Grounds(
        ("call0", "call1", "call2"), CAPS.complaints, 30 * DAY_MS
    )


def test_a_late_answer_says_how_late_and_a_missing_one_that_it_is_missing() -> None:
    asked = Contact("asked", NOW, "ga4", "quote_started", inbound=True)
    answer = Contact("answer", NOW + 30 * HOUR_MS, "call")
    assert grounds(Reason.RESPONSE_SLA, "asked", [asked, answer]) == Grounds(
        ("asked", "answer"), span_ms=DAY_MS, waited_ms=30 * HOUR_MS
    )
    assert grounds(Reason.RESPONSE_SLA, "asked", [asked]) == Grounds(("asked",), span_ms=DAY_MS)


def test_nothing_is_named_for_a_contact_that_is_not_here() -> None:
    assert grounds(Reason.COMPLAINT, "gone", contacts(0)) is None


@pytest.mark.parametrize("reason", [Reason.CONTACT_FREQUENCY, Reason.WEEKLY_FREQUENCY, Reason.COMPLAINTS])
@given(
    st.lists(
        st.tuples(
            st.integers(0, 40 * 24), st.sampled_from(["sms", "call", "direct_mail"]),
            st.sampled_from(["", "complaint"]),
        ),
        max_size=25,
    )
)  # fmt: skip
def test_every_finding_of_too_many_is_borne_out_by_what_is_named(
    reason: Reason, drawn: list[tuple[int, str, str]]
) -> None:
    told = [
        Contact(f"c{n:02}", NOW + hours * HOUR_MS, channel, outcome)
        for n, (hours, channel, outcome) in enumerate(drawn)
    ]
    fired = {one.because for one in findings(told) if one.reason == reason}
    for contact in told:
        named = grounds(reason, contact.contact_id, told)
        assert named is not None
        counts = contact.outcome == "complaint" if reason is Reason.COMPLAINTS else contact.counts
        if counts:
            assert (len(named.contact_ids) > named.limit) == (contact.contact_id in fired)
