"""Taking turns: who runs, who waits, who is told to come back."""

import asyncio
import threading
from collections.abc import Callable

import pytest

from sync.contracts.errors import ProblemType
from sync.hub.web.lanes import FairLanes
from sync.hub.web.problems import HubProblem


class Gate:
    """Work that ends when told, and a note of the order in which work began."""

    def __init__(self) -> None:
        self.order: list[str] = []
        self.open = threading.Event()

    def work(self, name: str) -> Callable[[], str]:
        def run() -> str:
            self.order.append(name)
            assert self.open.wait(60)
            return name

        return run


async def _until(condition: Callable[[], bool]) -> None:
    async with asyncio.timeout(60):
        while not condition():
            await asyncio.sleep(0)


def test_tenants_take_turns() -> None:
    async def scenario() -> list[str]:
        gate, lanes = Gate(), FairLanes(1, per_tenant=10)
        running = [asyncio.create_task(lanes.run("first", gate.work("first")))]
        await _until(lambda: bool(gate.order))
        for name in ("a1", "a2", "a3", "b1", "c1", "b2"):
            running.append(asyncio.create_task(lanes.run(name[0], gate.work(name))))
            await asyncio.sleep(0)
        gate.open.set()
        await asyncio.gather(*running)
        lanes.close()
        return gate.order

    assert asyncio.run(scenario()) == ["first", "a1", "b1", "c1", "a2", "b2", "a3"]


def test_a_full_queue_is_refused_with_a_time_and_other_tenants_are_not() -> None:
    async def scenario() -> HubProblem:
        gate, lanes = Gate(), FairLanes(1, per_tenant=2)
        running = [asyncio.create_task(lanes.run("a", gate.work(f"a{i}"))) for i in range(3)]
        await _until(lambda: bool(gate.order))
        with pytest.raises(HubProblem) as refused:
            await lanes.run("a", gate.work("too much"))
        running.append(asyncio.create_task(lanes.run("b", gate.work("b"))))
        await asyncio.sleep(0)
        assert lanes.drain_s() > 0
        gate.open.set()
        await asyncio.gather(*running)
        assert lanes.drain_s() == 0
        lanes.close()
        return refused.value

    problem = asyncio.run(scenario()).problem
    assert problem.type is ProblemType.RATE_LIMITED
    assert problem.retry_after >= 1


def test_a_request_that_went_away_gives_its_turn_back() -> None:
    async def scenario() -> list[str]:
        gate, lanes = Gate(), FairLanes(1, per_tenant=10)
        first = asyncio.create_task(lanes.run("a", gate.work("a1")))
        await _until(lambda: bool(gate.order))
        gone = asyncio.create_task(lanes.run("a", gate.work("gone")))
        stays = asyncio.create_task(lanes.run("b", gate.work("b1")))
        await asyncio.sleep(0)
        gone.cancel()
        first.cancel()  # its thread goes on, and holds the lane until it ends
        await asyncio.sleep(0)
        assert gate.order == ["a1"]
        gate.open.set()
        await stays
        assert await lanes.run("a", lambda: "free again") == "free again"
        lanes.close()
        return gate.order

    assert asyncio.run(scenario()) == ["a1", "b1"]


def test_a_failure_frees_the_lane() -> None:
    async def scenario() -> None:
        lanes = FairLanes(1, per_tenant=10)
        for _ in range(3):
            with pytest.raises(ZeroDivisionError):
                await lanes.run("a", lambda: 1 // 0)
        assert await lanes.run("a", lambda: 1) == 1
        lanes.close()

    asyncio.run(scenario())


def test_no_more_than_so_many_at_a_time() -> None:
    async def scenario() -> int:
        lanes, lock, now, most = FairLanes(3, per_tenant=100), threading.Lock(), [0], [0]

        def work() -> None:
            with lock:
                now[0] += 1
                most[0] = max(most[0], now[0])
            threading.Event().wait(0.002)
            with lock:
                now[0] -= 1

        await asyncio.gather(*(lanes.run(str(i % 5), work) for i in range(60)))
        lanes.close()
        return most[0]

    assert asyncio.run(scenario()) <= 3
