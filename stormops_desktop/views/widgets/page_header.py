"""The top of a page about one house: the way back, and which house it is."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from stormops_desktop.views.style.look import Look
from stormops_desktop.views.widgets.buttons import Button
from stormops_desktop.views.widgets.labels import ElidedLabel


class PageHeader(QWidget):
    """The address stands out: the wrong house is the costliest mistake. What the page adds goes to the right.

    Attributes:
        back: the button that leads back. address, place: two lines, cut with an ellipsis where they must be.
    """

    def __init__(self, look: Look, page: str, spoken_back: str) -> None:
        """`page` begins the names of the parts, as "claim" in "claimHeader"."""
        super().__init__()
        self.setObjectName(f"{page}Header")
        self.back = Button(look, f"{page}Back", icon="back", target="square", spoken=spoken_back)
        self.address = ElidedLabel(f"{page}Address", "title")
        self.place = ElidedLabel(f"{page}Place", "soft")
        self._under = QHBoxLayout()
        self._under.setSpacing(8)
        self._under.addWidget(self.place, 1)
        self._words = QVBoxLayout()
        self._words.setSpacing(2)
        self._words.addWidget(self.address)  # a line of its own: badges must not cut it
        self._words.addLayout(self._under)
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(8)
        self._line.addWidget(self.back)
        self._line.addSpacing(4)
        self._line.addLayout(self._words, 1)

    def add(self, *parts: QWidget) -> None:
        """Puts parts at the right end, in this order."""
        for part in parts:
            self._line.addWidget(part)

    def add_beside_place(self, *badges: QWidget) -> None:
        """Puts badges at the end of the second line."""
        for badge in badges:
            self._under.addWidget(badge)

    def add_line(self, line: QWidget) -> None:
        """Puts a line below the second."""
        self._words.addWidget(line)
