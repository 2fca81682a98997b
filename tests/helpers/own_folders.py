"""Folders of tests that the database's own account may walk into; none outlives the run that made it.

Each is removed when its test or session ends. What a killed run left is removed by the next one: a folder is
locked as long as the process that made it lives.
"""

import fcntl
import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

PREFIX = "stormops-test-"
LOCK = ".in-use"
# Between making a folder and locking it somebody else could take it for a dead one.
YOUNG_S = 600.0
LEAST_FREE_MB = 200  # about what one server with its databases takes


@contextmanager
def own_folder(name: str) -> Iterator[Path]:
    """A folder outside of pytest's own, which are closed to other accounts; gone after a failure too."""
    folder = Path(tempfile.mkdtemp(prefix=f"{PREFIX}{name}-"))
    try:
        folder.chmod(0o711)
        with (folder / LOCK).open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield folder
    finally:
        shutil.rmtree(folder)


def remove_dead_folders(place: Path | None = None) -> list[Path]:
    """Removes what killed runs left in `place` (where temporary folders are), and tells what that was."""
    place = place or Path(tempfile.gettempdir())
    dead = [folder for folder in place.glob(f"{PREFIX}*") if _is_dead(folder)]
    for folder in dead:
        shutil.rmtree(folder, ignore_errors=True)
    return dead


def no_space(place: Path | None = None) -> str:
    """One sentence when the disk of temporary folders is as good as full, else nothing."""
    place = place or Path(tempfile.gettempdir())
    free_mb = shutil.disk_usage(place).free // 1_000_000
    if free_mb >= LEAST_FREE_MB:
        return ""
    return f"no space left in {place}: {free_mb} MB are free, the tests need {LEAST_FREE_MB}"


def _is_dead(folder: Path) -> bool:
    """Whether it is ours, not new, and its lock is free; one without a lock is somebody else's."""
    try:
        status = folder.stat()
        if status.st_uid != os.geteuid() or time.time() - status.st_mtime < YOUNG_S:
            return False
        with (folder / LOCK).open("r+") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return True
    except OSError:
        return False
