"""Refusals: RFC 9457 bodies from the closed list, alike for everyone, without a word of the database's."""

import msgspec

from sync.contracts.errors import Problem, ProblemType
from sync.hub.core.errors import HubProblem

BUSY_RETRY_S = 2.0
TITLES: dict[ProblemType, tuple[int, str]] = {
    ProblemType.BAD_REQUEST: (400, "The request cannot be read"),
    ProblemType.UNAUTHENTICATED: (401, "Sign in again"),
    ProblemType.FORBIDDEN: (403, "Not allowed"),
    ProblemType.NOT_FOUND: (404, "There is nothing here"),
    ProblemType.CURSOR_EXPIRED: (410, "This replica is too old to be brought up to date by changes"),
    ProblemType.EPOCH_CHANGED: (410, "The hub was restored to an earlier point"),
    ProblemType.DEVICE_FORKED: (409, "This device has two histories"),
    ProblemType.GAP: (409, "Earlier ops are missing"),
    ProblemType.SCHEMA_TOO_OLD: (409, "This version of the app is too old"),
    ProblemType.MEMBERSHIP_REVOKED: (403, "Access to this company was withdrawn"),
    ProblemType.RATE_LIMITED: (429, "Too much at once"),
    ProblemType.PAYLOAD_TOO_LARGE: (413, "The request is too large"),
    ProblemType.OP_INVALID: (422, "The op is not valid"),
    ProblemType.OP_FORBIDDEN: (403, "The op is not allowed"),
    ProblemType.OP_CONFLICT: (409, "The op is in conflict"),
    ProblemType.OP_ERASED: (410, "The row was erased for good"),
    ProblemType.PARENT_MISSING: (409, "The op waits for another row"),
    ProblemType.UPLOAD_OFFSET: (409, "The file goes on from another place"),
    ProblemType.CHECKSUM_MISMATCH: (460, "The bytes are not those that were meant"),
    ProblemType.UNAVAILABLE: (503, "The hub is busy or restarting"),
    ProblemType.INTERNAL: (500, "The hub made a mistake"),
}


def refusal(kind: ProblemType, detail: str = "", *, retry_after: float = 0.0, expect: int = 0) -> HubProblem:
    """The exception that ends a request with this problem."""
    status, title = TITLES[kind]
    return HubProblem(Problem(kind, title, status, detail=detail, retry_after=retry_after, expect=expect))


def labelled(problem: Problem, request_id: str) -> Problem:
    """The problem as sent, with the id under which the hub logged the request."""
    return msgspec.structs.replace(problem, request_id=request_id)


__all__ = ["BUSY_RETRY_S", "TITLES", "HubProblem", "labelled", "refusal"]
