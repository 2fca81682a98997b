"""Two companies with one row each in every table, made from the catalogue alone."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID, uuid5

import psycopg
from psycopg import sql

from tests.hub.postgres.catalogue import Column, ForeignKey, Table, read_catalogue, tenant_tables

OURS = "aaaaaaaa-0000-4000-8000-000000000001"
THEIRS = "bbbbbbbb-0000-4000-8000-000000000002"
CANARY = "canary-of-theirs"
_PLAIN = {
    "bigint": 7, "integer": 7, "double precision": 12.5, "boolean": False, "jsonb": "{}", "numeric(20,0)": 7,
    "timestamp with time zone": "2026-03-24T12:00:00Z", "date": "2026-03-24", "bigint[]": [7],
    "text[]": ["of a token"], "bytea": b"\x80",
}  # fmt: skip


@dataclass
class TwoTenants:
    """The seeded rows, by (table, tenant).

    Attributes:
        tables: the tenant tables, parents before children.
    """

    tables: dict[str, Table]
    rows: dict[tuple[str, str], dict[str, Any]] = field(default_factory=dict)

    def key_of(self, table: str, tenant: str) -> dict[str, Any]:
        """The tenant's primary key values, without tenant_id."""
        row = self.rows[table, tenant]
        return {column: row[column] for column in self.tables[table].key if column != "tenant_id"}


def seed(admin: psycopg.Connection[Any]) -> TwoTenants:
    """Fills every table for both tenants, as a superuser whom no policy holds."""
    catalogue = read_catalogue(admin)
    two = TwoTenants(_parents_first(tenant_tables(catalogue)))
    for tenant in (OURS, THEIRS):
        _insert(admin, "accounts", _account(tenant))
        for table in two.tables.values():
            row = make_row(two, table, tenant)
            _insert(admin, table.name, row)
            two.rows[table.name, tenant] = row
    return two


def make_row(two: TwoTenants, table: Table, tenant: str, *, variant: str = "seeded") -> dict[str, Any]:
    """A row that every constraint accepts; another variant has another key and other unique values."""
    row = {
        column.name: _value(table, column, tenant, variant)
        for column in table.columns.values()
        if _wanted(column)
    }
    for key in table.foreign_keys:
        row.update(_reference(two, key, tenant))
    row["tenant_id"] = tenant
    return row


def _wanted(column: Column) -> bool:
    return column.required or column.name not in ("deleted", "waits_for")


def _value(table: Table, column: Column, tenant: str, variant: str) -> Any:
    if column.type == "uuid":
        return str(uuid5(UUID(tenant), f"{table.name}.{column.name}.{variant}"))
    if column.choices:
        return column.choices[0]
    if column.type == "text":
        return f"{CANARY if tenant == THEIRS else 'ours'}-{column.name}-{variant}"
    if variant != "seeded" and column.type in ("bigint", "integer"):
        return 8
    return _PLAIN[column.type]


def _reference(two: TwoTenants, key: ForeignKey, tenant: str) -> Mapping[str, Any]:
    if key.target == "accounts":
        return {key.columns[0]: _account(tenant)["account_id"]}
    parent = two.rows.get((key.target, tenant), {"tenant_id": tenant})
    return {child: parent[target] for child, target in zip(key.columns, key.target_columns, strict=True)}


def _account(tenant: str) -> dict[str, Any]:
    return {
        "account_id": str(uuid5(UUID(tenant), "account")), "email": f"{tenant[:4]}@example.com",
        "display_name": "Someone", "password_hash": "$argon2id$x",
    }  # fmt: skip


def _parents_first(tables: dict[str, Table]) -> dict[str, Table]:
    placed: dict[str, Table] = {}
    while len(placed) < len(tables):
        ready = [t for t in tables.values() if t.name not in placed and _parents(t, tables) <= placed.keys()]
        assert ready, "tables refer to each other in a circle"
        placed.update((table.name, table) for table in ready)
    return placed


def _parents(table: Table, tables: dict[str, Table]) -> set[str]:
    return {key.target for key in table.foreign_keys if key.target in tables and key.target != table.name}


def _insert(connection: psycopg.Connection[Any], table: str, row: Mapping[str, Any]) -> None:
    connection.execute(insert_statement(table, row), list(row.values()))


def insert_statement(table: str, row: Mapping[str, Any]) -> sql.Composed:
    """INSERT with a placeholder for each value of the row."""
    return sql.SQL("INSERT INTO {} ({}) VALUES ({})").format(
        sql.Identifier(table),
        sql.SQL(", ").join(map(sql.Identifier, row)),
        sql.SQL(", ").join(sql.Placeholder() * len(row)),
    )


def where(key: Mapping[str, Any]) -> sql.Composed:
    """A condition on every column of the key."""
    return sql.SQL(" AND ").join(sql.SQL("{} = %s").format(sql.Identifier(column)) for column in key)
