"""Who a bearer is right now: the live membership, remembered for a moment."""

from collections import OrderedDict
from collections.abc import Callable
from threading import Lock

from sync.contracts.errors import ProblemType
from sync.hub.accounts.tokens import Bearer
from sync.hub.core.model import Principal
from sync.hub.web.problems import refusal

MOST_REMEMBERED = 20_000
Lookup = Callable[[Bearer], Principal | None]


class Members:
    """Answers from a cache no older than `ttl_s`, so a revoked member is out within that time.

    Args:
        lookup: reads the membership from the database; blocking.
        clock: monotonic seconds.
    """

    def __init__(self, lookup: Lookup, ttl_s: float, clock: Callable[[], float]) -> None:
        self._lookup, self._ttl_s, self._clock = lookup, ttl_s, clock
        self._seen: OrderedDict[tuple[str, str, str], tuple[float, Principal | None]] = OrderedDict()
        self._lock = Lock()

    def principal(self, bearer: Bearer) -> Principal:
        """The bearer's role and crew in the token's tenant.

        Raises:
            HubProblem: membership-revoked.
        """
        found = self._remembered(bearer)
        if found is None:
            raise refusal(ProblemType.MEMBERSHIP_REVOKED)
        return found

    def forget(self) -> None:
        """The next question of everyone goes to the database."""
        with self._lock:
            self._seen.clear()

    def _remembered(self, bearer: Bearer) -> Principal | None:
        key = (bearer.tenant_id, bearer.account_id, bearer.device)
        with self._lock:
            entry = self._seen.get(key)
            if entry is not None and self._clock() - entry[0] < self._ttl_s:
                return entry[1]
        asked_at = self._clock()
        found = self._lookup(bearer)
        with self._lock:
            self._seen[key] = (asked_at, found)
            self._seen.move_to_end(key)
            if len(self._seen) > MOST_REMEMBERED:
                self._seen.popitem(last=False)
        return found
