"""A map with its buttons on it: nearer, farther, all of it, draw round houses."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QVBoxLayout, QWidget

from stormops_desktop.viewmodels.map.tile_queue import TileQueue
from stormops_desktop.views.map.map_widget import MapWidget
from stormops_desktop.views.style.look import Look
from stormops_desktop.views.widgets.buttons import Button, keys_here

EDGE = 12


class MapPane(QWidget):
    """What a screen embeds. `map` is the map itself.

    Args:
        name: tells the maps of several screens apart; the buttons' names begin with it.
    """

    def __init__(self, look: Look, tiles: TileQueue, name: str = "map") -> None:
        super().__init__()
        self.setObjectName(f"{name}Pane")
        self.map = MapWidget(look, tiles, name)
        self.nearer = self._button(look, f"{name}Nearer", "plus", self.tr("Nearer"), "+")
        self.farther = self._button(look, f"{name}Farther", "minus", self.tr("Farther"), "-")
        self.whole = self._button(look, f"{name}Whole", "fit", self.tr("The whole storm"), "Home")
        self.lasso = self._button(
            look, f"{name}Lasso", "lasso", self.tr("Draw round houses to select them"), "L"
        )
        self.lasso.setCheckable(True)
        self._buttons = QWidget(self)
        self._buttons.setObjectName(f"{name}Buttons")
        stack = QVBoxLayout(self._buttons)
        stack.setContentsMargins(0, 0, 0, 0)
        stack.setSpacing(8)
        for button in (self.nearer, self.farther, self.whole, self.lasso):
            stack.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.map)
        self._buttons.raise_()
        self._buttons.installEventFilter(self)
        self._connect()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Show):
            self._place()
        return super().eventFilter(watched, event)

    def resizeEvent(self, _event: QEvent) -> None:
        self._place()

    def _button(self, look: Look, name: str, icon: str, words: str, keys: str) -> Button:
        return Button(look, name, icon=icon, target="square", spoken=f"{words} ({keys_here(keys)})")

    def _connect(self) -> None:
        self.nearer.clicked.connect(lambda: self.map.zoom_by(1.0))
        self.farther.clicked.connect(lambda: self.map.zoom_by(-1.0))
        self.whole.clicked.connect(lambda: self.map.fit())
        self.lasso.clicked.connect(self.map.set_lassoing)
        self.map.lassoing_changed.connect(self.lasso.setChecked)

    def _place(self) -> None:
        """At the right edge, over the map."""
        size = self._buttons.sizeHint()
        self._buttons.setGeometry(self.width() - size.width() - EDGE, EDGE, size.width(), size.height())
