"""Rows of the decision log and of its runs, for screens."""

import json
from typing import Any

from stormops_desktop.services.targeting.models import DecisionView, RunView

SOMEBODY = "Somebody"


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
