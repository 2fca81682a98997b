"""What the guardrails ask for: houses to be left alone, people to be asked, plays to be begun."""

from sync.contracts.schema import (
    ADMIN,
    MANAGER,
    OFFICE,
    Entity,
    Merge,
    Scope,
    integer,
    real,
    text,
    timestamp,
    uuid,
)

GUARDRAIL_ACTS = ("throttle", "escalate", "create_proposal", "activate_storm_play", "adjust_pricing")
GUARDRAIL_STATES = ("open", "done", "dismissed")
GUARDRAIL_STEPS_TAKEN = ("acknowledged", "done", "lifted", "reopened")
ALERT_KINDS = ("weather", "competitor")

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
        uuid("because", merge=Merge.FIXED),  # the touch, the report or the alert behind it
        text("status", required=True, values=GUARDRAIL_STATES),
        timestamp("settled_at"), text("note"),
    ),
    writers=OFFICE,
)  # fmt: skip

GUARDRAIL_STEPS = Entity(
    # Who did what about an action and why; the status of the action itself follows the newest.
    "guardrail_steps", "step_id", Scope.STORM,
    (
        uuid("action_id", "guardrail_actions", required=True),
        uuid("storm_id", "storms", required=True),
        text("step", required=True, values=GUARDRAIL_STEPS_TAKEN),
        text("reason"),
        timestamp("happened_at", required=True),
        uuid("actor_id", required=True),
    ),
    writers=OFFICE, append_only=True,
)  # fmt: skip

AREA_ALERTS = Entity(
    # What the weather service warns of, and what competitors do, where a storm's houses stand. What updates
    # an alert, or takes it back, changes its row: it asks for nothing again.
    "area_alerts", "alert_id", Scope.STORM,
    (
        uuid("storm_id", "storms", required=True, merge=Merge.FIXED),
        text("kind", required=True, values=ALERT_KINDS, merge=Merge.FIXED),
        text("source_event_id", required=True, merge=Merge.FIXED),
        # When it was said, or updated last, and not when it came here. One that ends then was taken back.
        timestamp("heard_at", required=True),
        text("headline"), text("zip_code"),
        text("hazard"), text("severity"),  # of the weather, in the service's own words
        real("hail_in"), real("wind_mph"), timestamp("ends_at"),
        text("competitor", merge=Merge.FIXED), text("move", merge=Merge.FIXED),
        integer("houses"),  # of the storm, in the area, when it came
    ),
    writers=frozenset({MANAGER, ADMIN}),
)  # fmt: skip

ENTITIES = (GUARDRAIL_ACTIONS, GUARDRAIL_STEPS, AREA_ALERTS)
