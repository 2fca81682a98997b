"""The field to sign in: with a pen, a finger or the mouse. Whoever uses keys alone types the name instead."""

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
    QTabletEvent,
    QTouchEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from stormops_desktop.views.style.fonts import font
from stormops_desktop.views.style.look import Look

ASPECT = 254 / 60  # of the field on paper, so that no signature is stretched
NEAREST = 0.002  # of the width: a pen reports more places than anybody can see
MOST_PLACES = 20_000
LINE = 0.78  # how far down the line to sign on lies

Point = tuple[float, float]


class SignaturePad(QWidget):
    """Keeps strokes as fractions of the field, 0,0 at its top left.

    Signals:
        changed: there is another stroke, or none.
    """

    changed = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._strokes: list[list[Point]] = []
        self._down = False
        self.setObjectName("signaturePad")
        self.setAccessibleName(self.tr("Signature field. By keyboard: choose to sign by typing the name."))
        self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        self.setCursor(Qt.CursorShape.CrossCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setMinimumSize(200, round(200 / ASPECT))
        look.changed.connect(self.update)

    @property
    def strokes(self) -> tuple[tuple[Point, ...], ...]:
        return tuple(tuple(stroke) for stroke in self._strokes)

    def clear(self) -> None:
        """An empty field."""
        self._strokes.clear()
        self._down = False
        self._tell()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return round(width / ASPECT)

    def sizeHint(self) -> QSize:
        return QSize(360, self.heightForWidth(360))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._press(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._move(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._lift(event.position())

    def tabletEvent(self, event: QTabletEvent) -> None:
        """A pen; accepted, so that no mouse events are made of it."""
        if event.type() == QEvent.Type.TabletPress:
            self._press(event.position())
        elif event.type() == QEvent.Type.TabletMove:
            self._move(event.position())
        elif event.type() == QEvent.Type.TabletRelease:
            self._lift(event.position())
        event.accept()

    def event(self, event: QEvent) -> bool:
        """The first finger signs; others that rest on the glass are passed over."""
        if not isinstance(event, QTouchEvent) or not event.points():
            return super().event(event)
        place = event.points()[0].position()
        if event.type() == QEvent.Type.TouchBegin:
            self._press(place)
        elif event.type() == QEvent.Type.TouchUpdate:
            self._move(place)
        else:
            self._lift(place)
        event.accept()
        return True

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tokens = self._look.tokens
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.setPen(QPen(QColor(tokens.edge), 2))
        painter.setBrush(QColor("#ffffff"))
        painter.drawRoundedRect(box, 8, 8)
        line = self.height() * LINE
        painter.setPen(QPen(QColor("#5b6875"), 1))
        painter.drawLine(QPointF(16, line), QPointF(self.width() - 16, line))
        if not self._strokes:
            painter.setFont(font(self._look.metrics.small_px, 500))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self.tr("Sign here"))
        self._paint_strokes(painter)
        painter.end()

    def _paint_strokes(self, painter: QPainter) -> None:
        pen = QPen(QColor("#1b2733"), max(2.0, self.width() / 160))
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        for stroke in self._strokes:
            points = [QPointF(x * self.width(), y * self.height()) for x, y in stroke]
            if len(points) == 1:
                painter.drawPoint(points[0])
            else:
                painter.drawPolyline(QPolygonF(points))

    def _press(self, place: QPointF) -> None:
        self._down = True
        self._strokes.append([self._fraction(place)])
        self._tell()

    def _move(self, place: QPointF) -> None:
        if not self._down or sum(map(len, self._strokes)) >= MOST_PLACES:
            return
        x, y = self._fraction(place)
        last_x, last_y = self._strokes[-1][-1]
        if abs(x - last_x) + abs(y - last_y) >= NEAREST:
            self._strokes[-1].append((x, y))
            self.update()

    def _lift(self, place: QPointF) -> None:
        self._move(place)
        if self._down:
            self._down = False
            self._tell()

    def _fraction(self, place: QPointF) -> Point:
        return place.x() / max(1, self.width()), place.y() / max(1, self.height())

    def _tell(self) -> None:
        self.update()
        self.changed.emit()
