"""The local S3 with what Trino and the embedded broker ask of one besides.

Ranges that count from the end; writes on a condition (If-Match, If-None-Match), without which two writers of
one object lose what one of them wrote; small objects read in one piece with their ETag; and lists without
objects that are still being written.

Run like the server itself: `python -m tests.helpers.object_server serve …`.
"""

import asyncio
import dataclasses
import re
import sys
from collections.abc import AsyncIterator
from typing import Any
from weakref import WeakValueDictionary

from nanio.app_state import get_storage
from nanio.cli import main
from nanio.errors import NoSuchKey, S3Error
from nanio.handlers import object as handlers
from nanio.storage import filesystem
from nanio.storage.filesystem import FilesystemStorage
from nanio.storage.paths import object_path
from starlette.requests import Request
from starlette.responses import Response

SMALL = 1 << 20
_TAIL = re.compile(r"bytes=-(\d+)\Z")
_plain_range, _plain_get = handlers._parse_range_header, FilesystemStorage.get_object
_plain_put, _plain_internal = handlers.put_object, filesystem.is_internal_name
_turns: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()


class PreconditionFailed(S3Error):  # noqa: N818 - S3's name for it
    """Somebody else wrote the object first."""

    code = "PreconditionFailed"
    message = "At least one of the preconditions you specified did not hold"
    http_status = 412


def _range(value: str | None) -> tuple[int | None, int | None]:
    """As the server's, and for the last n bytes (-n, None)."""
    tail = _TAIL.match((value or "").strip())
    return (-int(tail[1]), None) if tail else _plain_range(value)


async def _get_object(
    self: Any, bucket: str, key: str, *, range_start: int | None = None, range_end: int | None = None
) -> Any:
    if range_start is not None and range_start < 0:
        range_start = max(0, self.head_object(bucket, key).size + range_start)
    found = await _plain_get(self, bucket, key, range_start=range_start, range_end=range_end)
    if range_start is None and range_end is None and found.info.size <= SMALL:
        # Nothing else runs between the ETag's reading and this one: they belong to each other.
        content = object_path(self._data_dir, bucket, key).read_bytes()
        return dataclasses.replace(found, body=_in_one_piece(content))
    return found


async def _in_one_piece(content: bytes) -> AsyncIterator[bytes]:
    yield content


async def _put_object(request: Request, bucket: str, key: str) -> Response:
    turn = _turns.setdefault(f"{bucket}/{key}", asyncio.Lock())
    async with turn:
        there = _etag(get_storage(request), bucket, key)
        wanted, unwanted = request.headers.get("if-match"), request.headers.get("if-none-match")
        if (wanted is not None and wanted != there) or (unwanted == "*" and there is not None):
            raise PreconditionFailed(resource=f"{bucket}/{key}")
        return await _plain_put(request, bucket, key)


def _is_internal_name(name: str) -> bool:
    return _plain_internal(name) or name.startswith(".tmp.")


def _etag(storage: Any, bucket: str, key: str) -> str | None:
    try:
        return str(storage.head_object(bucket, key).etag)
    except NoSuchKey:
        return None


handlers._parse_range_header = _range
handlers.put_object = _put_object
FilesystemStorage.get_object = _get_object
filesystem.is_internal_name = _is_internal_name

if __name__ == "__main__":
    sys.exit(main())
