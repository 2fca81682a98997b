"""Delivering parcels: what another laptop of the same member captured, and this one brings to the centre."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from sync.contracts.chain import extend
from sync.contracts.errors import ProblemType
from sync.contracts.messages import PUSH_OPS, Push
from sync.contracts.parcels import Parcel, ParcelReceipt, ParcelRequest, ParcelShelf
from sync.contracts.replica import InboxItem, LoggedOp
from sync.engine.core.outbox import TO_INBOX
from sync.engine.core.pace import batch
from sync.engine.errors import Cancelled, Refused


class ParcelCarrier(Protocol):
    """What takes a parcel to the hub: `transport.HubClient`, or a stand-in."""

    def take_parcel(self, request: ParcelRequest) -> ParcelReceipt: ...


@dataclass(slots=True)
class CourierReport:
    """What was handed over, and of it what came back for a person; adopted: parcels sent as one's own."""

    ops: int = 0
    inbox: int = 0
    adopted: int = 0


def deliver_parcels(
    shelf: ParcelShelf,
    carrier: ParcelCarrier,
    *,
    wall: Callable[[], int],
    cancelled: Callable[[], bool] = lambda: False,
) -> CourierReport:
    """Hands over everything on the shelf, batch by batch; each batch is off the shelf once it has verdicts.

    Args:
        wall: UTC milliseconds.

    Raises:
        SyncError: the line broke or the whole laptop is refused; what is left stays on the shelf.
    """
    report = CourierReport()
    while (parcel := shelf.next()) is not None:
        if cancelled():
            raise Cancelled
        push = _next_push(parcel)
        try:
            receipt = carrier.take_parcel(
                ParcelRequest(parcel.device, parcel.incarnation, push, parcel.epoch)
            )
        except Refused as refusal:
            if refusal.problem.type in _ABOUT_US:
                raise
            # Its numbers mean nothing to the centre (any more): ids alone tell what it has.
            shelf.adopt(parcel, wall(), forget_bases=refusal.problem.type is ProblemType.EPOCH_CHANGED)
            report.adopted += 1
            continue
        _note(shelf, parcel, push, receipt, wall(), report)
    return report


def _next_push(parcel: Parcel) -> Push:
    logged = [LoggedOp(n, op) for n, op in enumerate(parcel.ops, parcel.next_n)]
    return Push(parcel.next_n, parcel.chain, tuple(item.op for item in batch(logged, PUSH_OPS)))


def _note(
    shelf: ParcelShelf, parcel: Parcel, push: Push, receipt: ParcelReceipt, now_ms: int, report: CourierReport
) -> None:
    taken = push.ops[: receipt.ack_n - push.first_n + 1]
    refused = [
        InboxItem(push.ops[verdict.n - push.first_n], verdict, now_ms)
        for verdict in receipt.verdicts
        if verdict.kind in TO_INBOX
    ]
    chain = extend(parcel.chain, [op.id for op in taken])
    shelf.handed_over(parcel, len(taken), chain, refused, now_ms)
    report.ops += len(taken)
    report.inbox += len(refused)


_ABOUT_US = (
    ProblemType.UNAUTHENTICATED,
    ProblemType.MEMBERSHIP_REVOKED,
    ProblemType.SCHEMA_TOO_OLD,
    ProblemType.RATE_LIMITED,
    ProblemType.UNAVAILABLE,
    ProblemType.INTERNAL,
)
