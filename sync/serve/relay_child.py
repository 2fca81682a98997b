"""The process that carries accepted ops to Kafka (`python -m sync.serve.relay_child`; `centre` starts it)."""

import contextlib
import signal
import sys
from threading import Event

from sync.contracts.events.topics import Topics
from sync.hub.relay.broker import Broker
from sync.hub.relay.errors import Misconfigured
from sync.hub.relay.loop import Relay
from sync.postgres.context import relay_transaction
from sync.postgres.errors import DatabaseError
from sync.postgres.pool import open_pool
from sync.serve.child_side import read_settings, say_error, say_ready, when_parent_ends


def main() -> int:
    """Relays until the parent ends. A broker that is not there yet is waited for."""
    given = read_settings()
    topics = Topics(given.get("environment", ""))
    stop = Event()
    when_parent_ends(stop.set)
    signal.signal(signal.SIGTERM, lambda *_: stop.set())
    try:
        pool = open_pool(given["url"], size=2, name="stormops-relay")
    except DatabaseError as error:
        say_error(str(error))
        return 1
    with contextlib.closing(pool):
        try:
            Broker(given["broker"], extra=given["settings"], topics=topics).close()
        except Misconfigured as error:
            say_error(str(error))
            return 1
        relay = Relay(
            lambda: relay_transaction(pool),
            lambda: Broker(given["broker"], extra=given["settings"], topics=topics),
        )
        say_ready()
        relay.run(stop)
    return 0


if __name__ == "__main__":
    sys.exit(main())
