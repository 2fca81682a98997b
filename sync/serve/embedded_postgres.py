"""The centre's own PostgreSQL, for a hub that was given none: loopback only, and its data in one folder.

A start goes: lock the folder, find account and programs, end what an earlier run left behind, make the
cluster if there is none, start the server on a free port, make the roles. `child_watch` stops the server when
the hub dies.
"""

import fcntl
import os
from pathlib import Path
from threading import Event
from types import TracebackType
from typing import IO

from sync.postgres.roles import install_roles
from sync.postgres.urls import ROLES, ServerUrls, make_url
from sync.serve.postgres_account import SHARED_HOME, Account, account_for, programs_for
from sync.serve.postgres_cluster import make_cluster, recorded_cluster
from sync.serve.postgres_errors import FolderBusy, StartFailed
from sync.serve.postgres_process import ServerProcess, end_leftover, free_port
from sync.serve.postgres_words import SUPERUSER, PasswordFile

DATABASE = "stormops"
START_ATTEMPTS = 20
START_PAUSE_S = 0.25
LOG_KEPT_BYTES = 5_000_000
_SETTINGS = {
    "listen_addresses": "127.0.0.1", "unix_socket_directories": "", "wal_level": "logical",
    "password_encryption": "scram-sha-256", "timezone": "UTC", "log_timezone": "UTC",
    "shared_buffers": "256MB", "max_connections": "100", "jit": "off",
    "log_min_messages": "warning", "log_line_prefix": "%m [%p] ",
    # Statements and their values hold customers' data: an error's own line is enough.
    "log_min_error_statement": "panic", "log_error_verbosity": "terse",
}  # fmt: skip
_NOT_DURABLE = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}


class EmbeddedPostgres:
    """A PostgreSQL server that lives as long as this object runs it.

    Attributes:
        folder: what belongs to this server: passwords (0600), log, and the cluster if it can be reached.
        port: the loopback port while running.
    """

    def __init__(self, folder: Path, *, durable: bool = True, shared_home: Path = SHARED_HOME) -> None:
        """
        Args:
            folder: made if missing; a second start on it finds the data again.
            durable: False trades safety in a power cut for speed (tests).
            shared_home: where root puts what the server's account could not reach elsewhere.
        """
        self.folder = folder.resolve()
        self.port = 0
        self._durable = durable
        self._shared_home = shared_home
        self._words = PasswordFile(self.folder)
        self._lock: IO[str] | None = None
        self._process: ServerProcess | None = None

    def __enter__(self) -> "EmbeddedPostgres":
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    @property
    def running(self) -> bool:
        """Whether the server is alive now; a hub asks this to notice that its database died."""
        return self._process is not None and self._process.running

    def ended_within(self, seconds: float) -> bool:
        """Waits at most so long for a started server to end by itself, and returns whether it did."""
        return self._process is None or self._process.ended_within(seconds)

    @property
    def server_pid(self) -> int:
        """Process id of the server, 0 when none was started."""
        return self._process.pid if self._process is not None else 0

    @property
    def log(self) -> Path:
        return self.folder / "postgres.log"

    @property
    def urls(self) -> ServerUrls:
        """Addresses of the four roles on the running server."""
        words = self._words.passwords
        return ServerUrls(*(self._url(role, words[role], DATABASE) for role in ROLES))

    @property
    def admin_url(self) -> str:
        """Address of the superuser, for setting up and for tests; no part of a running hub uses it."""
        return self._url(SUPERUSER, self._words.password(SUPERUSER), "postgres")

    def start(self) -> ServerUrls:
        """Starts the server, makes what is missing, and returns the addresses of the roles.

        Raises:
            FolderBusy: another hub uses the folder.
            FolderDamaged: data without its passwords, or owned by somebody else.
            AccountError: running as root without an account for the server.
            StartFailed: the server did not come up; the message ends with its log.
        """
        if self.running:
            return self.urls
        self.stop()
        self._take_folder()
        try:
            self._start_locked()
        except BaseException:
            self.stop()
            raise
        return self.urls

    def stop(self) -> None:
        """Shuts down in order and frees the folder; safe to call at any time."""
        if self._process is not None:
            self._process.stop()
            self._process = None
        if self._lock is not None:
            self._lock.close()
            self._lock = None

    def _take_folder(self) -> None:
        if not self.folder.exists():
            # The server's account must be able to walk through; what is inside is closed by itself.
            self.folder.mkdir(mode=0o711 if os.geteuid() == 0 else 0o700, parents=True)
        self._lock = (self.folder / "postgres.lock").open("w")
        try:
            fcntl.flock(self._lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            self._lock.close()
            self._lock = None
            raise FolderBusy(
                f"Another hub is running on {self.folder}, and goes on undisturbed. "
                "Stop it first, or choose another folder."
            ) from None

    def _start_locked(self) -> None:
        cluster = recorded_cluster(self.folder, self._words)
        account = account_for(cluster, self._shared_home)
        programs = programs_for(account, self._shared_home)
        if not cluster.exists():
            cluster = make_cluster(
                self.folder, self._words, account, programs / "initdb",
                shared_home=self._shared_home, durable=self._durable,
            )  # fmt: skip
        end_leftover(cluster)
        self._rotate_log()
        self._process = self._launch(programs / "postgres", cluster, account)
        self._words.add_missing()
        if not self._words.roles_complete:
            install_roles(self.admin_url, self._words.passwords, DATABASE)
            self._words.mark_roles_made()

    def _launch(self, program: Path, cluster: Path, account: Account) -> ServerProcess:
        """Tries other ports, and again while the memory of a killed server is still being freed."""
        attempt = 1
        while True:
            self.port = free_port()
            process = ServerProcess(self._command(program, cluster), cluster, account, self.log)
            try:
                process.wait_ready()
            except StartFailed as failure:
                process.stop()
                if attempt == START_ATTEMPTS or not _passing(failure.log):
                    raise
            else:
                return process
            attempt += 1
            Event().wait(START_PAUSE_S)

    def _command(self, program: Path, cluster: Path) -> list[str]:
        settings = {**_SETTINGS, **({} if self._durable else _NOT_DURABLE), "port": str(self.port)}
        return [str(program), "-D", str(cluster), *(f"--{name}={value}" for name, value in settings.items())]

    def _rotate_log(self) -> None:
        if self.log.exists() and self.log.stat().st_size > LOG_KEPT_BYTES:
            self.log.replace(self.log.with_suffix(".log.1"))

    def _url(self, user: str, password: str, database: str) -> str:
        # The server is built without TLS and listens on loopback only: asking for it costs a round trip.
        quick = "sslmode=disable&gssencmode=disable"
        return make_url(user, password, "127.0.0.1", self.port, database, options=quick)


def _passing(log: str) -> bool:
    """Whether the reason given in the log is one that another attempt may get past."""
    return any(
        words in log for words in ("Address already in use", "could not bind", "pre-existing shared memory")
    )
