"""Rows that the centre itself puts into a tenant: its people, crews and plays.

They go the way of every other change: under the tenant's counter, with revisions by field, a place in bucket
`t` and a share in its digest, so that laptops receive them like anything else. The centre writes as number 0.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, LiteralString

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
    """Adds rows, or changes the given fields of those that exist, and returns the tenant's revision then.

    All go under one new revision; where nothing differs, none is taken.

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
    edits = _edits(rows, present)
    if not edits:
        return _clock(connection, "SELECT rev FROM tenant_clock WHERE tenant_id = %s", tenant_id)
    rev = _clock(
        connection, "UPDATE tenant_clock SET rev = rev + 1 WHERE tenant_id = %s RETURNING rev", tenant_id
    )
    for key, values in edits.items():
        write = _change if key in present else _add
        write(connection, entity, (tenant_id, key), values, (rev, hlc))
    _place(connection, entity, tenant_id, list(edits), rev)
    _count(connection, tenant_id, {key: present.get(key) for key in edits}, rev)
    return rev


@dataclass(frozen=True, slots=True)
class _Present:
    """A row as it is now."""

    rev: int
    values: Mapping[str, Any]


def _plain_entity(name: str, rows: Mapping[str, Mapping[str, Any]]) -> Entity:
    if name not in _PLAIN:
        raise ValueError(f"{name} is written by ops, not by the centre")
    entity = BY_NAME[name]
    strange = {field for values in rows.values() for field in values} - set(entity.names)
    if strange:
        raise ValueError(f"{name} has no field {sorted(strange)}")
    return entity


def _lock_present(
    connection: Connection, entity: Entity, tenant_id: str, keys: list[str]
) -> dict[str, _Present]:
    """The rows that exist, by id, locked in the order of their ids."""
    statement = sql.SQL(
        "SELECT {key}::text, rev, {fields} FROM {table} WHERE tenant_id = %s AND {key} = ANY(%s::uuid[]) "
        "ORDER BY {key} FOR UPDATE"
    ).format(
        key=sql.Identifier(entity.key),
        fields=sql.SQL(", ").join(map(sql.Identifier, entity.names)),
        table=sql.Identifier(entity.name),
    )
    rows = connection.execute(statement, (tenant_id, keys)).fetchall()
    return {key: _Present(rev, dict(zip(entity.names, values, strict=True))) for key, rev, *values in rows}


def _edits(
    rows: Mapping[str, Mapping[str, Any]], present: Mapping[str, _Present]
) -> dict[str, Mapping[str, Any]]:
    """What is left to write: new rows whole, of the others the fields that differ."""
    edits: dict[str, Mapping[str, Any]] = {}
    for key, values in rows.items():
        if key not in present:
            edits[key] = values
        elif changed := {name: v for name, v in values.items() if str(present[key].values[name]) != str(v)}:
            edits[key] = changed
    return edits


def _clock(connection: Connection, statement: LiteralString, tenant_id: str) -> int:
    row = connection.execute(statement, (tenant_id,)).fetchone()
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


def _count(connection: Connection, tenant_id: str, before: Mapping[str, _Present | None], rev: int) -> None:
    """Brings the digest up to date; `before` has every row written, None for those that are new."""
    minus = sum(digest.row_hash(key, old.rev) for key, old in before.items() if old)
    plus = sum(digest.row_hash(key, rev) for key in before)
    added = sum(old is None for old in before.values())
    connection.execute(
        """
        INSERT INTO bucket_digest AS d (tenant_id, bucket, rows, total)
        VALUES (%(tenant)s, %(bucket)s, %(rows)s, %(total)s)
        ON CONFLICT (tenant_id, bucket) DO UPDATE
        SET rows = d.rows + excluded.rows, total = mod(d.total + excluded.total, %(modulus)s)
        """,
        {
            "tenant": tenant_id, "bucket": buckets.TENANT, "rows": added,
            "total": digest.add(0, plus=plus, minus=minus), "modulus": digest.MASK + 1,
        },
    )  # fmt: skip
