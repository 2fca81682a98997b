"""The chain of a job's papers: each names those it follows, so a changed, missing or moved paper is seen.

A paper follows every paper that nothing followed yet, as far as the laptop that sealed it knew (its *tips*).
Two laptops that sign offline both follow the same papers: a fork. Nothing is lost by it, and the next paper
that sees both follows both, so the fork ends. A paper's link is the SHA-256 of its own facts and the links it
follows; voiding is no part of it.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

MARK = "stormops-paper-2"


@dataclass(frozen=True, slots=True)
class Link:
    """What of a paper its link covers.

    Attributes:
        sha256, pages_sha256: of the PDF and of its pages as drawings, lower-case hexadecimal.
        signature_sha256: of the pen's strokes, or of the typed name with the consent.
        signed_at: UTC milliseconds. zone: IANA name of the zone the signer read.
        place: as words; latitude and longitude in degrees where they were given.
        cancel_by: ISO day, "" without a right to cancel.
        parents: links of the papers it follows; none for a first paper.
        chain_hash: the link as kept with the paper.
    """

    paper_id: str
    job_id: str
    kind: str
    title: str
    template: str
    sha256: str
    pages_sha256: str
    signer: str
    signed_by: str
    signature_sha256: str
    signed_at: int
    zone: str
    place: str
    latitude: float | None = None
    longitude: float | None = None
    cancel_by: str = ""
    parents: tuple[str, ...] = ()
    chain_hash: str = ""


class Fault(StrEnum):
    """What is wrong with a paper's place in the chain."""

    CHANGED = "changed"  # its facts no longer give its link
    PARENT_MISSING = "parent_missing"  # a paper it follows is not here


@dataclass(frozen=True, slots=True)
class ChainReport:
    """What the chain of one job says of itself.

    Attributes:
        order: ids of all papers, each after those it follows; the same on every machine.
        faults: by paper id; empty while the chain holds.
        tips: links that nothing follows yet, sorted: what the next paper follows.
        forks: how often two or more papers followed the same ones.
    """

    order: tuple[str, ...] = ()
    faults: Mapping[str, Fault] = field(default_factory=dict)
    tips: tuple[str, ...] = ()
    forks: int = 0

    @property
    def is_sound(self) -> bool:
        return not self.faults


def link_of(paper: Link) -> str:
    """The link that a paper's facts give; every difference in a fact gives another."""
    facts = (
        MARK, sorted(paper.parents), paper.paper_id, paper.job_id, paper.kind, paper.title, paper.template,
        paper.sha256, paper.pages_sha256, paper.signer, paper.signed_by, paper.signature_sha256,
        paper.signed_at, paper.zone, paper.place, _degrees(paper.latitude), _degrees(paper.longitude),
        paper.cancel_by,
    )  # fmt: skip
    text = json.dumps(facts, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def examine(papers: Iterable[Link]) -> ChainReport:
    """Checks the papers of one job against each other, in whatever order they come."""
    listed = sorted(papers, key=lambda paper: (paper.signed_at, paper.chain_hash, paper.paper_id))
    known = {paper.chain_hash for paper in listed}
    followed = {parent for paper in listed for parent in paper.parents}
    faults = {}
    for paper in listed:
        if link_of(paper) != paper.chain_hash:
            faults[paper.paper_id] = Fault.CHANGED
        elif not known.issuperset(paper.parents):
            faults[paper.paper_id] = Fault.PARENT_MISSING
    return ChainReport(
        order=tuple(paper.paper_id for paper in _in_order(listed)),
        faults=faults,
        tips=tuple(sorted(known - followed)),
        forks=_forks(listed),
    )


def _in_order(listed: Sequence[Link]) -> list[Link]:
    """Parents first, else by time; papers in a circle (only a forger makes one) come last, by time."""
    waiting, ordered = list(listed), []
    placed: set[str] = set()
    known = {paper.chain_hash for paper in listed}
    while waiting:
        ready = next((p for p in waiting if placed.issuperset(known.intersection(p.parents))), waiting[0])
        waiting.remove(ready)
        placed.add(ready.chain_hash)
        ordered.append(ready)
    return ordered


def _forks(listed: Sequence[Link]) -> int:
    """Papers more than one that follow the same parents, or begin a chain that was begun already."""
    together = [tuple(sorted(paper.parents)) for paper in listed]
    return sum(together.count(parents) - 1 for parents in set(together))


def _degrees(value: float | None) -> str:
    """Seven decimals, a centimetre: the same text wherever the number has been."""
    return "" if value is None else f"{value:.7f}"
