"""`POST /v1/events`: the same reports as by Kafka, from whoever leads the company."""

from typing import Any

import msgspec
from starlette.requests import Request
from starlette.responses import Response

from sync.contracts.entities.targeting import CHANNELS
from sync.contracts.errors import ProblemType
from sync.contracts.events.envelope import EventError
from sync.contracts.events.inbound import Reported, read_report
from sync.contracts.schema import ADMIN, MANAGER
from sync.hub.ingest.desk import MOST_REPORTS, REFUSED, IngestDesk, Taken
from sync.hub.parts import HubParts
from sync.hub.web.answers import answer, bearer_of, body_of, parts_of
from sync.hub.web.bodies import decoded
from sync.hub.web.problems import refusal

SOURCE = "http"
LEADS = frozenset({MANAGER, ADMIN})
_CHANNELS = frozenset(CHANNELS)


class EventsRequest(msgspec.Struct):
    """Up to `MOST_REPORTS` reports, in the formats of PROTOCOL.md ("Reports from outside")."""

    events: list[Any]


class EventResult(msgspec.Struct, omit_defaults=True):
    """What became of one: taken, repeated, ignored, or refused with the reason."""

    status: str
    reason: str = ""


class EventsReceipt(msgspec.Struct):
    """One result for each report, in order."""

    results: list[EventResult]


async def report_events(request: Request) -> Response:
    """Takes reports in; a bad one never stops the others."""
    parts, bearer = parts_of(request), bearer_of(request)
    if parts.ingest is None:
        raise refusal(ProblemType.NOT_FOUND)
    message = decoded(await body_of(request), EventsRequest)
    if len(message.events) > MOST_REPORTS:
        raise refusal(ProblemType.PAYLOAD_TOO_LARGE, f"at most {MOST_REPORTS} events a request")

    def work() -> list[Taken]:
        member = parts.members.principal(bearer)
        if member.role not in LEADS:
            raise refusal(ProblemType.FORBIDDEN, "managers and admins report events")
        return _taken(parts, member.tenant_id, message.events)

    results = await parts.lanes.run(bearer.tenant_id, work)
    receipt = EventsReceipt([EventResult(result.status, result.reason) for result in results])
    return await answer(request, receipt)


def _taken(parts: HubParts, tenant_id: str, documents: list[Any]) -> list[Taken]:
    desk = parts.ingest
    assert desk is not None
    read = [_read(desk, tenant_id, document) for document in documents]
    good = [one for one in read if isinstance(one, Reported)]
    answers = iter(desk.take(tenant_id, SOURCE, good) if good else ())
    return [one if isinstance(one, Taken) else next(answers) for one in read]


def _read(desk: IngestDesk, tenant_id: str, document: Any) -> Reported | Taken:
    try:
        report = read_report(document, now_ms=desk.now_ms(), channels=_CHANNELS)
    except EventError as error:
        return Taken(REFUSED, str(error))
    if report.tenant_id not in ("", tenant_id):
        return Taken(REFUSED, "The report names another company.")
    return report
