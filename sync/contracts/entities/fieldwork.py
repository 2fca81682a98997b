"""Routes, stops, jobs and what a crew captures on them."""

from sync.contracts.schema import (
    EVERYONE,
    NOBODY,
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

ROUTE_STATUS = ("draft", "published", "in_progress", "completed", "archived")
JOB_STATUS = ("pending", "assigned", "en_route", "on_site", "completed", "skipped", "cancelled")
OUTCOMES = (
    "no_answer", "callback", "not_interested", "do_not_knock", "vacant", "wrong_address",
    "inspected_no_damage", "inspected_damage", "contingency_signed", "adjuster_met", "built", "repair_only",
    "safety_stop",
)  # fmt: skip
PRIORITIES = ("low", "medium", "high", "critical")
PHOTO_STATES = ("saved", "prepared", "queued", "uploading", "stored", "failed", "quarantined")

ROUTES = Entity(
    "routes", "route_id", Scope.ROUTE,
    (
        uuid("storm_id", "storms", required=True, merge=Merge.FIXED),
        text("route_name", required=True), text("zip_code"),
        text("status", required=True, values=ROUTE_STATUS, merge=Merge.SERVER),
        uuid("crew_id", "crews", merge=Merge.SERVER),
        integer("plan_version", required=True, merge=Merge.MAX),
        integer("property_count", required=True, merge=Merge.SERVER),
        real("avg_uplift", merge=Merge.SERVER),
        timestamp("planned_start"), real("minutes"), real("miles"),
        boolean("locked", merge=Merge.SERVER), text("engine"), text("matrix"),
    ),
    writers=OFFICE, deletable=True,
)

ROUTE_PROPERTIES = Entity(
    "route_properties", "stop_id", Scope.ROUTE,
    (
        uuid("route_id", "routes", required=True, merge=Merge.FIXED),
        uuid("storm_id", "storms", required=True, merge=Merge.FIXED),
        uuid("property_id", "properties", required=True, merge=Merge.FIXED),
        integer("sequence_order", required=True, merge=Merge.SERVER),
        integer("service_min"), timestamp("window_start"), timestamp("window_end"),
        boolean("locked", required=True),
        json("windows"),  # up to three [opens, closes] in minutes from local midnight
        timestamp("arrive_at"),
    ),
    writers=OFFICE, deletable=True, uniques=(("route_id", "property_id"),),
)

ASSIGNMENTS = Entity(
    "assignments", "assignment_id", Scope.CREW,
    (
        uuid("storm_id", "storms", required=True, merge=Merge.FIXED),
        uuid("route_id", "routes", required=True, merge=Merge.FIXED),
        uuid("crew_id", "crews", required=True, merge=Merge.FIXED),
        integer("epoch", required=True, merge=Merge.MAX),
        boolean("active", required=True, merge=Merge.SERVER),
        timestamp("assigned_at", required=True),
    ),
    writers=OFFICE,
)

JOBS = Entity(
    "jobs", "job_id", Scope.ROUTE,
    (
        uuid("storm_id", "storms", required=True, merge=Merge.FIXED),
        uuid("route_id", "routes", merge=Merge.SERVER, writers=OFFICE),
        uuid("property_id", "properties", required=True, merge=Merge.FIXED),
        text("status", required=True, values=JOB_STATUS, merge=Merge.FOLD),
        timestamp("completed_at", merge=Merge.FOLD),
        text("outcome", values=OUTCOMES), text("outcome_reason"),
        text("priority", values=PRIORITIES, merge=Merge.SERVER, writers=OFFICE),
        timestamp("scheduled_at", merge=Merge.MANUAL),  # crews agree appointments at the door
        integer("service_min", merge=Merge.SERVER, writers=OFFICE),
        text("claim_stage"),
        boolean("legal_hold", writers=OFFICE),  # no laptop lets an original of this job go
    ),
    writers=EVERYONE,
)

JOB_EVENTS = Entity(
    "job_events", "event_id", Scope.JOB,
    (
        uuid("job_id", "jobs", required=True),
        text("from_status", required=True, values=JOB_STATUS),
        text("to_status", required=True, values=JOB_STATUS),
        text("reason"),
        timestamp("happened_at", required=True),
        uuid("actor_id", required=True),
        boolean("effective", required=True),
    ),
    writers=EVERYONE, append_only=True,
)

NOTES = Entity(
    "notes", "note_id", Scope.JOB,
    (
        uuid("job_id", "jobs", required=True, merge=Merge.FIXED),
        text("body", personal=True),
        uuid("author_id", required=True, merge=Merge.FIXED),
        timestamp("written_at", required=True, merge=Merge.FIXED),
        uuid("supersedes", merge=Merge.FIXED),
        timestamp("redacted_at", merge=Merge.MAX),
    ),
    writers=EVERYONE, append_only=True,
)

PHOTOS = Entity(
    "photos", "photo_id", Scope.JOB,
    (
        uuid("job_id", "jobs", required=True, merge=Merge.FIXED),
        text("sha256", required=True, merge=Merge.FIXED), integer("bytes", required=True, merge=Merge.FIXED),
        text("mime", required=True, merge=Merge.FIXED),
        integer("width"), integer("height"), integer("orientation"),
        timestamp("taken_at"), text("taken_local"), timestamp("gps_at"),
        real("latitude"), real("longitude"), real("heading"), text("device"),
        text("category"), text("slope"), text("shot"), text("collateral"), text("caption"),
        json("marks", merge=Merge.SET),
        text("state", required=True, values=PHOTO_STATES, merge=Merge.SERVER, writers=NOBODY),
        # A field's place is its ordinal for ever, so whatever came later stands below.
        text("accessory"), text("extent"), json("claim_items", merge=Merge.SET),
    ),
    writers=EVERYONE,
)

ENTITIES = (ROUTES, ROUTE_PROPERTIES, ASSIGNMENTS, JOBS, JOB_EVENTS, NOTES, PHOTOS)
