"""The embedded runner in a process of its own, so that it can be killed as a power cut would.

`python -m tests.helpers.mortal_runner` reads the database's address, the broker's and the batch as JSON, and
runs until it is killed.
"""

import json
import subprocess
import sys
import threading
from contextlib import closing
from pathlib import Path
from random import Random

import psycopg

from sync.hub.relay.broker import Broker
from sync.hub.relay.errors import BrokerUnavailable
from sync.postgres.context import streams_transaction
from sync.postgres.pool import open_pool
from sync.streams.runner.kafka import BrokerSettings
from sync.streams.runner.loop import Ports, Runner

ROOT = Path(__file__).parents[2]
_PROGRESS = "SELECT coalesce(sum(next_offset), 0) FROM stream_offsets"


class DyingRunners:
    """Starts a runner, lets it work, kills it at a random moment and starts the next, until it is left.

    Attributes:
        deaths: how many were killed; each had taken something in.
    """

    def __init__(self, database: str, bootstrap: str, batch: int, dice: Random) -> None:
        self._database, self._dice = database, dice
        self._settings = json.dumps({"database": database, "broker": bootstrap, "batch": batch})
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, name="dying-runners")
        self.deaths = 0

    @property
    def at_work(self) -> bool:
        """Whether there is a next one."""
        return self._thread.is_alive()

    def __enter__(self) -> "DyingRunners":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        self._thread.join()

    def _run(self) -> None:
        with psycopg.connect(self._database, autocommit=True) as connection:
            while not self._stop.is_set():
                self._one_life(connection)

    def _one_life(self, connection: psycopg.Connection) -> None:
        before = connection.execute(_PROGRESS).fetchone()
        process = subprocess.Popen(
            [sys.executable, "-m", "tests.helpers.mortal_runner"], cwd=ROOT, stdin=subprocess.PIPE, text=True
        )
        try:
            assert process.stdin is not None
            process.stdin.write(self._settings + "\n")
            process.stdin.flush()
            while connection.execute(_PROGRESS).fetchone() == before and not self._stop.wait(0.05):
                assert process.poll() is None, "the runner ended by itself"
            self._stop.wait(self._dice.random() * 2)
            self.deaths += connection.execute(_PROGRESS).fetchone() != before
        finally:
            process.kill()
            process.communicate()


def main() -> None:
    """Runs until it is killed."""
    given = json.loads(sys.stdin.readline())

    def identity() -> str:
        with closing(Broker(given["broker"], timeout_s=10)) as broker:
            return broker.identity()

    with closing(open_pool(given["database"], size=2)) as pool:
        ports = Ports(lambda: streams_transaction(pool), identity)
        settings = BrokerSettings(given["broker"])
        runner = Runner(settings, ports, batch=given["batch"], unreachable=(BrokerUnavailable,))
        runner.run(threading.Event())


if __name__ == "__main__":
    main()
