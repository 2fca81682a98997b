"""One laptop's subscription: a snapshot, then deltas, for as long as the laptop reads and may see it."""

import asyncio
import hashlib
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

from sync.contracts.errors import ProblemType
from sync.contracts.live import (
    LIVE_BYTES,
    MOST_PARTS,
    OFFICE_PANELS,
    PART_BYTES,
    Panel,
    Refused,
    Reset,
    Subscribe,
    encode,
)
from sync.contracts.live_panels import Sight
from sync.hub.core.errors import problem
from sync.hub.core.model import Principal
from sync.hub.core.validate import is_uuid
from sync.hub.live.pages import Walk
from sync.hub.live.room import Room, Said
from sync.hub.live.rooms import Rooms
from sync.hub.live.wishes import Seat, Wishes
from sync.hub.parts import HubParts
from sync.hub.web.problems import BUSY_RETRY_S, HubProblem, refusal
from sync.postgres.errors import DatabaseError

Say = Callable[[str], Awaitable[None]]
SLOW, SCOPE, GONE = "slow", "scope", "gone"
TOO_MUCH = "This storm's panels do not fit one message: bring the app up to date to see them live"
_PANELS = frozenset(Panel)


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
                wish = Subscribe(wish.storm_id, wish.panels, parts=wish.parts)
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
        """Busy and restarting pass: a laptop is told of what does not, and to wait for its turn."""
        while wish.panels:
            known = self._newest()
            try:
                if reason:
                    await self.say(encode(Reset(wish.storm_id, reason)))
                await self._follow(wish)
                wish, reason = Subscribe(wish.storm_id, wish.panels, parts=wish.parts), GONE
            except HubProblem as refused:
                told = refused.problem
                if told.type is ProblemType.NOT_FOUND and self._newest() > known:
                    continue  # it may have come meanwhile; from here on the poke that tells of it comes later
                if not told.retry_after or told.type is ProblemType.RATE_LIMITED:
                    await self.say(encode(Refused(wish.storm_id, told.type, told.title, told.retry_after)))
                if not told.retry_after:
                    return
                await asyncio.sleep(told.retry_after)

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
        granted, most = self._granted(panels), PART_BYTES if wish.parts else LIVE_BYTES
        async with self.rooms.enter(self._tenant_id, wish.storm_id, granted) as room:
            self._seen_rev = room.seq
            sight = await self._sight_again(room, await self._sight(granted))
            way = _Way(room, sight, most)
            sent = await self._told(way, room.resumed(wish.resume, sight), greeting=True)
            while await room.newer(sent.seen) > sent.seen and not room.ended:
                sent = await self._tell(way, sent)

    async def _tell(self, way: "_Way", sent: "_Standing") -> "_Standing":
        """What is new. The sight is asked for again whenever it may be another: nothing goes by the old."""
        room, loop = way.room, asyncio.get_running_loop()
        reason = await self._broken(way, sent.told)
        if reason:
            return await self._begin_anew(way, reason)
        seq, began = room.seq, loop.time()
        now = await self._told(way, sent.told)
        slow = now.told > sent.told and loop.time() - began > self.parts.settings.live_slow_s
        # Of a storm that takes many messages, what is newer is always less than all of it.
        if slow and room.seq > seq and way.fits_one():
            return await self._begin_anew(way, SLOW)
        return now

    async def _begin_anew(self, way: "_Way", reason: str) -> "_Standing":
        await self.say(encode(Reset(way.room.storm_id, reason)))
        return await self._told(way, None)

    async def _told(self, way: "_Way", since: int | None, *, greeting: bool = False) -> "_Standing":
        """Everything newer than `since`, a message at a time; where the reader then stands.

        Raises:
            HubProblem: payload-too-large.
        """
        room = way.room
        walk = room.walk(since)
        while True:
            seq, said = room.seq, way.said(walk)
            if not (said.news or greeting):
                return _Standing(since or 0, seq)
            await self.say(said.text)
            if said.onward is None or room.ended:
                return _Standing(seq, seq)
            walk = said.onward
            reason = await self._broken(way, walk.begun)
            if reason:
                await self.say(encode(Reset(room.storm_id, reason)))
                walk = room.walk(None)

    async def _broken(self, way: "_Way", since: int) -> str:
        """Why a reader at `since` can't go on: other things are its now, or too much went. "" when it can."""
        before, way.sight = way.sight, await self._sight_again(way.room, way.sight)
        if way.sight.etag != before.etag:
            return SCOPE
        return "" if way.room.panels.reaches(since, way.sight) else GONE

    async def _sight_again(self, room: Room, sight: Sight) -> Sight:
        """A crew's routes are looked up again when an assignment changed, until none did meanwhile; the guard
        looks after roles."""
        while sight.routes is not None and room.scope_rev > self._seen_rev:
            self._seen_rev = room.seq
            sight = await self._sight(sight.panels)
        return sight

    def _granted(self, panels: frozenset[Panel]) -> frozenset[Panel]:
        granted = panels if self.seat.principal.office else panels - OFFICE_PANELS
        if not granted:
            raise refusal(ProblemType.FORBIDDEN)
        return granted

    async def _sight(self, panels: frozenset[Panel]) -> Sight:
        """What the member may see now.

        Raises:
            HubProblem: forbidden, unavailable.
        """
        principal, granted = self.seat.principal, self._granted(panels)
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


@dataclass(slots=True)
class _Way:
    """What one reader is told of a room: as much in a message as it takes."""

    room: Room
    sight: Sight
    most: int

    def said(self, walk: Walk) -> Said:
        """The next message.

        Raises:
            HubProblem: payload-too-large: a laptop that takes no parts, or more parts than any laptop takes.
        """
        said = self.room.said(self.sight, walk, self.most)
        whole = self.most == LIVE_BYTES
        if walk.parts >= MOST_PARTS or (whole and (said.onward or len(said.text.encode()) > LIVE_BYTES)):
            raise problem(ProblemType.PAYLOAD_TOO_LARGE, TOO_MUCH)
        return said

    def fits_one(self) -> bool:
        """Whether all there is goes into one message."""
        return self.room.said(self.sight, self.room.walk(None), self.most).onward is None


@dataclass(frozen=True, slots=True)
class _Standing:
    """`told`: the revision of the last message. `seen`: that up to which there was nothing more to tell."""

    told: int
    seen: int


def sight_of(panels: frozenset[Panel], routes: frozenset[str] | None) -> Sight:
    """The sight with its name."""
    spelled = [*sorted(panels), "/", *(["all"] if routes is None else sorted(routes))]
    return Sight(panels, routes, hashlib.blake2b("\n".join(spelled).encode(), digest_size=8).hexdigest())
