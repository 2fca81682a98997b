"""Hearing of news at once: pokes over a WebSocket, or the long poll where no WebSocket gets through.

A poke carries no data, and panels tell what the next sync fetches, too: losing all of it loses nothing.
"""

import contextlib
import threading
from collections.abc import Callable
from dataclasses import dataclass, field

import httpx
import msgspec
from websockets.exceptions import ConnectionClosed, InvalidStatus, WebSocketException
from websockets.frames import CloseCode
from websockets.sync.client import ClientConnection, connect

from sync.contracts import live
from sync.contracts.errors import ProblemType
from sync.contracts.messages import Poke
from sync.contracts.replica import Replica
from sync.engine.backoff import Backoff
from sync.engine.errors import Refused, SignedOut, SyncError
from sync.engine.live_panels import LivePanels
from sync.engine.session import news_request
from sync.engine.transport import HubClient

LISTEN_S = 1.0
"""How often a quiet connection looks whether it was asked to stop."""

OPEN_S = 10.0
LONG_POLL_S = 25.0
PING_S = 10.0
"""A line that is dead without a word is noticed within two of these. Whatever is heard is a sign of life: on
a slow link the answer to a ping waits behind the parts of a snapshot."""

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
        panels: keeps what is told of panels; None where nobody looks at any.
    """

    hub: HubClient
    replica: Replica
    live_url: str
    on_news: Callable[[int], None]
    backoff: Backoff
    panels: LivePanels | None = None
    _stopped: threading.Event = field(default_factory=threading.Event)
    _socket: ClientConnection | None = None
    _refused: int = 0
    _stale: str | None = None

    def stop(self) -> None:
        """Ends the run at once where there is a line, else within a second or two."""
        self._stopped.set()
        socket = self._socket
        if socket is not None:
            with contextlib.suppress(WebSocketException, OSError):
                socket.close(1001)

    def ask(self) -> None:
        """Tells the hub at once which panels are wanted now; without a line it is told when there is one."""
        socket, panels = self._socket, self.panels
        if socket is None or panels is None:
            return
        with contextlib.suppress(WebSocketException, OSError):  # whoever reads the line notices
            socket.send(live.encode(panels.wish()))

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
                ping_interval=None,  # `_Silence` asks, and listens to more than the answer
                max_size=live.LIVE_BYTES,
            ) as socket:
                self._refused, self._stale = 0, None
                self._attend(socket)
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

    def _attend(self, socket: ClientConnection) -> None:
        self._socket = socket
        try:
            if self.panels is not None and self.panels.wish().panels:
                self.ask()
            self._hear(socket)
        finally:
            self._socket = None
            if self.panels is not None:
                self.panels.lost()

    def _hear(self, socket: ClientConnection) -> None:
        silence = _Silence(socket)
        while not self._stopped.is_set() and not silence.dead:
            try:
                told = socket.recv(timeout=LISTEN_S)
            except TimeoutError:
                silence.lasts(LISTEN_S)
                continue
            except WebSocketException as ended:
                self._ended(ended)
                return
            silence.broken()
            self.backoff.reset()
            if not self._of_a_panel(told):
                self.on_news(_newest(told))
                if self.panels is not None and self.panels.waits_for_storm:
                    self.ask()

    def _ended(self, how: WebSocketException) -> None:
        """A line that ends because of one message would end again and again, were it asked for again."""
        said = how.sent if isinstance(how, ConnectionClosed) else None
        if said is not None and said.code == CloseCode.MESSAGE_TOO_BIG and self.panels is not None:
            self.panels.too_much()

    def _of_a_panel(self, told: str | bytes) -> bool:
        """Whether it was a message of a panel; after one that can't be read the panels are not live."""
        try:
            heard = live.told(told)
        except msgspec.DecodeError:
            if self.panels is not None:
                self.panels.missed()
            return False
        if heard is not None and self.panels is not None:
            self.panels.hear(heard)
        return heard is not None

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


class _Silence:
    """How long nothing came over a line, and whether it is dead."""

    def __init__(self, socket: ClientConnection) -> None:
        self._socket = socket
        self._lasted_s = 0.0
        self._answer: threading.Event | None = None

    @property
    def dead(self) -> bool:
        return self._lasted_s >= 2 * PING_S

    def broken(self) -> None:
        """Something came."""
        self._lasted_s, self._answer = 0.0, None

    def lasts(self, for_s: float) -> None:
        """Nothing came for so many seconds more."""
        if self._answer is not None and self._answer.is_set():
            self.broken()
        self._lasted_s += for_s
        if self._answer is None and self._lasted_s >= PING_S:
            with contextlib.suppress(WebSocketException, OSError):  # whoever reads the line notices
                self._answer = self._socket.ping()


def _newest(told: str | bytes) -> int:
    """The poke's revision; a message of a later version is news all the same."""
    try:
        return msgspec.json.decode(told, type=Poke).rev
    except msgspec.DecodeError:
        return 0
