"""The hub of a test on a real port, for laptops with a live line; and a laptop that watches it."""

import asyncio
import queue
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

import uvicorn

from stormops_desktop.assembly.session import Session
from stormops_desktop.services.live.models import LiveStatus
from tests.helpers.hub import HubAtHand

PATIENCE_S = 60.0


class Port:
    """Serves the hub's application on loopback, on the loop that the application runs on."""

    def __init__(self, hub: HubAtHand) -> None:
        self._hub = hub
        self._bound = self._bind(0)
        self.number = int(self._bound.getsockname()[1])
        self._server: uvicorn.Server | None = None
        self._serving: asyncio.Future[None] | None = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.number}"

    def open(self) -> None:
        """Takes connections (again)."""
        if self._bound.fileno() < 0:
            self._bound = self._bind(self.number)
        config = uvicorn.Config(
            self._hub.server.app, ws="websockets-sansio", lifespan="off", log_config=None, access_log=False,
            timeout_graceful_shutdown=1, ws_max_size=65_536, ws_per_message_deflate=False,
        )  # fmt: skip
        self._server = uvicorn.Server(config)
        serving = self._server.serve(sockets=[self._bound])
        self._serving = asyncio.run_coroutine_threadsafe(serving, self._hub.server.loop)  # type: ignore[assignment]

    def serve(self, hub: HubAtHand) -> None:
        """Takes connections for another hub from now on."""
        self._hub = hub
        self.open()

    def cut(self) -> None:
        """Every line ends, and no new one is taken."""
        if self._server is not None and self._serving is not None:
            self._server.should_exit = True
            self._serving.result(PATIENCE_S)  # type: ignore[call-arg]
            self._server = None

    @staticmethod
    def _bind(number: int) -> socket.socket:
        bound = socket.socket()
        bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        bound.bind(("127.0.0.1", number))
        bound.listen()
        return bound


@contextmanager
def served(hub: HubAtHand) -> Iterator[Port]:
    """The hub on a port while the context is open."""
    port = Port(hub)
    port.open()
    try:
        yield port
    finally:
        port.cut()


@dataclass
class Watching:
    """A laptop's live line and what its screens are told; `status` waits for what a test asks for."""

    session: Session
    _told: "queue.Queue[LiveStatus]" = field(default_factory=queue.Queue)
    _over: threading.Event = field(default_factory=threading.Event)
    news: "queue.Queue[int]" = field(default_factory=queue.Queue)
    last: LiveStatus = field(default_factory=LiveStatus)

    def __post_init__(self) -> None:
        live = self.session.live
        self._ear = live.line.listening(self.news.put)
        self._threads = [
            threading.Thread(target=live.desk.watch, args=(self._over.is_set, self._told.put)),
            threading.Thread(target=self._ear.run),
        ]
        for thread in self._threads:
            thread.start()

    def until(self, wanted: Callable[[LiveStatus], bool]) -> LiveStatus:
        """The first status that is as wanted."""
        deadline = time.monotonic() + PATIENCE_S
        while not wanted(self.last):
            self.last = self._told.get(timeout=max(0.0, deadline - time.monotonic()))
        return self.last

    def at(self, rev: int) -> LiveStatus:
        """The status once the panels stand for the revision, or for a later one."""
        return self.until(lambda status: status.live and status.seq >= rev)

    def close(self) -> None:
        self._over.set()
        self._ear.stop()
        for thread in self._threads:
            thread.join(PATIENCE_S)
            assert not thread.is_alive()


@contextmanager
def watching(session: Session, storm_id: str) -> Iterator[Watching]:
    """A laptop whose window follows the storm."""
    watched = Watching(session)
    session.live.desk.follow(storm_id)
    try:
        yield watched
    finally:
        watched.close()
