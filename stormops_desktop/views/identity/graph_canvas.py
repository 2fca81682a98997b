"""The graph of a person, painted: what it is known by, who told it, where it lives."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QFocusEvent,
    QFontMetrics,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from stormops_desktop.viewmodels.identity.picture import HOUSE, RECORD, VALUE, Picture, Spot
from stormops_desktop.views.charts.tints import Tints
from stormops_desktop.views.style.fonts import font
from stormops_desktop.views.style.look import Look

COLUMNS = 3
ROW_GAP, PAD = 10, 10
TONES = {VALUE: "info", RECORD: "accent", HOUSE: "ok"}
THINNEST, THICKEST = 1.0, 4.0


class GraphCanvas(QWidget):
    """Paints one picture, as high as its longest column; arrows go from node to node.

    Signals:
        spoken: the keyboard or the pointer is on another node; carries the sentence.
    """

    spoken = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look, self._picture = look, Picture()
        self._tints: Tints = look
        self.chosen: int | None = None
        self.setObjectName("identityGraph")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look.changed.connect(self._refit)
        self.show_picture(Picture())

    def show_picture(self, picture: Picture) -> None:
        """Another graph; the keyboard begins anew."""
        self._picture, self.chosen = picture, None
        self._say()
        self._refit()

    def painted(self, tints: Tints) -> QImage:
        """What is on screen, in these colours."""
        self._tints = tints
        try:
            return self.grab().toImage()
        finally:
            self._tints = self._look

    def sizeHint(self) -> QSize:
        most = max((len(self._picture.column(number)) for number in range(COLUMNS)), default=0)
        return QSize(460, max(1, most) * (self._row() + ROW_GAP) + ROW_GAP)

    def minimumSizeHint(self) -> QSize:
        return QSize(300, self.sizeHint().height())

    def boxes(self) -> list[QRectF]:
        """Where each node is, in the order of the picture's spots."""
        wide = self.width() / COLUMNS
        least = min(0.78 * wide, 280.0)
        found: list[QRectF] = []
        counts = [len(self._picture.column(number)) for number in range(COLUMNS)]
        used = [0] * COLUMNS
        for spot in self._picture.spots:
            step = self.height() / max(counts[spot.column], 1)
            middle = step * (used[spot.column] + 0.5)
            used[spot.column] += 1
            left = (0.0, (self.width() - least) / 2, self.width() - least)[spot.column]
            edge = 2.0 if spot.column == 0 else -2.0 if spot.column == 2 else 0.0
            found.append(QRectF(left + edge, middle - self._row() / 2, least, self._row()))
        return found

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._tints.colour("surface"))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(font(self._look.metrics.small_px, self._look.tokens.body_weight))
        boxes = dict(zip((spot.key for spot in self._picture.spots), self.boxes(), strict=True))
        lit = self._picture.spots[self.chosen].key if self.chosen is not None and self.hasFocus() else ""
        for tie in self._picture.ties:
            strong = lit in (tie.one, tie.other) and bool(lit)
            self._line(painter, boxes[tie.one], boxes[tie.other], tie.strength, strong=strong)
        for spot in self._picture.spots:
            self._node(painter, spot, boxes[spot.key], lit=spot.key == lit)
        painter.end()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self.chosen is None:
            self._choose(0)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        at = self.chosen or 0
        steps = {
            Qt.Key.Key_Down: at + 1, Qt.Key.Key_Up: at - 1, Qt.Key.Key_Home: 0, Qt.Key.Key_End: -1,
            Qt.Key.Key_Right: self._beside(at, 1), Qt.Key.Key_Left: self._beside(at, -1),
        }  # fmt: skip
        key = Qt.Key(event.key())
        if key in steps:
            self._choose(steps[key])
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        for at, box in enumerate(self.boxes()):
            if box.contains(event.position()):
                self.setFocus()
                self._choose(at)

    def _choose(self, at: int) -> None:
        if self._picture.spots:
            self.chosen = at % len(self._picture.spots)
            self._say()
            self.update()

    def _beside(self, at: int, by: int) -> int:
        """The node of the next column that is nearest in height."""
        boxes, spots = self.boxes(), self._picture.spots
        if not spots:
            return 0
        wanted = spots[at].column + by
        near = [n for n, spot in enumerate(spots) if spot.column == wanted]
        here = boxes[at].center().y()
        return min(near, key=lambda n: abs(boxes[n].center().y() - here), default=at)

    def _say(self) -> None:
        self.setAccessibleName(self.tr("Graph of this person"))
        said = "" if self.chosen is None else self._picture.spots[self.chosen].spoken
        keys = self.tr("Arrow keys go from node to node. The table has the same lines.")
        self.setAccessibleDescription(said or keys)
        self.spoken.emit(said)
        if said and self.hasFocus():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, said))

    def _refit(self) -> None:
        self.setFixedHeight(self.sizeHint().height())
        self.update()

    def _row(self) -> int:
        small = QFontMetrics(font(self._look.metrics.small_px, self._look.tokens.body_weight))
        return small.height() + 2 * PAD

    def _line(self, painter: QPainter, one: QRectF, other: QRectF, part: float, *, strong: bool) -> None:
        left, right = (one, other) if one.left() <= other.left() else (other, one)
        start = QPointF(left.right(), left.center().y())
        end = QPointF(right.left(), right.center().y())
        if left.left() == right.left():  # two of one column: a bow at their side
            start, end = QPointF(left.left(), left.center().y()), QPointF(right.left(), right.center().y())
        bend = max((end.x() - start.x()) / 2, 18.0)
        path = QPainterPath(start)
        sign = 1 if start.x() < end.x() else -1
        path.cubicTo(start + QPointF(sign * bend, 0), end - QPointF(bend, 0), end)
        style = Qt.PenStyle.SolidLine if part >= 0.6 else Qt.PenStyle.DashLine
        width = THINNEST + (THICKEST - THINNEST) * part
        painter.setPen(QPen(self._tints.colour("ink" if strong else "edge"), width, style))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(path)

    def _node(self, painter: QPainter, spot: Spot, box: QRectF, *, lit: bool) -> None:
        """Shape as well as colour says what it is: values are round, records square, houses have a bar."""
        tone = TONES.get(spot.what, "soft")
        style = Qt.PenStyle.DashLine if spot.weak else Qt.PenStyle.SolidLine
        painter.setPen(QPen(self._tints.colour(tone), 2, style))
        painter.setBrush(self._tints.colour("surface"))
        round_by = box.height() / 2 if spot.what == VALUE else 3.0 if spot.what == RECORD else 8.0
        painter.drawRoundedRect(box, round_by, round_by)
        if spot.what == HOUSE:
            painter.fillRect(QRectF(box.left(), box.top() + 4, 5, box.height() - 8), self._tints.colour(tone))
        if lit:
            painter.setPen(QPen(self._tints.colour("focus"), 3))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(-3, -3, 3, 3), round_by, round_by)
        inside = box.adjusted(14, 0, -10, 0)
        text = painter.fontMetrics().elidedText(spot.text, Qt.TextElideMode.ElideRight, int(inside.width()))
        painter.setPen(self._tints.colour("ink"))
        painter.drawText(inside, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)
