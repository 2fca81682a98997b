"""The money of a claim in integer cents: what follows from what was entered, and whether it adds up.

ACV = RCV - recoverable depreciation - non-recoverable depreciation
first payment = max(0, ACV - deductible); later = net claim - first payment
net claim = max(0, RCV - non-recoverable depreciation - deductible)
balance = net claim + approved supplements - payments of the carrier

Source: product.md C.10. A difference up to one dollar is rounding (information), more is a warning.
Invariants (tested): ACV and first payment never exceed RCV; first payment + later = net claim; a larger
deductible never raises the first payment; a figure is None as long as something it needs is unknown.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from stormops_desktop.domain.claims.vocabulary import DeductibleKind

TOLERANCE_CENTS = 100


class SupplementState(StrEnum):
    """Where a request for more money stands."""

    REQUESTED = "requested"
    APPROVED = "approved"
    PARTIAL = "partial"
    DENIED = "denied"


class PaymentKind(StrEnum):
    """What a check was for."""

    ACV = "acv"
    DEPRECIATION = "depreciation"
    SUPPLEMENT = "supplement"
    DEDUCTIBLE = "deductible"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Deductible:
    """What the policyholder owes first.

    Attributes:
        cents: for a flat one.
        percent: for a percent one, of coverage A: 2.0 is two per cent.
    """

    kind: DeductibleKind
    cents: int | None = None
    percent: float | None = None


@dataclass(frozen=True, slots=True)
class Supplement:
    """One request for more money; `approved_cents` is None until the carrier has answered."""

    requested_cents: int
    state: SupplementState = SupplementState.REQUESTED
    approved_cents: int | None = None
    label: str = ""


@dataclass(frozen=True, slots=True)
class Payment:
    """Money received. The policyholder's deductible is paid to the contractor, not by the carrier."""

    cents: int
    kind: PaymentKind = PaymentKind.OTHER
    label: str = ""


@dataclass(frozen=True, slots=True)
class Entered:
    """The figures as people typed them, all in cents; None is not known."""

    rcv: int | None = None
    recoverable_dep: int | None = None
    nonrecoverable_dep: int | None = None
    acv: int | None = None
    deductible: Deductible | None = None
    coverage_a: int | None = None
    overhead: int | None = None
    profit: int | None = None
    first_check: int | None = None
    balance: int | None = None
    supplements: Sequence[Supplement] = ()
    payments: Sequence[Payment] = ()


@dataclass(frozen=True, slots=True)
class Ledger:
    """The figures that follow, in cents; None where something needed is unknown.

    Attributes:
        net_claim: what the carrier pays in all for the first estimate.
        first_payment: the check before the work is done.
        later_payment: the recoverable depreciation paid afterwards.
        open_supplements: requested and not yet answered.
        received: paid by the carrier so far; the deductible is not among it.
        balance: what the carrier still owes, supplements included; negative when overpaid.
    """

    acv: int | None
    deductible: int | None
    net_claim: int | None
    first_payment: int | None
    later_payment: int | None
    approved_supplements: int
    open_supplements: int
    denied_supplements: int
    received: int
    deductible_received: int
    balance: int | None


def work_out(entered: Entered) -> Ledger:
    """Everything that follows from the figures entered."""
    acv = _acv(entered)
    deductible = deductible_cents(entered.deductible, entered.coverage_a)
    net = _net_claim(entered, deductible)
    first = None if acv is None or deductible is None else max(0, acv - deductible)
    approved = sum(_approved(s) for s in entered.supplements)
    received = sum(p.cents for p in entered.payments if p.kind is not PaymentKind.DEDUCTIBLE)
    return Ledger(
        acv=acv,
        deductible=deductible,
        net_claim=net,
        first_payment=first,
        later_payment=None if net is None or first is None else net - first,
        approved_supplements=approved,
        open_supplements=sum(s.requested_cents for s in entered.supplements if _is_open(s)),
        denied_supplements=sum(_denied(s) for s in entered.supplements),
        received=received,
        deductible_received=sum(p.cents for p in entered.payments if p.kind is PaymentKind.DEDUCTIBLE),
        balance=None if net is None else net + approved - received,
    )


def deductible_cents(deductible: Deductible | None, coverage_a: int | None) -> int | None:
    """The deductible as money, half a cent rounded up; None while it, or coverage A, is unknown."""
    if deductible is None:
        return None
    if deductible.kind is DeductibleKind.FLAT:
        return deductible.cents
    if deductible.percent is None or coverage_a is None:
        return None
    # Percentages are entered with at most four decimals: integers keep 2.35 % of 100,000.00 exact.
    return (coverage_a * round(deductible.percent * 10_000) + 500_000) // 1_000_000


def _acv(entered: Entered) -> int | None:
    """From RCV where it is known, else as stated. A depreciation left empty counts as none."""
    if entered.rcv is None:
        return entered.acv
    if entered.recoverable_dep is None and entered.nonrecoverable_dep is None and entered.acv is not None:
        return entered.acv
    return entered.rcv - (entered.recoverable_dep or 0) - (entered.nonrecoverable_dep or 0)


def _net_claim(entered: Entered, deductible: int | None) -> int | None:
    if entered.rcv is None or deductible is None:
        return None
    payable = entered.rcv - (entered.nonrecoverable_dep or 0)
    return max(0, payable - deductible)


def _approved(supplement: Supplement) -> int:
    if supplement.state is SupplementState.APPROVED and supplement.approved_cents is None:
        return supplement.requested_cents
    if supplement.state in (SupplementState.APPROVED, SupplementState.PARTIAL):
        return supplement.approved_cents or 0
    return 0


def _is_open(supplement: Supplement) -> bool:
    return supplement.state is SupplementState.REQUESTED


def _denied(supplement: Supplement) -> int:
    return 0 if _is_open(supplement) else max(0, supplement.requested_cents - _approved(supplement))
