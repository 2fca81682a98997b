"""The claim's list of its papers: kind, signer, time and file hash. Their chain is `domain.papers.chain`."""

from collections.abc import Sequence
from dataclasses import dataclass

from stormops_desktop.domain.claims.findings import Finding, warning


@dataclass(frozen=True, slots=True)
class SignedPaper:
    """One paper as the claim lists it.

    Attributes:
        kind: a code of `vocabulary.PaperKind`.
        sha256: of the PDF, lower-case hexadecimal; "" for a paper that is not kept here.
        signed_at: UTC milliseconds.
    """

    kind: str
    sha256: str
    signer: str
    signed_at: int
    place: str = ""


def check_papers(papers: Sequence[SignedPaper], now_ms: int) -> tuple[Finding, ...]:
    """Remarks on papers signed in the future, or by nobody."""
    found = []
    for paper in papers:
        name = paper.kind.replace("_", " ")
        if paper.signed_at > now_ms:
            found.append(
                warning("signed_in_future", f"The {name} is signed in the future: check the clock.", "papers")
            )
        if not paper.signer.strip():
            found.append(warning("signer_missing", f"The {name} names no signer.", "papers"))
    return tuple(found)
