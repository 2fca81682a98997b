"""What everybody may see of a value that says who somebody is: enough to recognise, too little to use."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from stormops_desktop.domain.identity.identifiers import Kind

DOT = "•"
HIDDEN = DOT * 3


def masked(kind: Kind, value: str) -> str:
    """A value as crews and planners see it. Ids of houses and parcels are no secrets."""
    return _MASKS.get(kind, _tail)(value) if value else ""


def _mail(value: str) -> str:
    name, _, domain = value.partition("@")
    return f"{name[:1]}{HIDDEN}@{domain[:1]}{HIDDEN}.{domain.rpartition('.')[2]}"


def _phone(value: str) -> str:
    return f"{HIDDEN} {HIDDEN} {value[-4:]}"


def _initials(value: str) -> str:
    return " ".join(f"{word[0].upper()}." for word in value.split())


def _whole(value: str) -> str:
    return value


def _tail(value: str) -> str:
    return HIDDEN + (value[-3:] if len(value) > 5 else "")


_MASKS: Mapping[Kind, Callable[[str], str]] = MappingProxyType({
    Kind.EMAIL: _mail, Kind.PHONE: _phone, Kind.NAME: _initials, Kind.NAME_ADDRESS: lambda _: HIDDEN,
    Kind.PROPERTY_ID: _whole, Kind.PARCEL_ID: _whole,
})  # fmt: skip
