"""What a crew does to a job. Each verb is one durable transaction and one group of ops."""

from collections.abc import Callable, Sequence
from typing import Any

from stormops_desktop.domain.jobs.status import CLOSED, JobStatus, Outcome, is_legal
from stormops_desktop.domain.said import Said
from stormops_desktop.services.errors import NotAllowed, NotFound
from stormops_desktop.services.jobs.known import THE_JOB, known_job
from stormops_desktop.services.jobs.outcomes import Standing, in_groups, outcome_drafts
from stormops_desktop.services.ports import ChangeSet, Undo
from stormops_desktop.services.status_path import path
from stormops_desktop.services.undo import UNDID, UndoShelf
from stormops_desktop.services.words import spoken
from stormops_desktop.services.workplace import Workplace
from stormops_desktop.storage.job_page import note_brief
from sync.contracts.capture import Draft
from sync.contracts.identifiers import uuid7
from sync.contracts.ops import Kind

UNDONE = "undone"
LONGEST_NOTE = 20_000
STEP_AT = {
    "pending": "Handed back {place}",
    "assigned": "Took on {place}",
    "en_route": "Started driving to {place}",
    "on_site": "Arrived at {place}",
    "completed": "Completed {place}",
    "skipped": "Skipped {place}",
    "cancelled": "Cancelled {place}",
}
# Of a visit that ended without the work done: nobody who notes "call back" skipped anything.
SKIPPED_SO = {
    "no_answer": "No answer at {place}",
    "callback": "Call back: {place}",
    "not_interested": "Not interested: {place}",
    "do_not_knock": "Do not knock: {place}",
    "vacant": "Vacant: {place}",
    "wrong_address": "Wrong address: {place}",
    "safety_stop": "Safety stop at {place}",
}
NO_STEP = "{place} is {at}, so it can't become {goal}."
CLOSED_ALREADY = "{place} is {at}, so it can't become {goal}. Reopen it first."
MOVED_ON = "{place} has moved on meanwhile, so this can't be undone."
NOT_TAKEN_BACK = "Only the office can take back that {place} was {status}."


class JobActions:
    """`ports.JobVerbs` on the replica.

    Args:
        undo: a shelf shared with other verbs, so that one button takes back whatever came last.
    """

    def __init__(self, work: Workplace, undo: UndoShelf | None = None) -> None:
        self._work = work
        self._undo = undo or UndoShelf(work.now_ms)

    def step(self, job_id: str, to: str, *, reason: str = "", origin: object = None) -> ChangeSet:
        """Reports that a job went on to another status.

        Raises:
            NotAllowed: no such step from where the job is. NotFound, StoreTrouble.
        """
        job = known_job(self._work, job_id)
        drafts = self._stepped(job, to, job.outcome, reason)
        return self._done(Said(STEP_AT[to], place=_place(job)), drafts, origin, self._back(job, to))

    def complete(
        self, job_id: str, outcome: str, *, note: str = "", reason: str = "", origin: object = None
    ) -> ChangeSet:
        """Status, outcome and note as one group: all or none."""
        return self._close(job_id, JobStatus.COMPLETED, outcome, note=note, reason=reason, origin=origin)

    def skip(self, job_id: str, outcome: str, *, note: str = "", origin: object = None) -> ChangeSet:
        """Closes the visit without the work done; it can be planned again. All or none, like `complete`."""
        return self._close(job_id, JobStatus.SKIPPED, outcome, note=note, reason="", origin=origin)

    def add_note(self, job_id: str, body: str, *, origin: object = None) -> ChangeSet:
        """Adds a note; notes are never edited."""
        job = known_job(self._work, job_id)
        draft = self._note(job, body)
        return self._done(
            Said("Note at {place}", place=_place(job)), [draft], origin, lambda: [self._blank(draft.key)]
        )

    def redact_note(self, note_id: str, *, origin: object = None) -> ChangeSet:
        """Blanks a note's text everywhere; that it was there stays visible."""
        with self._work.reading() as connection:
            note = note_brief(connection, note_id)
        if note is None:
            raise NotFound("This note is not on this computer any more.")
        if note.redacted_at is not None:
            raise NotAllowed("This note is blank already.")
        mine = note.author_id == self._work.member.account_id
        if not (mine or self._work.is_office):
            raise NotAllowed("Only the person who wrote a note, or the office, can blank it.")
        again = self._written_again(note) if mine and note.body else None
        name = Said("Blanked a note at {place}", place=_place(note))
        return self._done(name, [self._blank(note_id)], origin, again)

    def undo(self, token: str, *, origin: object = None) -> ChangeSet:
        """Takes a verb back by ops of its own: what was sent meanwhile is taken back at the office too.

        Raises:
            NotAllowed: more than ten seconds ago, or the job has moved on.
        """
        label, drafts = self._undo.take(token)
        return self._done(Said(UNDID, what=label), drafts, origin, None)

    def _close(
        self, job_id: str, status: JobStatus, outcome: str, *, note: str, reason: str, origin: object
    ) -> ChangeSet:
        self._check_outcome(outcome)
        job = known_job(self._work, job_id)
        drafts = self.closing(job, status, outcome, reason)
        written = self._note(job, note) if note.strip() else None
        if written is not None:
            drafts.append(written)
        back = self._back(job, status, restore_outcome=True, note_id=written.key if written else None)
        early = status is JobStatus.SKIPPED and outcome in SKIPPED_SO
        name = SKIPPED_SO[outcome] if early else STEP_AT[status]
        return self._done(Said(name, place=_place(job)), drafts, origin, back)

    def closing(self, job: Any, status: str, outcome: str, reason: str = "") -> list[Draft]:
        """What reports that a visit ended so: the step, its outcome and what follows from it."""
        told = {"outcome": outcome, "outcome_reason": reason or None}
        step, *follows = self._stepped(job, status, outcome, reason)
        return [step, Draft(Kind.SET, "jobs", job.job_id, told), *follows]

    def update_drafts(
        self, job_id: str, status: JobStatus | None, outcome: str | None, note: str, reason: str = ""
    ) -> list[Draft]:
        """What reports a status, an outcome and a note together; [] when none of them is given.

        Raises:
            NotAllowed: no such step or outcome, or an outcome without a visit that ends. NotFound.
        """
        job = known_job(self._work, job_id)
        goal = JobStatus(job.status) if status is None else status
        drafts: list[Draft] = []
        if outcome is not None:
            self._check_outcome(outcome)
            if goal not in (JobStatus.COMPLETED, JobStatus.SKIPPED):
                raise NotAllowed("An outcome belongs to a visit that is completed or skipped.")
            drafts += self._closed_so(job, goal, outcome, reason)
        elif goal != job.status:
            drafts += self._stepped(job, goal, job.outcome, reason)
        return [*drafts, self._note(job, note)] if note.strip() else drafts

    def _closed_so(self, job: Any, status: JobStatus, outcome: str, reason: str) -> list[Draft]:
        """Another outcome for a visit that stands so already needs no step."""
        if status != job.status:
            return self.closing(job, status, outcome, reason)
        before, after = Standing(job.status, job.outcome), Standing(status, outcome)
        told = {"outcome": outcome, "outcome_reason": reason or None}
        at = self._work.office_ms()
        follows = outcome_drafts(self._work, job, before, after, at)
        return [Draft(Kind.SET, "jobs", job.job_id, told), *follows]

    def _check_outcome(self, outcome: str) -> None:
        if outcome not in set(Outcome):
            raise NotAllowed("“{outcome}” is not an outcome that can be reported.", outcome=spoken(outcome))

    def _stepped(self, job: Any, to: str, outcome: str | None, reason: str) -> list[Draft]:
        step = self._transition(job, job.status, to, reason)
        before, after = Standing(job.status, job.outcome), Standing(to, outcome)
        return [step, *outcome_drafts(self._work, job, before, after, step.fields["happened_at"])]

    def _done(
        self,
        name: str,
        drafts: Sequence[Draft],
        origin: object,
        inverse: Callable[[], Sequence[Draft]] | None,
    ) -> ChangeSet:
        ops, touched = self._work.capture_groups(in_groups(drafts))
        undo: Undo | None = None if inverse is None or not ops else self._undo.offer(ops[0].id, name, inverse)
        return ChangeSet(name, touched, origin, undo)

    def _transition(self, job: Any, came_from: str, to: str, reason: str) -> Draft:
        at, goal = JobStatus(came_from), JobStatus(to)
        if not is_legal(at, goal, office=self._work.is_office):
            said = CLOSED_ALREADY if at in CLOSED else NO_STEP
            raise NotAllowed(said, place=_place(job), at=Said(spoken(at)), goal=Said(spoken(goal)))
        return self._report(job.job_id, at, goal, reason)

    def _report(self, job_id: str, came_from: str, to: str, reason: str) -> Draft:
        fields = {
            "from": str(came_from), "to": str(to), "reason": reason or None,
            "happened_at": self._work.office_ms(), "actor_id": self._work.member.account_id,
        }  # fmt: skip
        return Draft(Kind.TRANSITION, "jobs", job_id, fields)

    def _note(self, job: Any, body: str, supersedes: str | None = None) -> Draft:
        if not body.strip():
            raise NotAllowed("Write something first.")
        if len(body) > LONGEST_NOTE:
            raise NotAllowed("A note has at most {most} characters. Split it in two.", most=LONGEST_NOTE)
        now = self._work.office_ms()
        fields = {
            "job_id": job.job_id, "body": body.strip(), "author_id": self._work.member.account_id,
            "written_at": now, "supersedes": supersedes,
        }  # fmt: skip
        return Draft(Kind.ADD, "notes", uuid7(now, self._work.randomness(10)), fields)

    def _blank(self, note_id: str) -> Draft:
        return Draft(Kind.REDACT, "notes", note_id, {"redacted_at": self._work.office_ms()})

    def _written_again(self, note: Any) -> Callable[[], Sequence[Draft]]:
        return lambda: [self._note(note, note.body, supersedes=note.note_id)]

    def _back(
        self, job: Any, moved_to: str, *, restore_outcome: bool = False, note_id: str | None = None
    ) -> Callable[[], Sequence[Draft]]:
        def inverse() -> Sequence[Draft]:
            if known_job(self._work, job.job_id).status != moved_to:
                raise NotAllowed(MOVED_ON, place=_place(job))
            now = Standing(moved_to, known_job(self._work, job.job_id).outcome)
            drafts = self._way_back(job, moved_to)
            was = Standing(job.status, job.outcome)
            drafts += outcome_drafts(self._work, job, now, was, self._work.office_ms())
            if restore_outcome:
                fields = {"outcome": job.outcome, "outcome_reason": job.outcome_reason}
                drafts.append(Draft(Kind.SET, "jobs", job.job_id, fields))
            return drafts if note_id is None else [*drafts, self._blank(note_id)]

        return inverse

    def _way_back(self, job: Any, moved_to: str) -> list[Draft]:
        way = path(moved_to, job.status, office=self._work.is_office)
        if way is None:
            raise NotAllowed(NOT_TAKEN_BACK, place=_place(job), status=Said(spoken(moved_to)))
        stations = [moved_to, *way]
        return [self._report(job.job_id, a, b, UNDONE) for a, b in zip(stations, way, strict=False)]


def _place(job: Any) -> str:
    return job.address or THE_JOB
