"""What a person does to a claim. One answer is one op on one column, so two people's answers never meet."""

import uuid
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from stormops_desktop.domain.claims.form import (
    Answer,
    ClaimForm,
    change,
    clear,
    set_known,
    set_unknown,
)
from stormops_desktop.domain.claims.form_fields import BY_KEY, FormField
from stormops_desktop.domain.claims.stages import ClaimStage, judge_change, read_stage
from stormops_desktop.domain.jobs.changes import Did, Topic
from stormops_desktop.domain.said import ClaimWord, Said
from stormops_desktop.services.claim_reads import form_of
from stormops_desktop.services.errors import NotAllowed, NotFound
from stormops_desktop.services.jobs.changes import change_draft
from stormops_desktop.services.jobs.known import THE_JOB, known_page
from stormops_desktop.services.ports import ChangeSet, Undo
from stormops_desktop.services.undo import UNDID, UndoShelf
from stormops_desktop.services.words import spoken
from stormops_desktop.services.workplace import Workplace
from stormops_desktop.storage.claim_page import LISTS, ClaimPage
from sync.contracts.capture import Draft
from sync.contracts.identifiers import uuid7
from sync.contracts.ops import Kind

CLAIM = "claim_intel"
THINGS = {"supplements": "Supplement", "payments": "Payment", "test_squares": "Test square"}
CHANGED = "{field} at {place}"
REMOVED = "Removed: {field} at {place}"
MOVED_ON = "This was changed again meanwhile, so it can't be undone."
Inverse = Callable[[], Sequence[Draft]]


def claim_id(job_id: str) -> str:
    """The id of a job's claim: it follows from the job, so that two laptops that begin it make one row."""
    return str(uuid.uuid5(uuid.UUID(job_id), CLAIM))


class ClaimActions:
    """`ports.ClaimVerbs` on the replica.

    Args:
        undo: the shelf that the job's verbs take from.
    """

    def __init__(self, work: Workplace, undo: UndoShelf) -> None:
        self._work, self._undo = work, undo

    def answer(self, job_id: str, key: str, value: object, *, seen: int, origin: object = None) -> ChangeSet:
        """Sets a field; an empty value clears it.

        Args:
            value: in the spelling of the field's kind (`form_entry.read_typed`).

        Raises:
            NotFound, StoreTrouble.
        """
        if key != "meeting_at":
            return self._edit(job_id, key, lambda form: set_known(form, key, value), seen, origin)
        zone = known_page(self._work, job_id).job.time_zone or "UTC"
        return self._edit(job_id, key, lambda form: _with_meeting(form, value, zone), seen, origin)

    def mark_unknown(self, job_id: str, key: str, *, seen: int, origin: object = None) -> ChangeSet:
        """Notes that somebody asked, and it is not known."""
        return self._edit(job_id, key, lambda form: set_unknown(form, key), seen, origin)

    def clear(self, job_id: str, key: str, *, seen: int, origin: object = None) -> ChangeSet:
        """Takes the answer away, and the mark too."""
        return self._edit(job_id, key, lambda form: clear(form, key), seen, origin)

    def add_entry(
        self, job_id: str, key: str, values: Mapping[str, Any], *, seen: int, origin: object = None
    ) -> ChangeSet:
        """Adds to a list: a supplement, a payment, a test square, a code item …"""
        field = BY_KEY[key]
        if not field.rows:
            return self._edit(
                job_id, key, lambda form: _with_entry(form, key, values), seen, origin, Did.ADDED
            )
        page = known_page(self._work, job_id)
        entry = uuid7(self._work.office_ms(), self._work.randomness(10))
        drafts = [
            Draft(Kind.ADD, field.rows, entry, {"job_id": job_id, **values}),
            self._line(job_id, key, Did.ADDED, None, dict(values)),
        ]
        name = Said(CHANGED, field=Said(THINGS[field.key]), place=_place(page))
        told = dict(drafts[0].fields)
        return self._done(
            name, [drafts], origin, lambda: [Draft(Kind.DELETE, field.rows, entry)],
            lambda: [Draft(Kind.ADD, field.rows, entry, told)],
        )  # fmt: skip

    def edit_entry(
        self, job_id: str, key: str, entry_id: str, values: Mapping[str, Any], *, seen: int,
        origin: object = None,
    ) -> ChangeSet:  # fmt: skip
        """Corrects an entry in its place; None takes a value away.

        Raises:
            NotFound: it is not there any more.
        """
        field, page = BY_KEY[key], known_page(self._work, job_id)
        if not field.rows:
            changed = dict(values)
            return self._edit(
                job_id, key, lambda form: _with_edited(form, key, entry_id, changed), seen, origin, Did.EDITED
            )
        found = self._entry(page, field, entry_id)
        fields = {name: value for name, value in values.items() if found.get(name) != value}
        name = Said(CHANGED, field=Said(THINGS[field.key]), place=_place(page))
        if not fields:
            return ChangeSet(name, origin=origin)
        before = {name: found.get(name) for name in fields}
        drafts = [
            Draft(Kind.SET, field.rows, entry_id, fields, base=seen),
            self._line(job_id, key, Did.EDITED, before, fields),
        ]
        return self._done(
            name, [drafts], origin, lambda: [Draft(Kind.SET, field.rows, entry_id, before)],
            lambda: [Draft(Kind.SET, field.rows, entry_id, fields)],
        )  # fmt: skip

    def remove_entry(
        self, job_id: str, key: str, entry_id: str, *, seen: int, origin: object = None
    ) -> ChangeSet:
        """Takes an entry off a list.

        Raises:
            NotFound: it is not there any more.
        """
        field, page = BY_KEY[key], known_page(self._work, job_id)
        if not field.rows:
            return self._edit(
                job_id, key, lambda form: _without_entry(form, key, entry_id), seen, origin, Did.REMOVED
            )
        found = self._entry(page, field, entry_id)
        values = {k: v for k, v in found.items() if not k.startswith("_") and k != LISTS[field.rows]}
        known = {k: v for k, v in values.items() if v is not None}
        again = Draft(Kind.ADD, field.rows, entry_id, known)
        told = {k: v for k, v in known.items() if k != "job_id"}
        drafts = [
            Draft(Kind.DELETE, field.rows, entry_id, base=seen),
            self._line(job_id, key, Did.REMOVED, told, None),
        ]
        name = Said(REMOVED, field=Said(THINGS[field.key]), place=_place(page))
        gone = Draft(Kind.DELETE, field.rows, entry_id)
        return self._done(name, [drafts], origin, lambda: [again], lambda: [gone])

    def move(self, job_id: str, to: str, *, reason: str = "", seen: int, origin: object = None) -> ChangeSet:
        """Takes the claim to another stage; the reason is kept as a note on the job.

        Raises:
            NotAllowed: a step back, an unusual one, or one with facts missing, and no reason.
        """
        page, goal = known_page(self._work, job_id), ClaimStage(to)
        now = read_stage(page.job.claim_stage) or ClaimStage.NONE
        judged = judge_change(now, goal, form_of(page).answered())
        if (judged.reason_needed or judged.missing) and not reason.strip():
            raise NotAllowed("Say in a few words why the claim goes there; the reason is kept with the job.")
        drafts = [
            Draft(Kind.SET, "jobs", job_id, {"claim_stage": goal.value}, base=seen),
            change_draft(
                self._work, job_id, Topic.STAGE, Did.SET, before=page.job.claim_stage, after=goal.value
            ),
        ]
        if reason.strip():
            drafts.append(self._note(job_id, f"Claim: {spoken(now)} to {spoken(goal)}. {reason.strip()}"))
        before = page.job.claim_stage
        back = Draft(Kind.SET, "jobs", job_id, {"claim_stage": before})
        forth = Draft(Kind.SET, "jobs", job_id, {"claim_stage": goal.value})
        name = Said("Claim {stage} at {place}", stage=Said(spoken(goal)), place=_place(page))
        return self._done(name, [drafts], origin, lambda: [back], lambda: [forth])

    def undo(self, token: str, *, origin: object = None) -> ChangeSet:
        """Takes a step of the form back, or does it once more; either is a change that syncs.

        Raises:
            NotAllowed: the answer was changed again meanwhile, or more than fifty steps ago.
        """
        label, drafts, forth = self._undo.take_step(token)
        _, touched = self._work.capture_groups([drafts] if drafts else [])
        return ChangeSet(Said(UNDID, what=label), touched, origin, redo=forth)

    def answer_drafts(self, job_id: str, answers: Mapping[str, Any]) -> list[Draft]:
        """What sets several answers at once, for a claim that `begun` has begun; [] when nothing changes.

        Raises:
            NotFound.
        """
        page = known_page(self._work, job_id)
        before = after = form_of(page)
        for key, value in answers.items():
            after = set_known(after, key, value)
        fields = change(before, after)
        if not fields:
            return []
        lines = [
            self._told(job_id, key, before, after)
            for key in answers
            if before.values.get(key) != after.values.get(key)
        ]
        return [Draft(Kind.SET, CLAIM, self._claim_key(page), fields), *lines]

    def begun(self, job_id: str, answers: Mapping[str, Any]) -> list[list[Draft]]:
        """What begins the claim that answers go into; [] when it is there, or nothing is answered."""
        page = known_page(self._work, job_id)
        return [[self._begin(page)]] if answers and page.claim is None else []

    def _edit(
        self, job_id: str, key: str, edit: Callable[[ClaimForm], ClaimForm], seen: int, origin: object,
        did: Did | None = None,
    ) -> ChangeSet:  # fmt: skip
        page = known_page(self._work, job_id)
        before = form_of(page)
        after = edit(before)
        fields = change(before, after)
        name = Said(CHANGED, field=ClaimWord(BY_KEY[key].label), place=_place(page))
        if not fields:
            return ChangeSet(name, origin=origin)
        # Not one group with the row it begins: an answer that a person must settle leaves the row there.
        begin = [] if page.claim is not None else [[self._begin(page)]]
        drafts = [*self._set(page, fields, seen), self._told(job_id, key, before, after, did)]
        return self._done(
            name, [*begin, drafts], origin, lambda: self._back(job_id, key, before, after),
            lambda: self._back(job_id, key, after, before),
        )  # fmt: skip

    def _begin(self, page: ClaimPage) -> Draft:
        return Draft(Kind.ADD, CLAIM, claim_id(page.job.job_id), {"job_id": page.job.job_id})

    def _claim_key(self, page: ClaimPage) -> str:
        return claim_id(page.job.job_id) if page.claim is None else str(page.claim["claim_id"])

    def _set(self, page: ClaimPage, fields: dict[str, Any], seen: int | None) -> list[Draft]:
        return [Draft(Kind.SET, CLAIM, self._claim_key(page), fields, base=seen)]

    def _told(
        self, job_id: str, key: str, before: ClaimForm, after: ClaimForm, did: Did | None = None
    ) -> Draft:
        """The line of history that an answer makes."""
        meant = {Answer.KNOWN: Did.SET, Answer.UNKNOWN: Did.UNKNOWN, Answer.EMPTY: Did.CLEARED}
        chosen = meant[after.answer(key)] if did is None else did
        return self._line(job_id, key, chosen, before.values.get(key), after.values.get(key))

    def _line(self, job_id: str, key: str, did: Did, before: object, after: object) -> Draft:
        return change_draft(self._work, job_id, Topic.CLAIM, did, item=key, before=before, after=after)

    def _entry(self, page: ClaimPage, field: FormField, entry_id: str) -> Mapping[str, Any]:
        key = LISTS[field.rows]
        found = next((row for row in page.rows[field.rows] if row[key] == entry_id), None)
        if found is None:
            raise NotFound("This entry is gone already.")
        return found

    def _back(self, job_id: str, key: str, before: ClaimForm, after: ClaimForm) -> Sequence[Draft]:
        """The answer as it was, and nothing else as it was."""
        page = known_page(self._work, job_id)
        now = form_of(page)
        if (now.values.get(key), now.answer(key)) != (after.values.get(key), after.answer(key)):
            raise NotAllowed(MOVED_ON)
        if key in before.values:
            restored = set_known(now, key, before.values[key])
        else:
            restored = set_unknown(now, key) if key in before.unknown else clear(now, key)
        fields = change(now, restored)
        if not fields:
            return []
        return [*self._set(page, fields, None), self._told(job_id, key, now, restored)]

    def _note(self, job_id: str, body: str) -> Draft:
        now = self._work.office_ms()
        author = self._work.member.account_id
        fields = {"job_id": job_id, "body": body, "author_id": author, "written_at": now}
        return Draft(Kind.ADD, "notes", uuid7(now, self._work.randomness(10)), fields)

    def _done(
        self, name: str, groups: Sequence[Sequence[Draft]], origin: object, inverse: Inverse, again: Inverse
    ) -> ChangeSet:
        ops, touched = self._work.capture_groups(groups)
        if not ops:
            return ChangeSet(name, touched, origin)
        undo: Undo = self._undo.offer(ops[-1].id, name, inverse, again=again, lasting=True)
        return ChangeSet(name, touched, origin, undo)


def _with_meeting(form: ClaimForm, value: object, zone: str) -> ClaimForm:
    """An hour says nothing without its zone; the house's is taken until somebody says another."""
    zoned = form if "meeting_zone" in form.values else set_known(form, "meeting_zone", zone)
    return set_known(zoned, "meeting_at", value)


def _with_entry(form: ClaimForm, key: str, values: Mapping[str, Any]) -> ClaimForm:
    listed = form.values.get(key)
    known = {name: value for name, value in values.items() if value is not None}
    return set_known(form, key, [*(listed if isinstance(listed, list) else []), known])


def _with_edited(form: ClaimForm, key: str, entry_id: str, values: Mapping[str, Any]) -> ClaimForm:
    listed = form.values.get(key)
    if not isinstance(listed, list) or not entry_id.isdecimal() or int(entry_id) >= len(listed):
        raise NotFound("This entry is gone already.")
    merged = {**listed[int(entry_id)], **values}
    edited = {name: value for name, value in merged.items() if value is not None}
    return set_known(form, key, [edited if at == int(entry_id) else each for at, each in enumerate(listed)])


def _without_entry(form: ClaimForm, key: str, entry_id: str) -> ClaimForm:
    listed = form.values.get(key)
    if not isinstance(listed, list) or not entry_id.isdecimal() or int(entry_id) >= len(listed):
        raise NotFound("This entry is gone already.")
    return set_known(form, key, [each for at, each in enumerate(listed) if at != int(entry_id)])


def _place(page: ClaimPage) -> str:
    return page.job.address or THE_JOB
