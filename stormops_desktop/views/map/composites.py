"""The layers of a cell put together once, so that a frame copies one picture a cell and not one a layer."""

from collections import OrderedDict
from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPixmap

from stormops_desktop.viewmodels.map.tile_queue import TileKey
from stormops_desktop.views.map.scene import SIDE

KEPT = 48  # cells of 1 MB: a 4K window and what lies round it

Keys = tuple[TileKey, ...]


class Composites:
    """Pictures by the keys of the layers they are made of; the latest used ones are kept."""

    def __init__(self, layer: Callable[[TileKey], QPixmap | None]) -> None:
        self._layer = layer
        self._kept: OrderedDict[Keys, QPixmap | None] = OrderedDict()

    def get(self, keys: Sequence[TileKey], ratio: float) -> QPixmap | None:
        """The layers on top of one another; None when all of them are empty."""
        whole = tuple(keys)
        if whole in self._kept:
            self._kept.move_to_end(whole)
            return self._kept[whole]
        made = _composed([picture for picture in map(self._layer, whole) if picture is not None], ratio)
        self._kept[whole] = made
        while len(self._kept) > KEPT:
            self._kept.popitem(last=False)
        return made


def _composed(layers: list[QPixmap], ratio: float) -> QPixmap | None:
    """On the lowest one where it has no gaps: then the result has none, and is copied without blending."""
    if len(layers) < 2:
        return layers[0] if layers else None
    opaque = not layers[0].hasAlphaChannel()
    made = QPixmap(layers[0]) if opaque else QPixmap(SIDE, SIDE)
    if not opaque:
        made.fill(Qt.GlobalColor.transparent)
        made.setDevicePixelRatio(ratio)
    painter = QPainter(made)
    for layer in layers[1:] if opaque else layers:
        painter.drawPixmap(0, 0, layer)
    painter.end()
    return made
