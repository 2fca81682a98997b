"""A copy of the file as it was when new: without the schema's pages, intact rows could not be read at all.

The first page is the one most often written, and the schema lies on it and its neighbours. They never change
after creation, so pages of the copy can stand in for theirs: SQLCipher seals each page by itself, with the
same key and salt.
"""

import re
import shutil
from contextlib import closing
from pathlib import Path

from sqlcipher3 import dbapi2

from stormops_desktop.storage.database import Database, connect

PAGE = 4_096
# The stand-in for the first page has to say how many pages there are: blobs put in `room` make it so.
_FILL = "INSERT INTO room (filling) VALUES (zeroblob(?))"
_FAILED = re.compile(r"failed for page (\d+)")


def keep(database: Database) -> None:
    """Copies a file that was just made."""
    database.copy_to(_path(database.path))


def mended(path: Path, key: bytes) -> Path | None:
    """A copy of the damaged file with stand-ins for its unreadable early pages; None without a skeleton.

    Rows on other unreadable pages stay unreadable. The copy is the caller's to delete.

    Raises:
        dbapi2.Error: not even that can be opened.
    """
    skeleton, copy = _path(path), path.with_suffix(".mended")
    if not skeleton.exists():
        return None
    pages = path.stat().st_size // PAGE
    first, size = _first_page(skeleton, key, pages)
    _graft(path, copy, {1: first}, size)
    young = skeleton.read_bytes()
    bad = [number for number in _unreadable(copy, key) if number <= len(young) // PAGE]
    _graft(copy, copy, {number: young[(number - 1) * PAGE : number * PAGE] for number in bad})
    log = path.with_name(f"{path.name}-wal")
    if log.exists():
        shutil.copyfile(log, copy.with_name(f"{copy.name}-wal"))
    return copy


def discard(copy: Path) -> None:
    """Deletes a mended copy."""
    for part in ("", "-wal", "-shm"):
        copy.with_name(copy.name + part).unlink(missing_ok=True)


def _first_page(skeleton: Path, key: bytes, pages: int) -> tuple[bytes, int]:
    """The page, and the size in bytes of the file that it tells of."""
    grown = skeleton.with_suffix(".grown")
    shutil.copyfile(skeleton, grown)
    with closing(connect(grown, key)) as raw:
        raw.execute(_FILL, (pages * PAGE,))
        raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    content = grown.read_bytes()
    discard(grown)
    return content[:PAGE], len(content)


def _graft(source: Path, target: Path, pages: dict[int, bytes], size: int = 0) -> None:
    content = bytearray(source.read_bytes())
    content.extend(bytes(max(0, size - len(content))))  # SQLite refuses a file shorter than it says it is
    for number, page in pages.items():
        content[(number - 1) * PAGE : number * PAGE] = page
    target.write_bytes(content)


def _unreadable(path: Path, key: bytes) -> list[int]:
    with closing(dbapi2.connect(str(path))) as raw:  # any other pragma would read the schema
        raw.execute("PRAGMA cipher_log_level = NONE")
        raw.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
        said = [str(row[0]) for row in raw.execute("PRAGMA cipher_integrity_check").fetchall()]
    found = (_FAILED.search(sentence) for sentence in said)
    return [int(match[1]) for match in found if match]


def _path(path: Path) -> Path:
    return path.with_suffix(".skeleton")
