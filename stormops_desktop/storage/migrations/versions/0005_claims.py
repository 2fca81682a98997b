"""The claim form column by column, and its supplements, payments and test squares."""

from alembic import op

revision = "0005"
down_revision = "0004"

FIELDS = (
    ("unknown_fields", "TEXT"),
    ("functional", "TEXT"),
    ("ord_law", "INTEGER"),
    ("cosmetic_exclusion", "INTEGER"),
    ("mortgage_company", "TEXT"),
    ("loan_last4", "TEXT"),
    ("insured", "TEXT"),
    ("agent", "TEXT"),
    ("adjuster_name", "TEXT"),
    ("adjuster_kind", "TEXT"),
    ("adjuster_phone", "TEXT"),
    ("adjuster_email", "TEXT"),
    ("meeting_at", "INTEGER"),
    ("meeting_zone", "TEXT"),
    ("meeting_items", "TEXT"),
    ("coverage_a_cents", "INTEGER"),
    ("overhead_cents", "INTEGER"),
    ("profit_cents", "INTEGER"),
    ("op_included", "INTEGER"),
    ("first_check_cents", "INTEGER"),
    ("balance_cents", "INTEGER"),
    ("squares", "REAL"),
    ("waste_pct", "REAL"),
    ("layers", "INTEGER"),
    ("pitch", "TEXT"),
    ("steep", "INTEGER"),
    ("high", "INTEGER"),
    ("ice_water_ft", "REAL"),
    ("drip_edge_ft", "REAL"),
    ("starter_ft", "REAL"),
    ("ridge_ft", "REAL"),
    ("valley_ft", "REAL"),
    ("vents", "INTEGER"),
    ("decking_sheets", "INTEGER"),
    ("gutters_ft", "REAL"),
    ("code_items", "TEXT"),
    ("collateral", "TEXT"),
    ("slopes_inspected", "TEXT"),
    ("not_inspected", "TEXT"),
    ("papers", "TEXT"),
    ("contract_signed_on", "TEXT"),
    ("permit_issued_on", "TEXT"),
)
STATEMENTS = (
    """
    CREATE TABLE supplements ( supplement_id TEXT NOT NULL, job_id TEXT, label TEXT, requested_cents
    INTEGER, state TEXT, approved_cents INTEGER, requested_on TEXT, answered_on TEXT, _rev INTEGER
    DEFAULT '0' NOT NULL, _buckets INTEGER DEFAULT '0' NOT NULL, _pending INTEGER DEFAULT '0' NOT
    NULL, PRIMARY KEY (supplement_id) )
    """,
    """
    CREATE INDEX supplements_by_job_id ON supplements (job_id)
    """,
    """
    CREATE TABLE claim_payments ( payment_id TEXT NOT NULL, job_id TEXT, cents INTEGER, kind TEXT,
    label TEXT, received_on TEXT, _rev INTEGER DEFAULT '0' NOT NULL, _buckets INTEGER DEFAULT '0'
    NOT NULL, _pending INTEGER DEFAULT '0' NOT NULL, PRIMARY KEY (payment_id) )
    """,
    """
    CREATE INDEX claim_payments_by_job_id ON claim_payments (job_id)
    """,
    """
    CREATE TABLE test_squares ( square_id TEXT NOT NULL, job_id TEXT, slope TEXT, hits INTEGER,
    method TEXT, confidence REAL, photo_ids TEXT, _rev INTEGER DEFAULT '0' NOT NULL, _buckets
    INTEGER DEFAULT '0' NOT NULL, _pending INTEGER DEFAULT '0' NOT NULL, PRIMARY KEY (square_id) )
    """,
    """
    CREATE INDEX test_squares_by_job_id ON test_squares (job_id)
    """,
)


def upgrade() -> None:
    for name, kind in FIELDS:
        op.execute(f"ALTER TABLE claim_intel ADD COLUMN {name} {kind}")
    for statement in STATEMENTS:
        op.execute(statement)
