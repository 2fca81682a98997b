"""Marks drawn once and stamped where a hundred thousand houses stand, by numpy and without a painter.

A stamp's transparent rim is blended, its body copied. Houses that fall into the same small square of pixels
are one mark: more could not be seen, and the cost of a tile has a ceiling.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QImage, QPainter

from stormops_desktop.views.map.glyphs import Shape, draw_glyph

Bytes = npt.NDArray[np.uint8]
Pixels = npt.NDArray[np.int64]
OPAQUE = 255
LAP = 0.7  # of a radius: marks of one class nearer than this are one


@dataclass(frozen=True, slots=True, eq=False)
class Stamp:
    """A square picture of odd side, premultiplied, with its hot spot in the middle."""

    radius: int
    pixels: Bytes


def make_stamp(shape: Shape, radius: float, fill: str, edge: str, width: float) -> Stamp:
    """Draws the mark once; sizes are device pixels."""
    reach = int(np.ceil(radius * 1.25 + width)) + 1
    side = 2 * reach + 1
    image = QImage(side, side, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    draw_glyph(painter, shape, QPointF(reach + 0.5, reach + 0.5), radius, fill, edge, width)
    painter.end()
    return Stamp(reach, pixels_of(image).copy())


def pixels_of(image: QImage) -> Bytes:
    """The image's memory as (height, width, 4); it lives as long as the image."""
    rows = np.frombuffer(image.constBits(), dtype=np.uint8).reshape(image.height(), image.bytesPerLine())
    return rows[:, : image.width() * 4].reshape(image.height(), image.width(), 4)


def thinned(x: Pixels, y: Pixels, radius: float) -> npt.NDArray[np.intp]:
    """One of those that share a square of pixels, the last of them, in the original order.

    Args:
        x, y: pixels of the whole world, so that neighbouring tiles agree on who stays.
    """
    square = max(1, int(radius * LAP))
    keys = (y // square) * (1 << 32) + x // square
    _, first_from_behind = np.unique(keys[::-1], return_index=True)
    kept: npt.NDArray[np.intp] = np.sort(len(keys) - 1 - first_from_behind)
    return kept


class Canvas:
    """Memory to stamp on, with a margin that marks of the neighbours reach in from.

    Args:
        side: of the tile in device pixels. margin: at least the reach of the largest stamp.
    """

    def __init__(self, side: int, margin: int) -> None:
        self._side, self._margin = side, margin
        self._across = side + 2 * margin
        self._memory: Bytes = np.zeros((self._across * self._across, 4), dtype=np.uint8)

    def put(self, stamp: Stamp, x: Pixels, y: Pixels) -> None:
        """Stamps at pixels of the tile; those beyond the margin are left out."""
        low, high = stamp.radius - self._margin, self._side + self._margin - stamp.radius - 1
        inside = (x >= low) & (x <= high) & (y >= low) & (y <= high)
        base = (y[inside] + self._margin) * self._across + x[inside] + self._margin
        if not len(base):
            return
        whole = self._memory.view(np.uint32)[:, 0]
        words = stamp.pixels.reshape(-1, 4).copy().view(np.uint32)[:, 0]
        side = 2 * stamp.radius + 1
        for at in np.flatnonzero(stamp.pixels[:, :, 3]):
            down, right = divmod(int(at), side)
            spots = base + (down - stamp.radius) * self._across + right - stamp.radius
            alpha = int(stamp.pixels[down, right, 3])
            if alpha == OPAQUE:
                whole[spots] = words[at]
            else:
                self._blend(spots, stamp.pixels[down, right], alpha)

    def image(self) -> QImage:
        """The tile, without the margin."""
        across, margin, side = self._across, self._margin, self._side
        inner = self._memory.reshape(across, across, 4)[margin : margin + side, margin : margin + side]
        kept = np.ascontiguousarray(inner)
        form = QImage.Format.Format_ARGB32_Premultiplied
        return QImage(kept.data, side, side, side * 4, form).copy()

    def _blend(self, spots: npt.NDArray[np.intp], pixel: Bytes, alpha: int) -> None:
        """Source over destination, both premultiplied (Porter and Duff 1984)."""
        under = self._memory[spots].astype(np.uint16)
        self._memory[spots] = (pixel + (under * (OPAQUE - alpha) + 127) // OPAQUE).astype(np.uint8)
