"""Runs of the attribution engine and the credit that they found."""

from alembic import op

revision = "0015"
down_revision = "0014"

STATEMENTS = (
    """
    CREATE TABLE attribution_runs ( attribution_run_id TEXT NOT NULL, storm_id TEXT, computed_at INTEGER,
    as_of INTEGER, computed_by TEXT, engine_version TEXT, chain_order INTEGER, draws INTEGER, seed INTEGER,
    shapley_weight REAL, markov_weight REAL, prior_strength REAL, n_journeys INTEGER, n_conversions INTEGER,
    value_cents INTEGER, low_sample INTEGER, input_sha256 TEXT, config TEXT, reconciliation TEXT, sweep
    TEXT, _rev INTEGER DEFAULT '0' NOT NULL, _buckets INTEGER DEFAULT '0' NOT NULL, _pending INTEGER DEFAULT
    '0' NOT NULL, PRIMARY KEY (attribution_run_id) )
    """,
    """
    CREATE INDEX attribution_runs_by_storm_id_computed_at ON attribution_runs (storm_id, computed_at)
    """,
    """
    CREATE TABLE channel_attribution ( credit_id TEXT NOT NULL, attribution_run_id TEXT, storm_id TEXT,
    method TEXT, channel TEXT, zip_code TEXT, credit REAL, conversions REAL, value_cents INTEGER, ci_low
    REAL, ci_high REAL, touches INTEGER, n_journeys INTEGER, n_conversions INTEGER, engine_version TEXT,
    computed_at INTEGER, _rev INTEGER DEFAULT '0' NOT NULL, _buckets INTEGER DEFAULT '0' NOT NULL, _pending
    INTEGER DEFAULT '0' NOT NULL, PRIMARY KEY (credit_id) )
    """,
    """
    CREATE INDEX channel_attribution_by_attribution_run_id ON channel_attribution (attribution_run_id)
    """,
    """
    CREATE TABLE play_attribution ( credit_id TEXT NOT NULL, attribution_run_id TEXT, storm_id TEXT, method
    TEXT, play_id TEXT, credit REAL, conversions REAL, value_cents INTEGER, ci_low REAL, ci_high REAL,
    touches INTEGER, n_journeys INTEGER, n_conversions INTEGER, engine_version TEXT, computed_at INTEGER,
    _rev INTEGER DEFAULT '0' NOT NULL, _buckets INTEGER DEFAULT '0' NOT NULL, _pending INTEGER DEFAULT '0'
    NOT NULL, PRIMARY KEY (credit_id) )
    """,
    """
    CREATE INDEX play_attribution_by_attribution_run_id ON play_attribution (attribution_run_id)
    """,
    """
    CREATE TABLE play_channel_attribution ( credit_id TEXT NOT NULL, attribution_run_id TEXT, storm_id TEXT,
    method TEXT, play_id TEXT, channel TEXT, within REAL, credit REAL, conversions REAL, value_cents
    INTEGER, ci_low REAL, ci_high REAL, touches INTEGER, n_journeys INTEGER, n_conversions INTEGER,
    engine_version TEXT, computed_at INTEGER, _rev INTEGER DEFAULT '0' NOT NULL, _buckets INTEGER DEFAULT
    '0' NOT NULL, _pending INTEGER DEFAULT '0' NOT NULL, PRIMARY KEY (credit_id) )
    """,
    """
    CREATE INDEX play_channel_attribution_by_attribution_run_id ON play_channel_attribution
    (attribution_run_id)
    """,
)


def upgrade() -> None:
    for statement in STATEMENTS:
        op.execute(statement)
