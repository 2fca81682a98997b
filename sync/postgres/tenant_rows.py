"""Rows that the centre itself puts into a tenant: its people, crews and plays.

They go the way of every other change: under the tenant's counter, with revisions by field, a place in bucket
`t` and a share in its digest, so that laptops receive them like anything else. The centre writes as number 0.
"""

from collections.abc import Mapping
from typing import Any

from psycopg import sql

from sync.contracts import buckets, digest
from sync.contracts.entities import BY_NAME
from sync.contracts.schema import Entity
from sync.postgres.pool import Connection

CENTRE_WRITER = 0
_PLAIN = frozenset({"users", "crews", "plays"})


def put_rows(
    connection: Connection,
    tenant_id: str,
    entity_name: str,
    rows: Mapping[str, Mapping[str, Any]],
    *,
    hlc: int,
) -> int:
    """Adds rows, or changes the given fields of those that exist, under one new revision, which is returned.

    Args:
        connection: in a transaction that has the tenant's context.
        entity_name: users, crews or plays.
        rows: by id; field names and values of the contract, fields left out stay or are NULL.
        hlc: hybrid-clock time of the change.

    Raises:
        ValueError: an entity or a field that is not written here.
    """
    entity = _plain_entity(entity_name, rows)
    present = _lock_present(connection, entity, tenant_id, list(rows))
    rev = _next_revision(connection, tenant_id)
    for key, values in rows.items():
        if key in present:
            _change(connection, entity, (tenant_id, key), values, (rev, hlc))
        else:
            _add(connection, entity, (tenant_id, key), values, (rev, hlc))
    _place(connection, entity, tenant_id, list(rows), rev)
    _count(connection, tenant_id, list(rows), present, rev)
    return rev


def _plain_entity(name: str, rows: Mapping[str, Mapping[str, Any]]) -> Entity:
    if name not in _PLAIN:
        raise ValueError(f"{name} is written by ops, not by the centre")
    entity = BY_NAME[name]
    strange = {field for values in rows.values() for field in values} - set(entity.names)
    if strange:
        raise ValueError(f"{name} has no field {sorted(strange)}")
    return entity


def _lock_present(connection: Connection, entity: Entity, tenant_id: str, keys: list[str]) -> dict[str, int]:
    """Revision of each row that exists, the rows locked in the order of their ids."""
    statement = sql.SQL(
        "SELECT {key}::text, rev FROM {table} WHERE tenant_id = %s AND {key} = ANY(%s::uuid[]) "
        "ORDER BY {key} FOR UPDATE"
    ).format(key=sql.Identifier(entity.key), table=sql.Identifier(entity.name))
    return dict(connection.execute(statement, (tenant_id, keys)).fetchall())


def _next_revision(connection: Connection, tenant_id: str) -> int:
    row = connection.execute(
        "UPDATE tenant_clock SET rev = rev + 1 WHERE tenant_id = %s RETURNING rev", (tenant_id,)
    ).fetchone()
    if row is None:
        raise ValueError(f"there is no tenant {tenant_id}")
    return int(row[0])


def _add(
    connection: Connection,
    entity: Entity,
    place: tuple[str, str],
    values: Mapping[str, Any],
    at: tuple[int, int],
) -> None:
    rev, hlc = at
    size = len(entity.fields)
    columns = {
        "tenant_id": place[0], entity.key: place[1], **values, "rev": rev,
        "fv": [rev] * size, "fw": [CENTRE_WRITER] * size, "fh": [hlc] * size,
    }  # fmt: skip
    statement = sql.SQL("INSERT INTO {} ({}, created_at, updated_at) VALUES ({}, now(), now())").format(
        sql.Identifier(entity.name),
        sql.SQL(", ").join(map(sql.Identifier, columns)),
        sql.SQL(", ").join(sql.Placeholder() * len(columns)),
    )
    connection.execute(statement, list(columns.values()))


def _change(
    connection: Connection,
    entity: Entity,
    place: tuple[str, str],
    values: Mapping[str, Any],
    at: tuple[int, int],
) -> None:
    rev, hlc = at
    settings = [sql.SQL("{} = {}").format(sql.Identifier(name), sql.Placeholder()) for name in values]
    arguments: list[Any] = list(values.values())
    for column, mark in (("fv", rev), ("fw", CENTRE_WRITER), ("fh", hlc)):
        for name in values:
            # PostgreSQL counts array elements from one.
            settings.append(sql.SQL(f"{column}[{entity.ordinal[name] + 1}] = {{}}").format(sql.Placeholder()))
            arguments.append(mark)
    statement = sql.SQL(
        "UPDATE {} SET {}, rev = %s, updated_at = now(), updated_by = NULL WHERE tenant_id = %s AND {} = %s"
    ).format(sql.Identifier(entity.name), sql.SQL(", ").join(settings), sql.Identifier(entity.key))
    connection.execute(statement, [*arguments, rev, *place])


def _place(connection: Connection, entity: Entity, tenant_id: str, keys: list[str], rev: int) -> None:
    connection.execute(
        """
        INSERT INTO member AS m (tenant_id, bucket, entity, row_id, rev, enter_rev, gone)
        SELECT %(tenant)s, %(bucket)s, %(entity)s, id, %(rev)s, %(rev)s, false
        FROM unnest(%(keys)s::uuid[]) AS id
        ON CONFLICT (tenant_id, bucket, entity, row_id) DO UPDATE
        SET rev = excluded.rev, gone = false,
            enter_rev = CASE WHEN m.gone THEN excluded.enter_rev ELSE m.enter_rev END
        """,
        {"tenant": tenant_id, "bucket": buckets.TENANT, "entity": entity.name, "rev": rev, "keys": keys},
    )


def _count(
    connection: Connection, tenant_id: str, keys: list[str], present: Mapping[str, int], rev: int
) -> None:
    minus = sum(digest.row_hash(key, old) for key, old in present.items())
    plus = sum(digest.row_hash(key, rev) for key in keys)
    connection.execute(
        """
        INSERT INTO bucket_digest AS d (tenant_id, bucket, rows, total)
        VALUES (%(tenant)s, %(bucket)s, %(rows)s, %(total)s)
        ON CONFLICT (tenant_id, bucket) DO UPDATE
        SET rows = d.rows + excluded.rows, total = mod(d.total + excluded.total, %(modulus)s)
        """,
        {
            "tenant": tenant_id, "bucket": buckets.TENANT, "rows": len(keys) - len(present),
            "total": digest.add(0, plus=plus, minus=minus), "modulus": digest.MASK + 1,
        },
    )  # fmt: skip
