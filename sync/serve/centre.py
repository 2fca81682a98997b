"""The centre as a tree of processes: database, broker, hub, relay, streams; started in order and watched."""

import json
import logging
import os
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path
from threading import Event, Lock, Thread
from types import TracebackType
from typing import Any

from sync.postgres.errors import DatabaseError
from sync.postgres.migrate import migrate
from sync.postgres.urls import ServerUrls
from sync.serve.child import Child
from sync.serve.embedded_broker import EmbeddedBroker
from sync.serve.embedded_postgres import EmbeddedPostgres
from sync.serve.errors import CentreError
from sync.serve.postgres_errors import EmbeddedPostgresError
from sync.serve.token_secret import identity_secret, token_secret

log = logging.getLogger("sync.serve")
EMBEDDED, NONE = "embedded", "none"
LOOK_EVERY_S = 0.5
FIRST_DELAY_S = 0.5
LONGEST_DELAY_S = 30.0
RUN_FILE = "centre.json"
BLOBS = "blobs"


@dataclass(frozen=True, slots=True)
class CentreOptions:
    """What to run.

    Attributes:
        data: folder of secrets, logs and, unless told otherwise, the embedded database.
        database: addresses of a database that somebody else runs, or None for the embedded one.
        embedded_folder: where the embedded database lives, None for a folder within `data`.
        broker: "embedded", "none", or the bootstrap address of a Kafka that somebody else runs.
        port: 0 takes a free one.
        limits: fields of `HubSettings` to change.
        broker_settings: of the Kafka client, such as TLS and SASL.
        blobs: where photo files are kept: a folder, s3://bucket/prefix, or "" for a folder within `data`.
        blobs_endpoint: address of an S3 that is not Amazon's.
        streams: whether the stream jobs run here, where there is a broker.
        environment: put before the names of topics and consumer groups.
        clock_offset_s: added to the hub's clock, so that a demo can stand at the day of its storm.
    """

    data: Path
    database: ServerUrls | None = None
    embedded_folder: Path | None = None
    broker: str = EMBEDDED
    host: str = "127.0.0.1"
    port: int = 0
    durable: bool = True
    limits: dict[str, Any] = field(default_factory=dict)
    broker_settings: dict[str, str] = field(default_factory=dict)
    clock_offset_s: float = 0.0
    blobs: str = ""
    blobs_endpoint: str = ""
    streams: bool = True
    environment: str = ""

    @property
    def blobs_at(self) -> str:
        """Where photo files are kept."""
        return self.blobs or str(self.data / BLOBS)


@dataclass(frozen=True, slots=True)
class CentreUrls:
    """Where the parts are. `broker` is "" when there is none."""

    hub: str
    broker: str
    database: ServerUrls


class Centre:
    """Runs the centre until `stop`. A part that dies is started again, after ever longer pauses."""

    def __init__(self, options: CentreOptions) -> None:
        self._options = options
        logs = options.data / "logs"
        self._postgres = self._own_postgres() if options.database is None else None
        self.broker = EmbeddedBroker(logs / "broker.log") if options.broker == EMBEDDED else None
        self.hub = Child("hub", "sync.serve.hub_child", logs / "hub.log")
        self.relay = Child("relay", "sync.serve.relay_child", logs / "relay.log")
        self.streams = Child("stream jobs", "sync.serve.streams_child", logs / "streams.log")
        self._port = options.port
        self._urls: CentreUrls | None = None
        self._stopping = Event()
        self._lock = Lock()
        self._watch: Thread | None = None

    def __enter__(self) -> "Centre":
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    @property
    def urls(self) -> CentreUrls:
        """Where the parts are.

        Raises:
            CentreError: the centre was not started.
        """
        if self._urls is None:
            raise CentreError("The hub is not running.")
        return self._urls

    @property
    def postgres(self) -> EmbeddedPostgres | None:
        """The embedded database, None when somebody else runs it."""
        return self._postgres

    def start(self) -> CentreUrls:
        """Returns when laptops can sync.

        Raises:
            CentreError, EmbeddedPostgresError, DatabaseError: what is in the way; nothing is left running.
        """
        # The embedded database of a hub that root runs has an account of its own, which must pass through.
        self._options.data.mkdir(parents=True, exist_ok=True, mode=0o711 if os.geteuid() == 0 else 0o700)
        try:
            with self._lock:
                self._start_parts()
        except BaseException:
            self.stop()
            raise
        self._watch = Thread(target=self._keep_alive, name="centre", daemon=True)
        self._watch.start()
        return self.urls

    def stop(self) -> None:
        """Stops all parts in reverse order; safe to call at any time."""
        self._stopping.set()
        if self._watch is not None:
            self._watch.join()
            self._watch = None
        with self._lock:
            self._stop_parts()
        if self._urls is not None:  # else the note is of another centre
            (self._options.data / RUN_FILE).unlink(missing_ok=True)

    def _own_postgres(self) -> EmbeddedPostgres:
        folder = self._options.embedded_folder or self._options.data / "postgres"
        return EmbeddedPostgres(folder, durable=self._options.durable)

    def _start_parts(self) -> None:
        """Starts what does not run; what runs stays."""
        database = self._start_postgres()
        bootstrap = self._start_broker()
        if not self.hub.running:
            self.hub.launch(self._hub_settings(database, bootstrap))
            hub_is_new = True
        else:
            hub_is_new = False
        if bootstrap:
            self._start_clients(database, bootstrap)
        if hub_is_new:
            self._port = int(self.hub.ready()["port"])
        host = f"[{self._options.host}]" if ":" in self._options.host else self._options.host
        self._urls = CentreUrls(f"http://{host}:{self._port}", bootstrap, database)
        self._note()

    def _start_clients(self, database: ServerUrls, bootstrap: str) -> None:
        """What goes between database and broker: the relay, and the stream jobs unless they run elsewhere."""
        told: dict[str, Any] = {
            "broker": bootstrap,
            "settings": self._options.broker_settings,
            "environment": self._options.environment,
            "clock_offset_s": self._options.clock_offset_s,
        }
        starting = []
        if not self.relay.running:
            self.relay.launch({**told, "url": database.relay})
            starting.append(self.relay)
        if self._options.streams and not self.streams.running:
            self.streams.launch({**told, "urls": asdict(database)})
            starting.append(self.streams)
        for child in starting:
            child.ready()

    def _start_postgres(self) -> ServerUrls:
        if self._postgres is None:
            assert self._options.database is not None
            database = self._options.database
        elif self._postgres.running:
            return self.urls.database
        else:
            # It comes back on another port, which the others must learn.
            self._stop_clients()
            self._postgres.stop()
            database = self._postgres.start()
        migrate(database.owner)
        return database

    def _start_broker(self) -> str:
        if self.broker is None:
            return "" if self._options.broker == NONE else self._options.broker
        if not self.broker.running:
            self.broker.start()
        return self.broker.bootstrap

    def _hub_settings(self, database: ServerUrls, bootstrap: str) -> dict[str, Any]:
        options = self._options
        return {
            "host": options.host,
            "port": self._port,
            "urls": asdict(database),
            "broker": bootstrap,
            "token_secret": token_secret(options.data).hex(),
            "identity_secret": identity_secret(options.data).hex(),
            "limits": {
                "blobs": options.blobs_at,
                "blobs_endpoint": options.blobs_endpoint,
                **options.limits,
                "broker_settings": options.broker_settings,
            },
            "clock_offset_s": options.clock_offset_s,
        }

    def _keep_alive(self) -> None:
        delay_s = FIRST_DELAY_S
        while not self._stopping.wait(LOOK_EVERY_S):
            dead = self._dead_parts()
            if not dead:
                delay_s = FIRST_DELAY_S
                continue
            log.error("part died name=%s restart_in_s=%.1f", ",".join(dead), delay_s)
            if self._stopping.wait(delay_s):
                return
            delay_s = min(LONGEST_DELAY_S, delay_s * 2)
            self._revive()

    def _dead_parts(self) -> list[str]:
        parts: list[tuple[str, bool]] = [("hub", self.hub.running)]
        if self.urls.broker:
            parts.append(("relay", self.relay.running))
            if self._options.streams:
                parts.append(("streams", self.streams.running))
        if self._postgres is not None:
            parts.append(("database", self._postgres.running))
        if self.broker is not None:
            parts.append(("broker", self.broker.running))
        return [name for name, running in parts if not running]

    def _revive(self) -> None:
        try:
            with self._lock:
                self._start_parts()
        except (CentreError, EmbeddedPostgresError, DatabaseError) as error:
            log.error("part did not come back: %s", error)

    def _stop_parts(self) -> None:
        self._stop_clients()
        if self.broker is not None:
            self.broker.stop()
        if self._postgres is not None:
            self._postgres.stop()

    def _stop_clients(self) -> None:
        self.hub.stop()
        self.streams.stop()
        self.relay.stop()

    def _note(self) -> None:
        """Leaves the addresses for the other commands of the same data folder; its owner's eyes only."""
        note = {
            "pid": os.getpid(),
            "hub": self.urls.hub,
            "broker": self.urls.broker,
            **asdict(self.urls.database),
        }
        aside = self._options.data / f"{RUN_FILE}.new"
        aside.unlink(missing_ok=True)
        descriptor = os.open(aside, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
        with os.fdopen(descriptor, "w") as file:
            json.dump(note, file)
        aside.replace(self._options.data / RUN_FILE)


def noted_database(data: Path) -> ServerUrls | None:
    """The database addresses of the centre that runs on this data folder, None when none does."""
    try:
        note = json.loads((data / RUN_FILE).read_text())
        return ServerUrls(*(note[role.name] for role in fields(ServerUrls)))
    except (FileNotFoundError, KeyError, ValueError):
        return None
