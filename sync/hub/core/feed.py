"""Pages of rows for one reader, column by column."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from itertools import pairwise

from sync.contracts import identifiers
from sync.contracts.entities import ALL, BY_NAME
from sync.contracts.messages import GoneBlock, RowBlock
from sync.hub.core.store import FeedGone, FeedRow

_ORDER = {entity.name: i for i, entity in enumerate(ALL)}
_Shape = tuple[str, tuple[int, ...] | None, tuple[str, ...]]
"""(entity, ordinals of the changed fields or None for all, buckets)."""


def change_blocks(rows: Iterable[FeedRow], cursor: int) -> tuple[RowBlock, ...]:
    """Blocks for a reader at `cursor`: rows new to it whole, others by the fields changed since."""
    shapes: dict[_Shape, list[FeedRow]] = defaultdict(list)
    for row in rows:
        newer = None if row.fv is None else tuple(i for i, rev in enumerate(row.fv) if rev > cursor)
        shapes[row.entity, newer, row.buckets].append(row)
    return tuple(_block(shape, shapes[shape]) for shape in sorted(shapes, key=_place))


def gone_blocks(rows: Iterable[FeedGone]) -> tuple[GoneBlock, ...]:
    """Blocks of rows to drop; children before parents."""
    kinds: dict[tuple[str, bool], list[FeedGone]] = defaultdict(list)
    for row in rows:
        kinds[row.entity, row.deleted].append(row)
    ordered = sorted(kinds.items(), key=lambda item: (-_ORDER[item[0][0]], item[0]))
    return tuple(_gone(entity, members, deleted=deleted) for (entity, deleted), members in ordered)


def _place(shape: _Shape) -> tuple[object, ...]:
    """Parents before children, whole rows before changed ones."""
    entity, newer, buckets = shape
    return (_ORDER[entity], newer is not None, newer or (), buckets)


def _block(shape: _Shape, rows: list[FeedRow]) -> RowBlock:
    entity, newer, buckets = shape
    rows.sort(key=lambda row: (row.rev, row.key))
    names = BY_NAME[entity].names
    columns = tuple(zip(*(row.values for row in rows), strict=True))
    if newer is not None:
        names, columns = tuple(names[i] for i in newer), tuple(columns[i] for i in newer)
    ids = identifiers.pack(row.key for row in rows)
    revs = _differences([row.rev for row in rows])
    return RowBlock(entity, newer is None, buckets, names, ids, revs, columns)


def _gone(entity: str, members: Collection[FeedGone], *, deleted: bool) -> GoneBlock:
    rows = sorted(members, key=lambda row: (row.rev, row.key))
    ids = identifiers.pack(row.key for row in rows)
    return GoneBlock(entity, deleted, ids, _differences([row.rev for row in rows]))


def _differences(revs: Sequence[int]) -> tuple[int, ...]:
    return (revs[0], *(b - a for a, b in pairwise(revs)))
