"""A sync run over a real connection: `run_sync` drives the core's machine until it asks no more."""

from collections.abc import Callable, Generator
from dataclasses import dataclass

from sync.contracts.messages import SnapshotPage, SyncRequest, SyncResponse
from sync.contracts.replica import Replica
from sync.contracts.rules import Rules
from sync.engine.ahead import Carrier, reading_ahead
from sync.engine.core.calls import Call, Reply, RunReport
from sync.engine.core.known import PRESENT, Known
from sync.engine.core.pace import Pace
from sync.engine.core.run import sync_run
from sync.engine.errors import Cancelled, SyncError

__all__ = ["Carrier", "Pace", "Progress", "RunReport", "news_request", "run_sync"]


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run has come: ops sent, rows received, requests made."""

    ops: int = 0
    rows: int = 0
    rounds: int = 0


def run_sync(
    replica: Replica,
    rules: Rules,
    carrier: Carrier,
    *,
    wall: Callable[[], int],
    pace: Pace | None = None,
    progress: Callable[[Progress], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
    known: Known = PRESENT,
) -> RunReport:
    """Sends what waits, fetches what is new, and publishes it. Blocking; run it off the GUI thread.

    Args:
        wall: UTC milliseconds.
        pace: the batch size; pass the same one each time.
        cancelled: asked before each request.
        known: what this version knows of the contract.

    Raises:
        SyncError: the run stopped; the replica is whole, and the next run goes on.
    """
    steps = sync_run(replica, rules, wall, pace or Pace(), known)
    with reading_ahead(carrier) as ahead:
        return _driven(steps, ahead, progress or _unheard, cancelled or _never)


def _driven(
    steps: Generator[Call, Reply, RunReport],
    carrier: Carrier,
    progress: Callable[[Progress], None],
    cancelled: Callable[[], bool],
) -> RunReport:
    so_far = Progress()
    try:
        call = next(steps)
        while True:
            if cancelled():
                steps.close()
                raise Cancelled
            try:
                reply = carrier.carry(call)
            except SyncError as failure:
                call = steps.throw(failure)
                continue
            so_far = _advanced(so_far, call, reply)
            progress(so_far)
            call = steps.send(reply)
    except StopIteration as end:
        report: RunReport = end.value
        return report


def _unheard(_so_far: Progress) -> None:
    pass


def _never() -> bool:
    return False


def news_request(replica: Replica, wait_s: float) -> SyncRequest:
    """The long poll's question, for `HubClient.changes`: is anything newer than what is here?

    It asks for one row only: the answer tells that there is news, and a run fetches it.
    """
    with replica.begin() as tx:
        state = tx.state()
    return SyncRequest(
        state.device, state.incarnation, cursor=state.cursor, epoch=state.epoch, scope=state.scope_etag,
        limit=1, wait=wait_s,
    )  # fmt: skip


def _advanced(so_far: Progress, call: Call, reply: Reply) -> Progress:
    rows = 0
    if isinstance(reply, (SyncResponse, SnapshotPage)):
        rows = sum(len(block.revs) for block in reply.changes)
    ops = len(call.push.ops) if isinstance(call, SyncRequest) and call.push is not None else 0
    return Progress(so_far.ops + ops, so_far.rows + rows, so_far.rounds + 1)
