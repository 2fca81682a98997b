"""What a tile is drawn from: values that hold still while another thread draws, and where the tile lies."""

from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter

from stormops_desktop.domain.maps.mercator import TILE_PX, WorldBox
from stormops_desktop.viewmodels.map.camera import STEPS_A_LEVEL
from stormops_desktop.viewmodels.map.classes import Classes
from stormops_desktop.viewmodels.map.model import Colouring, MapModel, TileSource
from stormops_desktop.viewmodels.map.tile_queue import TileKey
from stormops_desktop.views.map.palette import Palette
from stormops_desktop.views.map.place_names import NameBook

SIDE = 512  # device pixels of a drawn tile: few enough of them that a frame is a handful of calls


@dataclass(frozen=True, slots=True, eq=False)
class Scene:
    """A snapshot. `ratio` is device pixels a pixel; `chosen` flags the selected houses."""

    model: MapModel
    colouring: Colouring
    classes: Classes
    chosen: npt.NDArray[np.bool_]
    sources: tuple[TileSource, ...]
    palette: Palette
    ratio: float
    names: NameBook = field(default_factory=NameBook)


@dataclass(frozen=True, slots=True)
class Area:
    """Where a tile lies. Lengths are pixels (not device pixels) unless the name says otherwise."""

    column: int
    row: int
    zoom: float
    ratio: float

    @classmethod
    def of(cls, key: TileKey, ratio: float) -> "Area":
        return cls(key.column, key.row, key.step / STEPS_A_LEVEL, ratio)

    @property
    def device_scale(self) -> float:
        """Device pixels the world is wide."""
        return float(TILE_PX * 2.0**self.zoom * self.ratio)

    @property
    def scale(self) -> float:
        return self.device_scale / self.ratio

    @property
    def side(self) -> float:
        return SIDE / self.ratio

    @property
    def left(self) -> float:
        """Of the tile, in pixels of the whole world."""
        return self.column * self.side

    @property
    def top(self) -> float:
        return self.row * self.side

    def box(self, margin: float = 0.0) -> WorldBox:
        """The tile in the unit square, with a margin of pixels."""
        left, top, side, scale = self.left, self.top, self.side, self.scale
        return WorldBox(left / scale, top / scale, (left + side) / scale, (top + side) / scale).grown(
            margin / scale
        )

    def at(self, x: float, y: float) -> tuple[float, float]:
        """Pixels from the tile's top left."""
        return x * self.scale - self.left, y * self.scale - self.top


def blank() -> QImage:
    """A transparent tile."""
    image = QImage(SIDE, SIDE, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    return image


def painter_on(image: QImage, area: Area) -> QPainter:
    """A smooth painter whose unit is the pixel, not the device's."""
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.scale(area.ratio, area.ratio)
    return painter
