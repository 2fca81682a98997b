"""Live panels: from an op on one laptop to the panel on another, and a hub with a thousand that look.

`python -m benchmarks.live`. The hub's memory is read from /proc, so it is told on Linux only.
"""

import asyncio
import contextlib
import secrets
import threading
import time
from collections.abc import Iterator
from contextlib import AsyncExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed

from benchmarks.neighbourhood import Neighbourhood, neighbourhood
from benchmarks.rig import Laptop, Rig, Sender, rig, send_all, step
from benchmarks.table import Figure, percentile, print_table
from stormops_desktop.adapters.clock import wall_ms
from stormops_desktop.domain.merge import RULES
from stormops_desktop.services.live.desk import LiveDesk
from stormops_desktop.services.live.line import LiveLine
from stormops_desktop.services.models import Member
from stormops_desktop.services.workplace import Workplace
from sync.contracts.live import LIVE_BYTES, Delta, Panel, Snapshot, Subscribe, encode, told
from sync.engine.backoff import Backoff
from sync.engine.live import Listener
from sync.engine.live_panels import LivePanels

HOUSES = 5_000
CHANGES = 60
READERS, ASLEEP = 1_000, 100
ROUNDS, BURST = 10, 100
PATIENCE_S = 60.0


def main() -> None:
    with rig() as at:
        sender, place = at.sender(), neighbourhood(HOUSES)
        send_all(sender, place.ops)
        figures = [*panel_times(at, sender, place), *asyncio.run(crowd(at, sender, place))]
    print_table(f"Live panels of a storm of {HOUSES:,} houses, all four of them, over loopback", figures)


def panel_times(at: Rig, sender: Sender, place: Neighbourhood) -> list[Figure]:
    """From A's request to the number that B would show."""
    laptop = at.laptop()
    laptop.sync()
    spent = []
    with looking(at, laptop, place.ops[0].key) as (desk, panels):
        for job_id in place.job_ids[:CHANGES]:
            before = panels.view.version
            started = time.perf_counter()
            rev = sender.send([step(job_id, "assigned", "en_route", 0, at.account_id)]).rev
            while panels.view.seq < rev:
                before = panels.wait(before, PATIENCE_S).version
            assert desk.progress(place.ops[0].key).ahead
            spent.append((time.perf_counter() - started) * 1000)
    return [
        Figure("op on A, number on B's panel, p50", percentile(spent, 0.5), 1_000, "ms", at_most=True),
        Figure("the same, p99", percentile(spent, 0.99), 5_000, "ms", at_most=True),
    ]


@contextmanager
def looking(at: Rig, laptop: Laptop, storm_id: str) -> Iterator[tuple[LiveDesk, LivePanels]]:
    """A laptop that follows the storm, once it has the first snapshot."""
    member = Member(at.tenant_id, "Benchmark", at.account_id, "Admin", "admin", None, at.email)
    work = Workplace(member, laptop.store.database, laptop.store.replica, RULES, wall_ms, secrets.token_bytes)
    panels = LivePanels(wall_ms)
    url = f"ws{laptop.hub_url.removeprefix('http')}/v1/live"
    line = LiveLine(
        lambda news: Listener(
            laptop.client, laptop.store.replica, url, news, Backoff(Random(1).uniform), panels
        )
    )
    desk = LiveDesk(work, panels, line)
    desk.follow(storm_id)
    ear = line.listening(lambda _rev: None)
    thread = threading.Thread(target=ear.run)
    thread.start()
    try:
        while not panels.view.live:
            panels.wait(panels.view.version, PATIENCE_S)
        yield desk, panels
    finally:
        ear.stop()
        line.close()
        thread.join()


@dataclass
class Reader:
    """One of many that look: where it stands, and when it came there."""

    socket: ClientConnection
    seq: int = -1
    at: float = 0.0
    moved: asyncio.Event = field(default_factory=asyncio.Event)

    async def read(self) -> None:
        with contextlib.suppress(ConnectionClosed):
            async for text in self.socket:
                heard = told(text)
                if isinstance(heard, (Snapshot, Delta)):
                    self.seq, self.at = heard.seq, time.perf_counter()
                    self.moved.set()

    async def reach(self, rev: int) -> float:
        """When it stood at the revision."""
        while self.seq < rev:
            self.moved.clear()
            await asyncio.wait_for(self.moved.wait(), PATIENCE_S)
        return self.at


async def crowd(at: Rig, sender: Sender, place: Neighbourhood) -> list[Figure]:
    """A thousand laptops on one storm; some of them never read what they are told."""
    laptop, storm_id = at.laptop(), place.ops[0].key
    alone = resident(at)
    async with AsyncExitStack() as stack:
        readers = [await entered(stack, laptop, storm_id) for _ in range(READERS)]
        awake = readers[ASLEEP:]
        reading = [asyncio.create_task(reader.read()) for reader in awake]
        await asyncio.gather(*(reader.reach(0) for reader in awake))
        looked_at = resident(at)
        spent: list[float] = []
        for job_id in place.job_ids[CHANGES : CHANGES + ROUNDS]:
            started = time.perf_counter()
            op = step(job_id, "assigned", "on_site", 0, at.account_id)
            rev = (await asyncio.to_thread(sender.send, [op])).rev
            spent += [1000 * (when - started) for when in
                      await asyncio.gather(*(reader.reach(rev) for reader in awake))]  # fmt: skip
        for job_id in place.job_ids[-BURST:]:
            op = step(job_id, "assigned", "en_route", 0, at.account_id)
            rev = (await asyncio.to_thread(sender.send, [op])).rev
        await asyncio.gather(*(reader.reach(rev) for reader in awake))
        after = resident(at)
        for task in reading:
            task.cancel()
        await asyncio.gather(*reading, return_exceptions=True)
    everybody = len(awake)
    return [
        Figure(f"an op on all of {everybody} panels, p50", percentile(spent, 0.5), 1_000, "ms", at_most=True),
        Figure("the same, p99", percentile(spent, 0.99), 5_000, "ms", at_most=True),
        Figure(f"hub's memory for {READERS:,} that look", looked_at - alone, 200, "MB", at_most=True),
        Figure(
            f"more after {BURST + ROUNDS} ops, {ASLEEP} not reading", after - looked_at, 50, "MB",
            at_most=True,
        ),
        Figure("hub's memory in all", after, 400, "MB", at_most=True),
    ]  # fmt: skip


async def entered(stack: AsyncExitStack, laptop: Laptop, storm_id: str) -> Reader:
    """A socket with a subscription to every panel."""
    token = await asyncio.to_thread(laptop.client.access_token)
    socket = await stack.enter_async_context(connect(
        f"ws{laptop.hub_url.removeprefix('http')}/v1/live", max_size=LIVE_BYTES, max_queue=1,
        additional_headers={"Authorization": f"Bearer {token}"}, compression=None, ping_interval=None,
        open_timeout=PATIENCE_S, close_timeout=1.0,
    ))  # fmt: skip
    await socket.send(encode(Subscribe(storm_id, tuple(Panel), parts=True)))
    return Reader(socket)


def resident(at: Rig) -> float:
    """Megabytes of the hub's process in memory."""
    status = Path(f"/proc/{at.centre.hub.pid}/status").read_text("ascii")
    kilobytes = next(line for line in status.splitlines() if line.startswith("VmRSS:")).split()[1]
    return int(kilobytes) / 1000


if __name__ == "__main__":
    main()
