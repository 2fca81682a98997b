"""The product's codes in a person's words: statuses, outcomes, tiers, roles."""

from functools import partial

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from stormops_desktop.viewmodels.coded import in_words

_said = partial(in_words, "words")

OPEN_STATUSES = ("pending", "assigned", "en_route", "on_site")

_STATUS = {
    "pending": QT_TRANSLATE_NOOP("words", "Not assigned"),
    "assigned": QT_TRANSLATE_NOOP("words", "To do"),
    "en_route": QT_TRANSLATE_NOOP("words", "On the way"),
    "on_site": QT_TRANSLATE_NOOP("words", "On site"),
    "completed": QT_TRANSLATE_NOOP("words", "Completed"),
    "skipped": QT_TRANSLATE_NOOP("words", "Skipped"),
    "cancelled": QT_TRANSLATE_NOOP("words", "Cancelled"),
}
_STEP = {
    "pending": QT_TRANSLATE_NOOP("words", "Hand back"),
    "assigned": QT_TRANSLATE_NOOP("words", "Assign"),
    "en_route": QT_TRANSLATE_NOOP("words", "Start driving"),
    "on_site": QT_TRANSLATE_NOOP("words", "I am on site"),
    "cancelled": QT_TRANSLATE_NOOP("words", "Cancel job"),
}
_REOPEN = {
    "on_site": QT_TRANSLATE_NOOP("words", "Reopen: back on site"),
    "pending": QT_TRANSLATE_NOOP("words", "Reopen: plan another visit"),
}
_OUTCOME = {
    "no_answer": QT_TRANSLATE_NOOP("words", "No answer"),
    "callback": QT_TRANSLATE_NOOP("words", "Call back"),
    "not_interested": QT_TRANSLATE_NOOP("words", "Not interested"),
    "do_not_knock": QT_TRANSLATE_NOOP("words", "Do not knock"),
    "vacant": QT_TRANSLATE_NOOP("words", "Vacant"),
    "wrong_address": QT_TRANSLATE_NOOP("words", "Wrong address"),
    "inspected_no_damage": QT_TRANSLATE_NOOP("words", "Inspected, no damage"),
    "inspected_damage": QT_TRANSLATE_NOOP("words", "Inspected, damage"),
    "contingency_signed": QT_TRANSLATE_NOOP("words", "Contingency signed"),
    "adjuster_met": QT_TRANSLATE_NOOP("words", "Adjuster met"),
    "built": QT_TRANSLATE_NOOP("words", "Built"),
    "repair_only": QT_TRANSLATE_NOOP("words", "Repair only"),
    "safety_stop": QT_TRANSLATE_NOOP("words", "Safety stop"),
}
_TIER = {
    "A": QT_TRANSLATE_NOOP("words", "Tier A, severe"),
    "B": QT_TRANSLATE_NOOP("words", "Tier B, strong"),
    "C": QT_TRANSLATE_NOOP("words", "Tier C, slight"),
    "D": QT_TRANSLATE_NOOP("words", "Tier D, little"),
}
_ROLE = {
    "crew": QT_TRANSLATE_NOOP("words", "Crew"),
    "planner": QT_TRANSLATE_NOOP("words", "Route planner"),
    "manager": QT_TRANSLATE_NOOP("words", "Manager"),
    "admin": QT_TRANSLATE_NOOP("words", "Admin"),
}


def status_word(status: str) -> str:
    return _said(_STATUS, status)


def step_word(status: str) -> str:
    """The words on the button that moves a job to this status."""
    return _said(_STEP, status)


def reopen_word(status: str) -> str:
    return _said(_REOPEN, status)


def outcome_word(outcome: str) -> str:
    return _said(_OUTCOME, outcome)


def tier_word(tier: str | None) -> str:
    if tier is None:
        return QCoreApplication.translate("words", "No evidence")
    return _said(_TIER, tier)


def role_word(role: str) -> str:
    return _said(_ROLE, role)
