"""What runs of the policy and experiments may not do to those that are there.

An active storm keeps its mode; an experiment goes forward only; an arm is one that the experiment has, and
who is in an experiment is settled while it is a draft or just begun.
"""

import json
from collections.abc import Mapping
from typing import Any

from stormops_desktop.domain.experiments.lifecycle import ExperimentStatus, may_become
from stormops_desktop.domain.targeting.mode_lock import hinders
from sync.contracts.errors import ProblemType
from sync.contracts.ops import VerdictKind
from sync.hub.core.case import Case
from sync.hub.core.decisions import INVALID, Decision
from sync.hub.core.model import Row

RUNS, EXPERIMENTS, PLACES, STORMS = "policy_runs", "experiments", "experiment_assignments", "storms"
OVER = (ExperimentStatus.COMPLETED, ExperimentStatus.CANCELLED)


def add_hindrance(case: Case, fields: Mapping[str, Any]) -> Decision | None:
    """Why a new run or place can't stand beside what is there; None when it can."""
    if case.op.entity == RUNS:
        return _run_hindrance(case, fields)
    if case.op.entity == PLACES:
        return _place_hindrance(case, fields)
    return None


def edit_hindrance(case: Case, row: Row) -> Decision | None:
    """Why an experiment can't go to that status."""
    if row.entity != EXPERIMENTS:
        return None
    now = row.values["status"]
    return None if may_become(now, case.op.fields.get("status", now)) else _conflict(status=now)


def _run_hindrance(case: Case, fields: Mapping[str, Any]) -> Decision | None:
    storm = case.working.live(STORMS, fields["storm_id"])
    others = case.working.referring(RUNS, "storm_id", (fields["storm_id"],))
    used = {run.values["policy_mode"] for run in others if run.key != case.op.key}
    if storm is None or not hinders(storm.values["status"], used, fields["policy_mode"]):
        return None
    return _conflict(policy_mode=sorted(used)[0])


def _place_hindrance(case: Case, fields: Mapping[str, Any]) -> Decision | None:
    experiment = case.working.live(EXPERIMENTS, fields["experiment_id"])
    if experiment is None:
        return None
    if experiment.values["storm_id"] != fields["storm_id"]:
        return INVALID
    if experiment.values["status"] in OVER:
        return _conflict(arm=None)
    return None if fields["arm"] in _names(experiment.values["arms"]) else INVALID


def _names(arms: Any) -> frozenset[str]:
    told = json.loads(arms) if isinstance(arms, str) else arms
    listed = told if isinstance(told, list) else []
    return frozenset(str(arm["name"]) for arm in listed if isinstance(arm, dict) and "name" in arm)


def _conflict(**current: Any) -> Decision:
    return Decision(VerdictKind.CONFLICT, current=current, problem=ProblemType.OP_CONFLICT)
