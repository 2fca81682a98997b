"""A number with a button on either side: typed, pressed or stepped by Up and Down; empty means as usual."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from stormops_desktop.views.style.look import Look
from stormops_desktop.views.widgets.buttons import Button

STEP = 5
NARROW, WIDE = 104, 132


class Stepper(QWidget):
    """What stands in it is text, for whoever checks it.

    Args:
        usual: the number that an empty field stands for; a step onto it empties the field again.
        most: where steps end; the least is 0.
    """

    def __init__(self, look: Look, name: str, spoken: str, *, usual: Callable[[], int], most: int) -> None:
        super().__init__()
        self._usual, self._most = usual, most
        self.field = _Field(self)
        self.field.setObjectName(name)
        self.field.setAccessibleName(spoken)
        self.field.setPlaceholderText(self.tr("As usual"))
        self.field.setMinimumWidth(NARROW)
        self.field.setMaximumWidth(WIDE)
        less, more = self.tr("Less: {what}").format(what=spoken), self.tr("More: {what}").format(what=spoken)
        self.less = Button(look, f"{name}Less", icon="minus", target="square", spoken=less)
        self.more = Button(look, f"{name}More", icon="plus", target="square", spoken=more)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        for part in (self.less, self.field, self.more):
            line.addWidget(part)
        self.less.clicked.connect(lambda: self.step(-STEP))
        self.more.clicked.connect(lambda: self.step(STEP))

    @property
    def parts(self) -> tuple[QWidget, ...]:
        """In the order of Tab."""
        return self.less, self.field, self.more

    def step(self, by: int) -> None:
        """To the next whole step that way; from what nobody can read, from the usual number."""
        text, usual = self.field.text().strip(), self._usual()
        now = int(text) if text.isdecimal() else usual
        down = now // STEP * STEP
        reached = down + STEP if by > 0 else down if down < now else down - STEP
        reached = min(max(reached, 0), self._most)
        self.field.setText("" if reached == usual else str(reached))


class _Field(QLineEdit):
    def __init__(self, stepper: Stepper) -> None:
        super().__init__()
        self._stepper = stepper

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Up:
                self._stepper.step(STEP)
            case Qt.Key.Key_Down:
                self._stepper.step(-STEP)
            case _:
                super().keyPressEvent(event)
