"""The synced tables, and the log of what was done on this machine."""

from alembic import op

revision = "0001"
down_revision = None

STATEMENTS = (
    """
    CREATE TABLE storms ( storm_id TEXT NOT NULL, event_id TEXT, name TEXT, status TEXT,
    primary_hazard TEXT, begin_at INTEGER, end_at INTEGER, county TEXT, state TEXT, time_zone TEXT,
    max_hail_in REAL, max_gust_mph REAL, south REAL, west REAL, north REAL, east REAL, data_vintage
    TEXT, source TEXT, is_sample INTEGER, _rev INTEGER DEFAULT '0' NOT NULL, _buckets INTEGER
    DEFAULT '0' NOT NULL, _pending INTEGER DEFAULT '0' NOT NULL, PRIMARY KEY (storm_id) )
    """,
    """
    CREATE TABLE crews ( crew_id TEXT NOT NULL, crew_name TEXT, vehicle TEXT, skills TEXT, max_stops
    INTEGER, shift_start_min INTEGER, shift_end_min INTEGER, start_latitude REAL, start_longitude
    REAL, active INTEGER, _rev INTEGER DEFAULT '0' NOT NULL, _buckets INTEGER DEFAULT '0' NOT NULL,
    _pending INTEGER DEFAULT '0' NOT NULL, PRIMARY KEY (crew_id) )
    """,
    """
    CREATE TABLE users ( user_id TEXT NOT NULL, display_name TEXT, role TEXT, crew_id TEXT,
    languages TEXT, active INTEGER, _rev INTEGER DEFAULT '0' NOT NULL, _buckets INTEGER DEFAULT '0'
    NOT NULL, _pending INTEGER DEFAULT '0' NOT NULL, PRIMARY KEY (user_id) )
    """,
    """
    CREATE TABLE plays ( play_id TEXT NOT NULL, code TEXT, name TEXT, persona TEXT, risk_tier TEXT,
    boost INTEGER, sla_hours INTEGER, active INTEGER, _rev INTEGER DEFAULT '0' NOT NULL, _buckets
    INTEGER DEFAULT '0' NOT NULL, _pending INTEGER DEFAULT '0' NOT NULL, PRIMARY KEY (play_id) )
    """,
    """
    CREATE TABLE storm_reports ( report_id TEXT NOT NULL, storm_id TEXT, source TEXT, source_id
    TEXT, hazard TEXT, magnitude REAL, unit TEXT, measured TEXT, latitude REAL, longitude REAL,
    place TEXT, county TEXT, state TEXT, time_at INTEGER, time_original TEXT, comments TEXT, wfo
    TEXT, preliminary INTEGER, _rev INTEGER DEFAULT '0' NOT NULL, _buckets INTEGER DEFAULT '0' NOT
    NULL, _pending INTEGER DEFAULT '0' NOT NULL, PRIMARY KEY (report_id) )
    """,
    """
    CREATE TABLE properties ( property_id TEXT NOT NULL, external_id TEXT, address TEXT, unit TEXT,
    city TEXT, county TEXT, state TEXT, zip_code TEXT, latitude REAL, longitude REAL,
    geocode_quality TEXT, home_type TEXT, owner_occupied INTEGER, year_built INTEGER,
    estimated_value_cents INTEGER, persona TEXT, risk_score REAL, priority_legacy REAL, do_not_knock
    INTEGER, customer_since TEXT, is_synthetic INTEGER, _rev INTEGER DEFAULT '0' NOT NULL, _buckets
    INTEGER DEFAULT '0' NOT NULL, _pending INTEGER DEFAULT '0' NOT NULL, PRIMARY KEY (property_id) )
    """,
    """
    CREATE TABLE roofs ( roof_id TEXT NOT NULL, property_id TEXT, material TEXT, age_years REAL,
    age_source TEXT, layers INTEGER, stories INTEGER, squares REAL, pitch_rise INTEGER, _rev INTEGER
    DEFAULT '0' NOT NULL, _buckets INTEGER DEFAULT '0' NOT NULL, _pending INTEGER DEFAULT '0' NOT
    NULL, PRIMARY KEY (roof_id) )
    """,
    """
    CREATE INDEX roofs_by_property_id ON roofs (property_id)
    """,
    """
    CREATE TABLE property_impacts ( impact_id TEXT NOT NULL, storm_id TEXT, property_id TEXT, sii
    REAL, tier TEXT, hail_in REAL, hail_confidence REAL, hail_distance_mi REAL, hail_report_id TEXT,
    gust_mph REAL, gust_confidence REAL, gust_distance_mi REAL, gust_report_id TEXT, threshold_in
    REAL, material_assumed INTEGER, sii_version TEXT, scored_at INTEGER, _rev INTEGER DEFAULT '0'
    NOT NULL, _buckets INTEGER DEFAULT '0' NOT NULL, _pending INTEGER DEFAULT '0' NOT NULL, PRIMARY
    KEY (impact_id) )
    """,
    """
    CREATE INDEX property_impacts_by_property_id_storm_id ON property_impacts (property_id,
    storm_id)
    """,
    """
    CREATE TABLE lead_uplift ( uplift_id TEXT NOT NULL, storm_id TEXT, property_id TEXT,
    expected_uplift REAL, next_best_action TEXT, p_treat REAL, p_control REAL, ci_low REAL, ci_high
    REAL, model_version TEXT, scored_at INTEGER, feature_hash TEXT, _rev INTEGER DEFAULT '0' NOT
    NULL, _buckets INTEGER DEFAULT '0' NOT NULL, _pending INTEGER DEFAULT '0' NOT NULL, PRIMARY KEY
    (uplift_id) )
    """,
    """
    CREATE INDEX lead_uplift_by_property_id_storm_id_scored_at ON lead_uplift (property_id,
    storm_id, scored_at)
    """,
    """
    CREATE TABLE policy_decisions_log ( decision_id TEXT NOT NULL, storm_id TEXT, property_id TEXT,
    decision TEXT, reason TEXT, reason_codes TEXT, expected_uplift REAL, uplift_band TEXT,
    policy_mode TEXT, threshold REAL, run_id TEXT, model_version TEXT, play_id TEXT, decided_at
    INTEGER, _rev INTEGER DEFAULT '0' NOT NULL, _buckets INTEGER DEFAULT '0' NOT NULL, _pending
    INTEGER DEFAULT '0' NOT NULL, PRIMARY KEY (decision_id) )
    """,
    """
    CREATE TABLE policy_outcomes ( outcome_id TEXT NOT NULL, storm_id TEXT, property_id TEXT,
    decision TEXT, expected_uplift REAL, actual_converted INTEGER, value_cents INTEGER, converted_at
    INTEGER, window_days INTEGER, source TEXT, _rev INTEGER DEFAULT '0' NOT NULL, _buckets INTEGER
    DEFAULT '0' NOT NULL, _pending INTEGER DEFAULT '0' NOT NULL, PRIMARY KEY (outcome_id) )
    """,
    """
    CREATE TABLE customer_journeys ( journey_id TEXT NOT NULL, storm_id TEXT, property_id TEXT,
    channel TEXT, channel_original TEXT, timestamp INTEGER, play_id TEXT, persona TEXT, direction
    TEXT, outcome TEXT, converted INTEGER, conversion_value_cents INTEGER, source_event_id TEXT,
    _rev INTEGER DEFAULT '0' NOT NULL, _buckets INTEGER DEFAULT '0' NOT NULL, _pending INTEGER
    DEFAULT '0' NOT NULL, PRIMARY KEY (journey_id) )
    """,
    """
    CREATE TABLE routes ( route_id TEXT NOT NULL, storm_id TEXT, route_name TEXT, zip_code TEXT,
    status TEXT, crew_id TEXT, plan_version INTEGER, property_count INTEGER, avg_uplift REAL,
    planned_start INTEGER, minutes REAL, miles REAL, _rev INTEGER DEFAULT '0' NOT NULL, _buckets
    INTEGER DEFAULT '0' NOT NULL, _pending INTEGER DEFAULT '0' NOT NULL, PRIMARY KEY (route_id) )
    """,
    """
    CREATE TABLE route_properties ( stop_id TEXT NOT NULL, route_id TEXT, storm_id TEXT, property_id
    TEXT, sequence_order INTEGER, service_min INTEGER, window_start INTEGER, window_end INTEGER,
    locked INTEGER, _rev INTEGER DEFAULT '0' NOT NULL, _buckets INTEGER DEFAULT '0' NOT NULL,
    _pending INTEGER DEFAULT '0' NOT NULL, PRIMARY KEY (stop_id) )
    """,
    """
    CREATE INDEX route_properties_by_property_id ON route_properties (property_id)
    """,
    """
    CREATE INDEX route_properties_by_route_id_property_id ON route_properties (route_id,
    property_id)
    """,
    """
    CREATE TABLE assignments ( assignment_id TEXT NOT NULL, storm_id TEXT, route_id TEXT, crew_id
    TEXT, epoch INTEGER, active INTEGER, assigned_at INTEGER, _rev INTEGER DEFAULT '0' NOT NULL,
    _buckets INTEGER DEFAULT '0' NOT NULL, _pending INTEGER DEFAULT '0' NOT NULL, PRIMARY KEY
    (assignment_id) )
    """,
    """
    CREATE INDEX assignments_by_crew_id ON assignments (crew_id)
    """,
    """
    CREATE TABLE jobs ( job_id TEXT NOT NULL, storm_id TEXT, route_id TEXT, property_id TEXT, status
    TEXT, completed_at INTEGER, outcome TEXT, outcome_reason TEXT, priority TEXT, scheduled_at
    INTEGER, service_min INTEGER, claim_stage TEXT, _rev INTEGER DEFAULT '0' NOT NULL, _buckets
    INTEGER DEFAULT '0' NOT NULL, _pending INTEGER DEFAULT '0' NOT NULL, PRIMARY KEY (job_id) )
    """,
    """
    CREATE INDEX jobs_by_property_id ON jobs (property_id)
    """,
    """
    CREATE INDEX jobs_by_route_id ON jobs (route_id)
    """,
    """
    CREATE INDEX jobs_by_storm_id_status ON jobs (storm_id, status)
    """,
    """
    CREATE TABLE job_events ( event_id TEXT NOT NULL, job_id TEXT, from_status TEXT, to_status TEXT,
    reason TEXT, happened_at INTEGER, actor_id TEXT, effective INTEGER, _rev INTEGER DEFAULT '0' NOT
    NULL, _buckets INTEGER DEFAULT '0' NOT NULL, _pending INTEGER DEFAULT '0' NOT NULL, PRIMARY KEY
    (event_id) )
    """,
    """
    CREATE INDEX job_events_by_job_id ON job_events (job_id)
    """,
    """
    CREATE TABLE notes ( note_id TEXT NOT NULL, job_id TEXT, body TEXT, author_id TEXT, written_at
    INTEGER, supersedes TEXT, redacted_at INTEGER, _rev INTEGER DEFAULT '0' NOT NULL, _buckets
    INTEGER DEFAULT '0' NOT NULL, _pending INTEGER DEFAULT '0' NOT NULL, PRIMARY KEY (note_id) )
    """,
    """
    CREATE INDEX notes_by_job_id ON notes (job_id)
    """,
    """
    CREATE TABLE photos ( photo_id TEXT NOT NULL, job_id TEXT, sha256 TEXT, bytes INTEGER, mime
    TEXT, width INTEGER, height INTEGER, orientation INTEGER, taken_at INTEGER, taken_local TEXT,
    gps_at INTEGER, latitude REAL, longitude REAL, heading REAL, device TEXT, category TEXT, slope
    TEXT, shot TEXT, collateral TEXT, caption TEXT, marks TEXT, state TEXT, _rev INTEGER DEFAULT '0'
    NOT NULL, _buckets INTEGER DEFAULT '0' NOT NULL, _pending INTEGER DEFAULT '0' NOT NULL, PRIMARY
    KEY (photo_id) )
    """,
    """
    CREATE INDEX photos_by_job_id ON photos (job_id)
    """,
    """
    CREATE TABLE claim_intel ( claim_id TEXT NOT NULL, job_id TEXT, damage_type TEXT, severity TEXT,
    date_of_loss TEXT, discovered_on TEXT, carrier TEXT, policy_number TEXT, claim_number TEXT,
    coverage_type TEXT, rcv_cents INTEGER, recoverable_dep_cents INTEGER, nonrecoverable_dep_cents
    INTEGER, acv_cents INTEGER, deductible_kind TEXT, deductible_cents INTEGER, deductible_pct REAL,
    areas TEXT, extra TEXT, _rev INTEGER DEFAULT '0' NOT NULL, _buckets INTEGER DEFAULT '0' NOT
    NULL, _pending INTEGER DEFAULT '0' NOT NULL, PRIMARY KEY (claim_id) )
    """,
    """
    CREATE INDEX claim_intel_by_job_id ON claim_intel (job_id)
    """,
    """
    CREATE TABLE shadow ( entity TEXT NOT NULL, row_id TEXT NOT NULL, base BLOB, rev INTEGER DEFAULT
    '0' NOT NULL, buckets INTEGER DEFAULT '0' NOT NULL, PRIMARY KEY (entity, row_id) ) WITHOUT ROWID
    """,
    """
    CREATE TABLE bucket_sets ( set_id INTEGER NOT NULL, members TEXT NOT NULL, PRIMARY KEY (set_id),
    UNIQUE (members) )
    """,
    """
    CREATE TABLE op_log ( seq INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, n INTEGER NOT NULL, op_id
    TEXT NOT NULL, rev INTEGER, body BLOB NOT NULL, entity TEXT NOT NULL, row_id TEXT NOT NULL,
    "before" BLOB, UNIQUE (n), UNIQUE (op_id) )
    """,
    """
    CREATE TABLE op_rows ( entity TEXT NOT NULL, row_id TEXT NOT NULL, seq INTEGER NOT NULL, PRIMARY
    KEY (entity, row_id, seq) ) WITHOUT ROWID
    """,
    """
    CREATE INDEX op_rows_by_seq ON op_rows (seq)
    """,
    """
    CREATE TABLE inbox ( item_id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, op BLOB NOT NULL,
    verdict BLOB NOT NULL, "before" BLOB NOT NULL, received_ms INTEGER NOT NULL, decided_ms INTEGER,
    decision TEXT, reason TEXT )
    """,
    """
    CREATE TABLE stage ( page INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, body BLOB NOT NULL )
    """,
    """
    CREATE TABLE sync_state ( one INTEGER NOT NULL, body BLOB NOT NULL, PRIMARY KEY (one) )
    """,
    """
    CREATE TABLE digest ( bucket TEXT NOT NULL, count INTEGER NOT NULL, total TEXT NOT NULL, PRIMARY
    KEY (bucket) )
    """,
    """
    CREATE TABLE room ( filling BLOB )
    """,
)


def upgrade() -> None:
    for statement in STATEMENTS:
        op.execute(statement)
