"""Signed papers of a job: a chain of hashes that shows a changed, missing or swapped paper.

link = SHA-256 of "stormops-paper-1", the link before, the file's SHA-256, the signer and the time, each on
a line of its own; the first link follows on 64 zeros. Line breaks inside a name are made spaces, so no two
papers share a text.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from stormops_desktop.domain.claims.findings import Finding, warning

START = "0" * 64
DOMAIN = "stormops-paper-1"


@dataclass(frozen=True, slots=True)
class SignedPaper:
    """One paper as it was signed.

    Attributes:
        kind: a code of `vocabulary.PaperKind`.
        sha256: of the PDF, lower-case hexadecimal.
        signed_at: UTC milliseconds.
        place: as printed on the paper ("32.91230, -96.75110", or an address); not part of the chain's text.
        link: the chain's value after this paper.
    """

    kind: str
    sha256: str
    signer: str
    signed_at: int
    link: str
    place: str = ""


def link(before: str, sha256: str, signer: str, signed_at: int) -> str:
    """The chain's value after a paper, given the value before it."""
    name = " ".join(signer.split())
    lines = (DOMAIN, before, sha256.lower(), name, str(signed_at))
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def first_break(papers: Sequence[SignedPaper]) -> int | None:
    """The index of the first paper that does not follow from those before it, None while the chain holds."""
    before = START
    for index, paper in enumerate(papers):
        if link(before, paper.sha256, paper.signer, paper.signed_at) != paper.link:
            return index
        before = paper.link
    return None


def check_papers(papers: Sequence[SignedPaper], now_ms: int) -> tuple[Finding, ...]:
    """Remarks on papers signed in the future, signed by nobody, or no longer what they were."""
    found = []
    for paper in papers:
        name = paper.kind.replace("_", " ")
        if paper.signed_at > now_ms:
            found.append(
                warning("signed_in_future", f"The {name} is signed in the future: check the clock.", "papers")
            )
        if not paper.signer.strip():
            found.append(warning("signer_missing", f"The {name} names no signer.", "papers"))
    broken = first_break(papers)
    if broken is not None:
        name = papers[broken].kind.replace("_", " ")
        text = (
            f"The chain of papers breaks at the {name} (number {broken + 1}): one was changed or is missing."
        )
        found.append(warning("chain_broken", text, "papers"))
    return tuple(found)
