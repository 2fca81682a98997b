"""What is said about an action of the guardrails is said in its storm."""

from collections.abc import Mapping
from typing import Any

from sync.hub.core.case import Case
from sync.hub.core.decisions import INVALID, Decision

ACTIONS, STEPS = "guardrail_actions", "guardrail_steps"


def add_hindrance(case: Case, fields: Mapping[str, Any]) -> Decision | None:
    """Why a step can't stand: it names another storm than its action has, so it would be shown to whoever has
    that storm, and not to whoever has the action."""
    if case.op.entity != STEPS:
        return None
    action = case.working.live(ACTIONS, fields["action_id"])
    if action is None or action.values["storm_id"] == fields["storm_id"]:
        return None
    return INVALID
