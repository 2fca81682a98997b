"""Pictures for the PDF maker. JPEGs go in as they are: decoding each, its own habit, took 0.2 s a photo."""

import hashlib
from io import BytesIO
from typing import Any

from PIL import Image
from reportlab import rl_config  # type: ignore[import-untyped]
from reportlab.lib.utils import ImageReader  # type: ignore[import-untyped]

rl_config.useA85 = (
    0  # binary streams: text ones are a quarter larger, and no mail gateway strips bits any more
)


class JpegPicture(ImageReader):  # type: ignore[misc]
    """A JPEG that is copied into the file; its hash, in place of its pixels, tells equal pictures."""

    def __init__(self, jpeg: bytes) -> None:
        with Image.open(BytesIO(jpeg), formats=("JPEG",)) as header:
            self._width, self._height = header.size
        self._jpeg = jpeg
        self._dataA: Any = None
        self.fileName = "picture.jpg"

    def jpeg_fh(self) -> BytesIO:
        """The file to copy."""
        return BytesIO(self._jpeg)

    def getRGBData(self) -> bytes:  # noqa: N802 - the PDF maker's name
        """What is told apart by: asked for before anything is drawn."""
        return hashlib.sha256(self._jpeg).digest()


def as_picture(data: bytes) -> ImageReader:
    """A picture that a canvas draws: JPEG as it is, everything else decoded."""
    return JpegPicture(data) if data.startswith(b"\xff\xd8\xff") else ImageReader(BytesIO(data))
