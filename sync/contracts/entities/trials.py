"""Experiments, who got which arm, and the models that were learnt from them."""

from sync.contracts.schema import (
    ADMIN,
    MANAGER,
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

EXPERIMENT_STATUS = ("draft", "running", "completed", "cancelled")
MODEL_STATUS = ("candidate", "live", "retired", "rejected")
MODEL_KINDS = ("uplift",)

_LEADS = frozenset({MANAGER, ADMIN})
_FOR_EVER = Merge.FIXED

# Everybody's: a crew at a door must know what a held-out house is held out for, without a network.
EXPERIMENTS = Entity(
    "experiments", "experiment_id", Scope.TENANT,
    (
        uuid("storm_id", "storms", required=True, merge=_FOR_EVER),
        text("name", required=True), text("hypothesis"),
        text("status", required=True, values=EXPERIMENT_STATUS, merge=Merge.SERVER),
        # [{"name", "part", "play", "channel"}, ...]; parts add up to 1
        json("arms", required=True, merge=_FOR_EVER), text("control", required=True, merge=_FOR_EVER),
        text("salt", required=True, merge=_FOR_EVER),
        json("population", merge=_FOR_EVER),  # {"zips": [...], "tiers": [...], "most": n}
        integer("window_days", required=True, merge=_FOR_EVER),
        real("baseline", merge=_FOR_EVER), real("wanted_effect", merge=_FOR_EVER),
        real("smallest_effect"), boolean("exploratory", required=True),
        timestamp("designed_at", required=True, merge=_FOR_EVER),
        timestamp("started_at", merge=Merge.MIN), timestamp("stopped_at", merge=Merge.MIN),
        text("stop_reason"),
        uuid("author_id", required=True, merge=_FOR_EVER),
    ),
    writers=_LEADS, uniques=(("storm_id", "name"),),
)

EXPERIMENT_ASSIGNMENTS = Entity(
    "experiment_assignments", "assignment_id", Scope.IMPACT,
    (
        uuid("storm_id", "storms", required=True),
        uuid("experiment_id", "experiments", required=True),
        uuid("property_id", "properties", required=True),
        text("arm", required=True), text("stratum"),
        timestamp("assigned_at", required=True),
    ),
    writers=_LEADS, append_only=True, uniques=(("experiment_id", "property_id"),),
)

MODELS = Entity(
    "models", "model_id", Scope.STORM,
    (
        uuid("storm_id", "storms", required=True, merge=_FOR_EVER),
        text("kind", required=True, values=MODEL_KINDS, merge=_FOR_EVER),
        text("action", required=True, merge=_FOR_EVER),  # "any", or "Play|channel"
        text("version", required=True, merge=_FOR_EVER),
        text("status", required=True, values=MODEL_STATUS, merge=Merge.SERVER),
        json("cohort", required=True, merge=_FOR_EVER), json("metrics", required=True, merge=_FOR_EVER),
        json("artefact", required=True, merge=_FOR_EVER),
        timestamp("trained_at", required=True, merge=_FOR_EVER),
        uuid("author_id", required=True, merge=_FOR_EVER),
        text("note"),
    ),
    writers=_LEADS, uniques=(("kind", "action", "version"),),
)

ENTITIES = (EXPERIMENTS, EXPERIMENT_ASSIGNMENTS, MODELS)
