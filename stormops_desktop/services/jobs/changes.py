"""One line of a job's history, in the group of the change it speaks of."""

import json

from stormops_desktop.domain.jobs.changes import Did, Topic, shortened
from stormops_desktop.services.workplace import Workplace
from sync.contracts.capture import Draft
from sync.contracts.identifiers import uuid7
from sync.contracts.ops import Kind


def change_draft(
    work: Workplace, job_id: str, topic: Topic, did: Did, *, item: str = "", before: object = None,
    after: object = None,
) -> Draft:  # fmt: skip
    """Who did what to this part of the job, and when.

    Args:
        before, after: the values in wire spelling; None where there was or is none.
    """
    now = work.office_ms()
    fields = {
        "job_id": job_id, "actor_id": work.member.account_id, "happened_at": now, "topic": topic.value,
        "item": item or None, "did": did.value, "before": _kept(before), "after": _kept(after),
    }  # fmt: skip
    return Draft(Kind.ADD, "job_changes", uuid7(now, work.randomness(10)), fields)


def _kept(value: object) -> str | None:
    if value is None:
        return None
    return shortened(value if isinstance(value, str) else json.dumps(value, ensure_ascii=False))
