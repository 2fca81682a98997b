"""I10: no photo is lost, and nothing is called stored that the centre could not read back."""

import hashlib
from collections.abc import Iterable, Mapping

from sync.contracts.blobs import BlobKind
from sync.hub.blobs.store import Blob
from sync.hub.stores.memory_state import TenantState
from tests.convergence.checks import require
from tests.convergence.photo_centre import TearingStore, authors
from tests.convergence.photo_laptop import ORIGINAL, Camera


def check_stored(tenant_id: str, state: TenantState, files: TearingStore) -> None:
    """A row that says stored has its bytes at the centre, and they are the right ones."""
    for row in state.rows["photos"].values():
        if row.values["state"] == "stored" and not row.deleted:
            sha256 = row.values["sha256"]
            there = _digest(files, Blob(tenant_id, sha256, BlobKind.ORIGINAL))
            require(there == sha256, f"I10: {row.key} is called stored, but the centre has {there}")


def check_laptop(camera: Camera, files: TearingStore) -> None:
    """What a laptop calls stored the centre has; what it says is here is here, and every row has its file."""
    tenant_id, name = camera.client.principal.tenant_id, camera.client.name
    records = camera.client.replica.files
    for record in records.values():
        job = record.job
        there = _digest(files, Blob(tenant_id, job.sha256, job.kind))
        require(
            not record.stored_ms or there, f"I10: {name} calls {job.kind} {job.sha256[:8]} stored; it is not"
        )
        require(
            not record.here or job.digest in camera.vault, f"I10: {name} lost the file of {job.sha256[:8]}"
        )
    for item in camera.client.replica.log:
        if item.op.entity == "photos" and "sha256" in item.op.fields:
            sha256 = item.op.fields["sha256"]
            require((sha256, ORIGINAL) in records, f"I10: {name} has a row without a record of {sha256[:8]}")


def check_nothing_lost(taken: Mapping[str, str], cameras: Iterable[Camera], files: TearingStore) -> None:
    """Every picture whose row was ever captured is on a laptop or at the centre.

    Args:
        taken: tenant by hash of the original.
    """
    held = {(camera.client.principal.tenant_id, digest) for camera in cameras for digest in camera.vault}
    for sha256, tenant_id in taken.items():
        there = _digest(files, Blob(tenant_id, sha256, BlobKind.ORIGINAL)) == sha256
        require(there or (tenant_id, sha256) in held, f"I10: photo {sha256[:8]} is nowhere")


def check_rest(tenant_id: str, state: TenantState, cameras: Iterable[Camera], files: TearingStore) -> None:
    """When faults have stopped, every photo whose file some laptop was to bring has been brought."""
    by = authors(state)
    own = {(row.values["sha256"], by.get(key)): row for key, row in state.rows["photos"].items()}
    for camera in cameras:
        who = camera.client.principal.account_id
        for record in camera.client.replica.files.values():
            row = own.get((record.job.sha256, who))
            if row is not None and not row.deleted:
                name = f"{record.job.kind} {record.job.sha256[:8]} of {camera.client.name}"
                require(record.stored_ms, f"I10: {name} was not brought: {record}")
                require(row.values["state"] == "stored", f"I10: {name} still says {row.values['state']}")


def _digest(files: TearingStore, blob: Blob) -> str | None:
    content = files.kept.get(blob)
    return None if content is None else hashlib.sha256(content).hexdigest()
