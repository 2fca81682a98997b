"""The way back, for ten seconds: what was done, a button, and how long it stays."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar

from stormops_desktop.viewmodels.said import say
from stormops_desktop.viewmodels.undo import OFFER_MS, UndoViewModel
from stormops_desktop.views.style.look import Look
from stormops_desktop.views.widgets.buttons import Button, keys_here
from stormops_desktop.views.widgets.labels import label

TICK_MS = 200
TIME_WIDTH = 160


class UndoBar(QFrame):
    """Shown while there is something to take back. The text stands still, so a screen reader says it once."""

    def __init__(self, look: Look, undo: UndoViewModel) -> None:
        super().__init__()
        self._undo = undo
        self.setObjectName("undoBar")
        self.setProperty("card", "lead")
        self._text = label("undoText", role="strong", wrap=True)
        self.button = Button(look, "undoButton", self.tr("Undo"), icon="undo", spoken=self.tr("Undo"))
        self.button.setToolTip(keys_here("Ctrl+Z"))
        self._left = QProgressBar()
        self._left.setObjectName("undoTimeLeft")
        self._left.setAccessibleName(self.tr("Time left to undo"))
        self._left.setTextVisible(False)
        self._left.setRange(0, OFFER_MS)
        self._left.setFixedWidth(TIME_WIDTH)
        line = QHBoxLayout(self)
        line.setContentsMargins(20, 6, 6, 6)
        line.setSpacing(16)
        line.addWidget(self._text, 1)
        line.addWidget(self._left)
        line.addWidget(self.button)
        self._tick = QTimer(self)
        self._tick.setInterval(TICK_MS)
        self._tick.timeout.connect(self._show_left)
        self.button.clicked.connect(undo.undo)
        undo.offer_changed.connect(self._show_offer)
        self.hide()

    def _show_offer(self) -> None:
        offer = self._undo.offer
        if offer is None:
            self._tick.stop()
            self.hide()
            return
        said = say(offer.label)
        self._text.setText(said)
        self.setAccessibleName(said)
        self._show_left()
        self._tick.start()
        self.show()

    def _show_left(self) -> None:
        self._left.setValue(self._undo.remaining_ms)
