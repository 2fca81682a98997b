"""Every line of the ledger names its sum, or what it waits for, and agrees with the ledger."""

from hypothesis import given
from hypothesis import strategies as st

from stormops_desktop.domain.claims.entry_fields import DEFAULTS, ENTRIES, REQUIRED
from stormops_desktop.domain.claims.form_fields import BY_KEY, Kind
from stormops_desktop.domain.claims.ledger import Deductible, Entered, Payment, Supplement, work_out
from stormops_desktop.domain.claims.ledger_words import explain
from stormops_desktop.domain.claims.vocabulary import DeductibleKind

cents = st.none() | st.integers(0, 10**9)


def how(entered: Entered) -> dict[str, str]:
    return {line.key: line.how for line in explain(entered)}


def test_nothing_entered_says_what_is_needed() -> None:
    lines = explain(Entered())
    assert all(line.cents is None for line in lines)
    assert how(Entered())["deductible"] == "Choose flat or percent, and enter it."


def test_a_percentage_names_coverage_a_or_its_absence() -> None:
    share = Deductible(DeductibleKind.PERCENT, percent=2.0)
    assert "not entered yet" in how(Entered(deductible=share))["deductible"]
    both = how(Entered(deductible=share, coverage_a=30_000_000))["deductible"]
    assert both == "2 % of coverage A $300,000.00"


def test_a_deductible_above_the_acv_says_why_there_is_no_payment() -> None:
    entered = Entered(rcv=100_000, deductible=Deductible(DeductibleKind.FLAT, 150_000))
    assert how(entered)["first_payment"].endswith("never below zero")


@given(cents, cents, cents, cents, st.lists(st.integers(0, 10**8)), st.lists(st.integers(0, 10**8)))
def test_the_lines_are_the_ledgers_figures(
    rcv: int | None, dep: int | None, acv: int | None, flat: int | None, asked: list[int], paid: list[int]
) -> None:
    entered = Entered(
        rcv=rcv, recoverable_dep=dep, acv=acv, deductible=Deductible(DeductibleKind.FLAT, flat),
        supplements=[Supplement(each) for each in asked], payments=[Payment(each) for each in paid],
    )  # fmt: skip
    ledger = work_out(entered)
    figures = {line.key: line.cents for line in explain(entered)}
    assert (figures["acv"], figures["first_payment"]) == (ledger.acv, ledger.first_payment)
    assert figures["balance"] == ledger.balance
    assert ("received" in figures) == bool(paid)


def test_entries_belong_to_lists_and_what_they_need_is_among_their_fields() -> None:
    assert all(BY_KEY[key].kind is Kind.RECORDS for key in ENTRIES)
    for key, fields in ENTRIES.items():
        names = {field.key for field in fields}
        assert set(REQUIRED[key]) | set(DEFAULTS.get(key, {})) <= names
