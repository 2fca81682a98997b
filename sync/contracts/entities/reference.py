"""What every member of a tenant sees: storms, people, crews, plays."""

from sync.contracts.schema import (
    ADMIN,
    MANAGER,
    OFFICE,
    Entity,
    Merge,
    Scope,
    boolean,
    integer,
    real,
    text,
    timestamp,
    uuid,
)

STORM_STATUS = ("planning", "active", "completed", "archived")
HAZARDS = ("hail", "wind", "tornado", "mixed")
ROLE_NAMES = ("crew", "planner", "manager", "admin")

STORMS = Entity(
    "storms", "storm_id", Scope.TENANT,
    (
        text("event_id", required=True, merge=Merge.FIXED),
        text("name", required=True),
        text("status", required=True, values=STORM_STATUS, merge=Merge.SERVER),
        text("primary_hazard", values=HAZARDS),
        timestamp("begin_at"), timestamp("end_at"),
        text("county"), text("state"), text("time_zone"),
        real("max_hail_in"), real("max_gust_mph"),
        real("south"), real("west"), real("north"), real("east"),
        text("data_vintage"), text("source"),
        boolean("is_sample", required=True),
    ),
    writers=OFFICE, uniques=(("event_id",),),
)

USERS = Entity(
    "users", "user_id", Scope.TENANT,
    (
        text("display_name", required=True),
        text("role", required=True, values=ROLE_NAMES),
        uuid("crew_id", "crews"),
        text("languages"),
        boolean("active", required=True),
    ),
    writers=frozenset({ADMIN}),
)

CREWS = Entity(
    "crews", "crew_id", Scope.TENANT,
    (
        text("crew_name", required=True),
        text("vehicle"), text("skills"),
        integer("max_stops"),
        integer("shift_start_min", merge=Merge.MANUAL), integer("shift_end_min", merge=Merge.MANUAL),
        real("start_latitude"), real("start_longitude"),
        boolean("active", required=True),
        real("end_latitude"), real("end_longitude"),
        integer("break_start_min", merge=Merge.MANUAL), integer("break_min", merge=Merge.MANUAL),
    ),
    writers=frozenset({MANAGER, ADMIN}), uniques=(("crew_name",),),
    units=(
        # One's begin with the other's end may be a shift that ends before it begins.
        ("shift_start_min", "shift_end_min", "break_start_min", "break_min"),
        ("start_latitude", "start_longitude"), ("end_latitude", "end_longitude"),
    ),
)

PLAYS = Entity(
    "plays", "play_id", Scope.TENANT,
    (
        text("code", required=True, merge=Merge.FIXED),
        text("name", required=True),
        text("persona"), text("risk_tier"),
        integer("boost"), integer("sla_hours"),
        boolean("active", required=True),
    ),
    writers=frozenset({MANAGER, ADMIN}), uniques=(("code",),),
)

ENTITIES = (STORMS, CREWS, USERS, PLAYS)
