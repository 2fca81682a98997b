"""What the centre made of one op, before there is a revision."""

from dataclasses import dataclass, field
from typing import Any

from sync.contracts.errors import ProblemType
from sync.contracts.ops import Verdict, VerdictKind
from sync.hub.core.model import RowId


@dataclass(frozen=True, slots=True)
class Decision:
    """A verdict in the making.

    Attributes:
        effective: for a transition whose event was kept: whether it moved its job.
        told_before: the op came once more; what it is told is on record already.
        rev: of an op that came once more: the revision that carries it.
        keeps: the op left something in the rows though it was not accepted (an event kept as evidence).
    """

    kind: VerdictKind
    lost: tuple[str, ...] = ()
    current: dict[str, Any] = field(default_factory=dict)
    problem: str = ""
    waits_for: str = ""
    effective: bool | None = None
    keeps: bool = False
    told_before: bool = False
    rev: int = 0

    @property
    def accepted(self) -> bool:
        return self.kind in (VerdictKind.APPLIED, VerdictKind.MERGED, VerdictKind.DUPLICATE)

    def verdict(self, n: int, rev: int) -> Verdict:
        """What the laptop is told."""
        has_effect = self.kind in (VerdictKind.APPLIED, VerdictKind.MERGED) or self.keeps
        at = rev if has_effect and not self.told_before else self.rev
        return Verdict(n, self.kind, at, self.lost, self.current, self.problem, self.waits_for)


APPLIED = Decision(VerdictKind.APPLIED)
INVALID = Decision(VerdictKind.REJECTED, problem=ProblemType.OP_INVALID)
FORBIDDEN = Decision(VerdictKind.REJECTED, problem=ProblemType.OP_FORBIDDEN)
CLASH = Decision(VerdictKind.REJECTED, problem=ProblemType.OP_CONFLICT)
PARENT_DELETED = Decision(VerdictKind.REJECTED, problem=ProblemType.PARENT_MISSING)
ERASED = Decision(VerdictKind.REJECTED, problem=ProblemType.OP_ERASED)
ROW_DELETED = Decision(VerdictKind.CONFLICT, problem=ProblemType.OP_CONFLICT)


def deferred(row: RowId) -> Decision:
    """Waits for a row that is not at the centre yet."""
    return Decision(VerdictKind.DEFERRED, problem=ProblemType.PARENT_MISSING, waits_for=f"{row[0]}:{row[1]}")


def repeated(verdict: Verdict) -> Decision:
    """An op that had its verdict before: an applied one is a duplicate, others are told again."""
    kind = VerdictKind.DUPLICATE if verdict.kind is VerdictKind.APPLIED else verdict.kind
    return Decision(
        kind, verdict.lost, verdict.current, verdict.problem, verdict.waits_for,
        told_before=True, rev=verdict.rev,
    )  # fmt: skip
