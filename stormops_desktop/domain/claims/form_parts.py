"""The form's parts as the types that reckon with them; entries that can't be read are passed over."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from stormops_desktop.domain.claims.form import ClaimForm
from stormops_desktop.domain.claims.form_entry import is_iso_day
from stormops_desktop.domain.claims.ledger import (
    Deductible,
    Entered,
    Payment,
    PaymentKind,
    Supplement,
    SupplementState,
)
from stormops_desktop.domain.claims.papers import SignedPaper
from stormops_desktop.domain.claims.test_squares import Method, SquareCount
from stormops_desktop.domain.claims.vocabulary import DeductibleKind, read_code

DAY_KEYS = ("date_of_loss", "contract_signed_on", "permit_issued_on")
MONEY_KEYS = (
    "rcv",
    "recoverable_dep",
    "nonrecoverable_dep",
    "acv",
    "coverage_a",
    "overhead",
    "profit",
    "first_check",
    "balance",
)


def entered_money(form: ClaimForm) -> Entered:
    """The money group for the ledger."""
    amounts = {key: _whole(form.values.get(key)) for key in MONEY_KEYS}
    supplements = tuple(_supplement(each) for each in _records(form, "supplements", "requested_cents"))
    payments = tuple(
        Payment(
            each["cents"],
            read_code(PaymentKind, str(each.get("kind", ""))) or PaymentKind.OTHER,
            _label(each),
        )
        for each in _records(form, "payments", "cents")
    )
    return Entered(**amounts, deductible=_deductible(form), supplements=supplements, payments=payments)


def square_counts(form: ClaimForm) -> tuple[SquareCount, ...]:
    """The test squares of the evidence group."""
    return tuple(
        SquareCount(
            slope=str(each.get("slope", "")),
            hits=each["hits"],
            method=read_code(Method, str(each.get("method", ""))) or Method.CHALK,
            photo_ids=tuple(str(photo) for photo in each.get("photo_ids") or ()),
            confidence=_real(each.get("confidence")),
        )
        for each in _records(form, "test_squares", "hits")
    )


def signed_papers(form: ClaimForm) -> tuple[SignedPaper, ...]:
    """The papers in the order in which they were signed."""
    return tuple(
        SignedPaper(
            kind=str(each.get("kind", "")),
            sha256=str(each.get("sha256", "")),
            signer=str(each.get("signer", "")),
            signed_at=each["signed_at"],
            place=str(each.get("place", "")),
        )
        for each in _records(form, "papers", "signed_at")
    )


def deadline_facts(form: ClaimForm) -> dict[str, date | None]:
    """The days from which `deadlines` counts; None for one that is not known or can't be read."""
    values = {key: form.values.get(key) for key in DAY_KEYS}
    return {key: date.fromisoformat(str(day)) if is_iso_day(day) else None for key, day in values.items()}


def _deductible(form: ClaimForm) -> Deductible | None:
    cents, percent = _whole(form.values.get("deductible_cents")), _real(form.values.get("deductible_pct"))
    kind = read_code(DeductibleKind, str(form.values.get("deductible_kind", "")))
    if kind is None and cents is not None:
        kind = DeductibleKind.FLAT
    return None if kind is None else Deductible(kind, cents, percent)


def _supplement(raw: dict[str, Any]) -> Supplement:
    state = read_code(SupplementState, str(raw.get("state", ""))) or SupplementState.REQUESTED
    return Supplement(raw["requested_cents"], state, _whole(raw.get("approved_cents")), _label(raw))


def _records(form: ClaimForm, key: str, whole: str) -> Iterator[dict[str, Any]]:
    """Entries of a list whose named key is a whole number."""
    listed = form.values.get(key)
    for each in listed if isinstance(listed, list) else ():
        if isinstance(each, dict) and _whole(each.get(whole)) is not None:
            yield each


def _whole(value: object) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def _real(value: object) -> float | None:
    return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else None


def _label(raw: dict[str, Any]) -> str:
    return str(raw.get("label", ""))
