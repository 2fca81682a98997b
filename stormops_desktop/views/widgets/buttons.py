"""Buttons with the product's icons and target sizes."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QAction, QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QMenu, QPushButton, QSizePolicy

from stormops_desktop.views.style.icons import draw_icon
from stormops_desktop.views.style.look import Look

WIDEST = 420
GAP = 0.4  # of an icon's width, between it and the words


def keys_here(keys: str) -> str:
    """A shortcut as this system writes it: Ctrl+K, and ⌘K on a Mac."""
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText) or keys


def as_written(words: str) -> str:
    """Words for a button or a menu whose & is meant: Roof & Sons. Qt takes a single one for a shortcut's."""
    return words.replace("&", "&&")


class Button(QPushButton):
    """A push button.

    `kind` is primary, quiet, chip, left or "" (plain);
    `target` is primary (20 mm in field mode), square or "".
    """

    def __init__(
        self,
        look: Look,
        name: str,
        text: str = "",
        *,
        icon: str = "",
        kind: str = "",
        target: str = "",
        spoken: str = "",
    ) -> None:
        super().__init__(as_written(text))
        self._look, self._icon_name, self._tinted = look, icon, ""
        self.setObjectName(name)
        self.setProperty("kind", kind)
        self.setProperty("target", target)
        self.setAccessibleName(spoken or text)
        if spoken and not text:
            self.setToolTip(spoken)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAutoDefault(False)
        look.changed.connect(self._tint)
        self._tint()

    def show_text(self, text: str, *, spoken: str = "") -> None:
        self.setText(as_written(text))
        self.setAccessibleName(spoken or text)

    def show_icon(self, name: str, token: str = "") -> None:
        """Another icon; `token` overrides the colour that the kind of button gives it."""
        self._icon_name, self._tinted = name, token
        self._tint()

    def _tint(self) -> None:
        side = self._look.metrics.icon_px
        gap = 0.0 if self.property("target") == "square" else GAP
        self.setIconSize(QSize(round(side * (1 + gap)), side))
        if self._icon_name:
            token = {"primary": "on_accent", "quiet": "accent"}.get(str(self.property("kind")), "ink")
            self.setIcon(
                self._look.icon(self._icon_name, self._tinted or token, ("on_accent", "accent"), gap=gap)
            )


class Selector(Button):
    """A button that shows one choice and opens a menu of all: at most a few dozen."""

    def __init__(self, look: Look, name: str, title: str, *, icon: str = "", least: int = 150) -> None:
        self._least = least
        self._title, self._words = title, ""
        self._offered: tuple[tuple[str, str], ...] | None = None
        super().__init__(look, name, icon=icon, kind="left")
        self.choices = QMenu(self)
        self.choices.setObjectName(f"{name}Menu")
        self.choices.setAccessibleName(title)
        self.clicked.connect(self.open_menu)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def offer(self, choices: Sequence[tuple[str, str]], chosen: str) -> None:
        """Pairs (id, words); the chosen one's words are on the button. The menu is made anew only for other
        choices: one that is open stays so while numbers are told."""
        if tuple(choices) != self._offered:
            self._offered = tuple(choices)
            self.choices.clear()
            for key, text in choices:
                self._add(key, text)
        for action in self.choices.actions():
            action.setChecked(action.data() == chosen)
        self._words = dict(choices).get(chosen, "")
        self.setToolTip(self._words)
        self.setAccessibleName(f"{self._title}: {self._words}")
        self.updateGeometry()
        self._fit()

    def open_menu(self) -> None:
        self.choices.setMinimumWidth(self.width())
        self.choices.popup(self.mapToGlobal(self.rect().bottomLeft()))

    def sizeHint(self) -> QSize:
        wanted = self.fontMetrics().horizontalAdvance(self._words) + 88
        return QSize(min(wanted, WIDEST), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(self._least, super().minimumSizeHint().height())

    def resizeEvent(self, _event: object) -> None:
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        size = 16
        painter = QPainter(self)
        box = QRectF(self.width() - size - 12, (self.height() - size) / 2, size, size)
        draw_icon(painter, "down", box, self._look.tokens.soft)
        painter.end()

    def _add(self, key: str, text: str) -> None:
        action = QAction(as_written(text), self.choices)
        action.setData(key)
        action.setCheckable(True)
        self.choices.addAction(action)

    def _fit(self) -> None:
        room = max(20, self.width() - 84)
        words = self._words
        self.setText(as_written(self.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room)))
