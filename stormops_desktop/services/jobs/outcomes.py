"""A visit that converts, or no longer does, as rows that go along with the report of it.

The rows have ids that follow from house, storm and job, so laptops that report one conversion make one row.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from stormops_desktop.domain.jobs.conversion import (
    CONVERTING,
    WINDOW_DAYS,
    converts,
    outcome_id,
    touch_id,
    touch_source,
)
from stormops_desktop.domain.jobs.status import JobStatus
from stormops_desktop.services.workplace import Workplace
from stormops_desktop.storage.jobs.conversion_rows import conversion_facts, converted_otherwise
from sync.contracts.capture import Draft
from sync.contracts.ops import Kind

OUTCOMES, TOUCHES = "policy_outcomes", "customer_journeys"


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a visit stands: a code of `JobStatus`, and of `Outcome` or None."""

    status: str
    outcome: str | None

    @property
    def converts(self) -> bool:
        return converts(self.status, self.outcome)


def outcome_drafts(work: Workplace, job: Any, before: Standing, after: Standing, at: int) -> list[Draft]:
    """What has to be said beside the step itself.

    Args:
        job: a row of `storage.job_page.brief`.
        at: when the step happened, UTC milliseconds.
    """
    if after.converts and not before.converts:
        return _converted(work, job, after, at)
    if before.converts and not after.converts:
        return _taken_back(work, job)
    entered = after.status == JobStatus.COMPLETED and before.status != JobStatus.COMPLETED
    return _row(job, _known(work, job)) if entered else []


def in_groups(drafts: Sequence[Draft]) -> list[list[Draft]]:
    """What the office takes all or none, and what it takes by itself.

    A sum of money that somebody else has set, or a touch that is there already, must not hold up a visit.
    """
    together = [draft for draft in drafts if not _alone(draft)]
    return [*([together] if together else []), *([draft] for draft in drafts if _alone(draft))]


def _alone(draft: Draft) -> bool:
    return draft.entity == TOUCHES or (draft.entity == OUTCOMES and set(draft.fields) == {"value_cents"})


def _row(job: Any, fields: dict[str, Any]) -> list[Draft]:
    """The row is added by its house and storm alone, which everybody says alike; the rest meets by rule."""
    key = outcome_id(job.storm_id, job.property_id)
    return [
        Draft(Kind.ADD, OUTCOMES, key, {"storm_id": job.storm_id, "property_id": job.property_id}),
        Draft(Kind.SET, OUTCOMES, key, {"window_days": WINDOW_DAYS, **fields}),
    ]


def _known(work: Workplace, job: Any) -> dict[str, Any]:
    """A crew's replica holds neither decisions nor uplift; an office's says what it knew."""
    with work.reading() as connection:
        facts = conversion_facts(connection, job.job_id)
    told = {} if facts is None else {"decision": facts.decision, "expected_uplift": facts.expected_uplift}
    return {name: value for name, value in told.items() if value is not None}


def _converted(work: Workplace, job: Any, after: Standing, at: int) -> list[Draft]:
    with work.reading() as connection:
        facts = conversion_facts(connection, job.job_id)
    value = None if facts is None else facts.rcv_cents
    said = {"actual_converted": True, "converted_at": at, "source": f"job:{job.job_id}"}
    drafts = _row(job, {**_known(work, job), **said})
    if value is not None:
        drafts.append(Draft(Kind.SET, OUTCOMES, drafts[0].key, {"value_cents": value}))
    touch = {
        "storm_id": job.storm_id, "property_id": job.property_id, "channel": "door_knock", "timestamp": at,
        "persona": None if facts is None else facts.persona, "direction": "outbound",
        "outcome": after.outcome, "converted": True, "conversion_value_cents": value,
        "source_event_id": touch_source(job.job_id),
    }  # fmt: skip
    return [*drafts, Draft(Kind.ADD, TOUCHES, touch_id(job.job_id), touch)]


def _taken_back(work: Workplace, job: Any) -> list[Draft]:
    touch = Draft(Kind.DELETE, TOUCHES, touch_id(job.job_id))
    with work.reading() as connection:
        if converted_otherwise(connection, job.job_id, CONVERTING):
            return [touch]
    nothing = {"actual_converted": None, "converted_at": None, "source": None}
    return [*_row(job, nothing), touch]
