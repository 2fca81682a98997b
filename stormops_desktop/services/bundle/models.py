"""What a bundle says of itself, and what became of making or opening one."""

from dataclasses import dataclass
from pathlib import Path

import msgspec

from sync.contracts.blobs import BlobKind
from sync.contracts.ops import SCHEMA_VERSION, Op, Verdict

FORMAT = 1
MANIFEST = "manifest.json"
INBOX = "inbox.jsonl"
LEAST_PASSPHRASE = 10


class ParcelNote(msgspec.Struct, frozen=True):
    """One laptop's ops in the bundle; see `sync.contracts.parcels.Parcel`. They lie in `ops/<id>.jsonl`."""

    parcel_id: str
    device: str
    incarnation: int
    epoch: str
    next_n: int
    chain: str
    machine: str
    made_ms: int
    ops: int


class FileNote(msgspec.Struct, frozen=True):
    """One file of a photo or paper; its bytes lie in `files/<digest>`."""

    sha256: str
    kind: BlobKind
    digest: str
    size_bytes: int
    photo_id: str
    job_id: str
    captured_ms: int


class ApartNote(msgspec.Struct, frozen=True):
    """One file that is no usable picture, kept apart with the reason; its bytes lie in `files/<digest>`."""

    digest: str
    size_bytes: int
    job_id: str
    name: str
    reason: str
    sentence: str
    added_ms: int


class InboxNote(msgspec.Struct, frozen=True):
    """Something the office did not take and nobody has decided."""

    op: Op
    verdict: Verdict
    received_ms: int
    before: dict[str, object]


class Manifest(msgspec.Struct, frozen=True):
    """`manifest.json`: whose work it is, from which laptop, and what is in it."""

    bundle_id: str
    made_ms: int
    app_version: str
    tenant_id: str
    org_name: str
    account_id: str
    email: str
    machine: str
    parcels: tuple[ParcelNote, ...]
    files: tuple[FileNote, ...]
    format: int = FORMAT
    op_version: int = SCHEMA_VERSION
    apart: tuple[ApartNote, ...] = ()

    @property
    def sizes(self) -> dict[str, int]:
        """Bytes of every file in the bundle by its digest."""
        own = {file.digest: file.size_bytes for file in self.files}
        return own | {file.digest: file.size_bytes for file in self.apart}


@dataclass(frozen=True, slots=True)
class BundleMade:
    """A bundle that was written, flushed and read back.

    Attributes:
        left_out: photos whose file on this computer is damaged or missing.
    """

    path: Path
    changes: int
    photos: int
    size_bytes: int
    made_ms: int
    left_out: int = 0


@dataclass(frozen=True, slots=True)
class BroughtIn:
    """What a bundle brought. `known`: it had been brought before."""

    machine: str
    made_ms: int
    changes: int
    photos: int
    decisions: int
    known: bool = False
