"""The port of where photo files lie: `files.FileStore` is a folder, `objects.ObjectStore` a bucket."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Protocol

from sync.contracts.blobs import BlobKind

Step = Callable[[str], None]
"""Told after each durable step of a store."""


@dataclass(frozen=True, slots=True)
class Blob:
    """One file of one tenant. All parts are checked text: an UUID, 64 hexadecimal digits, a known kind."""

    tenant_id: str
    sha256: str
    kind: BlobKind


_UNFINISHED = re.compile(r"([0-9a-f]{64})\.(thumb|preview|original)\.([0-9a-f-]{36})\Z")


def named(tenant_id: str, name: str) -> tuple[Blob, str] | None:
    """The file and the device that an unfinished file's name tells; None for what no store has made."""
    found = _UNFINISHED.match(name)
    return None if found is None else (Blob(tenant_id, found[1], BlobKind(found[2])), found[3])


class BlobStore(Protocol):
    """Blocking. Every method raises `OSError` when the disk (or what stands for it) refuses.

    One suite (`tests/hub/blobs/test_stores.py`) holds every implementation.
    """

    def held(self, blob: Blob, device: str) -> int:
        """Bytes of the device's unfinished file; 0 when there is none."""

    def append(self, blob: Blob, device: str, offset: int, content: bytes) -> None:
        """Cuts the unfinished file to `offset` and adds the content; durable when it returns."""

    def digest(self, blob: Blob, device: str) -> str | None:
        """SHA-256 of the unfinished file, or of the kept one when that took its place; read from the disk."""

    def keep(self, blob: Blob, device: str) -> None:
        """The unfinished file becomes the kept one; durable when it returns, and harmless when repeated."""

    def discard(self, blob: Blob, device: str) -> None:
        """Removes the device's unfinished file, if there is one."""

    def unfinished(self, tenant_id: str, before_s: float) -> Iterator[tuple[Blob, str]]:
        """(file, device) of unfinished files that nothing was added to since a moment, UTC seconds."""

    def read(self, blob: Blob, offset: int, count: int) -> bytes:
        """A piece of a kept file, from within its length."""
