"""The bundle as a zip in a sealed stream: written whole and read back before it counts, or not at all.

Inside: `manifest.json` first, the files, `hashes.json` (SHA-256 of each) last. A file of 100 MB passes
through in pieces; memory is bounded by one frame and one piece.
"""

import hashlib
import io
import json
import os
import zipfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, cast

from stormops_desktop.adapters.bundle.errors import BundleDamaged, BundleUnreadable, BundleUnwritable
from stormops_desktop.adapters.bundle.sealed import CHANGED, SealedReader, SealedWriter
from stormops_desktop.adapters.photo_vault import NO_SPACE, flush_folder
from stormops_desktop.adapters.vault_keys import Argon2Cost
from stormops_desktop.domain.said import Said

HASHES = "hashes.json"
PIECE = 256 << 10
MOST_TEXT_BYTES = 512 << 20
DATE = (1980, 1, 1, 0, 0, 0)  # the earliest date of a zip: when it was made is in the manifest
FULL = (
    "There is no room for the bundle at {place}. Nothing was lost: all of it is still on this computer. "
    "Use a larger stick, or free some space on this one."
)
PULLED_OUT = (
    "The bundle could not be written to {place} ({why}). Nothing was lost: all of it is still here. "
    "Is the stick plugged in and not write-protected? Then try again."
)
NOT_READ = (
    "The bundle at {place} could not be read ({why}). Nothing was changed; plug the stick in and try again."
)

Step = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class BundleFile:
    """One file of the bundle, in pieces. `stored`: it does not get smaller by packing."""

    name: str
    pieces: Iterable[bytes]
    stored: bool = False


def write_bundle(
    path: Path, passphrase: str, files: Iterable[BundleFile], *, cost: Argon2Cost | None = None,
    on_step: Step | None = None,
) -> int:  # fmt: skip
    """Writes, flushes and reads back the bundle, then gives it its name; returns its size in bytes.

    Args:
        on_step: told after "written", "flushed", "read back", "renamed"; tests stop there.

    Raises:
        BundleUnwritable: full, pulled out, write-protected; an unfinished file is removed where it can be.
    """
    step, unfinished = on_step or _nothing, path.with_name(f"{path.name}.part")
    try:
        _write(unfinished, passphrase, files, cost or Argon2Cost(), step)
        with open_bundle(unfinished, passphrase) as bundle:
            bundle.verify()
        step("read back")
        unfinished.replace(path)
        flush_folder(path.parent)
        step("renamed")
        return path.stat().st_size
    except (BundleDamaged, BundleUnreadable) as error:
        why = "what was written can't be read back"
        raise BundleUnwritable(Said(PULLED_OUT, place=path, why=why)) from error
    except OSError as error:
        raise _unwritable(path, error) from error
    finally:
        with suppress(OSError):
            unfinished.unlink(missing_ok=True)


class BundleReader:
    """An open bundle."""

    def __init__(self, packed: zipfile.ZipFile) -> None:
        self._zip = packed
        self.names = tuple(packed.namelist())

    def text(self, name: str) -> bytes:
        """A whole small file.

        Raises:
            BundleDamaged: it is missing, or larger than anything this program writes.
        """
        with _in_words():
            if self._zip.getinfo(name).file_size > MOST_TEXT_BYTES:
                raise BundleDamaged(CHANGED)
            return self._zip.read(name)

    @contextmanager
    def stream(self, name: str) -> Iterator[BinaryIO]:
        """A file to be read in pieces."""
        with _in_words(), self._zip.open(name) as file:
            yield cast(BinaryIO, file)

    def verify(self) -> None:
        """Reads everything and compares the hashes.

        Raises:
            BundleDamaged: a file is missing, too many, or another.
        """
        wanted = json.loads(self.text(HASHES))
        if sorted(self.names) != sorted([*wanted, HASHES]):
            raise BundleDamaged(CHANGED)
        for name, sha256 in wanted.items():
            with _in_words(), self._zip.open(name) as file:
                if hashlib.file_digest(cast(io.BufferedIOBase, file), "sha256").hexdigest() != sha256:
                    raise BundleDamaged(CHANGED)


@contextmanager
def open_bundle(path: Path, passphrase: str) -> Iterator[BundleReader]:
    """A bundle for reading.

    Raises:
        BundleUnreadable, NotABundle, WrongPassphrase, BundleDamaged.
    """
    try:
        with path.open("rb") as file, _in_words():
            plain = io.BufferedReader(SealedReader(file, passphrase), PIECE)
            with zipfile.ZipFile(plain) as packed:
                yield BundleReader(packed)
    except OSError as error:
        why = error.strerror or type(error).__name__
        raise BundleUnreadable(Said(NOT_READ, place=path, why=why)) from error


def _write(path: Path, passphrase: str, files: Iterable[BundleFile], cost: Argon2Cost, step: Step) -> None:
    with path.open("wb") as file:
        sealed = SealedWriter(file, passphrase, cost)
        try:
            _pack(sealed, files)
        except ValueError:
            if sealed.failure is None:
                raise
            raise sealed.failure from None  # the zip's complaint that it could not be closed hid the cause
        sealed.finish()
        step("written")
        file.flush()
        os.fsync(file.fileno())
    step("flushed")


def _pack(sealed: SealedWriter, files: Iterable[BundleFile]) -> None:
    with zipfile.ZipFile(cast(BinaryIO, sealed), "w") as packed:
        hashes = {each.name: _add(packed, each) for each in files}
        _add(packed, BundleFile(HASHES, [json.dumps(hashes).encode()]))


def _add(packed: zipfile.ZipFile, each: BundleFile) -> str:
    entry = zipfile.ZipInfo(each.name, DATE)
    entry.compress_type = zipfile.ZIP_STORED if each.stored else zipfile.ZIP_DEFLATED
    digest = hashlib.sha256()
    with packed.open(entry, "w", force_zip64=True) as target:
        for piece in each.pieces:
            digest.update(piece)
            target.write(piece)
    return digest.hexdigest()


@contextmanager
def _in_words() -> Iterator[None]:
    """A sealed stream that opens but holds no sound zip was not made by this program."""
    try:
        yield
    except (zipfile.BadZipFile, KeyError, EOFError, NotImplementedError, ValueError) as error:
        raise BundleDamaged(CHANGED) from error


def _unwritable(path: Path, error: OSError) -> BundleUnwritable:
    if error.errno in NO_SPACE:
        return BundleUnwritable(Said(FULL, place=path.parent))
    why = error.strerror or type(error).__name__
    return BundleUnwritable(Said(PULLED_OUT, place=path.parent, why=why))


def _nothing(_step: str) -> None:
    pass
