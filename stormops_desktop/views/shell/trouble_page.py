"""What a person sees when StormOps itself made a mistake: calm, honest, with a way on."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from stormops_desktop.views.style.look import Look
from stormops_desktop.views.widgets.buttons import Button
from stormops_desktop.views.widgets.labels import card, label


class TroublePage(QWidget):
    """Lies over the window; no traceback, only what still holds and where the details are.

    Signals:
        quit_wanted: the person wants to close StormOps.
    """

    quit_wanted = Signal()

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._over = parent
        self.setObjectName("ground")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._details = label("troubleDetails", role="small", wrap=True)
        self._details.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.onward = Button(look, "troubleOn", self.tr("Keep working"), kind="primary")
        self.close_app = Button(look, "troubleClose", self.tr("Close StormOps"))
        self.onward.clicked.connect(self.hide)
        self.close_app.clicked.connect(self.quit_wanted)
        self._lay_out()
        self.hide()

    def say(self, log_file: str) -> None:
        """Covers the window; `log_file` is where the details were written."""
        self._details.setText(self.tr("Details for your office: {file}").format(file=log_file))
        self.setGeometry(self._over.rect())
        self.show()
        self.raise_()
        self.onward.setFocus()

    def _lay_out(self) -> None:
        box = card("troubleCard")
        box.setFixedWidth(560)
        column = QVBoxLayout(box)
        column.setContentsMargins(32, 28, 32, 28)
        column.setSpacing(12)
        column.addWidget(label("troubleTitle", self.tr("StormOps made a mistake"), "title", wrap=True))
        text = self.tr(
            "This is our fault, not yours. Everything you saved is safe on this machine. "
            "Keep working; if the screen looks wrong, close StormOps and open it again."
        )
        column.addWidget(label("troubleText", text, wrap=True))
        column.addWidget(self._details)
        line = QHBoxLayout()
        line.addWidget(self.onward)
        line.addWidget(self.close_app)
        line.addStretch(1)
        column.addLayout(line)
        outer = QVBoxLayout(self)
        outer.addStretch(1)
        outer.addWidget(box, 0, Qt.AlignmentFlag.AlignHCenter)
        outer.addStretch(1)
