"""Bodies on the wire: JSON by msgspec, zstd in both directions, and a cap on what is unpacked."""

import json
from typing import Any, TypeVar

import msgspec
import zstandard

from sync.contracts.errors import ProblemType
from sync.contracts.messages import PUSH_OPS, SyncRequest
from sync.contracts.ops import Kind, Op
from sync.hub.web.problems import refusal

T = TypeVar("T")
PACK_ABOVE = 512
PACK_LEVEL = 3
MALFORMED = "malformed"
# A laptop adapts its batch between 50 and 1,000 ops (sync.md 3); twice the usual batch is the wall.
MOST_OPS = 2 * PUSH_OPS
_WINDOW = 8 << 20
# msgspec's errors are ValueErrors; a body may also be nested more deeply than Python can follow.
UNREADABLE = (ValueError, RecursionError)


def unpacked(body: bytes, encoding: str, cap: int) -> bytes:
    """The body as the client wrote it.

    Raises:
        HubProblem: payload-too-large above `cap` bytes unpacked; bad-request for another encoding or
            a body that is not what it says.
    """
    if encoding in ("", "identity"):
        return body
    if encoding != "zstd":
        raise refusal(ProblemType.BAD_REQUEST, "the only Content-Encoding understood is zstd")
    try:
        reader = zstandard.ZstdDecompressor(max_window_size=_WINDOW).stream_reader(body)
        plain = reader.read(cap + 1)
    except zstandard.ZstdError:
        raise refusal(ProblemType.BAD_REQUEST, "the body is not valid zstd") from None
    if len(plain) > cap:
        raise refusal(ProblemType.PAYLOAD_TOO_LARGE, f"at most {cap} bytes unpacked")
    return plain


def packed(body: bytes, accepted: str) -> tuple[bytes, str]:
    """(bytes, Content-Encoding) of an answer, given the request's Accept-Encoding."""
    if len(body) <= PACK_ABOVE or not _accepts_zstd(accepted):
        return body, ""
    return zstandard.ZstdCompressor(level=PACK_LEVEL).compress(body), "zstd"


def _accepts_zstd(accepted: str) -> bool:
    for part in accepted.lower().split(","):
        name, _, weight = part.strip().partition(";")
        if name.strip() == "zstd":
            return weight.replace(" ", "") not in ("q=0", "q=0.0", "q=0.00", "q=0.000")
    return False


def decoded(body: bytes, shape: type[T]) -> T:
    """A message of the contract.

    Raises:
        HubProblem: bad-request, with the place of the mistake.
    """
    try:
        return msgspec.json.decode(body, type=shape)
    except UNREADABLE as error:
        raise refusal(ProblemType.BAD_REQUEST, str(error)) from None


class _RawPush(msgspec.Struct):
    first_n: int
    chain: str
    ops: tuple[msgspec.Raw, ...]


class _RawSync(msgspec.Struct):
    push: _RawPush | None = None


def decoded_sync(body: bytes) -> SyncRequest:
    """A sync request, in which an op that cannot be read does not stop the others.

    Such an op keeps its id and place and becomes one that no entity takes, so it gets the verdict
    op-invalid of its own, and its body goes to quarantine: a laptop newer than the centre is not blocked.
    """
    try:
        request = msgspec.json.decode(body, type=SyncRequest)
    except UNREADABLE as error:
        request = _salvaged(body, str(error))
    if request.push is not None and len(request.push.ops) > MOST_OPS:
        raise refusal(ProblemType.PAYLOAD_TOO_LARGE, f"at most {MOST_OPS} ops in a batch")
    return request


def _salvaged(body: bytes, complaint: str) -> SyncRequest:
    try:
        raw = msgspec.json.decode(body, type=_RawSync)
        rest = json.loads(body)
        ops = raw.push.ops if raw.push is not None else ()
        if not ops:
            raise ValueError(complaint)
        rest["push"]["ops"] = [msgspec.to_builtins(_readable(bytes(op))) for op in ops]
        return msgspec.convert(rest, type=SyncRequest)
    except UNREADABLE:
        raise refusal(ProblemType.BAD_REQUEST, complaint) from None


def _readable(raw: bytes) -> Op:
    try:
        return msgspec.json.decode(raw, type=Op)
    except (msgspec.ValidationError, RecursionError):
        values: Any = json.loads(raw)
    if not (isinstance(values, list) and values and isinstance(values[0], str)):
        raise ValueError("an op without an id")
    return Op(values[0], Kind.SET, MALFORMED, values[0], {MALFORMED: raw.decode()}, base=0, hlc=0)
