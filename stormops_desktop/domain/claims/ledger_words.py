"""The ledger line by line: every figure with the sum it comes from, or the fact it waits for."""

from collections.abc import Iterator
from dataclasses import dataclass

from stormops_desktop.domain.claims.ledger import Deductible, Entered, Ledger, work_out
from stormops_desktop.domain.claims.ledger_checks import money
from stormops_desktop.domain.claims.vocabulary import DeductibleKind


@dataclass(frozen=True, slots=True)
class LedgerLine:
    """One figure.

    Attributes:
        cents: None while something it needs is not known.
        how: where it comes from, as a sum; or what it waits for.
    """

    key: str
    label: str
    cents: int | None
    how: str


def explain(entered: Entered) -> tuple[LedgerLine, ...]:
    """The claim's money from RCV to balance, in the order in which it follows."""
    ledger = work_out(entered)
    return tuple(_claim_lines(entered, ledger)) + tuple(_account_lines(entered, ledger))


def _claim_lines(entered: Entered, ledger: Ledger) -> Iterator[LedgerLine]:
    rcv, lost = entered.rcv, (entered.recoverable_dep or 0) + (entered.nonrecoverable_dep or 0)
    if ledger.acv is None:
        how = "Enter the RCV, or the ACV from the carrier's letter."
    elif rcv is None or (ledger.acv == entered.acv and ledger.acv != rcv - lost):
        how = "As entered."
    else:
        how = f"RCV {money(rcv)} less depreciation {money(lost)}"
    yield LedgerLine("acv", "ACV", ledger.acv, how)
    yield LedgerLine("deductible", "Deductible", ledger.deductible, _deductible(entered))
    first = "Needs the ACV and the deductible."
    if ledger.acv is not None and ledger.deductible is not None:
        first = f"ACV {money(ledger.acv)} less deductible {money(ledger.deductible)}"
        first += ", never below zero" if ledger.deductible > ledger.acv else ""
    yield LedgerLine("first_payment", "First payment", ledger.first_payment, first)
    later = "Needs the RCV and the deductible."
    if ledger.later_payment is not None:
        later = "What the carrier holds back until the work is done"
    yield LedgerLine("later_payment", "Later payment", ledger.later_payment, later)


def _account_lines(entered: Entered, ledger: Ledger) -> Iterator[LedgerLine]:
    if entered.supplements:
        how = (
            f"{len(entered.supplements)} entered: {money(ledger.open_supplements)} still open, "
            f"{money(ledger.denied_supplements)} denied"
        )
        yield LedgerLine("supplements", "Approved supplements", ledger.approved_supplements, how)
    if entered.payments:
        how = f"{len(entered.payments)} entered"
        if ledger.deductible_received:
            how += f"; the deductible of {money(ledger.deductible_received)} came from the customer"
        yield LedgerLine("received", "Received from the carrier", ledger.received, how)
    how = "Needs the RCV and the deductible."
    if ledger.net_claim is not None:
        how = (
            f"Net claim {money(ledger.net_claim)} plus supplements {money(ledger.approved_supplements)} "
            f"less received {money(ledger.received)}"
        )
    yield LedgerLine("balance", "Still owed by the carrier", ledger.balance, how)


def _deductible(entered: Entered) -> str:
    deductible = entered.deductible
    if deductible is None:
        return "Choose flat or percent, and enter it."
    if deductible.kind is DeductibleKind.FLAT:
        return "A flat sum, as entered" if deductible.cents is not None else "Enter the sum."
    return _percent(deductible, entered.coverage_a)


def _percent(deductible: Deductible, coverage_a: int | None) -> str:
    if deductible.percent is None:
        return "Enter the percentage."
    if coverage_a is None:
        return f"{deductible.percent:g} % of coverage A, which is not entered yet"
    return f"{deductible.percent:g} % of coverage A {money(coverage_a)}"
