"""What a person is known by, how much each kind proves, and which values prove nothing (product.md C.14)."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from math import prod
from types import MappingProxyType

from stormops_desktop.domain.identity import normalising


class Kind(StrEnum):
    """Kinds of identifiers, strongest first."""

    PROPERTY_ID = "property_id"
    CLAIM_NUMBER = "claim_number"
    POLICY_NUMBER = "policy_number"
    CUSTOMER_ID = "customer_id"
    EMAIL = "email"
    PHONE = "phone"
    PARCEL_ID = "parcel_id"
    NAME_ADDRESS = "name_address"
    DEVICE_ID = "device_id"
    HOUSEHOLD = "household"
    IP = "ip"
    NAME = "name"


STRENGTHS: Mapping[Kind, float] = MappingProxyType({
    Kind.PROPERTY_ID: 1.00, Kind.CLAIM_NUMBER: 0.98, Kind.POLICY_NUMBER: 0.95, Kind.CUSTOMER_ID: 0.95,
    Kind.EMAIL: 0.90, Kind.PHONE: 0.85, Kind.PARCEL_ID: 0.80, Kind.NAME_ADDRESS: 0.75, Kind.DEVICE_ID: 0.50,
    Kind.HOUSEHOLD: 0.50, Kind.IP: 0.10, Kind.NAME: 0.05,
})  # fmt: skip
SHOWN_ONLY = frozenset({Kind.IP, Kind.NAME})  # kept for people to see; never a reason to merge
PLACES = frozenset({Kind.PROPERTY_ID, Kind.PARCEL_ID, Kind.HOUSEHOLD})  # whoever lives there has them
SHARED_AT_HOME = PLACES | {Kind.PHONE}
STRONG_FROM = 0.85
LIMITS: Mapping[Kind, int] = MappingProxyType({
    Kind.PROPERTY_ID: 1, Kind.PARCEL_ID: 1, Kind.EMAIL: 5, Kind.PHONE: 5, Kind.CUSTOMER_ID: 1,
    Kind.DEVICE_ID: 10,
})  # fmt: skip
_SPELT: Mapping[Kind, Callable[[str], str]] = MappingProxyType(
    {
        Kind.EMAIL: normalising.email,
        Kind.PHONE: normalising.phone,
        Kind.NAME_ADDRESS: normalising.address,
        Kind.NAME: normalising.name,
        Kind.CLAIM_NUMBER: normalising.number,
        Kind.POLICY_NUMBER: normalising.number,
    }
)
_PLACEHOLDER_MAIL = re.compile(r"(test|none|noemail|no-reply|noreply|info|admin|office)@")
_FICTIONAL_PHONE = re.compile(r"\+1\d{3}55501\d{2}")


@dataclass(frozen=True, slots=True, order=True)
class Identifier:
    """One value of one kind, in its one spelling. `storm` is a claim's, "" when nobody knows which."""

    kind: Kind
    value: str
    storm: str = field(default="", compare=False)


def identifier(kind: Kind, written: str, blocked: Iterable[str] = ()) -> Identifier | None:
    """The identifier that somebody wrote, None when it says nothing about who they are.

    Args:
        blocked: values of this company that many share, as its own phone; in their one spelling.
    """
    value = _SPELT.get(kind, str.strip)(written)
    return (
        None if not value or value in set(blocked) or _placeholder(kind, value) else Identifier(kind, value)
    )


def combined(kinds: Iterable[Kind]) -> float:
    """How much independent evidence proves together: 1 - prod(1 - s), each kind once.

    Multiplied in one order and rounded: machines that differ in the last bit would rank pairs differently.
    """
    return round(1 - prod(1 - STRENGTHS[kind] for kind in sorted(set(kinds) - SHOWN_ONLY)), 9)


def has_strong(kinds: Iterable[Kind]) -> bool:
    """Whether one of the kinds would do almost by itself."""
    return any(STRENGTHS[kind] >= STRONG_FROM for kind in kinds)


def _placeholder(kind: Kind, value: str) -> bool:
    if kind is Kind.EMAIL:
        return _PLACEHOLDER_MAIL.match(value) is not None
    return kind is Kind.PHONE and _FICTIONAL_PHONE.fullmatch(value) is not None
