"""Who is who: records of people, what they are known by, what the office decided of them."""

from alembic import op

revision = "0018"
down_revision = "0017"

STATEMENTS = (
    """
    CREATE TABLE identity_nodes ( node_id TEXT NOT NULL, kind TEXT, property_id TEXT, source TEXT,
    source_ref TEXT, told_at INTEGER, _rev INTEGER DEFAULT '0' NOT NULL, _buckets INTEGER DEFAULT
    '0' NOT NULL, _pending INTEGER DEFAULT '0' NOT NULL, PRIMARY KEY (node_id) )
    """,
    """
    CREATE INDEX identity_nodes_by_property_id ON identity_nodes (property_id)
    """,
    """
    CREATE TABLE identifiers ( identifier_id TEXT NOT NULL, node_id TEXT, property_id TEXT, storm_id
    TEXT, kind TEXT, value_hash TEXT, value_sealed TEXT, value_shown TEXT, strength REAL, source
    TEXT, why TEXT, first_seen INTEGER, _rev INTEGER DEFAULT '0' NOT NULL, _buckets INTEGER DEFAULT
    '0' NOT NULL, _pending INTEGER DEFAULT '0' NOT NULL, PRIMARY KEY (identifier_id) )
    """,
    """
    CREATE INDEX identifiers_by_node_id ON identifiers (node_id)
    """,
    """
    CREATE INDEX identifiers_by_value_hash ON identifiers (value_hash)
    """,
    """
    CREATE TABLE identity_events ( event_id TEXT NOT NULL, event TEXT, one TEXT, other TEXT,
    withdraws TEXT, why TEXT, evidence TEXT, happened_at INTEGER, actor_id TEXT, _rev INTEGER
    DEFAULT '0' NOT NULL, _buckets INTEGER DEFAULT '0' NOT NULL, _pending INTEGER DEFAULT '0' NOT
    NULL, PRIMARY KEY (event_id) )
    """,
    """
    CREATE TABLE identity_blocks ( block_id TEXT NOT NULL, kind TEXT, value_hash TEXT, value_shown
    TEXT, blocked INTEGER, reason TEXT, decided_at INTEGER, _rev INTEGER DEFAULT '0' NOT NULL,
    _buckets INTEGER DEFAULT '0' NOT NULL, _pending INTEGER DEFAULT '0' NOT NULL, PRIMARY KEY
    (block_id) )
    """,
    """
    CREATE TABLE identity_stale ( node_id TEXT NOT NULL, PRIMARY KEY (node_id) ) WITHOUT ROWID
    """,
    """
    CREATE TABLE identity_person ( node_id TEXT NOT NULL, person_id TEXT NOT NULL, PRIMARY KEY
    (node_id) ) WITHOUT ROWID
    """,
    """
    CREATE INDEX identity_person_by_person ON identity_person (person_id)
    """,
    """
    CREATE TABLE identity_question ( one TEXT NOT NULL, other TEXT NOT NULL, strength REAL NOT NULL,
    refused TEXT NOT NULL, PRIMARY KEY (one, other) ) WITHOUT ROWID
    """,
    """
    CREATE INDEX identity_question_by_other ON identity_question (other)
    """,
    """
    CREATE INDEX identity_question_by_strength ON identity_question (strength)
    """,
    """
    CREATE TRIGGER identity_nodes_insert_stale AFTER INSERT ON identity_nodes BEGIN INSERT INTO
    identity_stale VALUES (new.node_id) ON CONFLICT DO NOTHING; END
    """,
    """
    CREATE TRIGGER identifiers_insert_stale AFTER INSERT ON identifiers BEGIN INSERT INTO
    identity_stale VALUES (new.node_id) ON CONFLICT DO NOTHING; END
    """,
    """
    CREATE TRIGGER identity_events_insert_stale AFTER INSERT ON identity_events BEGIN INSERT INTO
    identity_stale SELECT value FROM json_each(new.one) WHERE type = 'text' ON CONFLICT DO NOTHING;
    INSERT INTO identity_stale SELECT value FROM json_each(new.other) WHERE type = 'text' ON
    CONFLICT DO NOTHING; END
    """,
    """
    CREATE TRIGGER identity_blocks_insert_stale AFTER INSERT ON identity_blocks BEGIN INSERT INTO
    identity_stale SELECT node_id FROM identifiers WHERE value_hash = new.value_hash ON CONFLICT DO
    NOTHING; END
    """,
    """
    CREATE TRIGGER identity_nodes_update_stale AFTER UPDATE ON identity_nodes BEGIN INSERT INTO
    identity_stale VALUES (new.node_id) ON CONFLICT DO NOTHING; END
    """,
    """
    CREATE TRIGGER identifiers_update_stale AFTER UPDATE ON identifiers BEGIN INSERT INTO
    identity_stale VALUES (new.node_id) ON CONFLICT DO NOTHING; INSERT INTO identity_stale SELECT
    node_id FROM identifiers WHERE value_hash = old.value_hash ON CONFLICT DO NOTHING; END
    """,
    """
    CREATE TRIGGER identity_events_update_stale AFTER UPDATE ON identity_events BEGIN INSERT INTO
    identity_stale SELECT value FROM json_each(new.one) WHERE type = 'text' ON CONFLICT DO NOTHING;
    INSERT INTO identity_stale SELECT value FROM json_each(new.other) WHERE type = 'text' ON
    CONFLICT DO NOTHING; END
    """,
    """
    CREATE TRIGGER identity_blocks_update_stale AFTER UPDATE ON identity_blocks BEGIN INSERT INTO
    identity_stale SELECT node_id FROM identifiers WHERE value_hash = new.value_hash ON CONFLICT DO
    NOTHING; END
    """,
    """
    CREATE TRIGGER identity_nodes_delete_stale AFTER DELETE ON identity_nodes BEGIN INSERT INTO
    identity_stale VALUES (old.node_id) ON CONFLICT DO NOTHING; END
    """,
    """
    CREATE TRIGGER identifiers_delete_stale AFTER DELETE ON identifiers BEGIN INSERT INTO
    identity_stale VALUES (old.node_id) ON CONFLICT DO NOTHING; INSERT INTO identity_stale SELECT
    node_id FROM identifiers WHERE value_hash = old.value_hash ON CONFLICT DO NOTHING; END
    """,
    """
    CREATE TRIGGER identity_events_delete_stale AFTER DELETE ON identity_events BEGIN INSERT INTO
    identity_stale SELECT value FROM json_each(old.one) WHERE type = 'text' ON CONFLICT DO NOTHING;
    INSERT INTO identity_stale SELECT value FROM json_each(old.other) WHERE type = 'text' ON
    CONFLICT DO NOTHING; END
    """,
    """
    CREATE TRIGGER identity_blocks_delete_stale AFTER DELETE ON identity_blocks BEGIN INSERT INTO
    identity_stale SELECT node_id FROM identifiers WHERE value_hash = old.value_hash ON CONFLICT DO
    NOTHING; END
    """,
)


def upgrade() -> None:
    for statement in STATEMENTS:
        op.execute(statement)
