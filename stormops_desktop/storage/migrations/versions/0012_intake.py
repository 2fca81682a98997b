"""What was imported, saved field mappings, a company's own thresholds; editions and areas of reports."""

from alembic import op

revision = "0012"
down_revision = "0011"

FIELDS = (
    ("storm_reports", "area", "TEXT"),
    ("storm_reports", "dataset", "TEXT"),
    ("storm_reports", "vintage", "TEXT"),
    ("storm_reports", "withdrawn_at", "INTEGER"),
    ("properties", "parcel_id", "TEXT"),
)
STATEMENTS = (
    """
    CREATE TABLE data_imports ( import_id TEXT NOT NULL, kind TEXT, file_name TEXT, file_sha256 TEXT,
    storm_id TEXT, dataset TEXT, vintage TEXT, rows INTEGER, accepted INTEGER, changed INTEGER,
    unchanged INTEGER, withdrawn INTEGER, rejected INTEGER, span_begin INTEGER, span_end INTEGER,
    rejects TEXT, tiers_moved TEXT, imported_at INTEGER, imported_by TEXT, _rev INTEGER DEFAULT '0' NOT NULL,
    _buckets INTEGER DEFAULT '0' NOT NULL, _pending INTEGER DEFAULT '0' NOT NULL, PRIMARY KEY (import_id) )
    """,
    """
    CREATE TABLE import_mappings ( mapping_id TEXT NOT NULL, name TEXT, kind TEXT, columns TEXT,
    _rev INTEGER DEFAULT '0' NOT NULL, _buckets INTEGER DEFAULT '0' NOT NULL,
    _pending INTEGER DEFAULT '0' NOT NULL, PRIMARY KEY (mapping_id) )
    """,
    """
    CREATE TABLE hail_thresholds ( edition_id TEXT NOT NULL, version TEXT, base_in TEXT, reason TEXT,
    made_at INTEGER, made_by TEXT, _rev INTEGER DEFAULT '0' NOT NULL, _buckets INTEGER DEFAULT '0' NOT NULL,
    _pending INTEGER DEFAULT '0' NOT NULL, PRIMARY KEY (edition_id) )
    """,
    """
    CREATE INDEX storm_reports_by_storm_id_source ON storm_reports (storm_id, source)
    """,
)


def upgrade() -> None:
    for table, name, kind in FIELDS:
        op.execute(f"ALTER TABLE {table} ADD COLUMN {name} {kind}")
    for statement in STATEMENTS:
        op.execute(statement)
