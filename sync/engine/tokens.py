"""Who this laptop is to the hub, and the one refresh that many requests may need at once."""

import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from sync.contracts.account import TokenResponse
from sync.engine.errors import SignedOut


@dataclass(frozen=True, slots=True)
class TokenPair:
    """A bearer token for one tenant (may be "" before the first refresh), and the token that renews it."""

    access: str
    refresh: str
    tenant_id: str = ""


class TokenStore(Protocol):
    """Keeps the pair; the refresh token belongs in the keyring."""

    def load(self) -> TokenPair | None: ...
    def save(self, pair: TokenPair) -> None: ...


class MemoryTokens:
    """A store without a keyring: for tests, and for what must not be kept."""

    def __init__(self, pair: TokenPair | None = None) -> None:
        self._pair = pair

    def load(self) -> TokenPair | None:
        return self._pair

    def save(self, pair: TokenPair) -> None:
        self._pair = pair


class Credentials:
    """The current access token; renews it once, however many threads find it expired together."""

    def __init__(self, store: TokenStore) -> None:
        self._store = store
        self._lock = threading.Lock()

    def current(self) -> TokenPair:
        """The pair as kept.

        Raises:
            SignedOut: there is none.
        """
        pair = self._store.load()
        if pair is None:
            raise SignedOut
        return pair

    def renewed(self, stale: TokenPair, refresh: Callable[[TokenPair], TokenResponse]) -> TokenPair:
        """A pair newer than `stale`: somebody else's, if they were quicker, or one that `refresh` fetches."""
        with self._lock:
            pair = self.current()
            if pair.access == stale.access:
                told = refresh(pair)
                pair = TokenPair(told.access_token, told.refresh_token, told.tenant_id)
                self._store.save(pair)
            return pair
