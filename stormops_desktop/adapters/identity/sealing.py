"""Names, numbers and addresses of people under the company's key: found by a keyed hash, read by opening.

Lookup: HMAC-SHA256 (RFC 2104), of which 16 bytes are kept. Values: AES-256-SIV (RFC 5297), which needs no
nonce: two laptops that import one list offline make the same rows. What equal boxes tell, equal hashes tell
already. Both keys follow from the company's one by HMAC; the kind is part of what is hashed and
authenticated, so a telephone number is never mistaken for a claim's.
"""

import base64
import hashlib
import hmac
from collections.abc import Callable

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESSIV

KEY_BYTES = 32
HASH_BYTES = 16


class ValueSeal:
    """One company's seal.

    Args:
        key: its 32 bytes, as the office's members are given them at sign-in.
    """

    def __init__(self, key: bytes) -> None:
        if len(key) != KEY_BYTES:
            raise ValueError("an identity key has 32 bytes")
        self._lookup = _derived(key, b"lookup", hashlib.sha256)
        self._box = AESSIV(_derived(key, b"value", hashlib.sha512))

    def digest(self, kind: str, value: str) -> str:
        """Hex under which a value is looked up; the same on all laptops of the company, and no others."""
        told = f"{kind}\x00{value}".encode()
        return hmac.new(self._lookup, told, hashlib.sha256).digest()[:HASH_BYTES].hex()

    def seal(self, kind: str, value: str) -> str:
        """Base64 text that only the key opens; the same for the same value."""
        return base64.b64encode(self._box.encrypt(value.encode(), [kind.encode()])).decode()

    def open(self, kind: str, sealed: str) -> str | None:
        """The value; None when it was sealed under another key, as another kind, or was changed."""
        try:
            return self._box.decrypt(base64.b64decode(sealed, validate=True), [kind.encode()]).decode()
        except (InvalidTag, ValueError):
            return None


def _derived(key: bytes, purpose: bytes, hashed: Callable[..., object]) -> bytes:
    return hmac.new(key, b"stormops identity " + purpose, hashed).digest()  # type: ignore[arg-type]
