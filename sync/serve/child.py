"""One process of the centre: started with its settings on standard input, ready when it says so.

The settings (with passwords) travel by the pipe, not by arguments or the environment, which others can read.
The pipe stays open: when this process dies, however it dies, the child reads the end of it and stops.
"""

import contextlib
import json
import os
import select
import subprocess
import sys
from pathlib import Path
from typing import Any

import sync
from sync.serve.errors import ChildFailed

READY_WITHIN_S = 60.0
STOP_WITHIN_S = 15.0
LOG_KEPT_BYTES = 5_000_000


class Child:
    """A Python module of ours, run as a process.

    Attributes:
        name: for messages and the log file.
    """

    def __init__(self, name: str, module: str, log: Path) -> None:
        self.name = name
        self._module, self._log = module, log
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def running(self) -> bool:
        return self._process is not None and self._process.poll() is None

    @property
    def pid(self) -> int:
        """0 when never started."""
        return self._process.pid if self._process is not None else 0

    def launch(self, settings: dict[str, Any]) -> None:
        """Starts the process, in place of one that ended; `ready` waits for it."""
        self.stop()
        self._log.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        _rotate(self._log)
        with self._log.open("ab") as sink:
            self._process = subprocess.Popen(
                [sys.executable, "-m", self._module],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=sink,
                env=_environment(),
                start_new_session=True,  # Ctrl-C is for the parent, which stops its children in order
            )
        assert self._process.stdin is not None
        with contextlib.suppress(BrokenPipeError):
            self._process.stdin.write(json.dumps(settings).encode() + b"\n")
            self._process.stdin.flush()

    def ready(self, within_s: float = READY_WITHIN_S) -> dict[str, Any]:
        """The facts that the process gives when it is ready.

        Raises:
            ChildFailed: it ended, gave an error or said nothing in time.
        """
        line = self._first_line(within_s)
        facts: dict[str, Any] = json.loads(line) if line.startswith(b"{") else {}
        if facts.get("ready"):
            return facts
        self.stop()
        reason = facts.get("error") or f"it gave no sign of life. Its log tells more: {self._log}"
        raise ChildFailed(f"The {self.name} did not start: {reason}")

    def stop(self) -> None:
        """Asks the process to end, waits, and kills it if it does not; safe to call at any time."""
        process, self._process = self._process, None
        if process is None:
            return
        assert process.stdin is not None
        assert process.stdout is not None
        with contextlib.suppress(BrokenPipeError):
            process.stdin.close()
        try:
            process.wait(STOP_WITHIN_S)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        process.stdout.close()

    def _first_line(self, within_s: float) -> bytes:
        assert self._process is not None
        assert self._process.stdout is not None
        readable, _, _ = select.select([self._process.stdout], [], [], within_s)
        return self._process.stdout.readline() if readable else b""


def _rotate(log: Path) -> None:
    if log.exists() and log.stat().st_size > LOG_KEPT_BYTES:
        log.replace(log.with_suffix(".log.1"))


def _environment() -> dict[str, str]:
    """Ours, and the way to this very package: a source tree need not be installed."""
    root = str(Path(sync.__file__).parents[1])
    known = os.environ.get("PYTHONPATH", "")
    return {**os.environ, "PYTHONPATH": os.pathsep.join(part for part in (root, known) if part)}
