"""Whom to treat, and what came of it."""

from sync.contracts.schema import (
    EVERYONE,
    OFFICE,
    Entity,
    Merge,
    Scope,
    boolean,
    integer,
    json,
    real,
    text,
    timestamp,
    uuid,
)

DECISIONS = ("treat", "hold")
POLICY_MODES = ("aggressive", "moderate", "conservative")
CHANNELS = ("ga4", "email", "sms", "door_knock", "call", "direct_mail", "referral", "other")

LEAD_UPLIFT = Entity(
    "lead_uplift", "uplift_id", Scope.STORM,
    (
        uuid("storm_id", "storms", required=True, merge=Merge.FIXED),
        uuid("property_id", "properties", required=True, merge=Merge.FIXED),
        real("expected_uplift", required=True),
        text("next_best_action"),
        real("p_treat"), real("p_control"), real("ci_low"), real("ci_high"),
        text("model_version", required=True, merge=Merge.FIXED),
        timestamp("scored_at", required=True), text("feature_hash"),
    ),
    writers=OFFICE, uniques=(("storm_id", "property_id", "model_version"),),
)

POLICY_RUNS = Entity(
    "policy_runs", "policy_run_id", Scope.STORM,
    (
        uuid("storm_id", "storms", required=True),
        text("run_id", required=True),
        text("policy_mode", required=True, values=POLICY_MODES), real("threshold", required=True),
        integer("capacity"), text("model_version"),
        integer("treated", required=True), integer("held", required=True),
        integer("changed", required=True),
        json("reasons", required=True),  # {reason: houses that it decided}
        real("mean_uplift_treated"), real("mean_uplift_held"),
        timestamp("decided_at", required=True),
        uuid("author_id", required=True),
    ),
    writers=OFFICE, append_only=True,
)

POLICY_DECISIONS_LOG = Entity(
    "policy_decisions_log", "decision_id", Scope.STORM,
    (
        uuid("storm_id", "storms", required=True),
        uuid("property_id", "properties", required=True),
        text("decision", required=True, values=DECISIONS),
        text("reason", required=True), json("reason_codes", required=True),
        real("expected_uplift"), text("uplift_band"),
        text("policy_mode", required=True, values=POLICY_MODES), real("threshold", required=True),
        text("run_id", required=True), text("model_version"),
        uuid("play_id", "plays"),
        timestamp("decided_at", required=True),
        uuid("policy_run_id", "policy_runs"),
    ),
    writers=OFFICE, append_only=True,
)

POLICY_OUTCOMES = Entity(
    "policy_outcomes", "outcome_id", Scope.STORM,
    (
        uuid("storm_id", "storms", required=True, merge=Merge.FIXED),
        uuid("property_id", "properties", required=True, merge=Merge.FIXED),
        text("decision", values=DECISIONS), real("expected_uplift"),
        boolean("actual_converted"),
        integer("value_cents", merge=Merge.MANUAL),
        timestamp("converted_at"), integer("window_days"), text("source"),
    ),
    writers=EVERYONE, uniques=(("storm_id", "property_id"),),
)

CUSTOMER_JOURNEYS = Entity(
    "customer_journeys", "journey_id", Scope.STORM,
    (
        uuid("storm_id", "storms", required=True),
        uuid("property_id", "properties", required=True),
        text("channel", required=True, values=CHANNELS), text("channel_original"),
        timestamp("timestamp", required=True),
        uuid("play_id", "plays"),
        text("persona"), text("direction"), text("outcome"),
        boolean("converted", required=True), integer("conversion_value_cents"),
        text("source_event_id", required=True),
    ),
    # Deletable: a visit that is taken back takes its conversion along.
    writers=EVERYONE, append_only=True, deletable=True, uniques=(("source_event_id",),),
)

ENTITIES = (LEAD_UPLIFT, POLICY_RUNS, POLICY_DECISIONS_LOG, POLICY_OUTCOMES, CUSTOMER_JOURNEYS)
