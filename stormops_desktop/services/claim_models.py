"""What the claim page reads: the form with everything that follows from it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from stormops_desktop.domain.claims.deadlines import Deadline, Unknown, Urgency
from stormops_desktop.domain.claims.findings import Finding
from stormops_desktop.domain.claims.form import ClaimForm
from stormops_desktop.domain.claims.ledger_words import LedgerLine
from stormops_desktop.domain.claims.stages import ClaimStage, StageChange
from stormops_desktop.domain.claims.test_squares import SlopeHits
from stormops_desktop.domain.claims.wording import Pointer


@dataclass(frozen=True, slots=True)
class ClaimEntry:
    """One entry of a list.

    Attributes:
        entry_id: the row's id; of an entry without a row of its own, its place in the list.
    """

    entry_id: str
    values: Mapping[str, Any]
    pending: bool


@dataclass(frozen=True, slots=True)
class ClaimView:
    """The claim of one job.

    Attributes:
        stage: None for one that only a newer version knows; `stage_code` has its spelling.
        changes: what going to each other stage would amount to, in the order of the stages.
        entries: by key of the form's field.
        deadlines: soonest first. waiting: those that wait for a fact.
        pointers: wording to look at again, by key of the form's field.
        seen_rev: what verbs take as `seen`.
    """

    job_id: str
    address: str
    place: str
    storm_name: str
    zone: str
    stage: ClaimStage | None
    stage_code: str
    changes: Mapping[ClaimStage, StageChange]
    form: ClaimForm
    entries: Mapping[str, tuple[ClaimEntry, ...]]
    ledger: tuple[LedgerLine, ...]
    findings: tuple[Finding, ...]
    deadlines: tuple[tuple[Deadline, Urgency], ...]
    waiting: tuple[Unknown, ...]
    pointers: Mapping[str, tuple[Pointer, ...]]
    hits: tuple[SlopeHits, ...]
    pending: bool
    seen_rev: int
