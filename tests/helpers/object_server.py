"""The local S3 with one thing more: ranges that count from the end, as Trino asks for them.

Run like the server itself: `python -m tests.helpers.object_server serve …`.
"""

import re
import sys
from typing import Any

from nanio.cli import main
from nanio.handlers import object as handlers
from nanio.storage.filesystem import FilesystemStorage

_TAIL = re.compile(r"bytes=-(\d+)\Z")
_plain_range, _plain_get = handlers._parse_range_header, FilesystemStorage.get_object


def _range(value: str | None) -> tuple[int | None, int | None]:
    """As the server's, and for the last n bytes (-n, None)."""
    tail = _TAIL.match((value or "").strip())
    return (-int(tail[1]), None) if tail else _plain_range(value)


async def _get_object(
    self: Any, bucket: str, key: str, *, range_start: int | None = None, range_end: int | None = None
) -> Any:
    if range_start is not None and range_start < 0:
        range_start = max(0, self.head_object(bucket, key).size + range_start)
    return await _plain_get(self, bucket, key, range_start=range_start, range_end=range_end)


handlers._parse_range_header = _range
FilesystemStorage.get_object = _get_object

if __name__ == "__main__":
    sys.exit(main())
