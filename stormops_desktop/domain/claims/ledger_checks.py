"""The ledger checks itself: every remark names the figures, the sum and the difference."""

from collections.abc import Iterator

from stormops_desktop.domain.claims.findings import Finding, Level, info, warning
from stormops_desktop.domain.claims.ledger import (
    TOLERANCE_CENTS,
    Deductible,
    Entered,
    Ledger,
    SupplementState,
    work_out,
)
from stormops_desktop.domain.claims.vocabulary import DeductibleKind

HIGH_PERCENT = 10.0


def money(cents: int) -> str:
    """Dollars as printed on a check: -$1,234.50."""
    sign = "-" if cents < 0 else ""
    return f"{sign}${abs(cents) // 100:,}.{abs(cents) % 100:02d}"


def check(entered: Entered) -> tuple[Finding, ...]:
    """Every remark on the figures, the most serious first; an entry without trouble gives none."""
    ledger = work_out(entered)
    found = [
        *_below_zero(entered),
        *_acv_remarks(entered, ledger),
        *_deductible_remarks(entered, ledger),
        *_first_check_remarks(entered, ledger),
        *_balance_remarks(entered, ledger),
        *_supplement_remarks(entered),
    ]
    return tuple(sorted(found, key=lambda finding: finding.level is not Level.WARNING))


def _below_zero(entered: Entered) -> Iterator[Finding]:
    amounts = {
        "rcv": entered.rcv,
        "recoverable_dep": entered.recoverable_dep,
        "nonrecoverable_dep": entered.nonrecoverable_dep,
        "acv": entered.acv,
        "coverage_a": entered.coverage_a,
        "overhead": entered.overhead,
        "profit": entered.profit,
        "first_check": entered.first_check,
    }
    for name, cents in amounts.items():
        if cents is not None and cents < 0:
            label = name.replace("_", " ")
            yield warning("negative_amount", f"The {label} is below zero: {money(cents)}.", name)


def _acv_remarks(entered: Entered, ledger: Ledger) -> Iterator[Finding]:
    if entered.rcv is None:
        return
    recoverable, lost = entered.recoverable_dep or 0, entered.nonrecoverable_dep or 0
    if recoverable + lost > entered.rcv:
        yield warning(
            "depreciation_above_rcv",
            f"The depreciation of {money(recoverable + lost)} is more than the RCV of {money(entered.rcv)}.",
            "recoverable_dep",
            "nonrecoverable_dep",
        )
    nothing_entered = entered.recoverable_dep is None and entered.nonrecoverable_dep is None
    if entered.acv is None or ledger.acv is None or nothing_entered:
        return
    sum_text = (
        f"RCV {money(entered.rcv)} less depreciation {money(recoverable + lost)} is {money(ledger.acv)}"
    )
    yield from _compare("acv_differs", "ACV", entered.acv, ledger.acv, sum_text, "acv")


def _deductible_remarks(entered: Entered, ledger: Ledger) -> Iterator[Finding]:
    deductible = entered.deductible
    if deductible is None:
        return
    yield from _incomplete_deductible(deductible, entered.coverage_a)
    if ledger.deductible is not None and ledger.acv is not None and ledger.deductible > max(ledger.acv, 0):
        yield info(
            "deductible_above_acv",
            f"The deductible of {money(ledger.deductible)} is more than the ACV of {money(ledger.acv)}: "
            "there is no first payment.",
            "deductible",
        )


def _incomplete_deductible(deductible: Deductible, coverage_a: int | None) -> Iterator[Finding]:
    if deductible.kind is DeductibleKind.FLAT:
        if deductible.cents is not None and deductible.cents < 0:
            yield warning(
                "negative_amount", f"The deductible is below zero: {money(deductible.cents)}.", "deductible"
            )
        return
    if deductible.percent is None:
        return
    if coverage_a is None:
        yield info(
            "coverage_a_needed",
            f"A deductible of {deductible.percent:g} % is a share of coverage A, which is not entered yet.",
            "coverage_a",
        )
    if not 0 <= deductible.percent <= HIGH_PERCENT:
        yield warning(
            "percent_unusual",
            f"A deductible of {deductible.percent:g} % is unusual (1 to 5 % is common): is it in dollars?",
            "deductible",
        )


def _first_check_remarks(entered: Entered, ledger: Ledger) -> Iterator[Finding]:
    if entered.first_check is None or ledger.first_payment is None:
        return
    acv, deductible = ledger.acv or 0, ledger.deductible or 0
    sum_text = f"ACV {money(acv)} less the deductible {money(deductible)} is {money(ledger.first_payment)}"
    yield from _compare(
        "first_check_differs",
        "first check",
        entered.first_check,
        ledger.first_payment,
        sum_text,
        "first_check",
    )


def _balance_remarks(entered: Entered, ledger: Ledger) -> Iterator[Finding]:
    if ledger.balance is None or ledger.net_claim is None:
        return
    sum_text = (
        f"net claim {money(ledger.net_claim)} plus approved supplements {money(ledger.approved_supplements)} "
        f"less payments {money(ledger.received)} is {money(ledger.balance)}"
    )
    if entered.balance is not None:
        yield from _compare(
            "balance_differs", "balance", entered.balance, ledger.balance, sum_text, "balance"
        )
    if ledger.balance < -TOLERANCE_CENTS:
        yield warning(
            "overpaid",
            f"More was paid than is owed: {sum_text}. Is a supplement missing?",
            "payments",
            "supplements",
        )


def _supplement_remarks(entered: Entered) -> Iterator[Finding]:
    for number, supplement in enumerate(entered.supplements, start=1):
        approved = supplement.approved_cents
        name = supplement.label or f"Supplement {number}"
        if approved is not None and approved > supplement.requested_cents + TOLERANCE_CENTS:
            yield warning(
                "approved_above_requested",
                f"{name}: {money(approved)} approved of only {money(supplement.requested_cents)} requested.",
                "supplements",
            )
        if supplement.state is SupplementState.DENIED and approved:
            yield warning(
                "denied_with_money",
                f"{name} is denied, and yet {money(approved)} is approved.",
                "supplements",
            )
        if supplement.state is SupplementState.PARTIAL and approved is None:
            yield info(
                "approved_amount_needed", f"{name} is approved in part: enter how much of it.", "supplements"
            )


def _compare(code: str, label: str, stated: int, due: int, sum_text: str, field: str) -> Iterator[Finding]:
    """Up to a dollar is somebody's rounding; more deserves a look."""
    apart = abs(stated - due)
    if apart == 0:
        return
    sentence = (
        f"{sum_text[0].upper()}{sum_text[1:]}; the {label} entered is {money(stated)}, {money(apart)} apart."
    )
    yield (info if apart <= TOLERANCE_CENTS else warning)(code, sentence, field)
