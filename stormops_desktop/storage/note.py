"""A small open note beside the encrypted file: enough to tell a wrong key from a damaged file.

It holds no secret: a hash of a random 32-byte key says nothing about the key.
"""

import hashlib
import os
from pathlib import Path

import msgspec


class Note(msgspec.Struct, frozen=True, omit_defaults=True):
    """What was true when the file was last opened.

    Attributes:
        key: hash of the key. incarnation: this machine's, in case the file can't tell any more.
        suspect: a page failed to read since; check the whole file at the next opening.
    """

    key: str
    device: str = ""
    incarnation: int = 1
    suspect: bool = False


def fingerprint(key: bytes) -> str:
    """Sixteen bytes of hash, as hex."""
    return hashlib.blake2b(key, digest_size=16, person=b"stormops-replica"[:16]).hexdigest()


def read(database: Path) -> Note | None:
    """The note of this file, None when there is none (or it can't be read)."""
    try:
        return msgspec.json.decode(_path(database).read_bytes(), type=Note)
    except (OSError, msgspec.DecodeError):
        return None


def write(database: Path, note: Note) -> None:
    """Replaces the note whole or not at all."""
    fresh = _path(database).with_suffix(".note-new")
    fresh.write_bytes(msgspec.json.encode(note))
    os.replace(fresh, _path(database))  # noqa: PTH105 - Path.replace is the same call, this says it is atomic


def _path(database: Path) -> Path:
    return database.with_suffix(".note")
