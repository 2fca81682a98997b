"""Where a centre keeps its photo files: a folder, or `s3://bucket/prefix`."""

import uuid
from pathlib import Path
from urllib.parse import urlsplit

from sync.contracts.blobs import BlobKind
from sync.hub.blobs.files import FileStore
from sync.hub.blobs.store import Blob, BlobStore

S3 = "s3"
CONNECT_S, ANSWER_S, TRIES = 5, 30, 3
ADVICE = "AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or a file named by AWS_SHARED_CREDENTIALS_FILE"


class BlobStoreUnusable(Exception):  # noqa: N818 - reads as what is the case
    """The place for photo files cannot be used; the words say which, why, and what to do."""


def open_blob_store(place: str, *, endpoint: str = "", connections: int = 10) -> BlobStore:
    """The store at that place; `try_out` tells whether it can be used.

    Args:
        place: a folder, or s3://bucket or s3://bucket/prefix. Keys and region of S3 come from the usual
            places of AWS clients (environment, files, the machine's role).
        endpoint: address of an S3 that is not Amazon's, "" for Amazon's.

    Raises:
        BlobStoreUnusable: the address is not one.
    """
    return _bucket(place, endpoint, connections) if place.startswith(f"{S3}:") else FileStore(Path(place))


def try_out(store: BlobStore, place: str) -> None:
    """Writes a probe, looks at it and removes it.

    Raises:
        BlobStoreUnusable: the place refuses; the words say why, and what to do.
    """
    try:
        _probe(store)
    except OSError as error:
        reason = error.strerror or str(error)
        raise BlobStoreUnusable(
            f"Photo files can't be kept in {place} ({reason}). {_what_to_do(place)}"
        ) from None


def _bucket(place: str, endpoint: str, connections: int) -> BlobStore:
    parts = urlsplit(place)
    if parts.scheme != S3 or not parts.hostname or parts.query or parts.username or parts.port:
        raise BlobStoreUnusable(
            f"{place} is no place for photo files: write s3://bucket or s3://bucket/prefix."
        )
    # A hub that keeps its files in a folder does without the 30 MB that these need.
    import boto3
    from botocore.config import Config
    from botocore.exceptions import BotoCoreError

    from sync.hub.blobs.objects import ObjectStore

    prefix = parts.path.strip("/")
    # Checksums beyond Content-MD5 are Amazon's own; other services refuse them.
    config = Config(
        connect_timeout=CONNECT_S, read_timeout=ANSWER_S, max_pool_connections=connections,
        retries={"mode": "standard", "total_max_attempts": TRIES},
        request_checksum_calculation="when_required", response_checksum_validation="when_required",
        s3={"addressing_style": "path"} if endpoint else {},
    )  # fmt: skip
    try:
        client = boto3.session.Session().client(S3, endpoint_url=endpoint or None, config=config)
    except (BotoCoreError, ValueError) as error:
        raise BlobStoreUnusable(f"Photo files can't be kept in {place}: {error}") from None
    return ObjectStore(client, parts.netloc, f"{prefix}/" if prefix else "")


def _probe(store: BlobStore) -> None:
    """One file in and out again, below a tenant that does not exist."""
    blob, device = Blob(str(uuid.UUID(int=0)), "0" * 64, BlobKind.THUMB), str(uuid.uuid4())
    try:
        store.append(blob, device, 0, device.encode())
        if store.held(blob, device) != len(device):
            raise OSError("what was written is not there")
    finally:
        store.discard(blob, device)


def _what_to_do(place: str) -> str:
    if place.startswith(f"{S3}:"):
        return f"Check the bucket, the endpoint, and the keys: {ADVICE}."
    return "Make the folder writable, or choose another with --blobs."
