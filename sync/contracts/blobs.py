"""What both ends agree on about photo files, and the ports of the laptop's side.

A photo's files are named by the SHA-256 of the original as captured, and by their kind.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

FILED = (("photos", "photo_id"), ("papers", "paper_id"))
"""Entities whose rows stand for a file, with their keys.

A paper's original is its PDF, its preview its pages as drawings."""
TUS_VERSION = "1.0.0"
CHUNK_TYPE = "application/offset+octet-stream"
LEAST_CHUNK = 256 << 10
MOST_CHUNK = 4 << 20


class BlobKind(StrEnum):
    """The files of one photo, in the order in which they are sent."""

    THUMB = "thumb"
    PREVIEW = "preview"
    ORIGINAL = "original"


MOST_BYTES = {BlobKind.THUMB: 256 << 10, BlobKind.PREVIEW: 4 << 20, BlobKind.ORIGINAL: 64 << 20}
"""The largest file of each kind that the centre takes."""


class BlobState(StrEnum):
    """Where a file of this laptop stands; the spellings are those of `photos.state`."""

    QUEUED = "queued"
    UPLOADING = "uploading"
    STORED = "stored"  # the centre has read it back from its disk and the hash was right
    FAILED = "failed"  # it was refused too often; tried again once a day


@dataclass(frozen=True, slots=True)
class Standing:
    """How much of a file the centre has on its disk; `complete` once it was read back and found equal."""

    offset: int
    complete: bool = False


@dataclass(frozen=True, slots=True)
class BlobJob:
    """A file that the centre has not verified yet.

    Attributes:
        sha256: of the photo's original. digest: of this very file; equal for originals.
        offset: what the centre confirmed last.
        attempts: times it came to nothing, since it last went forward.
    """

    sha256: str
    kind: BlobKind
    digest: str
    size_bytes: int
    offset: int = 0
    attempts: int = 0


class BlobQueue(Protocol):
    """The laptop's record of what has to go up. Every method is a transaction of its own."""

    def next(self, kinds: Collection[BlobKind], now_ms: int) -> BlobJob | None:
        """What is due: small kinds first, then the newest job, then the smallest file.

        What seems to wait for more than a day is due: the clock that postponed it was wrong.
        """

    def untried(self, kind: BlobKind, now_ms: int, *, largest: int, most: int) -> Sequence[BlobJob]:
        """Files of that kind, in the order of `next`, that are due, were never tried and are not larger."""

    def doubt(self) -> None:
        """Asks again about stored originals whose rows, as last received, do not say so.

        The centre told this laptop that it has them, and has since been restored to a time when it had not.
        """

    def advanced(self, job: BlobJob, offset: int) -> None:
        """The centre has this much."""

    def stored(self, job: BlobJob, now_ms: int) -> None:
        """The centre verified it."""

    def postponed(self, job: BlobJob, why: str, until_ms: int, *, failed: bool = False) -> None:
        """Nothing came of it this time."""

    def spent(self, day: int) -> int:
        """Bytes sent over metered links on that day (days since 1970 in UTC)."""

    def spend(self, day: int, count: int) -> None: ...


class BlobSource(Protocol):
    """Reads the laptop's own files."""

    def read(self, digest: str, offset: int, count: int) -> bytes:
        """`count` bytes from `offset`.

        Raises:
            LostFile: the file is not here, or not what was kept.
        """


class LostFile(Exception):  # noqa: N818 - a fact, not a fault
    """A file to be sent is missing or damaged on this laptop."""
