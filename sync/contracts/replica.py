"""The port of a laptop's replica: what the sync engine needs from the local store.

Real: `stormops_desktop.storage.replica` on SQLCipher. Simulated: `sync.engine.memory`. One suite holds both.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from typing import Any, Protocol

from sync.contracts.chain import START
from sync.contracts.messages import Digest, GoneBlock, RowBlock
from sync.contracts.ops import Op, Verdict


@dataclass(frozen=True, slots=True)
class Course:
    """A fetch under way: what the staged pages stand for, so that a run cut short is gone on with.

    Attributes:
        cursor: where the pull starts from. staged: how far the pages of the present set have come.
        scope, etag: what will be ours once all is published.
        wanted: buckets whose snapshots are still to come. after: the place reached in the first of them.
        floor: the newest revision among snapshot pages; nothing is published before the pull has reached it.
        forget: (bucket, entity, key) of rows that a repair found to lie in the bucket no more.
        whole: the pages bring every row of the scope, those that are here as well.
    """

    cursor: int
    scope: tuple[str, ...]
    etag: str
    staged: int = 0
    wanted: tuple[str, ...] = ()
    after: str = ""
    floor: int = 0
    forget: tuple[tuple[str, str, str], ...] = ()
    whole: bool = False


@dataclass(frozen=True, slots=True)
class SyncState:
    """Where this replica stands.

    Attributes:
        next_n: number of the next captured op in this incarnation.
        acked_n, acked_chain: the last op number with a verdict, and the hash chain up to it.
        last_hlc: highest clock value used or seen.
        offset_ms: centre's clock minus ours, None before the first contact; offset_at: local wall ms then.
        course: set while pages are staged.
        left_out: names of entities and of fields (`field_name`) that a newer centre sent and the version of
            the program that took them did not know; the rows lack them until they are fetched once more. None
            where nobody noted it.
    """

    device: str
    incarnation: int = 1
    next_n: int = 1
    acked_n: int = 0
    acked_chain: str = START
    epoch: str = ""
    cursor: int = 0
    scope: tuple[str, ...] = ()
    scope_etag: str = ""
    last_hlc: int = 0
    offset_ms: int | None = None
    offset_at: int = 0
    last_contact_ms: int = 0
    course: Course | None = None
    left_out: tuple[str, ...] | None = None


def field_name(entity: str, field: str) -> str:
    """A field as `SyncState.left_out` names it."""
    return f"{entity}.{field}"


@dataclass(frozen=True, slots=True)
class LoggedOp:
    """An op in the log. `rev` is None while it waits for a verdict; then the revision that carries it:
    the op stays folded into the view until the cursor reaches that revision."""

    n: int
    op: Op
    rev: int | None = None


@dataclass(frozen=True, slots=True)
class BaseRow:
    """A row as the centre last confirmed it: every field of the contract, but for the key."""

    values: Mapping[str, Any]
    rev: int
    buckets: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class InboxItem:
    """An op the centre did not take, kept until a person decides.

    Attributes:
        before: the row's values of those fields when the op was captured, as far as known.
    """

    op: Op
    verdict: Verdict
    received_ms: int
    before: Mapping[str, Any] = field(default_factory=dict)
    item_id: int = 0


@dataclass(frozen=True, slots=True)
class Staged:
    """A page received but not yet published, in order of arrival."""

    changes: tuple[RowBlock, ...] = ()
    gone: tuple[GoneBlock, ...] = ()


@dataclass(slots=True)
class Touched:
    """Rows whose visible state may have changed: entity name to row keys (None: too many to name)."""

    rows: dict[str, set[str] | None] = field(default_factory=dict)

    def add(self, entity: str, keys: Iterable[str]) -> None:
        known = self.rows.setdefault(entity, set())
        if known is not None:
            known.update(keys)
            if len(known) > 2_000:
                self.rows[entity] = None

    def merge(self, other: "Touched") -> None:
        for entity, keys in other.rows.items():
            if keys is None:
                self.rows[entity] = None
            else:
                self.add(entity, keys)


class ReplicaTx(Protocol):
    """One atomic, durable transaction. Leaving the context by an exception undoes all of it."""

    def state(self) -> SyncState: ...
    def save_state(self, state: SyncState) -> None: ...

    def append_op(self, n: int, op: Op) -> None: ...
    def ops(self, limit: int) -> Sequence[LoggedOp]:
        """Ops without a verdict, in order of n."""

    def ops_on(self, entity: str, keys: Collection[str]) -> Mapping[str, Sequence[LoggedOp]]:
        """Every logged op (with or without a verdict) that shapes these rows, in order of n, by row key.

        A transition on a job shapes the job and the job event it makes.
        """

    def settle(self, n: int, rev: int) -> None:
        """Notes the revision that carries op n."""

    def remove_op(self, n: int) -> None: ...
    def settled_upto(self, cursor: int) -> Sequence[LoggedOp]:
        """Ops with a verdict whose revision is not above the cursor."""

    def renumber(self, incarnation: int) -> None:
        """Numbers the ops without a verdict 1, 2, … for a new incarnation, ids unchanged."""

    def add_inbox(self, item: InboxItem) -> None: ...

    def base(self, entity: str, keys: Collection[str]) -> Mapping[str, BaseRow]:
        """Confirmed rows; keys without one are absent."""

    def put_base(self, entity: str, rows: Mapping[str, BaseRow]) -> None: ...
    def drop_base(self, entity: str, keys: Collection[str]) -> None: ...
    def put_view(self, entity: str, key: str, values: Mapping[str, Any] | None) -> None:
        """What the person sees while ops are folded on the row; None hides it."""

    def clear_view(self, entity: str, keys: Collection[str]) -> None:
        """The rows have no logged op any more: the view is the base."""

    def load_rows(self, block: RowBlock) -> None:
        """The fast path: whole rows, none of which has a logged op. Replaces or adds confirmed rows."""

    def revs(self, entity: str, keys: Collection[str]) -> Mapping[str, tuple[int, tuple[str, ...]]]:
        """(rev, buckets) of the confirmed rows among the keys."""

    def shaped(self, entity: str, keys: Collection[str]) -> set[str]:
        """Those of the keys that a logged op shapes."""

    def in_bucket(self, bucket: str, limit: int) -> Sequence[tuple[str, str]]:
        """(entity, key) of up to `limit` confirmed rows that lie in the bucket."""

    def wipe_base(self) -> None:
        """Drops every confirmed row, stage and digest; ops, inbox and device stay."""

    def stage(self, page: Staged) -> None: ...
    def staged(self) -> Sequence[Staged]:
        """The staged pages, in order; the real replica reads each when it is looked at."""

    def clear_stage(self) -> None: ...

    def digests(self) -> Mapping[str, Digest]: ...
    def save_digests(self, digests: Mapping[str, Digest]) -> None: ...
    def bucket_rows(self, bucket: str) -> Iterable[tuple[str, str, int]]:
        """(entity, key, rev) of every confirmed row in the bucket, for repair."""


class Replica(Protocol):
    """Opens transactions. `durable` ones survive power loss (user ops); others may be re-fetched."""

    def begin(self, *, durable: bool = False) -> AbstractContextManager[ReplicaTx]: ...
