"""The headers of an upload, read into values: tus 1.0 names, and `Repr-Digest` (RFC 9530) for the whole."""

import base64
import binascii
import re
from uuid import UUID

from starlette.requests import Request

from sync.contracts.blobs import CHUNK_TYPE, MOST_BYTES, TUS_VERSION, BlobKind
from sync.contracts.errors import ProblemType
from sync.hub.blobs.desk import Chunk, checksum
from sync.hub.blobs.store import Blob
from sync.hub.web.problems import refusal

_SHA256 = re.compile(r"[0-9a-f]{64}\Z")
_REPR_DIGEST = re.compile(r"sha-256=:([A-Za-z0-9+/=]+):")
_RANGE = re.compile(r"bytes=(\d{1,15})-(\d{0,15})\Z")


def blob_of(request: Request, tenant_id: str) -> Blob:
    """The file that the address names.

    Raises:
        HubProblem: bad-request.
    """
    sha256, size = request.path_params["sha256"], request.query_params.get("size", BlobKind.ORIGINAL)
    if not _SHA256.match(sha256):
        raise refusal(ProblemType.BAD_REQUEST, "a file is named by 64 lower-case hexadecimal digits")
    if size not in set(BlobKind):
        raise refusal(ProblemType.BAD_REQUEST, "size is thumb, preview or original")
    return Blob(str(UUID(tenant_id)), sha256, BlobKind(size))


def chunk_of(request: Request, blob: Blob, content: bytes) -> Chunk:
    """The chunk, its checksum compared.

    Raises:
        HubProblem: bad-request, payload-too-large, checksum-mismatch.
    """
    headers = request.headers
    if headers.get("tus-resumable") != TUS_VERSION or headers.get("content-type") != CHUNK_TYPE:
        raise refusal(ProblemType.BAD_REQUEST, f"Tus-Resumable: {TUS_VERSION}, Content-Type: {CHUNK_TYPE}")
    offset, length = _number(request, "upload-offset"), _number(request, "upload-length")
    if length > MOST_BYTES[blob.kind]:
        raise refusal(ProblemType.PAYLOAD_TOO_LARGE, f"at most {MOST_BYTES[blob.kind]} bytes")
    algorithm, _, told = headers.get("upload-checksum", "").partition(" ")
    if algorithm != "sha256":
        raise refusal(ProblemType.BAD_REQUEST, "Upload-Checksum: sha256 and its base64")
    if _hex(told) != checksum(content):
        raise refusal(ProblemType.CHECKSUM_MISMATCH, "the chunk differs; send it again", expect=offset)
    return Chunk(offset, length, _whole_digest(request, blob), content)


def asked_range(request: Request, length: int) -> tuple[int, int] | None:
    """(first byte, count) of a single-range request; None for the whole.

    Raises:
        HubProblem: bad-request for a range that does not begin within the file.
    """
    match = _RANGE.match(request.headers.get("range", ""))
    if match is None:
        return None
    first = int(match[1])
    last = min(int(match[2]), length - 1) if match[2] else length - 1
    if not first <= last:
        raise refusal(ProblemType.BAD_REQUEST, "the range is not within the file")
    return first, last - first + 1


def _whole_digest(request: Request, blob: Blob) -> str:
    """The hash of the whole file: its name for an original, told with each chunk for a smaller picture."""
    match = _REPR_DIGEST.match(request.headers.get("repr-digest", ""))
    if blob.kind is BlobKind.ORIGINAL:
        return blob.sha256
    if match is None:
        raise refusal(ProblemType.BAD_REQUEST, "Repr-Digest: sha-256 of the whole picture")
    return _hex(match[1])


def _hex(text: str) -> str:
    try:
        raw = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        raw = b""
    if len(raw) != 32:
        raise refusal(ProblemType.BAD_REQUEST, "a checksum is 32 bytes in base64")
    return raw.hex()


def _number(request: Request, name: str) -> int:
    value = request.headers.get(name, "")
    if not (value.isascii() and value.isdigit() and len(value) <= 15):
        raise refusal(ProblemType.BAD_REQUEST, f"{name} must be a whole number")
    return int(value)
