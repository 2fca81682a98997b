"""Confirmed rows and the view over them, within one transaction.

A row without logged ops lives once, in its entity table. When the first op is folded on it, its confirmed
state moves to `shadow` and the entity table shows the folded row; when the last op is gone it moves back.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import accumulate, chain
from typing import Any

import msgspec

from stormops_desktop.storage.bucket_sets import BucketSets
from stormops_desktop.storage.rows import ROWS_AT_ONCE, SQL, keys_json
from sync.contracts import identifiers
from sync.contracts.entities import ALL
from sync.contracts.messages import RowBlock
from sync.contracts.replica import BaseRow

_ENCODE = msgspec.json.encode
_DECODE = msgspec.json.decode
_AMONG = "entity = ? AND row_id IN (SELECT value FROM json_each(?))"
_SHADOWED = f"SELECT row_id, base, rev, buckets FROM shadow WHERE {_AMONG}"
_PUT_SHADOW = (
    "INSERT INTO shadow (entity, row_id, base, rev, buckets) VALUES (?, ?, ?, ?, ?) "
    "ON CONFLICT (entity, row_id) DO UPDATE "
    "SET base = excluded.base, rev = excluded.rev, buckets = excluded.buckets"
)


class BaseRows:
    """Reads and writes of confirmed rows that never disturb what the person sees, and the other way round."""

    def __init__(self, driver: Any, sets: BucketSets) -> None:
        self._run, self._run_many = driver.execute, driver.executemany
        self._sets = sets

    def get(self, entity: str, keys: Collection[str]) -> dict[str, BaseRow]:
        sql, wanted = SQL[entity], keys_json(keys)
        found = {
            row[0]: BaseRow(sql.values(row[1:-2]), row[-2], self._sets.members(row[-1]))
            for row in self._run(sql.select(sql.among()), (wanted,))
        }
        for key, base, rev, buckets in self._run(_SHADOWED, (entity, wanted)):
            if base is not None:
                found[key] = BaseRow(_DECODE(base), rev, self._sets.members(buckets))
        return found

    def put(self, entity: str, rows: Mapping[str, BaseRow]) -> None:
        sql, shadowed = SQL[entity], self._shadowed(entity, rows)
        plain, hidden = [], []
        for key, row in rows.items():
            number = self._sets.number(row.buckets)
            if key in shadowed:
                hidden.append((entity, key, _ENCODE(dict(row.values)), row.rev, number))
            else:
                plain.append(sql.parameters(key, row.values, row.rev, number, 0))
        self._run_many(sql.upsert, plain)
        self._run_many(_PUT_SHADOW, hidden)

    def drop(self, entity: str, keys: Collection[str]) -> None:
        sql, wanted = SQL[entity], keys_json(keys)
        self._run(f"DELETE FROM {entity} WHERE {sql.among()}", (wanted,))
        self._run(
            "UPDATE shadow SET base = NULL, rev = 0, buckets = 0 "
            "WHERE entity = ? AND row_id IN (SELECT value FROM json_each(?))",
            (entity, wanted),
        )

    def show(self, entity: str, key: str, values: Mapping[str, Any] | None) -> None:
        """The view of a row with logged ops."""
        if not self._shadowed(entity, (key,)):
            base = self.get(entity, (key,)).get(key)
            kept = (
                (_ENCODE(dict(base.values)), base.rev, self._sets.number(base.buckets))
                if base
                else (None, 0, 0)
            )
            self._run(_PUT_SHADOW, (entity, key, *kept))
        sql = SQL[entity]
        if values is None:
            self._run(f"DELETE FROM {entity} WHERE {sql.entity.key} = ?", (key,))
        else:
            self._run(sql.upsert, sql.parameters(key, values, 0, 0, 1))

    def show_base(self, entity: str, keys: Collection[str]) -> None:
        """The rows have no logged op any more."""
        sql, wanted = SQL[entity], keys_json(keys)
        kept = self._run(_SHADOWED, (entity, wanted)).fetchall()
        gone = keys_json(key for key, base, _, _ in kept if base is None)
        self._run(f"DELETE FROM {entity} WHERE {sql.among('_pending = 1')}", (gone,))
        self._run_many(
            sql.upsert,
            [
                sql.parameters(key, _DECODE(base), rev, number, 0)
                for key, base, rev, number in kept
                if base is not None
            ],
        )
        self._run(
            "DELETE FROM shadow WHERE entity = ? AND row_id IN (SELECT value FROM json_each(?))",
            (entity, wanted),
        )

    def load(self, block: RowBlock) -> None:
        """Whole rows at full speed: columns are turned into rows, and many rows are one statement."""
        sql, count = SQL[block.entity], len(block.revs)
        given = dict(zip(block.fields, block.columns, strict=True))
        nothing: Sequence[None] = (None,) * count
        columns = [given.get(name, nothing) for name in sql.entity.names]
        buckets = (self._sets.number(block.buckets),) * count
        rows = zip(
            identifiers.unpack(block.ids),
            *columns,
            accumulate(block.revs),
            buckets,
            (0,) * count,
            strict=True,
        )
        flat, together = list(chain.from_iterable(rows)), ROWS_AT_ONCE * sql.width
        odd = len(flat) // together * together
        self._run_many(sql.upsert_many, (flat[i : i + together] for i in range(0, odd, together)))
        self._run_many(sql.upsert, (flat[i : i + sql.width] for i in range(odd, len(flat), sql.width)))

    def revs(self, entity: str, keys: Collection[str]) -> dict[str, tuple[int, tuple[str, ...]]]:
        sql, wanted = SQL[entity], keys_json(keys)
        plain = self._run(
            f"SELECT {sql.entity.key}, _rev, _buckets FROM {entity} WHERE {sql.among()}", (wanted,)
        )
        found = {key: (rev, self._sets.members(number)) for key, rev, number in plain}
        for key, base, rev, number in self._run(_SHADOWED, (entity, wanted)):
            if base is not None:
                found[key] = (rev, self._sets.members(number))
        return found

    def in_bucket(self, bucket: str, limit: int = -1) -> Iterator[tuple[str, str, int]]:
        """(entity, key, rev) of confirmed rows in the bucket."""
        numbers, left = self._sets.holding(bucket), limit
        for entity in ALL:
            rows = self._run(
                f"SELECT {entity.key}, _rev FROM {entity.name} "
                f"WHERE _buckets IN ({numbers}) AND _pending = 0 "
                f"UNION ALL SELECT row_id, rev FROM shadow WHERE entity = ? AND base IS NOT NULL "
                f"AND buckets IN ({numbers}) LIMIT ?",
                (entity.name, left),
            ).fetchall()
            yield from ((entity.name, key, rev) for key, rev in rows)
            left = left - len(rows) if limit >= 0 else -1
            if left == 0:
                return

    def wipe(self) -> None:
        """Every confirmed row goes; what the person captured stays visible."""
        for entity in ALL:
            self._run(f"DELETE FROM {entity.name} WHERE _pending = 0")
        self._run("UPDATE shadow SET base = NULL, rev = 0, buckets = 0")

    def _shadowed(self, entity: str, keys: Iterable[str]) -> set[str]:
        rows = self._run(
            "SELECT row_id FROM shadow WHERE entity = ? AND row_id IN (SELECT value FROM json_each(?))",
            (entity, keys_json(keys)),
        )
        return {row[0] for row in rows}
