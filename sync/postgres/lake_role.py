"""The database of the lakehouse's catalogue, and the one role that may use it; no company's rows."""

import psycopg
from psycopg import sql

from sync.postgres.errors import translate
from sync.postgres.urls import make_url

LAKE = "stormops_lake"
LAKE_DATABASE = "stormops_lakehouse"


def install_catalogue(admin_url: str, password: str, *, database: str = LAKE_DATABASE) -> str:
    """Makes the role and its database, or sets the role's password; returns the role's address.

    Args:
        admin_url: a role that may create roles and databases, connected to any other database.

    Raises:
        Unavailable: the server does not answer. DatabaseError: the administrator may not do this.
    """
    try:
        with psycopg.connect(admin_url, autocommit=True) as connection:
            _install_role(connection, password)
            _install_database(connection, database)
            host, port = connection.info.host, connection.info.port
    except psycopg.Error as error:
        raise translate(error) from None
    return make_url(LAKE, password, host, port, database)


def _install_role(connection: psycopg.Connection[tuple[object, ...]], password: str) -> None:
    known = connection.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", (LAKE,)).fetchone()
    statement = sql.SQL(
        f"{'ALTER' if known else 'CREATE'} ROLE {{}} WITH LOGIN NOCREATEDB NOCREATEROLE PASSWORD {{}}"
    )
    connection.execute(statement.format(sql.Identifier(LAKE), sql.Literal(password)))


def _install_database(connection: psycopg.Connection[tuple[object, ...]], database: str) -> None:
    if connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", (database,)).fetchone():
        return
    if connection.info.parameter_status("is_superuser") != "on":
        connection.execute(sql.SQL("GRANT {} TO CURRENT_USER").format(sql.Identifier(LAKE)))
    names = {"name": sql.Identifier(database), "owner": sql.Identifier(LAKE)}
    connection.execute(sql.SQL("CREATE DATABASE {name} OWNER {owner}").format(**names))
    connection.execute(sql.SQL("REVOKE ALL ON DATABASE {name} FROM PUBLIC").format(**names))
