"""A line across a screen: what happened, what still works, what to do. Never a modal dialog."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel

from stormops_desktop.views.style.look import Look
from stormops_desktop.views.widgets.buttons import Button
from stormops_desktop.views.widgets.labels import label, restyle

ICONS = {"ok": "safe", "warn": "attention", "danger": "attention", "info": "offline"}


class Banner(QFrame):
    """Hidden until it has something to say; the person closes it, or the cause goes away."""

    def __init__(self, look: Look, name: str) -> None:
        super().__init__()
        self._look, self._tone, self._icon = look, "info", "offline"
        self._act: Callable[[], None] | None = None
        self.setObjectName(name)
        self._mark = QLabel()
        self._text = label(f"{name}Text", wrap=True)
        self._action = Button(look, f"{name}Action", self.tr("Try again"))
        self._close = Button(
            look, f"{name}Close", icon="close", kind="quiet", target="square", spoken=self.tr("Close message")
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 8, 6)
        row.setSpacing(12)
        row.addWidget(self._mark)
        row.addWidget(self._text, 1)
        row.addWidget(self._action)
        row.addWidget(self._close)
        self._action.clicked.connect(self._acted)
        self._close.clicked.connect(self.hide)
        look.changed.connect(self._tint)
        self.hide()

    @property
    def text(self) -> str:
        return self._text.text()

    def say(
        self,
        text: str,
        tone: str = "danger",
        *,
        icon: str = "",
        action: str = "",
        act: Callable[[], None] | None = None,
        closable: bool = True,
    ) -> None:
        """Shows a sentence; `action` is the word on the button that runs `act`."""
        self._tone, self._icon, self._act = tone, icon or ICONS[tone], act
        self._text.setText(text)
        self.setAccessibleName(text)
        self._action.setVisible(bool(action))
        self._action.show_text(action or self.tr("Try again"))
        self._close.setVisible(closable)
        restyle(self, tone=tone)
        self._tint()
        self.show()

    def _acted(self) -> None:
        self.hide()
        if self._act is not None:
            self._act()

    def _tint(self) -> None:
        side = self._look.metrics.icon_px
        self._mark.setPixmap(self._look.icon(self._icon, self._tone).pixmap(QSize(side, side)))
        self._mark.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
