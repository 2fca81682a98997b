"""Wrong passwords slow the next try down, whether or not the account exists."""

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock

FREE_TRIES = 3
FIRST_DELAY_S = 1.0
LONGEST_DELAY_S = 300.0
# Someone who makes up device ids is met by the e-mail's own count; a device that has signed in before is
# exempt from that one, so that a stranger cannot lock a member out.
FREE_TRIES_ANY_DEVICE = 12
LONGEST_DELAY_ANY_DEVICE_S = 60.0
FORGET_AFTER_S = 24 * 3600.0
MOST_KEYS = 20_000


@dataclass(slots=True)
class _Count:
    failures: int
    last: float


class LoginThrottle:
    """Counts failures per (e-mail, device) and per e-mail, and says how long to wait.

    Args:
        clock: monotonic seconds.
    """

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._counts: OrderedDict[tuple[str, str], _Count] = OrderedDict()
        self._known: OrderedDict[tuple[str, str], None] = OrderedDict()
        self._lock = Lock()

    def wait_s(self, email: str, device: str) -> float:
        """Seconds until the next try is allowed; 0.0 is now."""
        email = email.casefold()
        with self._lock:
            own = self._left((email, device), FREE_TRIES, LONGEST_DELAY_S)
            if (email, device) in self._known:
                return own
            return max(own, self._left((email, ""), FREE_TRIES_ANY_DEVICE, LONGEST_DELAY_ANY_DEVICE_S))

    def failed(self, email: str, device: str) -> None:
        """Notes a wrong password."""
        email = email.casefold()
        with self._lock:
            self._bump((email, device))
            self._bump((email, ""))

    def succeeded(self, email: str, device: str) -> None:
        """Clears the device's count and remembers the device."""
        email = email.casefold()
        with self._lock:
            self._counts.pop((email, device), None)
            self._known[(email, device)] = None
            if len(self._known) > MOST_KEYS:
                self._known.popitem(last=False)

    def _left(self, key: tuple[str, str], free: int, longest: float) -> float:
        count = self._counts.get(key)
        if count is None or count.failures < free:
            return 0.0
        delay = min(longest, FIRST_DELAY_S * 2.0 ** min(count.failures - free, 30))
        return max(0.0, count.last + delay - self._clock())

    def _bump(self, key: tuple[str, str]) -> None:
        now = self._clock()
        count = self._counts.pop(key, None)
        if count is None or now - count.last > FORGET_AFTER_S:
            count = _Count(0, now)
        self._counts[key] = _Count(count.failures + 1, now)
        if len(self._counts) > MOST_KEYS:
            self._counts.popitem(last=False)
