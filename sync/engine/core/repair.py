"""Finding the rows behind a digest that differs."""

from collections.abc import Iterator, Mapping

from sync.contracts.digest import RANGES, add, range_of, row_hash
from sync.contracts.messages import Digest, DigestResponse, SnapshotPage
from sync.contracts.replica import ReplicaTx
from sync.engine.core.blocks import keys_of

Ranges = Mapping[int, Mapping[tuple[str, str], int]]
"""Range (`digest.range_of`) to the (entity, key) and revision of the rows in that range."""


def recount(tx: ReplicaTx, bucket: str) -> Ranges:
    """The bucket's rows by range, read row by row; the stored sum is put right on the way."""
    ranges: dict[int, dict[tuple[str, str], int]] = {place: {} for place in range(len(RANGES))}
    for entity, key, rev in tx.bucket_rows(bucket):
        ranges[range_of(key)][entity, key] = rev
    parts = [_digest(rows) for rows in ranges.values()]
    whole = Digest(sum(part.count for part in parts), add(sum(part.total for part in parts)))
    tx.save_digests({**tx.digests(), bucket: whole})
    return ranges


def differing(mine: Ranges, theirs: DigestResponse) -> Iterator[int]:
    """Those of the ranges that do not agree."""
    for place, digest in enumerate(theirs.ranges):
        if _digest(mine[place]) != digest:
            yield place


def keys_in(page: SnapshotPage) -> Iterator[tuple[str, str]]:
    """(entity, key) of the page's rows."""
    for block in page.changes:
        for key in keys_of(block):
            yield block.entity, key


def _digest(rows: Mapping[tuple[str, str], int]) -> Digest:
    total = 0
    for (_, key), rev in rows.items():
        total = add(total, plus=row_hash(key, rev))
    return Digest(len(rows), total)
