"""Who may be contacted how, what is scheduled for whom, and how the storm's score has moved."""

from sync.contracts.entities.targeting import CHANNELS
from sync.contracts.schema import (
    ADMIN,
    EVERYONE,
    MANAGER,
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

SEQUENCE_TYPES = (
    "unconverted", "post_inspection", "no_answer_recall", "claim_filed_followup", "supplement_wait",
    "warranty_checkup", "referral", "anniversary",
)  # fmt: skip
STEP_STATES = ("scheduled", "sent", "replied", "stopped", "expired", "suppressed")
EVERY_CHANNEL = "all"
CONTACT_REASONS = ("opt_in", "opt_out", "stop_word", "moved", "deceased", "duplicate")

CONTACT_PREFERENCES = Entity(
    # Every member has all of them: whoever knocks has to know who said no.
    "contact_preferences", "preference_id", Scope.TENANT,
    (
        uuid("property_id", "properties", required=True),
        text("channel", required=True, values=(*CHANNELS, EVERY_CHANNEL)),
        boolean("allowed", required=True),
        text("reason", required=True, values=CONTACT_REASONS), text("basis", personal=True),
        uuid("same_as"),  # of a duplicate: the house that stays
        timestamp("recorded_at", required=True),
        uuid("actor_id", required=True),
    ),
    writers=EVERYONE, append_only=True,
)  # fmt: skip

NURTURE_SEQUENCES = Entity(
    "nurture_sequences", "sequence_id", Scope.STORM,
    (
        uuid("storm_id", "storms", required=True, merge=Merge.FIXED),
        uuid("property_id", "properties", required=True, merge=Merge.FIXED),
        text("sequence_type", required=True, values=SEQUENCE_TYPES, merge=Merge.FIXED),
        integer("round", required=True, merge=Merge.FIXED), integer("step", required=True, merge=Merge.FIXED),
        text("channel", required=True, values=CHANNELS, merge=Merge.FIXED),
        text("template_id", merge=Merge.FIXED), text("persona", merge=Merge.FIXED),
        uuid("play_id", "plays", merge=Merge.FIXED),
        real("uplift_at_enrol", merge=Merge.FIXED),
        timestamp("enrolled_at", required=True, merge=Merge.FIXED),
        text("consent_basis", merge=Merge.FIXED), boolean("quiet_hours_ok", merge=Merge.FIXED),
        uuid("actor_id", required=True, merge=Merge.FIXED),
        timestamp("scheduled_at", required=True, merge=Merge.SERVER),
        text("status", required=True, values=STEP_STATES, merge=Merge.SERVER),
        text("stop_reason"), timestamp("settled_at"),
    ),
    writers=OFFICE,
)  # fmt: skip

QUALITY_MUTES = Entity(
    "quality_mutes", "mute_id", Scope.TENANT,
    (
        uuid("storm_id", "storms", merge=Merge.FIXED),  # NULL: every storm
        text("check_code", required=True, merge=Merge.FIXED),
        text("reason", required=True, merge=Merge.FIXED),
        timestamp("muted_at", required=True, merge=Merge.FIXED),
        timestamp("expires_at", required=True, merge=Merge.MIN),
        uuid("actor_id", required=True, merge=Merge.FIXED),
    ),
    writers=frozenset({MANAGER, ADMIN}),
)  # fmt: skip

SCORE_HISTORY = Entity(
    "score_history", "entry_id", Scope.STORM,
    (
        uuid("storm_id", "storms", required=True),
        timestamp("as_of", required=True),
        json("counts", required=True),  # the ten counts by name
        json("checks", required=True),  # {check: [rows looked at, rows that fail, 1 when muted]}
        real("score", required=True), real("raw", required=True), real("measurable", required=True),
        text("rules_version", required=True),
        uuid("actor_id", required=True),
    ),
    writers=OFFICE, append_only=True,
)  # fmt: skip

ENTITIES = (CONTACT_PREFERENCES, NURTURE_SEQUENCES, QUALITY_MUTES, SCORE_HISTORY)
