"""Putting a file where a person wants it: whole or not at all."""

import os
from contextlib import suppress
from pathlib import Path

from stormops_desktop.domain.said import Said


class CannotSave(Exception):  # noqa: N818 - reads as the sentence it is
    """`str(error)` says why and what to do."""


def save_whole(target: Path, data: bytes) -> None:
    """Writes beside the target, flushes, and puts it in place; what was there before stays until then.

    Raises:
        CannotSave: the place can't be written.
    """
    unfinished = target.with_name(f".{target.name}.part")
    try:
        with unfinished.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(target)
    except OSError as error:
        with suppress(OSError):
            unfinished.unlink(missing_ok=True)
        why = error.strerror or type(error).__name__
        raise CannotSave(
            Said("{file} can't be written ({why}). Choose another place.", file=target, why=why)
        ) from error
