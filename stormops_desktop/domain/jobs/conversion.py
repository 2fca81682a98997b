"""When a visit counts as a conversion, and the ids that make every laptop write the same row of it.

`policy_outcomes.actual_converted` is NULL while the window is open, TRUE by an outcome that converts, FALSE
once the window has closed without one (decisions.md 6).
"""

import uuid

from stormops_desktop.domain.jobs.status import JobStatus, Outcome

WINDOW_DAYS = 90
DAY_MS = 86_400_000
CONVERTING = frozenset({Outcome.CONTINGENCY_SIGNED, Outcome.BUILT})


def converts(status: str, outcome: str | None) -> bool:
    """Whether a visit that stands so is a conversion: completed, with a signature or a built roof."""
    return status == JobStatus.COMPLETED and outcome in CONVERTING


def outcome_id(storm_id: str, property_id: str) -> str:
    """The id of the one outcome row of a house in a storm; it follows from both."""
    return str(uuid.uuid5(uuid.UUID(storm_id), f"policy_outcomes:{uuid.UUID(property_id)}"))


def touch_id(job_id: str) -> str:
    """The id of the touch by which a job converted."""
    return str(uuid.uuid5(uuid.UUID(job_id), "customer_journeys:conversion"))


def touch_source(job_id: str) -> str:
    """`source_event_id` of that touch."""
    return f"job:{job_id}:conversion"


def converted_by(
    converted_at: int | None, opened_at: int, now_ms: int, days: int = WINDOW_DAYS
) -> bool | None:
    """What `actual_converted` is at a moment.

    Args:
        converted_at: when it converted, UTC milliseconds; None when it has not.
        opened_at: when the window opened (the decision, else the storm), UTC milliseconds.
        now_ms: UTC milliseconds.
        days: length of the window.

    Returns:
        True for a conversion inside the window, False when the window closed without one, else None.
    """
    closes_at = opened_at + days * DAY_MS
    if converted_at is not None and converted_at < closes_at:
        return True
    return False if now_ms >= closes_at else None
