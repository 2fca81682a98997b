"""Who was erased; a record that goes marks the others of its house."""

from alembic import op

revision = "0019"
down_revision = "0018"

STATEMENTS = (
    """
    CREATE TABLE erasures ( erasure_id TEXT NOT NULL, nodes TEXT, basis TEXT, values_erased INTEGER,
    decisions_erased INTEGER, erased_at INTEGER, actor_id TEXT, _rev INTEGER DEFAULT '0' NOT NULL,
    _buckets INTEGER DEFAULT '0' NOT NULL, _pending INTEGER DEFAULT '0' NOT NULL, PRIMARY KEY
    (erasure_id) )
    """,
    "DROP TRIGGER identity_nodes_update_stale",
    "DROP TRIGGER identity_nodes_delete_stale",
    """
    CREATE TRIGGER identity_nodes_update_stale AFTER UPDATE ON identity_nodes BEGIN INSERT INTO
    identity_stale VALUES (new.node_id) ON CONFLICT DO NOTHING; INSERT INTO identity_stale SELECT
    node_id FROM identity_nodes WHERE property_id = old.property_id ON CONFLICT DO NOTHING; END
    """,
    """
    CREATE TRIGGER identity_nodes_delete_stale AFTER DELETE ON identity_nodes BEGIN INSERT INTO
    identity_stale VALUES (old.node_id) ON CONFLICT DO NOTHING; INSERT INTO identity_stale SELECT
    node_id FROM identity_nodes WHERE property_id = old.property_id ON CONFLICT DO NOTHING; END
    """,
)


def upgrade() -> None:
    for statement in STATEMENTS:
        op.execute(statement)
