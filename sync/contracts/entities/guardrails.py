"""What the guardrails ask for: houses to be left alone, people to be asked, plays to be begun."""

from sync.contracts.schema import OFFICE, Entity, Merge, Scope, text, timestamp, uuid

GUARDRAIL_ACTS = ("throttle", "escalate", "create_proposal", "activate_storm_play")
GUARDRAIL_STATES = ("open", "done", "dismissed")

GUARDRAIL_ACTIONS = Entity(
    # Whoever stands at the door has to know that the house is to be left alone.
    "guardrail_actions", "action_id", Scope.IMPACT,
    (
        uuid("storm_id", "storms", required=True, merge=Merge.FIXED),
        uuid("property_id", "properties", merge=Merge.FIXED),  # NULL: the whole storm
        text("action", required=True, values=GUARDRAIL_ACTS, merge=Merge.FIXED),
        # Reasons are words of the domain: a newer version may know more of them.
        text("reason", required=True, merge=Merge.FIXED),
        timestamp("since", required=True, merge=Merge.FIXED),
        timestamp("until"),  # of a throttle; the office may end it
        uuid("because", merge=Merge.FIXED),  # the touch or the report behind it
        text("status", required=True, values=GUARDRAIL_STATES),
        timestamp("settled_at"), text("note"),
    ),
    writers=OFFICE,
)  # fmt: skip

ENTITIES = (GUARDRAIL_ACTIONS,)
