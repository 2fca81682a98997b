"""Photos and data on this machine: what is here, what may go, and bringing back what went."""

import io
import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, cast

from stormops_desktop.adapters.photo_errors import PhotoStoreError, PhotoUnreadable
from stormops_desktop.adapters.photo_vault import PhotoVault
from stormops_desktop.domain.said import Said
from stormops_desktop.services.errors import NotAllowed, NotFound, StoreTrouble, Unreachable
from stormops_desktop.services.jobs.known import known_job
from stormops_desktop.services.office.apart import ApartShelf
from stormops_desktop.services.office.models import ApartFile, DataView, ThriftChoice
from stormops_desktop.services.office.thrift import Thriftiness
from stormops_desktop.services.ports import ChangeSet
from stormops_desktop.services.workplace import Workplace
from stormops_desktop.storage import blob_queue
from stormops_desktop.storage.office import kept_files
from stormops_desktop.storage.office.settings import PHOTO_HOLDS, keep_setting, photo_holds
from sync.contracts.blobs import BlobKind
from sync.contracts.capture import Draft
from sync.contracts.errors import ProblemType
from sync.contracts.ops import Kind
from sync.engine.blobs import HubBlobs, RemoteFile
from sync.engine.errors import Refused, SyncError

DAY_MS = 86_400_000
KEEP_DAYS = 14
SHORT_BYTES = 2 << 30
PIECE = 256 << 10
NOT_AT_OFFICE = "The office does not have this photo, or you may not see it any more. Nothing was changed."
HELD = "Legal hold on {place}"
HELD_NO_MORE = "Legal hold on {place} lifted"
NOT_OFFICE = "A legal hold is the office's to set. You can keep the photos on this machine."
BROKE = "The photo did not come whole. Nothing was changed; try again where the signal is better."


class DataDesk:
    """`office.ports.DataVerbs` on replica, vault and hub."""

    def __init__(
        self, work: Workplace, vault: PhotoVault, photo_folder: Path, hub: HubBlobs, thrift: Thriftiness
    ) -> None:
        self._work, self._vault, self._folder, self._hub, self._thrift = (
            work, vault, photo_folder, hub, thrift,
        )  # fmt: skip
        self._apart = ApartShelf(work, vault)

    def view(self) -> DataView:
        """The whole page, from this machine alone."""
        now, thrift = self._work.now_ms(), self._thrift
        with self._work.reading() as connection:
            unsafe = blob_queue.unsafe(connection)
            kept = kept_files.kept_files(connection, now - KEEP_DAYS * DAY_MS, photo_holds(connection))
            spent = kept_files.spent_on(connection, now // DAY_MS)
        waits = unsafe.photos if thrift.holds_originals() else 0
        return DataView(
            thrift.choice, thrift.system_says(), thrift.costs(), waits, unsafe.photos, unsafe.bytes, spent,
            kept.originals, kept.bytes, kept.free_to_go, kept.free_bytes, kept.held, self._disk_free(),
            KEEP_DAYS, sending_anyway=thrift.sends_anyway, legal_holds=kept.legal_holds,
            apart=self._apart.files(),
        )  # fmt: skip

    def choose(self, choice: ThriftChoice) -> None:
        """Goes by another choice from now on."""
        self._thrift.choose(choice)

    def send_anyway(self, anyway: bool) -> None:
        """Everything goes over whatever link there is, until it is taken back or the app is closed."""
        self._thrift.send_anyway(anyway)

    def hold(self, job_id: str, *, held: bool) -> None:
        """Keeps every original of a job on this machine, whatever its claim says; or lets go again."""
        with self._work.writing() as connection:
            kept = set(json.loads(photo_holds(connection)))
            kept = kept | {job_id} if held else kept - {job_id}
            keep_setting(connection, PHOTO_HOLDS, json.dumps(sorted(kept)))

    def legal_hold(self, job_id: str, *, held: bool) -> ChangeSet:
        """The office's order that no machine lets an original of this job go; or its end.

        Raises:
            NotAllowed: not of the office. NotFound, StoreTrouble.
        """
        if not self._work.is_office:
            raise NotAllowed(NOT_OFFICE)
        job = known_job(self._work, job_id)
        order = Draft(Kind.SET, "jobs", job_id, {"legal_hold": held})
        name = Said(HELD if held else HELD_NO_MORE, place=job.address or Said("a job"))
        return ChangeSet(name, self._work.capture([order])[1])

    def discard(self, file: ApartFile, why: str, *, origin: object = None) -> ChangeSet:
        """Throws away a file that was no usable picture; the job keeps a note on what it was, and why.

        Raises:
            NotAllowed: no reason given. NotFound: it is not here any more. StoreTrouble.
        """
        return self._apart.discard(file, why, origin=origin)

    def free(self, keep_days: int = KEEP_DAYS) -> int:
        """Removes originals that the office verified so many days ago; returns the bytes that it freed.

        Small pictures stay, and so does what an open claim or an order holds. `fetch` brings one back.
        """
        with self._work.reading() as connection:
            before = self._work.now_ms() - keep_days * DAY_MS
            over = kept_files.free_to_go(connection, before, photo_holds(connection))
        for sha256, _ in over:
            with _in_words():
                self._vault.remove(sha256)
            with self._work.writing() as connection:
                blob_queue.mark_freed(connection, sha256)
        return sum(size for _, size in over)

    def relieve(self) -> int:
        """Frees what may go, but only when the disk is short; returns the bytes."""
        return self.free() if self._disk_free() < SHORT_BYTES else 0

    def fetch(self, sha256: str, kind: BlobKind = BlobKind.ORIGINAL) -> None:
        """Brings a photo's file from the office, unless it is here.

        Raises:
            NotFound: the office has none for this member. Unreachable: no signal; nothing was changed.
            StoreTrouble: no room.
        """
        with self._work.reading() as connection:
            photo = kept_files.photo_of(connection, sha256)
            known = blob_queue.digest_of(connection, sha256, kind)
        if photo is None:
            raise NotFound(NOT_AT_OFFICE)
        if known is not None and self._vault.has(known):
            return
        remote = self._hub.open(sha256, kind)
        kept = self._kept(remote, sha256 if kind is BlobKind.ORIGINAL else None)
        with self._work.writing() as connection:
            kept_files.note_fetched(connection, sha256, kind, remote.digest, kept, photo, self._work.now_ms())

    def _kept(self, remote: RemoteFile, wanted: str | None) -> int:
        """Seals the file as it comes; one that is not what its name says is thrown away."""
        with _in_words():
            found = self._vault.keep(cast(BinaryIO, io.BufferedReader(remote, PIECE)))
            if found.sha256 != (wanted or remote.digest):
                if not found.already:
                    self._vault.remove(found.sha256)
                raise Unreachable(BROKE)
        return found.size_bytes

    def _disk_free(self) -> int:
        try:
            return shutil.disk_usage(self._folder).free
        except OSError:
            return 0


@contextmanager
def _in_words() -> Iterator[None]:
    try:
        yield
    except PhotoUnreadable as error:
        raise Unreachable(BROKE) from error
    except PhotoStoreError as error:
        raise StoreTrouble(str(error)) from error
    except Refused as error:
        if error.problem.type is ProblemType.NOT_FOUND:
            raise NotFound(NOT_AT_OFFICE) from error
        raise Unreachable(error.sentence) from error
    except SyncError as error:
        raise Unreachable(error.sentence) from error
