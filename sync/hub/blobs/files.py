"""Photo files in a folder: `tenant/ab/cd/<sha256>.<kind>`, unfinished ones in `tenant/incoming`.

A chunk is flushed before the caller records it; a finished file is renamed and its folder flushed. What a
crash leaves beyond the recorded place is cut off by the next chunk.
"""

import hashlib
import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from sync.hub.blobs.store import Blob, Step, named

INCOMING = "incoming"
PIECE = 1 << 20


class FileStore:
    """Implements `store.BlobStore`; see there. Safe from several threads for different files.

    Args:
        on_step: told after each durable step ("written", "flushed", "renamed", "kept"); tests stop there.
    """

    def __init__(self, folder: Path, on_step: Step | None = None) -> None:
        self._folder = folder
        self._on_step = on_step or (lambda _step: None)

    def held(self, blob: Blob, device: str) -> int:
        try:
            return self._unfinished(blob, device).stat().st_size
        except FileNotFoundError:
            return 0

    def append(self, blob: Blob, device: str, offset: int, content: bytes) -> None:
        path = self._unfinished(blob, device)
        made = not path.exists()
        if made:
            _make_folder(path.parent)
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            os.ftruncate(descriptor, offset)
            _write_all(descriptor, content, offset)
            self._on_step("written")
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
        if made:
            _flush_folder(path.parent)
        self._on_step("flushed")

    def digest(self, blob: Blob, device: str) -> str | None:
        for path in (self._unfinished(blob, device), self._kept(blob)):
            with suppress(FileNotFoundError):
                return _digest_on_disk(path)
        return None

    def keep(self, blob: Blob, device: str) -> None:
        final = self._kept(blob)
        _make_folder(final.parent)
        with suppress(FileNotFoundError):  # an earlier try came as far as the rename
            self._unfinished(blob, device).rename(final)
        self._on_step("renamed")
        _flush_folder(final.parent)
        self._on_step("kept")

    def discard(self, blob: Blob, device: str) -> None:
        self._unfinished(blob, device).unlink(missing_ok=True)

    def unfinished(self, tenant_id: str, before_s: float) -> Iterator[tuple[Blob, str]]:
        with suppress(FileNotFoundError):
            for entry in sorted(os.scandir(self._folder / tenant_id / INCOMING), key=lambda each: each.name):
                known = named(tenant_id, entry.name)
                with suppress(FileNotFoundError):  # finished this moment
                    if known is not None and entry.stat().st_mtime < before_s:
                        yield known

    def read(self, blob: Blob, offset: int, count: int) -> bytes:
        with self._kept(blob).open("rb") as file:
            file.seek(offset)
            return file.read(count)

    def _kept(self, blob: Blob) -> Path:
        name = f"{blob.sha256}.{blob.kind}"
        return self._folder / blob.tenant_id / blob.sha256[:2] / blob.sha256[2:4] / name

    def _unfinished(self, blob: Blob, device: str) -> Path:
        return self._folder / blob.tenant_id / INCOMING / f"{blob.sha256}.{blob.kind}.{device}"


def _write_all(descriptor: int, content: bytes, offset: int) -> None:
    rest = memoryview(content)
    while rest:
        written = os.pwrite(descriptor, rest, offset)
        rest, offset = rest[written:], offset + written


def _digest_on_disk(path: Path) -> str:
    """The hash of what the disk has, as far as the system can be made to forget its own copy."""
    with path.open("rb") as file:
        if hasattr(os, "posix_fadvise"):
            os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
        digest = hashlib.sha256()
        while piece := file.read(PIECE):
            digest.update(piece)
    return digest.hexdigest()


def _make_folder(folder: Path) -> None:
    """Makes it and what leads to it, each entered durably in the folder above."""
    missing = []
    while not folder.is_dir():
        missing.append(folder)
        folder = folder.parent
    for each in reversed(missing):
        each.mkdir(mode=0o700, exist_ok=True)
        _flush_folder(each.parent)


def _flush_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
