"""The replica in memory, with the crash behaviour of the real one: for simulation and tests.

Like SQLite in WAL mode with synchronous=NORMAL: a process that dies loses only its open transaction; a power
cut may also lose the latest committed transactions, but none before (or at) a durable one.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import Any

from sync.contracts.chain import START
from sync.contracts.folding import added, rows_shaped
from sync.contracts.messages import Digest, RowBlock
from sync.contracts.ops import Op
from sync.contracts.replica import BaseRow, InboxItem, LoggedOp, Staged, SyncState
from sync.engine.core.blocks import keys_of, revs_of, values_of

RowId = tuple[str, str]


@dataclass(slots=True)
class _Tables:
    """Everything on the disk. Values are never changed in place, so a shallow copy is a snapshot."""

    state: SyncState
    log: dict[int, LoggedOp] = field(default_factory=dict)
    base: dict[RowId, BaseRow] = field(default_factory=dict)
    view: dict[RowId, Mapping[str, Any] | None] = field(default_factory=dict)
    buckets: dict[str, dict[RowId, int]] = field(default_factory=dict)
    inbox: tuple[InboxItem, ...] = ()
    staged: tuple[Staged, ...] = ()
    digests: Mapping[str, Digest] = field(default_factory=dict)
    shaping: dict[RowId, tuple[int, ...]] = field(default_factory=dict)
    files: dict[Any, Any] = field(default_factory=dict)

    def copy(self) -> "_Tables":
        return _Tables(
            self.state, dict(self.log), dict(self.base), dict(self.view),
            {bucket: dict(rows) for bucket, rows in self.buckets.items()},
            self.inbox, self.staged, self.digests, dict(self.shaping), dict(self.files),
        )  # fmt: skip


class MemoryReplica:
    """A replica without a file.

    Attributes:
        at_commit: called with "before" and "after" at each commit; may raise to play a crash at that point.
    """

    def __init__(self, device: str) -> None:
        self._versions = [_Tables(SyncState(device))]
        self.at_commit: Any = None

    @contextmanager
    def begin(self, *, durable: bool = False) -> Iterator["MemoryTx"]:
        """One transaction; nothing of it stays if the block is left by an exception."""
        tables = self._versions[-1].copy()
        yield MemoryTx(tables)
        self._point("before")
        self._versions = [tables] if durable else [*self._versions, tables]
        self._point("after")

    def cut_power(self, lost: int) -> None:
        """Loses up to `lost` of the latest transactions, as far as they were not durable."""
        self._versions = self._versions[: max(1, len(self._versions) - lost)]

    def settle_disk(self) -> None:
        """The operating system has written all out."""
        self._versions = self._versions[-1:]

    def copy(self) -> "MemoryReplica":
        """An independent copy, as of a file: a backup, or a cloned laptop."""
        twin = MemoryReplica(self.state.device)
        twin._versions = [self._versions[-1].copy()]
        return twin

    def restore(self, backup: "MemoryReplica") -> None:
        """The file is replaced by an older copy of it."""
        self._versions = [backup._versions[-1].copy()]

    @property
    def state(self) -> SyncState:
        return self._tables.state

    @property
    def log(self) -> Sequence[LoggedOp]:
        """Every logged op in order."""
        return [item for _, item in sorted(self._tables.log.items())]

    @property
    def inbox(self) -> Sequence[InboxItem]:
        return self._tables.inbox

    @property
    def confirmed(self) -> Mapping[RowId, BaseRow]:
        return self._tables.base

    @property
    def overlaid(self) -> Collection[RowId]:
        """The rows whose view is kept apart from the base."""
        return self._tables.view.keys()

    @property
    def digests(self) -> Mapping[str, Digest]:
        return self._tables.digests

    @property
    def files(self) -> Mapping[Any, Any]:
        """What the simulated laptop notes of its photo files, in the same transactions as its rows."""
        return self._tables.files

    def seen(self, entity: str, key: str) -> Mapping[str, Any] | None:
        """The row as the person sees it."""
        tables = self._tables
        if (entity, key) in tables.view:
            return tables.view[entity, key]
        base = tables.base.get((entity, key))
        return None if base is None else base.values

    def all_seen(self) -> dict[RowId, Mapping[str, Any]]:
        """Every row that the person sees."""
        rows = {row_id: self.seen(*row_id) for row_id in {*self._tables.base, *self._tables.view}}
        return {row_id: values for row_id, values in rows.items() if values is not None}

    @property
    def _tables(self) -> _Tables:
        return self._versions[-1]

    def _point(self, name: str) -> None:
        if self.at_commit is not None:
            self.at_commit(name)


class MemoryTx:
    """`ReplicaTx` over dictionaries."""

    def __init__(self, tables: _Tables) -> None:
        self._t = tables

    @property
    def files(self) -> dict[Any, Any]:
        """Records that a simulation keeps beside the rows."""
        return self._t.files

    def state(self) -> SyncState:
        return self._t.state

    def save_state(self, state: SyncState) -> None:
        self._t.state = state

    def append_op(self, n: int, op: Op) -> None:
        if n in self._t.log:
            raise ValueError(f"op number {n} is taken")
        self._t.log[n] = LoggedOp(n, op)
        for row_id in rows_shaped(op):
            self._t.shaping[row_id] = tuple(sorted((*self._t.shaping.get(row_id, ()), n)))

    def ops(self, limit: int) -> Sequence[LoggedOp]:
        waiting = (item for _, item in sorted(self._t.log.items()) if item.rev is None)
        return [item for item, _ in zip(waiting, range(limit), strict=False)]

    def ops_on(self, entity: str, keys: Collection[str]) -> Mapping[str, Sequence[LoggedOp]]:
        shaping = self._t.shaping
        return {
            key: [self._t.log[n] for n in shaping[entity, key]] for key in keys if (entity, key) in shaping
        }

    def settle(self, n: int, rev: int) -> None:
        self._t.log[n] = replace(self._t.log[n], rev=rev)

    def remove_op(self, n: int) -> None:
        for row_id in rows_shaped(self._t.log.pop(n).op):
            left = tuple(other for other in self._t.shaping[row_id] if other != n)
            if left:
                self._t.shaping[row_id] = left
            else:
                del self._t.shaping[row_id]

    def settled_upto(self, cursor: int) -> Sequence[LoggedOp]:
        return [
            item for _, item in sorted(self._t.log.items()) if item.rev is not None and item.rev <= cursor
        ]

    def renumber(self, incarnation: int) -> None:
        waiting = self.ops(len(self._t.log))
        for item in waiting:
            self.remove_op(item.n)
        for n, item in enumerate(waiting, 1):
            self.append_op(n, item.op)
        self._t.state = replace(
            self._t.state, incarnation=incarnation, next_n=len(waiting) + 1, acked_n=0, acked_chain=START
        )

    def add_inbox(self, item: InboxItem) -> None:
        self._t.inbox = (*self._t.inbox, replace(item, item_id=len(self._t.inbox) + 1))

    def base(self, entity: str, keys: Collection[str]) -> Mapping[str, BaseRow]:
        return {key: self._t.base[entity, key] for key in keys if (entity, key) in self._t.base}

    def put_base(self, entity: str, rows: Mapping[str, BaseRow]) -> None:
        for key, row in rows.items():
            values = row.values if len(row.values) == len(added(entity, {})) else added(entity, row.values)
            self._put((entity, key), BaseRow(values, row.rev, row.buckets))

    def drop_base(self, entity: str, keys: Collection[str]) -> None:
        for key in keys:
            row = self._t.base.pop((entity, key), None)
            for bucket in row.buckets if row else ():
                del self._t.buckets[bucket][entity, key]

    def put_view(self, entity: str, key: str, values: Mapping[str, Any] | None) -> None:
        self._t.view[entity, key] = values

    def clear_view(self, entity: str, keys: Collection[str]) -> None:
        for key in keys:
            self._t.view.pop((entity, key), None)

    def load_rows(self, block: RowBlock) -> None:
        rows = zip(keys_of(block), revs_of(block), values_of(block), strict=True)
        self.put_base(block.entity, {key: BaseRow(values, rev, block.buckets) for key, rev, values in rows})

    def revs(self, entity: str, keys: Collection[str]) -> Mapping[str, tuple[int, tuple[str, ...]]]:
        return {key: (row.rev, row.buckets) for key, row in self.base(entity, keys).items()}

    def shaped(self, entity: str, keys: Collection[str]) -> set[str]:
        return {key for key in keys if (entity, key) in self._t.shaping}

    def in_bucket(self, bucket: str, limit: int) -> Sequence[RowId]:
        return sorted(self._t.buckets.get(bucket, {}))[:limit]

    def wipe_base(self) -> None:
        self._t.base, self._t.buckets = {}, {}
        self._t.staged, self._t.digests = (), {}

    def stage(self, page: Staged) -> None:
        self._t.staged = (*self._t.staged, page)

    def staged(self) -> Sequence[Staged]:
        return self._t.staged

    def clear_stage(self) -> None:
        self._t.staged = ()

    def digests(self) -> Mapping[str, Digest]:
        return self._t.digests

    def save_digests(self, digests: Mapping[str, Digest]) -> None:
        self._t.digests = dict(digests)

    def bucket_rows(self, bucket: str) -> Iterable[tuple[str, str, int]]:
        rows = sorted(self._t.buckets.get(bucket, {}).items())
        return [(entity, key, rev) for (entity, key), rev in rows]

    def _put(self, row_id: RowId, row: BaseRow) -> None:
        self.drop_base(row_id[0], [row_id[1]])
        self._t.base[row_id] = row
        for bucket in row.buckets:
            self._t.buckets.setdefault(bucket, {})[row_id] = row.rev
