"""The centre's half of the photo lane: the real desk over records and files in memory, which tear and die."""

import hashlib
import random
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from sync.contracts.blobs import BlobKind
from sync.contracts.ops import Kind
from sync.hub.blobs.desk import BlobDesk
from sync.hub.blobs.records import Adrift, Upload
from sync.hub.blobs.store import Blob
from sync.hub.core.hub import Hub
from sync.hub.core.model import Principal
from sync.hub.core.scope import scope_of
from sync.hub.stores.memory import MemoryStore
from sync.hub.stores.memory_state import TenantState

Fault = Callable[[str], None]
FileKey = tuple[str, BlobKind]


@dataclass
class FileTables:
    """What a tenant's database knows of files."""

    verified: dict[FileKey, Upload] = field(default_factory=dict)
    uploads: dict[tuple[str, BlobKind, str], Upload] = field(default_factory=dict)

    def copy(self) -> "FileTables":
        return FileTables(dict(self.verified), dict(self.uploads))


class MemoryRecords:
    """`sync.hub.blobs.records.Records` over dictionaries."""

    def __init__(self, tables: FileTables, store: MemoryStore, principal: Principal) -> None:
        self._t, self._store, self._principal = tables, store, principal

    def photo_bytes(self, sha256: str, *, own: bool) -> int | None:
        state = self._store.tenant(self._principal.tenant_id)
        with self._store.read(self._principal) as tx:
            buckets = set(scope_of(tx, self._principal).buckets)
        mine = authors(state)
        for row in state.rows["photos"].values():
            if row.values["sha256"] != sha256 or row.deleted:
                continue
            places = state.places.get(("photos", row.key), frozenset()) & buckets
            seen = any(not state.members[bucket]["photos", row.key].gone for bucket in places)
            if seen or (own and mine.get(row.key) == self._principal.account_id):
                return int(row.values["bytes"])
        return None

    def verified(self, blob: Blob) -> Upload | None:
        return self._t.verified.get((blob.sha256, blob.kind))

    def upload(self, blob: Blob, device: str) -> Upload | None:
        return self._t.uploads.get((blob.sha256, blob.kind, device))

    def locked_upload(self, blob: Blob, device: str, wanted: Upload, now_ms: int) -> Upload:
        del now_ms
        return self._t.uploads.setdefault((blob.sha256, blob.kind, device), wanted)

    def record(self, blob: Blob, device: str, upload: Upload, now_ms: int) -> None:
        del now_ms
        self._t.uploads[blob.sha256, blob.kind, device] = upload

    def keep(self, blob: Blob, device: str, upload: Upload, now_ms: int) -> bool:
        del device, now_ms
        before = len(self._t.verified)
        self._t.verified.setdefault((blob.sha256, blob.kind), upload)
        return len(self._t.verified) > before

    def end_uploads(self, blob: Blob) -> Collection[str]:
        over = [key for key in self._t.uploads if key[:2] == (blob.sha256, blob.kind)]
        for key in over:
            del self._t.uploads[key]
        return [device for _, _, device in over]

    def adrift(self, before_ms: int, limit: int) -> list[Adrift]:
        del before_ms, limit
        state = self._store.tenant(self._principal.tenant_id)
        by = authors(state)
        waiting = [
            r for r in state.rows["photos"].values() if r.values["state"] != "stored" and not r.deleted
        ]
        found = {r.values["sha256"]: (r.values["bytes"], by[r.key]) for r in waiting}
        return [Adrift(sha256, *told) for sha256, told in sorted(found.items())]

    def unconfirmed(self, sha256: str) -> list[str]:
        rows = self._store.tenant(self._principal.tenant_id).rows["photos"].values()
        return sorted(
            row.key
            for row in rows
            if row.values["sha256"] == sha256 and not row.deleted and row.values["state"] != "stored"
        )


def authors(state: TenantState) -> dict[str, str]:
    """Who brought each photo's row."""
    return {
        logged.entry.op.key: logged.entry.author.principal.account_id
        for logged in state.log
        if logged.entry.op.entity == "photos" and logged.entry.op.kind is Kind.ADD
    }


class TearingStore:
    """`sync.hub.blobs.store.BlobStore` in memory. A death in the middle of a chunk leaves a part of it.

    Attributes:
        flips: the share of chunks that the disk keeps with a wrong byte.
    """

    def __init__(self, fault: Fault, rng: random.Random) -> None:
        self._fault, self._rng = fault, rng
        self.unfinished: dict[tuple[Blob, str], bytes] = {}
        self.kept: dict[Blob, bytes] = {}
        self.flips = 0.0

    def held(self, blob: Blob, device: str) -> int:
        return len(self.unfinished.get((blob, device), b""))

    def append(self, blob: Blob, device: str, offset: int, content: bytes) -> None:
        place = (blob, device)
        before = self.unfinished.get(place, b"")[:offset].ljust(offset, b"\0")
        self.unfinished[place] = before + content[: self._rng.randrange(len(content) + 1)]
        self._fault("file torn")
        if self._rng.random() < self.flips:
            content = bytes([content[0] ^ 1]) + content[1:]
        self.unfinished[place] = before + content
        self._fault("file flushed")

    def digest(self, blob: Blob, device: str) -> str | None:
        content = self.unfinished.get((blob, device), self.kept.get(blob))
        return None if content is None else hashlib.sha256(content).hexdigest()

    def keep(self, blob: Blob, device: str) -> None:
        if (blob, device) in self.unfinished:
            self.kept[blob] = self.unfinished.pop((blob, device))
        self._fault("file kept")

    def discard(self, blob: Blob, device: str) -> None:
        self.unfinished.pop((blob, device), None)

    def read(self, blob: Blob, offset: int, count: int) -> bytes:
        return self.kept[blob][offset : offset + count]


class MemoryDesk(BlobDesk):
    """The real desk; a transaction of its records is undone or done by the fault that ends it."""

    def __init__(self, hub: Hub, store: MemoryStore, files: TearingStore, fault: Fault, now: Fault) -> None:
        super().__init__(None, files, hub, now)  # type: ignore[arg-type]  # no pool, and no time of its own
        self._rows, self._die = store, fault
        self.tables: dict[str, FileTables] = {}

    @contextmanager
    def _records(self, principal: Principal, device: str) -> Iterator[MemoryRecords]:  # type: ignore[override]
        del device
        before = self.tables.setdefault(principal.tenant_id, FileTables())
        tables = before.copy()
        yield MemoryRecords(tables, self._rows, principal)
        self._die("before-commit")
        self.tables[principal.tenant_id] = tables
        self._die("after-commit")
