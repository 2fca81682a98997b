"""Brings the centre's database to the schema of this program."""

from importlib import resources
from typing import cast

import psycopg
from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import NullPool, create_engine, text
from sqlalchemy.exc import DBAPIError

from sync.postgres.errors import DatabaseError, translate

# Any fixed number: hubs that start together queue up behind it, and the later ones find nothing to do.
_MIGRATION_LOCK = 0x53746F726D


def migrate(owner_url: str) -> str:
    """Runs what is missing in one transaction and returns the revision the database has now.

    Args:
        owner_url: the role that owns the schema; the runtime roles must exist (see `roles.install_roles`).

    Raises:
        Unavailable: the database cannot be reached.
        DatabaseError: the database is newer than this program, or a migration failed (nothing was changed).
    """
    known = current_revision(owner_url)
    if known is not None and known > head_revision():
        raise DatabaseError(
            f"The database is at revision {known} and this program knows up to {head_revision()}. "
            "Nothing was changed. Start the newer program."
        )
    if known != head_revision():
        _upgrade(owner_url)
    return head_revision()


def head_revision() -> str:
    """The newest revision that this program knows, such as "0001"."""
    head = ScriptDirectory.from_config(_config()).get_current_head()
    assert head is not None
    return head


def current_revision(url: str) -> str | None:
    """The revision a database is at; None when it has no schema yet.

    Raises:
        Unavailable: the database cannot be reached.
    """
    try:
        with psycopg.connect(url) as connection:
            row = connection.execute("SELECT to_regclass('public.alembic_version')").fetchone()
            if row is None or row[0] is None:
                return None
            row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
            return str(row[0]) if row else None
    except psycopg.Error as error:
        raise translate(error) from None


def _upgrade(owner_url: str) -> None:
    engine = create_engine(
        "postgresql+psycopg://", creator=lambda: psycopg.connect(owner_url), poolclass=NullPool
    )
    try:
        with engine.begin() as connection:
            connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _MIGRATION_LOCK})
            config = _config()
            config.attributes["connection"] = connection
            command.upgrade(config, "head")
    except psycopg.Error as error:
        raise translate(error) from None
    except DBAPIError as error:
        raise translate(cast("Exception", error.orig)) from None


def _config() -> Config:
    config = Config()
    folder = str(resources.files("sync.postgres.migrations"))
    config.set_main_option("script_location", folder.replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    return config
