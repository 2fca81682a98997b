"""Where the key that wraps all others comes from: the OS keyring, or a passphrase.

The keyring library's own choice is never taken: it may pick a backend that asks on a terminal, or one that
keeps secrets in the clear.
"""

import base64
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import Protocol

from argon2.low_level import Type, hash_secret_raw
from keyring.backend import KeyringBackend
from keyring.errors import KeyringError

from stormops_desktop.adapters.errors import KeyMissing, KeyringTrouble

KEY_BYTES = 32
SERVICE = "StormOps"
ENTRY_LIMIT = 1_280  # characters; Windows keeps no longer ones
TRUSTED = (
    ("keyring.backends.SecretService", "Keyring"),
    ("keyring.backends.Windows", "WinVaultKeyring"),
    ("keyring.backends.macOS", "Keyring"),
)
LOCKED = (
    "This computer's keyring is locked or does not answer, so the local data can't be opened. "
    "Nothing is lost: unlock the keyring (sign in to the computer again) and try once more."
)
GONE = (
    "This computer's keyring no longer has the key to the local data, so what is on this computer can't be "
    "opened. Work that was sent is safe at the office. Restore the keyring, or start anew with this member."
)


class WrappingKey(Protocol):
    """A source of the wrapping key of one vault."""

    def get(self, name: str, salt: bytes) -> bytes:
        """The key of an existing vault."""

    def make(self, name: str, salt: bytes) -> bytes:
        """The key of a new vault."""

    def destroy(self, name: str) -> None:
        """Makes the vault unreadable for ever, as far as this source can."""


@dataclass(frozen=True, slots=True)
class KeyringKey:
    """A random key kept in the operating system's keyring."""

    backend: KeyringBackend

    def get(self, name: str, salt: bytes) -> bytes:
        del salt
        try:
            kept = self.backend.get_password(SERVICE, name)
        except (KeyringError, OSError, RuntimeError) as error:
            raise KeyringTrouble(LOCKED) from error
        if kept is None:
            raise KeyMissing(GONE)
        return base64.b64decode(kept)

    def make(self, name: str, salt: bytes) -> bytes:
        del salt
        key = secrets.token_bytes(KEY_BYTES)
        entry = base64.b64encode(key).decode()
        if len(entry) + len(name) >= ENTRY_LIMIT:
            raise KeyringTrouble(LOCKED)
        try:
            self.backend.set_password(SERVICE, name, entry)
        except (KeyringError, OSError, RuntimeError) as error:
            raise KeyringTrouble(LOCKED) from error
        return key

    def destroy(self, name: str) -> None:
        try:
            self.backend.delete_password(SERVICE, name)
        except (KeyringError, OSError, RuntimeError) as error:
            raise KeyringTrouble(LOCKED) from error


@dataclass(frozen=True, slots=True)
class Argon2Cost:
    """RFC 9106, section 4: the second recommended set, for machines with little memory to spare."""

    time_cost: int = 3
    memory_kib: int = 64 * 1024
    lanes: int = 4


@dataclass(frozen=True, slots=True)
class PassphraseKey:
    """A key derived by argon2id from something a person knows."""

    passphrase: str
    cost: Argon2Cost = Argon2Cost()

    def get(self, name: str, salt: bytes) -> bytes:
        del name
        cost = self.cost
        return hash_secret_raw(
            self.passphrase.encode(), salt, cost.time_cost, cost.memory_kib, cost.lanes, KEY_BYTES, Type.ID
        )

    def make(self, name: str, salt: bytes) -> bytes:
        return self.get(name, salt)

    def destroy(self, name: str) -> None:
        """What a person knows can't be destroyed; the vault's file is what has to go."""


KeyringFinder = Callable[[], KeyringBackend | None]


def os_keyring() -> KeyringBackend | None:
    """This system's keyring, None when there is none to be trusted."""
    for module, name in TRUSTED:
        try:
            backend: type[KeyringBackend] = getattr(import_module(module), name)
            if backend.priority >= 1:
                return backend()
        except Exception:  # noqa: S112 - a backend that can't say its priority is not there
            continue
    return None
