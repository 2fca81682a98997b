"""Taking row blocks apart, and cutting them down to some of their rows."""

import base64
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import accumulate
from typing import Any

from sync.contracts.identifiers import pack, unpack
from sync.contracts.messages import GoneBlock, RowBlock


def keys_of(block: RowBlock | GoneBlock) -> list[str]:
    """The rows' keys, in order."""
    return unpack(block.ids)


def raw_keys_of(block: RowBlock) -> list[bytes]:
    """The rows' keys as 16 bytes each."""
    packed = base64.b64decode(block.ids)
    return [packed[i : i + 16] for i in range(0, len(packed), 16)]


def revs_of(block: RowBlock | GoneBlock) -> list[int]:
    """The rows' revisions; on the wire the first is absolute, the rest differences."""
    return list(accumulate(block.revs))


def values_of(block: RowBlock) -> Iterator[Mapping[str, Any]]:
    """Row by row, the fields that the block carries."""
    if not block.columns:
        yield from ({} for _ in block.revs)
    for row in zip(*block.columns, strict=True):
        yield dict(zip(block.fields, row, strict=True))


def cut(block: RowBlock, keep: Collection[int], buckets: tuple[str, ...]) -> RowBlock:
    """The block with only the rows at these places, lying in these buckets."""
    if len(keep) == len(block.revs) and buckets == block.buckets:
        return block
    keys, revs = keys_of(block), revs_of(block)
    places = sorted(keep)
    return RowBlock(
        block.entity, block.whole, buckets, block.fields, pack(keys[i] for i in places),
        differences([revs[i] for i in places]),
        tuple(tuple(column[i] for i in places) for column in block.columns),
    )  # fmt: skip


def differences(revs: Sequence[int]) -> tuple[int, ...]:
    """The inverse of `revs_of`."""
    return tuple(rev - before for rev, before in zip(revs, (0, *revs), strict=False))
