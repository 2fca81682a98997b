"""Mouse, wheel and fingers on the map: move it, zoom it, tap it, draw round houses."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QEventPoint, QMouseEvent, QTouchEvent, QWheelEvent

if TYPE_CHECKING:
    from stormops_desktop.views.map.map_widget import MapWidget

SLIP = 5.0  # pixels that a tap may wander
NOTCH = 120.0  # of a wheel, in eighths of a degree
LEVELS_A_NOTCH = 0.5
QUARTER = 0.25
CORNER_EVERY = 4.0  # pixels between two corners of a lasso
LEAST_LASSO = 12.0
TOUCHES = (QEvent.Type.TouchBegin, QEvent.Type.TouchUpdate, QEvent.Type.TouchEnd, QEvent.Type.TouchCancel)


class Hands:
    """Turns what hands do into what the map does.

    Attributes:
        outline: the lasso as far as it is drawn.
    """

    def __init__(self, map_: MapWidget) -> None:
        self._map = map_
        self.outline: list[QPointF] = []
        self._from: QPointF | None = None
        self._last = QPointF()
        self._strayed = self._drawing = False
        self._turned = 0.0
        self._spread = 0.0

    def press(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._begin(event.position(), drawing=self._map.lassoing or shift)

    def move(self, event: QMouseEvent) -> None:
        if self._from is not None:
            self._go_on(event.position())

    def release(self, event: QMouseEvent) -> None:
        if self._from is not None and event.button() is Qt.MouseButton.LeftButton:
            self._end(event.position(), adding=bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier))

    def double_click(self, event: QMouseEvent) -> None:
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        self._from = None
        place = self._map.house_at(event.position())
        if place is None:
            self._map.zoom_by(1.0, event.position())
        else:
            self._map.focus_house(place)
            self._map.open_focused()

    def wheel(self, event: QWheelEvent) -> None:
        """Half a level a notch; fine wheels and pads by quarter levels, as they add up."""
        self._turned += event.angleDelta().y() / NOTCH * LEVELS_A_NOTCH
        quarters = math.trunc(self._turned / QUARTER)
        if quarters:
            self._turned -= quarters * QUARTER
            self._map.zoom_by(quarters * QUARTER, event.position())
        event.accept()

    def touch(self, event: QEvent) -> bool:
        """True when the event was a touch: Qt then makes no mouse event of it."""
        if event.type() not in TOUCHES or not isinstance(event, QTouchEvent):
            return False
        points = [point for point in event.points() if point.state() != QEventPoint.State.Released]
        if event.type() == QEvent.Type.TouchCancel:
            self._forget()
        elif len(points) >= 2:
            self._pinch(points)
        elif event.type() == QEvent.Type.TouchEnd:
            self._lift(event.points())
        elif self._from is None and self._spread == 0.0 and points:
            self._begin(points[0].position(), drawing=self._map.lassoing)
        elif points and self._from is not None:
            self._go_on(points[0].position())
        event.accept()
        return True

    def _begin(self, at: QPointF, *, drawing: bool) -> None:
        self._from, self._last, self._strayed = at, at, False
        self._drawing = drawing
        self.outline = [at] if drawing else []

    def _go_on(self, at: QPointF) -> None:
        if self._from is not None and _apart(at, self._from) > SLIP:
            self._strayed = True
        if self._drawing:
            if _apart(at, self.outline[-1]) >= CORNER_EVERY:
                self.outline.append(at)
                self._map.update()
        elif self._strayed:
            by = at - self._last
            self._map.look_from(self._map.camera.panned(by.x(), by.y()))
            self._last = at

    def _end(self, at: QPointF, *, adding: bool) -> None:
        drawn, strayed, drawing = self.outline, self._strayed, self._drawing
        self._forget()
        if drawing and _size(drawn) >= LEAST_LASSO:
            self._map.select_in(drawn, adding=adding)
        elif not strayed:
            self._map.tap(at)

    def _pinch(self, points: list[QEventPoint]) -> None:
        """Two fingers hold two places of the world: the map is stretched between them, live."""
        one, other = points[0].position(), points[1].position()
        spread, middle = _apart(one, other), (one + other) / 2
        if self._spread > 0.0 and spread > 0.0:
            by = middle - self._last
            camera = self._map.camera.panned(by.x(), by.y())
            nearer = math.log2(spread / self._spread)
            self._map.look_from(camera.zoomed(nearer, (middle.x(), middle.y()), self._map.extent))
        self._from, self._drawing, self.outline = None, False, []
        self._spread, self._last = spread, middle

    def _lift(self, points: list[QEventPoint]) -> None:
        pinched, self._spread = self._spread > 0.0, 0.0
        if pinched:
            spot = (self._last.x(), self._last.y())
            self._map.look_from(self._map.camera.rested(spot, self._map.extent))
            self._forget()
        elif self._from is not None and points:
            self._end(points[0].position(), adding=False)

    def _forget(self) -> None:
        self._from, self._drawing, self._strayed, self._spread, self.outline = None, False, False, 0.0, []
        self._map.update()


def _apart(one: QPointF, other: QPointF) -> float:
    return math.hypot(one.x() - other.x(), one.y() - other.y())


def _size(outline: list[QPointF]) -> float:
    if len(outline) < 3:
        return 0.0
    xs, ys = [p.x() for p in outline], [p.y() for p in outline]
    return max(max(xs) - min(xs), max(ys) - min(ys))
