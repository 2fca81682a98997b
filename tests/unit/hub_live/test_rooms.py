"""Rooms: read once for all, ended when the counter is set back, honest when the database is away."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from typing import Any

import msgspec
import pytest

from sync.contracts.errors import ProblemType
from sync.contracts.live import Panel
from sync.contracts.live_panels import Batch
from sync.hub.core.errors import HubProblem
from sync.hub.live import room as room_module
from sync.hub.live import rooms as rooms_module
from sync.hub.live.following import sight_of
from sync.hub.live.pokes import Pokes
from sync.hub.live.room import Room
from sync.hub.live.rooms import Rooms
from sync.postgres.errors import DatabaseError, Unavailable

T, S = "tenant", "storm"
SCORE = frozenset({Panel.SCORE})
BOTH = frozenset({Panel.SCORE, Panel.JOBS})
PATIENCE_S = 60.0


@dataclass
class Storm:
    """A database of one number."""

    rev: int = 1
    number: int = 1
    epoch: str = "e"
    there: bool = True
    failures: list[Exception] = field(default_factory=list)
    asked: list[tuple[int, frozenset[Panel], frozenset[Panel]]] = field(default_factory=list)

    def batch(
        self, tenant_id: str, storm_id: str, since: int, panels: frozenset[Panel], whole: frozenset[Panel],
        score: Any = None,
    ) -> Batch | None:  # fmt: skip
        if self.failures:
            raise self.failures.pop(0)
        self.asked.append((since, panels, whole))
        told = {"counts": self.number} if Panel.SCORE in panels else None
        return Batch(self.epoch, self.rev, 0, whole, score=told) if self.there else None

    def routes_of(self, tenant_id: str, crew_id: str) -> frozenset[str]:
        return frozenset()


@dataclass
class Hall:
    storm: Storm
    pokes: Pokes
    rooms: Rooms

    def commit(self, number: int) -> None:
        self.storm.rev += 1
        self.storm.number = number
        self.pokes.announce(T, self.storm.rev)


async def at_once(_tenant: str, work: Callable[[], Batch | None]) -> Batch | None:
    return work()


def played(scene: Callable[[Hall], Awaitable[None]], linger_s: float = 60.0) -> Storm:
    """Plays a scene on a loop of its own."""
    storm = Storm()

    async def play() -> None:
        pokes = Pokes()
        hall = Hall(storm, pokes, Rooms(storm, at_once, pokes, linger_s))
        try:
            async with asyncio.timeout(PATIENCE_S):
                await scene(hall)
        finally:
            await hall.rooms.close()

    asyncio.run(play())
    return storm


def score(room: Room) -> Any:
    return room.panels.state(sight_of(SCORE, None))["score"]["counts"]


def test_a_second_reader_reads_nothing_again() -> None:
    async def scene(hall: Hall) -> None:
        async with hall.rooms.enter(T, S, SCORE) as one, hall.rooms.enter(T, S, SCORE) as other:
            assert one is other
            hall.commit(5)
            await one.newer(1)
            assert score(other) == 5

    assert [whole for _, _, whole in played(scene).asked] == [SCORE, frozenset()]


def test_a_panel_more_is_read_whole_beside_the_others() -> None:
    async def scene(hall: Hall) -> None:
        async with hall.rooms.enter(T, S, SCORE), hall.rooms.enter(T, S, BOTH) as room:
            assert room.panels.held == BOTH

    assert played(scene).asked == [(-1, SCORE, SCORE), (1, BOTH, frozenset({Panel.JOBS}))]


def test_a_counter_that_was_set_back_ends_the_room() -> None:
    async def scene(hall: Hall) -> None:
        async with hall.rooms.enter(T, S, SCORE) as room:
            hall.storm.epoch, hall.storm.rev = "restored", 0
            hall.commit(9)
            hall.pokes.announce(T, 2)
            await room.over()
        async with hall.rooms.enter(T, S, SCORE) as anew:
            assert anew is not room
            assert (anew.panels.epoch, score(anew)) == ("restored", 9)

    played(scene)


def test_a_hub_that_hears_of_the_restore_lets_readers_go() -> None:
    async def scene(hall: Hall) -> None:
        async with hall.rooms.enter(T, S, SCORE) as room:
            hall.pokes.restarted(T, 0)
            await room.over()
            assert len(hall.rooms) == 0

    played(scene)


def test_a_database_that_is_away_is_told_as_passing() -> None:
    async def scene(hall: Hall) -> None:
        hall.storm.failures.append(Unavailable("x"))
        with pytest.raises(HubProblem) as refused:
            async with hall.rooms.enter(T, S, SCORE):
                pass
        assert refused.value.problem.type is ProblemType.UNAVAILABLE
        assert refused.value.problem.retry_after > 0

    played(scene)


def test_readers_of_a_database_that_comes_back_are_told_then(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rooms_module, "_TRY_AGAIN_S", 0.0)

    async def scene(hall: Hall) -> None:
        async with hall.rooms.enter(T, S, SCORE) as room:
            hall.storm.failures += [Unavailable("x"), Unavailable("x")]
            hall.commit(7)
            await room.newer(1)
            assert score(room) == 7

    played(scene)


@pytest.mark.logs_warnings
def test_what_can_not_be_read_at_all_is_not_tried_for_ever() -> None:
    async def scene(hall: Hall) -> None:
        async with hall.rooms.enter(T, S, SCORE) as room:
            hall.storm.failures += [DatabaseError("x"), DatabaseError("x")]
            hall.commit(7)
            await room.over()
        with pytest.raises(HubProblem) as refused:
            async with hall.rooms.enter(T, S, SCORE):
                pass
        assert refused.value.problem.type is ProblemType.INTERNAL
        assert not refused.value.problem.retry_after

    played(scene)


def test_a_storm_that_is_gone_ends_its_room_and_leaves_nothing() -> None:
    async def scene(hall: Hall) -> None:
        async with hall.rooms.enter(T, S, SCORE) as room:
            hall.storm.there = False
            hall.commit(2)
            await room.over()
        assert len(hall.rooms) == 0

    played(scene)


def test_one_storm_more_takes_the_place_of_the_one_that_was_left_longest_ago() -> None:
    """A company of a hundred storms, and somebody who goes through them all."""

    async def scene(hall: Hall) -> None:
        async with hall.rooms.enter(T, "stays", SCORE) as stays:
            for n in range(100):
                async with hall.rooms.enter(T, f"storm {n}", SCORE) as room:
                    assert score(room) == 1
            assert len(hall.rooms) == rooms_module.MOST_ROOMS
            assert hall.rooms.room_of(T, "storm 36") is None
            assert hall.rooms.room_of(T, "storm 99") is not None, "a lost line is gone on with"
            assert not stays.ended
            hall.commit(5)
            await stays.newer(1)

    played(scene)


def test_a_tenant_looks_at_so_many_storms_at_a_time() -> None:
    async def scene(hall: Hall) -> None:
        async with AsyncExitStack() as looking:
            for n in range(rooms_module.MOST_ROOMS):
                await looking.enter_async_context(hall.rooms.enter(T, f"storm {n}", SCORE))
            with pytest.raises(HubProblem) as refused:
                async with hall.rooms.enter(T, "one more", SCORE):
                    pass
            assert refused.value.problem.type is ProblemType.RATE_LIMITED
            assert refused.value.problem.retry_after > 0
            async with hall.rooms.enter("another tenant", S, SCORE), hall.rooms.enter(T, "storm 3", SCORE):
                pass
        async with hall.rooms.enter(T, "one more", SCORE) as room:
            assert score(room) == 1
        assert len(hall.rooms) == rooms_module.MOST_ROOMS + 1

    played(scene)


def test_a_panel_that_nobody_looks_at_any_more_is_let_go() -> None:
    async def scene(hall: Hall) -> None:
        async with hall.rooms.enter(T, S, SCORE) as room:
            async with hall.rooms.enter(T, S, BOTH):
                pass
            await asyncio.sleep(0)  # the reader's leave is due
            hall.commit(3)
            while room.panels.held != SCORE:
                await room.newer(room.seq)

    played(scene, linger_s=0.0)


def test_those_who_stand_alike_share_one_message() -> None:
    async def scene(hall: Hall) -> None:
        async with hall.rooms.enter(T, S, SCORE) as room:
            sight, crew = sight_of(SCORE, None), sight_of(frozenset({Panel.JOBS}), frozenset({"r"}))
            anew = room.walk(None)
            assert room.said(sight, anew) is room.said(sight_of(SCORE, None), room.walk(None))
            assert room.said(crew, anew) != room.said(sight, anew)
            hall.commit(4)
            await room.newer(1)
            told = room.said(sight, room.walk(1))
            assert room.said(sight, room.walk(1)) is told
            assert msgspec.json.decode(told.text)["changes"] == {"score": {"counts": 4}}
            assert not room.said(sight, room.walk(room.seq)).news

    played(scene)


def test_messages_that_are_shared_are_kept_up_to_a_bound(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room_module, "KEPT_CHARS", 2_000)

    async def scene(hall: Hall) -> None:
        async with hall.rooms.enter(T, S, SCORE) as room:
            for since in range(100):
                room.said(sight_of(SCORE, None), room.walk(since))
            assert sum(len(said.text) for said in room._messages.values()) <= 2_000

    played(scene)
