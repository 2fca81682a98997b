"""Which files of folders are pictures: by their names here; what they are is told when they are read."""

import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from stormops_desktop.adapters.exif import SUFFIXES
from stormops_desktop.services.photos.models import Found, Look, WatchedFolder

MOST_FILES = 20_000  # of one look: a whole disk dropped by mistake ends here


def find_files(paths: Sequence[Path]) -> Found:
    """Picture files below folders, by name, and every file that was named itself, each once."""
    files: dict[Path, None] = {}
    skipped = 0
    for path in paths:
        if not path.is_dir():
            files[path] = None
            continue
        for found in pictures_below(path):
            if found is None:
                skipped += 1
            elif len(files) < MOST_FILES:
                files[found] = None
    return Found(tuple(files), skipped)


def pictures_below(folder: Path) -> Iterator[Path | None]:
    """Pictures of a tree in order of their names; None for each file of another kind.

    Hidden files and the `._` twins that a Mac leaves on cards are passed over; links to folders are not
    followed.
    """
    for where, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if not name.startswith("."):
                path = Path(where, name)
                yield path if path.suffix.lower() in SUFFIXES else None


def look_into(watched: WatchedFolder, before: Mapping[Path, str]) -> Look:
    """Pictures of the watched tree that nobody has dealt with; what is being copied waits for the next look.

    Args:
        before: marks of pictures at the last look. A picture is fresh once its mark stays the same.
    """
    root = Path(watched.folder)
    if not root.is_dir():
        return Look(there=False)
    marks: dict[Path, str] = {}
    for path in pictures_below(root):
        if path is not None and len(marks) < MOST_FILES:
            with suppress(OSError):
                marks[path] = mark_of(path)
    new = {path: mark for path, mark in marks.items() if mark not in watched.seen}
    settled = {path: mark for path, mark in new.items() if before.get(path) == mark}
    growing = {path: mark for path, mark in new.items() if path not in settled}
    below = tuple(where for where, _, _ in os.walk(root) if not _hidden(Path(where), root))
    return Look(there=True, folders=below, fresh=tuple(settled), marks=settled, growing=growing)


def _hidden(folder: Path, root: Path) -> bool:
    return any(part.startswith(".") for part in folder.relative_to(root).parts)


def mark_of(path: Path) -> str:
    """A file's name, size and time as one text: tells a file that was dealt with from a new one.

    Raises:
        OSError: it is not there (any more).
    """
    about = path.stat()
    return f"{path.name}|{about.st_size}|{about.st_mtime_ns}"
