"""The last exchange of a member who was taken out: what only this machine has is handed over, once."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Protocol

from stormops_desktop.services.photos.lane import PhotoLane
from stormops_desktop.services.workplace import Workplace
from stormops_desktop.storage import sync_queries
from stormops_desktop.storage.blob_queue import unsafe
from stormops_desktop.storage.office import only_here, parcel_shelf
from sync.contracts.farewell import FarewellReceipt, FarewellRequest
from sync.contracts.messages import PUSH_OPS
from sync.contracts.ops import Op
from sync.contracts.replica import LoggedOp
from sync.engine.blobs import BlobCarrier, Thrift
from sync.engine.core.pace import batch
from sync.engine.errors import Cancelled


class WordCarrier(Protocol):
    """What takes last words to the hub: `transport.HubClient`. Raises `sync.engine.errors`."""

    def farewell(self, request: FarewellRequest) -> FarewellReceipt: ...


@dataclass(frozen=True, slots=True)
class Farewell:
    """Hands over what waits: captured ops, those nobody decided on, what came on a stick, and files.

    Attributes:
        files: brings photos of a member who is out.
        forget: destroys the key of the replica; called when the office has everything.
    """

    work: Workplace
    lane: PhotoLane
    carrier: WordCarrier
    files: BlobCarrier
    forget: Callable[[], None]

    def say(self, cancelled: Callable[[], bool]) -> bool:
        """Whether all of it is at the office and nothing here can be read any more.

        Nothing is noted on the way: said again, what the office has is kept once.

        Raises:
            SyncError: no signal, or no farewell is granted; everything stays as it is.
        """
        incarnation, runs = self._words()
        for first_n, ops in runs:
            if cancelled():
                raise Cancelled
            if self.carrier.farewell(FarewellRequest(incarnation, first_n, ops)).ended:
                break  # the answer to the last word was lost the other day
        else:
            self._send_files(cancelled)
            with self.work.reading() as connection:
                if unsafe(connection).photos:
                    return False
        ended = self.carrier.farewell(FarewellRequest(incarnation, 1, last=True)).ended
        if ended:
            self.forget()
        return ended

    def _words(self) -> tuple[int, list[tuple[int, tuple[Op, ...]]]]:
        """The incarnation, and batches of ops with the number of each one's first."""
        with self.work.reading() as connection:
            log = only_here.own_log(connection)
            inbox = sync_queries.inbox(connection)
            brought = [parcel for parcel, _, _ in parcel_shelf.undelivered(connection)]
        runs = [*_batches(log.first_n, log.ops)]
        runs += [(max(1, item.verdict.n), (item.op,)) for item in inbox]
        for parcel in brought:
            runs += _batches(parcel.next_n, parcel.ops)
        return (log.state.incarnation if log.state is not None else 1), runs

    def _send_files(self, cancelled: Callable[[], bool]) -> None:
        """Over whatever link there is: there will be no other day."""
        lane = replace(self.lane, carrier=self.files, thrift=Thrift())
        while lane.run(self.work.now_ms, pause=lambda: False, cancelled=cancelled).waiting:
            pass


def _batches(first_n: int, ops: tuple[Op, ...]) -> Iterator[tuple[int, tuple[Op, ...]]]:
    left = [LoggedOp(n, op) for n, op in enumerate(ops, first_n)]
    while left:
        taken = batch(left, PUSH_OPS)
        yield taken[0].n, tuple(item.op for item in taken)
        left = left[len(taken) :]
