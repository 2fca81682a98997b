"""What a run asks of the outside, and what it reports at the end."""

from dataclasses import dataclass, field

from sync.contracts.messages import (
    PAGE_ROWS,
    DigestRequest,
    DigestResponse,
    SnapshotPage,
    SyncRequest,
    SyncResponse,
)
from sync.contracts.replica import Touched


@dataclass(frozen=True, slots=True)
class SnapshotCall:
    """`GET /v1/snapshot/{bucket}`; `suffix` is the last id byte in hex, "" for all."""

    bucket: str
    after: str = ""
    limit: int = PAGE_ROWS
    suffix: str = ""


Call = SyncRequest | SnapshotCall | DigestRequest
Reply = SyncResponse | SnapshotPage | DigestResponse


@dataclass(slots=True)
class RunReport:
    """What one run did.

    Attributes:
        applied: ops the centre took, merged and repeated ones included; merged: of those, the ones where
            another edit won a field.
        inbox: ops that came back for a person to decide. deferred: ops that wait for a row made elsewhere.
        rows: rows that arrived. rounds: requests. repaired: ranges fetched again after a digest differed.
        more_ops: something was captured in the run's last moment and goes with the next.
        reset: the replica began anew (the centre was restored, or this laptop was away too long).
        spread_s: how long the hub asks laptops to spread a reconnect.
    """

    applied: int = 0
    merged: int = 0
    inbox: int = 0
    deferred: int = 0
    rows: int = 0
    rounds: int = 0
    repaired: int = 0
    reset: bool = False
    more_ops: bool = False
    spread_s: float = 0.0
    high: int = 0
    touched: Touched = field(default_factory=Touched)
