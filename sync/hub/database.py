"""The service's own questions to PostgreSQL, each under the narrowest role that can answer it."""

import time
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager, ExitStack
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sync.contracts.account import DeviceRequest
from sync.contracts.errors import ProblemType
from sync.contracts.farewell import FarewellReceipt, FarewellRequest
from sync.hub.accounts import audit, devices, farewells
from sync.hub.accounts import store as account_store
from sync.hub.accounts.tokens import Bearer
from sync.hub.core.model import Principal
from sync.hub.reports_health import DOWN, ReportsHealth, reports_health
from sync.hub.web.problems import refusal
from sync.postgres.context import TenantContext, auth_transaction, relay_transaction, tenant_transaction
from sync.postgres.errors import DatabaseError
from sync.postgres.pool import Connection, Pool, open_pool
from sync.postgres.urls import ServerUrls

AUTH_CONNECTIONS = 3
_CLOCKS = "SELECT tenant_id::text, rev, epoch FROM tenant_clock"


@dataclass(frozen=True, slots=True)
class Pools:
    """Connections by role: requests of one tenant, sign-in, and the clocks of all tenants."""

    app: Pool
    auth: Pool
    relay: Pool

    @classmethod
    def open(cls, urls: ServerUrls, size: int) -> "Pools":
        """Opens them all, or none.

        Raises:
            Unavailable: the database does not answer.
        """
        with ExitStack() as undo:
            pools: list[Any] = []
            for url, most in ((urls.app, size), (urls.auth, AUTH_CONNECTIONS), (urls.relay, 1)):
                pools.append(open_pool(url, size=most))
                undo.callback(pools[-1].close)
            undo.pop_all()
        return cls(*pools)

    def close(self) -> None:
        for pool in (self.app, self.auth, self.relay):
            pool.close()


class HubDatabase:
    """Blocking; called on the hub's threads."""

    def __init__(self, pools: Pools, now_s: Callable[[], float] = time.time) -> None:
        self._pools, self._now_s = pools, now_s

    def sign_in(self) -> AbstractContextManager[Connection]:
        """A transaction of the sign-in role."""
        return auth_transaction(self._pools.auth)

    def member(self, bearer: Bearer) -> Principal | None:
        """The bearer's live membership; None when it, the account or the laptop was shut out."""
        with self.sign_in() as connection:
            found = account_store.role_in(connection, bearer.tenant_id, bearer.account_id)
        if found is None:
            return None
        with self._tenant(bearer) as connection:
            if devices.is_revoked(connection, bearer):
                return None
        return Principal(bearer.tenant_id, bearer.account_id, *found)

    def enrol(self, bearer: Bearer, request: DeviceRequest) -> None:
        """Notes the bearer's laptop."""
        with self._tenant(bearer) as connection:
            new = devices.enrol(connection, bearer, request, self._now_s())
        if new:
            detail = {"name": request.name[: devices.LONGEST_NAME]}
            happening = audit.Happening(
                "device enrolled", bearer.device, bearer.account_id, bearer.device, detail
            )
            self.remember(bearer.tenant_id, happening)

    def owns_device(self, bearer: Bearer, device: str) -> bool:
        """Whether a laptop was enrolled by the bearer's own account; a lost one that was shut out too."""
        with self._tenant(bearer) as connection:
            return devices.is_of(connection, bearer, device)

    def may_say_farewell(self, bearer: Bearer) -> bool:
        """Whether the bearer's laptop, its member taken out, may still send what it has."""
        with self._tenant(bearer) as connection:
            return farewells.has_ended(connection, bearer, self._now()) is False

    def take_last_words(self, bearer: Bearer, message: FarewellRequest) -> FarewellReceipt:
        """Keeps the ops of a member who was taken out, apart from everything.

        Raises:
            HubProblem: membership-revoked without a farewell; payload-too-large.
        """
        now = self._now()
        with self._tenant(bearer) as connection:
            ended = farewells.has_ended(connection, bearer, now)
            if ended is None:
                raise refusal(ProblemType.MEMBERSHIP_REVOKED)
            if ended:  # the answer to the last request was lost
                return FarewellReceipt(0, ended=True)
            receipt = farewells.keep_words(connection, bearer, message, now)
            if receipt is None:
                raise refusal(ProblemType.PAYLOAD_TOO_LARGE, f"at most {farewells.MOST_WORDS} ops a laptop")
        if receipt.ended:
            said = audit.Happening("last words said", bearer.account_id, bearer.account_id, bearer.device)
            self.remember(bearer.tenant_id, said)
        return receipt

    def remember(self, tenant_id: str, happening: audit.Happening) -> None:
        """Adds to the tenant's audit."""
        with tenant_transaction(self._pools.app, TenantContext(tenant_id)) as connection:
            audit.append(connection, tenant_id, happening, self._now())

    def forget_ended(self) -> int:
        """Removes refresh tokens that can no longer be shown; returns how many."""
        with self.sign_in() as connection:
            return account_store.forget_ended(connection, self._now())

    def clocks(self) -> Mapping[str, tuple[int, str]]:
        """(revision, epoch) of every tenant."""
        with relay_transaction(self._pools.relay) as connection:
            rows = connection.execute(_CLOCKS).fetchall()
        return {tenant_id: (rev, epoch) for tenant_id, rev, epoch in rows}

    def alive(self) -> bool:
        """Whether the database answers."""
        try:
            self.clocks()
        except DatabaseError:
            return False
        return True

    def reports(self) -> ReportsHealth:
        """How the reading of reports from outside stands; away as long as the database does not say."""
        try:
            with relay_transaction(self._pools.relay) as connection:
                return reports_health(connection)
        except DatabaseError:
            return ReportsHealth(DOWN)

    def close(self) -> None:
        self._pools.close()

    def _now(self) -> datetime:
        return datetime.fromtimestamp(self._now_s(), UTC)

    def _tenant(self, bearer: Bearer) -> AbstractContextManager[Connection]:
        context = TenantContext(bearer.tenant_id, bearer.account_id, device_id=bearer.device)
        return tenant_transaction(self._pools.app, context)
