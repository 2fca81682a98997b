"""The database roles: one that owns the schema, four that run, none above the row-level policies."""

from collections.abc import Mapping
from typing import Any

import psycopg
from psycopg import sql

from sync.postgres.errors import DatabaseError, translate
from sync.postgres.urls import OWNER, ROLES, RUNTIME_ROLES

_ATTRIBUTES = "LOGIN NOCREATEDB NOCREATEROLE"
_POWERFUL = """
SELECT rolname FROM pg_roles WHERE rolname = ANY(%s) AND (rolsuper OR rolbypassrls OR rolreplication)
"""
# A transaction that a lost client left open must not hold a tenant's counter for ever.
_LIMITS = ("idle_in_transaction_session_timeout = '60s'", "statement_timeout = '120s'")


def install_roles(admin_url: str, passwords: Mapping[str, str], database: str) -> None:
    """Makes the roles and the database, or sets their passwords and attributes if they exist.

    Args:
        admin_url: a role that may create roles and databases, connected to any other database.
        passwords: password of each of `urls.ROLES`.

    Raises:
        Unavailable: the server does not answer.
        DatabaseError: the administrator may not do this, or a role of that name stands above the policies.
    """
    try:
        with psycopg.connect(admin_url, autocommit=True) as connection:
            _install_roles(connection, passwords)
            _install_database(connection, database)
    except psycopg.Error as error:
        raise translate(error) from None


def _install_roles(connection: psycopg.Connection[Any], passwords: Mapping[str, str]) -> None:
    known = {row[0] for row in connection.execute("SELECT rolname FROM pg_roles")}
    for role in ROLES:
        verb = "ALTER" if role in known else "CREATE"
        statement = sql.SQL(f"{verb} ROLE {{}} WITH {_ATTRIBUTES} PASSWORD {{}}")
        connection.execute(statement.format(sql.Identifier(role), sql.Literal(passwords[role])))
    for role in RUNTIME_ROLES:
        for limit in _LIMITS:
            connection.execute(sql.SQL(f"ALTER ROLE {{}} SET {limit}").format(sql.Identifier(role)))
    # Asked and not set: only a superuser may spell out NOSUPERUSER or NOBYPASSRLS. New roles have neither.
    powerful = [row[0] for row in connection.execute(_POWERFUL, (list(ROLES),))]
    if powerful:
        raise DatabaseError(
            f"{', '.join(powerful)} can pass by the isolation of tenants. Take that right away first."
        )


def _install_database(connection: psycopg.Connection[Any], database: str) -> None:
    name, owner = sql.Identifier(database), sql.Identifier(OWNER)
    if not connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", (database,)).fetchone():
        if connection.info.parameter_status("is_superuser") != "on":
            # Such an administrator may hand a database only to a role that it is in.
            connection.execute(sql.SQL("GRANT {} TO CURRENT_USER").format(owner))
        connection.execute(sql.SQL("CREATE DATABASE {} OWNER {}").format(name, owner))
    connection.execute(sql.SQL("REVOKE ALL ON DATABASE {} FROM PUBLIC").format(name))
    for role in RUNTIME_ROLES:
        connection.execute(sql.SQL("GRANT CONNECT ON DATABASE {} TO {}").format(name, sql.Identifier(role)))
