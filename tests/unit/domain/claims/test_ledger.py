"""The money of a claim: the worked example, its laws, and remarks that explain themselves."""

from dataclasses import replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from stormops_desktop.domain.claims.findings import Level
from stormops_desktop.domain.claims.ledger import (
    Deductible,
    Entered,
    Payment,
    PaymentKind,
    Supplement,
    SupplementState,
    deductible_cents,
    work_out,
)
from stormops_desktop.domain.claims.ledger_checks import check, money
from stormops_desktop.domain.claims.vocabulary import DeductibleKind

FLAT_1500 = Deductible(DeductibleKind.FLAT, cents=150_000)
WORKED = Entered(rcv=1_100_000, recoverable_dep=250_000, deductible=FLAT_1500)

cents = st.integers(0, 50_000_000)
supplement_states = st.sampled_from(list(SupplementState))


def flat(amount: int) -> Deductible:
    return Deductible(DeductibleKind.FLAT, cents=amount)


def test_the_worked_example_of_the_trade() -> None:
    ledger = work_out(WORKED)
    assert (ledger.acv, ledger.first_payment, ledger.later_payment) == (850_000, 700_000, 250_000)
    assert ledger.net_claim == ledger.balance == 950_000
    assert check(WORKED) == ()


def test_agreeing_figures_need_no_remark() -> None:
    assert check(replace(WORKED, acv=850_000, first_check=700_000, balance=950_000)) == ()


@pytest.mark.parametrize(
    ("off", "level"), [(1, Level.INFO), (100, Level.INFO), (101, Level.WARNING), (-101, Level.WARNING)]
)
def test_a_dollar_is_rounding_and_more_is_a_warning(off: int, level: Level) -> None:
    (finding,) = check(replace(WORKED, acv=850_000 + off))
    assert (finding.code, finding.level, finding.fields) == ("acv_differs", level, ("acv",))
    assert finding.sentence == (
        f"RCV $11,000.00 less depreciation $2,500.00 is $8,500.00; "
        f"the ACV entered is {money(850_000 + off)}, {money(abs(off))} apart."
    )


def test_a_percentage_needs_coverage_a() -> None:
    two = Deductible(DeductibleKind.PERCENT, percent=2.0)
    blank = replace(WORKED, deductible=two)
    assert work_out(blank).first_payment is None
    assert [f.code for f in check(blank)] == ["coverage_a_needed"]
    known = replace(blank, coverage_a=35_000_000)
    assert work_out(known).deductible == 700_000
    assert work_out(known).first_payment == 150_000


@pytest.mark.parametrize(("percent", "due"), [(2.35, 235_000), (0.0, 0), (1.005, 100_500)])
def test_percentages_are_exact(percent: float, due: int) -> None:
    assert deductible_cents(Deductible(DeductibleKind.PERCENT, percent=percent), 10_000_000) == due


def test_a_thousand_percent_is_questioned() -> None:
    odd = replace(
        WORKED, deductible=Deductible(DeductibleKind.PERCENT, percent=1500.0), coverage_a=35_000_000
    )
    assert "percent_unusual" in [f.code for f in check(odd)]


def test_a_deductible_above_acv_leaves_no_first_payment() -> None:
    entered = replace(WORKED, deductible=flat(900_000))
    ledger = work_out(entered)
    assert (ledger.first_payment, ledger.later_payment) == (0, 200_000)
    assert [f.code for f in check(entered)] == ["deductible_above_acv"]


def test_supplements_and_payments_move_the_balance() -> None:
    entered = replace(
        WORKED,
        supplements=(
            Supplement(100_000, SupplementState.APPROVED),
            Supplement(80_000, SupplementState.PARTIAL, 30_000),
            Supplement(50_000, SupplementState.DENIED),
            Supplement(20_000),
        ),
        payments=(Payment(700_000, PaymentKind.ACV), Payment(150_000, PaymentKind.DEDUCTIBLE)),
    )
    ledger = work_out(entered)
    assert (ledger.approved_supplements, ledger.open_supplements, ledger.denied_supplements) == (
        130_000,
        20_000,
        100_000,
    )
    assert ledger.deductible_received == 150_000
    assert ledger.balance == 950_000 + 130_000 - 700_000
    assert check(entered) == ()


def test_overpayment_and_wrong_supplements_are_pointed_out() -> None:
    entered = replace(
        WORKED,
        supplements=(
            Supplement(1_000, SupplementState.DENIED, 500),
            Supplement(1_000, SupplementState.APPROVED, 9_000),
        ),
        payments=(Payment(2_000_000),),
    )
    assert {f.code for f in check(entered)} == {"overpaid", "denied_with_money", "approved_above_requested"}


def test_signs_and_impossible_depreciation_are_pointed_out() -> None:
    entered = Entered(rcv=-5, recoverable_dep=10_000, deductible=flat(-1))
    codes = [f.code for f in check(entered)]
    assert codes.count("negative_amount") == 2
    assert "depreciation_above_rcv" in codes


def test_nothing_known_gives_no_figures_and_no_remarks() -> None:
    ledger = work_out(Entered())
    assert (ledger.acv, ledger.deductible, ledger.first_payment, ledger.balance) == (None, None, None, None)
    assert check(Entered()) == ()


def test_acv_alone_and_the_deductible_give_the_first_payment() -> None:
    assert work_out(Entered(acv=850_000, deductible=FLAT_1500)).first_payment == 700_000


@given(rcv=cents, recoverable=cents, lost=cents, deductible=cents)
def test_first_and_later_make_the_net_claim(rcv: int, recoverable: int, lost: int, deductible: int) -> None:
    assume(recoverable + lost <= rcv)
    ledger = work_out(Entered(rcv, recoverable, lost, deductible=flat(deductible)))
    assert ledger.acv is not None and ledger.first_payment is not None
    assert ledger.net_claim is not None and ledger.later_payment is not None
    assert 0 <= ledger.first_payment <= ledger.acv <= rcv
    assert ledger.later_payment >= 0
    assert ledger.first_payment + ledger.later_payment == ledger.net_claim


@given(rcv=cents, recoverable=cents, low=cents, more=cents)
def test_a_larger_deductible_never_raises_the_first_payment(
    rcv: int, recoverable: int, low: int, more: int
) -> None:
    small = work_out(Entered(rcv, recoverable, deductible=flat(low))).first_payment
    large = work_out(Entered(rcv, recoverable, deductible=flat(low + more))).first_payment
    assert small is not None and large is not None
    assert large <= small


@given(
    entered=st.builds(
        Entered,
        rcv=st.none() | cents,
        recoverable_dep=st.none() | cents,
        nonrecoverable_dep=st.none() | cents,
        acv=st.none() | cents,
        deductible=st.none() | st.builds(flat, cents),
        supplements=st.lists(st.builds(Supplement, cents, supplement_states, st.none() | cents), max_size=4),
        payments=st.lists(st.builds(Payment, cents), max_size=4),
    )
)
def test_what_it_works_out_it_never_questions(entered: Entered) -> None:
    """Typing the worked-out figures back in is always in agreement."""
    ledger = work_out(entered)
    again = replace(entered, acv=ledger.acv, first_check=ledger.first_payment, balance=ledger.balance)
    assert not {f.code for f in check(again)} & {"acv_differs", "first_check_differs", "balance_differs"}
    assert work_out(again) == ledger


@given(
    entered=st.builds(Entered, rcv=cents, deductible=st.builds(flat, cents)),
    extra=st.lists(cents, max_size=5),
)
def test_supplement_parts_add_up(entered: Entered, extra: list[int]) -> None:
    states = list(SupplementState)
    supplements = [Supplement(c, states[i % 4], c // 2 if i % 4 == 2 else None) for i, c in enumerate(extra)]
    ledger = work_out(replace(entered, supplements=supplements))
    assert ledger.approved_supplements + ledger.open_supplements + ledger.denied_supplements == sum(extra)


@pytest.mark.parametrize(("amount", "printed"), [(0, "$0.00"), (-123_450, "-$1,234.50"), (5, "$0.05")])
def test_money_is_printed_as_on_a_check(amount: int, printed: str) -> None:
    assert money(amount) == printed
