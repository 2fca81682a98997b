"""The legend: every mark that is on the map, drawn by the same hand, with its words beside it."""

from collections.abc import Callable, Iterator

import numpy as np
from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPixmap
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from stormops_desktop.domain.maps.swath import HAIL_CLASSES_IN
from stormops_desktop.domain.storms.evidence import RINGS
from stormops_desktop.viewmodels.map.classes import class_words
from stormops_desktop.viewmodels.map.model import Colouring, Layer, ReportMark, RouteStop
from stormops_desktop.views.map.glyphs import Shape, draw_glyph
from stormops_desktop.views.map.palette import Palette, palette_of
from stormops_desktop.views.map.reports_layer import draw_report
from stormops_desktop.views.map.route_paths import Run
from stormops_desktop.views.map.routes_layer import draw_number, draw_run
from stormops_desktop.views.map.swath_layer import draw_band
from stormops_desktop.views.style.look import Look
from stormops_desktop.views.widgets.labels import label
from stormops_desktop.views.widgets.rebuilt import Rebuilt

WIDE, HIGH = 40, 26
RADIUS = 8.0
translate = QCoreApplication.translate
Draw = Callable[[QPainter, Palette], None]
Entry = tuple[Draw, str]


class Legend(Rebuilt):
    """Only what is switched on is in it."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._colouring, self._layers = Colouring.DECISION, frozenset(Layer)
        look.changed.connect(self._build)
        self._build()

    def show_style(self, colouring: Colouring, layers: frozenset[Layer]) -> None:
        if (colouring, layers) != (self._colouring, self._layers):
            self._colouring, self._layers = colouring, layers
            self._build()

    def _build(self) -> None:
        fresh = QWidget()
        fresh.setObjectName("scrolled")
        grid = QGridLayout(fresh)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(1, 1)
        palette = palette_of(self._look)
        for title, entries in self._groups(palette):
            row = grid.rowCount()
            heading = label(f"legendTitle{row}", title, "label")
            heading.setContentsMargins(0, 8, 0, 2)
            grid.addWidget(heading, row, 0, 1, 2)
            for at, (draw, words) in enumerate(entries, row + 1):
                grid.addWidget(self._picture(draw, palette), at, 0)
                grid.addWidget(label(f"legendWords{at}", words, wrap=True), at, 1)
        self.put(fresh)

    def _groups(self, palette: Palette) -> Iterator[tuple[str, list[Entry]]]:
        if Layer.HOUSES in self._layers:
            yield translate("map", "Houses"), _houses(palette, self._colouring)
        if Layer.SWATH in self._layers:
            yield translate("map", "Hail reported near by"), _hail()
        if Layer.REPORTS in self._layers:
            yield translate("map", "Reports"), _reports()
        if Layer.ROUTES in self._layers:
            yield translate("map", "Routes"), _routes()

    def _picture(self, draw: Draw, palette: Palette) -> QLabel:
        ratio = self.devicePixelRatioF()
        pixmap = QPixmap(round(WIDE * ratio), round(HIGH * ratio))
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw(painter, palette)
        painter.end()
        shown = QLabel()
        shown.setPixmap(pixmap)
        shown.setFixedSize(WIDE, HIGH)
        return shown


def _middle() -> QPointF:
    return QPointF(WIDE / 2, HIGH / 2)


def _houses(palette: Palette, colouring: Colouring) -> list[Entry]:
    def entry(number: int) -> Draw:
        mark = palette.marks[colouring][number]
        width = RADIUS * (0.34 if mark.hollow else 0.16)
        return lambda painter, _: draw_glyph(
            painter, mark.shape, _middle(), RADIUS * mark.size, mark.fill, mark.edge, width
        )

    words = class_words(colouring)
    return [(entry(number), words[number]) for number in reversed(range(len(words)))]


def _hail() -> list[Entry]:
    def swatch(hail_class: int, ring: int) -> Draw:
        def draw(painter: QPainter, palette: Palette) -> None:
            path = QPainterPath()
            path.addRect(QRectF(4, 4, WIDE - 8, HIGH - 8))
            draw_band(painter, palette, hail_class, ring, path)

        return draw

    sizes = [
        (swatch(at, 0), translate("map", "{inches} in and more").format(inches=f"{least:.2f}"))
        for at, least in enumerate(HAIL_CLASSES_IN)
    ]
    near, middle, far = (f"{miles:g}" for miles, _ in RINGS)
    rings = (
        translate("map", "Within {miles} mile of a report").format(miles=near),
        translate("map", "Within {miles} miles, or seen by radar").format(miles=middle),
        translate("map", "Within {miles} miles: not sure").format(miles=far),
    )
    return [*sizes, *((swatch(2, ring), words) for ring, words in enumerate(rings))]


def _reports() -> list[Entry]:
    def mark(*, measured: bool = False, radar: bool = False, source: str = "", hazard: str = "hail") -> Draw:
        report = ReportMark(
            "", hazard, source, 1.75 if hazard == "hail" else 60.0, measured, radar,
            preliminary=False, place="", time_at=0, x=0.0, y=0.0,
        )  # fmt: skip
        return lambda painter, palette: draw_report(painter, palette, report, _middle(), 8.0)

    return [
        (mark(), translate("map", "Hail, size estimated")),
        (mark(measured=True), translate("map", "Hail, size measured")),
        (mark(radar=True), translate("map", "Hail, by radar")),
        (mark(source="crew"), translate("map", "Hail, by our own crew")),
        (mark(hazard="wind"), translate("map", "Wind")),
    ]


def _routes() -> list[Entry]:
    def line(number: int) -> Draw:
        run = Run(np.array([[3.0, HIGH / 2], [WIDE - 3.0, HIGH / 2]]), 0.0)
        return lambda painter, palette: draw_run(painter, palette, number, run, draft=False)

    def stop(*, done: bool) -> Draw:
        shown = RouteStop("", 7, 0.0, 0.0, done)
        return lambda painter, palette: draw_number(painter, palette, palette.routes[0], _middle(), shown)

    def yard(painter: QPainter, palette: Palette) -> None:
        draw_glyph(painter, Shape.HOUSE, _middle(), 10, palette.routes[0], palette.halo, 1.6)

    return [
        (line(0), translate("map", "One route")),
        (line(1), translate("map", "Another route")),
        (stop(done=False), translate("map", "Stop, by its number in the route")),
        (stop(done=True), translate("map", "Stop that is done")),
        (yard, translate("map", "Where the crew sets out")),
    ]
