"""Sending photo files: this laptop's record, its sealed files and the way to the office, put together."""

from collections.abc import Callable
from dataclasses import dataclass, field

from stormops_desktop.adapters.photo_errors import PhotoStoreError
from stormops_desktop.adapters.photo_reader import PhotoReader
from stormops_desktop.adapters.photo_vault import PhotoVault
from stormops_desktop.storage.blob_queue import SqlBlobQueue
from sync.contracts.blobs import LostFile
from sync.engine.blobs import BlobCarrier, BlobReport, ChunkPace, Thrift, run_blobs

HANDS = 4  # what the benchmark of the slow link asks for; more would crowd out the sync of a shared line


class VaultSource:
    """`sync.contracts.blobs.BlobSource` on the photo vault; the file being sent stays open."""

    def __init__(self, vault: PhotoVault) -> None:
        self._vault = vault
        self._open: tuple[str, PhotoReader] | None = None

    def read(self, digest: str, offset: int, count: int) -> bytes:
        try:
            return self._reader(digest).range(offset, count)
        except PhotoStoreError as error:
            self.close()
            raise LostFile(str(error)) from error

    def close(self) -> None:
        """Closes the file being sent."""
        if self._open is not None:
            self._open[1].close()
        self._open = None

    def _reader(self, digest: str) -> PhotoReader:
        if self._open is None or self._open[0] != digest:
            self.close()
            self._open = (digest, self._vault.open(digest))
        return self._open[1]


@dataclass(slots=True)
class PhotoLane:
    """The lane of one replica. `thrift` is what may go over a link that costs money."""

    queue: SqlBlobQueue
    vault: PhotoVault
    carrier: BlobCarrier
    thrift: Thrift = field(default_factory=Thrift)
    pace: ChunkPace = field(default_factory=ChunkPace)

    def run(
        self,
        now_ms: Callable[[], int],
        *,
        pause: Callable[[], bool],
        cancelled: Callable[[], bool],
        progress: Callable[[BlobReport], None] | None = None,
    ) -> BlobReport:
        """One run; see `sync.engine.blobs.run_blobs`, whose errors it raises."""
        source = VaultSource(self.vault)
        try:
            return run_blobs(
                self.queue, source, self.carrier, wall=now_ms, pace=self.pace, thrift=self.thrift,
                pause=pause, cancelled=cancelled, progress=progress, hands=HANDS,
            )  # fmt: skip
        finally:
            source.close()
