"""When what an op tells of happened, in the world and not in the log."""

from collections.abc import Mapping
from typing import Any

from sync.contracts import clock
from sync.contracts.ops import Kind

# The field that says when, by entity; the first that has a value counts.
_FIELDS: Mapping[str, tuple[str, ...]] = {
    "storms": ("begin_at",),
    "storm_reports": ("time_at",),
    "property_impacts": ("scored_at",),
    "lead_uplift": ("scored_at",),
    "policy_runs": ("decided_at",),
    "policy_decisions_log": ("decided_at",),
    "policy_outcomes": ("converted_at",),
    "customer_journeys": ("timestamp",),
    "assignments": ("assigned_at",),
    "job_events": ("happened_at",),
    "job_changes": ("happened_at",),
    "notes": ("redacted_at", "written_at"),
    "photos": ("taken_at",),
    "contact_preferences": ("recorded_at",),
    "nurture_sequences": ("settled_at", "enrolled_at"),
    "score_history": ("as_of",),
    "guardrail_actions": ("since",),
    "guardrail_steps": ("happened_at",),
    "area_alerts": ("heard_at",),
    "attribution_runs": ("computed_at",),
    "identity_events": ("happened_at",),
    "erasures": ("erased_at",),
}


def occurred_at(entity: str, kind: Kind, fields: Mapping[str, Any], hlc: int, recorded_at: int) -> int:
    """UTC milliseconds: what the op says itself, else when it was captured; never after it was recorded.

    Args:
        fields: the op's own values, in the wire's spelling.
        hlc: the op's hybrid clock. recorded_at: when the centre accepted it, UTC milliseconds.
    """
    names = ("happened_at",) if kind is Kind.TRANSITION else _FIELDS.get(entity, ())
    said = [fields[name] for name in names if isinstance(fields.get(name), int)]
    return min(said[0] if said else clock.physical_ms(hlc), recorded_at)
