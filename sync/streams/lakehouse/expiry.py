"""Old snapshots go, and then the files that no snapshot names any more."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from pyarrow import fs
from pyiceberg.io.pyarrow import PyArrowFileIO
from pyiceberg.table import Table

from sync.streams.lakehouse.catalogue import Lakehouse, as_ours
from sync.streams.lakehouse.tables import TABLES, LakeTable

HOUR_MS = 3_600_000
DAY_MS = 24 * HOUR_MS


@dataclass(frozen=True, slots=True)
class Retention:
    """How far back tables can be asked "as of".

    Attributes:
        every_hours: so long every snapshot stays. daily_days: so long the last one of each day stays.
        erased_days: so long at most a snapshot stays that has what was taken back after it.
        spare_hours: a file that no snapshot names stays this long: somebody may be about to commit it.
    """

    every_hours: int = 48
    daily_days: int = 90
    erased_days: int = 30
    spare_hours: int = 24


@dataclass(frozen=True, slots=True)
class Expired:
    """What went from a table."""

    table: str
    snapshots: int
    files: int


def expire(lakehouse: Lakehouse, retention: Retention, *, now_ms: int) -> tuple[Expired, ...]:
    """Forgets snapshots beyond the retention and removes files that nothing names.

    Raises:
        LakehouseBusy: a sink writes. LakehouseUnavailable: catalogue or warehouse do not answer.
    """
    with lakehouse.writing(), as_ours():
        erased_ms = lakehouse.erased_ms()
        return tuple(_expire_table(lakehouse, table, retention, erased_ms, now_ms) for table in TABLES)


def tainted(lakehouse: Lakehouse) -> int:
    """How many snapshots of all tables may still have what was taken back after them.

    Raises:
        LakehouseUnavailable: catalogue or warehouse do not answer.
    """
    erased_ms = lakehouse.erased_ms()
    with as_ours():
        found = [there.snapshots() for there in map(lakehouse.table, TABLES)]
    return sum(snapshot.timestamp_ms < erased_ms for snapshots in found for snapshot in snapshots[:-1])


def forgettable(
    snapshots: Iterable[tuple[int, int]], retention: Retention, now_ms: int, erased_ms: int = 0
) -> list[int]:
    """Ids of the snapshots to forget; never the newest.

    Args:
        snapshots: (id, UTC milliseconds).
        erased_ms: when something was last taken back; snapshots of before stay no longer than `erased_days`.
    """
    ordered = sorted(snapshots, key=lambda each: (each[1], each[0]))
    last_of_day = {at_ms // DAY_MS: number for number, at_ms in ordered}
    every_from = now_ms - retention.every_hours * HOUR_MS
    daily_from = now_ms - retention.daily_days * DAY_MS
    clean_from = min(erased_ms, now_ms - retention.erased_days * DAY_MS)
    return [
        number
        for number, at_ms in ordered[:-1]
        if at_ms < clean_from
        or (at_ms < every_from and not (at_ms >= daily_from and last_of_day[at_ms // DAY_MS] == number))
    ]


def _expire_table(
    lakehouse: Lakehouse, table: LakeTable, retention: Retention, erased_ms: int, now_ms: int
) -> Expired:
    there = lakehouse.table(table)
    known = [(snapshot.snapshot_id, snapshot.timestamp_ms) for snapshot in there.snapshots()]
    gone = forgettable(known, retention, now_ms, erased_ms)
    if gone:
        there.maintenance.expire_snapshots().by_ids(gone).commit()
    return Expired(table.name, len(gone), _sweep(lakehouse.table(table), now_ms, retention.spare_hours))


def _sweep(there: Table, now_ms: int, spare_hours: int) -> int:
    """Removes files below the table's own folder that neither a snapshot nor the metadata log names."""
    io = there.io
    assert isinstance(io, PyArrowFileIO)
    scheme, netloc, root = PyArrowFileIO.parse_location(there.location())
    store = io.fs_by_scheme(scheme, netloc)
    named = {PyArrowFileIO.parse_location(path)[2] for path in _named(there)}
    before = datetime.fromtimestamp(now_ms / 1000 - spare_hours * 3600, UTC)
    count = 0
    for found in store.get_file_info(fs.FileSelector(root, recursive=True, allow_not_found=True)):
        if found.is_file and found.path not in named and found.mtime < before:
            store.delete_file(found.path)
            count += 1
    return count


def _named(there: Table) -> set[str]:
    """Every file that some snapshot needs, and the metadata of now and of the commits before."""
    names = {there.metadata_location, *(entry.metadata_file for entry in there.metadata.metadata_log)}
    for snapshot in there.snapshots():
        names.add(snapshot.manifest_list)
        for manifest in snapshot.manifests(there.io):
            names.add(manifest.manifest_path)
            # An entry of a removed file says that it went; who reads the snapshot does not open it.
            entries = manifest.fetch_manifest_entry(there.io, discard_deleted=True)
            names.update(entry.data_file.file_path for entry in entries)
    return names
