"""Where the picture lies in its widget: fitted, enlarged, moved; from fractions of it to pixels and back."""

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt

from stormops_desktop.domain.evidence.marks import Point

MOST_ZOOM = 12.0
STEP = 1.25
_KEEP = Qt.AspectRatioMode.KeepAspectRatio


class Frame:
    """Zoom 1 shows the whole picture. The picture never leaves the room it has.

    Attributes:
        zoom: how many times larger than fitted.
    """

    def __init__(self) -> None:
        self.zoom = 1.0
        self._room = QSizeF(1, 1)
        self._picture = QSizeF(4, 3)
        self._middle: Point = (0.5, 0.5)  # of the picture, at the middle of the room

    @property
    def aspect(self) -> float:
        """Height of the picture by its width."""
        return self._picture.height() / max(1.0, self._picture.width())

    @property
    def box(self) -> QRectF:
        """Where the whole picture lies, also the part of it outside the room."""
        fitted = self._picture.scaled(self._room, _KEEP)
        size = QSizeF(fitted.width() * self.zoom, fitted.height() * self.zoom)
        x = self._room.width() / 2 - self._middle[0] * size.width()
        y = self._room.height() / 2 - self._middle[1] * size.height()
        return QRectF(QPointF(x, y), size)

    def fit(self, picture: QSizeF | None = None) -> None:
        """The whole picture again; `picture` is another one's size in pixels."""
        if picture is not None:
            self._picture = picture
        self.zoom, self._middle = 1.0, (0.5, 0.5)

    def give_room(self, room: QSizeF) -> None:
        self._room = QSizeF(max(1.0, room.width()), max(1.0, room.height()))
        self._hold()

    def on_widget(self, point: Point) -> QPointF:
        """Where a fraction of the picture is painted."""
        box = self.box
        return QPointF(box.left() + point[0] * box.width(), box.top() + point[1] * box.height())

    def on_picture(self, place: QPointF) -> Point:
        """Which fraction of the picture is painted there; outside it below 0 or above 1."""
        box = self.box
        return (place.x() - box.left()) / box.width(), (place.y() - box.top()) / box.height()

    def zoom_by(self, factor: float, at: QPointF | None = None) -> None:
        """Larger or smaller, with what is under `at` staying there."""
        spot = at or QPointF(self._room.width() / 2, self._room.height() / 2)
        held = self.on_picture(spot)
        self.zoom = min(MOST_ZOOM, max(1.0, self.zoom * factor))
        now = self.on_widget(held)
        self.pan_by(QPointF(spot.x() - now.x(), spot.y() - now.y()))

    def pan_by(self, step: QPointF) -> None:
        """Moves the picture by pixels."""
        box = self.box
        x = self._middle[0] - step.x() / box.width()
        y = self._middle[1] - step.y() / box.height()
        self._middle = (x, y)
        self._hold()

    def _hold(self) -> None:
        box = self.box
        self._middle = (
            _held(self._middle[0], self._room.width() / max(1.0, box.width())),
            _held(self._middle[1], self._room.height() / max(1.0, box.height())),
        )


def _held(middle: float, share: float) -> float:
    """The middle, such that no room is empty on one side while the picture is cut on the other."""
    if share >= 1:
        return 0.5
    return min(1 - share / 2, max(share / 2, middle))
