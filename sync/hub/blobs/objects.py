"""Photo files in an S3 bucket: `tenant/ab/cd/<sha256>.<kind>`, unfinished ones in pieces.

A bucket has no append, and a part of a multipart upload has at least 5 MiB where a chunk has at most 4: so
each chunk is an object of its own, named by its place, and the pieces become one object when the last has
come. Nothing of an upload is noted anywhere but in the bucket: what a crash leaves is found by listing it.
"""

import base64
import hashlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any, NamedTuple

from botocore.exceptions import BotoCoreError, ClientError

from sync.hub.blobs.store import Blob, Step, named

INCOMING = "incoming"
PART = 8 << 20
"""At least 5 MiB by S3's rules; a file of up to one part is put in one request."""
PIECE = 1 << 20
_ABSENT = ("NoSuchKey", "404", "NotFound")


class Piece(NamedTuple):
    """One chunk as it lies in the bucket."""

    key: str
    start: int
    length: int

    @property
    def end(self) -> int:
        return self.start + self.length


class ObjectStore:
    """Implements `store.BlobStore`; see there. Safe from several threads for different files.

    Args:
        client: boto3's for S3, safe to share between threads.
        prefix: put before every key: "" or a path that ends with "/".
        on_step: told after each durable step ("written", "put", "kept"); tests stop there.
    """

    def __init__(self, client: Any, bucket: str, prefix: str = "", on_step: Step | None = None) -> None:
        self._client, self._bucket, self._prefix = client, bucket, prefix
        self._on_step = on_step or (lambda _step: None)

    def held(self, blob: Blob, device: str) -> int:
        with _as_disk_errors():
            pieces = self._run_of(self._pieces(blob, device))
        return pieces[-1].end if pieces else 0

    def append(self, blob: Blob, device: str, offset: int, content: bytes) -> None:
        with _as_disk_errors():
            self._cut(self._pieces(blob, device), offset)
            self._put(f"{self._unfinished(blob, device)}{offset:012d}", content)
        self._on_step("written")

    def digest(self, blob: Blob, device: str) -> str | None:
        with _as_disk_errors():
            pieces = self._run_of(self._pieces(blob, device))
            names = [piece.key for piece in pieces] or [self._kept(blob)]
            with suppress(FileNotFoundError):
                return self._digest_of(names)
        return None

    def keep(self, blob: Blob, device: str) -> None:
        with _as_disk_errors():
            pieces = self._pieces(blob, device)
            whole = self._run_of(pieces)
            if whole:  # else an earlier try came as far as taking the first piece away
                self._compose(whole, self._kept(blob))
                self._on_step("put")
            self._remove(pieces)
        self._on_step("kept")

    def discard(self, blob: Blob, device: str) -> None:
        with _as_disk_errors():
            self._remove(self._pieces(blob, device))
            self._abandon(self._kept(blob))

    def unfinished(self, tenant_id: str, before_s: float) -> Iterator[tuple[Blob, str]]:
        folder, newest = f"{self._prefix}{tenant_id}/{INCOMING}/", dict[str, float]()
        with _as_disk_errors():
            for each in self._listed(folder):
                name = each["Key"].removeprefix(folder).partition("/")[0]
                newest[name] = max(newest.get(name, 0.0), each["LastModified"].timestamp())
        for name, touched_s in sorted(newest.items()):
            known = named(tenant_id, name)
            if known is not None and touched_s < before_s:
                yield known

    def read(self, blob: Blob, offset: int, count: int) -> bytes:
        if count <= 0:
            return b""
        with _as_disk_errors():
            return self._get(self._kept(blob), f"bytes={offset}-{offset + count - 1}")

    def _pieces(self, blob: Blob, device: str) -> list[Piece]:
        """All that was ever sent and not removed, by place; the service lists what it acknowledged."""
        folder = self._unfinished(blob, device)
        pieces = [
            Piece(each["Key"], int(each["Key"].removeprefix(folder)), int(each["Size"]))
            for each in self._listed(folder)
        ]
        return sorted(pieces, key=lambda piece: piece.start)

    def _listed(self, folder: str) -> Iterator[dict[str, Any]]:
        pages = self._client.get_paginator("list_objects_v2").paginate(Bucket=self._bucket, Prefix=folder)
        return (each for page in pages for each in page.get("Contents", ()))

    @staticmethod
    def _run_of(pieces: list[Piece]) -> list[Piece]:
        """Those that follow one another from the beginning; what lies behind a gap is left over."""
        whole: list[Piece] = []
        for piece in pieces:
            if piece.start != (whole[-1].end if whole else 0):
                break
            whole.append(piece)
        return whole

    def _cut(self, pieces: list[Piece], offset: int) -> None:
        """Nothing at or beyond `offset` is left when it returns."""
        for piece in pieces:
            if piece.start < offset < piece.end:
                self._put(piece.key, self._get(piece.key)[: offset - piece.start])
        self._remove([piece for piece in pieces if piece.start >= offset])

    def _compose(self, pieces: list[Piece], key: str) -> None:
        """One object of all pieces, read back: an object that differs is not left there.

        Raises:
            OSError: the service gave back something else.
        """
        told = hashlib.sha256()
        if pieces[-1].end <= PART:
            content = b"".join(self._get(piece.key) for piece in pieces)
            told.update(content)
            self._put(key, content)
        else:
            self._put_in_parts(pieces, key, told)
        if self._digest_of([key]) != told.hexdigest():
            self._client.delete_object(Bucket=self._bucket, Key=key)
            raise OSError(f"the object store changed {key}")

    def _put_in_parts(self, pieces: list[Piece], key: str, told: Any) -> None:
        self._abandon(key)
        upload = self._client.create_multipart_upload(Bucket=self._bucket, Key=key)["UploadId"]
        place = {"Bucket": self._bucket, "Key": key, "UploadId": upload}
        parts = []
        for number, content in enumerate(self._parts(pieces), start=1):
            told.update(content)
            sent = self._client.upload_part(
                **place, PartNumber=number, Body=content, ContentMD5=_checksum(content)
            )
            parts.append({"PartNumber": number, "ETag": sent["ETag"]})
        self._client.complete_multipart_upload(**place, MultipartUpload={"Parts": parts})

    def _parts(self, pieces: list[Piece]) -> Iterator[bytes]:
        gathered = bytearray()
        for piece in pieces:
            gathered += self._get(piece.key)
            while len(gathered) >= PART:
                yield bytes(gathered[:PART])
                del gathered[:PART]
        if gathered:
            yield bytes(gathered)

    def _abandon(self, key: str) -> None:
        """Ends multipart uploads of the key that a crash left: they cost money and are seen nowhere."""
        listed = self._client.list_multipart_uploads(Bucket=self._bucket, Prefix=key)
        for upload in listed.get("Uploads") or ():
            if upload["Key"] == key:
                self._client.abort_multipart_upload(Bucket=self._bucket, Key=key, UploadId=upload["UploadId"])

    def _remove(self, pieces: list[Piece]) -> None:
        """The first piece goes first: without it the rest counts as nothing, wherever this is cut off."""
        for piece in pieces:
            self._client.delete_object(Bucket=self._bucket, Key=piece.key)

    def _put(self, key: str, content: bytes) -> None:
        """Durable, and compared by the service, when it returns."""
        self._client.put_object(Bucket=self._bucket, Key=key, Body=content, ContentMD5=_checksum(content))

    def _get(self, key: str, span: str = "") -> bytes:
        asked = {"Range": span} if span else {}
        content: bytes = self._client.get_object(Bucket=self._bucket, Key=key, **asked)["Body"].read()
        return content

    def _digest_of(self, keys: list[str]) -> str:
        digest = hashlib.sha256()
        for key in keys:
            try:
                body = self._client.get_object(Bucket=self._bucket, Key=key)["Body"]
            except ClientError as error:
                raise _as_ours(error) from None
            while piece := body.read(PIECE):
                digest.update(piece)
        return digest.hexdigest()

    def _kept(self, blob: Blob) -> str:
        name = f"{blob.sha256}.{blob.kind}"
        return f"{self._prefix}{blob.tenant_id}/{blob.sha256[:2]}/{blob.sha256[2:4]}/{name}"

    def _unfinished(self, blob: Blob, device: str) -> str:
        return f"{self._prefix}{blob.tenant_id}/{INCOMING}/{blob.sha256}.{blob.kind}.{device}/"


@contextmanager
def _as_disk_errors() -> Iterator[None]:
    """What the port promises: every refusal is an `OSError`, and a missing object a missing file."""
    try:
        yield
    except ClientError as error:
        raise _as_ours(error) from None
    except BotoCoreError as error:
        raise OSError(f"the object store does not answer: {type(error).__name__}") from None


def _as_ours(error: ClientError) -> OSError:
    code = str(error.response.get("Error", {}).get("Code", ""))
    if code in _ABSENT:
        return FileNotFoundError(code)
    return OSError(f"the object store refused: {code}")


def _checksum(content: bytes) -> str:
    """MD5 is the one checksum that every S3 compares; the SHA-256 is ours, of what was read back."""
    return base64.b64encode(hashlib.md5(content, usedforsecurity=False).digest()).decode()
