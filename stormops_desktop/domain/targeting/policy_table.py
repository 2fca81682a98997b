"""The policy in columns: `policy.decide` for half a million houses in less than a second.

Invariant (tested): verdict by verdict the same as the rule in `policy`, and the same run id.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from stormops_desktop.domain.targeting.policy import (
    INELIGIBLE,
    THRESHOLDS,
    CapacityTaken,
    Verdict,
    too_many_in_arms,
    uplift_band,
)
from stormops_desktop.domain.targeting.run_identity import run_identity
from stormops_desktop.domain.targeting.vocabulary import Decision, PolicyMode, Reason

Floats = npt.NDArray[np.float64]
Bools = npt.NDArray[np.bool_]
Codes = npt.NDArray[np.uint8]

REASONS: tuple[Reason, ...] = tuple(Reason)
_CODE = {reason: np.uint8(code) for code, reason in enumerate(REASONS)}
_FIRST_BLOCK = np.array(
    [
        next((_CODE[reason] for bit, reason in enumerate(INELIGIBLE) if mask >> bit & 1), np.uint8(0))
        for mask in range(256)
    ],
    np.uint8,
)


@dataclass(frozen=True, slots=True, eq=False)
class CandidateTable:
    """Houses before the decision, in order of their ids, without doubles.

    Attributes:
        uplift: (n,) nan where never scored. blocked: (n,) bit i stands for `INELIGIBLE[i]`.
        control: (n,) in the standing control group. arm: (n,) 0 none, 1 treated, 2 left alone.

    Raises:
        ValueError: ids out of order or doubled, or columns of different lengths.
    """

    ids: tuple[str, ...]
    uplift: Floats
    blocked: Codes
    control: Bools
    arm: Codes

    def __post_init__(self) -> None:
        sizes = {len(self.ids), len(self.uplift), len(self.blocked), len(self.control), len(self.arm)}
        if len(sizes) != 1:
            raise ValueError("every house needs a value in every column")
        if any(one >= other for one, other in zip(self.ids, self.ids[1:], strict=False)):
            raise ValueError("houses must be in order of their ids, each once")


@dataclass(frozen=True, slots=True, eq=False)
class TableRun:
    """All decisions of one run.

    Attributes:
        treat: (n,). leading: (n,) code in `REASONS` of the reason that decided. by_uplift: (n,) what the
            score alone says.
    """

    run_id: str
    mode: PolicyMode
    threshold: float
    capacity: int | None
    table: CandidateTable
    treat: Bools
    leading: Codes
    by_uplift: Codes

    def verdict(self, row: int) -> Verdict:
        """One decision with all its reasons."""
        score = float(self.table.uplift[row])
        expected = None if np.isnan(score) else score
        decision = Decision.TREAT if self.treat[row] else Decision.HOLD
        return Verdict(self.table.ids[row], decision, self.reasons(row), expected, uplift_band(expected))

    def reasons(self, row: int) -> tuple[Reason, ...]:
        """Most telling first."""
        by_uplift = REASONS[self.by_uplift[row]]
        mask = int(self.table.blocked[row])
        if mask:
            return (*(reason for bit, reason in enumerate(INELIGIBLE) if mask >> bit & 1), by_uplift)
        leading = REASONS[self.leading[row]]
        return (leading,) if leading is by_uplift else (leading, by_uplift)

    def counts(self) -> Mapping[Reason, int]:
        """Houses by the reason that decided."""
        many = np.bincount(self.leading, minlength=len(REASONS))
        return {reason: int(n) for reason, n in zip(REASONS, many, strict=True) if n}

    def bands(self) -> Mapping[str, int]:
        """Treated houses by band of uplift; "" for those without a score."""
        scores, many = np.unique(self.table.uplift[self.treat], return_counts=True)
        found: Counter[str] = Counter()
        for score, n in zip(scores.tolist(), many.tolist(), strict=True):
            found[uplift_band(score) or ""] += n
        return dict(found)

    def mean_uplift(self, rows: Bools) -> float | None:
        """Of those rows that have a score; None when none has."""
        known = self.table.uplift[rows & ~np.isnan(self.table.uplift)]
        return float(known.mean()) if len(known) else None


def decide_table(
    table: CandidateTable, mode: PolicyMode, *, capacity: int | None = None, salt: str = ""
) -> TableRun:
    """Decides every house once; see `policy.decide`.

    Raises:
        CapacityTaken: the experiment's treatment arm does not fit into the capacity.
    """
    threshold = THRESHOLDS[mode]
    by_uplift = _by_uplift(table.uplift, threshold)
    leading = by_uplift.copy()
    leading[table.arm == 1] = _CODE[Reason.RCT_TREATMENT]
    leading[table.arm == 2] = _CODE[Reason.RCT_CONTROL]
    leading[table.control] = _CODE[Reason.UNIVERSAL_CONTROL]
    blocked = table.blocked > 0
    leading[blocked] = _FIRST_BLOCK[table.blocked[blocked]]
    if capacity is not None:
        leading[_beyond(capacity, table.uplift, leading)] = _CODE[Reason.CAPACITY]
    treat = (leading == _CODE[Reason.HIGH_UPLIFT]) | (leading == _CODE[Reason.RCT_TREATMENT])
    flags = (table.blocked, table.control, table.arm)
    run_id = run_identity(salt, mode, capacity, table.ids, table.uplift, flags)
    return TableRun(run_id, mode, threshold, capacity, table, treat, leading, by_uplift)


def _by_uplift(uplift: Floats, threshold: float) -> Codes:
    codes = np.full(len(uplift), _CODE[Reason.LOW_UPLIFT], np.uint8)
    codes[uplift < 0] = _CODE[Reason.NEGATIVE_UPLIFT]
    codes[uplift >= threshold] = _CODE[Reason.HIGH_UPLIFT]
    codes[np.isnan(uplift)] = _CODE[Reason.NO_SCORE]
    return codes


def _beyond(capacity: int, uplift: Floats, leading: Codes) -> npt.NDArray[np.intp]:
    """Rows that the threshold let through and the crews can't do: the lowest uplifts, ties by id."""
    reserved = int((leading == _CODE[Reason.RCT_TREATMENT]).sum())
    if reserved > capacity:
        raise CapacityTaken(too_many_in_arms(reserved, capacity))
    let_through = np.flatnonzero(leading == _CODE[Reason.HIGH_UPLIFT])
    room = capacity - reserved
    if len(let_through) <= room:
        return let_through[:0]
    if room == 0:
        return let_through
    scores = uplift[let_through]
    edge = np.partition(scores, len(scores) - room)[len(scores) - room]
    at_edge = np.flatnonzero(scores == edge)
    kept_at_edge = room - int((scores > edge).sum())
    out = scores < edge
    out[at_edge[kept_at_edge:]] = True  # houses stand in order of their ids
    beyond: npt.NDArray[np.intp] = let_through[out]
    return beyond
