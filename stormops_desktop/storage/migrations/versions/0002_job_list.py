"""The Jobs table and its search, derived from the synced tables."""

from alembic import op

revision = "0002"
down_revision = "0001"

STATEMENTS = (
    """
    CREATE TABLE job_list ( place INTEGER NOT NULL, job_id TEXT NOT NULL, storm_id TEXT, property_id
    TEXT, route_id TEXT, status TEXT, status_rank INTEGER, outcome TEXT, address TEXT, city TEXT,
    zip_code TEXT, route_name TEXT, sequence INTEGER, route_order TEXT, sii REAL, tier TEXT,
    expected_uplift REAL, pending INTEGER NOT NULL, PRIMARY KEY (place), UNIQUE (job_id) )
    """,
    """
    CREATE INDEX job_list_by_address ON job_list (storm_id, address)
    """,
    """
    CREATE INDEX job_list_by_route ON job_list (route_id)
    """,
    """
    CREATE INDEX job_list_by_route_order ON job_list (storm_id, route_order)
    """,
    """
    CREATE INDEX job_list_by_sii ON job_list (storm_id, sii)
    """,
    """
    CREATE INDEX job_list_by_status ON job_list (storm_id, status_rank)
    """,
    """
    CREATE INDEX job_list_by_uplift ON job_list (storm_id, expected_uplift)
    """,
    """
    CREATE INDEX job_list_by_zip_code ON job_list (storm_id, zip_code)
    """,
    """
    CREATE TABLE job_stale ( job_id TEXT NOT NULL, PRIMARY KEY (job_id) )
    """,
    """
    CREATE TABLE job_text_stale ( job_id TEXT NOT NULL, PRIMARY KEY (job_id) )
    """,
    """
    CREATE VIRTUAL TABLE job_search USING fts5(address, zip_code, route_name, notes, content='',
    contentless_delete=1, prefix='2 3',
    tokenize='unicode61 remove_diacritics 2')
    """,
    """
    CREATE TRIGGER jobs_insert_stales AFTER INSERT ON jobs BEGIN INSERT INTO job_stale SELECT
    new.job_id WHERE new.job_id IS NOT NULL ON CONFLICT DO NOTHING; END
    """,
    """
    CREATE TRIGGER jobs_update_stales AFTER UPDATE ON jobs BEGIN INSERT INTO job_stale SELECT
    new.job_id WHERE new.job_id IS NOT NULL ON CONFLICT DO NOTHING; END
    """,
    """
    CREATE TRIGGER jobs_delete_stales AFTER DELETE ON jobs BEGIN INSERT INTO job_stale SELECT
    old.job_id WHERE old.job_id IS NOT NULL ON CONFLICT DO NOTHING; END
    """,
    """
    CREATE TRIGGER properties_insert_stales AFTER INSERT ON properties BEGIN INSERT INTO job_stale
    SELECT job_id FROM jobs WHERE property_id = new.property_id ON CONFLICT DO NOTHING; END
    """,
    """
    CREATE TRIGGER properties_update_stales AFTER UPDATE ON properties BEGIN INSERT INTO job_stale
    SELECT job_id FROM jobs WHERE property_id = new.property_id ON CONFLICT DO NOTHING; END
    """,
    """
    CREATE TRIGGER properties_delete_stales AFTER DELETE ON properties BEGIN INSERT INTO job_stale
    SELECT job_id FROM jobs WHERE property_id = old.property_id ON CONFLICT DO NOTHING; END
    """,
    """
    CREATE TRIGGER routes_insert_stales AFTER INSERT ON routes BEGIN INSERT INTO job_stale SELECT
    job_id FROM jobs WHERE route_id = new.route_id ON CONFLICT DO NOTHING; END
    """,
    """
    CREATE TRIGGER routes_update_stales AFTER UPDATE ON routes BEGIN INSERT INTO job_stale SELECT
    job_id FROM jobs WHERE route_id = new.route_id ON CONFLICT DO NOTHING; END
    """,
    """
    CREATE TRIGGER routes_delete_stales AFTER DELETE ON routes BEGIN INSERT INTO job_stale SELECT
    job_id FROM jobs WHERE route_id = old.route_id ON CONFLICT DO NOTHING; END
    """,
    """
    CREATE TRIGGER route_properties_insert_stales AFTER INSERT ON route_properties BEGIN INSERT INTO
    job_stale SELECT job_id FROM jobs WHERE property_id = new.property_id ON CONFLICT DO NOTHING;
    END
    """,
    """
    CREATE TRIGGER route_properties_update_stales AFTER UPDATE ON route_properties BEGIN INSERT INTO
    job_stale SELECT job_id FROM jobs WHERE property_id = new.property_id ON CONFLICT DO NOTHING;
    END
    """,
    """
    CREATE TRIGGER route_properties_delete_stales AFTER DELETE ON route_properties BEGIN INSERT INTO
    job_stale SELECT job_id FROM jobs WHERE property_id = old.property_id ON CONFLICT DO NOTHING;
    END
    """,
    """
    CREATE TRIGGER property_impacts_insert_stales AFTER INSERT ON property_impacts BEGIN INSERT INTO
    job_stale SELECT job_id FROM jobs WHERE property_id = new.property_id ON CONFLICT DO NOTHING;
    END
    """,
    """
    CREATE TRIGGER property_impacts_update_stales AFTER UPDATE ON property_impacts BEGIN INSERT INTO
    job_stale SELECT job_id FROM jobs WHERE property_id = new.property_id ON CONFLICT DO NOTHING;
    END
    """,
    """
    CREATE TRIGGER property_impacts_delete_stales AFTER DELETE ON property_impacts BEGIN INSERT INTO
    job_stale SELECT job_id FROM jobs WHERE property_id = old.property_id ON CONFLICT DO NOTHING;
    END
    """,
    """
    CREATE TRIGGER lead_uplift_insert_stales AFTER INSERT ON lead_uplift BEGIN INSERT INTO job_stale
    SELECT job_id FROM jobs WHERE property_id = new.property_id ON CONFLICT DO NOTHING; END
    """,
    """
    CREATE TRIGGER lead_uplift_update_stales AFTER UPDATE ON lead_uplift BEGIN INSERT INTO job_stale
    SELECT job_id FROM jobs WHERE property_id = new.property_id ON CONFLICT DO NOTHING; END
    """,
    """
    CREATE TRIGGER lead_uplift_delete_stales AFTER DELETE ON lead_uplift BEGIN INSERT INTO job_stale
    SELECT job_id FROM jobs WHERE property_id = old.property_id ON CONFLICT DO NOTHING; END
    """,
    """
    CREATE TRIGGER notes_insert_stales AFTER INSERT ON notes BEGIN INSERT INTO job_stale SELECT
    new.job_id WHERE new.job_id IS NOT NULL ON CONFLICT DO NOTHING; END
    """,
    """
    CREATE TRIGGER notes_update_stales AFTER UPDATE ON notes BEGIN INSERT INTO job_stale SELECT
    new.job_id WHERE new.job_id IS NOT NULL ON CONFLICT DO NOTHING; END
    """,
    """
    CREATE TRIGGER notes_delete_stales AFTER DELETE ON notes BEGIN INSERT INTO job_stale SELECT
    old.job_id WHERE old.job_id IS NOT NULL ON CONFLICT DO NOTHING; END
    """,
    """
    CREATE TRIGGER job_events_insert_stales AFTER INSERT ON job_events BEGIN INSERT INTO job_stale
    SELECT new.job_id WHERE new.job_id IS NOT NULL ON CONFLICT DO NOTHING; END
    """,
    """
    CREATE TRIGGER job_events_update_stales AFTER UPDATE ON job_events BEGIN INSERT INTO job_stale
    SELECT new.job_id WHERE new.job_id IS NOT NULL ON CONFLICT DO NOTHING; END
    """,
    """
    CREATE TRIGGER job_events_delete_stales AFTER DELETE ON job_events BEGIN INSERT INTO job_stale
    SELECT old.job_id WHERE old.job_id IS NOT NULL ON CONFLICT DO NOTHING; END
    """,
    """
    CREATE TRIGGER properties_insert_stales_text AFTER INSERT ON properties BEGIN INSERT INTO
    job_text_stale SELECT job_id FROM jobs WHERE property_id = new.property_id ON CONFLICT DO
    NOTHING; END
    """,
    """
    CREATE TRIGGER properties_update_stales_text AFTER UPDATE ON properties BEGIN INSERT INTO
    job_text_stale SELECT job_id FROM jobs WHERE property_id = new.property_id ON CONFLICT DO
    NOTHING; END
    """,
    """
    CREATE TRIGGER properties_delete_stales_text AFTER DELETE ON properties BEGIN INSERT INTO
    job_text_stale SELECT job_id FROM jobs WHERE property_id = old.property_id ON CONFLICT DO
    NOTHING; END
    """,
    """
    CREATE TRIGGER routes_insert_stales_text AFTER INSERT ON routes BEGIN INSERT INTO job_text_stale
    SELECT job_id FROM jobs WHERE route_id = new.route_id ON CONFLICT DO NOTHING; END
    """,
    """
    CREATE TRIGGER routes_update_stales_text AFTER UPDATE ON routes BEGIN INSERT INTO job_text_stale
    SELECT job_id FROM jobs WHERE route_id = new.route_id ON CONFLICT DO NOTHING; END
    """,
    """
    CREATE TRIGGER routes_delete_stales_text AFTER DELETE ON routes BEGIN INSERT INTO job_text_stale
    SELECT job_id FROM jobs WHERE route_id = old.route_id ON CONFLICT DO NOTHING; END
    """,
    """
    CREATE TRIGGER notes_insert_stales_text AFTER INSERT ON notes BEGIN INSERT INTO job_text_stale
    SELECT new.job_id WHERE new.job_id IS NOT NULL ON CONFLICT DO NOTHING; END
    """,
    """
    CREATE TRIGGER notes_update_stales_text AFTER UPDATE ON notes BEGIN INSERT INTO job_text_stale
    SELECT new.job_id WHERE new.job_id IS NOT NULL ON CONFLICT DO NOTHING; END
    """,
    """
    CREATE TRIGGER notes_delete_stales_text AFTER DELETE ON notes BEGIN INSERT INTO job_text_stale
    SELECT old.job_id WHERE old.job_id IS NOT NULL ON CONFLICT DO NOTHING; END
    """,
    """
    CREATE TRIGGER jobs_insert_stales_text AFTER INSERT ON jobs BEGIN INSERT INTO job_text_stale
    SELECT new.job_id WHERE new.job_id IS NOT NULL ON CONFLICT DO NOTHING; END
    """,
    """
    CREATE TRIGGER jobs_move_stales_text AFTER UPDATE OF property_id, route_id ON jobs WHEN
    (old.property_id, old.route_id) IS NOT (new.property_id, new.route_id) BEGIN INSERT INTO
    job_text_stale SELECT new.job_id WHERE new.job_id IS NOT NULL ON CONFLICT DO NOTHING; END
    """,
    """
    INSERT INTO job_stale SELECT job_id FROM jobs
    """,
    """
    INSERT INTO job_text_stale SELECT job_id FROM jobs
    """,
)


def upgrade() -> None:
    for statement in STATEMENTS:
        op.execute(statement)
