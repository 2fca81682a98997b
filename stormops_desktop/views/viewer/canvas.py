"""The photo with its marks: zoom and pan by mouse, touch and keys; drawing by all three as well."""

from dataclasses import replace

from PySide6.QtCore import QEvent, QPointF, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
    QTouchEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from stormops_desktop.domain.evidence.marks import Mark, MarkKind, Point
from stormops_desktop.viewmodels.viewer.mark_board import moved, rounded
from stormops_desktop.viewmodels.viewer.viewer import ViewerViewModel
from stormops_desktop.views.style.fonts import font
from stormops_desktop.views.style.look import Look
from stormops_desktop.views.viewer.canvas_keys import CanvasKeys
from stormops_desktop.views.viewer.frame import STEP, Frame
from stormops_desktop.views.viewer.paint_marks import paint_handles, paint_marks
from stormops_desktop.views.viewer.tools import CHOOSE, Tool

REACH_PX = 22.0  # half a finger
WHEEL_NOTCH = 120


class Canvas(QWidget):
    """One photo.

    Signals:
        zoomed: the zoom is different now. tool_used: a mark was drawn; the tool is put back.
    """

    zoomed = Signal()
    tool_used = Signal()

    def __init__(self, look: Look, viewer: ViewerViewModel) -> None:
        super().__init__()
        self._look, self._viewer = look, viewer
        self.frame = Frame()
        self.tool: Tool = CHOOSE
        self._picture = QPixmap()
        self._pressed: QPointF | None = None
        self._last = QPointF()
        self._grip: int | None = None
        self._pinch = 0.0
        self._keys = CanvasKeys(self, viewer)
        self.setObjectName("photoCanvas")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(280, 200)
        self.setMouseTracking(True)
        self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        viewer.marks_changed.connect(self._show_marks)
        look.changed.connect(self.update)

    @property
    def has_picture(self) -> bool:
        return not self._picture.isNull()

    def show_picture(self, image: QImage | None, *, keep: bool = False) -> None:
        """Another picture, or none; `keep` leaves zoom and place (the same photo, sharper)."""
        self._picture = QPixmap() if image is None else QPixmap.fromImage(image)
        if not keep:
            self.frame.fit(QSizeF(self._picture.size()) if self.has_picture else QSizeF(4, 3))
            self.zoomed.emit()
        self.update()

    def wants_sharper(self) -> bool:
        """Whether the picture is shown larger than it has pixels."""
        return self.has_picture and self.frame.box.width() > self._picture.width() * 1.1

    def take_tool(self, tool: Tool) -> None:
        self.tool = tool
        self.setCursor(Qt.CursorShape.ArrowCursor if tool.kind is None else Qt.CursorShape.CrossCursor)

    def zoom_by(self, factor: float, at: QPointF | None = None) -> None:
        self.frame.zoom_by(factor, at)
        self.zoomed.emit()
        self.update()

    def fit(self) -> None:
        self.frame.fit()
        self.zoomed.emit()
        self.update()

    def pan_by(self, step: QPointF) -> None:
        self.frame.pan_by(step)
        self.update()

    def draw_in_middle(self) -> None:
        """The tool by the keyboard: a mark of the usual size in the middle of what is seen."""
        middle = self.frame.on_picture(QPointF(self.width() / 2, self.height() / 2))
        self._draw(middle, middle)

    # What Qt calls.

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._look.colour("sunk"))
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        if self.has_picture:
            painter.drawPixmap(self.frame.box, self._picture, QRectF(self._picture.rect()))
            words = font(max(18, self._look.metrics.heading_px), 700)
            chosen = self._viewer.board.selected
            if chosen is not None and self._pressed is None:
                paint_handles(painter, chosen, self.frame.on_widget, self._look.colour("focus"))
            paint_marks(painter, self._marks_now(), self.frame.on_widget, words)
        if self.hasFocus():
            painter.setPen(QPen(self._look.colour("focus"), 3))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(self.rect().adjusted(1, 1, -2, -2))
        painter.end()

    def resizeEvent(self, _event: QResizeEvent) -> None:
        self.frame.give_room(QSizeF(self.size()))

    def focusInEvent(self, _event: QFocusEvent) -> None:
        self.update()

    def focusOutEvent(self, _event: QFocusEvent) -> None:
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._press(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._drag(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._release(event.position())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self.tool.kind is None and self._viewer.board.selected is None:
            self.zoom_by(1 / self.frame.zoom if self.frame.zoom > 1 else 3, event.position())

    def wheelEvent(self, event: QWheelEvent) -> None:
        notches = event.angleDelta().y() / WHEEL_NOTCH
        if notches:
            self.zoom_by(STEP**notches, event.position())
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._keys.press(event):
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QTouchEvent):
            return self._touch(event)
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            event.setAccepted(self._keys.takes(event))  # before the window's own: undo here is of marks
            return True
        return super().event(event)

    # Inside.

    @property
    def _drag_start(self) -> Point | None:
        """Where a new mark begins, while it is being drawn."""
        if self._pressed is None or self.tool.kind is None:
            return None
        return self.frame.on_picture(self._pressed)

    def _marks_now(self) -> tuple[Mark, ...]:
        """What is kept, with what the person draws or pulls just now."""
        marks, start = self._viewer.board.marks, self._drag_start
        if start is None:
            pulled = self._pulled()
            return (
                marks
                if pulled is None
                else tuple(pulled if m.mark_id == pulled.mark_id else m for m in marks)
            )
        if self.tool.kind in (None, MarkKind.TEXT, MarkKind.LETTER):
            return marks
        return (*marks, _being_drawn(self.tool.kind, start, self.frame.on_picture(self._last)))

    def _pulled(self) -> Mark | None:
        """The chosen mark where the pointer holds it; None while nothing is held."""
        chosen = self._viewer.board.selected
        if chosen is None or self._pressed is None:
            return None
        start, end = self.frame.on_picture(self._pressed), self.frame.on_picture(self._last)
        if self._grip is not None:
            points = (*chosen.points[: self._grip], rounded(end), *chosen.points[self._grip + 1 :])
            return replace(chosen, points=points)
        return replace(chosen, points=moved(chosen.points, (end[0] - start[0], end[1] - start[1])))

    def _press(self, place: QPointF) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self._pressed = self._last = place
        self._grip = None
        if self.tool.kind is None and self.has_picture:
            self._grip = self._handle_at(place)
            if self._grip is None:
                spot = self.frame.on_picture(place)
                reach = REACH_PX / self.frame.box.width()
                self._viewer.choose(lambda board: board.choose_at(spot, reach, self.frame.aspect))
        self.update()

    def _drag(self, place: QPointF) -> None:
        if self._pressed is None:
            return
        step, self._last = place - self._last, place
        if self.tool.kind is None and self._viewer.board.selected is None:
            self.frame.pan_by(step)
        self.update()

    def _release(self, place: QPointF) -> None:
        pressed, grip = self._pressed, self._grip
        self._pressed = self._grip = None
        if pressed is None or not self.has_picture:
            return
        start, end = self.frame.on_picture(pressed), self.frame.on_picture(place)
        if self.tool.kind is not None:
            self._draw(start, end)
        elif grip is not None:
            self._viewer.edit(lambda board: board.move_point(grip, end))
        elif self._viewer.board.selected is not None and (place - pressed).manhattanLength() > 3:
            by = (end[0] - start[0], end[1] - start[1])
            self._viewer.edit(lambda board: board.move(by))
        self.update()

    def _draw(self, start: Point, end: Point) -> None:
        tool = self.tool
        if tool.kind is not None and self.has_picture:
            self._viewer.draw(tool.kind, start, end, tool.text)
            self.tool_used.emit()

    def _handle_at(self, place: QPointF) -> int | None:
        chosen = self._viewer.board.selected
        if chosen is None or len(chosen.points) < 2:
            return None
        away = [(self.frame.on_widget(point) - place).manhattanLength() for point in chosen.points]
        nearest = min(range(len(away)), key=away.__getitem__)
        return nearest if away[nearest] <= REACH_PX else None

    def _touch(self, event: QTouchEvent) -> bool:
        """One finger does what the mouse does; two enlarge and move."""
        points = event.points()
        event.accept()
        if len(points) >= 2:
            self._pressed = None
            self._pinch_to(points[0].position(), points[1].position())
        elif event.type() == QEvent.Type.TouchBegin:
            self._press(points[0].position())
        elif event.type() == QEvent.Type.TouchUpdate:
            self._drag(points[0].position())
        elif event.type() == QEvent.Type.TouchEnd and points:
            self._release(points[0].position())
        if event.type() in (QEvent.Type.TouchEnd, QEvent.Type.TouchCancel):
            self._pinch, self._pressed = 0.0, None
        return True

    def _pinch_to(self, one: QPointF, other: QPointF) -> None:
        apart, middle = (one - other).manhattanLength(), (one + other) / 2
        if self._pinch > 0 and apart > 0:
            self.frame.pan_by(middle - self._last)
            self.zoom_by(apart / self._pinch, middle)
        self._pinch, self._last = apart, middle

    def _show_marks(self) -> None:
        board = self._viewer.board
        chosen = board.selected
        count = len(board.marks)
        said = self.tr("Photo with {count} marks").format(count=count)
        if count < 2:
            said = self.tr("Photo with one mark") if count else self.tr("Photo without marks")
        if chosen is not None:
            said += ". " + self.tr("Chosen: {mark}").format(
                mark=chosen.text or chosen.kind.value.replace("_", " ")
            )
        self.setAccessibleName(said)
        self.update()


def _being_drawn(kind: MarkKind, start: Point, end: Point) -> Mark:
    if kind is MarkKind.TEST_SQUARE:
        (x0, y0), (x1, y1) = start, end
        return Mark(kind, ((x0, y0), (x1, y0), (x1, y1), (x0, y1)))
    return Mark(kind, (rounded(start), rounded(end)))
