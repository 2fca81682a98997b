"""The adjuster's packet: papers and photos in one zip, with a manifest of hashes that proves it is whole.

The manifest is the zip's first file. Photos and PDFs are stored as they are (they don't get smaller),
everything carries the same date, and equal contents give equal bytes.
"""

import hashlib
import json
import os
import zipfile
import zlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from stormops_desktop.adapters.photo_errors import PhotoDamaged, PhotoStoreError
from stormops_desktop.domain.said import Said

MANIFEST = "manifest.json"
FORMAT = "stormops-packet-1"
PACKED = frozenset({".json", ".csv", ".ics", ".txt"})
EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest date of a zip


@dataclass(frozen=True, slots=True)
class Enclosure:
    """One file of the packet.

    Attributes:
        name: its path inside, with forward slashes.
        data: what is in it; of a large file nothing: then `load` gives it when its turn comes, so that only
            one such file at a time is in memory, and `sha256` and `size_bytes` say beforehand what it is.
    """

    name: str
    data: bytes = b""
    sha256: str = ""
    size_bytes: int = 0
    load: Callable[[], bytes] | None = None

    @property
    def digest(self) -> str:
        """The SHA-256 of what is in it."""
        return self.sha256 if self.load is not None else hashlib.sha256(self.data).hexdigest()

    @property
    def size(self) -> int:
        """Its bytes."""
        return self.size_bytes if self.load is not None else len(self.data)

    def content(self) -> bytes:
        """What is in it.

        Raises:
            PhotoDamaged: what was loaded is not what the manifest says.
        """
        if self.load is None:
            return self.data
        loaded = self.load()
        if hashlib.sha256(loaded).hexdigest() != self.sha256:
            raise PhotoDamaged(
                Said("{name} is not what was captured; the packet was not written.", name=self.name)
            )
        return loaded


def write_packet(
    path: Path,
    enclosures: Sequence[Enclosure],
    about: dict[str, str],
    *,
    each: Callable[[int], None] | None = None,
) -> str:
    """Writes the packet whole or not at all, and gives the SHA-256 of the file.

    What came to lie on the disk is read back and compared with its manifest before it goes out.

    Args:
        about: what the manifest says of the packet: tenant, address, claim number, as of.
        each: told how many files are in; what it raises ends the writing and leaves nothing behind.

    Raises:
        ValueError: a name leaves the packet, or is there twice.
        PhotoStoreError: the folder can't be written, or does not keep what is written to it.
    """
    _check_names([each.name for each in enclosures])
    unfinished = path.with_name(f".{path.name}.part")
    try:
        with zipfile.ZipFile(unfinished, "w") as packet:
            for done, one in enumerate((_manifest(enclosures, about), *enclosures)):
                if each is not None:
                    each(done)
                _add(packet, one)
        with unfinished.open("rb+") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
            os.fsync(file.fileno())
        _refuse_damaged(unfinished)
        unfinished.replace(path)
    except OSError as error:
        unfinished.unlink(missing_ok=True)
        why = error.strerror or type(error).__name__
        raise PhotoStoreError(
            Said("The packet could not be written ({why}). Choose another folder.", why=why)
        ) from error
    except BaseException:
        unfinished.unlink(missing_ok=True)
        raise
    return digest


def check_packet(path: Path) -> tuple[str, ...]:
    """What is wrong with a packet, one sentence each; nothing for a packet that is whole."""
    try:
        with zipfile.ZipFile(path) as packet:
            manifest = json.loads(packet.read(MANIFEST))
            listed = {each["name"]: each["sha256"] for each in manifest["files"]}
            present = {name for name in packet.namelist() if name != MANIFEST}
            wrong = [f"{name} is missing." for name in sorted(set(listed) - present)]
            wrong += [f"{name} is not in the manifest." for name in sorted(present - set(listed))]
            return tuple(wrong + _changed(packet, listed, present))
    except (OSError, zipfile.BadZipFile, KeyError, TypeError, ValueError, zlib.error):
        return ("This is not a packet of StormOps, or it is damaged.",)


def _refuse_damaged(unfinished: Path) -> None:
    wrong = check_packet(unfinished)
    if wrong:
        raise PhotoStoreError(
            Said(
                "The disk did not keep the packet as it was written ({why}), so there is none. "
                "Choose another folder, on another disk.",
                why=wrong[0].rstrip("."),
            )
        )


def _changed(packet: zipfile.ZipFile, listed: dict[str, str], present: Iterable[str]) -> list[str]:
    wrong = []
    for name in sorted(set(listed) & set(present)):
        try:
            same = hashlib.sha256(packet.read(name)).hexdigest() == listed[name]
        except (zipfile.BadZipFile, zlib.error):
            same = False
        if not same:
            wrong.append(f"{name} is not what was packed.")
    return wrong


def _manifest(enclosures: Sequence[Enclosure], about: dict[str, str]) -> Enclosure:
    files = [{"name": e.name, "bytes": e.size, "sha256": e.digest} for e in enclosures]
    text = json.dumps({"format": FORMAT, "about": about, "files": files}, indent=2, ensure_ascii=False)
    return Enclosure(MANIFEST, f"{text}\n".encode())


def _add(packet: zipfile.ZipFile, enclosure: Enclosure) -> None:
    entry = zipfile.ZipInfo(enclosure.name, EPOCH)
    packs = PurePosixPath(enclosure.name).suffix in PACKED
    entry.compress_type = zipfile.ZIP_DEFLATED if packs else zipfile.ZIP_STORED
    entry.create_system = 3  # the same on every system
    entry.external_attr = 0o644 << 16
    packet.writestr(entry, enclosure.content())


def _check_names(names: Sequence[str]) -> None:
    for name in names:
        path = PurePosixPath(name)
        if path.is_absolute() or ".." in path.parts or "\\" in name or ":" in name or not path.name:
            raise ValueError(f"\u201c{name}\u201d is no name inside a packet")
    lowered = [name.lower() for name in (*names, MANIFEST)]
    if len(set(lowered)) != len(lowered):
        raise ValueError("two files of a packet have the same name")
