"""Answers: known, unknown and empty; typed texts; round trips that lose nothing."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stormops_desktop.domain.claims.findings import Level
from stormops_desktop.domain.claims.form import (
    Answer,
    ClaimForm,
    clear,
    from_row,
    set_known,
    set_unknown,
    to_row,
)
from stormops_desktop.domain.claims.form_checks import Surroundings, check_form
from stormops_desktop.domain.claims.form_entry import CannotRead, e164, read_typed
from stormops_desktop.domain.claims.form_fields import BY_KEY, FIELDS, Group, fields_of, needed_from
from stormops_desktop.domain.claims.form_parts import deadline_facts, entered_money
from stormops_desktop.domain.claims.ledger import work_out
from stormops_desktop.domain.claims.rule_pack import RulePack
from stormops_desktop.domain.claims.stages import NEEDS, ClaimStage, judge_change
from stormops_desktop.domain.claims.vocabulary import PaperKind
from sync.contracts.entities.fieldwork import CLAIM_INTEL

AROUND = Surroundings(today=date(2019, 4, 1), now_ms=1_554_120_000_000, storm_first_day=date(2019, 3, 24))
json_values = st.recursive(
    st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=5,
)


def form_of(**values: Any) -> ClaimForm:
    form = ClaimForm()
    for key, value in values.items():
        form = set_known(form, key, value)
    return form


def codes(form: ClaimForm) -> list[str]:
    return [finding.code for finding in check_form(form, AROUND)]


def test_every_column_of_the_contract_has_its_field() -> None:
    columns = {field.column for field in FIELDS if field.column}
    assert columns == set(CLAIM_INTEL.by_name) - {"job_id", "extra"}


def test_keys_are_unique_and_every_group_has_fields() -> None:
    assert len(BY_KEY) == len(FIELDS)
    assert all(fields_of(group) for group in Group)


def test_what_a_stage_needs_is_a_field_or_a_paper() -> None:
    assert {key for keys in NEEDS.values() for key in keys} <= set(BY_KEY) | set(PaperKind)
    assert needed_from("claim_number") is ClaimStage.FILED
    assert needed_from("agent") is None


def test_unknown_is_distinct_from_empty_and_survives_the_row() -> None:
    form = set_unknown(form_of(carrier="Acme Mutual"), "policy_number")
    assert form.answer("carrier") is Answer.KNOWN
    assert form.answer("policy_number") is Answer.UNKNOWN
    assert form.answer("claim_number") is Answer.EMPTY
    again = from_row(*to_row(form))
    assert again == form
    assert clear(again, "policy_number").answer("policy_number") is Answer.EMPTY


def test_a_value_ends_the_unknown_and_a_blank_clears() -> None:
    form = set_known(set_unknown(ClaimForm(), "carrier"), "carrier", " Acme ")
    assert (form.values["carrier"], form.unknown) == ("Acme", frozenset())
    assert set_known(form, "carrier", "  ").answer("carrier") is Answer.EMPTY


def test_texts_keep_their_case_and_codes_take_theirs() -> None:
    form = form_of(policy_number=" tx-Ab 9 ", damage_type="Hail/Wind", severity="High")
    assert dict(form.values) == {"policy_number": "tx-Ab 9", "damage_type": "hail_wind", "severity": "high"}


def test_keys_of_a_newer_version_survive_an_edit() -> None:
    columns = {"carrier": "Acme", "damage_type": "hail"}
    extra = {"drone_flight": {"id": 7}, "unknown": ["agent", "roof_age_source"], "squares": 31.5}
    edited = set_known(from_row(columns, extra), "carrier", "Other Mutual")
    kept_columns, kept = to_row(edited)
    assert kept_columns["carrier"] == "Other Mutual"
    assert kept == {"drone_flight": {"id": 7}, "squares": 31.5, "unknown": ["agent", "roof_age_source"]}


@given(extra=st.dictionaries(st.text(max_size=8), json_values, max_size=6))
def test_any_extra_survives_a_round_trip(extra: dict[str, Any]) -> None:
    extra.pop("unknown", None)
    assert to_row(from_row({}, extra))[1] == extra


@given(st.dictionaries(st.sampled_from([f.key for f in FIELDS]), json_values, max_size=12))
def test_whatever_is_kept_is_checked_without_an_error(values: dict[str, Any]) -> None:
    form = ClaimForm(values=values)
    check_form(form, AROUND)
    assert from_row(*to_row(form)).values == values


@pytest.mark.parametrize(
    ("key", "typed", "value"),
    [
        ("rcv", "$11,000", 1_100_000),
        ("rcv", "11000.5", 1_100_050),
        ("balance", "(250.00)", -25_000),
        ("rcv", ".07", 7),
        ("date_of_loss", "3/24/2019", "2019-03-24"),
        ("date_of_loss", "Mar 24, 2019", "2019-03-24"),
        ("severity", "High", "high"),
        ("ord_law", "Yes", True),
        ("layers", "2", 2),
        ("squares", "31.5", 31.5),
        ("deductible_pct", "2 %", 2.0),
        ("collateral", "gutter, fence", ["gutter", "fence"]),
        ("carrier", " Acme ", "Acme"),
        ("carrier", "   ", None),
    ],
)
def test_typed_texts_are_read(key: str, typed: str, value: object) -> None:
    assert read_typed(BY_KEY[key], typed) == value


@pytest.mark.parametrize(
    ("key", "typed"),
    [
        ("rcv", "eleven"), ("rcv", "1.234"), ("rcv", "-5"), ("rcv", "99999999999999"), ("rcv", "1e5"),
        ("date_of_loss", "2019-02-30"), ("date_of_loss", "yesterday"), ("severity", "huge"),
        ("layers", "1.5"),
        ("squares", "-3"), ("squares", "nan"), ("squares", "Infinity"), ("ord_law", "maybe"), ("papers", "x"),
    ],
)  # fmt: skip
def test_what_can_not_be_read_is_refused_with_a_sentence(key: str, typed: str) -> None:
    with pytest.raises(CannotRead, match=r"\.$"):
        read_typed(BY_KEY[key], typed)


@pytest.mark.parametrize(
    ("raw", "number"),
    [
        ("(214) 555-0134", "+12145550134"),
        ("1-214-555-0134 ext. 22", "+12145550134"),
        ("+358 40 123 4567", "+358401234567"),
        ("214.555.0134", "+12145550134"),
        ("555-0134", None),
        ("call the office", None),
        ("+0123456789", None),
        ("", None),
    ],
)
def test_phone_numbers_in_international_form(raw: str, number: str | None) -> None:
    assert e164(raw) == number


def test_the_worked_example_through_the_form() -> None:
    form = form_of(rcv=1_100_000, recoverable_dep=250_000, deductible_kind="flat", deductible_cents=150_000)
    ledger = work_out(entered_money(form))
    assert (ledger.acv, ledger.first_payment) == (850_000, 700_000)
    assert codes(form) == []


def test_contradictions_are_pointed_out() -> None:
    assert codes(form_of(damage_type="hail", severity="none")) == ["severity_contradicts"]
    assert codes(form_of(damage_type="none", severity="high")) == ["severity_contradicts"]
    assert codes(form_of(damage_type="none", severity="none")) == []
    assert codes(form_of(date_of_loss="2019-03-24", discovered_on="2019-03-20")) == ["discovered_before_loss"]


@pytest.mark.parametrize(
    ("loss", "expected"),
    [
        ("2019-03-23", []), ("2019-03-25", []), ("2019-03-26", ["loss_outside_storm"]),
        ("2019-04-02", ["loss_in_future", "loss_outside_storm"]), ("2018-03-24", ["loss_outside_storm"]),
    ],
)  # fmt: skip
def test_the_date_of_loss_against_the_storm(loss: str, expected: list[str]) -> None:
    assert codes(form_of(date_of_loss=loss)) == expected


def test_limits_and_oddities() -> None:
    form = form_of(
        claim_number="X" * 37,
        squares=201,
        layers=6,
        adjuster={"name": "Bo", "phone": "ask Ann"},
        meeting_at=1_554_200_000_000,
        vents=-1,
    )
    assert set(codes(form)) == {
        "too_long", "many_squares", "many_layers", "phone_unreadable", "meeting_zone_missing", "below_zero",
    }  # fmt: skip
    assert check_form(form, AROUND)[-1].level is Level.INFO


def test_a_code_of_a_newer_version_is_left_and_named() -> None:
    assert codes(ClaimForm(values={"coverage_type": "parametric"})) == ["not_understood"]


def test_the_form_tells_a_stage_what_is_answered() -> None:
    form = set_unknown(form_of(date_of_loss="2019-03-24", carrier="Acme"), "claim_number")
    assert judge_change(ClaimStage.INTENT, ClaimStage.FILED, form.answered()).missing == ()
    signed = form_of(papers=[{"kind": "coc", "signed_at": 1}])
    assert judge_change(ClaimStage.BUILT, ClaimStage.COC_SIGNED, signed.answered()).missing == ()


def test_the_form_gives_the_rule_pack_every_day_it_counts_from(texas: RulePack) -> None:
    facts = deadline_facts(form_of(date_of_loss="2019-03-24", permit_issued_on="soon"))
    assert facts == {"date_of_loss": date(2019, 3, 24), "contract_signed_on": None, "permit_issued_on": None}
    assert {rule.counts_from for rule in texas.deadlines} <= set(facts)
