"""A file sealed in frames of one size, read as if it were its plaintext."""

import io
import os
from abc import abstractmethod
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer


class FramedReader(io.RawIOBase):
    """A seekable, read-only binary file with one frame in memory. Not for two threads at once.

    Attributes:
        size: of the plaintext in bytes; the subclass sets it before anything is read.
    """

    size: int

    def __init__(self, frame_bytes: int) -> None:
        super().__init__()
        self._frame_bytes = frame_bytes
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

    def readinto(self, buffer: "WriteableBuffer", /) -> int:
        """Fills what it can from one frame, as `io.RawIOBase` asks; errors as in `_opened`."""
        view = memoryview(buffer).cast("B")
        if self._place >= self.size:
            return 0
        index, within = divmod(self._place, self._frame_bytes)
        piece = self._frame(index)[within : within + len(view)]
        view[: len(piece)] = piece
        self._place += len(piece)
        return len(piece)

    def _frame(self, index: int) -> bytes:
        if self._held[0] != index:
            self._held = (index, self._opened(index))
        return self._held[1]

    @abstractmethod
    def _opened(self, index: int) -> bytes:
        """The plaintext of a frame; raises what the kind of file says when it is not what was written."""
