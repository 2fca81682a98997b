"""What goes onto a paper, and what comes of it; without the PDF maker, which is slow to load."""

from collections.abc import Sequence
from dataclasses import dataclass

from stormops_desktop.domain.claims.rule_pack import Notice
from stormops_desktop.domain.papers.content import ScopeLine
from stormops_desktop.domain.papers.pages import Page
from stormops_desktop.domain.papers.signature import Stroke


@dataclass(frozen=True, slots=True)
class Signature:
    """A signature as it was drawn, or an empty line to sign on.

    Attributes:
        strokes: places as fractions of the field, 0,0 at its top left; none leaves the line empty.
        typed: what stands on the line instead of strokes.
        signed, place: as words, with the zone.
    """

    role: str
    signer: str = ""
    signed: str = ""
    place: str = ""
    strokes: Sequence[Stroke] = ()
    typed: str = ""


@dataclass(frozen=True, slots=True)
class Paper:
    """What a paper says.

    Attributes:
        facts: labels and values under the title.
        clauses: heading and words, in order.
        notices: printed in bold at the size that their law wants, right above the signatures; attached ones
            on a page of their own, once a copy.
        company_address: where a cancellation is sent.
        signed_on: the day of the transaction, as words.
        cancel_until: the last day to cancel, as words; empty when there is no such right.
        follows: links of the papers it follows in the job's chain.
        disclaimer: printed small, last before the attached forms.
    """

    company: str
    title: str
    made: str
    facts: Sequence[tuple[str, str]] = ()
    clauses: Sequence[tuple[str, str]] = ()
    scope: Sequence[ScopeLine] = ()
    notices: Sequence[Notice] = ()
    company_address: str = ""
    signed_on: str = ""
    cancel_until: str = ""
    signatures: Sequence[Signature] = ()
    follows: Sequence[str] = ()
    disclaimer: str = ""


@dataclass(frozen=True, slots=True)
class LaidOut:
    """A paper as PDF bytes, and what is drawn on its pages."""

    pdf: bytes
    pages: tuple[Page, ...]
