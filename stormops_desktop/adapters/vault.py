"""One account's secrets on this machine: replica keys, refresh token, PIN; one file sealed by a wrapping key.

AES-256-GCM (NIST SP 800-38D) with a fresh nonce at every writing. Without the wrapping key the file, and so
the replicas, are noise.
"""

import base64
import os
import secrets
from contextlib import suppress
from pathlib import Path

import msgspec
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from stormops_desktop.adapters.errors import WrongSecret
from stormops_desktop.adapters.vault_keys import KEY_BYTES, WrappingKey

FILE = "vault.json"
SALT_BYTES = 16
NONCE_BYTES = 12
WRONG = (
    "That does not open this member's data on this computer. Nothing has been changed. "
    "If the password was changed lately, use the one that was valid when this computer was last used."
)
REPLICA = "replica:"  # + tenant id
IDENTITY = "identity:"  # + tenant id; the office's key for who is who
REFRESH = "refresh"
PIN = "pin"


class _Sealed(msgspec.Struct, frozen=True):
    salt: bytes
    nonce: bytes
    box: bytes
    version: int = 1


class Vault:
    """The open vault. Every change is on disk, whole, when the call returns."""

    def __init__(self, path: Path, name: str, salt: bytes, key: bytes, secrets_: dict[str, str]) -> None:
        self._path, self._name, self._salt, self._key = path, name, salt, key
        self._secrets = secrets_

    def get(self, name: str) -> str | None:
        return self._secrets.get(name)

    def put(self, name: str, secret: str) -> None:
        self._secrets[name] = secret
        self._write()

    def forget(self, name: str) -> None:
        if self._secrets.pop(name, None) is not None:
            self._write()

    def replica_key(self, tenant_id: str) -> bytes:
        """The raw key of a tenant's replica; made when first asked for."""
        kept = self.get(REPLICA + tenant_id)
        if kept is None:
            kept = base64.b64encode(secrets.token_bytes(KEY_BYTES)).decode()
            self.put(REPLICA + tenant_id, kept)
        return base64.b64decode(kept)

    def rewrap(self, source: WrappingKey) -> None:
        """Seals the vault anew under another wrapping key."""
        self._salt = secrets.token_bytes(SALT_BYTES)
        self._key = source.make(self._name, self._salt)
        self._write()

    def _write(self) -> None:
        nonce = secrets.token_bytes(NONCE_BYTES)
        box = AESGCM(self._key).encrypt(nonce, msgspec.json.encode(self._secrets), self._name.encode())
        fresh = self._path.with_suffix(".new")
        with fresh.open("wb") as file:
            file.write(msgspec.json.encode(_Sealed(self._salt, nonce, box)))
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(self._path)


def exists(folder: Path) -> bool:
    return (folder / FILE).exists()


def open_vault(folder: Path, name: str, source: WrappingKey) -> Vault:
    """Opens the vault in `folder`, or makes a new one.

    Args:
        name: whose it is; part of what is authenticated, so that files can't be swapped.

    Raises:
        WrongSecret, KeyMissing, KeyringTrouble: nothing was touched.
    """
    path = folder / FILE
    if not path.exists():
        folder.mkdir(parents=True, exist_ok=True)
        salt = secrets.token_bytes(SALT_BYTES)
        vault = Vault(path, name, salt, source.make(name, salt), {})
        vault._write()
        return vault
    try:
        sealed = msgspec.json.decode(path.read_bytes(), type=_Sealed)
        key = source.get(name, sealed.salt)
        opened = AESGCM(key).decrypt(sealed.nonce, sealed.box, name.encode())
    except (InvalidTag, msgspec.DecodeError) as error:
        raise WrongSecret(WRONG) from error
    return Vault(path, name, sealed.salt, key, msgspec.json.decode(opened, type=dict[str, str]))


def destroy(folder: Path, name: str, source: WrappingKey) -> None:
    """Crypto-shreds: without key and file no replica of this account can be read again."""
    with suppress(FileNotFoundError):
        (folder / FILE).unlink()
    source.destroy(name)
