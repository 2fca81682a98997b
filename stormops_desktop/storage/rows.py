"""The statements of each entity table, and the border between SQLite's values and the contract's."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from sqlalchemy import Connection

from sync.contracts.entities import ALL
from sync.contracts.schema import Entity, Type

Values = dict[str, Any]

# Rows an INSERT in bulk: one statement for twenty rows costs a fifth less than twenty statements; more gains
# nothing.
ROWS_AT_ONCE = 20


@dataclass(frozen=True)
class RowSql:
    """One entity's table in SQL."""

    entity: Entity

    @cached_property
    def _bools(self) -> tuple[int, ...]:
        return tuple(i for i, field in enumerate(self.entity.fields) if field.type is Type.BOOL)

    @cached_property
    def upsert(self) -> str:
        """Parameters: key, every field, rev, bucket set, pending."""
        return self._upsert(1)

    @cached_property
    def upsert_many(self) -> str:
        """The same for `ROWS_AT_ONCE` rows, their parameters one after the other."""
        return self._upsert(ROWS_AT_ONCE)

    @cached_property
    def width(self) -> int:
        """Parameters a row."""
        return len(self.entity.names) + 4

    def _upsert(self, rows: int) -> str:
        columns = (*self.entity.names, "_rev", "_buckets", "_pending")
        names = ", ".join((self.entity.key, *columns))
        marks = ", ".join(["(" + ", ".join("?" * self.width) + ")"] * rows)
        sets = ", ".join(f"{name} = excluded.{name}" for name in columns)
        return (
            f"INSERT INTO {self.entity.name} ({names}) VALUES {marks} "
            f"ON CONFLICT ({self.entity.key}) DO UPDATE SET {sets}"
        )

    def select(self, where: str) -> str:
        """Key, every field, rev and bucket set."""
        names = ", ".join((self.entity.key, *self.entity.names, "_rev", "_buckets"))
        return f"SELECT {names} FROM {self.entity.name} WHERE {where}"

    def among(self, where: str = "_pending = 0") -> str:
        """Condition: the key is in the JSON array given as parameter."""
        return f"{self.entity.key} IN (SELECT value FROM json_each(?)) AND {where}"

    def values(self, fields: Sequence[Any]) -> Values:
        """A row's fields in the contract's spelling: SQLite keeps truth as 0 and 1."""
        given = list(fields)
        for i in self._bools:
            given[i] = None if given[i] is None else bool(given[i])
        return dict(zip(self.entity.names, given, strict=True))

    def parameters(
        self, key: str, values: Mapping[str, Any], rev: int, buckets: int, pending: int
    ) -> tuple[Any, ...]:
        return (key, *(values.get(name) for name in self.entity.names), rev, buckets, pending)


SQL: dict[str, RowSql] = {entity.name: RowSql(entity) for entity in ALL}


def keys_json(keys: Iterable[str]) -> str:
    """Any number of keys as one parameter."""
    return json.dumps(list(keys))


def driver_of(connection: Connection) -> Any:
    """The driver's connection, in the same transaction. The replica runs many small statements with fixed
    text, for which SQLAlchemy's result objects would cost five times what SQLite does."""
    return connection.connection.driver_connection
