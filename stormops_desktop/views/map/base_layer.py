"""The map pictures under everything, put together from whichever packs cover the tile."""

import math
import threading
from collections import OrderedDict

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from stormops_desktop.domain.maps.mercator import TILE_PX, WorldBox, tiles_across, world_box
from stormops_desktop.viewmodels.map.model import TileSource
from stormops_desktop.views.map.scene import SIDE, Area, Scene, blank
from stormops_desktop.views.map.stamps import OPAQUE, pixels_of

ABOVE_NATIVE = 4  # levels that a picture is enlarged at most: beyond, it shows nothing that is there
BELOW_NATIVE = 2  # levels that pictures are shrunk: 16 of them make one
SHARPER = 0.35  # prefers shrinking a finer picture to enlarging a coarser one
KEPT = 96  # decoded pictures of 256 kB, for the neighbours of the tile just drawn


class Pictures:
    """Decoded pictures of the packs, the latest ones kept; used from the drawing thread."""

    def __init__(self) -> None:
        self._kept: OrderedDict[tuple[str, int, int, int], QImage | None] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, source: TileSource, zoom: int, column: int, row: int) -> QImage | None:
        """None where the pack has no picture, or one that can't be decoded."""
        key = (source.info.pack_id, zoom, column, row)
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key]
        data = source.tile(zoom, column, row)
        image = QImage.fromData(data) if data is not None else None
        picture = None if image is None or image.isNull() else image
        with self._lock:
            self._kept[key] = picture
            while len(self._kept) > KEPT:
                self._kept.popitem(last=False)
        return picture

    def forget(self) -> None:
        """A pack of the same name may be another one now."""
        with self._lock:
            self._kept.clear()


PICTURES = Pictures()


def paint_base(scene: Scene, area: Area) -> QImage | None:
    """The packs' pictures of a tile, coarse packs below; None where no pack has any."""
    image = blank()
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    drawn = [_draw_source(painter, source, area) for source in scene.sources]
    painter.end()
    if not any(drawn):
        return None
    _calm(image, scene)
    whole = bool(pixels_of(image)[:, :, 3].min() == OPAQUE)
    return image.convertToFormat(QImage.Format.Format_RGB32) if whole else image  # copied without blending


def _draw_source(painter: QPainter, source: TileSource, area: Area) -> bool:
    info, box = source.info, area.box()
    if not box.meets(world_box(*info.box)):
        return False
    wanted = math.log2(area.device_scale / TILE_PX) + SHARPER
    zoom = min(max(math.floor(wanted), info.least), info.most)
    if zoom - wanted > BELOW_NATIVE or wanted - zoom > ABOVE_NATIVE + 1:
        return False
    columns, rows = tiles_across(box, zoom)
    drawn = [_draw_picture(painter, source, area, (zoom, c, r)) for c in columns for r in rows]
    return any(drawn)


def _draw_picture(painter: QPainter, source: TileSource, area: Area, at: tuple[int, int, int]) -> bool:
    """The picture, or the part of a coarser one that lies there."""
    zoom, column, row = at
    for up in range(min(ABOVE_NATIVE, zoom - source.info.least) + 1):
        picture = PICTURES.get(source, zoom - up, column >> up, row >> up)
        if picture is not None:
            part = _part(picture, up, column, row)
            painter.drawImage(_target(area, zoom, column, row), picture, part)
            return True
    return False


def _part(picture: QImage, up: int, column: int, row: int) -> QRectF:
    share = 1 << up
    wide, high = picture.width() / share, picture.height() / share
    return QRectF((column % share) * wide, (row % share) * high, wide, high)


def _target(area: Area, zoom: int, column: int, row: int) -> QRectF:
    """Where a picture lies on the tile, in whole device pixels, so that no seam shows."""
    side = area.device_scale / (1 << zoom)
    box = WorldBox(column * side, row * side, (column + 1) * side, (row + 1) * side)
    left, top = round(box.west) - area.column * SIDE, round(box.north) - area.row * SIDE
    right, bottom = round(box.east) - area.column * SIDE, round(box.south) - area.row * SIDE
    return QRectF(left, top, right - left, bottom - top)


def _calm(image: QImage, scene: Scene) -> None:
    """Map pictures step back behind the work: inverted at night, washed out in the sun."""
    palette = scene.palette
    if palette.dark:
        image.invertPixels(QImage.InvertMode.InvertRgb)
        image.rgbSwap()  # water was inverted to brown, and is blue again
    painter = QPainter(image)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceAtop)
    veil = QColor(palette.veil)
    veil.setAlphaF(palette.veil_opacity)
    painter.fillRect(image.rect(), veil)
    painter.end()
