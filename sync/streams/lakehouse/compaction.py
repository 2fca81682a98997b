"""Many small files become few: each day of a tenant that has too many is written anew in one commit."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from pyiceberg.expressions import BooleanExpression

from sync.streams.lakehouse.catalogue import Lakehouse, as_ours
from sync.streams.lakehouse.predicates import between, every, of_tenant
from sync.streams.lakehouse.tables import TABLES, LakeTable

SMALL_BYTES = 32 << 20
FEW_FILES = 4


@dataclass(frozen=True, slots=True)
class Part:
    """One day of one tenant in one table."""

    tenant_id: str
    day: date


@dataclass(frozen=True, slots=True)
class Compacted:
    """What was done to a table: how many parts were written anew, and its files before and after."""

    table: str
    parts: int
    files_before: int
    files_after: int


def compact(lakehouse: Lakehouse, *, few_files: int = FEW_FILES) -> tuple[Compacted, ...]:
    """Writes crowded days anew; rows stay as they are, and earlier snapshots readable until they expire.

    Raises:
        LakehouseBusy: a sink writes; it may compact by itself.
        LakehouseUnavailable: catalogue or warehouse do not answer.
    """
    with lakehouse.writing(), as_ours():
        return tuple(compact_table(lakehouse, table, few_files=few_files) for table in TABLES)


def compact_table(lakehouse: Lakehouse, table: LakeTable, *, few_files: int = FEW_FILES) -> Compacted:
    """One table, for whoever holds the right to write."""
    before = _files(lakehouse, table)
    parts = crowded(((_part(table, each), each["file_size_in_bytes"]) for each in before), few_files)
    for part in parts:
        there = lakehouse.table(table)
        span = _span(table, part)
        rows = there.scan(row_filter=span).to_arrow()
        there.overwrite(rows.sort_by([("rev", "ascending"), ("i", "ascending")]), overwrite_filter=span)
    after = len(_files(lakehouse, table)) if parts else len(before)
    return Compacted(table.name, len(parts), len(before), after)


def crowded(files: Iterable[tuple[Part, int]], few_files: int = FEW_FILES) -> list[Part]:
    """Parts with more small files than a few; `files` are (part, bytes)."""
    small: dict[Part, int] = defaultdict(int)
    for part, size in files:
        small[part] += size < SMALL_BYTES
    return [part for part, count in small.items() if count > few_files]


def _files(lakehouse: Lakehouse, table: LakeTable) -> list[dict[str, Any]]:
    there = lakehouse.table(table)
    return there.inspect.data_files().to_pylist() if there.current_snapshot() else []


def _part(table: LakeTable, file: dict[str, Any]) -> Part:
    partition = file["partition"]
    return Part(partition["tenant_id"], partition[f"{table.day}_day"])


def _span(table: LakeTable, part: Part) -> BooleanExpression:
    begin = datetime.combine(part.day, time(), UTC)
    return every(of_tenant(part.tenant_id), between(table.day, begin, begin + timedelta(days=1)))
