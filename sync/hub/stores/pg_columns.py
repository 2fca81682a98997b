"""The SQL of every synced table, spelled from the contract once. Times are integer milliseconds in Python."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from sync.contracts.entities import ALL
from sync.contracts.schema import Entity, Field, Type

_SQL_TYPES = {
    Type.UUID: "uuid", Type.TEXT: "text", Type.INT: "bigint", Type.REAL: "double precision",
    Type.BOOL: "boolean", Type.TIMESTAMP: "bigint", Type.DATE: "date", Type.JSON: "jsonb",
}  # fmt: skip
TENANT = "nullif(current_setting('app.tenant_id', true), '')::uuid"


def array(names: Iterable[str]) -> str:
    """The literal of an array of ids or names that need no quoting; far cheaper to send than a list."""
    return "{" + ",".join(names) + "}"


def at(milliseconds: str) -> str:
    """SQL of the moment that an expression of integer milliseconds names, exactly."""
    return f"('epoch'::timestamptz + {milliseconds} * interval '1 millisecond')"


@dataclass(frozen=True)
class Table:
    """Statements on one entity's table."""

    entity: Entity

    @cached_property
    def read_columns(self) -> str:
        """Every field in the contract's order, as the wire spells it."""
        return ", ".join(_read(field) for field in self.entity.fields)

    @cached_property
    def select(self) -> str:
        """Key, revision arrays and fields; a WHERE on alias `t` follows."""
        return (
            f"SELECT t.{self.entity.key}::text, t.rev, t.fv, t.fw, t.fh, t.deleted, {self.read_columns} "
            f"FROM {self.entity.name} t"
        )

    @cached_property
    def insert(self) -> str:
        """Rows of one JSON array, which may not exist yet. Parameters: now, revision, rows."""
        names = ", ".join(self.entity.names)
        return f"""
            INSERT INTO {self.entity.name} (tenant_id, {self.entity.key}, {names}, rev, fv, fw, fh, deleted,
                created_at, created_by, updated_at, updated_by, origin_device)
            SELECT {TENANT}, x."#", {self._written}, p.rev, x."#v"::bigint[], x."#w"::bigint[],
                x."#h"::bigint[], x."#d", p.at, x."#by", p.at, x."#by", x."#on"
            FROM {self._given}"""

    @cached_property
    def update(self) -> str:
        """Rows of one JSON array, which exist. Parameters as of `insert`.

        An UPDATE joined to the array may be planned over the whole table, this cannot.
        """
        carried = (*self.entity.names, "rev", "fv", "fw", "fh", "deleted")
        sets = ", ".join(f"{name} = excluded.{name}" for name in carried)
        return f"""{self.insert.replace(f" {self.entity.name} (", f" {self.entity.name} AS t (", 1)}
            ON CONFLICT (tenant_id, {self.entity.key}) DO UPDATE SET {sets},
                updated_at = CASE WHEN excluded.updated_by IS NULL THEN t.updated_at
                    ELSE excluded.updated_at END,
                updated_by = coalesce(excluded.updated_by, t.updated_by),
                origin_device = coalesce(excluded.origin_device, t.origin_device)"""

    def type_of(self, field: str) -> str:
        """The column's type."""
        return _SQL_TYPES[self.entity.by_name[field].type]

    @property
    def _written(self) -> str:
        return ", ".join(_write(field) for field in self.entity.fields)

    @property
    def _given(self) -> str:
        columns = ", ".join(f"{f.name} {_SQL_TYPES[f.type]}" for f in self.entity.fields)
        return f"""(SELECT {at("%s::bigint")} AS at, %s::bigint AS rev) p,
                json_to_recordset(%s::json) AS x("#" uuid, "#v" text, "#w" text, "#h" text, "#d" boolean,
                    "#by" uuid, "#on" uuid, {columns})"""


def _read(field: Field) -> str:
    if field.type is Type.TIMESTAMP:
        return f"(extract(epoch FROM t.{field.name}) * 1000)::bigint"
    if field.type in (Type.DATE, Type.JSON, Type.UUID):
        return f"t.{field.name}::text"
    return f"t.{field.name}"


def _write(field: Field) -> str:
    return at(f"x.{field.name}") if field.type is Type.TIMESTAMP else f"x.{field.name}"


TABLES: dict[str, Table] = {entity.name: Table(entity) for entity in ALL}
