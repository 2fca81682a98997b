"""Runs of the policy, experiments with who got which arm, and models that were learnt."""

from alembic import op

revision = "0013"
down_revision = "0012"

STATEMENTS = (
    "ALTER TABLE policy_decisions_log ADD COLUMN policy_run_id TEXT",
    """
    CREATE TABLE policy_runs ( policy_run_id TEXT NOT NULL, storm_id TEXT, run_id TEXT, policy_mode
    TEXT, threshold REAL, capacity INTEGER, model_version TEXT, treated INTEGER, held INTEGER, changed
    INTEGER, reasons TEXT, mean_uplift_treated REAL, mean_uplift_held REAL, decided_at INTEGER,
    author_id TEXT, _rev INTEGER DEFAULT '0' NOT NULL, _buckets INTEGER DEFAULT '0' NOT NULL, _pending
    INTEGER DEFAULT '0' NOT NULL, PRIMARY KEY (policy_run_id) )
    """,
    """
    CREATE TABLE experiments ( experiment_id TEXT NOT NULL, storm_id TEXT, name TEXT, hypothesis TEXT,
    status TEXT, arms TEXT, control TEXT, salt TEXT, population TEXT, window_days INTEGER, baseline
    REAL, wanted_effect REAL, smallest_effect REAL, exploratory INTEGER, designed_at INTEGER,
    started_at INTEGER, stopped_at INTEGER, stop_reason TEXT, author_id TEXT, _rev INTEGER DEFAULT '0'
    NOT NULL, _buckets INTEGER DEFAULT '0' NOT NULL, _pending INTEGER DEFAULT '0' NOT NULL, PRIMARY
    KEY (experiment_id) )
    """,
    """
    CREATE TABLE experiment_assignments ( assignment_id TEXT NOT NULL, storm_id TEXT, experiment_id
    TEXT, property_id TEXT, arm TEXT, stratum TEXT, assigned_at INTEGER, _rev INTEGER DEFAULT '0' NOT
    NULL, _buckets INTEGER DEFAULT '0' NOT NULL, _pending INTEGER DEFAULT '0' NOT NULL, PRIMARY KEY
    (assignment_id) )
    """,
    """
    CREATE INDEX experiment_assignments_by_property_id ON experiment_assignments (property_id)
    """,
    """
    CREATE INDEX experiment_assignments_by_experiment_id ON experiment_assignments (experiment_id)
    """,
    """
    CREATE TABLE models ( model_id TEXT NOT NULL, storm_id TEXT, kind TEXT, action TEXT, version TEXT,
    status TEXT, cohort TEXT, metrics TEXT, artefact TEXT, trained_at INTEGER, author_id TEXT, note
    TEXT, _rev INTEGER DEFAULT '0' NOT NULL, _buckets INTEGER DEFAULT '0' NOT NULL, _pending INTEGER
    DEFAULT '0' NOT NULL, PRIMARY KEY (model_id) )
    """,
    """
    CREATE INDEX policy_decisions_log_by_storm_id_decided_at ON policy_decisions_log (storm_id,
    decided_at)
    """,
)


def upgrade() -> None:
    for statement in STATEMENTS:
        op.execute(statement)
