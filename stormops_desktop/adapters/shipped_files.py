"""Data files shipped in versions: the newest of each, and none that can't be read takes another with it."""

import logging
from collections.abc import Callable, Hashable
from pathlib import Path
from typing import Protocol, TypeVar


class Versioned(Protocol):
    """What has a version in numbers: 2026.10."""

    @property
    def version(self) -> str: ...


Kept = TypeVar("Kept", bound=Versioned)
Key = TypeVar("Key", bound=Hashable)


def newest_of_each(
    folder: Path, read: Callable[[str], Kept], key: Callable[[Kept], Key], log: logging.Logger
) -> dict[Key, Kept]:
    """What the JSON files of a folder hold, by key; the log says which can't be read.

    Args:
        read: raises a ValueError for a text that is none.
    """
    newest: dict[Key, Kept] = {}
    for file in sorted(folder.glob("*.json")):
        try:
            found = read(file.read_text(encoding="utf-8"))
        except (OSError, ValueError) as error:
            log.error("file.unreadable file=%s why=%s", file.name, error)
            continue
        known = newest.get(key(found))
        if known is None or _number(found.version) > _number(known.version):
            newest[key(found)] = found
    return newest


def _number(version: str) -> tuple[int, ...]:
    """2026.10 is newer than 2026.9."""
    return tuple(int(part) for part in version.split(".") if part.isdecimal())
