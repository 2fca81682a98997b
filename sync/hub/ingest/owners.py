"""Which company keeps a storm, and which companies there are: asked once for a while, not for each report.

What is not kept here is remembered, too, and for less long: a tool that goes on telling of a storm that
nobody has would have every company looked through each time.
"""

from collections import OrderedDict
from collections.abc import Callable, Sequence
from threading import Lock

from sync.hub.ingest.places import tenant_of_storm
from sync.postgres.context import relay_transaction
from sync.postgres.pool import Pool

KNOWN_MS, UNKNOWN_MS, NEW_MS = 60_000, 10_000, 1_000
MOST_STORMS = 4_096
_TENANTS = "SELECT tenant_id::text FROM tenant_clock ORDER BY tenant_id"


class Owners:
    """Blocking; any thread.

    Args:
        app: pool of the application role. relay: of the relay's, which may list tenants.
        clock: UTC milliseconds.
    """

    def __init__(self, app: Pool, relay: Pool, clock: Callable[[], int]) -> None:
        self._app, self._relay, self._clock = app, relay, clock
        self._lock = Lock()
        self._storms: OrderedDict[str, tuple[str, int]] = OrderedDict()
        self._tenants: tuple[Sequence[str], int | None] = ((), None)

    def of_storm(self, storm_id: str) -> str:
        """The one tenant that has the storm, "" when none or more than one does, as of a moment ago."""
        now = self._clock()
        with self._lock:
            owner, until = self._storms.get(storm_id, ("", 0))
        if now < until:
            return owner
        owner = tenant_of_storm(self._app, self._read(), storm_id)
        with self._lock:
            self._storms[storm_id] = owner, now + (KNOWN_MS if owner else UNKNOWN_MS)
            self._storms.move_to_end(storm_id)
            while len(self._storms) > MOST_STORMS:
                self._storms.popitem(last=False)
        return owner

    def tenants(self) -> Sequence[str]:
        """Every company that this centre keeps, as of a moment ago."""
        return self._listed(UNKNOWN_MS)

    def has(self, tenant_id: str) -> bool:
        """Whether it is one of them; one that is not known may be new, so there is a look every second."""
        return tenant_id in self.tenants() or tenant_id in self._listed(NEW_MS)

    def _listed(self, no_older_than_ms: int) -> Sequence[str]:
        known, read_at = self._tenants
        if read_at is not None and self._clock() - read_at < no_older_than_ms:
            return known
        found = self._read()
        self._tenants = found, self._clock()
        return found

    def _read(self) -> Sequence[str]:
        with relay_transaction(self._relay) as connection:
            return [row[0] for row in connection.execute(_TENANTS).fetchall()]
