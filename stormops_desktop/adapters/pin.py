"""The PIN that gates offline unlock: argon2id, and waits that grow with each failure and outlive restarts."""

import msgspec
from argon2 import PasswordHasher
from argon2.exceptions import VerifyMismatchError

from stormops_desktop.adapters.vault import PIN, Vault
from stormops_desktop.adapters.vault_keys import Argon2Cost

FREE_TRIES = 3
FIRST_WAIT_MS = 30_000
LONGEST_WAIT_MS = 3_600_000


class _Kept(msgspec.Struct, frozen=True):
    digest: str
    failures: int = 0
    last_ms: int = 0


class Pin:
    """The PIN kept in a vault."""

    def __init__(self, vault: Vault, cost: Argon2Cost | None = None) -> None:
        cost = cost or Argon2Cost()
        self._vault = vault
        self._hasher = PasswordHasher(cost.time_cost, cost.memory_kib, cost.lanes)

    def is_set(self) -> bool:
        return self._vault.get(PIN) is not None

    def choose(self, pin: str) -> None:
        self._keep(_Kept(self._hasher.hash(pin)))

    def wait_ms(self, now_ms: int) -> int:
        """How long until the next try counts; a clock set back only makes it longer."""
        kept = self._kept()
        over = kept.failures - FREE_TRIES
        if over < 0:
            return 0
        wait = min(FIRST_WAIT_MS << over, LONGEST_WAIT_MS)
        gone = now_ms - kept.last_ms
        return max(0, wait - gone) if gone >= 0 else wait

    def check(self, pin: str, now_ms: int) -> bool:
        """Whether it is the PIN. The failure is written down before the answer is known: pulling the plug
        in between gains nothing."""
        kept = self._kept()
        self._keep(_Kept(kept.digest, kept.failures + 1, now_ms))
        try:
            self._hasher.verify(kept.digest, pin)
        except VerifyMismatchError:
            return False
        self._keep(_Kept(kept.digest))
        return True

    def _kept(self) -> _Kept:
        return msgspec.json.decode(self._vault.get(PIN) or '{"digest":""}', type=_Kept)

    def _keep(self, kept: _Kept) -> None:
        self._vault.put(PIN, msgspec.json.encode(kept).decode())
