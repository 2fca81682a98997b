"""Where a storm and a model may go from where they are, by the domain's rules.

A storm goes step by step, and only those whose step it is take it; of an action one model is live at a time.
"""

from typing import Any

from stormops_desktop.domain.storms.course import Hindrance, hindrance
from stormops_desktop.domain.uplift.registry import ModelStatus, may_become
from sync.contracts.errors import ProblemType
from sync.contracts.ops import VerdictKind
from sync.hub.core.case import Case
from sync.hub.core.decisions import FORBIDDEN, Decision
from sync.hub.core.model import Row

STORMS, RUNS, MODELS = "storms", "policy_runs", "models"


def edit_hindrance(case: Case, row: Row) -> Decision | None:
    """Why a storm or a model can't go to that status; None when it can, or does not move."""
    if "status" not in case.op.fields or case.op.fields["status"] == row.values["status"]:
        return None
    if row.entity == STORMS:
        return _storm_hindrance(case, row)
    return _model_hindrance(case, row) if row.entity == MODELS else None


def _storm_hindrance(case: Case, row: Row) -> Decision | None:
    now = row.values["status"]
    decided = bool(case.working.referring(RUNS, "storm_id", (row.key,)))
    why = hindrance(now, case.op.fields["status"], decided=decided, role=case.author.principal.role)
    if why is None:
        return None
    return FORBIDDEN if why is Hindrance.ROLE else _conflict(now)


def _model_hindrance(case: Case, row: Row) -> Decision | None:
    now, then = row.values["status"], case.op.fields["status"]
    if not may_become(now, then):
        return _conflict(now)
    if then != ModelStatus.LIVE:
        return None
    others = case.working.referring(MODELS, "storm_id", (row.values["storm_id"],))
    same = ("kind", "action")
    taken = any(
        other.key != row.key
        and other.values["status"] == ModelStatus.LIVE
        and all(other.values[name] == row.values[name] for name in same)
        for other in others
    )
    return _conflict(now) if taken else None


def _conflict(status: Any) -> Decision:
    return Decision(VerdictKind.CONFLICT, current={"status": status}, problem=ProblemType.OP_CONFLICT)
