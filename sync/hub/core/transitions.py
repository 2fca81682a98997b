"""A job's steps as crews and office report them: the event is kept, the status follows the rules."""

from dataclasses import replace

from sync.contracts.entities.fieldwork import JOBS as JOBS_ENTITY
from sync.contracts.folding import JOB_EVENTS, JOBS, event_row
from sync.contracts.ops import VerdictKind
from sync.contracts.rules import StepTaken
from sync.hub.core.case import Case
from sync.hub.core.decisions import APPLIED, CLASH, FORBIDDEN, INVALID, Decision, deferred
from sync.hub.core.model import Row

NOT_STARTED = ("pending", "assigned")
"""Job states in which a new crew has not begun."""


def transition(case: Case) -> Decision:
    """Folds one reported step into the job's status; what was reported stays as an event either way."""
    job = case.working.live(JOBS, case.op.key)
    if job is None:
        return deferred((JOBS, case.op.key))
    if not case.reach.covers(job):
        return FORBIDDEN
    if case.working.get(JOB_EVENTS, case.op.fields["event_id"]) is not None:
        return CLASH
    step = _step(case, job)
    if step.illegal:
        return INVALID
    if step.contested or _comes_too_late(case, job, step):
        return _kept_as_evidence(case, job)
    return _stepped(case, job, step)


def keep_event(case: Case, *, effective: bool) -> None:
    """Writes the event that the op reports."""
    event = case.working.edit(JOB_EVENTS, case.op.fields["event_id"], case.author)
    actor = {**case.op.fields, "actor_id": case.author.principal.account_id}
    told = type(case.op)(
        case.op.id, case.op.kind, case.op.entity, case.op.key, actor, case.op.base, case.op.hlc
    )
    for name, value in event_row(told, effective=effective).items():
        case.assign(event, name, value)


def can_keep_event(case: Case) -> bool:
    """Whether the event could stand by itself, when the group around it could not."""
    job = case.working.live(JOBS, case.op.key)
    return (
        job is not None
        and case.reach.covers(job)
        and case.working.get(JOB_EVENTS, case.op.fields["event_id"]) is None
    )


def _step(case: Case, job: Row) -> StepTaken:
    given = case.op.fields
    return case.rules.step(
        job.values["status"], job.values["completed_at"], came_from=given["from"], to=given["to"],
        at=given["happened_at"], concurrent=not case.saw(job, JOBS_ENTITY.ordinal["status"]),
        office=case.author.principal.office,
    )  # fmt: skip


def _comes_too_late(case: Case, job: Row, step: StepTaken) -> bool:
    """A crew that lost the job would move what its successor has begun."""
    moves = step.effective and step.status != job.values["status"]
    return moves and job.values["status"] not in NOT_STARTED and case.reach.is_former(job)


def _kept_as_evidence(case: Case, job: Row) -> Decision:
    keep_event(case, effective=False)
    current = {name: job.values[name] for name in ("status", "completed_at")}
    return Decision(VerdictKind.CONFLICT, current=current, effective=False, keeps=True)


def _stepped(case: Case, job: Row, step: StepTaken) -> Decision:
    keep_event(case, effective=step.effective)
    after = {"status": str(step.status), "completed_at": step.completed_at}
    changed = {name: value for name, value in after.items() if job.values[name] != value}
    if step.effective and changed:
        job = case.working.edit(JOBS, job.key, case.author)
        for name, value in changed.items():
            case.assign(job, name, value)
    if not step.merged:
        return replace(APPLIED, effective=step.effective)
    lost = () if step.effective else ("status",)
    return Decision(VerdictKind.MERGED, lost=lost, effective=step.effective)
