"""Answers: known, unknown and empty; typed texts; round trips that lose nothing."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stormops_desktop.domain.claims.findings import Level
from stormops_desktop.domain.claims.form import (
    AS_SETS,
    Answer,
    ClaimForm,
    change,
    clear,
    from_row,
    set_known,
    set_unknown,
)
from stormops_desktop.domain.claims.form_checks import Surroundings, check_form
from stormops_desktop.domain.claims.form_entry import CannotRead, e164, read_typed
from stormops_desktop.domain.claims.form_fields import BY_KEY, FIELDS, Group, Kind, fields_of
from stormops_desktop.domain.claims.form_parts import deadline_facts, entered_money
from stormops_desktop.domain.claims.ledger import work_out
from stormops_desktop.domain.claims.rule_pack import RulePack
from stormops_desktop.domain.claims.stages import NEEDS, ClaimStage, judge_change
from stormops_desktop.domain.claims.vocabulary import PaperKind
from stormops_desktop.domain.merge import RULES
from sync.contracts.entities import BY_NAME
from sync.contracts.entities.claims import CLAIM_INTEL
from sync.contracts.schema import Merge, Type

AROUND = Surroundings(today=date(2019, 4, 1), now_ms=1_554_120_000_000, storm_first_day=date(2019, 3, 24))
TYPES = {
    Kind.TEXT: {Type.TEXT}, Kind.CODE: {Type.TEXT}, Kind.CENTS: {Type.INT}, Kind.COUNT: {Type.INT},
    Kind.NUMBER: {Type.REAL}, Kind.PERCENT: {Type.REAL}, Kind.YES_NO: {Type.BOOL}, Kind.DATE: {Type.DATE},
    Kind.INSTANT: {Type.TIMESTAMP}, Kind.CODES: {Type.JSON}, Kind.RECORDS: {Type.JSON},
}  # fmt: skip
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


def applied(columns: dict[str, Any], told: dict[str, Any]) -> dict[str, Any]:
    """The row after an op with these columns, as both ends make it."""
    rules = {name: CLAIM_INTEL.by_name[name].merge for name in told}
    return {**columns, **{n: RULES.update(rules[n], columns.get(n), value) for n, value in told.items()}}


def codes(form: ClaimForm) -> list[str]:
    return [finding.code for finding in check_form(form, AROUND)]


def test_every_column_of_the_contract_has_its_field() -> None:
    columns = {field.column for field in FIELDS if field.column}
    assert columns == set(CLAIM_INTEL.by_name) - {"job_id", "extra", "unknown_fields"}
    assert all(bool(field.column) != (field.rows in BY_NAME) for field in FIELDS)


def test_every_column_has_the_type_and_the_rule_of_its_field() -> None:
    for field in FIELDS:
        if field.column:
            column = CLAIM_INTEL.by_name[field.column]
            assert column.type in TYPES[field.kind], field.key
            assert (column.merge is Merge.SET) == (field.kind in AS_SETS), field.key


def test_money_numbers_and_the_date_of_loss_are_never_settled_without_a_person() -> None:
    asked = {field.name for field in CLAIM_INTEL.fields if field.merge is Merge.MANUAL}
    cents = {field.column for field in FIELDS if field.kind is Kind.CENTS}
    assert asked == cents | {"policy_number", "claim_number", "date_of_loss", "deductible_pct"}
    for name in ("supplements", "claim_payments"):
        assert all(f.merge is Merge.MANUAL for f in BY_NAME[name].fields if f.name.endswith("cents"))


def test_keys_are_unique_and_every_group_has_fields() -> None:
    assert len(BY_KEY) == len(FIELDS)
    assert all(fields_of(group) for group in Group)


def test_what_a_stage_needs_is_a_field_or_a_paper() -> None:
    assert {key for keys in NEEDS.values() for key in keys} <= set(BY_KEY) | set(PaperKind)


def test_unknown_is_distinct_from_empty_and_survives_the_row() -> None:
    form = set_unknown(form_of(carrier="Acme Mutual"), "policy_number")
    assert form.answer("carrier") is Answer.KNOWN
    assert form.answer("policy_number") is Answer.UNKNOWN
    assert form.answer("claim_number") is Answer.EMPTY
    again = from_row(applied({}, change(ClaimForm(), form)))
    assert again == form
    assert clear(again, "policy_number").answer("policy_number") is Answer.EMPTY


def test_a_value_ends_the_unknown_and_a_blank_clears() -> None:
    form = set_known(set_unknown(ClaimForm(), "carrier"), "carrier", " Acme ")
    assert (form.values["carrier"], form.unknown) == ("Acme", frozenset())
    assert set_known(form, "carrier", "  ").answer("carrier") is Answer.EMPTY


def test_texts_keep_their_case_and_codes_take_theirs() -> None:
    form = form_of(policy_number=" tx-Ab 9 ", damage_type="Hail/Wind", severity="High")
    assert dict(form.values) == {"policy_number": "tx-Ab 9", "damage_type": "hail_wind", "severity": "high"}


def test_an_edit_names_its_own_column_and_nothing_of_a_newer_version() -> None:
    columns = {
        "carrier": "Acme", "damage_type": "hail", "extra": '{"drone_flight": {"id": 7}}',
        "unknown_fields": '["agent", "roof_age_source"]',
    }  # fmt: skip
    form = from_row(columns)
    assert form.newer == {"drone_flight": {"id": 7}}
    assert change(form, set_known(form, "carrier", "Other Mutual")) == {"carrier": "Other Mutual"}
    told = change(form, set_known(form, "agent", "Kim"))
    assert told == {"agent": "Kim", "unknown_fields": '{"add":[],"remove":["agent"]}'}
    assert applied(columns, told)["unknown_fields"] == '["roof_age_source"]'


def test_lists_travel_as_what_was_added_and_removed() -> None:
    form = from_row({"areas": '["attic","roof"]'})
    after = set_known(form, "areas", ["fence", "roof"])
    assert change(form, after) == {"areas": '{"add":["fence"],"remove":["attic"]}'}
    assert from_row(applied({"areas": '["attic","roof"]'}, change(form, clear(form, "areas")))) == ClaimForm()


def test_a_value_that_came_beside_the_mark_is_known() -> None:
    assert from_row({"carrier": "A", "unknown_fields": '["carrier"]'}).answer("carrier") is Answer.KNOWN


def test_rows_of_a_list_are_its_entries_and_never_part_of_a_change() -> None:
    form = from_row({}, {"supplements": [{"requested_cents": 5, "label": None}], "claim_payments": []})
    assert form.values == {"supplements": [{"requested_cents": 5}]}
    assert change(form, ClaimForm()) == {}


@given(st.dictionaries(st.sampled_from([f.key for f in FIELDS]), json_values, max_size=12))
def test_whatever_is_kept_is_checked_without_an_error(values: dict[str, Any]) -> None:
    check_form(ClaimForm(values=values), AROUND)


@given(
    st.dictionaries(st.sampled_from([f.key for f in FIELDS if f.kind is Kind.TEXT]), st.text(min_size=1)),
    st.sets(st.sampled_from([f.key for f in FIELDS])),
)
def test_any_answers_survive_a_round_trip(texts: dict[str, str], unknown: set[str]) -> None:
    form = ClaimForm(texts, frozenset(unknown - texts.keys()))
    assert from_row(applied({}, change(ClaimForm(), form))) == form


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
        adjuster_phone="ask Ann",
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
