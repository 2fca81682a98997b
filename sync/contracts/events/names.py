"""What happened, in one word of the product; an op without such a word has only its type."""

from collections.abc import Mapping
from typing import Any

from sync.contracts.ops import Kind

CENTRE_DEVICE = "00000000-0000-0000-0000-000000000000"
PROPERTY_IMPACTED, JOB_COMPLETED, CONVERSION = "property_impacted", "job_completed", "conversion"
TOUCH_LOGGED, DECISION_MADE, PHOTO_VERIFIED = "touch_logged", "decision_made", "photo_verified"
PAPER_VERIFIED, JOB_UPDATED, ROUTE_PUBLISHED = "paper_verified", "job_updated", "route_published"
SCORE_UPDATED, CREDIT_UPDATED, GUARDRAIL_RAISED = "score_updated", "credit_updated", "guardrail_raised"
AREA_ALERTED = "area_alerted"
NAMES = (
    PROPERTY_IMPACTED, JOB_COMPLETED, CONVERSION, TOUCH_LOGGED, DECISION_MADE, PHOTO_VERIFIED, PAPER_VERIFIED,
    JOB_UPDATED, ROUTE_PUBLISHED, SCORE_UPDATED, CREDIT_UPDATED, GUARDRAIL_RAISED,
    AREA_ALERTED,
)  # fmt: skip
_ADDED = {
    "property_impacts": PROPERTY_IMPACTED,
    "policy_decisions_log": DECISION_MADE,
    "score_history": SCORE_UPDATED,
    "attribution_runs": CREDIT_UPDATED,
    "guardrail_actions": GUARDRAIL_RAISED,
    "area_alerts": AREA_ALERTED,
}
_VERIFIED = {"photos": PHOTO_VERIFIED, "papers": PAPER_VERIFIED}


def name_of(
    entity: str, kind: Kind, fields: Mapping[str, Any], device: str, *, effective: bool | None = None
) -> str:
    """One of `NAMES`, or ""."""
    if kind is Kind.ADD and entity == "customer_journeys":
        return CONVERSION if fields.get("converted") else TOUCH_LOGGED
    if kind is Kind.ADD and entity in _ADDED:
        return _ADDED[entity]
    if device == CENTRE_DEVICE and entity in _VERIFIED and fields.get("state") == "stored":
        return _VERIFIED[entity]
    if entity == "routes" and kind is Kind.SET and fields.get("status") == "published":
        return ROUTE_PUBLISHED
    if entity == "jobs" and kind is Kind.TRANSITION:
        return JOB_COMPLETED if effective and fields.get("to") == "completed" else JOB_UPDATED
    return JOB_UPDATED if entity == "jobs" and kind is Kind.SET else ""
