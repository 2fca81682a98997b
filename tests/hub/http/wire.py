"""Requests of the sync endpoints, in one line each."""

import uuid
from dataclasses import dataclass
from typing import Any

import httpx
import msgspec

from sync.contracts.chain import START, extend
from sync.contracts.errors import PROBLEM_MEDIA_TYPE, Problem
from sync.contracts.messages import Push, SyncRequest, SyncResponse
from sync.contracts.ops import Kind, Op
from tests.helpers.hub import HubAtHand, Person


def new_id() -> str:
    return str(uuid.uuid4())


def storm_op(name: str, storm_id: str = "", **changed: Any) -> Op:
    """A planner's new storm."""
    key = storm_id or new_id()
    fields = {"event_id": f"event {key}", "name": name, "status": "active", "is_sample": False, **changed}
    return Op(new_id(), Kind.ADD, "storms", key, fields, base=0, hlc=1)


@dataclass
class Laptop:
    """A signed-in device that numbers its ops and keeps its cursor, by hand."""

    http: httpx.Client
    device: str
    next_n: int = 1
    chain: str = START
    cursor: int = 0
    epoch: str = ""
    scope: str = ""

    def request(self, *ops: Op, **changed: Any) -> SyncRequest:
        push = Push(self.next_n, self.chain, ops) if ops else None
        fields = {"cursor": self.cursor, "epoch": self.epoch, "scope": self.scope, "push": push, **changed}
        return SyncRequest(self.device, 1, **fields)

    def post(self, request: SyncRequest, **options: Any) -> httpx.Response:
        return self.http.post("/v1/sync", content=msgspec.json.encode(request), **options)

    def push(self, *ops: Op) -> SyncResponse:
        """Sends ops and notes their number and chain."""
        found = answered(self.post(self.request(*ops)))
        self.next_n += len(ops)
        self.chain = extend(self.chain, [op.id for op in ops])
        return found

    def settle(self) -> SyncResponse:
        """Takes the scope and everything there is; what is left is nothing to say."""
        first = answered(self.post(self.request()))
        if first.scope is not None:
            self.epoch, self.scope = first.epoch, first.scope.etag
        found = answered(self.post(self.request()))
        self.cursor = found.cursor
        return found

    def changes(self, **changed: Any) -> httpx.Response:
        query = {"cursor": self.cursor, "epoch": self.epoch, "scope": self.scope, "device": self.device}
        return self.http.get("/v1/changes", params={**query, **changed})


def laptop(hub: HubAtHand, person: Person, **options: Any) -> Laptop:
    return Laptop(hub.client(person, **options), person.device)


def answered(answer: httpx.Response) -> SyncResponse:
    assert answer.status_code == 200, answer.text
    return msgspec.json.decode(answer.content, type=SyncResponse)


def problem_of(answer: httpx.Response) -> Problem:
    assert answer.headers["content-type"] == PROBLEM_MEDIA_TYPE
    return msgspec.json.decode(answer.content, type=Problem)
