"""The ports of the centre's stores. `stores.memory` and `stores.pg` implement them; one suite holds both."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Any, NamedTuple, Protocol

from sync.contracts.messages import Digest
from sync.hub.core.model import Changes, Clock, DeviceState, Principal, Row, Settled, Waiting


class PushTx(Protocol):
    """One atomic, durable transaction of one tenant. Leaving it by an exception undoes all of it."""

    def clock(self) -> Clock:
        """The counter as it stands, without locking it."""

    def device(self, device: str, incarnation: int) -> DeviceState:
        """Locks the device's row for the rest of the transaction; makes one when the device is new."""

    def save_device(self, state: DeviceState, now_ms: int) -> None: ...

    def settled(self, device: str, incarnation: int, first_n: int, last_n: int) -> Sequence[Settled]:
        """The ops with these numbers that have a verdict."""

    def known(self, op_ids: Collection[str]) -> Mapping[str, Settled]:
        """Those of the ops that any device of the tenant has brought already, by op id."""

    def rows(self, entity: str, keys: Collection[str], *, lock: bool) -> Sequence[Row]:
        """The existing rows among the keys, deleted ones too; locked in order of id when asked."""

    def referring(self, entity: str, field: str, keys: Collection[str]) -> Sequence[Row]:
        """Live rows whose `field` is one of the keys (ids, or hashes), locked."""

    def crew_routes(self, crew_id: str) -> Mapping[str, bool]:
        """Every route that is (True) or was (False) assigned to the crew."""

    def houses_on(self, routes: Collection[str], houses: Collection[str]) -> Collection[str]:
        """Those of the properties that have a stop or job on one of the routes, or had a stop there."""

    def waiting(self, rows: Collection[str]) -> Sequence[Waiting]:
        """Deferred ops that wait for one of these "entity:key", in order of arrival."""

    def refused_wholes(self) -> Collection[str]:
        """ "entity:key" of every new row of `contracts.wholes` that was refused, there by now or not."""

    def overdue(self, before_ms: int, limit: int) -> Sequence[Waiting]:
        """Deferred ops received before that time, oldest first."""

    def blocks_not_kept(self) -> Collection[str]:
        """Keys of the blocks of values that lie in a route's bucket."""

    def drop_words(self, limit: int) -> int:
        """Takes the words of notes that are redacted already out of the log; of how many, at most `limit`."""

    def advance_horizon(self, before_ms: int) -> None:
        """Sets the horizon to the last revision before that time; it never goes back."""

    def drop_tombstones(self, limit: int) -> int:
        """Removes up to `limit` tombstones that are not above the horizon; returns how many."""

    def savepoint(self) -> AbstractContextManager[None]:
        """A part that can fail by itself: an exception undoes what was written since, and is raised on."""

    def next_rev(self) -> int:
        """Takes the tenant's next revision; the same one when asked again in this transaction."""

    def write(self, changes: Changes) -> None:
        """Writes it all.

        Raises:
            WriteRefused: one of the changes is not acceptable.
        """


class FeedRow(NamedTuple):
    """One row of a page.

    Attributes:
        values: of every field, in the contract's order.
        fv: the fields' revisions; None when the row is new to the reader, who then gets it whole.
        buckets: the reader's buckets that hold it, in order.
    """

    entity: str
    key: str
    rev: int
    fv: Sequence[int] | None
    buckets: tuple[str, ...]
    values: tuple[Any, ...]


class FeedGone(NamedTuple):
    """A row that lies in none of the reader's buckets any more."""

    entity: str
    key: str
    rev: int
    deleted: bool


@dataclass(frozen=True, slots=True)
class FeedPage:
    """Rows changed after the place asked for and not after `upto`; `more` lie beyond it."""

    rows: Sequence[FeedRow]
    gone: Sequence[FeedGone]
    upto: int
    more: bool


class ReadTx(Protocol):
    """One snapshot of one tenant's rows; nothing that commits meanwhile shows."""

    def clock(self) -> Clock: ...
    def storms(self) -> Iterable[str]:
        """Ids of the tenant's live storms."""

    def active_routes(self, crew_id: str) -> Iterable[str]: ...
    def feed(self, buckets: Collection[str], *, cursor: int, after: int, limit: int) -> FeedPage:
        """The next page in order of revision: whole revisions, as many as fit `limit` rows, at least one.

        Args:
            cursor: what the reader holds; rows that entered its buckets later are new to it.
            after: the revision up to which it has pages.
        """

    def snapshot(
        self, bucket: str, scope: Collection[str], after: tuple[str, str], limit: int, suffix: str
    ) -> Sequence[FeedRow]:
        """Up to `limit` live rows of the bucket after (entity, key), in that order.

        Args:
            scope: the reader's buckets, of which each row names those that hold it.
            suffix: last byte of the key in two hexadecimal digits, or "" for all.
        """

    def digests(self, buckets: Collection[str]) -> Mapping[str, Digest]: ...
    def row_revs(self, bucket: str) -> Iterable[tuple[str, int]]:
        """(key, revision) of every live row in the bucket."""


class Store(Protocol):
    """Opens transactions for a tenant. Raises `TryAgain` when two of them met."""

    def push(self, principal: Principal, device: str) -> AbstractContextManager[PushTx]: ...
    def read(self, principal: Principal) -> AbstractContextManager[ReadTx]: ...
