"""The Flink job on a cluster inside its own process, as `make integration` prepared it."""

import os
import signal
import subprocess
from pathlib import Path
from threading import Event
from time import monotonic

from tests.helpers.kafka_server import PARTS, java

ROOT = Path(__file__).parents[2]
PYTHON = ROOT / ".venv-flink" / "bin" / "python"
MEMORY = "-Xmx768m -XX:+UseSerialGC"
WITHIN_S = 300.0


class FlinkJob:
    """One run of the job.

    Args:
        folder: for its checkpoints and its log.
        restore: go on from the newest checkpoint in there.
    """

    def __init__(self, bootstrap: str, folder: Path, *words: str, restore: bool = False) -> None:
        self._folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        where = [
            "--broker",
            bootstrap,
            "--jars",
            str(PARTS / "flink"),
            "--checkpoints",
            folder.as_uri(),
            "--checkpoint-seconds",
            "3",
        ]
        again = ["--restore", self._newest().as_uri()] if restore else []
        self._log = folder / "flink.log"
        with self._log.open("ab") as sink:
            self._process = subprocess.Popen(
                [str(PYTHON), "-m", "sync.streams.flink.job", *where, *again, *words],
                env={**os.environ, "PYTHONPATH": str(ROOT), "JVM_ARGS": MEMORY, "PATH": _path()},
                stdout=sink, stderr=sink, cwd=folder, start_new_session=True,
            )  # fmt: skip

    def __enter__(self) -> "FlinkJob":
        return self

    def __exit__(self, *_: object) -> None:
        self.kill()

    @property
    def running(self) -> bool:
        """Whether it has not ended yet."""
        return self._process.poll() is None

    def ended(self) -> None:
        """Waits until the job is through with a bounded topic."""
        assert self._process.wait(WITHIN_S) == 0, self.log()

    def until_checkpoint(self) -> None:
        """Waits until it can be restored."""
        deadline = monotonic() + WITHIN_S
        while not self.checkpoints():
            assert self._process.poll() is None, self.log()
            assert monotonic() < deadline, self.log()
            Event().wait(0.2)

    def checkpoints(self) -> list[Path]:
        """Folders of complete checkpoints."""
        return [found.parent for found in self._folder.glob("*/chk-*/_metadata")]

    def kill(self) -> None:
        """At once, with the JVM that it started."""
        if self._process.poll() is None:
            os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait()

    def log(self) -> str:
        return self._log.read_text(errors="replace")[-4000:]

    def _newest(self) -> Path:
        return max(self.checkpoints(), key=lambda folder: (folder / "_metadata").stat().st_mtime)


def _path() -> str:
    """The path with the Java of JAVA_HOME first."""
    return os.pathsep.join([str(Path(java()).parent), os.environ["PATH"]])
