"""What the viewer, the evidence page and the questions of a visit may ask."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Protocol

from stormops_desktop.domain.evidence.marks import Mark
from stormops_desktop.domain.evidence.position import Fix
from stormops_desktop.services.evidence.models import EvidenceView, Outgoing, OutStep, RoofView, Written

if TYPE_CHECKING:
    from stormops_desktop.services.ports import ChangeSet


class EvidenceReads(Protocol):
    """The evidence of a job, all of it from this machine."""

    def evidence(self, job_id: str) -> EvidenceView: ...
    def picture(self, sha256: str, *, sharp: bool) -> bytes | None:
        """An upright JPEG: the preview, or as sharp as this machine can; None when it is not here."""

    def roof(self, job_id: str) -> RoofView:
        """Whether the device is at the job's stop, by the newest position known."""

    def told_position(self, fix: Fix) -> None:
        """The person, a receiver or the map says where the device is."""

    def ask_receiver(self) -> Fix | None:
        """Waits some seconds for a satellite receiver at this computer; None when there is none or no fix."""


class EvidenceVerbs(Protocol):
    """`seen` is `EvidenceView.seen_rev`."""

    def set_marks(
        self, photo_id: str, put: Sequence[Mark], taken: Sequence[str] = (), *, seen: int,
        origin: object = None,
    ) -> ChangeSet:  # fmt: skip
        """New, changed and deleted marks of a photo; all others stay."""

    def describe(
        self, photo_id: str, fields: Mapping[str, str], *, seen: int, origin: object = None
    ) -> ChangeSet:
        """Labels, caption and extent of one photo; "" takes one away."""

    def support(
        self, photo_id: str, lines: Sequence[str], *, seen: int, origin: object = None
    ) -> ChangeSet: ...
    def count_square(
        self, photo_id: str, slope: str, hits: int, *, seen: int, origin: object = None
    ) -> ChangeSet:
        """The claim's test square of this photo: made, or its count changed."""

    def excuse(
        self, job_id: str, reason: str, *, slope: str = "", shot: str = "", words: str = "",
        gaps: Sequence[str] = (), origin: object = None,
    ) -> ChangeSet: ...  # fmt: skip
    def withdraw_excuse(
        self, job_id: str, *, slope: str, shot: str = "", origin: object = None
    ) -> ChangeSet: ...
    def judge_slope(self, job_id: str, slope: str, *, damaged: bool, origin: object = None) -> ChangeSet: ...
    def answer_roof(
        self, roof: RoofView, answer: str, *, words: str = "", photo_id: str = "", origin: object = None
    ) -> ChangeSet: ...


class EvidenceOut(Protocol):
    """What leaves the house. Slow; each says how far it is, and stops when it is cancelled."""

    def report(
        self, wanted: Outgoing, progress: Callable[[OutStep], None], cancelled: Callable[[], bool]
    ) -> Written: ...
    def packet(
        self, wanted: Outgoing, progress: Callable[[OutStep], None], cancelled: Callable[[], bool]
    ) -> Written: ...


class Evidence(EvidenceReads, EvidenceVerbs, Protocol):
    """Reads and verbs together: what one desk of this machine offers."""

    @property
    def out(self) -> EvidenceOut: ...
