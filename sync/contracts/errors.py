"""The closed list of problems the wire can carry (RFC 9457 `type` values)."""

from enum import StrEnum

import msgspec

PROBLEM_MEDIA_TYPE = "application/problem+json"


class ProblemType(StrEnum):
    """What kind of problem; those that begin with `op-`, and parent-missing, concern one op."""

    BAD_REQUEST = "/problems/bad-request"
    UNAUTHENTICATED = "/problems/unauthenticated"
    FORBIDDEN = "/problems/forbidden"
    NOT_FOUND = "/problems/not-found"
    CURSOR_EXPIRED = "/problems/cursor-expired"
    EPOCH_CHANGED = "/problems/epoch-changed"
    DEVICE_FORKED = "/problems/device-forked"
    GAP = "/problems/gap"
    SCHEMA_TOO_OLD = "/problems/schema-too-old"
    MEMBERSHIP_REVOKED = "/problems/membership-revoked"
    RATE_LIMITED = "/problems/rate-limited"
    PAYLOAD_TOO_LARGE = "/problems/payload-too-large"
    OP_INVALID = "/problems/op-invalid"
    OP_FORBIDDEN = "/problems/op-forbidden"
    OP_CONFLICT = "/problems/op-conflict"
    OP_ERASED = "/problems/op-erased"
    PARENT_MISSING = "/problems/parent-missing"
    UPLOAD_OFFSET = "/problems/upload-offset"
    CHECKSUM_MISMATCH = "/problems/checksum-mismatch"
    UNAVAILABLE = "/problems/unavailable"
    INTERNAL = "/problems/internal"


class Problem(msgspec.Struct, frozen=True, omit_defaults=True):
    """A whole-request error. `expect` is the op number (gap) or the place in the file (upload-offset,
    checksum-mismatch) that the hub waits for."""

    type: ProblemType
    title: str
    status: int
    detail: str = ""
    request_id: str = ""
    retry_after: float = 0.0
    expect: int = 0
    epoch: str = ""
