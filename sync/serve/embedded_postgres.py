"""The centre's own PostgreSQL, for a hub that was given none: loopback only, passwords only, its data in one folder.

A start goes: lock the folder, find the account and the programs, end what an earlier run left behind, make the cluster
if there is none, start the server on a free port, make the roles. `child_watch` stops the server when the hub dies.
"""

import fcntl
import hashlib
import json
import os
import secrets
import shutil
import subprocess
from pathlib import Path
from threading import Event
from types import TracebackType
from typing import IO

from sync.postgres.roles import install_roles
from sync.postgres.urls import ROLES, ServerUrls, make_url
from sync.serve.postgres_account import SHARED_HOME, Account, account_for, make_passable, programs_for
from sync.serve.postgres_errors import FolderBusy, FolderDamaged, StartFailed
from sync.serve.postgres_process import ServerProcess, end_leftover, free_port

SUPERUSER = "stormadmin"
DATABASE = "stormops"
START_ATTEMPTS = 20
LOG_KEPT_BYTES = 5_000_000
_SETTINGS = {
    "listen_addresses": "127.0.0.1", "unix_socket_directories": "", "wal_level": "logical",
    "password_encryption": "scram-sha-256", "timezone": "UTC", "log_timezone": "UTC", "shared_buffers": "256MB",
    "max_connections": "100", "jit": "off", "log_min_messages": "warning", "log_line_prefix": "%m [%p] ",
    # Statements and their values hold customers' data: an error's own line is enough.
    "log_min_error_statement": "panic", "log_error_verbosity": "terse",
}  # fmt: skip
_NOT_DURABLE = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off", "shared_buffers": "64MB"}
_ACCESS = "host all all 127.0.0.1/32 scram-sha-256\n"


class EmbeddedPostgres:
    """A PostgreSQL server that lives as long as this object runs it.

    Attributes:
        folder: what belongs to this server: passwords (0600), log, and the cluster when its account can reach it.
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
        return self._process is not None and self._process.running

    @property
    def server_pid(self) -> int:
        """Process id of the server, 0 when it is not running."""
        return self._process.pid if self._process is not None else 0

    @property
    def log(self) -> Path:
        return self.folder / "postgres.log"

    @property
    def urls(self) -> ServerUrls:
        """Addresses of the four roles on the running server."""
        words = self._read_secrets()
        return ServerUrls(*(self._url(role, words[role], DATABASE) for role in ROLES))

    @property
    def admin_url(self) -> str:
        """Address of the superuser, for setting up and for tests; no part of a running hub uses it."""
        return self._url(SUPERUSER, self._read_secrets()[SUPERUSER], "postgres")

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
        self._take_folder()
        try:
            return self._start_locked()
        except BaseException:
            self.stop()
            raise

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
            # Its account must be able to walk through; what is inside is closed by itself.
            self.folder.mkdir(mode=0o711 if os.geteuid() == 0 else 0o700, parents=True)
        self._lock = (self.folder / "postgres.lock").open("w")
        try:
            fcntl.flock(self._lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            self._lock.close()
            self._lock = None
            raise FolderBusy(
                f"Another hub is running on {self.folder}. It goes on undisturbed; stop it first, or choose another folder."
            ) from None

    def _start_locked(self) -> ServerUrls:
        cluster = self._recorded_cluster()
        account = account_for(cluster, self._shared_home)
        programs = programs_for(account, self._shared_home)
        if not cluster.exists():
            cluster = self._make_cluster(account, programs)
        end_leftover(cluster)
        self._rotate_log()
        self._process = self._launch(programs / "postgres", cluster, account)
        words = self._read_secrets()
        if "roles" not in words:
            install_roles(self.admin_url, words, DATABASE)
            self._write_secrets({**words, "roles": "made"})
        return self.urls

    def _recorded_cluster(self) -> Path:
        """Where the cluster is; a path that does not exist when there is none yet."""
        if not self._secrets_path.exists():
            if (self.folder / "cluster").exists():
                raise FolderDamaged(
                    f"{self._secrets_path} is missing, and without it the data in {self.folder / 'cluster'} cannot be "
                    "opened. Nothing was changed. Put the file back from a backup, or choose another folder."
                )
            return self.folder / "cluster"
        words = self._read_secrets()
        cluster = self.folder / words["cluster"]
        if not cluster.exists() and "roles" in words:
            raise FolderDamaged(
                f"{self.folder} names its data in {cluster}, which is gone. Nothing was changed. "
                "Put it back from a backup, or choose another folder."
            )
        return cluster

    def _make_cluster(self, account: Account, programs: Path) -> Path:
        """Makes a cluster aside and renames it, so that one that exists is whole."""
        home = self._cluster_home(account)
        cluster, aside = home / "cluster", home / "cluster.new"
        shutil.rmtree(aside, ignore_errors=True)
        aside.mkdir(mode=0o700)
        account.give(aside)
        words = {name: secrets.token_urlsafe(24) for name in (SUPERUSER, *ROLES)}
        recorded = cluster.relative_to(self.folder) if home == self.folder else cluster
        # First the passwords: a crash from here on leaves either no cluster, or one that can be opened.
        self._write_secrets({**words, "cluster": str(recorded)})
        self._initdb(account, programs / "initdb", aside, words[SUPERUSER])
        (aside / "pg_hba.conf").write_text(_ACCESS)
        aside.rename(cluster)
        return cluster

    def _cluster_home(self, account: Account) -> Path:
        if account.reaches(self.folder):
            return self.folder
        name = hashlib.sha256(os.fsencode(self.folder)).hexdigest()[:16]
        home = self._shared_home / "clusters" / name
        make_passable(home)
        if (home / "cluster").exists():
            raise FolderDamaged(
                f"{home / 'cluster'} holds the data of {self.folder}, whose {self._secrets_path.name} is missing. "
                "Nothing was changed. Put the file back from a backup, or choose another folder."
            )
        return home

    def _initdb(self, account: Account, program: Path, target: Path, password: str) -> None:
        # The password goes by a file: an argument could be read by every user of the machine.
        word = target.with_name("initial-password")
        word.unlink(missing_ok=True)
        os.close(os.open(word, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        word.write_text(password)
        account.give(word)
        command = [
            str(program), "-D", str(target), "-U", SUPERUSER, f"--pwfile={word}", "-A", "scram-sha-256", "-E", "UTF8",
            "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C",
            *(() if self._durable else ("--no-sync",)),
        ]  # fmt: skip
        try:
            subprocess.run(
                command, check=True, capture_output=True, text=True, cwd="/",
                env={"PATH": "/usr/bin:/bin", "LC_ALL": "C"}, **account.popen_arguments,
            )  # type: ignore[call-overload]  # fmt: skip
        except subprocess.CalledProcessError as error:
            raise StartFailed("The database could not be created. The last lines:", error.stderr[-2000:]) from error
        finally:
            word.unlink(missing_ok=True)

    def _launch(self, program: Path, cluster: Path, account: Account) -> ServerProcess:
        """Tries other ports, and again while the memory of a killed server is still being freed."""
        for attempt in range(START_ATTEMPTS):
            self.port = free_port()
            process = ServerProcess(self._command(program, cluster), cluster, account, self.log)
            try:
                process.wait_ready()
            except StartFailed as failure:
                process.stop()
                if attempt + 1 == START_ATTEMPTS or not _passing(failure.log):
                    raise
                Event().wait(0.25)
            else:
                return process
        raise AssertionError("unreachable")

    def _command(self, program: Path, cluster: Path) -> list[str]:
        settings = {**_SETTINGS, **({} if self._durable else _NOT_DURABLE), "port": str(self.port)}
        return [str(program), "-D", str(cluster), *(f"--{name}={value}" for name, value in settings.items())]

    def _rotate_log(self) -> None:
        if self.log.exists() and self.log.stat().st_size > LOG_KEPT_BYTES:
            self.log.replace(self.log.with_suffix(".log.1"))

    @property
    def _secrets_path(self) -> Path:
        return self.folder / "postgres.json"

    def _read_secrets(self) -> dict[str, str]:
        words: dict[str, str] = json.loads(self._secrets_path.read_text())
        return words

    def _write_secrets(self, words: dict[str, str]) -> None:
        aside = self._secrets_path.with_suffix(".new")
        aside.unlink(missing_ok=True)
        descriptor = os.open(aside, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
        with os.fdopen(descriptor, "w") as file:
            json.dump(words, file)
            file.flush()
            os.fsync(file.fileno())
        aside.replace(self._secrets_path)

    def _url(self, user: str, password: str, database: str) -> str:
        # The server is built without TLS and listens on loopback only: asking for it costs a round trip.
        return make_url(user, password, "127.0.0.1", self.port, database, options="sslmode=disable&gssencmode=disable")


def _passing(log: str) -> bool:
    """Whether the reason given in the log is one that another attempt may get past."""
    return "Address already in use" in log or "pre-existing shared memory" in log or "could not bind" in log
