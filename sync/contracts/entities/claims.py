"""What a crew learns about a claim: one row a job, one column a field, and its lists as entities."""

from sync.contracts.schema import (
    EVERYONE,
    Entity,
    Merge,
    Scope,
    boolean,
    date,
    integer,
    json,
    real,
    text,
    timestamp,
    uuid,
)

DAMAGE_TYPES = ("hail", "wind", "hail_wind", "tornado", "tree", "other", "none")
SEVERITIES = ("none", "low", "medium", "high", "severe")
SUPPLEMENT_STATES = ("requested", "approved", "partial", "denied")
PAYMENT_KINDS = ("acv", "depreciation", "supplement", "deductible", "other")
SQUARE_METHODS = ("chalk", "touch", "photo", "drone")

CLAIM_INTEL = Entity(
    "claim_intel", "claim_id", Scope.JOB,
    (
        uuid("job_id", "jobs", required=True, merge=Merge.FIXED),
        text("damage_type", values=DAMAGE_TYPES), text("severity", values=SEVERITIES),
        date("date_of_loss", merge=Merge.MANUAL), date("discovered_on"),
        text("carrier"), text("policy_number", merge=Merge.MANUAL, personal=True),
        text("claim_number", merge=Merge.MANUAL, personal=True),
        text("coverage_type"),
        integer("rcv_cents", merge=Merge.MANUAL), integer("recoverable_dep_cents", merge=Merge.MANUAL),
        integer("nonrecoverable_dep_cents", merge=Merge.MANUAL), integer("acv_cents", merge=Merge.MANUAL),
        text("deductible_kind"), integer("deductible_cents", merge=Merge.MANUAL),
        real("deductible_pct", merge=Merge.MANUAL),
        json("areas", merge=Merge.SET),
        json("extra"),
        # A field's place is its ordinal for ever, so whatever came later stands below, whatever its section.
        json("unknown_fields", merge=Merge.SET),
        text("functional"),
        boolean("ord_law"), boolean("cosmetic_exclusion"), text("mortgage_company"),
        text("loan_last4", personal=True),
        text("insured", personal=True), text("agent", personal=True),
        text("adjuster_name", personal=True), text("adjuster_kind"),
        text("adjuster_phone", personal=True), text("adjuster_email", personal=True),
        timestamp("meeting_at"), text("meeting_zone"), json("meeting_items", merge=Merge.SET),
        integer("coverage_a_cents", merge=Merge.MANUAL), integer("overhead_cents", merge=Merge.MANUAL),
        integer("profit_cents", merge=Merge.MANUAL), boolean("op_included"),
        integer("first_check_cents", merge=Merge.MANUAL), integer("balance_cents", merge=Merge.MANUAL),
        real("squares"), real("waste_pct"), integer("layers"), text("pitch"), boolean("steep"),
        boolean("high"), real("ice_water_ft"), real("drip_edge_ft"), real("starter_ft"), real("ridge_ft"),
        real("valley_ft"), integer("vents"), integer("decking_sheets"), real("gutters_ft"),
        json("code_items", merge=Merge.SET),
        json("collateral", merge=Merge.SET), json("slopes_inspected", merge=Merge.SET),
        json("not_inspected", merge=Merge.SET), json("papers", merge=Merge.SET),
        date("contract_signed_on"), date("permit_issued_on"),
    ),
    writers=EVERYONE, uniques=(("job_id",),),
)

SUPPLEMENTS = Entity(
    "supplements", "supplement_id", Scope.JOB,
    (
        uuid("job_id", "jobs", required=True, merge=Merge.FIXED),
        text("label"),
        integer("requested_cents", required=True, merge=Merge.MANUAL),
        text("state", required=True, values=SUPPLEMENT_STATES, merge=Merge.MANUAL),
        integer("approved_cents", merge=Merge.MANUAL),
        date("requested_on"), date("answered_on"),
    ),
    writers=EVERYONE, deletable=True,
)

CLAIM_PAYMENTS = Entity(
    "claim_payments", "payment_id", Scope.JOB,
    (
        uuid("job_id", "jobs", required=True, merge=Merge.FIXED),
        integer("cents", required=True, merge=Merge.MANUAL),
        text("kind", required=True, values=PAYMENT_KINDS),
        text("label"), date("received_on"),
    ),
    writers=EVERYONE, deletable=True,
)

TEST_SQUARES = Entity(
    "test_squares", "square_id", Scope.JOB,
    (
        uuid("job_id", "jobs", required=True, merge=Merge.FIXED),
        text("slope", required=True),
        integer("hits", required=True, merge=Merge.MANUAL),
        text("method", required=True, values=SQUARE_METHODS),
        real("confidence"),
        json("photo_ids", merge=Merge.SET),
    ),
    writers=EVERYONE, deletable=True,
)

ENTITIES = (CLAIM_INTEL, SUPPLEMENTS, CLAIM_PAYMENTS, TEST_SQUARES)
