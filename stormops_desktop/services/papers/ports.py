"""What the papers page may ask."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from stormops_desktop.domain.papers.pages import Page
from stormops_desktop.services.papers.models import PaperDraft, PapersView, Sealed, Signing

if TYPE_CHECKING:
    from stormops_desktop.services.ports import ChangeSet


class PaperReads(Protocol):
    """Papers of a job; all but the files of other laptops' papers is read from this machine."""

    def papers(self, job_id: str) -> PapersView: ...
    def draft(self, job_id: str, kind: str, *, signer: str = "", remarks: str = "") -> PaperDraft:
        """A paper as it would be signed now."""

    def pages(self, paper_id: str) -> tuple[Page, ...]:
        """The pages of a sealed paper, proven to be what was signed. May ask the office."""

    def pdf(self, paper_id: str) -> bytes:
        """The PDF of a sealed paper, proven to be what was signed. May ask the office."""


class PaperVerbs(Protocol):
    """Signing seals: what is signed is never changed, only voided."""

    def sign(self, job_id: str, kind: str, signing: Signing, *, origin: object = None) -> Sealed: ...
    def void(self, paper_id: str, reason: str, *, origin: object = None) -> ChangeSet: ...


class HandingOut(Protocol):
    """Files for other people and programs. Each gives bytes; `save` writes them whole or not at all."""

    def claim_json(self, job_id: str) -> bytes: ...
    def claim_csv(self, job_id: str) -> bytes: ...
    def meeting(self, job_id: str) -> bytes:
        """The adjuster's visit as an iCalendar file."""

    def last_day_to_cancel(self, paper_id: str) -> bytes:
        """The day as an iCalendar file, with an alarm."""

    def save(self, target: Path, data: bytes) -> None: ...


@dataclass(frozen=True, slots=True)
class PaperServices:
    """The use cases of the papers page."""

    reads: PaperReads
    verbs: PaperVerbs
    out: HandingOut
