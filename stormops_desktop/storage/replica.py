"""The replica's port (`sync.contracts.replica`) on the encrypted file."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

import msgspec
from sqlalchemy import Connection

from stormops_desktop.storage import job_list
from stormops_desktop.storage.base_rows import BaseRows
from stormops_desktop.storage.blob_queue import NewBlob, add_blobs
from stormops_desktop.storage.bucket_sets import BucketSets
from stormops_desktop.storage.database import Database
from stormops_desktop.storage.op_log import OpLog
from stormops_desktop.storage.photos.rows import photo_with_hash
from stormops_desktop.storage.rows import driver_of
from stormops_desktop.storage.staged_pages import StagedPages, packed
from sync.contracts.chain import START
from sync.contracts.messages import Digest, RowBlock
from sync.contracts.ops import Op
from sync.contracts.replica import BaseRow, InboxItem, LoggedOp, Staged, SyncState

_ENCODE = msgspec.json.encode
_STATE = msgspec.json.Decoder(SyncState)


class SqlReplica:
    """A member's replica; `begin` opens its transactions.

    Args:
        device: the id this machine is enrolled by, written when the file is new.
    """

    def __init__(self, database: Database, device: str) -> None:
        self._database = database
        self._device = device

    @contextmanager
    def begin(self, *, durable: bool = False) -> Iterator["SqlReplicaTx"]:
        """One transaction, the job list brought up to date at its end.

        Raises:
            StorageError: busy, full or damaged; nothing of the transaction remains.
        """
        with self._database.write(durable=durable) as connection:
            yield SqlReplicaTx(connection, self._device)
            job_list.refresh(connection, tidy=not durable)


class SqlReplicaTx:
    """See `sync.contracts.replica.ReplicaTx`, whose promises these methods keep."""

    def __init__(self, connection: Connection, device: str) -> None:
        driver = driver_of(connection)
        self._connection = connection
        self._run, self._device = driver.execute, device
        self._log = OpLog(driver)
        self._rows = BaseRows(driver, BucketSets(driver))

    @property
    def connection(self) -> Connection:
        """For the tables that do not sync, in the same transaction."""
        return self._connection

    def add_blobs(self, blobs: Collection[NewBlob]) -> None:
        """Queues photo files in the transaction that captures the photo."""
        add_blobs(self._connection, blobs)

    def photo_with_hash(self, job_id: str, sha256: str) -> str | None:
        """The job's photo of these very bytes, as this transaction sees it."""
        return photo_with_hash(self._connection, job_id, sha256)

    def state(self) -> SyncState:
        row = self._run("SELECT body FROM sync_state WHERE one = 1").fetchone()
        return SyncState(device=self._device) if row is None else _STATE.decode(row[0])

    def save_state(self, state: SyncState) -> None:
        self._run("INSERT OR REPLACE INTO sync_state (one, body) VALUES (1, ?)", (_ENCODE(state),))

    def append_op(self, n: int, op: Op) -> None:
        self._log.append(n, op)

    def ops(self, limit: int) -> Sequence[LoggedOp]:
        return self._log.waiting(limit)

    def ops_on(self, entity: str, keys: Collection[str]) -> Mapping[str, Sequence[LoggedOp]]:
        return self._log.on_rows(entity, keys)

    def settle(self, n: int, rev: int) -> None:
        self._log.settle(n, rev)

    def remove_op(self, n: int) -> None:
        self._log.remove(n)

    def settled_upto(self, cursor: int) -> Sequence[LoggedOp]:
        return self._log.settled_upto(cursor)

    def renumber(self, incarnation: int) -> None:
        next_n = self._log.renumber()
        state = replace(self.state(), incarnation=incarnation, next_n=next_n, acked_n=0, acked_chain=START)
        self.save_state(state)

    def add_inbox(self, item: InboxItem) -> None:
        self._log.add_inbox(item)

    def base(self, entity: str, keys: Collection[str]) -> Mapping[str, BaseRow]:
        return self._rows.get(entity, keys)

    def put_base(self, entity: str, rows: Mapping[str, BaseRow]) -> None:
        self._rows.put(entity, rows)

    def drop_base(self, entity: str, keys: Collection[str]) -> None:
        self._rows.drop(entity, keys)

    def put_view(self, entity: str, key: str, values: Mapping[str, Any] | None) -> None:
        self._rows.show(entity, key, values)

    def clear_view(self, entity: str, keys: Collection[str]) -> None:
        self._rows.show_base(entity, keys)

    def load_rows(self, block: RowBlock) -> None:
        self._rows.load(block)

    def revs(self, entity: str, keys: Collection[str]) -> Mapping[str, tuple[int, tuple[str, ...]]]:
        return self._rows.revs(entity, keys)

    def shaped(self, entity: str, keys: Collection[str]) -> set[str]:
        return self._log.shaped(entity, keys)

    def in_bucket(self, bucket: str, limit: int) -> Sequence[tuple[str, str]]:
        return [(entity, key) for entity, key, _ in self._rows.in_bucket(bucket, limit)]

    def bucket_rows(self, bucket: str) -> Iterable[tuple[str, str, int]]:
        return self._rows.in_bucket(bucket)

    def wipe_base(self) -> None:
        self._rows.wipe()
        self._run("DELETE FROM digest")
        self.clear_stage()

    def stage(self, page: Staged) -> None:
        self._run("INSERT INTO stage (body) VALUES (?)", (packed(page),))

    def staged(self) -> Sequence[Staged]:
        return StagedPages(self._run)

    def clear_stage(self) -> None:
        self._run("DELETE FROM stage")

    def digests(self) -> Mapping[str, Digest]:
        rows = self._run("SELECT bucket, count, total FROM digest")
        return {bucket: Digest(count, int(total)) for bucket, count, total in rows}

    def save_digests(self, digests: Mapping[str, Digest]) -> None:
        """Replaces every digest."""
        self._run("DELETE FROM digest")
        for bucket, digest in digests.items():
            self._run("INSERT INTO digest VALUES (?, ?, ?)", (bucket, digest.count, str(digest.total)))
