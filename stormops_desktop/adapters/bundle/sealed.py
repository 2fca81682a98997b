"""A stream sealed with a passphrase: argon2id (RFC 9106), then AES-256-GCM over 64 KiB frames.

File: header (50 bytes) and its tag (16), then the frames, each its ciphertext and a 16-byte tag; the last may
be shorter. Header: "SOUB", version (1 byte), salt (16), argon2id's passes, KiB and lanes (4 each), frame size
(4), zeros. Frame i has the nonce (0, i), the last one (1, i), the header 2^96 - 1; the header is everyone's
associated data. So a file that was cut short, even between two frames, lacks its last frame and does not
open (the STREAM construction of Hoang, Reyhanitabar, Rogaway and Vizár, 2015).
"""

import io
import os
import secrets
import struct
import unicodedata
from typing import TYPE_CHECKING, BinaryIO

from argon2.low_level import Type, hash_secret_raw
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from stormops_desktop.adapters.bundle.errors import BundleDamaged, NotABundle, WrongPassphrase
from stormops_desktop.adapters.framed import FramedReader
from stormops_desktop.adapters.vault_keys import Argon2Cost

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer

MAGIC = b"SOUB"
VERSION = 1
FRAME_BYTES = 64 * 1024
TAG_BYTES = 16
SALT_BYTES = 16
KEY_BYTES = 32
LAYOUT = struct.Struct(">4sB16sIIII13x")
HEADER_BYTES = LAYOUT.size + TAG_BYTES
HEADER_NONCE = b"\xff" * 12
MOST_PASSES, MOST_KIB, MOST_LANES = 16, 1 << 20, 16
"""What a header may ask of this machine: nobody's file makes it compute for an hour."""

CHANGED = (
    "This bundle was cut short or changed after it was made, so nothing of it was taken. "
    "The laptop that made it still has everything: make a new bundle there."
)
WRONG = (
    "That passphrase does not open this bundle. Nothing was changed; look at the capital letters and spaces."
)
OTHER_FILE = "This file is no StormOps bundle. Choose the file that ends in .stormops."
TOO_NEW = (
    "This bundle was made by a later version of StormOps. Nothing was changed; update this computer first."
)


class SealedWriter(io.RawIOBase):
    """Everything written goes to `file` in sealed frames; `finish` seals the last one.

    Attributes:
        failure: what the file said when it took no more.
    """

    def __init__(self, file: BinaryIO, passphrase: str, cost: Argon2Cost) -> None:
        super().__init__()
        salt = secrets.token_bytes(SALT_BYTES)
        self._header = LAYOUT.pack(
            MAGIC, VERSION, salt, cost.time_cost, cost.memory_kib, cost.lanes, FRAME_BYTES
        )
        self._aead = AESGCM(_key(passphrase, salt, cost))
        self.failure: OSError | None = None
        self._file, self._held, self._index = file, bytearray(), 0
        file.write(self._header + self._aead.encrypt(HEADER_NONCE, b"", self._header))

    def writable(self) -> bool:
        """Always."""
        return True

    def write(self, data: "ReadableBuffer", /) -> int:
        """Takes everything; the last frame is held back until there is more, or an end."""
        self._held += data
        while len(self._held) > FRAME_BYTES:
            self._put(bytes(self._held[:FRAME_BYTES]), last=False)
            del self._held[:FRAME_BYTES]
        return memoryview(data).nbytes

    def finish(self) -> None:
        """Seals what is held as the last frame; the file is the caller's to flush."""
        self._put(bytes(self._held), last=True)
        self._held.clear()

    def _put(self, plain: bytes, *, last: bool) -> None:
        sealed = self._aead.encrypt(_nonce(self._index, last=last), plain, self._header)
        try:
            self._file.write(sealed)
        except OSError as error:
            self.failure = self.failure or error
            raise
        self._index += 1


class SealedReader(FramedReader):
    """The plaintext as a seekable file, one frame in memory, nothing handed out unchecked."""

    def __init__(self, file: BinaryIO, passphrase: str) -> None:
        """Raises NotABundle, WrongPassphrase, BundleDamaged; the file stays the caller's."""
        super().__init__(FRAME_BYTES)
        raw = file.read(HEADER_BYTES)
        salt, cost = _read_header(raw)
        self._header = raw[: LAYOUT.size]
        self._aead = AESGCM(_key(passphrase, salt, cost))
        try:
            self._aead.decrypt(HEADER_NONCE, raw[LAYOUT.size :], self._header)
        except InvalidTag as error:
            raise WrongPassphrase(WRONG) from error
        self._file = file
        sealed = file.seek(0, os.SEEK_END) - HEADER_BYTES
        self._last, rest = divmod(max(0, sealed - 1), FRAME_BYTES + TAG_BYTES)
        if rest + 1 < TAG_BYTES:
            raise BundleDamaged(CHANGED)
        self.size = self._last * FRAME_BYTES + len(self._frame(self._last))

    def _opened(self, index: int) -> bytes:
        self._file.seek(HEADER_BYTES + index * (FRAME_BYTES + TAG_BYTES))
        sealed = self._file.read(FRAME_BYTES + TAG_BYTES)
        try:
            return self._aead.decrypt(_nonce(index, last=index == self._last), sealed, self._header)
        except (InvalidTag, ValueError) as error:  # ValueError: too short to hold a tag
            raise BundleDamaged(CHANGED) from error


def _read_header(raw: bytes) -> tuple[bytes, Argon2Cost]:
    if len(raw) < HEADER_BYTES or not raw.startswith(MAGIC):
        raise NotABundle(OTHER_FILE)
    _, version, salt, passes, kib, lanes, frame_bytes = LAYOUT.unpack(raw[: LAYOUT.size])
    if version != VERSION:
        raise NotABundle(TOO_NEW)
    sane = 0 < passes <= MOST_PASSES and 8 * lanes <= kib <= MOST_KIB and 0 < lanes <= MOST_LANES
    if not sane or frame_bytes != FRAME_BYTES:
        raise BundleDamaged(CHANGED)
    return salt, Argon2Cost(passes, kib, lanes)


def _key(passphrase: str, salt: bytes, cost: Argon2Cost) -> bytes:
    """The same words typed on another system, with its way of composing letters, give the same key."""
    words = unicodedata.normalize("NFC", passphrase).encode()
    return hash_secret_raw(words, salt, cost.time_cost, cost.memory_kib, cost.lanes, KEY_BYTES, Type.ID)


def _nonce(index: int, *, last: bool) -> bytes:
    return bytes([last]) + index.to_bytes(11)
