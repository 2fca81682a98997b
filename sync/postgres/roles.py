"""The database roles: one that owns the schema, three that run, none above the row-level policies."""

from collections.abc import Mapping

import psycopg
from psycopg import sql

from sync.postgres.urls import OWNER, ROLES, RUNTIME_ROLES

_ATTRIBUTES = "LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE NOREPLICATION NOINHERIT"


def install_roles(admin_url: str, passwords: Mapping[str, str], database: str) -> None:
    """Makes the roles and the database, or sets their passwords and attributes if they exist.

    Args:
        admin_url: a role that may create roles and databases, connected to any other database.
        passwords: password of each of `urls.ROLES`.
    """
    with psycopg.connect(admin_url, autocommit=True) as connection:
        known = {row[0] for row in connection.execute("SELECT rolname FROM pg_roles")}
        for role in ROLES:
            verb = "ALTER" if role in known else "CREATE"
            statement = sql.SQL(f"{verb} ROLE {{}} WITH {_ATTRIBUTES} PASSWORD {{}}")
            connection.execute(statement.format(sql.Identifier(role), sql.Literal(passwords[role])))
        _limit_runtime_roles(connection)
        _install_database(connection, database)


def _limit_runtime_roles(connection: psycopg.Connection) -> None:
    """A transaction that a lost client left open must not hold a tenant's counter for ever."""
    for role in RUNTIME_ROLES:
        for setting in ("idle_in_transaction_session_timeout = '60s'", "statement_timeout = '120s'"):
            connection.execute(sql.SQL(f"ALTER ROLE {{}} SET {setting}").format(sql.Identifier(role)))


def _install_database(connection: psycopg.Connection, database: str) -> None:
    name, owner = sql.Identifier(database), sql.Identifier(OWNER)
    if not connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", (database,)).fetchone():
        if connection.info.parameter_status("is_superuser") != "on":
            # Such an administrator may hand a database only to a role that it is in.
            connection.execute(sql.SQL("GRANT {} TO CURRENT_USER").format(owner))
        connection.execute(sql.SQL("CREATE DATABASE {} OWNER {}").format(name, owner))
    connection.execute(sql.SQL("REVOKE ALL ON DATABASE {} FROM PUBLIC").format(name))
    for role in RUNTIME_ROLES:
        connection.execute(sql.SQL("GRANT CONNECT ON DATABASE {} TO {}").format(name, sql.Identifier(role)))
