"""Finds, in a migrated database, whatever could let one tenant see or touch another's rows."""

from collections.abc import Iterator
from typing import Any

import psycopg

from sync.postgres.urls import ROLES, RUNTIME_ROLES
from tests.hub.postgres.catalogue import Policy, Table, read_catalogue, tenant_tables
from tests.hub.postgres.declared_access import (
    COLUMN_GRANTS,
    GLOBAL_TABLES,
    GRANTS,
    ISOLATION,
    KEYED_BY_SECRET,
    OPEN_DOORS,
)

_GRANTS = """
SELECT relname, coalesce(nullif(grantee, 0)::regrole::text, 'PUBLIC'), array_agg(privilege_type)
FROM pg_class, aclexplode(relacl) WHERE relnamespace = 'public'::regnamespace AND grantee <> relowner
GROUP BY 1, 2 ORDER BY 1, 2
"""
_COLUMN_GRANTS = """
SELECT relname, coalesce(nullif(grantee, 0)::regrole::text, 'PUBLIC'), attname, privilege_type
FROM pg_attribute JOIN pg_class c ON c.oid = attrelid, aclexplode(attacl)
WHERE relnamespace = 'public'::regnamespace ORDER BY 1, 2, 3
"""
_BY_PASSES = """
SELECT 'view ' || relname || ' runs with its owner''s rights: add security_invoker' FROM pg_class
WHERE relnamespace = 'public'::regnamespace AND relkind = 'v'
    AND NOT coalesce(reloptions && '{security_invoker=true,security_invoker=on}', false)
UNION ALL SELECT 'materialized view ' || relname || ' holds rows outside of policies' FROM pg_class
WHERE relnamespace = 'public'::regnamespace AND relkind = 'm'
UNION ALL SELECT 'sequence ' || relname || ' is shared by tenants' FROM pg_class
WHERE relnamespace = 'public'::regnamespace AND relkind = 'S'
UNION ALL SELECT 'function ' || proname || ' runs with its owner''s rights' FROM pg_proc
WHERE pronamespace = 'public'::regnamespace AND prosecdef
UNION ALL SELECT 'role ' || rolname || ' stands above the policies' FROM pg_roles
WHERE rolname = ANY(%s) AND (rolsuper OR rolbypassrls OR rolcreaterole)
UNION ALL SELECT 'role ' || m.member::regrole || ' is in ' || m.roleid::regrole FROM pg_auth_members m
WHERE m.member::regrole::text = ANY(%s)
UNION ALL SELECT 'everyone may create in the schema'
WHERE has_schema_privilege('stormops_app', 'public', 'CREATE')
"""


def lint(connection: psycopg.Connection[Any]) -> list[str]:
    """One sentence for each defect, beginning with the table or thing that has it."""
    tables = read_catalogue(connection)
    tenants = tenant_tables(tables)
    found = [
        f"{name} has no tenant_id and is not known as global"
        for name in set(tables) - set(tenants) - GLOBAL_TABLES
    ]
    for table in tenants.values():
        found.extend(f"{table.name} {defect}" for defect in _table_defects(table, tenants))
    found.extend(_grant_defects(connection))
    found.extend(row[0] for row in connection.execute(_BY_PASSES, (list(ROLES), list(ROLES))))
    return sorted(found)


def _table_defects(table: Table, tenants: dict[str, Table]) -> Iterator[str]:
    column = table.columns["tenant_id"]
    if column.type != "uuid" or not column.required:
        yield "has a tenant_id that is not a required uuid"
    if table.name not in KEYED_BY_SECRET:
        yield from _key_defects(table)
    for key in table.foreign_keys:
        pairs = set(zip(key.columns, key.target_columns, strict=True))
        if key.target in tenants and ("tenant_id", "tenant_id") not in pairs:
            yield f"has the foreign key {key.name} without tenant_id"
    if not table.protected:
        yield "has no row-level security"
    if not table.forced:
        yield "does not force row-level security on its owner"
    if table.owner in RUNTIME_ROLES:
        yield f"is owned by {table.owner}"
    yield from _policy_defects(table)


def _key_defects(table: Table) -> Iterator[str]:
    if table.key[:1] != ("tenant_id",):
        yield "has no primary key that begins with tenant_id"
    for index in table.indexes:
        if index.unique and "tenant_id" not in index.columns:
            yield f"has the unique index {index.name} without tenant_id"


def _policy_defects(table: Table) -> Iterator[str]:
    main = [policy for policy in table.policies if policy.name == "tenant_isolation"]
    if not main:
        yield "has no policy tenant_isolation"
    for policy in main:
        yield from _isolation_defects(policy)
    for policy in table.policies:
        if policy not in main and policy.permissive and not _declared(table, policy):
            yield f"has an undeclared policy {policy.name}"


def _isolation_defects(policy: Policy) -> Iterator[str]:
    if policy.using != ISOLATION:
        yield "reads by another rule than the tenant's isolation"
    if policy.check != ISOLATION:
        yield "writes by another rule than the tenant's isolation"
    if not (policy.permissive and policy.command == "ALL" and policy.roles == ("public",)):
        yield "has an isolation that is not for every command and role"


def _declared(table: Table, policy: Policy) -> bool:
    return OPEN_DOORS.get((table.name, policy.name)) == (*policy.roles, policy.command)


def _grant_defects(connection: psycopg.Connection[Any]) -> Iterator[str]:
    given = {(table, role): frozenset(rights) for table, role, rights in connection.execute(_GRANTS)}
    for place in sorted(given.keys() | GRANTS.keys()):
        if given.get(place, frozenset()) != GRANTS.get(place, frozenset()):
            yield f"{place[0]} grants {sorted(given.get(place, ()))} to {place[1]}, not as declared"
    columns: dict[tuple[str, str], set[tuple[str, str]]] = {}
    for table, role, column, right in connection.execute(_COLUMN_GRANTS):
        columns.setdefault((table, role), set()).add((column, right))
    for place in sorted(columns.keys() | COLUMN_GRANTS.keys()):
        if columns.get(place, set()) != COLUMN_GRANTS.get(place, frozenset()):
            yield f"{place[0]} grants columns {sorted(columns.get(place, ()))} to {place[1]}, not as declared"
