"""The map packs of this machine: those that came with the product, and a folder for the person's own."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

from stormops_desktop.adapters.maps.errors import PackError
from stormops_desktop.adapters.maps.mbtiles import MbtilesPack

ENDING = ".mbtiles"
PART = 4 * 1024 * 1024  # a copy's piece: often enough to stop within a moment
SPARE = 256 * 1024 * 1024  # kept free on the disk: the replica must be able to save


class PackFolder:
    """Files in, open packs out.

    Args:
        bundled: the product's own packs; never written to.
        folder: the person's; made when the first pack is added.
    """

    def __init__(self, bundled: Path, folder: Path) -> None:
        self._bundled, self.folder = bundled, folder

    def files(self) -> list[tuple[Path, bool]]:
        """Every pack's file and whether it is bundled; the person's own come last."""
        own = sorted(self.folder.glob(f"*{ENDING}")) if self.folder.is_dir() else []
        return [(path, True) for path in sorted(self._bundled.glob(f"*{ENDING}"))] + [
            (path, False) for path in own
        ]

    def take(
        self, file: Path, cancelled: Callable[[], bool], progress: Callable[[float], None]
    ) -> Path | None:
        """A copy of a pack in the folder; None when it was cancelled. The folder never holds half a pack.

        Raises:
            PackError: not a pack that can be shown, no room, one of that name is there, not readable.
        """
        self._check(file)
        kept = self.folder / f"{file.stem}{ENDING}"
        if file.resolve() == kept.resolve():
            return kept
        if kept.exists():
            raise PackError(
                "There is a map pack {file} already. Remove it first, or rename the new one.", file=kept.name
            )
        partial = kept.with_name(kept.name + ".part")
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            self._check_room(file)
            whole = _copy(file, partial, cancelled, progress)
            if whole:
                partial.replace(kept)
        except OSError as error:
            raise PackError(
                "{file} could not be copied ({why}). Nothing was changed.",
                file=file.name,
                why=error.strerror,
            ) from error
        finally:
            partial.unlink(missing_ok=True)
        return kept if whole else None

    def drop(self, path: Path) -> None:
        """Removes one of the person's packs.

        Raises:
            PackError: it is in use by another program, or not the person's.
        """
        if path.parent != self.folder:
            raise PackError("{file} came with StormOps and can't be removed.", file=path.name)
        try:
            path.unlink(missing_ok=True)
        except OSError as error:
            raise PackError(
                "{file} can't be removed just now ({why}). Try again later.",
                file=path.name,
                why=error.strerror,
            ) from error

    def _check(self, file: Path) -> None:
        if not file.is_file():
            raise PackError(
                "{file} is no file. Choose a map pack with the ending {ending}.",
                file=file.name,
                ending=ENDING,
            )
        MbtilesPack(file).close()

    def _check_room(self, file: Path) -> None:
        size, free = file.stat().st_size, shutil.disk_usage(self.folder).free
        if size + SPARE > free:
            raise PackError(
                "{file} needs {size} GB and the disk has {free} GB left. Free some space first; nothing was "
                "changed.",
                file=file.name,
                size=round(size / 1e9, 1),
                free=round(free / 1e9, 1),
            )


def _copy(file: Path, to: Path, cancelled: Callable[[], bool], progress: Callable[[float], None]) -> bool:
    size, done = max(1, file.stat().st_size), 0
    with file.open("rb") as source, to.open("wb") as target:
        while part := source.read(PART):
            if cancelled():
                return False
            target.write(part)
            done += len(part)
            progress(min(1.0, done / size))
        target.flush()
        os.fsync(target.fileno())
    return True
