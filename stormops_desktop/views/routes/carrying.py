"""A stop in the hand: from the list over rows and over the map, until it is let go.

It is no drag of the window system: what a stop costs where it is held shows while it is held, fingers and
mouse are alike, and Escape or a place where nothing takes it puts it back.
"""

from collections.abc import Callable

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QApplication, QFrame, QVBoxLayout, QWidget

from stormops_desktop.domain.routing.plans.figures import Delta
from stormops_desktop.viewmodels.routes.handwork import HandWork, Spot
from stormops_desktop.views.widgets.labels import label

BESIDE = QPoint(18, 14)  # from the finger to the words
Target = tuple[QWidget, Callable[[QPoint], Spot | None]]


class _Tag(QFrame):
    """The words beside the finger."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setObjectName("carriedStop")
        self.setProperty("card", "lead")
        self._words = label("carriedWords", role="small")
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 6, 10, 6)
        column.addWidget(self._words)
        self.show()
        self.raise_()

    def say(self, words: str) -> None:
        self._words.setText(words)
        self.adjustSize()


class Carrier(QObject):
    """Carries one stop at a time.

    Attributes:
        targets: what may take a stop, and where on it a pixel means.
        grasped: a stop is under the finger, carried or not yet.

    Signals:
        carried: over another place; carries the Spot, None for none.
        weighed: what letting go here would change: a Delta, None where it can't go.
        ended: let go, here or nowhere.
    """

    carried = Signal(object)
    weighed = Signal(object)
    ended = Signal()

    def __init__(self, hands: HandWork, window: QWidget) -> None:
        super().__init__(window)
        self._hands, self._window = hands, window
        self.targets: list[Target] = []
        self._key = self._words = ""
        self._from = QPoint()
        self._spot: Spot | None = None
        self._carrying = False
        self._tag: _Tag | None = None

    @property
    def grasped(self) -> bool:
        return bool(self._key)

    def grasp(self, property_id: str, words: str, at: QPoint) -> None:
        """The finger is on a stop."""
        self._key, self._words, self._from, self._carrying = property_id, words, at, False

    def move(self, at: QPoint) -> bool:
        """The finger moved; True when it carries."""
        if not self._key:
            return False
        far = (at - self._from).manhattanLength() >= QApplication.startDragDistance()
        if not self._carrying and not far:
            return False
        self._carrying = True
        spot = self._spot_at(at)
        if spot != self._spot or self._tag is None:
            self._spot = spot
            change = self._hands.preview(self._key, spot) if spot is not None else None
            self.carried.emit(spot if change is not None else None)
            self.weighed.emit(change)
            self._say(change)
        if self._tag is not None:
            self._place(self._tag, self._window.mapFromGlobal(at) + BESIDE)
        return True

    def release(self, at: QPoint) -> bool:
        """The finger is lifted; True when something was carried."""
        if not self._carrying:
            self._key = ""
            return False
        key, spot = self._key, self._spot_at(at)
        self._end()
        if spot is not None:
            self._hands.drop(key, spot)
        return True

    def drop_nowhere(self) -> bool:
        """Puts it back; True when something was carried."""
        carrying = self._carrying
        if carrying:
            self._end()
        return carrying

    def _spot_at(self, at: QPoint) -> Spot | None:
        for widget, spot_of in self.targets:
            inside = widget.mapFromGlobal(at)
            if widget.isVisible() and widget.rect().contains(inside):
                return spot_of(inside)
        return None

    def _say(self, change: Delta | None) -> None:
        if self._tag is None:
            self._tag = _Tag(self._window)
        cost = self._hands.cost(change) if change is not None else self.tr("can't go here")
        self._tag.say(f"{self._words}\n{cost}")

    def _place(self, tag: QWidget, at: QPoint) -> None:
        """Beside the finger, but whole."""
        room = self._window.rect().size() - tag.size()
        tag.move(min(at.x(), room.width()), min(at.y(), room.height()))

    def _end(self) -> None:
        self._key, self._carrying, self._spot = "", False, None
        if self._tag is not None:
            self._tag.hide()
            self._tag.deleteLater()
            self._tag = None
        self.carried.emit(None)
        self.weighed.emit(None)
        self.ended.emit()
