"""Making a bundle: everything that exists only on this machine, in one sealed file."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime

import msgspec

from stormops_desktop import __version__
from stormops_desktop.adapters.bundle.archive import BundleFile
from stormops_desktop.adapters.photo_errors import PhotoStoreError
from stormops_desktop.adapters.photo_vault import PhotoVault
from stormops_desktop.services.bundle.models import (
    INBOX,
    MANIFEST,
    ApartNote,
    FileNote,
    InboxNote,
    Manifest,
    ParcelNote,
)
from stormops_desktop.services.bundle.ports import Progress
from stormops_desktop.services.workplace import Workplace
from stormops_desktop.storage import sync_queries
from stormops_desktop.storage.blob_queue import Quarantined, all_quarantined
from stormops_desktop.storage.office import only_here, parcel_shelf
from sync.contracts.identifiers import uuid7
from sync.contracts.ops import Op
from sync.contracts.parcels import Parcel
from sync.contracts.replica import InboxItem


class Packing:
    """What goes into one bundle, as one look at the replica found it.

    Attributes:
        manifest: says it all. left_out: photos whose file can't be read. last_n: the newest own op in it.
    """

    def __init__(self, work: Workplace, vault: PhotoVault, machine: str) -> None:
        self._work, self._vault, self._machine = work, vault, machine
        self.made_ms = work.now_ms()
        with work.reading() as connection:
            self.log = only_here.own_log(connection)
            brought = parcel_shelf.undelivered(connection)
            self._inbox = sync_queries.inbox(connection)
            blobs = only_here.unsafe_blobs(connection)
            apart = all_quarantined(connection)
        own = [(self._own_parcel(), machine, self.made_ms)] if self.log.ops else []
        self.parcels: Sequence[tuple[Parcel, str, int]] = [*own, *brought]
        self._blobs = [blob for blob in blobs if self._is_whole(blob.digest)]
        self._apart = [item for item in apart if item.sha256 and self._is_whole(item.sha256)]
        self.left_out = sum(blob.kind == "original" for blob in blobs if blob not in self._blobs)
        self.manifest = self._manifest()

    @property
    def changes(self) -> int:
        return sum(len(parcel.ops) for parcel, _, _ in self.parcels)

    @property
    def photos(self) -> int:
        return sum(file.kind == "original" for file in self.manifest.files)

    @property
    def size_bytes(self) -> int:
        return sum(self.manifest.sizes.values())

    def files(self, progress: Progress | None) -> Iterator[BundleFile]:
        """Everything, the manifest first."""
        yield BundleFile(MANIFEST, [msgspec.json.encode(self.manifest)])
        for parcel, _, _ in self.parcels:
            yield BundleFile(ops_name(parcel.parcel_id), _lines(parcel.ops))
        yield BundleFile(INBOX, _lines([_noted(item) for item in self._inbox]))
        done = 0
        for digest, size in self.manifest.sizes.items():
            yield BundleFile(file_name(digest), self._pieces(digest), stored=True)
            done += size
            if progress is not None:
                progress(done, self.size_bytes)

    def _own_parcel(self) -> Parcel:
        state = self.log.state
        assert state is not None  # there are ops, so something was captured
        parcel_id = uuid7(self.made_ms, self._work.randomness(10))
        return Parcel(
            parcel_id, state.device, state.incarnation, state.epoch, self.log.first_n, state.acked_chain,
            self.log.ops,
        )  # fmt: skip

    def _is_whole(self, digest: str) -> bool:
        """One damaged photo is no reason to leave all the others behind."""
        try:
            self._vault.verify(digest)
        except PhotoStoreError:
            return False
        return True

    def _pieces(self, digest: str) -> Iterator[bytes]:
        with self._vault.open(digest) as photo:
            yield from photo.frames()

    def _apart_note(self, item: Quarantined) -> ApartNote:
        digest = item.sha256 or ""
        with self._vault.open(digest) as file:
            size = file.size
        return ApartNote(digest, size, item.job_id, item.name, item.reason, item.sentence, item.added_ms)

    def _manifest(self) -> Manifest:
        member = self._work.member
        return Manifest(
            uuid7(self.made_ms, self._work.randomness(10)), self.made_ms, __version__, member.tenant_id,
            member.org_name, member.account_id, member.email, self._machine,
            tuple(_about(*each) for each in self.parcels),
            tuple(
                FileNote(b.sha256, b.kind, b.digest, b.size_bytes, b.photo_id, b.job_id, b.captured_ms)
                for b in self._blobs
            ),
            apart=tuple(self._apart_note(item) for item in self._apart),
        )  # fmt: skip


def ops_name(parcel_id: str) -> str:
    """Where a parcel's ops lie in the bundle."""
    return f"ops/{parcel_id}.jsonl"


def file_name(digest: str) -> str:
    """Where a file lies in the bundle."""
    return f"files/{digest}"


def suggested_name(work: Workplace) -> str:
    """A name that sorts by time and says whose work it is."""
    at = datetime.fromtimestamp(work.now_ms() / 1000, UTC).strftime("%Y-%m-%d %H%M")
    who = "".join(c for c in work.member.display_name if c.isalnum() or c in " -").strip()
    return f"StormOps {who or 'work'} {at} UTC.stormops"


def _about(parcel: Parcel, machine: str, made_ms: int) -> ParcelNote:
    return ParcelNote(
        parcel.parcel_id, parcel.device, parcel.incarnation, parcel.epoch, parcel.next_n, parcel.chain,
        machine, made_ms, len(parcel.ops),
    )  # fmt: skip


def _noted(item: InboxItem) -> InboxNote:
    return InboxNote(item.op, item.verdict, item.received_ms, dict(item.before))


def _lines(values: Sequence[Op] | Sequence[InboxNote]) -> Iterator[bytes]:
    for value in values:
        yield msgspec.json.encode(value) + b"\n"
