"""Pages of rows for one reader, column by column."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from itertools import pairwise

from sync.contracts import identifiers
from sync.contracts.entities import ALL, BY_NAME
from sync.contracts.messages import GoneBlock, RowBlock
from sync.hub.core.store import FeedGone, FeedRow

_ORDER = {entity.name: i for i, entity in enumerate(ALL)}
_Shape = tuple[str, bool, tuple[str, ...], tuple[str, ...]]


def change_blocks(rows: Iterable[FeedRow], cursor: int) -> tuple[RowBlock, ...]:
    """Blocks for a reader at `cursor`: rows new to it whole, others by the fields changed since."""
    shapes: dict[_Shape, list[FeedRow]] = defaultdict(list)
    for feed_row in rows:
        whole = feed_row.entered > cursor
        names = BY_NAME[feed_row.row.entity].names if whole else _newer(feed_row, cursor)
        shapes[feed_row.row.entity, whole, feed_row.buckets, names].append(feed_row)
    ordered = sorted(shapes.items(), key=lambda item: (_ORDER[item[0][0]], item[0]))
    return tuple(_block(shape, members) for shape, members in ordered)


def whole_blocks(rows: Iterable[FeedRow]) -> tuple[RowBlock, ...]:
    """Blocks of whole rows."""
    return change_blocks(rows, -1)


def gone_blocks(rows: Iterable[FeedGone]) -> tuple[GoneBlock, ...]:
    """Blocks of rows to drop; children before parents."""
    kinds: dict[tuple[str, bool], list[FeedGone]] = defaultdict(list)
    for row in rows:
        kinds[row.entity, row.deleted].append(row)
    ordered = sorted(kinds.items(), key=lambda item: (-_ORDER[item[0][0]], item[0]))
    return tuple(_gone(entity, members, deleted=deleted) for (entity, deleted), members in ordered)


def _newer(feed_row: FeedRow, cursor: int) -> tuple[str, ...]:
    row = feed_row.row
    return tuple(name for name, rev in zip(BY_NAME[row.entity].names, row.fv, strict=True) if rev > cursor)


def _block(shape: _Shape, members: Sequence[FeedRow]) -> RowBlock:
    entity, whole, buckets, names = shape
    rows = sorted((member.row for member in members), key=lambda row: (row.rev, row.key))
    columns = tuple(tuple(row.values[name] for row in rows) for name in names)
    ids = identifiers.pack(row.key for row in rows)
    return RowBlock(entity, whole, buckets, names, ids, _differences([row.rev for row in rows]), columns)


def _gone(entity: str, members: Collection[FeedGone], *, deleted: bool) -> GoneBlock:
    rows = sorted(members, key=lambda row: (row.rev, row.key))
    ids = identifiers.pack(row.key for row in rows)
    return GoneBlock(entity, deleted, ids, _differences([row.rev for row in rows]))


def _differences(revs: Sequence[int]) -> tuple[int, ...]:
    return (revs[0], *(b - a for a, b in pairwise(revs)))
