"""Work of one laptop that another one brings to the centre: on a stick, when the first can't get there.

A parcel is the very push that the first laptop would have made, with its own numbers and chain. So for the
centre it is a push whose reply never arrived, and the first laptop, should it come back, is told duplicates.
"""

from dataclasses import dataclass
from typing import Protocol

import msgspec

from sync.contracts.messages import Push
from sync.contracts.ops import SCHEMA_VERSION, Op, Verdict
from sync.contracts.replica import InboxItem


class ParcelRequest(msgspec.Struct, frozen=True, omit_defaults=True):
    """Ops of `device`, another laptop of the same member.

    Attributes:
        epoch: the counter's identity that the ops' bases speak of, "" when the first laptop knew none.
    """

    device: str
    incarnation: int
    push: Push
    epoch: str = ""
    version: int = SCHEMA_VERSION


class ParcelReceipt(msgspec.Struct, frozen=True, omit_defaults=True):
    """What `SyncResponse` says about ops: those up to `ack_n` that are not in `verdicts` were applied."""

    server_time: int
    epoch: str
    ack_n: int
    rev: int = 0
    verdicts: tuple[Verdict, ...] = ()


@dataclass(frozen=True, slots=True)
class Parcel:
    """What is left to deliver of one parcel. The first op has number `next_n`; `chain` is the link before."""

    parcel_id: str
    device: str
    incarnation: int
    epoch: str
    next_n: int
    chain: str
    ops: tuple[Op, ...]


class ParcelShelf(Protocol):
    """Parcels on their way through this laptop. Every method is one durable transaction."""

    def next(self) -> Parcel | None:
        """The oldest one that is not delivered."""

    def handed_over(
        self, parcel: Parcel, count: int, chain: str, refused: list[InboxItem], now_ms: int
    ) -> None:
        """The centre has the first `count` ops; the refused ones want a person, unless they are known."""

    def adopt(self, parcel: Parcel, now_ms: int, *, forget_bases: bool) -> None:
        """The rest goes with this laptop's own ops, ids unchanged: the numbers mean nothing to the centre."""
