"""Rows of the decision log and of its runs, for screens."""

import json
from collections.abc import Sequence
from typing import Any

from stormops_desktop.domain.said import Said
from stormops_desktop.services.targeting.models import DecisionView, RunView
from sync.contracts.replica import InboxItem

SOMEBODY = "Somebody"
NOT_TAKEN = (
    "The office did not take this computer's run of the policy. Its {count} decisions count "
    "nowhere: choose what stands under Office, Sync, then run the policy again."
)
OTHER_MODE = (
    "The office did not take this computer's run of the policy, as the storm is decided by the mode {mode}. "
    "Its {count} decisions count nowhere: choose what stands under Office, Sync, then run the policy again."
)
LOST = (
    "The office did not take {count} decisions of this computer. Choose what stands under Office, "
    "Sync; running the policy again decides about these houses anew."
)


def decision_view(row: Any) -> DecisionView:
    """A line of the log."""
    return DecisionView(
        row.decision_id, row.property_id, row.address or "", row.zip_code or "", row.decision,
        tuple(json.loads(row.reason_codes or "[]")) or (row.reason,), row.expected_uplift, row.uplift_band,
        row.policy_mode, row.threshold, row.run_id, row.model_version or "", row.play_name or "",
        row.decided_at, bool(row._pending),
    )  # fmt: skip


def run_view(row: Any) -> RunView:
    """A run as it was recorded."""
    return RunView(
        row.policy_run_id, row.run_id, row.policy_mode, row.threshold, row.capacity, row.model_version or "",
        row.treated, row.held, row.changed, json.loads(row.reasons or "{}"), row.mean_uplift_treated,
        row.mean_uplift_held, row.decided_at, row.display_name or SOMEBODY,
    )  # fmt: skip


def refused_run(items: Sequence[InboxItem], storm_id: str) -> str:
    """What the office did not take of this laptop's runs in a storm; "" when it took all of them.

    Decisions that name a refused run count nowhere, and the office refuses them with it, so whoever decides
    has to hear of it now.
    """
    ours = [item for item in items if item.op.fields.get("storm_id") == storm_id]
    runs = [item for item in ours if item.op.entity == "policy_runs"]
    if runs:
        last = max(runs, key=lambda item: item.received_ms)
        other = (last.verdict.current or {}).get("policy_mode")
        count = int(last.op.fields.get("changed") or 0)
        return Said(OTHER_MODE if other else NOT_TAKEN, mode=Said(str(other)), count=count)
    lost = sum(item.op.entity == "policy_decisions_log" for item in ours)
    if lost:
        return Said(LOST, count=lost)
    return ""
