"""Bursts that are under way, written down so that one cut short can be finished after a restart."""

import json
from pathlib import Path
from typing import Any

from stormops_desktop.services.photos.models import Burst, WatchedFolder
from stormops_desktop.storage.blob_queue import taken_since
from stormops_desktop.storage.photos.memory import forget, recall, remember

WATCHED = "photos.watched"


def note_burst(connection: Any, job_id: str, burst: Burst) -> None:
    """Writes down what is about to come in."""
    before = unfinished_bursts(connection, job_id)
    if burst not in before:
        _keep(connection, job_id, (*before, burst))


def unfinished_bursts(connection: Any, job_id: str) -> tuple[Burst, ...]:
    """Bursts of this job that have not come to their end, oldest first."""
    kept = json.loads(recall(connection, _name(job_id)) or "[]")
    return tuple(_burst(connection, job_id, each) for each in kept)


def end_burst(connection: Any, job_id: str, burst: Burst | None = None) -> None:
    """A burst came to its end; without one: the person does not want the rest of any."""
    left = tuple(each for each in unfinished_bursts(connection, job_id) if burst not in (None, each))
    _keep(connection, job_id, left)


def watched_folder(connection: Any) -> WatchedFolder:
    """The folder this laptop watches."""
    kept = recall(connection, WATCHED)
    if kept is None:
        return WatchedFolder()
    body = json.loads(kept)
    return WatchedFolder(body["folder"], frozenset(body["seen"]), bool(body.get("always", False)))


def keep_watched(connection: Any, watched: WatchedFolder) -> None:
    """Remembers folder and files; no folder forgets both."""
    body = {"folder": watched.folder, "seen": sorted(watched.seen), "always": watched.always}
    if watched.folder:
        remember(connection, WATCHED, json.dumps(body))
    else:
        forget(connection, WATCHED)


def _burst(connection: Any, job_id: str, kept: dict[str, Any]) -> Burst:
    files, began = tuple(Path(name) for name in kept["files"]), int(kept.get("began", 0))
    # Files that the job had before leave no trace of their own: the rest may be told too large.
    left = max(1, len(files) - taken_since(connection, job_id, began)) if began else None
    return Burst(files, kept["labels"], began, left)


def _keep(connection: Any, job_id: str, bursts: tuple[Burst, ...]) -> None:
    body = [
        {"files": [str(path) for path in each.files], "labels": dict(each.labels), "began": each.began}
        for each in bursts
    ]
    if body:
        remember(connection, _name(job_id), json.dumps(body))
    else:
        forget(connection, _name(job_id))


def _name(job_id: str) -> str:
    return f"photos.bursts.{job_id}"
