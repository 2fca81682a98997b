"""Pages that wait in the file to be published, read one at a time: a first sync can be large.

They are kept compressed, at a seventh of their size: a page is written to the log, folded into the file and
deleted again within seconds, and every byte of it is encrypted on the way.
"""

from collections.abc import Sequence
from typing import Any, overload

import msgspec
import zstandard

from sync.contracts.replica import Staged

_ENCODE = msgspec.json.encode
_DECODE = msgspec.json.Decoder(Staged).decode
_LEVEL = 1


def packed(page: Staged) -> bytes:
    """The page as it is kept."""
    return zstandard.ZstdCompressor(level=_LEVEL).compress(_ENCODE(page))


class StagedPages(Sequence[Staged]):
    """The staged pages in order of arrival; each is read and decoded when it is looked at."""

    def __init__(self, run: Any) -> None:
        self._run = run
        self._pages = [page for (page,) in run("SELECT page FROM stage ORDER BY page")]

    def __len__(self) -> int:
        return len(self._pages)

    @overload
    def __getitem__(self, place: int) -> Staged: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[Staged]: ...
    def __getitem__(self, place: int | slice) -> Staged | Sequence[Staged]:
        if isinstance(place, slice):
            return [self[i] for i in range(*place.indices(len(self)))]
        body = self._run("SELECT body FROM stage WHERE page = ?", (self._pages[place],)).fetchone()[0]
        return _DECODE(zstandard.ZstdDecompressor().decompress(body))
