"""Codes of the nurture list in a person's words."""

import re
from functools import partial

from PySide6.QtCore import QT_TRANSLATE_NOOP

from stormops_desktop.viewmodels.coded import in_words
from stormops_desktop.viewmodels.reason_words import reason_word

_said = partial(in_words, "nurture")
_DECIDED = re.compile(r"(?:treat|hold) \((.+)\)")

_OFF = {
    "do_not_knock": QT_TRANSLATE_NOOP("nurture", "Do not knock"),
    "opt_out": QT_TRANSLATE_NOOP("nurture", "Opted out"),
    "stop_word": QT_TRANSLATE_NOOP("nurture", "Answered STOP"),
    "moved": QT_TRANSLATE_NOOP("nurture", "Moved away"),
    "deceased": QT_TRANSLATE_NOOP("nurture", "Deceased"),
    "duplicate": QT_TRANSLATE_NOOP("nurture", "Same house as another"),
    "control_arm": QT_TRANSLATE_NOOP("nurture", "Control group"),
    "in_sequence": QT_TRANSLATE_NOOP("nurture", "Has steps to come"),
    "storm_age": QT_TRANSLATE_NOOP("nurture", "Storm too long ago"),
    "no_consent_or_cap": QT_TRANSLATE_NOOP("nurture", "No consent, or contacted enough this week"),
    "not_listed": QT_TRANSLATE_NOOP("nurture", "Not on the list"),
    "throttled": QT_TRANSLATE_NOOP("nurture", "To be left alone for now"),
    "complaint": QT_TRANSLATE_NOOP("nurture", "Complained lately"),
    "contact_frequency": QT_TRANSLATE_NOOP("nurture", "Contacted enough today"),
    "weekly_frequency": QT_TRANSLATE_NOOP("nurture", "Contacted enough this week"),
}
_CHANNEL = {
    "ga4": QT_TRANSLATE_NOOP("nurture", "Website"),
    "email": QT_TRANSLATE_NOOP("nurture", "E-mail"),
    "sms": QT_TRANSLATE_NOOP("nurture", "Text"),
    "door_knock": QT_TRANSLATE_NOOP("nurture", "Door knock"),
    "call": QT_TRANSLATE_NOOP("nurture", "Call"),
    "direct_mail": QT_TRANSLATE_NOOP("nurture", "Letter"),
    "referral": QT_TRANSLATE_NOOP("nurture", "Referral"),
    "other": QT_TRANSLATE_NOOP("nurture", "Other"),
}
_OFFER = {
    "financing_offer": QT_TRANSLATE_NOOP("nurture", "Financing offer"),
    "impact_report": QT_TRANSLATE_NOOP("nurture", "Impact report"),
    "safety_warranty": QT_TRANSLATE_NOOP("nurture", "Safety warranty"),
    "wait": QT_TRANSLATE_NOOP("nurture", "Wait"),
    "none": QT_TRANSLATE_NOOP("nurture", "No offer"),
}
_STEP = {
    "scheduled": QT_TRANSLATE_NOOP("nurture", "To come"),
    "sent": QT_TRANSLATE_NOOP("nurture", "Sent"),
    "replied": QT_TRANSLATE_NOOP("nurture", "Answered"),
    "stopped": QT_TRANSLATE_NOOP("nurture", "Stopped"),
    "expired": QT_TRANSLATE_NOOP("nurture", "Too late"),
    "suppressed": QT_TRANSLATE_NOOP("nurture", "Kept back"),
}
_ENDED = {
    "conversion": QT_TRANSLATE_NOOP("nurture", "converted"),
    "contact": QT_TRANSLATE_NOOP("nurture", "the owner was in touch"),
    "no_longer_treated": QT_TRANSLATE_NOOP("nurture", "no longer treated"),
    "storm_age": QT_TRANSLATE_NOOP("nurture", "the storm is too long ago"),
    "undone": QT_TRANSLATE_NOOP("nurture", "taken back"),
}
_RULE = {
    "decision_is_treat": QT_TRANSLATE_NOOP("nurture", "The policy treats it"),
    "uplift_above_0.15": QT_TRANSLATE_NOOP("nurture", "Uplift above 15 %"),
    "not_converted": QT_TRANSLATE_NOOP("nurture", "Not converted in this storm"),
    "not_suppressed": QT_TRANSLATE_NOOP("nurture", "May be contacted"),
}
_FACT = {
    "won": QT_TRANSLATE_NOOP("nurture", "converted"),
    "lost": QT_TRANSLATE_NOOP("nurture", "not converted, the window is closed"),
    "pending": QT_TRANSLATE_NOOP("nurture", "the window is open"),
    "none": QT_TRANSLATE_NOOP("nurture", "no outcome yet"),
    "nothing speaks against it": QT_TRANSLATE_NOOP("nurture", "nothing speaks against it"),
}
_BASIS = {
    "no_objection": QT_TRANSLATE_NOOP("nurture", "no objection"),
    "opt_in": QT_TRANSLATE_NOOP("nurture", "the owner agreed"),
    "office": QT_TRANSLATE_NOOP("nurture", "the owner told the office"),
}
# What an owner may have said: the reason, and the channel that it is about.
SAYINGS: tuple[tuple[str, str, str], ...] = (
    ("opt_out", "all", "optOut"), ("stop_word", "all", "stopWord"), ("moved", "all", "moved"),
    ("deceased", "all", "deceased"), ("opt_in", "sms", "mayText"), ("opt_in", "call", "mayCall"),
    ("opt_in", "all", "mayContact"),
)  # fmt: skip
_SAYING = {
    "optOut": QT_TRANSLATE_NOOP("nurture", "Wants no contact"),
    "stopWord": QT_TRANSLATE_NOOP("nurture", "Answered STOP"),
    "moved": QT_TRANSLATE_NOOP("nurture", "Moved away"),
    "deceased": QT_TRANSLATE_NOOP("nurture", "Deceased"),
    "mayText": QT_TRANSLATE_NOOP("nurture", "May be texted"),
    "mayCall": QT_TRANSLATE_NOOP("nurture", "May be called"),
    "mayContact": QT_TRANSLATE_NOOP("nurture", "May be contacted again"),
}


def suppression_word(reason: str) -> str:
    """A reason that keeps a house off the list, or out of a plan."""
    return _said(_OFF, reason)


def channel_word(channel: str) -> str:
    return _said(_CHANNEL, channel)


def step_word(status: str, why: str | None) -> str:
    """Where a step stands; a stopped one with its reason."""
    said = _said(_STEP, status)
    if not why:
        return said
    ended = _said(_ENDED, why) if why in _ENDED else _said(_OFF, why) if why in _OFF else why
    return f"{said}: {ended}"


def basis_word(basis: str | None) -> str:
    """Why a step is allowed; a basis in a person's own words stays so."""
    return _said(_BASIS, basis) if basis in _BASIS else basis or ""


def action_word(action: str | None) -> str:
    """A next best action: an offer, a channel, or a play and a channel."""
    if not action:
        return ""
    return " · ".join(_said({**_CHANNEL, **_OFFER}, part) for part in action.split("|"))


def rule_word(rule: str) -> str:
    return _said(_RULE, rule)


def fact_word(fact: str) -> str:
    """What is known about a rule, by a code or in the service's own words."""
    decision = _DECIDED.fullmatch(fact)
    if decision is not None:
        return reason_word(decision[1])
    if fact in _FACT:
        return _said(_FACT, fact)
    return _said(_OFF, fact) if fact in _OFF else fact


def saying_word(key: str) -> str:
    return _said(_SAYING, key)
