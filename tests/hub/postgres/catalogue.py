"""The schema as PostgreSQL's own catalogue tells it."""

from dataclasses import dataclass, field
from typing import Any

import psycopg


@dataclass(frozen=True)
class Column:
    """`choices` are the spellings that a check allows, if one does."""

    name: str
    type: str
    required: bool
    default: bool
    choices: tuple[str, ...] = ()


@dataclass(frozen=True)
class Index:
    name: str
    columns: tuple[str, ...]
    primary: bool
    unique: bool
    predicate: str


@dataclass(frozen=True)
class ForeignKey:
    """Columns of the child, in step with `target_columns` of the parent."""

    name: str
    columns: tuple[str, ...]
    target: str
    target_columns: tuple[str, ...]


@dataclass(frozen=True)
class Policy:
    name: str
    permissive: bool
    roles: tuple[str, ...]
    command: str
    using: str | None
    check: str | None


@dataclass
class Table:
    name: str
    owner: str
    protected: bool
    forced: bool
    columns: dict[str, Column] = field(default_factory=dict)
    indexes: list[Index] = field(default_factory=list)
    foreign_keys: list[ForeignKey] = field(default_factory=list)
    policies: list[Policy] = field(default_factory=list)
    checks: dict[str, str] = field(default_factory=dict)

    @property
    def key(self) -> tuple[str, ...]:
        return next((index.columns for index in self.indexes if index.primary), ())


_TABLES = """
SELECT relname, pg_get_userbyid(relowner), relrowsecurity, relforcerowsecurity
FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') ORDER BY relname
"""
_COLUMNS = """
SELECT c.relname, a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull, a.atthasdef
FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND attnum > 0 AND NOT attisdropped
ORDER BY c.relname, a.attnum
"""
_INDEXES = """
SELECT t.relname, i.relname, x.indisprimary, x.indisunique, coalesce(pg_get_expr(x.indpred, x.indrelid), ''),
    ARRAY(SELECT pg_get_indexdef(x.indexrelid, n, true) FROM generate_series(1, x.indnkeyatts) AS n)
FROM pg_index x JOIN pg_class t ON t.oid = x.indrelid JOIN pg_class i ON i.oid = x.indexrelid
WHERE t.relnamespace = 'public'::regnamespace ORDER BY i.relname
"""
_FOREIGN_KEYS = """
SELECT conrelid::regclass::text, conname, confrelid::regclass::text,
    ARRAY(SELECT attname::text FROM unnest(conkey) WITH ORDINALITY AS k (n, o)
          JOIN pg_attribute ON attrelid = conrelid AND attnum = k.n ORDER BY o),
    ARRAY(SELECT attname::text FROM unnest(confkey) WITH ORDINALITY AS k (n, o)
          JOIN pg_attribute ON attrelid = confrelid AND attnum = k.n ORDER BY o)
FROM pg_constraint WHERE contype = 'f' AND connamespace = 'public'::regnamespace ORDER BY conname
"""
_CHECKS = """
SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid) FROM pg_constraint
WHERE contype = 'c' AND connamespace = 'public'::regnamespace ORDER BY conname
"""
_CHOICES = """
SELECT conrelid::regclass::text, attname::text,
    ARRAY(SELECT m[1] FROM regexp_matches(pg_get_constraintdef(c.oid), '''([^'']+)''::text', 'g') AS m)
FROM pg_constraint c JOIN pg_attribute ON attrelid = conrelid AND attnum = conkey[1]
WHERE contype = 'c' AND conname LIKE '%\\_known' AND connamespace = 'public'::regnamespace
"""
_POLICIES = """
SELECT tablename, policyname, permissive = 'PERMISSIVE', roles::text[], cmd, qual, with_check
FROM pg_policies WHERE schemaname = 'public' ORDER BY policyname
"""


def read_catalogue(connection: psycopg.Connection[Any]) -> dict[str, Table]:
    """Every table of the schema, by name."""
    tables = {row[0]: Table(*row) for row in connection.execute(_TABLES)}
    choices = {(table, column): tuple(values) for table, column, values in connection.execute(_CHOICES)}
    for table, *rest in connection.execute(_COLUMNS):
        name, kind, required, default = rest
        tables[table].columns[name] = Column(name, kind, required, default, choices.get((table, name), ()))
    for table, name, primary, unique, predicate, columns in connection.execute(_INDEXES):
        plain = tuple(column.strip('"') for column in columns)
        tables[table].indexes.append(Index(name, plain, primary, unique, predicate))
    for table, name, target, columns, targets in connection.execute(_FOREIGN_KEYS):
        tables[table].foreign_keys.append(ForeignKey(name, tuple(columns), target, tuple(targets)))
    for table, name, definition in connection.execute(_CHECKS):
        tables[table].checks[name] = definition
    for table, name, permissive, roles, command, using, check in connection.execute(_POLICIES):
        tables[table].policies.append(Policy(name, permissive, tuple(roles), command, using, check))
    return tables


def tenant_tables(tables: dict[str, Table]) -> dict[str, Table]:
    """Those that hold rows of tenants."""
    return {name: table for name, table in tables.items() if "tenant_id" in table.columns}
