"""The server process: start it, know when it is ready, stop it, and deal with one that outlived its hub."""

import contextlib
import os
import signal
import socket
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from threading import Event
from time import monotonic

from sync.serve.postgres_account import Account
from sync.serve.postgres_errors import StartFailed

READY_WITHIN_S = 180.0  # after a power cut the server first replays its log
STOP_GRACE_S = 30.0
POLL_S = 0.005
TAIL_LINES = 12
_WATCHER = Path(__file__).with_name("child_watch.py")


@dataclass(frozen=True, slots=True)
class PidFile:
    """What the server says about itself in `postmaster.pid`."""

    pid: int
    ready: bool


def read_pid_file(cluster: Path) -> PidFile | None:
    """None when there is no file, or none that is written to its first line."""
    try:
        lines = (cluster / "postmaster.pid").read_text().splitlines()
        return PidFile(int(lines[0]), len(lines) > 7 and lines[7].strip() == "ready")
    except (FileNotFoundError, IndexError, ValueError):
        return None


def free_port() -> int:
    """A loopback port that nobody listens on at this moment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


class ServerProcess:
    """One running server, watched by a small process that stops it should this one die.

    Attributes:
        pid: process id of the PostgreSQL server itself.
    """

    def __init__(self, command: list[str], cluster: Path, account: Account, log: Path) -> None:
        self._cluster = cluster
        self._log = log
        self._log_start = log.stat().st_size if log.exists() else 0
        uid, gid = (account.uid, account.gid) if account.switch else (-1, -1)
        watch = [sys.executable, "-I", "-S", str(_WATCHER), str(uid), str(gid), str(STOP_GRACE_S)]
        with log.open("ab") as sink:
            self._watcher = subprocess.Popen(
                [*watch, *command], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=sink, cwd="/",
                env=_environment(), start_new_session=True,
            )  # fmt: skip
        self.pid = self._read_pid()

    def _read_pid(self) -> int:
        assert self._watcher.stdout is not None
        line = self._watcher.stdout.readline()
        if not line.strip().isdigit():
            self.stop()
            raise StartFailed("The database server could not be started.", self.log_tail())
        return int(line)

    @property
    def running(self) -> bool:
        return self._watcher.poll() is None

    def wait_ready(self) -> None:
        """Returns once the server accepts connections.

        Raises:
            StartFailed: it ended, or is not ready after `READY_WITHIN_S`.
        """
        deadline = monotonic() + READY_WITHIN_S
        while monotonic() < deadline:
            state = read_pid_file(self._cluster)
            if state is not None and state.pid == self.pid and state.ready:
                return
            if self.ended_within(POLL_S):
                raise StartFailed(
                    "The database server ended while starting. Its last lines:", self.log_tail()
                )
        self.stop()
        raise StartFailed(f"The database server was not ready after {READY_WITHIN_S:.0f} s.", self.log_tail())

    def ended_within(self, seconds: float) -> bool:
        """Waits for the server's end, at most so long, and returns whether it came."""
        try:
            self._watcher.wait(seconds)
        except subprocess.TimeoutExpired:
            return False
        return True

    def stop(self) -> None:
        """Shuts the server down in order and waits for its end; does nothing a second time."""
        with contextlib.suppress(BrokenPipeError):
            if self._watcher.stdin is not None:
                self._watcher.stdin.close()
        self._watcher.wait()
        if self._watcher.stdout is not None:
            self._watcher.stdout.close()

    def log_tail(self) -> str:
        """The last lines the server wrote since it was started."""
        with self._log.open("rb") as log:
            log.seek(self._log_start)
            return "\n".join(log.read().decode(errors="replace").splitlines()[-TAIL_LINES:])


def _environment() -> dict[str, str]:
    """Nothing of the hub's own environment (which may hold secrets or PG* settings) reaches the server."""
    return {"PATH": "/usr/bin:/bin", "LC_ALL": "C", "TZ": "UTC"}


def end_leftover(cluster: Path) -> None:
    """Stops a server whose hub and watcher were killed, and clears a process id file that names a stranger.

    The caller holds the folder's lock, so a server that still runs here is nobody's.
    """
    state = read_pid_file(cluster)
    if state is None:
        return
    if not _serves(state.pid, cluster):
        # A reused process id would make the server believe that it runs already.
        (cluster / "postmaster.pid").unlink(missing_ok=True)
        return
    for number in (signal.SIGINT, signal.SIGQUIT):
        with contextlib.suppress(ProcessLookupError):
            os.kill(state.pid, number)
        if _gone(state.pid, cluster, STOP_GRACE_S):
            return
    raise StartFailed(f"A database server left over from an earlier run (process {state.pid}) does not stop.")


def _gone(pid: int, cluster: Path, within_s: float) -> bool:
    deadline, pause = monotonic() + within_s, Event()
    while _serves(pid, cluster):
        if monotonic() > deadline:
            return False
        pause.wait(POLL_S)
    return True


def _serves(pid: int, cluster: Path) -> bool:
    """Whether the process is a PostgreSQL server on this cluster."""
    return os.fsencode(cluster) in _command_line(pid)


def _command_line(pid: int) -> list[bytes] | bytes:
    """The process's arguments one by one, or as one line where the system has no better."""
    if Path("/proc/self/cmdline").exists():
        try:
            return Path(f"/proc/{pid}/cmdline").read_bytes().split(b"\0")
        except OSError:
            return []
    return subprocess.run(["ps", "-o", "args=", "-p", str(pid)], capture_output=True, check=False).stdout  # noqa: S607
