"""The photo store of one replica: originals by their SHA-256, sealed, and on the disk before anyone says so.

Capture: a new file in `incoming/` is written and flushed, renamed to `ab/abcdef….photo`, and the folder
flushed where the system can (not Windows); then the caller writes its row in its own transaction. So a row
never lacks its file. A file without a row (`orphans`) is offered to the person, not deleted; an unfinished
one (`incoming/`) is nobody's.
"""

import errno
import hashlib
import os
import re
from collections.abc import Callable, Collection, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from stormops_desktop.adapters.photo_errors import (
    PhotoMissing,
    PhotoStoreError,
    PhotoStoreFull,
    PhotoUnreadable,
)
from stormops_desktop.adapters.photo_frames import (
    FRAME_BYTES,
    HEADER_BYTES,
    KEY_BYTES,
    SALT_BYTES,
    FrameCipher,
)
from stormops_desktop.adapters.photo_reader import PhotoReader
from stormops_desktop.domain.said import Said

SUFFIX = ".photo"
INCOMING = "incoming"
SHA256_TEXT = re.compile(r"[0-9a-f]{64}")
NO_SPACE = frozenset({errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)})

Randomness = Callable[[int], bytes]
Step = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Kept:
    """A photo that is on the disk; `already` when it had been there before."""

    sha256: str
    size_bytes: int
    already: bool = False


@dataclass(frozen=True, slots=True)
class Orphan:
    """A kept photo that no row names; `since_ms` is when its file was finished, UTC milliseconds."""

    sha256: str
    size_bytes: int
    since_ms: int


class PhotoVault:
    """Keeps, reads and removes sealed photos. One instance a replica; reading is safe from any thread."""

    def __init__(
        self, folder: Path, key: bytes, *, randomness: Randomness = os.urandom, on_step: Step | None = None
    ) -> None:
        """Opens the store, and makes its folders.

        Args:
            key: the replica's 32 random bytes; never used as it is, every file has a key of its own.
            on_step: told after each durable step ("written", "flushed", "renamed", "kept"); tests stop there.
        """
        if len(key) != KEY_BYTES:
            raise ValueError(f"the key of a photo store has {KEY_BYTES} bytes")
        self._folder, self._key, self._randomness = folder, key, randomness
        self._on_step = on_step or (lambda _step: None)
        (folder / INCOMING).mkdir(parents=True, exist_ok=True)

    def keep(self, source: BinaryIO) -> Kept:
        """Seals everything `source` still gives; when this returns, the photo outlives a power cut.

        Memory is bounded by one frame. The same photo kept twice is one file; a damaged one is replaced.

        Raises:
            PhotoUnreadable: the source broke off (card pulled); nothing was kept.
            PhotoStoreFull: nothing of this photo was kept.
            PhotoStoreError: the disk refused for another reason; nothing was kept.
        """
        unfinished = self._folder / INCOMING / f"{self._randomness(16).hex()}.part"
        try:
            sha256, size = self._write(unfinished, source)
            already = self._is_whole(sha256)
            if not already:
                self._put_in_place(unfinished, sha256)
        except OSError as error:
            raise _store_error(error) from error
        finally:
            with suppress(OSError):
                unfinished.unlink(missing_ok=True)
        self._on_step("kept")
        return Kept(sha256, size, already)

    def open(self, sha256: str) -> PhotoReader:
        """A kept photo for reading, as a file one may seek in; close it.

        Raises:
            PhotoMissing: no such photo is kept here.
            PhotoDamaged: its header or its length is not what was written.
        """
        try:
            file = self._path(sha256).open("rb")
        except FileNotFoundError as error:
            text = "This photo's file is not on this computer. If the office has it, it can be fetched."
            raise PhotoMissing(Said(text)) from error
        except OSError as error:
            raise _store_error(error) from error
        return PhotoReader(file, self._key)

    def read(self, sha256: str) -> bytes:
        """The whole original, checked against its SHA-256; errors as in `open`."""
        with self.open(sha256) as photo:
            return photo.whole()

    def verify(self, sha256: str) -> None:
        """Reads every frame and the hash of the whole, one frame in memory; errors as in `open`."""
        with self.open(sha256) as photo:
            photo.verify()

    def has(self, sha256: str) -> bool:
        """Whether a file of that name is kept; says nothing about its health."""
        return self._path(sha256).is_file()

    def kept(self) -> Iterator[str]:
        """The SHA-256 of every photo kept, in no order."""
        for path in self._folder.glob(f"[0-9a-f][0-9a-f]/*{SUFFIX}"):
            if SHA256_TEXT.fullmatch(path.stem):
                yield path.stem

    def orphans(self, known: Collection[str]) -> tuple[Orphan, ...]:
        """Photos whose hash no row names, oldest first; delete none before a person said so."""
        strays = []
        for sha256 in self.kept():
            if sha256 in known:
                continue
            with suppress(FileNotFoundError):
                about = self._path(sha256).stat()
                strays.append(Orphan(sha256, about.st_size, about.st_mtime_ns // 1_000_000))
        return tuple(sorted(strays, key=lambda orphan: (orphan.since_ms, orphan.sha256)))

    def missing(self, known: Collection[str]) -> tuple[str, ...]:
        """Hashes that rows name and that are not kept: never after a crash, only after a hand or a disk."""
        return tuple(sorted(set(known) - set(self.kept())))

    def clear_unfinished(self) -> int:
        """Removes what a crash left half written and counts it; call at start, before the first `keep`."""
        count = 0
        for path in (self._folder / INCOMING).glob("*.part"):
            with suppress(OSError):
                path.unlink()
                count += 1
        return count

    def remove(self, sha256: str) -> bool:
        """Deletes a photo's file. The caller knows that the centre verified it and that no hold is on it."""
        try:
            self._path(sha256).unlink()
        except FileNotFoundError:
            return False
        except OSError as error:
            raise _store_error(error) from error
        flush_folder(self._path(sha256).parent)
        return True

    def _path(self, sha256: str) -> Path:
        if not SHA256_TEXT.fullmatch(sha256):
            raise ValueError("not a SHA-256 in lower-case hexadecimal")
        return self._folder / sha256[:2] / f"{sha256}{SUFFIX}"

    def _write(self, path: Path, source: BinaryIO) -> tuple[str, int]:
        salt = self._randomness(SALT_BYTES)
        cipher = FrameCipher(self._key, salt)
        digest, size = hashlib.sha256(), 0
        with path.open("xb") as file:
            file.write(bytes(HEADER_BYTES))
            for index, plain in enumerate(_frames(source)):
                digest.update(plain)
                size += len(plain)
                file.write(cipher.seal(index, plain))
            file.seek(0)
            file.write(cipher.seal_header(size, digest.digest()))
            self._on_step("written")
            file.flush()
            os.fsync(file.fileno())
        self._on_step("flushed")
        return digest.hexdigest(), size

    def _put_in_place(self, unfinished: Path, sha256: str) -> None:
        final = self._path(sha256)
        if not final.parent.is_dir():
            final.parent.mkdir(exist_ok=True)
            flush_folder(self._folder)
        unfinished.replace(final)
        self._on_step("renamed")
        flush_folder(final.parent)

    def _is_whole(self, sha256: str) -> bool:
        """Whether a healthy copy is already there; a damaged one is no reason to drop a fresh one."""
        try:
            self.verify(sha256)
        except PhotoStoreError:
            return False
        return True


def flush_folder(folder: Path) -> None:
    """Makes a rename in a folder outlive a power cut, where the system can flush a folder."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _frames(source: BinaryIO) -> Iterator[bytes]:
    """Full frames and a shorter last one, however the source cuts its reads."""
    held = bytearray()
    while piece := _read(source, FRAME_BYTES - len(held)):
        held += piece
        if len(held) == FRAME_BYTES:
            yield bytes(held)
            held.clear()
    if held:
        yield bytes(held)


def _read(source: BinaryIO, most: int) -> bytes:
    try:
        return source.read(most)
    except OSError as error:
        why = error.strerror or type(error).__name__
        text = "The photo could not be read to its end ({why}). Check the card or cable and try again."
        raise PhotoUnreadable(Said(text, why=why)) from error


def _store_error(error: OSError) -> PhotoStoreError:
    if error.errno in NO_SPACE:
        return PhotoStoreFull(
            Said("The disk is full: this photo was not kept, those before it are. Free some space.")
        )
    why = error.strerror or type(error).__name__
    return PhotoStoreError(
        Said("The photo could not be kept or read ({why}). Photos kept before are safe.", why=why)
    )
