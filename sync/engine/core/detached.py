"""Rows that left the reader's sight while the reader's own ops on them are still on the way.

Such a row stays in the base with no bucket at all, read-only, until the last of its ops has gone.
"""

from collections.abc import Collection, Iterable

from sync.contracts.folding import rows_shaped
from sync.contracts.ops import Op
from sync.contracts.replica import BaseRow, ReplicaTx


def let_go(tx: ReplicaTx, ops: Iterable[Op]) -> None:
    """Drops the detached rows among those the ops shaped, unless another op still shapes them."""
    by_entity: dict[str, set[str]] = {}
    for op in ops:
        for entity, key in rows_shaped(op):
            by_entity.setdefault(entity, set()).add(key)
    for entity, keys in by_entity.items():
        free = keys - tx.shaped(entity, keys)
        loose = [key for key, (_, buckets) in tx.revs(entity, free).items() if not buckets]
        if loose:
            tx.drop_base(entity, loose)


def drop_or_detach(tx: ReplicaTx, entity: str, keys: Collection[str]) -> None:
    """Takes rows away that left every bucket of the reader; those with logged ops are only detached."""
    held = tx.shaped(entity, keys)
    tx.drop_base(entity, [key for key in keys if key not in held])
    kept = tx.base(entity, held)
    tx.put_base(entity, {key: BaseRow(row.values, row.rev, ()) for key, row in kept.items()})
