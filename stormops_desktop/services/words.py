"""Plain English for what was captured: statuses, outcomes, fields and values as the Sync page names them."""

from datetime import UTC, datetime
from typing import Any

from stormops_desktop.domain.routing.crews import clock_text
from stormops_desktop.domain.said import Said, several
from sync.contracts.entities import BY_NAME
from sync.contracts.errors import ProblemType
from sync.contracts.ops import Kind, Op, Verdict, VerdictKind

_ENTITY = {
    "jobs": "job", "notes": "note", "photos": "photo", "claim_intel": "claim",
    "supplements": "supplement", "claim_payments": "payment", "test_squares": "test square",
    "papers": "signed paper", "visit_checks": "answer", "job_changes": "entry in the history",
    "route_versions": "plan version", "route_answers": "answer to a plan", "crew_changes": "change of a plan",
    "visit_wishes": "wish for a visit",
    "policy_runs": "policy run", "experiments": "experiment", "models": "model",
    "attribution_runs": "attribution run", "channel_attribution": "channel's credit",
    "play_attribution": "play's credit", "play_channel_attribution": "credit of a play by channel",
    "identity_nodes": "record of a person", "identifiers": "identifier",
    "identity_events": "word on who is who", "identity_blocks": "blocked value",
    "erasures": "erasure of a person",
    "experiment_assignments": "place in an experiment",
    "job_events": "visit",
    "routes": "route", "route_properties": "stop", "assignments": "assignment", "storms": "storm",
    "contact_preferences": "wish of the owner", "nurture_sequences": "nurture step",
    "quality_mutes": "muted check", "score_history": "score",
    "storm_reports": "storm report", "properties": "property", "property_impacts": "storm score",
    "data_imports": "import", "import_changes": "list of an import's changes",
    "import_mappings": "way to read columns", "hail_thresholds": "edition of the hail thresholds",
    "lead_uplift": "lead score", "policy_decisions_log": "treatment decision", "policy_outcomes": "result",
    "guardrail_actions": "guardrail", "guardrail_steps": "guardrail step", "area_alerts": "alert",
    "customer_journeys": "touch", "crews": "crew", "users": "person", "plays": "play", "roofs": "roof",
}  # fmt: skip
_FIELD = {
    "unknown_fields": "fields not known", "first_check_cents": "first check", "cents": "amount",
    "rcv_cents": "replacement cost", "acv_cents": "actual cash value", "deductible_cents": "deductible",
    "sii": "storm impact", "zip_code": "ZIP code", "body": "text",
    "scheduled_at": "appointment",
    "shift_start_min": "shift begins", "shift_end_min": "shift ends", "break_start_min": "break begins",
    "break_min": "minutes of break",
}  # fmt: skip
_CLOCKS = ("shift_start_min", "shift_end_min", "break_start_min")
_PROBLEM = {
    ProblemType.OP_FORBIDDEN: "Your role may not change this, or the job is no longer on your route.",
    ProblemType.OP_INVALID: "The office could not read this change.",
    ProblemType.PARENT_MISSING: "What this belongs to is not at the office.",
    ProblemType.PAYLOAD_TOO_LARGE: "This change is too large to send.",
    ProblemType.OP_ERASED: "This person was erased, and is not taken in again from the same record.",
    ProblemType.OP_CONFLICT: "Somebody else changed the same thing first.",
}
# What goes along with something a person did: nobody decides about it by itself.
QUIET = {
    "job_changes": "Entry in the history", "policy_outcomes": "Result of the visit",
    "customer_journeys": "Conversion",
}  # fmt: skip
STATUS_DONE = {
    "pending": "Handed back", "assigned": "Took on", "en_route": "Started driving to",
    "on_site": "Arrived at",
    "completed": "Completed", "skipped": "Skipped", "cancelled": "Cancelled",
}  # fmt: skip


def spoken(code: str) -> str:
    """A code as words: "no_answer" is "no answer"."""
    return code.replace("_", " ")


def field_name(name: str) -> Said:
    """A field's name for people."""
    return Said(_FIELD[name]) if name in _FIELD else Said(_plain_name(name))


def _plain_name(name: str) -> str:
    return spoken(name.removesuffix("_cents").removesuffix("_id")).capitalize()


def value_words(name: str, value: Any) -> str:
    """A field's value for people; "nothing" for none."""
    if value is None or value == "":
        return Said("nothing")
    if isinstance(value, bool):
        return Said("yes" if value else "no")
    if name.endswith("cents"):
        return f"${value / 100:,.2f}"
    if name in _CLOCKS:
        return clock_text(value)
    if name.endswith("_at") and isinstance(value, int):
        return moment_words(value)
    if name in ("status", "outcome", "priority", "claim_stage"):
        return Said(spoken(value))
    return str(value)


def moment_words(at_ms: int) -> str:
    """A moment for people who may be anywhere: its zone is said."""
    return datetime.fromtimestamp(at_ms / 1000, UTC).strftime("%d %b %Y, %H:%M UTC").lstrip("0")


def what_was_done(op: Op) -> Said:
    """One captured change, e.g. "Completed", "New note", "Outcome: no answer"."""
    if op.entity in QUIET:
        return Said(QUIET[op.entity])
    if op.kind is Kind.TRANSITION:
        return _step_done(op.fields["to"])
    thing = Said(_ENTITY[op.entity]) if op.entity in _ENTITY else spoken(op.entity)
    if op.kind is Kind.ADD:
        return Said("New {thing}", thing=thing)
    if op.kind is Kind.DELETE:
        return Said("Removed {thing}", thing=thing)
    if op.kind is Kind.REDACT:
        return Said("Blanked a note")
    if set(op.fields) == {"scheduled_at"}:
        return Said("Appointment" if op.fields["scheduled_at"] is not None else "Appointment called off")
    if set(op.fields) <= {"outcome", "outcome_reason"} and op.fields.get("outcome"):
        return Said("Outcome: {outcome}", outcome=Said(spoken(op.fields["outcome"])))
    fields = [Said(field_name(name).lower()) for name in op.fields]
    return Said("Changed {thing}: {fields}", thing=thing, fields=several(fields, ", "))


def _step_done(to: str) -> Said:
    return Said(STATUS_DONE[to]) if to in STATUS_DONE else Said("Status: {status}", status=spoken(to))


def why_not_taken(verdict: Verdict) -> Said:
    """Why the office did not take an op."""
    if verdict.kind is VerdictKind.CONFLICT:
        return Said("The office has a different value. Choose which one stands.")
    known = {str(problem) for problem in _PROBLEM}
    if verdict.problem in known:
        return Said(_PROBLEM[ProblemType(verdict.problem)])
    return Said("The office did not take this change.")


def shown_fields(op: Op) -> tuple[str, ...]:
    """The fields of an op that mean something to a person."""
    if op.kind is Kind.TRANSITION:
        return ("status",)
    if op.entity in QUIET:
        return ()
    known = BY_NAME[op.entity].names
    return tuple(name for name in op.fields if name in known and not name.endswith("_id"))
