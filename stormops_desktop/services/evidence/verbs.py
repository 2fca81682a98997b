"""What a person does to evidence: marking and describing photos, counting hits, answering questions."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from stormops_desktop.domain.evidence.checklist import GapReason
from stormops_desktop.domain.evidence.mark_sets import kept_marks, marks_change
from stormops_desktop.domain.evidence.marks import MOST_HITS, Mark
from stormops_desktop.domain.evidence.position import RoofReason
from stormops_desktop.domain.merge.sets import set_change
from stormops_desktop.domain.said import Said
from stormops_desktop.services.errors import NotAllowed, NotFound
from stormops_desktop.services.evidence.models import RoofView
from stormops_desktop.services.evidence.reading import DAMAGE, DAMAGED, UNDAMAGED, WITHDRAWN, texts_of
from stormops_desktop.services.jobs.known import THE_JOB
from stormops_desktop.services.ports import ChangeSet
from stormops_desktop.services.undo import UndoShelf
from stormops_desktop.services.workplace import Workplace
from stormops_desktop.storage.evidence.rows import photo_row, squares_of
from sync.contracts.capture import Draft
from sync.contracts.identifiers import uuid7
from sync.contracts.ops import Kind

DESCRIBED = frozenset({"category", "slope", "shot", "collateral", "accessory", "caption", "extent"})
LONGEST_TEXT = 2_000
TOO_LONG = "A caption has at most {most} characters. Write the rest as a note."
NO_PHOTO = "This photo is not on this computer any more; sync to see where it is."


class EvidenceActions:
    """`ports.EvidenceVerbs` on the replica. Each verb is one durable transaction."""

    def __init__(self, work: Workplace, undo: UndoShelf) -> None:
        self._work, self._undo = work, undo

    def set_marks(
        self, photo_id: str, put: Sequence[Mark], taken: Sequence[str] = (), *, seen: int,
        origin: object = None,
    ) -> ChangeSet:  # fmt: skip
        """Keeps marks beside the photo; what is not named here stays as it is, whoever drew it.

        Args:
            put: new or changed, each with a `mark_id`. taken: ids of marks that were deleted.
        """
        row = self._row(photo_id)
        wanted = {mark.mark_id: mark for mark in (*kept_marks(row.marks), *put)}
        change = marks_change(row.marks, [mark for name, mark in wanted.items() if name not in set(taken)])
        if change is None:
            return ChangeSet("", origin=origin)
        draft = Draft(Kind.SET, "photos", photo_id, {"marks": change}, base=seen)
        return self._done(Said("Marked a photo at {place}", place=_place(row)), [draft], origin)

    def describe(
        self, photo_id: str, fields: Mapping[str, str], *, seen: int, origin: object = None
    ) -> ChangeSet:
        """Labels, caption and extent of one photo; "" takes one away.

        Raises:
            ValueError: not a field that describes. NotAllowed: a text that is too long. NotFound.
        """
        strange = set(fields) - DESCRIBED
        if strange:
            raise ValueError(f"does not describe a photo: {sorted(strange)}")
        if any(len(text) > LONGEST_TEXT for text in fields.values()):
            raise NotAllowed(TOO_LONG, most=LONGEST_TEXT)
        row = self._row(photo_id)
        told = {name: text.strip() or None for name, text in fields.items()}
        changed = {name: value for name, value in told.items() if value != getattr(row, name)}
        if not changed:
            return ChangeSet("", origin=origin)
        draft = Draft(Kind.SET, "photos", photo_id, changed, base=seen)
        back = Draft(Kind.SET, "photos", photo_id, {name: getattr(row, name) for name in changed})
        return self._done(Said("Described a photo at {place}", place=_place(row)), [draft], origin, [back])

    def support(self, photo_id: str, lines: Sequence[str], *, seen: int, origin: object = None) -> ChangeSet:
        """The lines of the claim that the photo supports; what others named meanwhile stays too."""
        row = self._row(photo_id)
        before, after = list(texts_of(row.claim_items)), list(dict.fromkeys(lines))
        if set(before) == set(after):
            return ChangeSet("", origin=origin)
        fields = {"claim_items": set_change(before, after)}
        back = Draft(Kind.SET, "photos", photo_id, {"claim_items": set_change(after, before)})
        name = Said("Lines of a photo at {place}", place=_place(row))
        return self._done(name, [Draft(Kind.SET, "photos", photo_id, fields, base=seen)], origin, [back])

    def count_square(
        self, photo_id: str, slope: str, hits: int, *, seen: int, origin: object = None
    ) -> ChangeSet:
        """The claim's test square that this photo shows: made, or its count changed.

        Raises:
            NotAllowed: no slope, or a number that can't be.
        """
        row = self._row(photo_id)
        if not slope:
            raise NotAllowed("Say first which slope the photo shows; a test square belongs to one.")
        if not 0 <= hits <= MOST_HITS:
            raise NotAllowed("A test square has 0 to {most} hits.", most=MOST_HITS)
        with self._work.reading() as connection:
            squares = squares_of(connection, row.job_id)
        mine = next((each for each in squares if photo_id in texts_of(each.photo_ids)), None)
        name = Said("Test square at {place}", place=_place(row))
        if mine is None:
            fields = {"job_id": row.job_id, "slope": slope, "hits": hits, "method": "chalk",
                      "photo_ids": json.dumps([photo_id])}  # fmt: skip
            key = self._new_id()
            back = Draft(Kind.DELETE, "test_squares", key)
            return self._done(name, [Draft(Kind.ADD, "test_squares", key, fields)], origin, [back])
        draft = Draft(Kind.SET, "test_squares", mine.square_id, {"hits": hits, "slope": slope}, base=seen)
        before = {"hits": mine.hits, "slope": mine.slope}
        return self._done(name, [draft], origin, [Draft(Kind.SET, "test_squares", mine.square_id, before)])

    def excuse(
        self, job_id: str, reason: str, *, slope: str = "", shot: str = "", words: str = "",
        gaps: Sequence[str] = (), origin: object = None,
    ) -> ChangeSet:  # fmt: skip
        """Why evidence is missing: of one cell, of a slope, or all that the job lacks.

        Raises:
            NotAllowed: "other" without words.
        """
        if reason == GapReason.OTHER and not words.strip():
            raise NotAllowed("Say in a few words why the evidence is missing.")
        fields = {"kind": "evidence", "answer": GapReason(reason).value, "slope": slope or None,
                  "shot": shot or None, "gaps": _json_list(gaps)}  # fmt: skip
        return self._check(job_id, Said("Reason for missing evidence"), fields, words, origin)

    def withdraw_excuse(self, job_id: str, *, slope: str, shot: str = "", origin: object = None) -> ChangeSet:
        """The evidence of this slope or shot is wanted again."""
        fields = {"kind": "evidence", "answer": WITHDRAWN, "slope": slope, "shot": shot or None}
        return self._check(job_id, Said("Evidence is wanted again"), fields, "", origin)

    def judge_slope(self, job_id: str, slope: str, *, damaged: bool, origin: object = None) -> ChangeSet:
        """Whether a slope is damaged, whatever its photos suggest. A damaged one needs all its shots."""
        fields = {"kind": "evidence", "answer": DAMAGED if damaged else UNDAMAGED, "slope": slope,
                  "shot": DAMAGE}  # fmt: skip
        name = Said("Slope is damaged" if damaged else "Slope is not damaged")
        return self._check(job_id, name, fields, "", origin)

    def answer_roof(
        self, roof: RoofView, answer: str, *, words: str = "", photo_id: str = "", origin: object = None
    ) -> ChangeSet:
        """Why this is the right roof although the device is far from the stop.

        Raises:
            NotAllowed: "other" without words, or "address_photo" without the photo.
        """
        if answer == RoofReason.OTHER and not words.strip():
            raise NotAllowed("Say in a few words why this is the right house.")
        if answer == RoofReason.ADDRESS_PHOTO and not photo_id:
            raise NotAllowed("Take a photo of the house number first, or choose a reason.")
        fix = roof.fix
        fields = {
            "kind": "roof", "answer": RoofReason(answer).value, "photo_id": photo_id or None,
            "distance_m": round(roof.to_stop.distance_m, 1) if roof.to_stop else None,
            "latitude": fix.latitude if fix else None, "longitude": fix.longitude if fix else None,
            "source": fix.source.value if fix else None,
        }  # fmt: skip
        return self._check(roof.job_id, Said("This is the right house"), fields, words, origin)

    def _check(
        self, job_id: str, name: str, fields: Mapping[str, Any], words: str, origin: object
    ) -> ChangeSet:
        known = {key: value for key, value in fields.items() if value is not None}
        row = {
            "job_id": job_id, **known, "words": words.strip() or None,
            "asked_at": self._work.office_ms(), "actor_id": self._work.member.account_id,
        }  # fmt: skip
        return self._done(name, [Draft(Kind.ADD, "visit_checks", self._new_id(), row)], origin)

    def _done(
        self, name: str, drafts: Sequence[Draft], origin: object, back: Sequence[Draft] = ()
    ) -> ChangeSet:
        ops, touched = self._work.capture(drafts, grouped=len(drafts) > 1)
        undo = self._undo.offer(ops[0].id, name, lambda: back) if back else None
        return ChangeSet(name, touched, origin, undo)

    def _row(self, photo_id: str) -> Any:
        with self._work.reading() as connection:
            row = photo_row(connection, photo_id)
        if row is None:
            raise NotFound(NO_PHOTO)
        return row

    def _new_id(self) -> str:
        return uuid7(self._work.office_ms(), self._work.randomness(10))


def _json_list(texts: Sequence[str]) -> str | None:
    return json.dumps(list(texts)) if texts else None


def _place(row: Any) -> str:
    return row.address or THE_JOB
