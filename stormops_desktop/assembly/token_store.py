"""The engine's token store on a vault: the refresh token is sealed, the access token stays in memory."""

import threading

from stormops_desktop.adapters.vault import IDENTITY, REFRESH, Vault
from sync.contracts.account import TokenResponse
from sync.engine.tokens import TokenPair


class NoTokens:
    """For calls that need no sign-in."""

    def load(self) -> None:
        return None

    def save(self, pair: TokenPair) -> None:
        del pair


class VaultTokens:
    """Tokens of one account for one tenant."""

    def __init__(self, vault: Vault, tenant_id: str, access: str = "") -> None:
        self._vault, self._tenant_id, self._access = vault, tenant_id, access
        self._lock = threading.Lock()

    def load(self) -> TokenPair | None:
        with self._lock:
            refresh = self._vault.get(REFRESH)
            return None if refresh is None else TokenPair(self._access, refresh, self._tenant_id)

    def save(self, pair: TokenPair) -> None:
        with self._lock:
            self._vault.put(REFRESH, pair.refresh)
            self._access = pair.access

    def forget(self) -> None:
        """After this only a new sign-in reaches the office."""
        with self._lock:
            self._vault.forget(REFRESH)
            self._access = ""


def keep(vault: Vault, told: TokenResponse) -> VaultTokens:
    """The tokens just told, sealed; with them the key for who is who, which a crew is not given."""
    tokens = VaultTokens(vault, told.tenant_id)
    if told.identity_key:
        vault.put(IDENTITY + told.tenant_id, told.identity_key)
    else:
        vault.forget(IDENTITY + told.tenant_id)
    tokens.save(TokenPair(told.access_token, told.refresh_token, told.tenant_id))
    return tokens
