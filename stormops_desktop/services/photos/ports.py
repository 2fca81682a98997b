"""What the photo screens may ask: reading photos, taking files in, labelling, and matching a day's files."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from stormops_desktop.services.photos.models import (
    Found,
    Gallery,
    IntakeStep,
    Look,
    PhotoView,
    Proposed,
    RefusedPhoto,
    WatchedFolder,
)
from sync.contracts.blobs import BlobKind

if TYPE_CHECKING:
    from stormops_desktop.services.ports import ChangeSet


@dataclass(frozen=True, slots=True)
class AddedPhotos:
    """What became of some files.

    Attributes:
        added: ids of new photos. known: ids of photos that the job had already, byte for byte.
        refused: files that were not taken, with the reason.
    """

    change: ChangeSet
    added: tuple[str, ...]
    known: tuple[str, ...]
    refused: tuple[RefusedPhoto, ...]


class PhotoReads(Protocol):
    """Photos of a job, all of it from this machine."""

    def photos(self, job_id: str) -> Sequence[PhotoView]:
        """The job's photos, oldest first."""

    def gallery(self, job_id: str, also: str = "") -> Gallery:
        """Everything the photo page of a job shows; `also` is a slope that gets a row in any case."""

    def picture(self, sha256: str, kind: BlobKind) -> bytes | None:
        """A photo's file from this computer; None when it is not here."""

    def quarantined(self, job_id: str) -> Sequence[RefusedPhoto]:
        """Files of the job that were no usable pictures."""


class PhotoVerbs(PhotoReads, Protocol):
    """Taking photos in. Slow: files are read, hashed, sealed and flushed; call it off the GUI thread."""

    def find_files(self, paths: Sequence[Path]) -> Found:
        """The picture files in folders, and every file that was named itself."""

    def add_photos(
        self, job_id: str, files: Sequence[Path], *, labels: Mapping[str, str] | None = None,
        origin: object = None, each: Callable[[IntakeStep], None] | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> AddedPhotos:  # fmt: skip
        """Takes files in, each by a durable step of its own; cancelling keeps what is in."""

    def add_picture(
        self, job_id: str, name: str, data: bytes, *, labels: Mapping[str, str] | None = None,
        origin: object = None,
    ) -> AddedPhotos:  # fmt: skip
        """Takes in a picture that has no file: one pasted from the clipboard."""

    def forget_interrupted(self, job_id: str) -> None:
        """The rest of bursts that were cut short is not wanted."""

    def set_labels(
        self, photo_ids: Sequence[str], labels: Mapping[str, str], *, seen: int, origin: object = None
    ) -> ChangeSet:
        """Labels one or many photos as one change; "" takes a label away."""

    def propose(
        self, files: Sequence[Path], *, each: Callable[[Proposed], None] | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> Sequence[Proposed]:  # fmt: skip
        """To which stops of the person's routes files belong, by place and time; takes nothing in."""

    def look_into(self, watched: WatchedFolder, before: Mapping[Path, str]) -> Look:
        """What is new in the watched folder; `before` are the marks that the last look told."""

    def watched(self) -> WatchedFolder:
        """The folder this machine watches."""

    def watch(self, watched: WatchedFolder) -> None:
        """Remembers the folder, and which of its files were dealt with."""

    def close(self) -> None:
        """Lets no further file in, and returns when the one under way is in."""

    def free(self, keep_days: int) -> int:
        """Removes originals that the office verified so many days ago."""
