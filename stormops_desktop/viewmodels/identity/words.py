"""Kinds, sources, decisions and refusals of who is who in a person's words."""

from collections.abc import Mapping

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QLocale

translate = QCoreApplication.translate

_KIND = {
    "property_id": QT_TRANSLATE_NOOP("identity", "House"),
    "claim_number": QT_TRANSLATE_NOOP("identity", "Claim number"),
    "policy_number": QT_TRANSLATE_NOOP("identity", "Policy number"),
    "customer_id": QT_TRANSLATE_NOOP("identity", "Customer number"),
    "email": QT_TRANSLATE_NOOP("identity", "E-mail"),
    "phone": QT_TRANSLATE_NOOP("identity", "Telephone"),
    "parcel_id": QT_TRANSLATE_NOOP("identity", "Parcel"),
    "name_address": QT_TRANSLATE_NOOP("identity", "Name and address"),
    "device_id": QT_TRANSLATE_NOOP("identity", "Device"),
    "household": QT_TRANSLATE_NOOP("identity", "Household"),
    "ip": QT_TRANSLATE_NOOP("identity", "Network address"),
    "name": QT_TRANSLATE_NOOP("identity", "Name"),
}
_SOURCE = {
    "claim": QT_TRANSLATE_NOOP("identity", "a claim"),
    "county_record": QT_TRANSLATE_NOOP("identity", "the county's list"),
    "web_form": QT_TRANSLATE_NOOP("identity", "the web form"),
    "call_log": QT_TRANSLATE_NOOP("identity", "a call"),
    "referral": QT_TRANSLATE_NOOP("identity", "a referral"),
}
_NODE = {
    "person": QT_TRANSLATE_NOOP("identity", "Person"),
    "household": QT_TRANSLATE_NOOP("identity", "Household"),
    "property": QT_TRANSLATE_NOOP("identity", "House"),
}
_EVENT = {
    "merge": QT_TRANSLATE_NOOP("identity", "One person"),
    "split": QT_TRANSLATE_NOOP("identity", "Two people"),
    "withdraw": QT_TRANSLATE_NOOP("identity", "Taken back"),
}
_REFUSED = {
    "": QT_TRANSLATE_NOOP("identity", "too little for joining by itself"),
    "likeness": QT_TRANSLATE_NOOP("identity", "alike by weights learned from your records"),
    "two names": QT_TRANSLATE_NOOP("identity", "two names at one house or telephone"),
    "two claim numbers": QT_TRANSLATE_NOOP("identity", "two claim numbers in one storm"),
}
_SEGMENT = {
    "high_value": QT_TRANSLATE_NOOP("identity", "High value"),
    "medium_value": QT_TRANSLATE_NOOP("identity", "Medium value"),
    "converted": QT_TRANSLATE_NOOP("identity", "Customer"),
    "prospect": QT_TRANSLATE_NOOP("identity", "Prospect"),
    "unknown": QT_TRANSLATE_NOOP("identity", "Nothing known"),
}
_WHY = {
    "told of this house": QT_TRANSLATE_NOOP("identity", "told of this house"),
    "name and address together": QT_TRANSLATE_NOOP("identity", "name and address together"),
    "parcel of the house": QT_TRANSLATE_NOOP("identity", "parcel of the house"),
}


_DONE = {  # names of changes, which services give in one language
    "Joined two people": QT_TRANSLATE_NOOP("identity", "Joined two people"),
    "Kept two people apart": QT_TRANSLATE_NOOP("identity", "Kept two people apart"),
    "Told records apart": QT_TRANSLATE_NOOP("identity", "Told records apart"),
    "Took a decision back": QT_TRANSLATE_NOOP("identity", "Took a decision back"),
    "Blocked a value": QT_TRANSLATE_NOOP("identity", "Blocked a value"),
    "Lets a value count again": QT_TRANSLATE_NOOP("identity", "The value counts again"),
    "Erased a person": QT_TRANSLATE_NOOP(
        "identity", "Erased the person here. The office and the other laptops follow with the next sync."
    ),
}
_BASIS = {
    "request": QT_TRANSLATE_NOOP("identity", "They asked for it"),
    "mistake": QT_TRANSLATE_NOOP("identity", "They were taken in by mistake"),
    "retention": QT_TRANSLATE_NOOP("identity", "Kept long enough"),
}
_FIELD = {
    "prior": QT_TRANSLATE_NOOP("identity", "Before"),
    "address": QT_TRANSLATE_NOOP("identity", "Address"),
    "given_name": QT_TRANSLATE_NOOP("identity", "Given name"),
    "surname": QT_TRANSLATE_NOOP("identity", "Surname"),
    "zip_code": QT_TRANSLATE_NOOP("identity", "ZIP code"),
}


def field_word(field: str) -> str:
    """A compared field, or the odds before anything was compared."""
    return _said(_FIELD, field) if field in _FIELD else kind_word(field)


def kind_word(kind: str) -> str:
    return _said(_KIND, kind)


def source_word(source: str) -> str:
    return _said(_SOURCE, source)


def node_word(kind: str) -> str:
    return _said(_NODE, kind)


def event_word(event: str) -> str:
    return _said(_EVENT, event)


def segment_word(segment: str) -> str:
    return _said(_SEGMENT, segment)


def why_word(why: str) -> str:
    return _said(_WHY, why) if why else ""


def refused_word(refused: str) -> str:
    """Why two people are not joined by themselves."""
    if refused.startswith("more than "):
        most, _, kind = refused.removeprefix("more than ").partition(" of ")
        return translate("identity", "more than {most} of: {kind}").format(most=most, kind=kind_word(kind))
    return _said(_REFUSED, refused)


def part_word(part: float) -> str:
    """A strength as percent: rounded down, so that what is not certain never reads 100 %."""
    return f"{QLocale().toString(int(part * 1000 + 1e-6) / 10, 'f', 1)} %"


def money(cents: int) -> str:
    return f"${QLocale().toString(cents / 100, 'f', 0)}"


def _said(words: Mapping[str, object], code: str) -> str:
    return translate("identity", str(words[code])) if code in words else code.replace("_", " ")


def done_word(name: str) -> str:
    """What was done, from the name of the change."""
    return _said(_DONE, name)


def basis_word(basis: str) -> str:
    """Why somebody is erased."""
    return _said(_BASIS, basis)


def bases() -> tuple[str, ...]:
    """Every reason to erase somebody."""
    return tuple(_BASIS)
