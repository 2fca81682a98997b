"""A bad road between laptop and hub: a TCP proxy with a rate, a delay, and losses as TCP shows them.

An application never sees a lost packet; it sees that bytes come later. So per direction:

- all connections share the link's rate, headers counted (1,500 bytes on the wire carry 1,460);
- one connection alone gets no more than TCP with such losses does: 1.22 * MSS / (RTT * sqrt(loss))
  (Mathis et al., "The macroscopic behavior of the TCP congestion avoidance algorithm", 1997);
- a lost segment is sent again, and it and all behind it on its connection come a round trip later (fast
  retransmit), or after a timer when nothing follows it (RTT + 200 ms, Linux's least);
- to open a connection takes a round trip, and a second more when its first packet is lost.

Left out: slow start (the link holds 13 segments, TCP begins with 10), acknowledgements' own bytes, queues at
the link, TLS. Losses are drawn from a seed, but when packets are cut depends on the machine: figures differ
by some per cent from run to run.
"""

import asyncio
import math
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from random import Random
from urllib.parse import urlsplit

MSS, PACKET = 1_460, 1_500
TIMER_S = 0.2
SYN_TIMER_S = 1.0
AHEAD = 64 << 10  # what a sender's buffer takes before it waits


@dataclass(frozen=True, slots=True)
class Road:
    """What the link is like."""

    bits_a_second: float = 1e6
    rtt_s: float = 0.150
    loss: float = 0.02

    @property
    def link_rate(self) -> float:
        """Bytes a second of payload, all connections together."""
        return self.bits_a_second / 8 * MSS / PACKET

    @property
    def flow_rate(self) -> float:
        """Bytes a second of payload that one connection gets."""
        return 1.22 * MSS / (self.rtt_s * math.sqrt(self.loss)) if self.loss else self.link_rate


@dataclass(slots=True)
class Lane:
    """One direction of the link: when it is free, and what it has carried."""

    free_at: float = 0.0
    bytes: int = 0


@dataclass(slots=True)
class Flow:
    """One direction of one connection."""

    free_at: float = 0.0
    arrived_at: float = 0.0
    queue: asyncio.Queue[tuple[float, bytes]] = field(default_factory=asyncio.Queue)
    waiting: int = 0
    room: asyncio.Event = field(default_factory=asyncio.Event)


class SlowProxy:
    """Runs on a thread of its own; `url` is the hub as seen from the laptop."""

    def __init__(self, hub_url: str, road: Road, seed: int = 1) -> None:
        parts = urlsplit(hub_url)
        self._hub, self._road, self._dice = (parts.hostname, parts.port), road, Random(seed)
        self.up, self.down = Lane(), Lane()
        self.connections = 0
        self._loop = asyncio.new_event_loop()
        self._tasks: set[asyncio.Task[None]] = set()
        self._server = self._loop.run_until_complete(asyncio.start_server(self._opened, "127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self._server.sockets[0].getsockname()[1]}"
        self._thread = threading.Thread(target=self._loop.run_forever, name="slow-road", daemon=True)
        self._thread.start()

    def close(self) -> None:
        asyncio.run_coroutine_threadsafe(self._stop(), self._loop).result(10)
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(10)
        self._loop.close()

    async def _stop(self) -> None:
        self._server.close()
        for task in list(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def _opened(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        self.connections += 1
        await asyncio.sleep(self._road.rtt_s + (SYN_TIMER_S if self._lost() else 0.0))
        hub_reader, hub_writer = await asyncio.open_connection(*self._hub)
        with suppress(ConnectionError, asyncio.CancelledError):
            await asyncio.gather(
                self._way(reader, hub_writer, self.up), self._way(hub_reader, writer, self.down)
            )
        for end in (writer, hub_writer):
            end.close()

    async def _way(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, lane: Lane) -> None:
        flow = Flow()
        delivery = asyncio.create_task(self._deliver(flow, writer))
        try:
            while content := await reader.read(AHEAD):
                await self._send(content, flow, lane)
                while flow.waiting > AHEAD:
                    flow.room.clear()
                    await flow.room.wait()
            flow.queue.put_nowait((flow.arrived_at, b""))
            await delivery
        finally:
            delivery.cancel()

    async def _send(self, content: bytes, flow: Flow, lane: Lane) -> None:
        """A connection hands the link its next segment when its own window allows, not before."""
        for start in range(0, len(content), MSS):
            segment = content[start : start + MSS]
            await asyncio.sleep(flow.free_at - time.monotonic())
            last = start + MSS >= len(content)
            flow.queue.put_nowait((self._arrival(len(segment), flow, lane, last=last), segment))
            flow.waiting += len(segment)

    def _arrival(self, size: int, flow: Flow, lane: Lane, *, last: bool) -> float:
        road = self._road
        now = time.monotonic()
        lane.free_at = max(now, lane.free_at) + size / road.link_rate
        flow.free_at = max(now, flow.free_at) + size / road.flow_rate
        lane.bytes += size
        arrives = lane.free_at + road.rtt_s / 2
        if self._lost():
            lane.free_at += size / road.link_rate
            arrives += road.rtt_s + (TIMER_S if last else 0.0)
        flow.arrived_at = max(flow.arrived_at, arrives)
        return flow.arrived_at

    def _lost(self) -> bool:
        return self._dice.random() < self._road.loss

    async def _deliver(self, flow: Flow, writer: asyncio.StreamWriter) -> None:
        while True:
            arrives, segment = await flow.queue.get()
            delay = arrives - time.monotonic()
            if delay > 0:
                await asyncio.sleep(delay)
            if not segment:
                with suppress(OSError):
                    writer.write_eof()
                return
            writer.write(segment)
            flow.waiting -= len(segment)
            flow.room.set()


@contextmanager
def slow_road(hub_url: str, road: Road, seed: int = 1) -> Iterator[SlowProxy]:
    """A proxy that is gone afterwards."""
    proxy = SlowProxy(hub_url, road, seed)
    try:
        yield proxy
    finally:
        proxy.close()
