"""Contact preferences, nurture sequences, muted checks, the history of scores; what a score is read from."""

from alembic import op

revision = "0014"
down_revision = "0013"

STATEMENTS = (
    """
    CREATE TABLE contact_preferences ( preference_id TEXT NOT NULL, property_id TEXT, channel TEXT, allowed
    INTEGER, reason TEXT, basis TEXT, same_as TEXT, recorded_at INTEGER, actor_id TEXT, _rev INTEGER DEFAULT
    '0' NOT NULL, _buckets INTEGER DEFAULT '0' NOT NULL, _pending INTEGER DEFAULT '0' NOT NULL, PRIMARY KEY
    (preference_id) )
    """,
    """
    CREATE INDEX contact_preferences_by_property_id_channel_recorded_at ON contact_preferences (property_id,
    channel, recorded_at)
    """,
    """
    CREATE TABLE nurture_sequences ( sequence_id TEXT NOT NULL, storm_id TEXT, property_id TEXT,
    sequence_type TEXT, round INTEGER, step INTEGER, channel TEXT, template_id TEXT, persona TEXT, play_id
    TEXT, uplift_at_enrol REAL, enrolled_at INTEGER, consent_basis TEXT, quiet_hours_ok INTEGER, actor_id
    TEXT, scheduled_at INTEGER, status TEXT, stop_reason TEXT, settled_at INTEGER, _rev INTEGER DEFAULT '0'
    NOT NULL, _buckets INTEGER DEFAULT '0' NOT NULL, _pending INTEGER DEFAULT '0' NOT NULL, PRIMARY KEY
    (sequence_id) )
    """,
    """
    CREATE INDEX nurture_sequences_by_storm_id_property_id ON nurture_sequences (storm_id, property_id)
    """,
    """
    CREATE INDEX nurture_sequences_by_storm_id_scheduled_at ON nurture_sequences (storm_id, scheduled_at)
    """,
    """
    CREATE TABLE quality_mutes ( mute_id TEXT NOT NULL, storm_id TEXT, check_code TEXT, reason TEXT,
    muted_at INTEGER, expires_at INTEGER, actor_id TEXT, _rev INTEGER DEFAULT '0' NOT NULL, _buckets INTEGER
    DEFAULT '0' NOT NULL, _pending INTEGER DEFAULT '0' NOT NULL, PRIMARY KEY (mute_id) )
    """,
    """
    CREATE TABLE score_history ( entry_id TEXT NOT NULL, storm_id TEXT, as_of INTEGER, counts TEXT, checks
    TEXT, score REAL, raw REAL, measurable REAL, rules_version TEXT, actor_id TEXT, _rev INTEGER DEFAULT '0'
    NOT NULL, _buckets INTEGER DEFAULT '0' NOT NULL, _pending INTEGER DEFAULT '0' NOT NULL, PRIMARY KEY
    (entry_id) )
    """,
    """
    CREATE INDEX score_history_by_storm_id_as_of ON score_history (storm_id, as_of)
    """,
    """
    CREATE TABLE play_storm ( storm_id TEXT NOT NULL, PRIMARY KEY (storm_id) ) WITHOUT ROWID
    """,
    """
    CREATE TABLE play_stale ( storm_id TEXT NOT NULL, property_id TEXT NOT NULL, PRIMARY KEY (storm_id,
    property_id) ) WITHOUT ROWID
    """,
    """
    CREATE TABLE play_house ( storm_id TEXT NOT NULL, property_id TEXT NOT NULL, uplift REAL, model_version
    TEXT, next_action TEXT, decision TEXT, reason TEXT, decided_at INTEGER, outcome TEXT NOT NULL,
    last_touch INTEGER NOT NULL, high INTEGER NOT NULL, treated INTEGER NOT NULL, arm TEXT NOT NULL,
    converted INTEGER NOT NULL, wanted INTEGER NOT NULL, listed INTEGER NOT NULL, suppressed TEXT NOT NULL,
    busy INTEGER NOT NULL, jobs_total INTEGER NOT NULL, jobs_completed INTEGER NOT NULL, PRIMARY KEY
    (storm_id, property_id) ) WITHOUT ROWID
    """,
    """
    CREATE INDEX play_house_arm ON play_house (storm_id, arm, converted, property_id) WHERE arm <> ''
    """,
    """
    CREATE INDEX play_house_high ON play_house (storm_id, treated, property_id) WHERE high = 1
    """,
    """
    CREATE INDEX play_house_listed ON play_house (storm_id, uplift DESC, last_touch, property_id) WHERE
    listed = 1
    """,
    """
    CREATE INDEX play_house_wanted ON play_house (storm_id, suppressed, property_id) WHERE wanted = 1 AND
    suppressed <> ''
    """,
    """
    CREATE TABLE play_count ( storm_id TEXT NOT NULL, high INTEGER NOT NULL, treated INTEGER NOT NULL, arm
    TEXT NOT NULL, converted INTEGER NOT NULL, wanted INTEGER NOT NULL, listed INTEGER NOT NULL, suppressed
    TEXT NOT NULL, busy INTEGER NOT NULL, n INTEGER NOT NULL, jobs_total INTEGER NOT NULL, jobs_completed
    INTEGER NOT NULL, PRIMARY KEY (storm_id, high, treated, arm, converted, wanted, listed, suppressed,
    busy) ) WITHOUT ROWID
    """,
    """
    CREATE TABLE quality_run ( storm_id TEXT NOT NULL, code TEXT NOT NULL, ran_ms INTEGER NOT NULL, checked
    INTEGER NOT NULL, failing INTEGER NOT NULL, PRIMARY KEY (storm_id, code) ) WITHOUT ROWID
    """,
    """
    CREATE TABLE quality_row ( storm_id TEXT NOT NULL, code TEXT NOT NULL, row_id TEXT NOT NULL, entity TEXT
    NOT NULL, property_id TEXT, detail TEXT NOT NULL, since_ms INTEGER NOT NULL, PRIMARY KEY (storm_id,
    code, row_id) ) WITHOUT ROWID
    """,
    """
    CREATE INDEX policy_decisions_log_by_storm_id_property_id_decided_at ON policy_decisions_log (storm_id,
    property_id, decided_at)
    """,
    """
    CREATE INDEX policy_outcomes_by_storm_id_property_id ON policy_outcomes (storm_id, property_id)
    """,
    """
    CREATE INDEX customer_journeys_by_storm_id_property_id_timestamp ON customer_journeys (storm_id,
    property_id, timestamp)
    """,
    """
    CREATE TRIGGER lead_uplift_insert_plays AFTER INSERT ON lead_uplift BEGIN INSERT INTO play_stale SELECT
    new.storm_id, new.property_id WHERE new.storm_id IN (SELECT storm_id FROM play_storm) ON CONFLICT DO
    NOTHING; END
    """,
    """
    CREATE TRIGGER lead_uplift_update_plays AFTER UPDATE ON lead_uplift BEGIN INSERT INTO play_stale SELECT
    new.storm_id, new.property_id WHERE new.storm_id IN (SELECT storm_id FROM play_storm) ON CONFLICT DO
    NOTHING; END
    """,
    """
    CREATE TRIGGER lead_uplift_delete_plays AFTER DELETE ON lead_uplift BEGIN INSERT INTO play_stale SELECT
    old.storm_id, old.property_id WHERE old.storm_id IN (SELECT storm_id FROM play_storm) ON CONFLICT DO
    NOTHING; END
    """,
    """
    CREATE TRIGGER policy_decisions_log_insert_plays AFTER INSERT ON policy_decisions_log BEGIN INSERT INTO
    play_stale SELECT new.storm_id, new.property_id WHERE new.storm_id IN (SELECT storm_id FROM play_storm)
    ON CONFLICT DO NOTHING; END
    """,
    """
    CREATE TRIGGER policy_decisions_log_update_plays AFTER UPDATE ON policy_decisions_log BEGIN INSERT INTO
    play_stale SELECT new.storm_id, new.property_id WHERE new.storm_id IN (SELECT storm_id FROM play_storm)
    ON CONFLICT DO NOTHING; END
    """,
    """
    CREATE TRIGGER policy_decisions_log_delete_plays AFTER DELETE ON policy_decisions_log BEGIN INSERT INTO
    play_stale SELECT old.storm_id, old.property_id WHERE old.storm_id IN (SELECT storm_id FROM play_storm)
    ON CONFLICT DO NOTHING; END
    """,
    """
    CREATE TRIGGER policy_outcomes_insert_plays AFTER INSERT ON policy_outcomes BEGIN INSERT INTO play_stale
    SELECT new.storm_id, new.property_id WHERE new.storm_id IN (SELECT storm_id FROM play_storm) ON CONFLICT
    DO NOTHING; END
    """,
    """
    CREATE TRIGGER policy_outcomes_update_plays AFTER UPDATE ON policy_outcomes BEGIN INSERT INTO play_stale
    SELECT new.storm_id, new.property_id WHERE new.storm_id IN (SELECT storm_id FROM play_storm) ON CONFLICT
    DO NOTHING; END
    """,
    """
    CREATE TRIGGER policy_outcomes_delete_plays AFTER DELETE ON policy_outcomes BEGIN INSERT INTO play_stale
    SELECT old.storm_id, old.property_id WHERE old.storm_id IN (SELECT storm_id FROM play_storm) ON CONFLICT
    DO NOTHING; END
    """,
    """
    CREATE TRIGGER customer_journeys_insert_plays AFTER INSERT ON customer_journeys BEGIN INSERT INTO
    play_stale SELECT new.storm_id, new.property_id WHERE new.storm_id IN (SELECT storm_id FROM play_storm)
    ON CONFLICT DO NOTHING; END
    """,
    """
    CREATE TRIGGER customer_journeys_update_plays AFTER UPDATE ON customer_journeys BEGIN INSERT INTO
    play_stale SELECT new.storm_id, new.property_id WHERE new.storm_id IN (SELECT storm_id FROM play_storm)
    ON CONFLICT DO NOTHING; END
    """,
    """
    CREATE TRIGGER customer_journeys_delete_plays AFTER DELETE ON customer_journeys BEGIN INSERT INTO
    play_stale SELECT old.storm_id, old.property_id WHERE old.storm_id IN (SELECT storm_id FROM play_storm)
    ON CONFLICT DO NOTHING; END
    """,
    """
    CREATE TRIGGER jobs_insert_plays AFTER INSERT ON jobs BEGIN INSERT INTO play_stale SELECT new.storm_id,
    new.property_id WHERE new.storm_id IN (SELECT storm_id FROM play_storm) ON CONFLICT DO NOTHING; END
    """,
    """
    CREATE TRIGGER jobs_update_plays AFTER UPDATE ON jobs BEGIN INSERT INTO play_stale SELECT new.storm_id,
    new.property_id WHERE new.storm_id IN (SELECT storm_id FROM play_storm) ON CONFLICT DO NOTHING; END
    """,
    """
    CREATE TRIGGER jobs_delete_plays AFTER DELETE ON jobs BEGIN INSERT INTO play_stale SELECT old.storm_id,
    old.property_id WHERE old.storm_id IN (SELECT storm_id FROM play_storm) ON CONFLICT DO NOTHING; END
    """,
    """
    CREATE TRIGGER nurture_sequences_insert_plays AFTER INSERT ON nurture_sequences BEGIN INSERT INTO
    play_stale SELECT new.storm_id, new.property_id WHERE new.storm_id IN (SELECT storm_id FROM play_storm)
    ON CONFLICT DO NOTHING; END
    """,
    """
    CREATE TRIGGER nurture_sequences_update_plays AFTER UPDATE ON nurture_sequences BEGIN INSERT INTO
    play_stale SELECT new.storm_id, new.property_id WHERE new.storm_id IN (SELECT storm_id FROM play_storm)
    ON CONFLICT DO NOTHING; END
    """,
    """
    CREATE TRIGGER nurture_sequences_delete_plays AFTER DELETE ON nurture_sequences BEGIN INSERT INTO
    play_stale SELECT old.storm_id, old.property_id WHERE old.storm_id IN (SELECT storm_id FROM play_storm)
    ON CONFLICT DO NOTHING; END
    """,
    """
    CREATE TRIGGER contact_preferences_insert_plays AFTER INSERT ON contact_preferences BEGIN INSERT INTO
    play_stale SELECT s.storm_id, new.property_id FROM play_storm s WHERE true ON CONFLICT DO NOTHING; END
    """,
    """
    CREATE TRIGGER contact_preferences_update_plays AFTER UPDATE ON contact_preferences BEGIN INSERT INTO
    play_stale SELECT s.storm_id, new.property_id FROM play_storm s WHERE true ON CONFLICT DO NOTHING; END
    """,
    """
    CREATE TRIGGER contact_preferences_delete_plays AFTER DELETE ON contact_preferences BEGIN INSERT INTO
    play_stale SELECT s.storm_id, old.property_id FROM play_storm s WHERE true ON CONFLICT DO NOTHING; END
    """,
    """
    CREATE TRIGGER properties_update_plays AFTER UPDATE OF do_not_knock ON properties WHEN old.do_not_knock
    IS NOT new.do_not_knock BEGIN INSERT INTO play_stale SELECT s.storm_id, new.property_id FROM play_storm
    s WHERE true ON CONFLICT DO NOTHING; END
    """,
    """
    CREATE TRIGGER models_insert_plays AFTER INSERT ON models BEGIN INSERT INTO play_stale SELECT
    h.storm_id, h.property_id FROM play_house h WHERE h.storm_id = new.storm_id ON CONFLICT DO NOTHING; END
    """,
    """
    CREATE TRIGGER models_update_plays AFTER UPDATE OF status ON models BEGIN INSERT INTO play_stale SELECT
    h.storm_id, h.property_id FROM play_house h WHERE h.storm_id = new.storm_id ON CONFLICT DO NOTHING; END
    """,
)


def upgrade() -> None:
    for statement in STATEMENTS:
        op.execute(statement)
