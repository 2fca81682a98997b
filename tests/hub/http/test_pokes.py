"""News within one process."""

import asyncio

from sync.hub.live.clock_watch import ClockWatch
from sync.hub.live.pokes import Pokes


def test_a_watcher_hears_of_its_tenant_only() -> None:
    async def scenario() -> int:
        pokes = Pokes()
        with pokes.watch("a") as watcher:
            waiting = asyncio.create_task(watcher.newer(0))
            await asyncio.sleep(0)
            pokes.announce("b", 9)
            await asyncio.sleep(0)
            assert not waiting.done()
            pokes.announce("a", 3)
            return await waiting

    assert asyncio.run(scenario()) == 3


def test_what_was_said_before_is_known() -> None:
    async def scenario() -> int:
        pokes = Pokes()
        pokes.announce("a", 5)
        pokes.announce("a", 4)  # an answer that was overtaken
        with pokes.watch("a") as watcher:
            return await watcher.newer(4)

    assert asyncio.run(scenario()) == 5


def test_closing_lets_everyone_go_and_nobody_wait_again() -> None:
    async def scenario() -> None:
        pokes = Pokes()
        with pokes.watch("a") as watcher:
            waiting = asyncio.create_task(watcher.newer(0))
            await asyncio.sleep(0)
            pokes.close()
            assert await waiting == 0
        with pokes.watch("a") as late:
            assert await late.newer(0) == 0
        assert not pokes.waited_for()

    asyncio.run(scenario())


def test_another_epoch_ends_the_wait_and_counts_from_there() -> None:
    clocks = {"a": (1000, "first")}

    async def scenario() -> None:
        pokes = Pokes()
        watch = ClockWatch(lambda: dict(clocks), pokes, 0.01)
        await watch.look()
        with pokes.watch("a") as watcher:
            waiting = asyncio.create_task(watcher.newer(1000))
            await asyncio.sleep(0)
            clocks["a"] = (900, "restored")
            await watch.look()
            await waiting
            assert watcher.closed
        with pokes.watch("a") as watcher:
            waiting = asyncio.create_task(watcher.newer(900))
            await asyncio.sleep(0)
            pokes.announce("a", 901)
            assert await waiting == 901

    asyncio.run(scenario())


def test_a_look_that_fails_is_not_the_last() -> None:
    looks: list[int] = []

    def clocks() -> dict[str, tuple[int, str]]:
        looks.append(1)
        if len(looks) == 1:
            raise ConnectionError
        return {"a": (7, "e")}

    async def scenario() -> int:
        pokes = Pokes()
        running = asyncio.create_task(ClockWatch(clocks, pokes, 0.001).run())
        with pokes.watch("a") as watcher:
            async with asyncio.timeout(10):
                rev = await watcher.newer(0)
        running.cancel()
        return rev

    assert asyncio.run(scenario()) == 7
