"""Pokes over a real WebSocket, its end, and what is done where none gets through."""

import contextlib
import socket
import threading
from contextlib import contextmanager

import httpx
import msgspec
import pytest
from websockets.sync.server import serve
from websockets.utils import accept_key

from sync.contracts.account import TokenResponse
from sync.contracts.errors import PROBLEM_MEDIA_TYPE, Problem, ProblemType
from sync.contracts.messages import Poke, SyncResponse
from sync.engine import live
from sync.engine.backoff import Backoff
from sync.engine.errors import SignedOut
from sync.engine.live import CLOSE_EXPIRED, CLOSE_REVOKED, Listener
from sync.engine.memory import MemoryReplica
from sync.engine.tokens import MemoryTokens, TokenPair
from sync.engine.transport import HubClient, http_client

JSON = {"content-type": "application/json"}


@contextmanager
def served(talk, refuse=None):
    """A WebSocket server on loopback; yields its address."""
    with serve(talk, "127.0.0.1", 0, process_request=refuse) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"ws://127.0.0.1:{server.socket.getsockname()[1]}/v1/live"
        server.shutdown()
    thread.join()


class Heard:
    """A listener on its thread, what it heard, and how it ended."""

    def __init__(self, url, answer=None, panels=None):
        self.revs, self.ended = [], None
        self._news = threading.Semaphore(0)
        tokens = MemoryTokens(TokenPair("first", "refresh", "t"))
        client = http_client("http://hub.test", httpx.MockTransport(answer or self._refresh))
        backoff = Backoff(lambda low, high: 0.0, base=0.0)
        hub = HubClient(client, tokens)
        self.listener = Listener(hub, MemoryReplica("device"), url, self._hear, backoff, panels)
        self._thread = threading.Thread(target=self._run)

    def __enter__(self):
        self._thread.start()
        return self

    def __exit__(self, *_):
        self.listener.stop()
        self._thread.join(60)
        assert not self._thread.is_alive()

    def wait(self, count=1):
        for _ in range(count):
            assert self._news.acquire(timeout=60), f"heard only {self.revs}"
        return self.revs

    def join(self):
        self._thread.join(60)

    def _hear(self, rev):
        self.revs.append(rev)
        self._news.release()

    def _run(self):
        try:
            self.listener.run()
        except SignedOut as ended:
            self.ended = ended

    @staticmethod
    def _refresh(request):
        assert request.url.path == "/v1/refresh"
        told = TokenResponse("second", "refresh-2", 900, "a", "A", "t", ())
        return httpx.Response(200, headers=JSON, content=msgspec.json.encode(told))


def poke(rev):
    return msgspec.json.encode(Poke(rev)).decode()


def until_closed(socket):
    for _ in socket:
        pass


def test_a_poke_is_heard_with_the_token_in_the_header():
    seen = []

    def talk(socket):
        seen.append((socket.request.headers["Authorization"], socket.request.path))
        socket.send(poke(7))
        socket.send('{"type": "something of tomorrow"}')
        until_closed(socket)

    with served(talk) as url, Heard(url) as heard:
        assert heard.wait(2) == [7, 0]
    assert seen == [("Bearer first", "/v1/live")]


def test_a_lost_line_is_opened_again():
    lines = iter(range(1, 100))

    def talk(socket):
        socket.send(poke(next(lines)))
        socket.close(1001)

    with served(talk) as url, Heard(url) as heard:
        assert heard.wait(3)[:3] == [1, 2, 3]


def test_an_expired_token_is_renewed_before_the_next_line():
    def talk(socket):
        if socket.request.headers["Authorization"] == "Bearer first":
            socket.close(CLOSE_EXPIRED)
            return
        socket.send(poke(9))
        until_closed(socket)

    with served(talk) as url, Heard(url) as heard:
        assert heard.wait() == [9]


def test_a_token_refused_at_the_door_is_renewed_too():
    def refuse(connection, request):
        return connection.respond(401, "no") if request.headers["Authorization"] == "Bearer first" else None

    def talk(socket):
        socket.send(poke(4))
        until_closed(socket)

    with served(talk, refuse) as url, Heard(url) as heard:
        assert heard.wait() == [4]


def test_a_withdrawn_membership_ends_the_listening():
    with served(lambda socket: socket.close(CLOSE_REVOKED)) as url, Heard(url) as heard:
        heard.join()
    assert isinstance(heard.ended, SignedOut)


@pytest.mark.parametrize("epoch_changed", [False, True])
def test_where_no_socket_gets_through_the_long_poll_tells(epoch_changed):
    def answer(request):
        assert request.url.path == "/v1/changes"
        if epoch_changed:
            body = msgspec.json.encode(Problem(ProblemType.EPOCH_CHANGED, "restored", 410))
            return httpx.Response(410, headers={"content-type": PROBLEM_MEDIA_TYPE}, content=body)
        return httpx.Response(200, headers=JSON, content=msgspec.json.encode(SyncResponse(1, "e", 3, 12)))

    def refuse(connection, request):
        return connection.respond(426, "a proxy in the way")

    with served(until_closed, refuse) as url, Heard(url, answer) as heard:
        assert heard.wait()[0] == (0 if epoch_changed else 12)


class Deaf:
    """A hub that takes lines and never says or answers anything on them."""

    def __init__(self):
        self.came = threading.Semaphore(0)
        self._server = socket.create_server(("127.0.0.1", 0))
        self._lines = []
        self._thread = threading.Thread(target=self._take_all)
        self.url = f"ws://127.0.0.1:{self._server.getsockname()[1]}/v1/live"

    def __enter__(self):
        self._thread.start()
        return self

    def __exit__(self, *_):
        with contextlib.suppress(OSError):
            self._server.shutdown(socket.SHUT_RDWR)
        self._server.close()
        self._thread.join(10)
        for line in self._lines:
            line.close()

    def _take_all(self):
        with contextlib.suppress(OSError):
            while True:
                self._lines.append(self._server.accept()[0])
                asked = self._lines[-1].recv(65_536).decode().splitlines()
                key = next(one for one in asked if one.lower().startswith("sec-websocket-key"))
                accept = accept_key(key.partition(":")[2].strip())
                self._lines[-1].sendall(
                    "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                    f"Sec-WebSocket-Accept: {accept}\r\n\r\n".encode()
                )
                self.came.release()


def test_a_line_that_is_dead_without_a_word_is_opened_again(monkeypatch):
    monkeypatch.setattr(live, "LISTEN_S", 0.01)
    monkeypatch.setattr(live, "PING_S", 0.02)
    with Deaf() as hub, Heard(hub.url):
        assert hub.came.acquire(timeout=30)
        assert hub.came.acquire(timeout=30)


class Mute:
    """A line whose pings wait for an answer that a test gives."""

    def __init__(self):
        self.pings = []

    def ping(self):
        self.pings.append(threading.Event())
        return self.pings[-1]


def test_whatever_is_heard_is_a_sign_of_life_and_so_is_an_answer():
    line = Mute()
    silence = live._Silence(line)
    for _ in range(3):  # parts of a snapshot on a slow link, the answers to pings behind them
        silence.lasts(1.9 * live.PING_S)
        silence.broken()
    assert not silence.dead
    silence.lasts(live.PING_S)
    line.pings[-1].set()
    silence.lasts(live.PING_S)
    assert not silence.dead
    silence.lasts(live.PING_S)
    assert silence.dead
    assert len(line.pings) == 5
