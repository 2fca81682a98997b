"""Draws the bundled map pack: `python packaging/maps/backdrop.py` writes resources/maps/north-texas.mbtiles.

A quiet ground for the demo's storm: water, built-up land, railways and the state line, without a word on it;
names come from the storm's own data. Source: north_texas.geojson beside this file, cut from Natural Earth
(public domain, naturalearthdata.com). A street map is for the person to add.
"""

import json
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from itertools import combinations
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QBuffer, QIODevice, QPointF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter, QPainterPath, QPen

from stormops_desktop.domain.maps.mercator import TILE_PX, tiles_across, world_box, world_point

HERE = Path(__file__).parent
TARGET = HERE.parents[1] / "resources" / "maps" / "north-texas.mbtiles"
BOX = (31.3, -99.1, 34.8, -94.3)  # south, west, north, east
NEAR_BOX = (32.2, -98.0, 33.9, -95.2)  # of the finest level: where the demo's houses are
LEVELS = range(5, 12)
PAPER = "#EEF0EA"
LOOK = {  # kind: fill, line, width in pixels
    "urban": ("#E1DFD6", "", 0.0),
    "lake": ("#BCD3E0", "#9DBBCC", 1.0),
    "river": ("", "#A9C6D6", 1.6),
    "rail": ("", "#C3BFB4", 1.3),
    "state": ("", "#A8A49A", 2.0),
}
ABOUT = {
    "name": "North Texas backdrop",
    "format": "png",
    "type": "baselayer",
    "version": "1",
    "description": "Water, built-up land, railways and the state line",
    "attribution": "Made with Natural Earth",
    "bounds": f"{BOX[1]},{BOX[0]},{BOX[3]},{BOX[2]}",
    "minzoom": str(LEVELS[0]),
    "maxzoom": str(LEVELS[-1]),
}


def main() -> None:
    QGuiApplication([])
    shapes = json.loads((HERE / "north_texas.geojson").read_text("utf-8"))["features"]
    shapes.sort(key=lambda feature: list(LOOK).index(feature["properties"]["kind"]))
    TARGET.unlink(missing_ok=True)
    with sqlite3.connect(TARGET) as file:
        file.execute("CREATE TABLE metadata (name TEXT, value TEXT)")
        file.execute(
            "CREATE TABLE tiles (zoom_level INTEGER, tile_column INTEGER, tile_row INTEGER, tile_data BLOB, "
            "PRIMARY KEY (zoom_level, tile_column, tile_row)) WITHOUT ROWID"
        )
        file.executemany("INSERT INTO metadata VALUES (?, ?)", ABOUT.items())
        file.executemany("INSERT INTO tiles VALUES (?, ?, ?, ?)", tiles(shapes))
    with closing(sqlite3.connect(TARGET, isolation_level=None)) as file:
        file.execute("VACUUM")


def tiles(shapes: list[dict[str, Any]]) -> Iterator[tuple[int, int, int, bytes]]:
    """Every tile of every level, rows counted from the south as MBTiles wants them."""
    for zoom in LEVELS:
        drawn = [(shape["properties"]["kind"], path_of(shape["geometry"], zoom)) for shape in shapes]
        columns, rows = tiles_across(world_box(*(NEAR_BOX if zoom == LEVELS[-1] else BOX)), zoom)
        for column in columns:
            for row in rows:
                yield zoom, column, (1 << zoom) - 1 - row, tile(drawn, column, row)


def tile(drawn: list[tuple[str, QPainterPath]], column: int, row: int) -> bytes:
    image = QImage(TILE_PX, TILE_PX, QImage.Format.Format_RGB32)
    image.fill(QColor(PAPER))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(-column * TILE_PX, -row * TILE_PX)
    for kind, path in drawn:
        fill, line, width = LOOK[kind]
        if fill:
            painter.fillPath(path, QColor(fill))
        if line:
            style = Qt.PenStyle.DashLine if kind == "state" else Qt.PenStyle.SolidLine
            painter.strokePath(path, QPen(QColor(line), width, style))
    painter.end()
    return png(image)


def png(image: QImage) -> bytes:
    """With a small table of colours and no dithering: a plain tile is a few hundred bytes."""
    plain = Qt.ImageConversionFlag.ThresholdDither | Qt.ImageConversionFlag.AvoidDither
    small = image.convertToFormat(QImage.Format.Format_Indexed8, table(), plain)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    small.save(buffer, "PNG", 0)  # type: ignore[call-overload]
    return bytes(buffer.data().data())


def table() -> list[int]:
    """Every colour, and the steps between each two that an edge is smoothed with."""
    plain = [
        QColor(PAPER),
        *(QColor(code) for fill, line, _ in LOOK.values() for code in (fill, line) if code),
    ]
    mixed = [mix(one, other, share) for one, other in combinations(plain, 2) for share in (0.33, 0.67)]
    return list(dict.fromkeys(colour.rgb() for colour in (*plain, *mixed)))


def mix(one: QColor, other: QColor, share: float) -> QColor:
    def between(a: int, b: int) -> int:
        return round(a + (b - a) * share)

    return QColor(
        between(one.red(), other.red()),
        between(one.green(), other.green()),
        between(one.blue(), other.blue()),
    )


def path_of(geometry: dict[str, Any], zoom: int) -> QPainterPath:
    """The outline in pixels of the whole world at a level."""
    path = QPainterPath()
    scale = TILE_PX * 2**zoom
    for line in lines(geometry):
        for at, (longitude, latitude) in enumerate(line):
            x, y = world_point(latitude, longitude)
            spot = QPointF(x * scale, y * scale)
            path.lineTo(spot) if at else path.moveTo(spot)
    return path


def lines(geometry: dict[str, Any]) -> Iterator[list[list[float]]]:
    kind, parts = geometry["type"], geometry.get("coordinates", [])
    if kind == "LineString":
        yield parts
    elif kind in ("Polygon", "MultiLineString"):
        yield from parts
    elif kind == "MultiPolygon":
        for polygon in parts:
            yield from polygon
    elif kind == "GeometryCollection":
        for part in geometry["geometries"]:
            yield from lines(part)


if __name__ == "__main__":
    main()
