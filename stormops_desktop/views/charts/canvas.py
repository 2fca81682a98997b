"""The painted chart as a control: arrows go from point to point, and each point is said."""

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from stormops_desktop.viewmodels.charts.figure import Figure, Kind
from stormops_desktop.views.charts.paint import paint_figure, plot_box
from stormops_desktop.views.charts.plan import Plan, plan_of
from stormops_desktop.views.style.look import Look

LEAST = QSize(260, 180)


class Canvas(QWidget):
    """Paints one figure.

    Signals:
        spoken: the keyboard or the pointer is on another point; carries the sentence.
        opened: Enter or a double click on a point; carries series and place.
    """

    spoken = Signal(str)
    opened = Signal(int, int)

    def __init__(self, look: Look, figure: Figure) -> None:
        super().__init__()
        self._look, self._figure = look, figure
        self.chosen: int | None = None
        self.setObjectName(f"{figure.key}Canvas")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(LEAST)
        look.changed.connect(self.update)
        self.show_figure(figure)

    @property
    def figure(self) -> Figure:
        return self._figure

    def show_figure(self, figure: Figure) -> None:
        """Another content; the point the keyboard is on stays where there still is one."""
        self._figure = figure
        spots = len(self.plan().spots)
        self.chosen = None if self.chosen is None or not spots else min(self.chosen, spots - 1)
        self._say()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(460, 240)

    def plan(self) -> Plan:
        return plan_of(self._figure, plot_box(self._look, self._figure, QRectF(self.rect())))

    def choose(self, at: int) -> None:
        """Goes to a point, around the end, and says it."""
        spots = len(self.plan().spots)
        if spots:
            self.chosen = at % spots
            self._say()
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._look.colour("surface"))
        chosen = self.chosen if self.hasFocus() else None
        paint_figure(painter, self._look, self._figure, QRectF(self.rect()), chosen)
        if self.hasFocus():
            painter.setPen(QPen(self._look.colour("focus"), 3))
            painter.drawRect(self.rect().adjusted(1, 1, -2, -2))
        painter.end()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self.chosen is None:
            self.choose(0)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        at = self.chosen or 0
        row = len(self._figure.series) if self._figure.kind is Kind.HEAT else 1
        steps = {
            Qt.Key.Key_Right: at + 1, Qt.Key.Key_Down: at + row,
            Qt.Key.Key_Left: at - 1, Qt.Key.Key_Up: at - row,
            Qt.Key.Key_Home: 0, Qt.Key.Key_End: -1,
        }  # fmt: skip
        key = Qt.Key(event.key())
        if key in steps:
            self.choose(steps[key])
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._open()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = self.plan().at(event.position())
        if at is not None:
            self.choose(at)

    def mouseDoubleClickEvent(self, _event: QMouseEvent) -> None:
        self._open()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            at = self.plan().at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), "" if at is None else self._sentence(at), self)
            return True
        return super().event(event)

    def _open(self) -> None:
        if self.chosen is not None:
            spot = self.plan().spots[self.chosen]
            self.opened.emit(spot.series, spot.place)

    def _sentence(self, at: int) -> str:
        spot = self.plan().spots[at]
        return self._figure.spoken(spot.series, spot.place)

    def _say(self) -> None:
        """The name of the control is the chart and the point, so any screen reader has it."""
        said = "" if self.chosen is None else self._sentence(self.chosen)
        keys = self.tr("Arrow keys go from point to point.")
        self.setAccessibleName(self.tr("Chart: {title}").format(title=self._figure.title))
        self.setAccessibleDescription(said or keys)
        self.spoken.emit(said)
        if said and self.hasFocus():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, said))
