"""The process that answers laptops (`python -m sync.serve.hub_child`, started by `centre`)."""

import socket
import sys
import time
from collections.abc import Callable
from typing import Any

import uvicorn
from starlette.applications import Starlette

from sync.hub.blobs.opening import BlobStoreUnusable
from sync.hub.parts import HubParts
from sync.hub.settings import HubSettings
from sync.hub.wiring import open_hub
from sync.postgres.errors import DatabaseError
from sync.postgres.urls import ServerUrls
from sync.serve.child_side import read_settings, say_error, say_ready, when_parent_ends

GRACE_S = 5


class HubServer(uvicorn.Server):
    """Says when it serves, and lets long polls go before it waits for connections to end."""

    def __init__(self, config: uvicorn.Config, parts: HubParts, started: Callable[[], None]) -> None:
        super().__init__(config)
        self._parts, self._on_started = parts, started

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started:
            self._on_started()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        self._parts.pokes.close()
        await super().shutdown(sockets)


def make_server(app: Starlette, started: Callable[[], None]) -> HubServer:
    """The server of an application."""
    config = uvicorn.Config(
        app, ws="websockets-sansio", lifespan="on", log_config=None, access_log=False, server_header=False,
        timeout_graceful_shutdown=GRACE_S, ws_max_size=65_536, ws_per_message_deflate=False,
        proxy_headers=False,
    )  # fmt: skip
    return HubServer(config, app.state.parts, started)


def listening(host: str, port: int) -> socket.socket:
    """A bound socket; port 0 takes a free one.

    Raises:
        OSError: the port is taken, or not ours to take.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # The protocol is named: asyncio turns Nagle's delay off (40 ms an answer) only where it is.
    bound = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        bound.bind((host, port))
    except OSError:
        bound.close()
        raise
    return bound


def main() -> int:
    """Serves until the parent ends."""
    given = read_settings()
    host, port = given["host"], given["port"]
    try:
        bound = listening(host, port)
    except OSError as error:
        say_error(f"Port {port} on {host} cannot be used ({error.strerror}). Choose another with --port.")
        return 1
    try:
        app = open_hub(_settings(given), ServerUrls(**given["urls"]), now_s=_clock(given["clock_offset_s"]))
    except (DatabaseError, BlobStoreUnusable) as error:
        say_error(str(error))
        return 1
    server = make_server(app, lambda: say_ready(port=bound.getsockname()[1]))
    when_parent_ends(lambda: setattr(server, "should_exit", True))
    server.run(sockets=[bound])
    return 0


def _clock(offset_s: float) -> Callable[[], float]:
    return lambda: time.time() + offset_s


def _settings(given: dict[str, Any]) -> HubSettings:
    return HubSettings(
        bytes.fromhex(given["token_secret"]),
        identity_secret=bytes.fromhex(given.get("identity_secret", "")),
        broker=given["broker"],
        **given.get("limits", {}),
    )


if __name__ == "__main__":
    sys.exit(main())
