"""Phases and gates in a person's words."""

from functools import partial

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QLocale

from stormops_desktop.domain.attribution.touches import Channel
from stormops_desktop.domain.phases.gates import Gate, GateResult, Measure, PhaseResult, PhaseState, Verdict
from stormops_desktop.viewmodels.charts.figure import NOTHING
from stormops_desktop.viewmodels.coded import word_of
from stormops_desktop.viewmodels.moments import whole
from stormops_desktop.viewmodels.nurture.words import channel_word
from stormops_desktop.viewmodels.reason_words import reason_word
from stormops_desktop.viewmodels.words import outcome_word

translate = QCoreApplication.translate
_said = partial(word_of, "phases")

_PHASE = {
    "detect": QT_TRANSLATE_NOOP("phases", "Detect"),
    "targets": QT_TRANSLATE_NOOP("phases", "Map targets"),
    "routes": QT_TRANSLATE_NOOP("phases", "Build routes"),
    "jobs": QT_TRANSLATE_NOOP("phases", "Job intelligence"),
    "nurture": QT_TRANSLATE_NOOP("phases", "Nurture loop"),
    "identity": QT_TRANSLATE_NOOP("phases", "Identity and attribution"),
}
_SHORT = {
    "targets": QT_TRANSLATE_NOOP("phases", "Targets"),
    "routes": QT_TRANSLATE_NOOP("phases", "Routes"),
    "jobs": QT_TRANSLATE_NOOP("phases", "Jobs"),
    "nurture": QT_TRANSLATE_NOOP("phases", "Nurture"),
    "identity": QT_TRANSLATE_NOOP("phases", "Identity"),
}
_STATE: dict[str, object] = {
    PhaseState.PASSED: QT_TRANSLATE_NOOP("phases", "Passed"),
    PhaseState.OPEN: QT_TRANSLATE_NOOP("phases", "Under way"),
    PhaseState.NOT_STARTED: QT_TRANSLATE_NOOP("phases", "Not started"),
}
_VERDICT: dict[str, object] = {
    Verdict.PASSED: QT_TRANSLATE_NOOP("phases", "Passed"),
    Verdict.FAILED: QT_TRANSLATE_NOOP("phases", "Not yet"),
    Verdict.NOT_MEASURABLE: QT_TRANSLATE_NOOP("phases", "Can't be told"),
}
_GATE = {
    "hot_zones": QT_TRANSLATE_NOOP("phases", "Zones with severe reports"),
    "fresh_data": QT_TRANSLATE_NOOP("phases", "Age of the newest evidence"),
    "doors": QT_TRANSLATE_NOOP("phases", "Doors to treat"),
    "hot_zips": QT_TRANSLATE_NOOP("phases", "ZIPs with treated tier A houses"),
    "control_group": QT_TRANSLATE_NOOP("phases", "Houses in the control group"),
    "routes_out": QT_TRANSLATE_NOOP("phases", "Routes with a crew"),
    "routed_value": QT_TRANSLATE_NOOP("phases", "Expected worth of the stops"),
    "held_out_routed": QT_TRANSLATE_NOOP("phases", "Stops at houses to be left alone"),
    "inspections": QT_TRANSLATE_NOOP("phases", "Roofs inspected"),
    "claims": QT_TRANSLATE_NOOP("phases", "Claims filed"),
    "follow_ups": QT_TRANSLATE_NOOP("phases", "Follow-ups sent"),
    "answers": QT_TRANSLATE_NOOP("phases", "Owners who answered"),
    "journeys": QT_TRANSLATE_NOOP("phases", "Houses with touches"),
    "conversions": QT_TRANSLATE_NOOP("phases", "Conversions with a touch"),
    "identified": QT_TRANSLATE_NOOP("phases", "Treated houses with a known person"),
    "attributed": QT_TRANSLATE_NOOP("phases", "Attribution as new as the touches"),
}
_BASIS = {
    "hot_zones": QT_TRANSLATE_NOOP(
        "phases", "Hail of 1 inch or gusts of 58 mph, by squares of three and a half miles."
    ),
    "routed_value": QT_TRANSLATE_NOOP("phases", "Uplift times $15,000 a job, less $50 a visit."),
}
_ADVICE = {
    "hot_zones": QT_TRANSLATE_NOOP("phases", "Import more reports, or this was a small storm."),
    "fresh_data": QT_TRANSLATE_NOOP("phases", "Import the newest file of reports."),
    "doors": QT_TRANSLATE_NOOP(
        "phases", "Import more addresses, or run the policy in a bolder mode while the storm is planned."
    ),
    "hot_zips": QT_TRANSLATE_NOOP("phases", "Look at the scores: few houses were hit hard."),
    "control_group": QT_TRANSLATE_NOOP(
        "phases", "With fewer held-out houses lift can't be told from chance. Start an experiment."
    ),
    "routes_out": QT_TRANSLATE_NOOP("phases", "Cut routes on the routes page and give them to crews."),
    "routed_value": QT_TRANSLATE_NOOP("phases", "Route houses of higher uplift first."),
    "held_out_routed": QT_TRANSLATE_NOOP(
        "phases", "Take these stops off their routes: a visit spoils the experiment or breaks a promise."
    ),
    "inspections": QT_TRANSLATE_NOOP("phases", "Crews have to get on roofs and record what they saw."),
    "claims": QT_TRANSLATE_NOOP("phases", "Help owners of damaged roofs to file."),
    "follow_ups": QT_TRANSLATE_NOOP("phases", "Plan steps on the Nurture page, and mark what was sent."),
    "answers": QT_TRANSLATE_NOOP("phases", "Mark replies on the Nurture page."),
    "journeys": QT_TRANSLATE_NOOP("phases", "Fewer journeys than these make credit a guess."),
    "conversions": QT_TRANSLATE_NOOP("phases", "Fewer conversions than these make credit a guess."),
    "identified": QT_TRANSLATE_NOOP("phases", "Resolve identities on the Identity page."),
    "attributed": QT_TRANSLATE_NOOP("phases", "Run the attribution anew."),
}  # fmt: skip
_MISSING = {
    "no_rows": QT_TRANSLATE_NOOP("phases", "There is nothing to count yet."),
    "no_import": QT_TRANSLATE_NOOP("phases", "Nobody has imported evidence of this storm."),
    "storm_over": QT_TRANSLATE_NOOP(
        "phases", "The storm ended over two days ago; nothing newer comes by the hour."
    ),
    "no_routes": QT_TRANSLATE_NOOP("phases", "There is no route to look through."),
    "nobody_treated": QT_TRANSLATE_NOOP("phases", "Nobody is treated yet."),
    "no_persons": QT_TRANSLATE_NOOP("phases", "No person is known at a treated house yet."),
}
_FACT = {
    "hail": QT_TRANSLATE_NOOP("phases", "Hail, inches"),
    "wind": QT_TRANSLATE_NOOP("phases", "Gust, mph"),
    "A": QT_TRANSLATE_NOOP("phases", "Tier A"),
    "control_arm": QT_TRANSLATE_NOOP("phases", "Control group"),
}
_ICON = {
    PhaseState.PASSED: "completed", PhaseState.OPEN: "clock", PhaseState.NOT_STARTED: "pending",
}  # fmt: skip


def phase_word(phase: str) -> str:
    return _said(_PHASE, phase)


def short_word(phase: str) -> str:
    """The phase in a narrow place."""
    return _said(_SHORT if phase in _SHORT else _PHASE, phase)


def state_icon(result: PhaseResult) -> str:
    return _ICON[result.state]


def state_words(result: PhaseResult) -> str:
    """Under way, 2 of 3 gates passed."""
    passed = sum(one.verdict is Verdict.PASSED for one in result.gates)
    said = translate("phases", "{state}, {passed} of {gates} gates passed").format(
        state=_said(_STATE, result.state), passed=passed, gates=len(result.gates)
    )
    return said + (translate("phases", ", provisional") if result.provisional else "")


def verdict_word(verdict: Verdict) -> str:
    return _said(_VERDICT, verdict)


def gate_word(code: str) -> str:
    return _said(_GATE, code)


def amount_words(value: float | None, measure: Measure) -> str:
    """A number in the gate's measure; hours with a decimal, cents as whole dollars."""
    if value is None:
        return NOTHING
    if measure is Measure.CENTS:
        return f"${whole(round(value / 100))}"
    if measure is Measure.PART:
        return f"{QLocale().toString(100.0 * value, 'f', 1)} %"
    if measure is Measure.HOURS:
        return translate("phases", "{hours} h").format(hours=QLocale().toString(float(value), "f", 1))
    return whole(round(value))


def needed_words(gate: Gate) -> str:
    """At least 1,000; at most 2.0 h."""
    words = translate("phases", "at most {n}") if gate.at_most else translate("phases", "at least {n}")
    return words.format(n=amount_words(gate.needed, gate.measure))


def explained(result: GateResult) -> str:
    """What the gate says, what an assumed number rests on, and what to do about it."""
    gate = result.gate
    if result.verdict is Verdict.NOT_MEASURABLE:
        return _said(_MISSING, result.missing)
    said = translate("phases", "{value}; it takes {needed}.").format(
        value=amount_words(result.value, gate.measure), needed=needed_words(gate)
    )
    if gate.code in _BASIS:
        said = f"{said} {_said(_BASIS, gate.code)}"
    return said if result.verdict is Verdict.PASSED else f"{said} {_said(_ADVICE, gate.code)}"


def fact_word(fact: str) -> str:
    """A code of a row behind a gate."""
    if fact in _FACT:
        return _said(_FACT, fact)
    if fact in frozenset(Channel):
        return channel_word(fact)
    reason = reason_word(fact)
    return outcome_word(fact) if reason == fact else reason
