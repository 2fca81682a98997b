"""Who lives at a house as the page of its job says it: masks, and what may be done with them."""

from collections.abc import Mapping

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from stormops_desktop.domain.nurture.consent import Consent
from stormops_desktop.services.identity.models import HouseholdView, WayToContact

translate = QCoreApplication.translate

_OPEN = {
    ("call", "sms"): QT_TRANSLATE_NOOP("identity", "Telephone {mask}: may be called and texted"),
    ("call",): QT_TRANSLATE_NOOP("identity", "Telephone {mask}: may be called, not texted"),
    ("sms",): QT_TRANSLATE_NOOP("identity", "Telephone {mask}: may be texted, not called"),
    ("email",): QT_TRANSLATE_NOOP("identity", "E-mail {mask}: may be written to"),
}
_SHUT = {
    "phone": QT_TRANSLATE_NOOP("identity", "Telephone {mask}: no calls, no texts ({why})"),
    "email": QT_TRANSLATE_NOOP("identity", "E-mail {mask}: do not write ({why})"),
}
_WHY = {
    "no_opt_in": QT_TRANSLATE_NOOP("identity", "nobody has said yes to it"),
    "opt_out": QT_TRANSLATE_NOOP("identity", "they asked for that"),
    "stop_word": QT_TRANSLATE_NOOP("identity", "they answered STOP"),
    "moved": QT_TRANSLATE_NOOP("identity", "they moved away"),
    "deceased": QT_TRANSLATE_NOOP("identity", "deceased"),
    "duplicate": QT_TRANSLATE_NOOP("identity", "the house is in the list twice"),
}


def people_line(found: HouseholdView) -> str:
    """Initials of who lives there; "" where nobody is known."""
    if not found.names:
        return ""
    return translate("identity", "Known by initials: {names}").format(names=", ".join(found.names[:4]))


def contact_lines(found: HouseholdView) -> list[str]:
    """A line a number or address, then the door where that is shut."""
    lines = [_contact(one) for one in found.contacts]
    if not found.door.allowed:
        said = translate("identity", "Do not knock ({why})")
        lines.append(said.format(why=_why(found.door)))
    return lines


def _contact(one: WayToContact) -> str:
    ways = tuple(way for way, answer in one.answers.items() if answer.allowed)
    if ways in _OPEN:
        return _said(_OPEN[ways]).format(mask=one.mask)
    shut = next(iter(one.answers.values()))
    return _said(_SHUT[one.kind]).format(mask=one.mask, why=_why(shut))


def _why(answer: Consent) -> str:
    words: Mapping[str, object] = _WHY
    return _said(words[answer.basis]) if answer.basis in words else answer.basis.replace("_", " ")


def _said(words: object) -> str:
    return translate("identity", str(words))
