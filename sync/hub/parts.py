"""What the endpoints work with, put together once a process (`wiring`)."""

import random
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from sync.contracts.account import DeviceRequest
from sync.contracts.farewell import FarewellReceipt, FarewellRequest
from sync.contracts.messages import DigestResponse, SnapshotPage, SyncRequest, SyncResponse
from sync.contracts.parcels import ParcelReceipt, ParcelRequest
from sync.hub.accounts.members import Members
from sync.hub.accounts.sign_in import Accounts
from sync.hub.accounts.tokens import AccessTokens, Bearer
from sync.hub.blobs.desk import BlobDesk
from sync.hub.core.model import Principal
from sync.hub.ingest.desk import IngestDesk
from sync.hub.live.pokes import Pokes
from sync.hub.live.rooms import Rooms, StormReads
from sync.hub.reports_health import ReportsHealth
from sync.hub.settings import HubSettings
from sync.hub.web.lanes import FairLanes
from sync.hub.windows import WindowDesk


class SyncCore(Protocol):
    """The machine behind the sync endpoints (`core.Hub`); blocking."""

    def sync(self, principal: Principal, request: SyncRequest) -> SyncResponse: ...
    def take_parcel(self, principal: Principal, parcel: ParcelRequest) -> ParcelReceipt: ...
    def snapshot(
        self, principal: Principal, bucket: str, after: str, limit: int, suffix: str
    ) -> SnapshotPage: ...
    def digest(self, principal: Principal, bucket: str) -> DigestResponse: ...
    def sweep(self, principal: Principal) -> int: ...
    def prune(self, principal: Principal) -> int: ...
    def silence(self, principal: Principal) -> int: ...


class Database(Protocol):
    """What the service asks the database besides the core; blocking."""

    def alive(self) -> bool: ...
    def reports(self) -> ReportsHealth:
        """How the reading of reports from outside stands."""

    def clocks(self) -> Mapping[str, tuple[int, str]]:
        """(revision, epoch) of every tenant."""

    def forget_ended(self) -> int:
        """Removes refresh tokens that can no longer be shown; returns how many."""

    def enrol(self, bearer: Bearer, request: DeviceRequest) -> None: ...
    def owns_device(self, bearer: Bearer, device: str) -> bool:
        """Whether a laptop was enrolled by the bearer's own account."""

    def may_say_farewell(self, bearer: Bearer) -> bool:
        """Whether the bearer's laptop, its member taken out, may still send what it has."""

    def take_last_words(self, bearer: Bearer, message: FarewellRequest) -> FarewellReceipt:
        """Keeps them apart.

        Raises:
            HubProblem: membership-revoked without a farewell; payload-too-large.
        """

    def close(self) -> None: ...


@dataclass(frozen=True, slots=True)
class HubParts:
    """Everything a request may need.

    Attributes:
        blobs: photo files; None for a centre that keeps none.
        ingest: takes reports from outside; None for a centre that takes none.
        windows: closes windows of conversion; None where nobody does.
        storm_reads: what the live panels are made of; None for a centre that only pokes.
        blobs_state, broker_state: "none", "up" or "down"; blocking.
        now_s: UTC seconds. jitter: 0.0 to 1.0.
    """

    settings: HubSettings
    core: SyncCore
    accounts: Accounts
    tokens: AccessTokens
    members: Members
    database: Database
    blobs: BlobDesk | None = None
    blobs_state: Callable[[], str] = lambda: "none"
    broker_state: Callable[[], str] = lambda: "none"
    storm_reads: StormReads | None = None
    ingest: IngestDesk | None = None
    windows: WindowDesk | None = None
    now_s: Callable[[], float] = time.time
    jitter: Callable[[], float] = random.random
    lanes: FairLanes = field(init=False)
    doors: FairLanes = field(init=False)
    looks: FairLanes = field(init=False)
    pokes: Pokes = field(init=False)
    live: Rooms | None = field(init=False)

    def __post_init__(self) -> None:
        set_once = object.__setattr__
        set_once(self, "lanes", FairLanes(self.settings.threads, self.settings.queue_per_tenant))
        # argon2 takes 64 MiB and a core for a moment: sign-ins have lanes of their own, and few.
        set_once(self, "doors", FairLanes(2, self.settings.queue_per_tenant, name="door"))
        # A thousand laptops that look, and are looked at again, must not stand in the way of one that sends.
        set_once(self, "looks", FairLanes(2, self.settings.live_queue, name="live"))
        set_once(self, "pokes", Pokes())
        reads = self.storm_reads
        rooms = reads and Rooms(reads, self.looks.run, self.pokes, self.settings.live_linger_s)
        set_once(self, "live", rooms)
