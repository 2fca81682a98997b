"""One entry of a job's history, as screens read it."""

from dataclasses import dataclass
from enum import StrEnum


class ItemKind(StrEnum):
    """What an entry of a job's history is about."""

    STEP = "step"
    NOTE = "note"
    PHOTOS = "photos"
    PAPER = "paper"
    CHECK = "check"
    CHANGE = "change"
    CONFLICT = "conflict"


@dataclass(frozen=True, slots=True)
class TimelineItem:
    """One entry of a job's history.

    Attributes:
        at: UTC milliseconds.
        actor: "" where nobody recorded who.
        code: of a step its new status, of a paper its kind, of a check its kind, of a change its topic.
        item: of a change the part that was changed.
        did: of a change what was done, of a paper "voided" once it was, of a check the answer.
        text: what a person wrote, or a sentence.
        count: of photos, how many.
        counts: of a step, whether it moved the job.
        superseded: of a note, that a later one stands in its place.
    """

    kind: ItemKind
    at: int
    actor: str = ""
    code: str = ""
    item: str = ""
    did: str = ""
    before: str | None = None
    after: str | None = None
    text: str = ""
    count: int = 0
    counts: bool = True
    superseded: bool = False
    pending: bool = False
