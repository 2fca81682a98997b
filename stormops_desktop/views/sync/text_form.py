"""Where a person types what is right of two texts."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from stormops_desktop.viewmodels.said import say
from stormops_desktop.viewmodels.shown import InboxView
from stormops_desktop.views.style.look import Look
from stormops_desktop.views.widgets.buttons import Button
from stormops_desktop.views.widgets.flow_row import FlowRow
from stormops_desktop.views.widgets.labels import label


class TextForm(QWidget):
    """A line for each contested text, filled with both.

    Signals:
        written: the person is done; carries the texts by the fields' keys.
        left: the person would rather choose.
    """

    written = Signal(dict)
    left = Signal()

    def __init__(self, look: Look, item: InboxView) -> None:
        super().__init__()
        key = item.item_id
        self.setObjectName(f"texts{key}")
        self.lines: dict[str, QLineEdit] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for at, field in enumerate(one for one in item.fields if one.key):
            line = QLineEdit(field.both)
            line.setObjectName(f"text{key}_{at}")
            line.setAccessibleName(say(field.name))
            line.returnPressed.connect(self._send)
            self.lines[field.key] = line
            column.addWidget(label(f"textWords{key}_{at}", say(field.name), "label"))
            column.addWidget(line)
        send = Button(look, f"sendText{key}", self.tr("This is right"), kind="primary")
        send.clicked.connect(self._send)
        back = Button(look, f"leaveText{key}", self.tr("Back"), kind="quiet")
        back.clicked.connect(self.left)
        column.addWidget(FlowRow(f"textWays{key}", send, back, gap=12))

    @property
    def typed(self) -> dict[str, str]:
        return {key: line.text() for key, line in self.lines.items()}

    def begin(self) -> None:
        """Shows the lines; the first one has the keyboard."""
        self.show()
        next(iter(self.lines.values())).setFocus()

    def put(self, typed: dict[str, str]) -> None:
        """What was typed before the card was made anew."""
        for key, text in typed.items():
            self.lines[key].setText(text)

    def _send(self) -> None:
        self.written.emit(self.typed)
