"""Hearing of news at once: pokes over a WebSocket, or the long poll where no WebSocket gets through.

A poke carries no data. Losing all of them loses nothing: the next sync fetches what there is.
"""

import threading
from collections.abc import Callable
from dataclasses import dataclass, field

import httpx
import msgspec
from websockets.exceptions import InvalidStatus, WebSocketException
from websockets.sync.client import ClientConnection, connect

from sync.contracts.errors import ProblemType
from sync.contracts.messages import Poke
from sync.contracts.replica import Replica
from sync.engine.backoff import Backoff
from sync.engine.errors import Refused, SignedOut, SyncError
from sync.engine.session import news_request
from sync.engine.transport import HubClient

LISTEN_S = 1.0
"""How often a quiet connection looks whether it was asked to stop."""

OPEN_S = 10.0
LONG_POLL_S = 25.0
SOCKETS_TRIED = 2
CLOSE_EXPIRED = 4401
CLOSE_REVOKED = 4403


@dataclass(slots=True)
class Listener:
    """Calls `on_news` whenever the hub has something newer than the replica may have. Blocking: run it in a
    lane of its own; `stop` ends it within a second or two.

    Attributes:
        live_url: ws:// or wss:// address of `/v1/live`.
        on_news: called with the tenant's newest revision (0: unknown), on the listener's thread.
    """

    hub: HubClient
    replica: Replica
    live_url: str
    on_news: Callable[[int], None]
    backoff: Backoff
    _stopped: threading.Event = field(default_factory=threading.Event)
    _refused: int = 0
    _stale: str | None = None

    def stop(self) -> None:
        self._stopped.set()

    def run(self) -> None:
        """Listens until stopped.

        Raises:
            SignedOut: the sign-in has ended; nothing more will be heard.
        """
        while not self._stopped.is_set():
            try:
                self._listen()
            except SignedOut:
                raise
            except (SyncError, WebSocketException, OSError):
                pass  # no news is what a broken line brings; the next try is below
            self._stopped.wait(self.backoff.next())

    def _listen(self) -> None:
        """A proxy that lets no WebSocket through refuses every time; then the long poll does the work."""
        if self._refused >= SOCKETS_TRIED:
            self._poll()
            return
        token = self.hub.access_token(newer_than=self._stale)
        try:
            headers = {"Authorization": f"Bearer {token}"}
            with connect(
                self.live_url,
                additional_headers=headers,
                open_timeout=OPEN_S,
                close_timeout=LISTEN_S,
                max_size=1 << 16,
            ) as socket:
                self._refused, self._stale = 0, None
                self._hear(socket)
                self._stale = token if socket.close_code == CLOSE_EXPIRED else None
                if socket.close_code == CLOSE_REVOKED:
                    raise SignedOut
        except InvalidStatus as refusal:
            if refusal.response.status_code == httpx.codes.UNAUTHORIZED:
                self._stale = token
            else:
                self._refused += 1
            raise
        except (TimeoutError, WebSocketException):
            self._refused += 1
            raise

    def _hear(self, socket: ClientConnection) -> None:
        while not self._stopped.is_set():
            try:
                told = socket.recv(timeout=LISTEN_S)
            except TimeoutError:
                continue
            except WebSocketException:
                return
            self.backoff.reset()
            self.on_news(_newest(told))

    def _poll(self) -> None:
        try:
            news = self.hub.changes(news_request(self.replica, LONG_POLL_S))
        except Refused as refusal:
            if refusal.problem.type not in (ProblemType.EPOCH_CHANGED, ProblemType.CURSOR_EXPIRED):
                raise
            self.on_news(0)
            return
        self.backoff.reset()
        if news is not None:
            self.on_news(news.high)


def _newest(told: str | bytes) -> int:
    """The poke's revision; a message of a later version is news all the same."""
    try:
        return msgspec.json.decode(told, type=Poke).rev
    except msgspec.DecodeError:
        return 0
