"""A laptop's end of `/v1/live` without a laptop: subscribes, and folds what it is told."""

from dataclasses import dataclass, field
from typing import Any

from sync.contracts.capture import Draft
from sync.contracts.live import Delta, Part, Snapshot, Subscribe, Told, encode, fold, told
from sync.contracts.ops import Kind, Op
from tests.helpers.asgi import Socket
from tests.helpers.hub import HubAtHand, Person
from tests.helpers.replica_rows import key
from tests.hub.http.wire import new_id

STORM, ROUTE = key("storm"), key("route")
ALL = ("jobs", "score", "attribution", "map")


@dataclass
class Follower:
    """A laptop's end of the line, folding what it is told."""

    socket: Socket
    state: dict[str, Any] = field(default_factory=dict)
    seq: int = -1
    resume: str = ""
    gathered: list[dict[str, Any]] = field(default_factory=list)

    def subscribe(self, *panels: str, storm: str = STORM, resume: str = "", takes_parts: bool = True) -> None:
        self.gathered = []
        self.socket.say(encode(Subscribe(storm, panels or ALL, resume, takes_parts)))

    def next(self) -> Told:
        """The next message of a panel; pokes pass by."""
        while True:
            message = self.socket.next()
            assert message["type"] in ("websocket.send", "websocket.accept"), message
            heard = told(message["text"]) if message["type"] == "websocket.send" else None
            if heard is not None:
                return self._fold(heard)

    def until(self, seq: int) -> dict[str, Any]:
        """The state once it is at the revision, or past it."""
        while self.seq < seq:
            self.next()
        return self.state

    def _fold(self, heard: Told) -> Told:
        if isinstance(heard, Part):
            assert heard.number == len(self.gathered)
            self.gathered.append(heard.cells)
        elif isinstance(heard, Snapshot):
            self.state = fold({panel: {} for panel in heard.state}, *self.gathered, heard.state)
        elif isinstance(heard, Delta):
            assert heard.since == self.seq, "a delta goes on where the reader stands"
            self.state = fold(self.state, *self.gathered, heard.changes)
        if isinstance(heard, (Snapshot, Delta)):
            assert heard.parts == len(self.gathered)
            self.gathered = []
            assert heard.seq >= self.seq or isinstance(heard, Snapshot)
            self.seq, self.resume = heard.seq, heard.resume
        return heard


def follow(
    hub: HubAtHand, person: Person, *panels: str, resume: str = "", takes_parts: bool = True,
    storm: str = STORM, **options: Any,
) -> Follower:  # fmt: skip
    """Somebody who has subscribed to a storm."""
    token = hub.login(person, **options).access_token
    follower = Follower(Socket(hub.server, "/v1/live", {"authorization": f"Bearer {token}"}))
    follower.subscribe(*panels, storm=storm, resume=resume, takes_parts=takes_parts)
    return follower


def ops(drafts: list[Draft]) -> list[Op]:
    return [Op(new_id(), one.kind, one.entity, one.key, one.fields, base=0, hlc=1) for one in drafts]


def lines(*rows: Any) -> list[Op]:
    return ops([Draft(Kind.ADD, *row) for row in rows])


def step(job: str, came_from: str, to: str) -> Op:
    fields = {"event_id": new_id(), "from": came_from, "to": to, "happened_at": 1_790_000_000_000}
    return Op(new_id(), Kind.TRANSITION, "jobs", key(job), fields, base=1, hlc=2)


def counts(state: dict[str, Any], route: str = ROUTE) -> list[int]:
    found: list[int] = state["jobs"][route]["counts"]
    return found


async def until_seq(hub: HubAtHand, rev: int) -> None:
    """Until the storm's room is at the revision."""
    async with hub.parts.live.enter(hub.ours.tenant_id, STORM, frozenset()) as room:
        while room.seq < rev:
            await room.newer(room.seq)
