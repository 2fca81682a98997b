"""Keeps the Flink job running without Kubernetes or ZooKeeper.

Whenever the cluster has no such job, it is started from its newest checkpoint: a job manager that crashed
has forgotten all jobs, while their checkpoints are on a volume. It begins with the first event where there is
no checkpoint, or when a file `begin-anew` stands beside them (removed once the job runs). When a job ends
before it has written a newer checkpoint than it began with, the next try is with the one before that, and the
log says so: the events since are taken again, which changes nothing. After the oldest comes the newest again.
"""

import json
import logging
import os
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from threading import Event
from typing import Any

NAME = "stormops-windows"
ALIVE = frozenset({"CREATED", "INITIALIZING", "RUNNING", "RESTARTING", "RECONCILING", "FAILING"})
LOOK_EVERY_S = 15.0
STARTED_WITHIN_S, ASK_AGAIN_S = 120.0, 2.0
ANEW = "begin-anew"
FOLDER = "/var/lib/flink/checkpoints"
log = logging.getLogger("flink-job")
stop = Event()


def checkpoints(folder: Path) -> list[Path]:
    """The complete checkpoints of any run of the job, the newest first."""
    runs = _in(folder)
    found = [(at, made) for run in runs for made in _in(run, "chk-") for at in _written(made / "_metadata")]
    return [made for _, made in sorted(found, reverse=True)]


def _in(folder: Path, prefix: str = "") -> list[Path]:
    """What is in there; nothing of what Flink removes just now (`Path.glob` would fail for it)."""
    try:
        return [found for found in folder.iterdir() if found.name.startswith(prefix)]
    except (FileNotFoundError, NotADirectoryError):
        return []


def _written(path: Path) -> Iterator[float]:
    """When; nothing for one that is not complete, or that Flink removes just now."""
    try:
        found = path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return
    if found.st_size:
        yield found.st_mtime


def to_restore(folder: Path, tried: set[Path]) -> Path | None:
    """The checkpoint to begin with, None for none.

    Args:
        tried: those that a job began with and came no further; kept up to date here.
    """
    found = checkpoints(folder)
    if found and (found[0] not in tried or tried.issuperset(found)):
        tried.clear()
    chosen = next((made for made in found if made not in tried), None)
    if chosen is not None and chosen != found[0]:
        log.error("the job came no further from %s; it goes back to %s", found[0], chosen)
    return chosen


def is_alive(overview: Mapping[str, Any]) -> bool:
    """Whether the cluster has the job, by the answer of `/jobs/overview`."""
    return any(job.get("name") == NAME and job.get("state") in ALIVE for job in overview.get("jobs", ()))


def words(flink: str, manager: str, broker: str, folder: Path, restored: Path | None) -> list[str]:
    """The command that starts the job, from that checkpoint."""
    return [
        flink, "run", "--detached", "--jobmanager", manager,
        "--python", "/opt/stormops/sync/streams/flink/job.py", "--broker", broker, "--parallelism", "2",
        "--checkpoints", folder.as_uri(), *(["--restore", restored.as_uri()] if restored else []),
    ]  # fmt: skip


def knows(manager: str) -> bool | None:
    """Whether the job manager knows the job; None when it does not answer."""
    try:
        with urllib.request.urlopen(f"http://{manager}/jobs/overview", timeout=5) as answer:
            return is_alive(json.load(answer))
    except (OSError, ValueError):
        return None


def came_up(manager: str, within_s: float = STARTED_WITHIN_S) -> bool:
    """Whether the job is there in time."""
    deadline = time.monotonic() + within_s
    while time.monotonic() < deadline and not stop.is_set():
        if knows(manager):
            return True
        stop.wait(ASK_AGAIN_S)
    return False


def look(
    flink: str,
    manager: str,
    broker: str,
    folder: Path,
    within_s: float = STARTED_WITHIN_S,
    tried: set[Path] | None = None,
) -> None:
    """One round: starts the job where the cluster has none. tried: see `to_restore`."""
    tried = set() if tried is None else tried
    known = knows(manager)
    if known is None:
        log.warning("the job manager does not answer")
    if known is not False:
        return
    restored = None if (folder / ANEW).exists() else to_restore(folder, tried)
    tried.update({restored} if restored else ())
    command = words(flink, manager, broker, folder, restored)
    log.info("the job is not there; it starts: %s", command)
    if not _run(command) or not came_up(manager, within_s):
        log.error("the job did not start; to begin without its checkpoint, make the file %s", folder / ANEW)
        return
    (folder / ANEW).unlink(missing_ok=True)


def _run(command: Sequence[str]) -> bool:
    return subprocess.run(command, check=False).returncode == 0


def main(asked: Sequence[str]) -> int:
    """Looks until it is told to stop; with --check says once whether the job is alive."""
    manager = os.environ.get("FLINK_MANAGER", "flink-jobmanager:8081")
    if list(asked) == ["--check"]:
        return 0 if knows(manager) else 1
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(message)s")
    signal.signal(signal.SIGTERM, lambda *_: stop.set())
    flink, tried = str(Path(os.environ["FLINK_HOME"]) / "bin/flink"), set[Path]()
    while not stop.is_set():
        look(flink, manager, os.environ.get("STORMOPS_BROKER", "kafka:9092"), Path(FOLDER), tried=tried)
        stop.wait(LOOK_EVERY_S)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
