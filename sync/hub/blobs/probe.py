"""Whether the place of the photo files answers, for `/v1/health`."""

import time
import uuid
from collections.abc import Callable
from threading import Lock

from sync.contracts.blobs import BlobKind
from sync.hub.blobs.store import Blob, BlobStore

NONE, UP, DOWN = "none", "up", "down"
FRESH_S = 10.0
_NOBODYS = Blob(str(uuid.UUID(int=0)), "0" * 64, BlobKind.THUMB)


class BlobProbe:
    """Asks for a file that nobody has, at most every few seconds. Without a store the answer is "none"."""

    def __init__(self, store: BlobStore | None, clock: Callable[[], float] = time.monotonic) -> None:
        self._store, self._clock = store, clock
        self._lock = Lock()
        self._state, self._asked_at = NONE, float("-inf")

    def state(self) -> str:
        """Blocking."""
        if self._store is None:
            return NONE
        with self._lock:
            if self._clock() - self._asked_at > FRESH_S:
                self._state, self._asked_at = _asked(self._store), self._clock()
            return self._state


def _asked(store: BlobStore) -> str:
    try:
        store.held(_NOBODYS, _NOBODYS.tenant_id)
    except OSError:
        return DOWN
    return UP
