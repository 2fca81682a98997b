"""Who is who: records of people and houses, what they are known by, and what the office decided of them.

Who is one person is not a row: it follows from these facts by one pure function, the same on every laptop and
at the centre (`domain/identity/graph`). Values are sealed under a key that only the office holds.
"""

from sync.contracts.schema import (
    ADMIN,
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

NODE_KINDS = ("person", "household", "property")
IDENTIFIER_KINDS = (
    "property_id", "claim_number", "policy_number", "customer_id", "email", "phone", "parcel_id",
    "name_address", "device_id", "household", "ip", "name",
)  # fmt: skip
IDENTITY_EVENTS = ("merge", "split", "withdraw")
ERASURE_BASES = ("request", "mistake", "retention")
_LEADS = frozenset({MANAGER, ADMIN})

IDENTITY_NODES = Entity(
    "identity_nodes", "node_id", Scope.PROPERTY,
    (
        text("kind", required=True, values=NODE_KINDS),
        uuid("property_id", "properties"),
        # Sources are words of the domain: a newer version may know more of them.
        text("source", required=True), text("source_ref", required=True, personal=True),
        timestamp("told_at", required=True),
    ),
    writers=OFFICE, append_only=True, deletable=True, erased_by=_LEADS,
)  # fmt: skip

IDENTIFIERS = Entity(
    "identifiers", "identifier_id", Scope.PROPERTY,
    (
        uuid("node_id", "identity_nodes", required=True),
        uuid("property_id", "properties"),
        uuid("storm_id", "storms"),  # of a claim: which storm it is for
        text("kind", required=True, values=IDENTIFIER_KINDS),
        text("value_hash", required=True, personal=True), text("value_sealed", required=True, personal=True),
        text("value_shown", required=True, personal=True),
        real("strength", required=True),
        text("source", required=True), text("why"),
        timestamp("first_seen", required=True),
    ),
    writers=OFFICE, append_only=True, deletable=True, erased_by=_LEADS,
)  # fmt: skip

IDENTITY_EVENTS_LOG = Entity(
    "identity_events", "event_id", Scope.OFFICE,
    (
        text("event", required=True, values=IDENTITY_EVENTS),
        json("one", required=True), json("other", required=True),  # records of the two sides
        uuid("withdraws"),
        text("why", personal=True), json("evidence", personal=True),
        timestamp("happened_at", required=True),
        uuid("actor_id", required=True),
    ),
    writers=_LEADS, append_only=True, deletable=True, erased_by=_LEADS,
)  # fmt: skip

IDENTITY_BLOCKS = Entity(
    "identity_blocks", "block_id", Scope.OFFICE,
    (
        text("kind", required=True, values=IDENTIFIER_KINDS, merge=Merge.FIXED),
        text("value_hash", required=True, merge=Merge.FIXED, personal=True),
        text("value_shown", required=True, merge=Merge.FIXED, personal=True),
        boolean("blocked"), text("reason", personal=True), timestamp("decided_at"),
    ),
    writers=_LEADS,
)  # fmt: skip

ERASURES = Entity(
    # That somebody was erased, and nothing of whom: the records' ids, so that they are not taken in again.
    "erasures", "erasure_id", Scope.OFFICE,
    (
        json("nodes", required=True),
        text("basis", required=True, values=ERASURE_BASES),
        integer("values_erased", required=True), integer("decisions_erased", required=True),
        timestamp("erased_at", required=True),
        uuid("actor_id", required=True),
    ),
    writers=_LEADS, append_only=True,
)  # fmt: skip

ENTITIES = (IDENTITY_NODES, IDENTIFIERS, IDENTITY_EVENTS_LOG, IDENTITY_BLOCKS, ERASURES)
