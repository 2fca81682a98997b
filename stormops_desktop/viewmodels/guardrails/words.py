"""Codes of the guardrails in a person's words."""

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QLocale

from stormops_desktop.domain.nurture.guardrails import CAPS, DAY_MS, HOUR_MS, Action, Reason
from stormops_desktop.services.guardrails.models import STANDS, ActionDetail, ActionRow, Evidence, Step
from stormops_desktop.viewmodels.charts.figure import NOTHING
from stormops_desktop.viewmodels.coded import in_words
from stormops_desktop.viewmodels.moments import day_and_time, whole
from stormops_desktop.viewmodels.nurture.words import channel_word

translate = QCoreApplication.translate
_said = partial(in_words, "guardrails")
STATES = STANDS

_RULE: Mapping[str, object] = {
    Reason.CONTACT_FREQUENCY: QT_TRANSLATE_NOOP("guardrails", "Too often in a day"),
    Reason.WEEKLY_FREQUENCY: QT_TRANSLATE_NOOP("guardrails", "Too often in a week"),
    Reason.COMPLAINT: QT_TRANSLATE_NOOP("guardrails", "Complaint"),
    Reason.COMPLAINTS: QT_TRANSLATE_NOOP("guardrails", "Several complaints"),
    Reason.RESPONSE_SLA: QT_TRANSLATE_NOOP("guardrails", "Late answer"),
    Reason.HIGH_INTENT: QT_TRANSLATE_NOOP("guardrails", "Keen on the website"),
    Reason.HAIL_ALERT: QT_TRANSLATE_NOOP("guardrails", "Large hail"),
    Reason.COMPETITOR_MOVE: QT_TRANSLATE_NOOP("guardrails", "Competitor's move"),
}
_ACT: Mapping[str, object] = {
    Action.THROTTLE: QT_TRANSLATE_NOOP("guardrails", "Leave the house alone"),
    Action.ESCALATE: QT_TRANSLATE_NOOP("guardrails", "Somebody has to speak to the owner"),
    Action.CREATE_PROPOSAL: QT_TRANSLATE_NOOP("guardrails", "Make a proposal, and route the house now"),
    Action.ACTIVATE_STORM_PLAY: QT_TRANSLATE_NOOP("guardrails", "Start the storm's play"),
    Action.ADJUST_PRICING: QT_TRANSLATE_NOOP("guardrails", "Look at our prices there"),
}
_BRIEFLY: Mapping[str, object] = {
    Action.THROTTLE: QT_TRANSLATE_NOOP("guardrails", "Rest"),
    Action.ESCALATE: QT_TRANSLATE_NOOP("guardrails", "A word"),
    Action.CREATE_PROPOSAL: QT_TRANSLATE_NOOP("guardrails", "A proposal"),
    Action.ACTIVATE_STORM_PLAY: QT_TRANSLATE_NOOP("guardrails", "The play"),
    Action.ADJUST_PRICING: QT_TRANSLATE_NOOP("guardrails", "Prices"),
}
_STANDS: Mapping[str, object] = {
    "open": QT_TRANSLATE_NOOP("guardrails", "Open"),
    "acknowledged": QT_TRANSLATE_NOOP("guardrails", "Seen"),
    "done": QT_TRANSLATE_NOOP("guardrails", "Done"),
    "lifted": QT_TRANSLATE_NOOP("guardrails", "Lifted"),
    "over": QT_TRANSLATE_NOOP("guardrails", "Over"),
    "reopened": QT_TRANSLATE_NOOP("guardrails", "Taken back"),
}
_OUTCOME: Mapping[str, object] = {
    "complaint": QT_TRANSLATE_NOOP("guardrails", "Complaint"),
    "estimate_tool_used": QT_TRANSLATE_NOOP("guardrails", "Used the estimate tool"),
    "quote_started": QT_TRANSLATE_NOOP("guardrails", "Began a quote"),
    "call_click": QT_TRANSLATE_NOOP("guardrails", "Clicked to call"),
    "no_answer": QT_TRANSLATE_NOOP("guardrails", "Nobody answered"),
}


def rule_word(reason: str) -> str:
    """Which rule fired."""
    return _said(_RULE, reason)


def act_word(action: str) -> str:
    """What it asks for."""
    return _said(_ACT, action)


def brief_word(action: str) -> str:
    """What it asks for, where there is little room."""
    return _said(_BRIEFLY, action)


def stands_word(stands: str) -> str:
    """Where it stands, or what somebody did about it."""
    return _said(_STANDS, stands)


def where_word(row: ActionRow) -> str:
    """The house; else the ZIP or the place that it is about, or the whole storm."""
    if not row.property_id:
        if row.place.isdecimal():
            return translate("guardrails", "ZIP {zip}").format(zip=row.place)
        return row.place or translate("guardrails", "The whole storm")
    return f"{row.address}, {row.city}" if row.address else translate("guardrails", "A house not here")


def asks_word(row: ActionRow, zone: str) -> str:
    """What it asks for, and until when where it lasts."""
    if row.until is None:
        return act_word(row.action)
    return translate("guardrails", "{act} until {moment}").format(
        act=act_word(row.action), moment=day_and_time(row.until, zone)
    )


def grounds_sentence(detail: ActionDetail) -> str:
    """Why it fired: what was counted, and the limit."""
    made = _SENTENCES.get(detail.row.reason)
    if made is None:
        return rule_word(detail.row.reason)
    if not detail.evidence:
        return translate("guardrails", "What is behind it is not on this computer (any more).")
    return made(detail)


def trail_line(step: Step, zone: str) -> str:
    """Who did what about it, when, and in which words."""
    said = translate("guardrails", "{when}: {who}, {what}").format(
        when=day_and_time(step.at, zone), who=step.who or translate("guardrails", "Somebody"),
        what=stands_word(step.step),
    )  # fmt: skip
    return f"{said}: {step.reason}" if step.reason else said


def evidence_word(one: Evidence) -> str:
    """What happened."""
    if one.kind == "touch":
        return channel_word(one.what)
    kind = translate("guardrails", "Report") if one.kind == "report" else translate("guardrails", "Alert")
    return f"{kind}: {one.what}" if one.what else kind


def outcome_word(one: Evidence) -> str:
    """What came of it; of hail, its size."""
    if one.amount is not None:
        return _inches(one.amount)
    return _said(_OUTCOME, one.outcome) if one.outcome else NOTHING


def _too_many(detail: ActionDetail) -> str:
    days = detail.span_ms // DAY_MS
    words = (
        translate("guardrails", "{count} contacts within 24 hours; more than {limit} ask for rest.")
        if days == 1
        else translate("guardrails", "{count} contacts within {days} days; more than {limit} ask for rest.")
    )
    return words.format(count=whole(detail.counted), limit=whole(detail.limit), days=whole(days))


def _complaints(detail: ActionDetail) -> str:
    return translate(
        "guardrails", "{count} complaints within {days} days; more than {limit} go to a person."
    ).format(
        count=whole(detail.counted), limit=whole(detail.limit), days=whole(detail.span_ms // DAY_MS)
    )  # fmt: skip


def _complaint(detail: ActionDetail) -> str:
    del detail
    days = whole(CAPS.rest_ms // DAY_MS)
    return translate("guardrails", "The owner complained; that asks for {days} days of rest.").format(
        days=days
    )


def _late(detail: ActionDetail) -> str:
    allowed = whole(detail.span_ms // HOUR_MS)
    if detail.waited_ms is None:
        return translate(
            "guardrails", "The owner turned to us and has had no answer; {allowed} hours are allowed."
        ).format(allowed=allowed)
    return translate(
        "guardrails", "The owner turned to us and was answered after {hours} hours; {allowed} are allowed."
    ).format(hours=whole(detail.waited_ms // HOUR_MS), allowed=allowed)


def _keen(detail: ActionDetail) -> str:
    done = next((outcome_word(one) for one in detail.evidence if one.counted and one.outcome), "")
    return translate("guardrails", "On the website: {done}.").format(done=done or NOTHING)


def _hail(detail: ActionDetail) -> str:
    amount = detail.evidence[0].amount
    size = NOTHING if amount is None else _inches(amount)
    said = translate("guardrails", "Hail of {size}; above {limit} calls for the storm's play.").format(
        size=size, limit=_inches(CAPS.hail_in)
    )
    return f"{said} {_houses(detail)}".strip()


def _rival(detail: ActionDetail) -> str:
    said = translate("guardrails", "A competitor moves where this storm's houses stand.")
    return f"{said} {_houses(detail)}".strip()


def _houses(detail: ActionDetail) -> str:
    if detail.houses is None:
        return ""
    return translate("guardrails", "{count} of its houses lie there.").format(count=whole(detail.houses))


_SENTENCES: Mapping[str, Callable[[ActionDetail], str]] = {
    Reason.CONTACT_FREQUENCY: _too_many,
    Reason.WEEKLY_FREQUENCY: _too_many,
    Reason.COMPLAINT: _complaint,
    Reason.COMPLAINTS: _complaints,
    Reason.RESPONSE_SLA: _late,
    Reason.HIGH_INTENT: _keen,
    Reason.HAIL_ALERT: _hail,
    Reason.COMPETITOR_MOVE: _rival,
}


def _inches(size: float) -> str:
    return f"{QLocale().toString(size, 'f', 2)}″"
