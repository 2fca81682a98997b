"""The claim as JSON and CSV: the same figures, and nothing that a spreadsheet would run."""

import csv
import io
import json

from hypothesis import given
from hypothesis import strategies as st

from stormops_desktop.domain.claims.form import ClaimForm, set_known, set_unknown
from stormops_desktop.domain.claims.form_fields import FIELDS
from stormops_desktop.domain.claims.handoff import (
    HEADINGS,
    Handoff,
    PhotoLine,
    as_csv,
    as_json,
    dollars,
)


def handoff() -> Handoff:
    form = ClaimForm(newer={"drone": {"id": 7}})
    for key, value in (
        ("carrier", '=HYPERLINK("http://x.example")'),
        ("rcv", 1_100_000),
        ("recoverable_dep", 250_000),
        ("deductible_kind", "flat"),
        ("deductible_cents", 150_000),
        ("balance", -25_005),
        ("ord_law", True),
        ("test_squares", [{"slope": "S", "hits": 11}]),
    ):
        form = set_known(form, key, value)
    form = set_unknown(form, "policy_number")
    photos = (PhotoLine(1, "ab" * 32, "S", "close_up", "ridge"),)
    return Handoff(
        "DFW Elite Roofing", "24 March 2019", "12 Oak St", "job-1", 1_554_120_000_000, form, photos
    )


def rows() -> dict[str, dict[str, str]]:
    return {f"{row['section']}.{row['field']}": row for row in csv.DictReader(io.StringIO(as_csv(handoff())))}


def test_every_field_has_its_row_and_its_answer() -> None:
    made = rows()
    assert set(made) >= {f"{field.group}.{field.key}" for field in FIELDS}
    assert made["money.rcv"] == dict(
        zip(HEADINGS, ("money", "rcv", "RCV", "known", "11000.00", "USD"), strict=True)
    )
    assert made["policy.policy_number"]["answer"] == "unknown"
    assert made["policy.claim_number"]["answer"] == "empty"
    assert made["policy.ord_law"]["value"] == "yes"
    assert made["photos.1"]["value"] == "ab" * 32


def test_both_forms_carry_the_worked_out_figures() -> None:
    document = json.loads(as_json(handoff()))
    assert document["worked_out_cents"]["first_payment"] == 700_000
    assert rows()["worked_out.first_payment"]["value"] == "7000.00"
    assert document["claim"]["money"]["rcv"] == 1_100_000
    assert document["unknown"] == ["policy_number"]
    assert document["other"] == {"drone": {"id": 7}}


def test_formulas_are_disarmed_and_numbers_are_not() -> None:
    assert rows()["policy.carrier"]["value"] == '\'=HYPERLINK("http://x.example")'
    assert rows()["money.balance"]["value"] == "-250.05"


@given(st.integers(-(10**12), 10**12))
def test_dollars_are_exact(cents: int) -> None:
    assert round(float(dollars(cents)) * 100) == cents
