"""`/v1/farewell` and its files: what a laptop may still send whose member was taken out. Nothing is read."""

import uuid

from starlette.requests import Request
from starlette.responses import Response

from sync.contracts.errors import ProblemType
from sync.contracts.farewell import FarewellRequest
from sync.contracts.messages import PUSH_OPS
from sync.contracts.schema import CREW
from sync.hub.accounts.tokens import Bearer
from sync.hub.blobs.endpoints import take_upload
from sync.hub.core.model import Principal
from sync.hub.parts import HubParts
from sync.hub.web.answers import answer, bearer_of, body_of, parts_of
from sync.hub.web.bodies import decoded
from sync.hub.web.problems import refusal

LARGEST = (1 << 63) - 1


async def farewell(request: Request) -> Response:
    """Keeps ops apart; the last request ends it, and asked again it says so."""
    parts, bearer = parts_of(request), bearer_of(request)
    message = decoded(await body_of(request), FarewellRequest)
    _check(message)
    receipt = await parts.lanes.run(bearer.tenant_id, lambda: parts.database.take_last_words(bearer, message))
    return await answer(request, receipt)


async def farewell_blob(request: Request) -> Response:
    """HEAD and PATCH of a photo's or paper's file, as `/v1/blobs`."""
    return await take_upload(request, _leaver)


def _leaver(parts: HubParts, bearer: Bearer) -> Principal:
    """Somebody who sees no row, and may bring the files of what is theirs."""
    if not parts.database.may_say_farewell(bearer):
        raise refusal(ProblemType.MEMBERSHIP_REVOKED)
    return Principal(bearer.tenant_id, bearer.account_id, CREW)


def _check(message: FarewellRequest) -> None:
    """What the database would stumble over is refused in words."""
    numbers = 0 < message.incarnation < 1 << 31 and 0 < message.first_n <= LARGEST - len(message.ops)
    if not (numbers and len(message.ops) <= PUSH_OPS and all(_is_id(op.id) for op in message.ops)):
        raise refusal(ProblemType.BAD_REQUEST, f"numbers above 0, at most {PUSH_OPS} ops, each with an UUID")


def _is_id(text: str) -> bool:
    try:
        return str(uuid.UUID(text)) == text
    except ValueError:
        return False
