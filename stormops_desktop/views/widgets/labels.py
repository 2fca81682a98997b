"""Text on a screen, by its role in the hierarchy."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QWidget


def label(name: str, text: str = "", role: str = "", *, wrap: bool = False) -> QLabel:
    """A label; roles are title, heading, strong, soft, small, label (see style/sheet.py)."""
    made = QLabel(text)
    made.setObjectName(name)
    made.setProperty("role", role)
    made.setTextFormat(Qt.TextFormat.PlainText)
    if wrap:
        made.setWordWrap(True)
        made.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    return made


def restyle(widget: QWidget, **properties: str) -> None:
    """Sets the properties that the style sheet selects by, and has it look again."""
    for name, value in properties.items():
        widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    widget.update()


def card(name: str, kind: str = "true") -> QFrame:
    """A surface that holds one thought."""
    made = QFrame()
    made.setObjectName(name)
    made.setProperty("card", kind)
    return made


class ElidedLabel(QLabel):
    """One line that ends in … when there is no room; the whole text is its tool tip and its name."""

    def __init__(self, name: str, role: str = "") -> None:
        super().__init__()
        self._whole = ""
        self.setObjectName(name)
        self.setProperty("role", role)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.setMinimumWidth(48)

    def show_text(self, text: str) -> None:
        self._whole = text
        self.setToolTip(text)
        self.setAccessibleName(text)
        self._fit()

    def resizeEvent(self, _event: object) -> None:
        self._fit()

    def _fit(self) -> None:
        self.setText(self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideRight, self.width()))
