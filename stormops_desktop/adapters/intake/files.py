"""A file's bytes for the import: read whole, unpacked when it is gzip, with its hash."""

import hashlib
import zlib
from dataclasses import dataclass
from pathlib import Path

from stormops_desktop.domain.storms.errors import CutShort, NotAStormFile, StormFileError

GZIP_MARK = b"\x1f\x8b"
ZIP_MARK = b"PK\x03\x04"
MOST_BYTES = 512 * 1024 * 1024  # unpacked; the largest year of storm events has 80 MB
_GZIP = 16 + zlib.MAX_WBITS


@dataclass(frozen=True, slots=True)
class LoadedFile:
    """`content` is unpacked; `sha256` is of the file as it lies there."""

    name: str
    content: bytes
    sha256: str


def load_file(path: Path) -> LoadedFile:
    """The file's content.

    Raises:
        StormFileError: it can't be read or is too large.
        CutShort: a gzip file that ends too early or is damaged.
    """
    try:
        if path.stat().st_size > MOST_BYTES:
            raise StormFileError(_too_large(path))
        raw = path.read_bytes()
    except OSError as error:
        raise StormFileError(f"{path.name} can't be read ({error.strerror}). Check the path.") from error
    if raw.startswith(ZIP_MARK):
        raise NotAStormFile("This is a zip archive. Unpack it and import what is inside.")
    content = _unpacked(raw, path) if raw.startswith(GZIP_MARK) else raw
    return LoadedFile(path.name, content, hashlib.sha256(raw).hexdigest())


def _unpacked(raw: bytes, path: Path) -> bytes:
    parts: list[bytes] = []
    rest, size = raw, 0
    while rest:  # a gzip file may hold several parts behind each other
        unpacker = zlib.decompressobj(_GZIP)
        try:
            part = unpacker.decompress(rest, MOST_BYTES - size + 1)
        except zlib.error:
            raise CutShort("The compressed file is damaged. Download it again.") from None
        size += len(part)
        if size > MOST_BYTES:
            raise StormFileError(_too_large(path))
        if not unpacker.eof:
            raise CutShort("The compressed file ends too early. Download it again.")
        parts.append(part)
        rest = unpacker.unused_data.lstrip(b"\x00")
    return b"".join(parts)


def _too_large(path: Path) -> str:
    return f"{path.name} is larger than {MOST_BYTES // 1024**2} MB. Cut it to the region you work in."
