"""A refused whole takes its parts along, which would wait for it in vain.

A run of the policy with 20,000 decisions is more than one group. When the first, which brings the run, is
refused, the others are refused at once: nobody can make that run be there but by sending all of it again.
What a crew captured about a house that was refused waits on, because a person may still bring the house in.
"""

from collections.abc import Iterable

from sync.contracts.ops import Kind, VerdictKind
from sync.contracts.wholes import WHOLES
from sync.hub.core.decisions import Decision
from sync.hub.core.units import Numbered

_REFUSED = (VerdictKind.CONFLICT, VerdictKind.REJECTED)


def is_whole(name: str) -> bool:
    """Whether "entity:key" is a row that comes in parts."""
    return name.partition(":")[0] in WHOLES


def refused_among(decided: Iterable[tuple[Numbered, Decision]]) -> set[str]:
    """ "entity:key" of the new wholes that were refused just now."""
    return {
        f"{numbered.op.entity}:{numbered.op.key}"
        for numbered, decision in decided
        if numbered.op.entity in WHOLES and numbered.op.kind is Kind.ADD and decision.kind in _REFUSED
    }
