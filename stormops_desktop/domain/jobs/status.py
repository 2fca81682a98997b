"""The status machine of a job: which steps exist, and what becomes of a step that meets another.

A job's status is the fold of its events in the centre's order. Both ends of the wire run these functions.
"""

from dataclasses import dataclass
from enum import StrEnum


class JobStatus(StrEnum):
    """Where one visit stands, in the order a good day goes."""

    PENDING = "pending"
    ASSIGNED = "assigned"
    EN_ROUTE = "en_route"
    ON_SITE = "on_site"
    COMPLETED = "completed"
    SKIPPED = "skipped"
    CANCELLED = "cancelled"


class Outcome(StrEnum):
    """What came of a visit."""

    NO_ANSWER = "no_answer"
    CALLBACK = "callback"
    NOT_INTERESTED = "not_interested"
    DO_NOT_KNOCK = "do_not_knock"
    VACANT = "vacant"
    WRONG_ADDRESS = "wrong_address"
    INSPECTED_NO_DAMAGE = "inspected_no_damage"
    INSPECTED_DAMAGE = "inspected_damage"
    CONTINGENCY_SIGNED = "contingency_signed"
    ADJUSTER_MET = "adjuster_met"
    BUILT = "built"
    REPAIR_ONLY = "repair_only"
    SAFETY_STOP = "safety_stop"


OPEN = (JobStatus.PENDING, JobStatus.ASSIGNED, JobStatus.EN_ROUTE, JobStatus.ON_SITE)
CLOSED = (JobStatus.COMPLETED, JobStatus.SKIPPED, JobStatus.CANCELLED)
REOPEN_TO = (JobStatus.ON_SITE, JobStatus.PENDING)
LEGACY = {"done": JobStatus.COMPLETED, "complete": JobStatus.COMPLETED, "in_progress": JobStatus.ON_SITE}

# Who wins when two people moved a job without sight of each other. Skipped counts as on site, and of the two
# the one that says the visit is over stands. Cancelled has no rank: the office's word is never outranked.
RANK = {
    JobStatus.PENDING: 0,
    JobStatus.ASSIGNED: 1,
    JobStatus.EN_ROUTE: 2,
    JobStatus.ON_SITE: 3,
    JobStatus.SKIPPED: 4,
    JobStatus.COMPLETED: 5,
}


@dataclass(frozen=True, slots=True)
class StatusStep:
    """What became of a reported step.

    Attributes:
        status: where the job is afterwards. completed_at: UTC milliseconds, None unless completed.
        effective: the step moved the job, or agrees with where it already was.
        merged: legal, though not from where the reporter thought the job was.
        contested: against what somebody else decided, so a person must choose.
        illegal: no such step exists (for this role).
    """

    status: str
    completed_at: int | None
    effective: bool
    merged: bool = False
    contested: bool = False
    illegal: bool = False


def parse(text: str) -> JobStatus:
    """The status that a spelling means, older spellings included.

    Raises:
        ValueError: no status is spelled so.
    """
    word = text.strip().lower().replace(" ", "_").replace("-", "_")
    return LEGACY.get(word) or JobStatus(word)


def is_legal(came_from: JobStatus, to: JobStatus, *, office: bool) -> bool:
    """Whether a person who sees the job at `came_from` may report `to`; `office` is planner and above."""
    if came_from in CLOSED:
        return to in REOPEN_TO and (office or came_from is not JobStatus.CANCELLED)
    if to in CLOSED:
        return True
    back = came_from is JobStatus.ASSIGNED and to is JobStatus.PENDING
    return back or OPEN.index(to) > OPEN.index(came_from)


def next_steps(status: JobStatus, *, office: bool) -> tuple[JobStatus, ...]:
    """Every status the job may go to from here."""
    return tuple(to for to in JobStatus if is_legal(status, to, office=office))


def step(
    status: str, completed_at: int | None, *, came_from: str, to: str, at: int, concurrent: bool, office: bool
) -> StatusStep:
    """Folds one reported step into a job's status.

    Args:
        came_from: the status the reporter saw. at: when it happened, UTC milliseconds.
        concurrent: the reporter had not seen the present status. A step from where the job really is needs no
            arbiter either way; a step from elsewhere is settled by rank.
        office: the reporter is a planner, manager or admin.
    """
    try:
        now, seen, target = parse(status), parse(came_from), parse(to)
    except ValueError:
        return StatusStep(status, completed_at, effective=False, illegal=True)
    if not is_legal(seen, target, office=office):
        return StatusStep(now, completed_at, effective=False, illegal=True)
    if now is target:
        return StatusStep(now, _first(completed_at, at, now), effective=True, merged=concurrent)
    if now is seen:
        return StatusStep(target, _entered(target, at), effective=True)
    return _arbitrated(now, completed_at, target, at)


def _arbitrated(now: JobStatus, completed_at: int | None, target: JobStatus, at: int) -> StatusStep:
    if now is JobStatus.CANCELLED or (target is JobStatus.CANCELLED and now is JobStatus.COMPLETED):
        return StatusStep(now, completed_at, effective=False, contested=True)
    if target is JobStatus.CANCELLED or RANK[target] > RANK[now]:
        return StatusStep(target, _entered(target, at), effective=True, merged=True)
    return StatusStep(now, completed_at, effective=False, merged=True)


def _entered(status: JobStatus, at: int) -> int | None:
    return at if status is JobStatus.COMPLETED else None


def _first(completed_at: int | None, at: int, status: JobStatus) -> int | None:
    """Two people who report one completion: the earlier report stands, in whatever order they arrive."""
    if status is not JobStatus.COMPLETED:
        return None
    return at if completed_at is None else min(completed_at, at)
