"""Reading a sealed photo: any range, one frame in memory, nothing handed out that was not checked."""

from __future__ import annotations

import hashlib
import io
import os
from collections.abc import Iterator
from typing import TYPE_CHECKING, BinaryIO

from stormops_desktop.adapters.photo_errors import PhotoDamaged
from stormops_desktop.adapters.photo_frames import (
    CHANGED,
    FRAME_BYTES,
    HEADER_BYTES,
    TAG_BYTES,
    FrameCipher,
    frame_place,
    read_header,
)

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer


class PhotoReader(io.RawIOBase):
    """One kept photo as a seekable, read-only binary file. Not for two threads at once.

    Attributes:
        size: of the plaintext in bytes.
        sha256: of the plaintext, lower-case hexadecimal.
    """

    def __init__(self, file: BinaryIO, store_key: bytes) -> None:
        """Checks the header and the length of `file`, which is closed with this reader.

        Raises:
            PhotoDamaged: they are not what was written with this key.
        """
        super().__init__()
        self._file = file
        try:
            raw = file.read(HEADER_BYTES)
            header = read_header(raw)
            self._cipher = FrameCipher(store_key, header.salt)
            self._cipher.check_header(raw)
            if file.seek(0, os.SEEK_END) != header.file_bytes:
                raise PhotoDamaged(CHANGED)
        except BaseException:
            file.close()
            raise
        self.size, self.sha256 = header.size, header.sha256.hex()
        self._frames = header.frames
        self._place = 0
        self._held: tuple[int, bytes] = (-1, b"")

    def readable(self) -> bool:
        """Always."""
        return True

    def seekable(self) -> bool:
        """Always."""
        return True

    def tell(self) -> int:
        """The place of the next byte."""
        return self._place

    def seek(self, offset: int, whence: int = os.SEEK_SET, /) -> int:
        """Moves to a place; beyond the end there is nothing to read."""
        start = {os.SEEK_SET: 0, os.SEEK_CUR: self._place, os.SEEK_END: self.size}[whence]
        if start + offset < 0:
            raise ValueError("a place before the beginning")
        self._place = start + offset
        return self._place

    def readinto(self, buffer: WriteableBuffer, /) -> int:
        """Fills what it can from one frame, as `io.RawIOBase` asks."""
        view = memoryview(buffer).cast("B")
        if self._place >= self.size:
            return 0
        index, within = divmod(self._place, FRAME_BYTES)
        piece = self._frame(index)[within : within + len(view)]
        view[: len(piece)] = piece
        self._place += len(piece)
        return len(piece)

    def range(self, offset: int, length: int) -> bytes:
        """Up to `length` bytes from `offset`: what a resumed upload asks for."""
        self.seek(offset)
        parts = []
        while length > 0 and (part := self.read(length)):
            parts.append(part)
            length -= len(part)
        return b"".join(parts)

    def frames(self) -> Iterator[bytes]:
        """The plaintext, 64 KiB at a time."""
        for index in range(self._frames):
            yield self._frame(index)

    def verify(self) -> None:
        """Reads everything and compares the hash.

        Raises:
            PhotoDamaged: a frame, or the whole, is not what was written.
        """
        digest = hashlib.sha256()
        for frame in self.frames():
            digest.update(frame)
        if digest.hexdigest() != self.sha256:
            raise PhotoDamaged(CHANGED)

    def whole(self) -> bytes:
        """The original, checked against its hash; errors as in `verify`."""
        plain = b"".join(self.frames())
        if hashlib.sha256(plain).hexdigest() != self.sha256:
            raise PhotoDamaged(CHANGED)
        return plain

    def close(self) -> None:
        """Closes the file."""
        self._file.close()
        super().close()

    def _frame(self, index: int) -> bytes:
        if self._held[0] != index:
            self._file.seek(frame_place(index))
            sealed = self._file.read(min(FRAME_BYTES, self.size - index * FRAME_BYTES) + TAG_BYTES)
            self._held = (index, self._cipher.open(index, sealed))
        return self._held[1]
