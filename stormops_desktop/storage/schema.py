"""The replica's tables: one per synced entity, made from the contract, and the log of what was done here.

The entity tables hold the *view*: the confirmed rows with this member's logged ops on top. `shadow` keeps
the confirmed state of those few rows that carry logged ops (`_pending` = 1).
"""

from typing import Any

from sqlalchemy import REAL, Column, Index, Integer, LargeBinary, MetaData, Table, Text
from sqlalchemy.types import TypeEngine

from sync.contracts.entities import ALL
from sync.contracts.schema import Entity, Type

METADATA = MetaData()

_TYPES: dict[Type, type[TypeEngine[Any]]] = {
    Type.UUID: Text,
    Type.TEXT: Text,
    Type.DATE: Text,
    Type.JSON: Text,
    Type.INT: Integer,
    Type.TIMESTAMP: Integer,
    Type.BOOL: Integer,
    Type.REAL: REAL,
}

# Which columns screens join and filter by; keys of the wire need no uniqueness here: the centre holds it.
_INDEXES: dict[str, tuple[tuple[str, ...], ...]] = {
    "jobs": (("route_id",), ("property_id",), ("storm_id", "status")),
    "route_properties": (("route_id", "property_id"), ("property_id",)),
    "property_impacts": (("property_id", "storm_id"),),
    "lead_uplift": (("property_id", "storm_id", "scored_at"),),
    "roofs": (("property_id",),),
    "notes": (("job_id",),),
    "job_events": (("job_id",),),
    "assignments": (("crew_id",),),
    "photos": (("job_id",),),
    "claim_intel": (("job_id",),),
    "supplements": (("job_id",),),
    "claim_payments": (("job_id",),),
    "test_squares": (("job_id",),),
    "papers": (("job_id",),),
    "visit_checks": (("job_id",),),
    "job_changes": (("job_id",),),
    "route_versions": (("route_id",),),
    "route_answers": (("route_id",),),
    "crew_changes": (("route_id",),),
    "visit_wishes": (("storm_id",),),
    "policy_decisions_log": (("storm_id", "property_id", "decided_at"), ("storm_id", "decided_at")),
    "policy_outcomes": (("storm_id", "property_id"),),
    "customer_journeys": (("storm_id", "property_id", "timestamp"),),
    "nurture_sequences": (("storm_id", "property_id"), ("storm_id", "scheduled_at")),
    "contact_preferences": (("property_id", "channel", "recorded_at"),),
    "score_history": (("storm_id", "as_of"),),
    "experiment_assignments": (("property_id",), ("experiment_id",)),
    "storm_reports": (("storm_id", "source"),),
    "import_changes": (("storm_id", "import_id"),),
    "attribution_runs": (("storm_id", "computed_at"),),
    "channel_attribution": (("attribution_run_id",),),
    "play_attribution": (("attribution_run_id",),),
    "play_channel_attribution": (("attribution_run_id",),),
    "identity_nodes": (("property_id",),),
    "identifiers": (("node_id",), ("value_hash",)),
    "guardrail_actions": (("property_id", "action"), ("storm_id", "since")),
    "guardrail_steps": (("action_id",),),
    "area_alerts": (("storm_id",),),
}


def _entity_table(entity: Entity) -> Table:
    """Foreign keys are left out on purpose: rows arrive in any order."""
    return Table(
        entity.name,
        METADATA,
        Column(entity.key, Text, primary_key=True, nullable=False),
        *(Column(field.name, _TYPES[field.type]) for field in entity.fields),
        Column("_rev", Integer, nullable=False, server_default="0"),
        Column("_buckets", Integer, nullable=False, server_default="0"),
        Column("_pending", Integer, nullable=False, server_default="0"),
        *(
            Index(f"{entity.name}_by_{'_'.join(columns)}", *columns)
            for columns in _INDEXES.get(entity.name, ())
        ),
    )


ENTITY_TABLES: dict[str, Table] = {entity.name: _entity_table(entity) for entity in ALL}

SHADOW = Table(
    "shadow",
    METADATA,
    Column("entity", Text, primary_key=True, nullable=False),
    Column("row_id", Text, primary_key=True, nullable=False),
    Column("base", LargeBinary),  # JSON of the confirmed values; NULL: the centre has no such row for us
    Column("rev", Integer, nullable=False, server_default="0"),
    Column("buckets", Integer, nullable=False, server_default="0"),
    sqlite_with_rowid=False,
)
BUCKET_SETS = Table(  # rows share few sets of buckets, so a row carries a number
    "bucket_sets",
    METADATA,
    Column("set_id", Integer, primary_key=True),
    Column("members", Text, nullable=False, unique=True),
)
OP_LOG = Table(
    "op_log",
    METADATA,
    Column("seq", Integer, primary_key=True),
    Column("n", Integer, nullable=False, unique=True),
    Column("op_id", Text, nullable=False, unique=True),
    Column("rev", Integer),  # NULL while it waits for a verdict
    Column("body", LargeBinary, nullable=False),
    Column("entity", Text, nullable=False),
    Column("row_id", Text, nullable=False),
    Column("before", LargeBinary),  # what the person saw in those fields, for the inbox
    sqlite_autoincrement=True,
)
OP_ROWS = Table(
    "op_rows",
    METADATA,
    Column("entity", Text, primary_key=True, nullable=False),
    Column("row_id", Text, primary_key=True, nullable=False),
    Column("seq", Integer, primary_key=True, nullable=False),
    Index("op_rows_by_seq", "seq"),
    sqlite_with_rowid=False,
)
INBOX = Table(
    "inbox",
    METADATA,
    Column("item_id", Integer, primary_key=True),
    Column("op", LargeBinary, nullable=False),
    Column("verdict", LargeBinary, nullable=False),
    Column("before", LargeBinary, nullable=False),
    Column("received_ms", Integer, nullable=False),
    Column("decided_ms", Integer),  # a decided item stays: nothing is deleted
    Column("decision", Text),
    Column("reason", Text),
    sqlite_autoincrement=True,
)
STAGE = Table(
    "stage",
    METADATA,
    Column("page", Integer, primary_key=True),
    Column("body", LargeBinary, nullable=False),
    sqlite_autoincrement=True,
)
SYNC_STATE = Table(
    "sync_state",
    METADATA,
    Column("one", Integer, primary_key=True),
    Column("body", LargeBinary, nullable=False),
)
ROOM = Table(  # always empty; see `skeleton`
    "room",
    METADATA,
    Column("filling", LargeBinary),
)
DIGEST = Table(
    "digest",
    METADATA,
    Column("bucket", Text, primary_key=True, nullable=False),
    Column("count", Integer, nullable=False),
    Column("total", Text, nullable=False),  # unsigned 64 bits do not fit SQLite's integer
)
# Photo files of this laptop, by hash and kind (`contracts.blobs`), and how far the centre has them.
BLOB_LOCAL = Table(
    "blob_local",
    METADATA,
    Column("sha256", Text, primary_key=True, nullable=False),  # of the photo's original
    Column("kind", Text, primary_key=True, nullable=False),
    Column("digest", Text, nullable=False),  # of this file
    Column("bytes", Integer, nullable=False),
    Column("photo_id", Text, nullable=False),
    Column("job_id", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("offset", Integer, nullable=False, server_default="0"),
    Column("attempts", Integer, nullable=False, server_default="0"),
    Column("due_ms", Integer, nullable=False, server_default="0"),
    Column("last_error", Text),
    Column("captured_ms", Integer, nullable=False),
    Column("stored_ms", Integer),
    Column("here", Integer, nullable=False, server_default="1"),  # 0: freed after the centre had it
    Index("blob_local_by_state", "state", "kind"),
    Index("blob_local_by_job", "job_id"),
    sqlite_with_rowid=False,
)
PHOTO_QUARANTINE = (
    Table(  # files that are no usable picture, with the reason; their bytes are kept if there are any
        "photo_quarantine",
        METADATA,
        Column("item_id", Integer, primary_key=True),
        Column("job_id", Text, nullable=False),
        Column("name", Text, nullable=False),
        Column("reason", Text, nullable=False),
        Column("sentence", Text, nullable=False),
        Column("sha256", Text),
        Column("added_ms", Integer, nullable=False),
        sqlite_autoincrement=True,
    )
)
METERED_DAY = Table(
    "metered_day",
    METADATA,
    Column("day", Integer, primary_key=True),
    Column("bytes", Integer, nullable=False),
)
# What was brought on a stick from another laptop of this member, until the centre has it.
PARCEL = Table(
    "parcel",
    METADATA,
    Column("parcel_id", Text, primary_key=True, nullable=False),
    Column("device", Text, nullable=False),
    Column("incarnation", Integer, nullable=False),
    Column("epoch", Text, nullable=False),
    Column("next_n", Integer, nullable=False),
    Column("chain", Text, nullable=False),
    Column("machine", Text, nullable=False),
    Column("made_ms", Integer, nullable=False),
    Column("brought_ms", Integer, nullable=False),
    Column("delivered_ms", Integer),
    sqlite_with_rowid=False,
)
PARCEL_OP = Table(
    "parcel_op",
    METADATA,
    Column("parcel_id", Text, primary_key=True, nullable=False),
    Column("n", Integer, primary_key=True, nullable=False),
    Column("op_id", Text, nullable=False),
    Column("body", LargeBinary, nullable=False),
    sqlite_with_rowid=False,
)
LOCAL_SETTING = Table(  # what this laptop's person chose for this laptop
    "local_setting",
    METADATA,
    Column("name", Text, primary_key=True, nullable=False),
    Column("value", Text, nullable=False),
    sqlite_with_rowid=False,
)
PLAN_DRAFT = Table(  # plans that this laptop keeps to compare; nobody else sees them
    "plan_draft",
    METADATA,
    Column("draft_id", Text, primary_key=True, nullable=False),
    Column("storm_id", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("made_ms", Integer, nullable=False),
    Column("changed_ms", Integer, nullable=False),
    Column("body", LargeBinary, nullable=False),
    Index("plan_draft_by_storm", "storm_id", "changed_ms"),
)
LEFT_OUT_REASONS = Table(  # why the plan that this laptop stored last left houses out
    "left_out_reasons",
    METADATA,
    Column("storm_id", Text, primary_key=True, nullable=False),
    Column("body", LargeBinary, nullable=False),
)
