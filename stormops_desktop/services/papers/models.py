"""What the papers page reads and says."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from stormops_desktop.domain.claims.wording import Pointer
from stormops_desktop.domain.papers.chain import ChainReport, Fault
from stormops_desktop.domain.papers.pages import Page
from stormops_desktop.domain.papers.signature import Ink

if TYPE_CHECKING:
    from stormops_desktop.services.ports import ChangeSet


@dataclass(frozen=True, slots=True)
class PaperLine:
    """One signed paper.

    Attributes:
        sha256: of the PDF. chain_hash: its link in the chain of the job's papers.
        signed: when, as words with the zone. place: where, as words.
        cancel_by: the last day to cancel; None without such a right.
        days_left: from today to that day, 0 on the day itself, negative when it has passed.
        state: where the file stands (`photos.state`'s words); here: its bytes are on this machine.
        follows: how many papers it follows.
        fault: why the chain does not hold at this paper, None while it does.
        outcome: what the visit's outcome usually is once this is signed, "" for none.
    """

    paper_id: str
    kind: str
    title: str
    signer: str
    signed_by: str
    signed_at: int
    signed: str
    place: str
    author: str
    sha256: str
    size_bytes: int
    chain_hash: str
    follows: int
    cancel_by: date | None
    days_left: int | None
    state: str
    here: bool
    pending: bool
    voided_at: int | None
    void_reason: str
    fault: Fault | None = None
    outcome: str = ""


@dataclass(frozen=True, slots=True)
class Offer:
    """A paper that can be made; `signer` is who is expected to sign it, "" when not known."""

    kind: str
    title: str
    signer: str = ""


@dataclass(frozen=True, slots=True)
class PapersView:
    """The papers page of one job.

    Attributes:
        offers: the papers that can be made.
        can_close: an outcome can be recorded: the visit is open.
        has_meeting: the claim tells when the adjuster comes.
        as_of: UTC milliseconds.
    """

    job_id: str
    address: str
    place: str
    storm_name: str
    zone: str
    papers: tuple[PaperLine, ...]
    chain: ChainReport
    offers: tuple[Offer, ...]
    can_close: bool
    has_meeting: bool
    as_of: int


@dataclass(frozen=True, slots=True)
class PaperDraft:
    """A paper before it is signed.

    Attributes:
        fingerprint: of what it says; signing names it, so that nobody signs what was not on the screen.
        pages: as they will be printed, with empty lines to sign on.
        missing: labels of facts that are not known. pointers: wording to look at again.
        cancel_by: the last day to cancel when it is signed today.
    """

    kind: str
    title: str
    signer_role: str
    fingerprint: str
    pages: tuple[Page, ...]
    missing: tuple[str, ...]
    pointers: tuple[Pointer, ...]
    cancel_by: date | None
    days_left: int | None
    disclaimer: str


@dataclass(frozen=True, slots=True)
class Signing:
    """What the person signs with. `fingerprint` is the draft's; remarks are part of that draft."""

    ink: Ink
    place: str
    fingerprint: str
    remarks: str = ""


@dataclass(frozen=True, slots=True)
class Sealed:
    """A paper that is signed, sealed and on this machine's disk."""

    change: ChangeSet
    paper_id: str
    sha256: str
