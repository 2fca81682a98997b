"""Reading a sealed photo: any range, one frame in memory, nothing handed out that was not checked."""

import hashlib
import os
from collections.abc import Iterator
from typing import BinaryIO

from stormops_desktop.adapters.framed import FramedReader
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


class PhotoReader(FramedReader):
    """One kept photo as a seekable, read-only binary file.

    Attributes:
        size: of the plaintext in bytes.
        sha256: of the plaintext, lower-case hexadecimal.
    """

    def __init__(self, file: BinaryIO, store_key: bytes) -> None:
        """Checks the header and the length of `file`, which is closed with this reader.

        Raises:
            PhotoDamaged: they are not what was written with this key.
        """
        super().__init__(FRAME_BYTES)
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

    def _opened(self, index: int) -> bytes:
        self._file.seek(frame_place(index))
        sealed = self._file.read(min(FRAME_BYTES, self.size - index * FRAME_BYTES) + TAG_BYTES)
        return self._cipher.open(index, sealed)
