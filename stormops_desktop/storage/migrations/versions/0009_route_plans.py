"""Plan versions, the crews' answers and changes, and plans that nobody has published yet."""

from alembic import op

revision = "0009"
down_revision = "0008"

FIELDS = (
    ("crews", "end_latitude", "REAL"),
    ("crews", "end_longitude", "REAL"),
    ("crews", "break_start_min", "INTEGER"),
    ("crews", "break_min", "INTEGER"),
    ("routes", "locked", "INTEGER"),
    ("routes", "engine", "TEXT"),
    ("routes", "matrix", "TEXT"),
    ("route_properties", "windows", "TEXT"),
    ("route_properties", "arrive_at", "INTEGER"),
)
STATEMENTS = (
    """
    CREATE TABLE route_versions ( version_id TEXT NOT NULL, storm_id TEXT, route_id TEXT,
    plan_version INTEGER, base_version INTEGER, stops TEXT, taken TEXT, minutes REAL, miles REAL,
    expected_uplift REAL, engine TEXT, matrix TEXT, note TEXT, published_at INTEGER, author_id
    TEXT, _rev INTEGER DEFAULT '0' NOT NULL, _buckets INTEGER DEFAULT '0' NOT NULL, _pending
    INTEGER DEFAULT '0' NOT NULL, PRIMARY KEY (version_id) )
    """,
    """
    CREATE INDEX route_versions_by_route_id ON route_versions (route_id)
    """,
    """
    CREATE TABLE route_answers ( answer_id TEXT NOT NULL, storm_id TEXT, route_id TEXT,
    plan_version INTEGER, answer TEXT, reason TEXT, answered_at INTEGER, actor_id TEXT, _rev
    INTEGER DEFAULT '0' NOT NULL, _buckets INTEGER DEFAULT '0' NOT NULL, _pending INTEGER DEFAULT
    '0' NOT NULL, PRIMARY KEY (answer_id) )
    """,
    """
    CREATE INDEX route_answers_by_route_id ON route_answers (route_id)
    """,
    """
    CREATE TABLE crew_changes ( change_id TEXT NOT NULL, storm_id TEXT, route_id TEXT, property_id
    TEXT, plan_version INTEGER, change TEXT, after_id TEXT, reason TEXT, changed_at INTEGER,
    actor_id TEXT, _rev INTEGER DEFAULT '0' NOT NULL, _buckets INTEGER DEFAULT '0' NOT NULL,
    _pending INTEGER DEFAULT '0' NOT NULL, PRIMARY KEY (change_id) )
    """,
    """
    CREATE INDEX crew_changes_by_route_id ON crew_changes (route_id)
    """,
    """
    CREATE TABLE plan_draft ( draft_id TEXT NOT NULL, storm_id TEXT NOT NULL, name TEXT NOT NULL,
    made_ms INTEGER NOT NULL, changed_ms INTEGER NOT NULL, body BLOB NOT NULL, PRIMARY KEY
    (draft_id) )
    """,
    """
    CREATE INDEX plan_draft_by_storm ON plan_draft (storm_id, changed_ms)
    """,
)


def upgrade() -> None:
    for table, name, kind in FIELDS:
        op.execute(f"ALTER TABLE {table} ADD COLUMN {name} {kind}")
    for statement in STATEMENTS:
        op.execute(statement)
