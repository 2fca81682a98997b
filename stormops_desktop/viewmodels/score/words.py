"""Codes of checks and of the score in a person's words."""

from collections.abc import Mapping

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from stormops_desktop.domain.quality.checks import CheckResult, CheckState

translate = QCoreApplication.translate

_STATE = {
    "passed": QT_TRANSLATE_NOOP("quality", "Passed"),
    "failed": QT_TRANSLATE_NOOP("quality", "Failed"),
    "muted": QT_TRANSLATE_NOOP("quality", "Muted"),
    "not_run": QT_TRANSLATE_NOOP("quality", "Nothing to look at"),
}
_SEVERITY = {
    "critical": QT_TRANSLATE_NOOP("quality", "Critical"),
    "high": QT_TRANSLATE_NOOP("quality", "High"),
    "medium": QT_TRANSLATE_NOOP("quality", "Medium"),
}
_OWNER = {
    "planner": QT_TRANSLATE_NOOP("quality", "the route planner"),
    "manager": QT_TRANSLATE_NOOP("quality", "the manager"),
    "crew": QT_TRANSLATE_NOOP("quality", "the crew"),
    "admin": QT_TRANSLATE_NOOP("quality", "the admin"),
}
_PART = {
    "policy_coverage": QT_TRANSLATE_NOOP("score", "Policy coverage"),
    "route_completion": QT_TRANSLATE_NOOP("score", "Route completion"),
    "conversion_lift": QT_TRANSLATE_NOOP("score", "Conversion lift"),
    "data_quality": QT_TRANSLATE_NOOP("score", "Data quality"),
}


def result_word(result: CheckResult) -> str:
    """How a check stands; one that never ran has not looked yet."""
    if result.state is CheckState.NOT_RUN and result.ran_at is None:
        return translate("quality", "Not run yet")
    return state_word(result.state)


def state_word(state: str) -> str:
    return _said("quality", _STATE, state)


def severity_word(severity: str) -> str:
    return _said("quality", _SEVERITY, severity)


def owner_word(owner: str) -> str:
    return _said("quality", _OWNER, owner)


def part_word(part: str) -> str:
    """One of the four components of the score."""
    return _said("score", _PART, part)


def check_title(result: CheckResult) -> str:
    return translate("quality", result.check.title)


def check_advice(result: CheckResult) -> str:
    return translate("quality", result.check.advice)


def share_words(result: CheckResult) -> str:
    """12 of 2,000 rows; nothing for a check that had nothing to look at."""
    if result.state is CheckState.NOT_RUN:
        return ""
    return translate("quality", "{failing} of {checked}").format(
        failing=result.failing, checked=result.checked
    )


_STATUS = {
    "ok": QT_TRANSLATE_NOOP("score", "Measured"),
    "not_measurable": QT_TRANSLATE_NOOP("score", "Not measurable yet"),
    "not_started": QT_TRANSLATE_NOOP("score", "Not started"),
    "control_zero": QT_TRANSLATE_NOOP("score", "No control converted"),
}
_MISSING = {
    "policy_coverage": QT_TRANSLATE_NOOP(
        "score", "No property of high uplift. Score the storm's houses, then run the policy."
    ),
    "route_completion": QT_TRANSLATE_NOOP("score", "Nobody is treated and there is no job yet."),
    "conversion_lift": QT_TRANSLATE_NOOP(
        "score", "There is no control group, or nobody treated. Start an experiment to measure lift."
    ),
    "data_quality": QT_TRANSLATE_NOOP("score", "No check has run. Take stock runs all of them."),
}
_COUNT = {
    "treat_high": QT_TRANSLATE_NOOP("score", "Treated, of high uplift"),
    "high_uplift": QT_TRANSLATE_NOOP("score", "Of high uplift"),
    "jobs_completed": QT_TRANSLATE_NOOP("score", "Jobs completed"),
    "jobs_total": QT_TRANSLATE_NOOP("score", "Jobs in all"),
    "treat_n": QT_TRANSLATE_NOOP("score", "Treated arm"),
    "treat_conversions": QT_TRANSLATE_NOOP("score", "Treated, converted"),
    "control_n": QT_TRANSLATE_NOOP("score", "Control arm"),
    "control_conversions": QT_TRANSLATE_NOOP("score", "Control, converted"),
    "checks_failed": QT_TRANSLATE_NOOP("score", "Checks failed"),
    "checks_run": QT_TRANSLATE_NOOP("score", "Checks that ran"),
}
_HOUSE = {
    "won": QT_TRANSLATE_NOOP("score", "Converted"),
    "lost": QT_TRANSLATE_NOOP("score", "Not converted"),
    "pending": QT_TRANSLATE_NOOP("score", "Window open"),
    "none": QT_TRANSLATE_NOOP("score", "No outcome yet"),
}


def status_of_part(status: str) -> str:
    """What a component's value is worth."""
    return _said("score", _STATUS, status)


def missing_words(part: str) -> str:
    """What has to be there before a component can be measured."""
    return _said("score", _MISSING, part)


def count_word(count: str) -> str:
    return _said("score", _COUNT, count)


def house_word(state: str) -> str:
    """A house's outcome in a storm."""
    return _said("score", _HOUSE, state)


def _said(context: str, table: Mapping[str, object], code: str) -> str:
    return translate(context, str(table[code]))
