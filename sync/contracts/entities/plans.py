"""A route's plan as it was published, what its crew makes of it, and what planners ask of single houses."""

from sync.contracts.entities.fieldwork import PRIORITIES
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

ANSWERS = ("accepted", "declined")
CREW_CHANGES_KNOWN = ("defer", "move", "insert")
VISIT_RULES = ("must", "avoid")

ROUTE_VERSIONS = Entity(
    "route_versions", "version_id", Scope.ROUTE,
    (
        uuid("storm_id", "storms", required=True),
        uuid("route_id", "routes", required=True),
        integer("plan_version", required=True), integer("base_version"),
        # [[property_id, 1 when locked, planned arrival in UTC milliseconds or null], ...] in visiting order
        json("stops", required=True),
        json("taken"),  # ids of the crew changes that this version has in it, or has decided against
        real("minutes"), real("miles"), real("expected_uplift"),
        text("engine"), text("matrix"), text("note"),
        timestamp("published_at", required=True),
        uuid("author_id", required=True),
        # [[property_id, address], ...] of houses that the version before had: their rows leave the crew
        json("taken_off"),
        # [[property_id, [[opens, closes], ...], minutes or null, priority or null], ...] of houses of whose
        # visits planners asked something by then; windows in minutes from local midnight
        json("asked"),
    ),
    writers=OFFICE, append_only=True, uniques=(("route_id", "plan_version"),),
)

ROUTE_ANSWERS = Entity(
    "route_answers", "answer_id", Scope.ROUTE,
    (
        uuid("storm_id", "storms", required=True),
        uuid("route_id", "routes", required=True),
        integer("plan_version", required=True),
        text("answer", required=True, values=ANSWERS), text("reason"),
        timestamp("answered_at", required=True),
        uuid("actor_id", required=True),
    ),
    writers=EVERYONE, append_only=True,
)

CREW_CHANGES = Entity(
    "crew_changes", "change_id", Scope.ROUTE,
    (
        uuid("storm_id", "storms", required=True),
        uuid("route_id", "routes", required=True),
        uuid("property_id", "properties", required=True),
        integer("plan_version", required=True),  # the version that the crew had in hand
        text("change", required=True, values=CREW_CHANGES_KNOWN),
        uuid("after_id"),  # the house after which it stands now; NULL: first
        text("reason"),
        timestamp("changed_at", required=True),
        uuid("actor_id", required=True),
    ),
    writers=EVERYONE, append_only=True,
)

VISIT_WISHES = Entity(
    # What planners ask of the visit at a house, whichever route it is on; NULL: nothing. The row without a
    # house says what holds for every house of the storm that asks for nothing else. Ids follow from both.
    "visit_wishes", "wish_id", Scope.STORM,
    (
        uuid("storm_id", "storms", required=True, merge=Merge.FIXED),
        uuid("property_id", "properties", merge=Merge.FIXED),
        json("windows"),  # up to three [opens, closes] in minutes from local midnight
        integer("service_min"),
        text("priority", values=PRIORITIES),
        json("needs"),  # skills, as crews list them
        text("rule", values=VISIT_RULES),
        # Of the whole storm:
        json("by_action"),  # minutes by the next best action of a house
        boolean("match_skills"),  # steep and tile roofs take a crew with that skill
    ),
    writers=OFFICE,
)

ENTITIES = (ROUTE_VERSIONS, ROUTE_ANSWERS, CREW_CHANGES, VISIT_WISHES)
