"""Photo files as sealed frames: AES-256-GCM over 64 KiB pieces; any range is read, any change is seen.

File: header (97 bytes), then the frames, each its ciphertext and a 16-byte tag; the last may be shorter.
Header: "SOPH", version (1 byte), salt (16), size of the plaintext (8, big-endian), its SHA-256 (32), frame
size (4), zeros (16), tag (16). The key of a file is HKDF-SHA256 (RFC 5869) of the store's key with the file's
salt, so a nonce is never used twice for a key: frame i has nonce i, the header 2^96 - 1. A frame's associated
data are version, salt and i; the header's are the header. Cut, swapped, changed or foreign frames, and a
wrong key, fail to open.
"""

import struct
from dataclasses import dataclass

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from stormops_desktop.adapters.photo_errors import PhotoDamaged

MAGIC = b"SOPH"
VERSION = 1
FRAME_BYTES = 64 * 1024
TAG_BYTES = 16
SALT_BYTES = 16
KEY_BYTES = 32
LAYOUT = struct.Struct(">4sB16sQ32sI16x")
HEADER_BYTES = LAYOUT.size + TAG_BYTES
HEADER_NONCE = b"\xff" * 12
PURPOSE = b"stormops photo file 1"
CHANGED = "This photo's file on this computer has been changed or cut short. Copy it again from the camera."


@dataclass(frozen=True, slots=True)
class Header:
    """What stands before the frames."""

    salt: bytes
    size: int
    sha256: bytes

    @property
    def frames(self) -> int:
        """How many frames follow; an empty plaintext has none."""
        return -(-self.size // FRAME_BYTES)

    @property
    def file_bytes(self) -> int:
        """The size of the whole file."""
        return HEADER_BYTES + self.size + self.frames * TAG_BYTES


class FrameCipher:
    """Seals and opens the frames of one file."""

    def __init__(self, store_key: bytes, salt: bytes) -> None:
        derived = HKDF(algorithm=SHA256(), length=KEY_BYTES, salt=salt, info=PURPOSE).derive(store_key)
        self._aead = AESGCM(derived)
        self._salt = salt

    def seal(self, index: int, plain: bytes) -> bytes:
        """Ciphertext and tag of frame `index`."""
        return self._aead.encrypt(_nonce(index), plain, self._bound_to(index))

    def open(self, index: int, sealed: bytes) -> bytes:
        """The plaintext of frame `index`.

        Raises:
            PhotoDamaged: it is not that frame of that file, or another key's.
        """
        try:
            return self._aead.decrypt(_nonce(index), sealed, self._bound_to(index))
        except InvalidTag as error:
            raise PhotoDamaged(CHANGED) from error

    def seal_header(self, size: int, sha256: bytes) -> bytes:
        """The 97 bytes before the frames."""
        plain = LAYOUT.pack(MAGIC, VERSION, self._salt, size, sha256, FRAME_BYTES)
        return plain + self._aead.encrypt(HEADER_NONCE, b"", plain)

    def check_header(self, raw: bytes) -> None:
        """Raises PhotoDamaged when the header was not written with this key."""
        try:
            self._aead.decrypt(HEADER_NONCE, raw[LAYOUT.size :], raw[: LAYOUT.size])
        except InvalidTag as error:
            raise PhotoDamaged(CHANGED) from error

    def _bound_to(self, index: int) -> bytes:
        return MAGIC + struct.pack(">B16sQ", VERSION, self._salt, index)


def read_header(raw: bytes) -> Header:
    """The header's fields, not yet known to be true.

    Raises:
        PhotoDamaged: too short, or no file of this kind or version.
    """
    if len(raw) != HEADER_BYTES:
        raise PhotoDamaged(CHANGED)
    magic, version, salt, size, sha256, frame_bytes = LAYOUT.unpack(raw[: LAYOUT.size])
    if magic != MAGIC:
        raise PhotoDamaged(CHANGED)
    if version != VERSION or frame_bytes != FRAME_BYTES:
        raise PhotoDamaged("A newer version of StormOps kept this photo. Update this computer to open it.")
    return Header(salt, size, sha256)


def frame_place(index: int) -> int:
    """Where frame `index` begins in the file."""
    return HEADER_BYTES + index * (FRAME_BYTES + TAG_BYTES)


def _nonce(index: int) -> bytes:
    return index.to_bytes(12)
