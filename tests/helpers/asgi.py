"""HTTP without sockets: a synchronous httpx transport onto an ASGI application, and links that fail."""

import asyncio
import threading
from collections.abc import Callable, Coroutine, Iterator
from types import TracebackType
from typing import Any, TypeVar

import httpx

T = TypeVar("T")
App = Callable[..., Coroutine[Any, Any, None]]
BASE_URL = "http://hub.test"


class AsgiServer:
    """Runs an ASGI application, lifespan included, on an event loop of its own thread."""

    def __init__(self, app: App) -> None:
        self.app = app
        self.loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self.loop.run_forever, name="asgi", daemon=True)
        self._from_app: asyncio.Queue[dict[str, Any]] = asyncio.Queue()
        self._to_app: asyncio.Queue[dict[str, Any]] = asyncio.Queue()

    def __enter__(self) -> "AsgiServer":
        self._thread.start()
        self.run(self._begin())
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.run(self._end())
        self.loop.call_soon_threadsafe(self.loop.stop)
        self._thread.join()
        self.loop.close()

    def run(self, work: Coroutine[Any, Any, T], timeout: float = 60.0) -> T:
        """The result of a coroutine on the application's loop."""
        return asyncio.run_coroutine_threadsafe(work, self.loop).result(timeout)

    def client(self, transport: httpx.BaseTransport | None = None, **options: Any) -> httpx.Client:
        """A client of the application; close it."""
        return httpx.Client(transport=transport or AsgiTransport(self), base_url=BASE_URL, **options)

    async def _begin(self) -> None:
        scope = {"type": "lifespan", "asgi": {"version": "3.0"}, "state": {}}
        self._lifespan = asyncio.create_task(self.app(scope, self._to_app.get, self._from_app.put))
        await self._to_app.put({"type": "lifespan.startup"})
        started = await self._from_app.get()
        assert started["type"] == "lifespan.startup.complete", started

    async def _end(self) -> None:
        await self._to_app.put({"type": "lifespan.shutdown"})
        ended = await self._from_app.get()
        assert ended["type"] == "lifespan.shutdown.complete", ended
        await self._lifespan


class AsgiTransport(httpx.BaseTransport):
    """Carries requests to the application; about a millisecond each."""

    def __init__(self, server: AsgiServer) -> None:
        self.server = server

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        body = request.read()
        status, headers, content = self.server.run(_exchange(self.server.app, _scope(request), body))
        return httpx.Response(status, headers=headers, stream=_Bytes(content), request=request)


class _Bytes(httpx.SyncByteStream):
    def __init__(self, content: bytes) -> None:
        self._content = content

    def __iter__(self) -> Iterator[bytes]:
        yield self._content


def _scope(request: httpx.Request) -> dict[str, Any]:
    return {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": request.method,
        "scheme": request.url.scheme,
        "path": request.url.path,
        "raw_path": request.url.raw_path.partition(b"?")[0],
        "query_string": request.url.query,
        "root_path": "",
        "headers": [(name.lower(), value) for name, value in request.headers.raw],
        "client": ("127.0.0.1", 50_000),
        "server": ("hub.test", 80),
        "state": {},
    }


async def _exchange(
    app: App, scope: dict[str, Any], body: bytes
) -> tuple[int, list[tuple[bytes, bytes]], bytes]:
    sent: list[dict[str, Any]] = []
    unread = [{"type": "http.request", "body": body, "more_body": False}]

    async def receive() -> dict[str, Any]:
        if unread:
            return unread.pop()
        return await asyncio.get_running_loop().create_future()  # never disconnects by itself

    async def send(message: dict[str, Any]) -> None:
        sent.append(message)

    await app(scope, receive, send)
    start = sent[0]
    content = b"".join(message.get("body", b"") for message in sent[1:])
    return start["status"], list(start["headers"]), content


class LosesReply(httpx.BaseTransport):
    """The application does the work, and the answer never arrives, while `active()` says so."""

    def __init__(self, inner: httpx.BaseTransport, active: Callable[[httpx.Request], bool]) -> None:
        self.inner, self.active = inner, active

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        answer = self.inner.handle_request(request)
        if self.active(request):
            answer.close()
            raise httpx.ReadError("connection lost", request=request)
        return answer


class CutsBody(httpx.BaseTransport):
    """The answer breaks off in the middle, while `active()` says so."""

    def __init__(self, inner: httpx.BaseTransport, active: Callable[[httpx.Request], bool]) -> None:
        self.inner, self.active = inner, active

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        answer = self.inner.handle_request(request)
        if not self.active(request):
            return answer
        content = b"".join(answer.stream)  # type: ignore[arg-type]  # this bridge only makes synchronous streams
        return httpx.Response(
            answer.status_code,
            headers=answer.headers,
            stream=_Cut(content[: len(content) // 2]),
            request=request,
        )


class _Cut(httpx.SyncByteStream):
    def __init__(self, content: bytes) -> None:
        self._content = content

    def __iter__(self) -> Iterator[bytes]:
        yield self._content
        raise httpx.RemoteProtocolError("peer closed connection without sending complete message body")


class Refuses(httpx.BaseTransport):
    """Something on the way answers instead of the application, while `active()` says so."""

    def __init__(
        self,
        inner: httpx.BaseTransport,
        active: Callable[[httpx.Request], bool],
        status: int = 503,
        content: bytes = b"<html>Service Unavailable</html>",
    ) -> None:
        self.inner, self.active, self.status, self.content = inner, active, status, content

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        if self.active(request):
            headers = {"content-type": "text/html"}
            return httpx.Response(self.status, headers=headers, content=self.content, request=request)
        return self.inner.handle_request(request)


class Socket:
    """One WebSocket onto the application: what it sends, and a way to be slow or to leave."""

    def __init__(self, server: AsgiServer, path: str, headers: dict[str, str]) -> None:
        self._server = server
        self._to_app: asyncio.Queue[dict[str, Any]] = asyncio.Queue()
        self._from_app: asyncio.Queue[dict[str, Any]] = asyncio.Queue()
        self.reading = asyncio.Event()
        self.reading.set()
        path, _, query = path.partition("?")
        self._scope = {
            "type": "websocket",
            "asgi": {"version": "3.0"},
            "http_version": "1.1",
            "scheme": "ws",
            "path": path,
            "raw_path": path.encode(),
            "query_string": query.encode(),
            "root_path": "",
            "subprotocols": [],
            "headers": [(name.lower().encode(), value.encode()) for name, value in headers.items()],
            "client": ("127.0.0.1", 50_001),
            "server": ("hub.test", 80),
            "state": {},
            "extensions": {"websocket.http.response": {}},
        }
        self._task = self._server.run(self._open())

    async def _open(self) -> "asyncio.Task[None]":
        await self._to_app.put({"type": "websocket.connect"})
        return asyncio.create_task(self._server.app(self._scope, self._to_app.get, self._send))

    async def _send(self, message: dict[str, Any]) -> None:
        if message["type"] == "websocket.send":
            await self.reading.wait()
        await self._from_app.put(message)

    def next(self, timeout: float = 50.0) -> dict[str, Any]:
        """The application's next message."""

        async def wait() -> dict[str, Any]:
            return await asyncio.wait_for(self._from_app.get(), timeout)

        return self._server.run(wait())

    def say(self, text: str) -> None:
        """A text from this side."""
        self._server.run(self._to_app.put({"type": "websocket.receive", "text": text}))

    def stop_reading(self) -> None:
        self._server.loop.call_soon_threadsafe(self.reading.clear)

    def resume_reading(self) -> None:
        self._server.loop.call_soon_threadsafe(self.reading.set)

    def leave(self) -> None:
        """Closes from this side and waits for the application to end."""

        async def close() -> None:
            await self._to_app.put({"type": "websocket.disconnect", "code": 1000})
            await self._task

        self._server.run(close())


__all__ = ["AsgiServer", "AsgiTransport", "CutsBody", "LosesReply", "Refuses", "Socket"]
