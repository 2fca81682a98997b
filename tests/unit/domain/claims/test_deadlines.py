"""Deadlines from the pack: days, reminders, sources, and what is not known yet."""

import json
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stormops_desktop.domain.claims.business_days import add_business_days, federal_holidays, is_business_day
from stormops_desktop.domain.claims.deadlines import Deadline, Urgency, add_span, deadlines, urgency
from stormops_desktop.domain.claims.rule_pack import (
    DeadlineKind,
    RulePack,
    RulePackError,
    Span,
    read_rule_pack,
)

LOSS = date(2019, 3, 24)
FACTS = {"date_of_loss": LOSS, "contract_signed_on": date(2019, 3, 28), "permit_issued_on": date(2019, 5, 2)}


def of_kind(pack: RulePack, kind: DeadlineKind, carrier: str = "") -> Deadline:
    known, _ = deadlines(pack, FACTS, carrier)
    return next(deadline for deadline in known if deadline.kind is kind)


def test_the_storm_day_of_the_demo(texas: RulePack) -> None:
    known, unknown = deadlines(texas, FACTS)
    assert [(d.kind.value, d.due_on.isoformat()) for d in known] == [
        ("cancel_right", "2019-04-01"),
        ("depreciation", "2019-09-24"),
        ("permit", "2019-10-29"),
        ("filing", "2020-03-24"),
        ("supplement", "2020-03-24"),
    ]
    assert unknown == ()


def test_each_deadline_names_its_rule_its_source_and_that_it_is_no_legal_advice(texas: RulePack) -> None:
    for deadline in deadlines(texas, FACTS)[0]:
        assert deadline.rule_id.startswith("tx-")
        assert deadline.source and deadline.text
        assert "not legal advice" in deadline.disclaimer
        assert deadline.basis.endswith(("2019-03-24", "2019-03-28", "2019-05-02"))


def test_reminders_come_sixty_days_before_but_never_before_the_start(texas: RulePack) -> None:
    filing = of_kind(texas, DeadlineKind.FILING)
    assert filing.remind_on == filing.due_on - timedelta(days=60)
    cancel = of_kind(texas, DeadlineKind.CANCEL_RIGHT)
    assert cancel.remind_on == date(2019, 3, 31)
    assert not cancel.assumed


def test_carriers_have_their_own_windows(texas: RulePack) -> None:
    assert of_kind(texas, DeadlineKind.DEPRECIATION, " state  FARM ").due_on == date(2021, 3, 24)
    travelers = of_kind(texas, DeadlineKind.DEPRECIATION, "Travelers")
    assert travelers.due_on == LOSS + timedelta(days=180)
    assert travelers.assumed


def test_a_missing_fact_is_named_not_guessed(texas: RulePack) -> None:
    known, unknown = deadlines(texas, {"date_of_loss": None, "permit_issued_on": LOSS})
    assert [d.kind for d in known] == [DeadlineKind.PERMIT]
    assert {u.needs for u in unknown} == {"date_of_loss", "contract_signed_on"}


@pytest.mark.parametrize(
    ("today", "how"),
    [
        (date(2020, 1, 23), Urgency.LATER),
        (date(2020, 1, 24), Urgency.REMIND),
        (date(2020, 3, 24), Urgency.TODAY),
        (date(2020, 3, 25), Urgency.PASSED),
    ],
)
def test_urgency_by_the_day(today: date, how: Urgency, texas: RulePack) -> None:
    assert urgency(of_kind(texas, DeadlineKind.FILING), today) is how


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [("2020-02-29", 12, "2021-02-28"), ("2019-08-31", 6, "2020-02-29"), ("2019-12-15", 1, "2020-01-15")],
)
def test_months_end_on_the_last_day_where_the_day_is_missing(start: str, months: int, end: str) -> None:
    assert add_span(date.fromisoformat(start), Span(months=months)).isoformat() == end


@pytest.mark.parametrize(
    ("signed", "until"),
    [
        ("2026-11-23", "2026-11-27"),  # Thanksgiving, 26 November, does not count
        (
            "2026-07-01",
            "2026-07-07",
        ),  # 4 July is a Saturday, observed on the 3rd: neither counts, nor the Sunday
        ("2026-12-31", "2027-01-05"),  # New Year's Day and a Sunday
        ("2021-12-29", "2022-01-04"),  # New Year 2022 is observed in 2021
        ("2026-06-18", "2026-06-23"),  # Juneteenth
        ("2026-03-05", "2026-03-09"),  # Saturdays count
    ],
)
def test_the_third_business_day_after_signing(signed: str, until: str) -> None:
    assert add_business_days(date.fromisoformat(signed), 3).isoformat() == until


def test_the_federal_holidays_of_2026() -> None:
    days = {d.isoformat()[5:] for d in federal_holidays(2026)}
    assert days == {
        "01-01", "01-19", "02-16", "05-25", "06-19", "07-03", "07-04", "09-07", "10-12",
        "11-11", "11-26", "12-25",
    }  # fmt: skip


@given(st.dates(date(1990, 1, 1), date(2090, 1, 1)), st.integers(1, 12))
def test_business_days_move_forward_and_are_counted(start: date, count: int) -> None:
    end = add_business_days(start, count)
    between = [start + timedelta(days=i) for i in range(1, (end - start).days + 1)]
    assert sum(map(is_business_day, between)) == count
    assert is_business_day(end)


@pytest.mark.parametrize(
    "change",
    [
        lambda raw: raw.update(format=2),
        lambda raw: raw.pop("disclaimer"),
        lambda raw: raw["deadlines"][0].update(days=3),
        lambda raw: raw["deadlines"][0].update(kind="never"),
        lambda raw: raw["wording"][0].update(patterns=["("]),
    ],
)
def test_a_malformed_pack_is_refused_as_a_whole(change, texas_text: str) -> None:  # type: ignore[no-untyped-def]
    raw = json.loads(texas_text)
    change(raw)
    with pytest.raises(RulePackError):
        read_rule_pack(json.dumps(raw))


@pytest.mark.parametrize("text", ["", "[]", "null", "{"])
def test_what_is_no_pack_is_refused(text: str) -> None:
    with pytest.raises(RulePackError):
        read_rule_pack(text)


def test_a_contingency_carries_the_notices_of_the_law(texas: RulePack) -> None:
    notices = texas.notices_for("contingency")
    assert [(notice.notice_id, notice.points, notice.copies) for notice in notices] == [
        ("tx-deductible-notice", 12, 0),
        ("tx-cancel-notice", 10, 0),
        ("tx-cancel-form", 10, 2),
    ]
    assert texas.notices_for("coc") == ()
