"""Labelling photos after they came in: one or many as one change, with the way back."""

from collections.abc import Mapping, Sequence
from typing import Any

from stormops_desktop.domain.evidence.taxonomy import Category, Collateral, Shot, Slope
from stormops_desktop.domain.said import Said
from stormops_desktop.services.errors import NotAllowed, NotFound
from stormops_desktop.services.jobs.known import THE_JOB
from stormops_desktop.services.ports import ChangeSet
from stormops_desktop.services.undo import UndoShelf
from stormops_desktop.services.workplace import Workplace
from stormops_desktop.storage.photos.rows import labels_of
from sync.contracts.capture import Draft
from sync.contracts.ops import Kind

LABELS = ("category", "slope", "shot", "collateral", "caption")
LONGEST_CAPTION = 500
_CODES = {"category": Category, "slope": Slope, "shot": Shot, "collateral": Collateral}
LABELLED_ONE = "Labeled 1 photo at {place}"
LABELLED = "Labeled {count} photos at {place}"
TOO_LONG = "A caption has at most {most} characters. Write the rest as a note."
MOVED_ON = "These photos were labeled again meanwhile, so this can't be undone."


def checked(labels: Mapping[str, str]) -> dict[str, str | None]:
    """Labels as a row takes them; an empty text takes the label away.

    Raises:
        ValueError: another label than the five, or a code that its list does not have.
        NotAllowed: the caption is too long.
    """
    strange = set(labels) - set(LABELS)
    if strange:
        raise ValueError(f"not labels of a photo: {sorted(strange)}")
    for name, kind in _CODES.items():
        if labels.get(name) and labels[name] not in set(kind):
            raise ValueError(f"no {name} of a photo: {labels[name]!r}")
    if len(labels.get("caption", "")) > LONGEST_CAPTION:
        raise NotAllowed(TOO_LONG, most=LONGEST_CAPTION)
    return {name: value.strip() or None for name, value in labels.items()}


class LabelActions:
    """Sets labels; several photos are one group of ops, all or none."""

    def __init__(self, work: Workplace, undo: UndoShelf) -> None:
        self._work, self._undo = work, undo

    def set_labels(
        self, photo_ids: Sequence[str], labels: Mapping[str, str], *, seen: int, origin: object = None
    ) -> ChangeSet:
        """Labels photos; what a photo has already is not written again.

        Raises:
            NotFound: none of them is here any more. NotAllowed, ValueError: see `checked`.
        """
        wanted = checked(labels)
        rows = self._rows(photo_ids)
        if not rows:
            raise NotFound("These photos are not on this computer any more.")
        changes = {row.photo_id: _differing(row, wanted) for row in rows}
        before = {row.photo_id: {name: getattr(row, name) for name in changes[row.photo_id]} for row in rows}
        drafts = [
            Draft(Kind.SET, "photos", key, fields, base=seen) for key, fields in changes.items() if fields
        ]
        count = len(drafts)
        name = Said(LABELLED_ONE if count == 1 else LABELLED, count=count, place=rows[0].address or THE_JOB)
        if not drafts:
            return ChangeSet(name, origin=origin)
        ops, touched = self._work.capture(drafts, grouped=len(drafts) > 1)
        undo = self._undo.offer(ops[0].id, name, lambda: self._back(changes, before))
        return ChangeSet(name, touched, origin, undo)

    def _back(
        self, changes: Mapping[str, Mapping[str, Any]], before: Mapping[str, Mapping[str, Any]]
    ) -> list[Draft]:
        rows = self._rows([key for key, fields in changes.items() if fields])
        if any(getattr(row, name) != value for row in rows for name, value in changes[row.photo_id].items()):
            raise NotAllowed(MOVED_ON)
        return [Draft(Kind.SET, "photos", row.photo_id, dict(before[row.photo_id])) for row in rows]

    def _rows(self, photo_ids: Sequence[str]) -> Sequence[Any]:
        with self._work.reading() as connection:
            return labels_of(connection, photo_ids)


def _differing(row: Any, wanted: Mapping[str, str | None]) -> dict[str, str | None]:
    return {name: value for name, value in wanted.items() if (getattr(row, name) or None) != value}
