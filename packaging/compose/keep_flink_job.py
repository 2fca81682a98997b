"""Keeps the Flink job running without Kubernetes or ZooKeeper.

Whenever the cluster has no such job, it is started from its newest checkpoint: a job manager that crashed
has forgotten all jobs, while their checkpoints are on a volume. It begins with the first event where there is
no checkpoint, or when a file `begin-anew` stands beside them (removed once the job runs). A checkpoint that
cannot be restored is never passed over in silence: the log says so, the container is unhealthy, and it is
tried again.
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


def newest_checkpoint(folder: Path) -> Path | None:
    """The newest complete checkpoint of any run of the job, None for none."""
    found = [(at, path.parent) for path in folder.glob("*/chk-*/_metadata") for at in _written(path)]
    return max(found)[1] if found else None


def _written(path: Path) -> Iterator[float]:
    """When; nothing for one that Flink removes just now."""
    try:
        yield path.stat().st_mtime
    except FileNotFoundError:
        return


def is_alive(overview: Mapping[str, Any]) -> bool:
    """Whether the cluster has the job, by the answer of `/jobs/overview`."""
    return any(job.get("name") == NAME and job.get("state") in ALIVE for job in overview.get("jobs", ()))


def words(flink: str, manager: str, broker: str, folder: Path) -> list[str]:
    """The command that starts the job."""
    restored = None if (folder / ANEW).exists() else newest_checkpoint(folder)
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


def look(flink: str, manager: str, broker: str, folder: Path, within_s: float = STARTED_WITHIN_S) -> None:
    """One round: starts the job where the cluster has none."""
    known = knows(manager)
    if known is None:
        log.warning("the job manager does not answer")
    if known is not False:
        return
    command = words(flink, manager, broker, folder)
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
    flink = str(Path(os.environ["FLINK_HOME"]) / "bin/flink")
    while not stop.is_set():
        look(flink, manager, os.environ.get("STORMOPS_BROKER", "kafka:9092"), Path(FOLDER))
        stop.wait(LOOK_EVERY_S)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
