"""The process of the stream jobs (`python -m sync.serve.streams_child`; `centre` starts it)."""

import contextlib
import signal
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from threading import Event
from typing import Any

from sync.contracts.events.topics import Topics
from sync.hub.relay.broker import Broker
from sync.hub.relay.errors import BrokerUnavailable, Misconfigured
from sync.postgres.errors import DatabaseError
from sync.postgres.urls import ServerUrls
from sync.serve.child_side import read_settings, say_error, say_ready, when_parent_ends
from sync.serve.streams_wiring import StreamParts, open_parts
from sync.streams.errors import ReducedElsewhere


def main() -> int:
    """Runs until the parent ends. A broker or a database that is away is waited for."""
    given = read_settings()
    stop = Event()
    when_parent_ends(stop.set)
    signal.signal(signal.SIGTERM, lambda *_: stop.set())
    try:
        parts = _opened(given)
    except (DatabaseError, Misconfigured, ReducedElsewhere) as error:
        say_error(str(error))
        return 1
    with contextlib.closing(parts):
        say_ready()
        run(parts, stop)
    return 0


def run(parts: StreamParts, stop: Event) -> None:
    """The jobs until `stop`: the runner here, its findings and what comes from outside on threads.

    They end together: one that dies takes the others along, and whoever started them starts all anew.

    Raises:
        Exception: what one of them died of.
    """
    jobs = ThreadPoolExecutor(max_workers=2, thread_name_prefix="streams")
    told = (jobs.submit(parts.sinks.run, stop, parts.wake), jobs.submit(parts.inbound.run, stop))
    for job in told:
        job.add_done_callback(lambda done: stop.set() if done.exception() else None)
    try:
        parts.runner.run(stop)
    finally:
        stop.set()
        parts.wake.set()
        jobs.shutdown()
    for job in told:
        job.result()


def _opened(given: dict[str, Any]) -> StreamParts:
    topics = Topics(given.get("environment", ""))
    with contextlib.suppress(BrokerUnavailable):
        Broker(given["broker"], extra=given["settings"], topics=topics).close()
    offset_s = float(given.get("clock_offset_s", 0.0))
    return open_parts(
        ServerUrls(**given["urls"]), given["broker"], given["settings"], topics,
        clock=lambda: int((time.time() + offset_s) * 1000),
    )  # fmt: skip


if __name__ == "__main__":
    sys.exit(main())
