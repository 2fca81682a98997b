"""One laptop's subscription: a snapshot, then deltas, for as long as the laptop reads and may see it."""

import asyncio
import hashlib
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

from sync.contracts.errors import ProblemType
from sync.contracts.live import OFFICE_PANELS, Panel, Refused, Reset, Subscribe, encode
from sync.contracts.live_panels import Sight
from sync.hub.core.model import Principal
from sync.hub.core.validate import is_uuid
from sync.hub.live.rooms import Room, Rooms
from sync.hub.parts import HubParts
from sync.hub.web.problems import BUSY_RETRY_S, HubProblem, refusal
from sync.postgres.errors import DatabaseError

Say = Callable[[str], Awaitable[None]]
SLOW, SCOPE, GONE = "slow", "scope", "gone"
_PANELS = frozenset(Panel)


@dataclass(slots=True)
class Seat:
    """Who sits at a socket, as the last look at the membership said."""

    principal: Principal


class Wishes:
    """What a laptop asked for last; earlier wishes that nobody took up yet are forgotten."""

    def __init__(self) -> None:
        self._newest: Subscribe | None = None
        self._anew = False
        self._there = asyncio.Event()

    def put(self, wish: Subscribe) -> None:
        self._newest, self._anew = wish, False
        self._there.set()

    def renew(self) -> None:
        """The same wish of somebody who may see something else now."""
        if self._newest is not None:
            self._anew = True
            self._there.set()

    async def come(self) -> None:
        """Waits until there is one."""
        await self._there.wait()

    async def next(self) -> tuple[Subscribe, bool]:
        """The wish, and whether it is an old one that has to begin anew."""
        await self._there.wait()
        self._there.clear()
        assert self._newest is not None
        return self._newest, self._anew


@dataclass(slots=True)
class Follower:
    """Serves the wishes of one socket, one at a time.

    Attributes:
        say: sends a text; returns when there is room for the next.
    """

    parts: HubParts
    rooms: Rooms
    seat: Seat
    say: Say
    wishes: Wishes
    _seen_rev: int = field(default=-1)

    async def run(self) -> int | None:
        """Until cancelled. Whatever ends the membership is the guard's to tell."""
        while True:
            wish, anew = await self.wishes.next()
            if anew:
                wish = Subscribe(wish.storm_id, wish.panels)
            following = asyncio.create_task(self._follow_safely(wish, SCOPE if anew else ""))
            another = asyncio.create_task(self.wishes.come())
            try:
                await asyncio.wait({following, another}, return_when=asyncio.FIRST_COMPLETED)
                if following.done():
                    following.result()
            finally:
                for task in (following, another):
                    task.cancel()
                await asyncio.gather(following, another, return_exceptions=True)

    async def _follow_safely(self, wish: Subscribe, reason: str) -> None:
        """Busy and restarting pass: the laptop is told only what will not pass by itself."""
        while wish.panels:
            known = self._newest()
            try:
                if reason:
                    await self.say(encode(Reset(wish.storm_id, reason)))
                await self._follow(wish)
                wish, reason = Subscribe(wish.storm_id, wish.panels), GONE
            except HubProblem as refused:
                problem = refused.problem
                if problem.type is ProblemType.NOT_FOUND and self._newest() > known:
                    continue  # it may have come meanwhile; from here on the poke that tells of it comes later
                if not problem.retry_after:
                    await self.say(encode(Refused(wish.storm_id, problem.type, problem.title)))
                    return
                await asyncio.sleep(problem.retry_after)

    def _newest(self) -> int:
        return self.parts.pokes.newest(self._tenant_id)

    @property
    def _tenant_id(self) -> str:
        return self.seat.principal.tenant_id

    async def _follow(self, wish: Subscribe) -> None:
        """Until the room ends.

        Raises:
            HubProblem: the wish can't be granted, or not now.
        """
        panels = _PANELS & frozenset(wish.panels)
        if not is_uuid(wish.storm_id) or not panels:
            raise refusal(ProblemType.BAD_REQUEST)
        sight = await self._sight(panels)
        async with self.rooms.enter(self._tenant_id, wish.storm_id, sight.panels) as room:
            self._seen_rev = room.seq
            sent = await self._greet(room, sight, wish.resume)
            while await room.newer(sent.seen) > sent.seen and not room.ended:
                sight, sent = await self._tell(room, sight, sent)

    async def _greet(self, room: Room, sight: Sight, token: str) -> "_Standing":
        since = room.resumed(token, sight)
        seq = room.seq
        await self.say(room.snapshot(sight) if since is None else room.standing(since, sight))
        return _Standing(seq, seq)

    async def _tell(self, room: Room, sight: Sight, sent: "_Standing") -> tuple[Sight, "_Standing"]:
        """What is new. The sight is asked for again whenever it may be another: nothing goes by the old."""
        now = await self._sight_again(room, sight)
        seq, loop = room.seq, asyncio.get_running_loop()
        if now.etag != sight.etag:
            return now, await self._begin_anew(room, now, SCOPE)
        if not room.panels.reaches(sent.told, sight):
            return now, await self._begin_anew(room, now, GONE)
        delta = room.delta(sent.told, sight)
        if delta is None:
            return now, _Standing(sent.told, seq)
        began = loop.time()
        await self.say(delta)
        if loop.time() - began > self.parts.settings.live_slow_s and room.seq > seq:
            return now, await self._begin_anew(room, now, SLOW)
        return now, _Standing(seq, seq)

    async def _begin_anew(self, room: Room, sight: Sight, reason: str) -> "_Standing":
        seq, snapshot = room.seq, room.snapshot(sight)
        await self.say(encode(Reset(room.storm_id, reason)))
        await self.say(snapshot)
        return _Standing(seq, seq)

    async def _sight_again(self, room: Room, sight: Sight) -> Sight:
        """A crew's routes are looked up again when an assignment changed; the guard looks after roles."""
        if sight.routes is None or room.scope_rev <= self._seen_rev:
            return sight
        self._seen_rev = room.seq
        return await self._sight(sight.panels)

    async def _sight(self, panels: frozenset[Panel]) -> Sight:
        """What the member may see now.

        Raises:
            HubProblem: forbidden, rate-limited, unavailable.
        """
        principal = self.seat.principal
        granted = panels if principal.office else panels - OFFICE_PANELS
        if not granted:
            raise refusal(ProblemType.FORBIDDEN)
        if principal.office:
            return sight_of(granted, None)
        try:
            return sight_of(granted, await self._routes(principal))
        except DatabaseError:
            raise refusal(ProblemType.UNAVAILABLE, retry_after=BUSY_RETRY_S) from None

    async def _routes(self, principal: Principal) -> frozenset[str]:
        tenant_id, crew_id = principal.tenant_id, principal.crew_id
        if crew_id is None:
            return frozenset()
        return await self.parts.looks.run(tenant_id, lambda: self.rooms.reads.routes_of(tenant_id, crew_id))


@dataclass(frozen=True, slots=True)
class _Standing:
    """`told`: the revision of the last message. `seen`: that up to which there was nothing more to tell."""

    told: int
    seen: int


def sight_of(panels: frozenset[Panel], routes: frozenset[str] | None) -> Sight:
    """The sight with its name."""
    spelled = [*sorted(panels), "/", *(["all"] if routes is None else sorted(routes))]
    return Sight(panels, routes, hashlib.blake2b("\n".join(spelled).encode(), digest_size=8).hexdigest())
