"""Opening a bundle on another laptop: what is in it is checked whole before anything here changes."""

import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import TypeVar

import msgspec

from stormops_desktop.adapters.bundle.archive import BundleReader
from stormops_desktop.adapters.bundle.errors import BundleDamaged, NotABundle
from stormops_desktop.adapters.bundle.sealed import CHANGED, TOO_NEW
from stormops_desktop.adapters.photo_vault import PhotoVault
from stormops_desktop.services.bundle.making import file_name, ops_name
from stormops_desktop.services.bundle.models import (
    FORMAT,
    INBOX,
    MANIFEST,
    ApartNote,
    BroughtIn,
    InboxNote,
    Manifest,
    ParcelNote,
)
from stormops_desktop.services.bundle.ports import Progress
from stormops_desktop.services.errors import NotAllowed, StoreTrouble
from stormops_desktop.services.workplace import Workplace
from stormops_desktop.storage.blob_queue import NewBlob, Quarantined, in_quarantine, quarantine
from stormops_desktop.storage.office import only_here, parcel_shelf
from stormops_desktop.storage.replica import SqlReplicaTx
from sync.contracts.ops import SCHEMA_VERSION, Op
from sync.contracts.parcels import Parcel
from sync.contracts.replica import InboxItem

T = TypeVar("T")
OTHER_COMPANY = (
    "This bundle is work for {theirs}, and you are signed in at {ours}. Nothing was changed. "
    "Switch to that company and bring it in there."
)
OTHER_MEMBER = (
    "This bundle is the work of {theirs}, and you are {ours}. Nothing was changed. "
    "They bring it in themselves, on any computer where they are signed in."
)
NO_ROOM = "This disk has no room for the {count} photos in the bundle. Nothing was changed; free some space."
MARGIN_BYTES = 64 << 20


class _Version(msgspec.Struct, frozen=True):
    """Read first: a later version's manifest may look otherwise."""

    format: int
    op_version: int


class Unpacking:
    """One bundle that opened, and whose it is."""

    def __init__(self, work: Workplace, vault: PhotoVault, photo_folder: Path, bundle: BundleReader) -> None:
        self._work, self._vault, self._bundle, self._folder = work, vault, bundle, photo_folder
        self.manifest = self._read_manifest()
        self._check_owner()

    def check(self) -> None:
        """Reads all of it.

        Raises:
            BundleDamaged: something is missing or changed. StoreTrouble: no room for the photos.
        """
        self._bundle.verify()
        wanted = sum(self.manifest.sizes.values())
        if wanted and shutil.disk_usage(self._folder).free < wanted + MARGIN_BYTES:
            raise StoreTrouble(NO_ROOM, count=len(self.manifest.files))

    def take(self, progress: Progress | None) -> BroughtIn:
        """Files first, each flushed; then ops, the files' places in the queue and the inbox, all or none."""
        parcels = [(self._parcel(note), note) for note in self.manifest.parcels]
        items = self._inbox()
        with self._work.reading() as connection:
            here = only_here.digests_here(connection)
        kept = {digest for digest in here if self._vault.has(digest)}
        files = [file for file in self.manifest.files if file.digest not in kept]
        apart = [item for item in self.manifest.apart if not self._vault.has(item.digest)]
        sizes = {**{f.digest: f.size_bytes for f in files}, **{f.digest: f.size_bytes for f in apart}}
        self._keep(list(sizes.items()), progress)
        blobs = [
            NewBlob(f.sha256, f.kind, f.digest, f.size_bytes, f.photo_id, f.job_id, f.captured_ms)
            for f in files
        ]
        with self._work.replica.begin(durable=True) as tx:
            assert isinstance(tx, SqlReplicaTx)
            fresh = self._shelve(tx, parcels)
            tx.add_blobs(blobs)
            decisions = _add_inbox(tx, items)
            set_apart = _add_apart(tx, self.manifest.apart)
        photos = sum(file.kind == "original" for file in files)
        return BroughtIn(
            self.manifest.machine, self.manifest.made_ms, fresh, photos, decisions,
            known=not (fresh or photos or decisions or set_apart),
        )  # fmt: skip

    def _read_manifest(self) -> Manifest:
        raw = self._bundle.text(MANIFEST)
        version = _decoded(raw, _Version)
        if version.format > FORMAT or version.op_version > SCHEMA_VERSION:
            raise NotABundle(TOO_NEW)
        return _decoded(raw, Manifest)

    def _check_owner(self) -> None:
        ours, theirs = self._work.member, self.manifest
        if theirs.tenant_id != ours.tenant_id:
            raise NotAllowed(OTHER_COMPANY, theirs=theirs.org_name, ours=ours.org_name)
        if theirs.account_id != ours.account_id:
            raise NotAllowed(OTHER_MEMBER, theirs=theirs.email, ours=ours.email)

    def _parcel(self, note: ParcelNote) -> Parcel:
        ops = tuple(_each(self._bundle.text(ops_name(note.parcel_id)), Op))
        if len(ops) != note.ops:
            raise BundleDamaged(CHANGED)
        return Parcel(note.parcel_id, note.device, note.incarnation, note.epoch, note.next_n, note.chain, ops)

    def _inbox(self) -> list[InboxItem]:
        notes = _each(self._bundle.text(INBOX), InboxNote)
        return [InboxItem(note.op, note.verdict, note.received_ms, note.before) for note in notes]

    def _keep(self, files: Sequence[tuple[str, int]], progress: Progress | None) -> None:
        total, done = sum(size for _, size in files), 0
        for digest, size in dict(files).items():
            with self._bundle.stream(file_name(digest)) as source:
                if self._vault.keep(source).sha256 != digest:
                    raise BundleDamaged(CHANGED)
            done += size
            if progress is not None:
                progress(done, total)

    def _shelve(self, tx: SqlReplicaTx, parcels: Sequence[tuple[Parcel, ParcelNote]]) -> int:
        """Puts what is not known here on the shelf; a laptop's own bundle finds all of it in its log."""
        own, count = parcel_shelf.own_ops(tx.connection), 0
        for parcel, note in parcels:
            if parcel_shelf.is_known(tx.connection, parcel.parcel_id) or own >= {op.id for op in parcel.ops}:
                continue
            parcel_shelf.add_parcel(tx.connection, parcel, note.machine, note.made_ms, self._work.now_ms())
            count += len(parcel.ops)
        return count


def _add_apart(tx: SqlReplicaTx, notes: Sequence[ApartNote]) -> int:
    """Files that are no pictures; they stay apart here too."""
    items = [Quarantined(n.job_id, n.name, n.reason, n.sentence, n.digest, n.added_ms) for n in notes]
    fresh = [item for item in items if not in_quarantine(tx.connection, item)]
    for item in fresh:
        quarantine(tx.connection, item)
    return len(fresh)


def _add_inbox(tx: SqlReplicaTx, items: Sequence[InboxItem]) -> int:
    known = parcel_shelf.undecided_ops(tx.connection)
    fresh = [item for item in items if item.op.id not in known]
    for item in fresh:
        tx.add_inbox(item)
    return len(fresh)


def _each(lines: bytes, shape: type[T]) -> list[T]:
    return [_decoded(line, shape) for line in lines.splitlines()]


def _decoded(raw: bytes, shape: type[T]) -> T:
    try:
        return msgspec.json.decode(raw, type=shape)
    except msgspec.DecodeError as error:
        raise BundleDamaged(CHANGED) from error
