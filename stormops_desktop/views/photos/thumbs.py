"""Thumbnails on screen: read and decoded off the GUI thread, the newest wish first, a thousand kept."""

from collections import OrderedDict

from PySide6.QtCore import QObject, QSize, Qt, Signal
from PySide6.QtGui import QImage, QPixmap

from stormops_desktop.viewmodels.photos.gallery import PhotosViewModel

SIDE = 176  # device pixels a tile needs at most; the kept files have 320
KEPT = 1_000  # of about 90 KB
AT_ONCE = 8  # files a trip: the first pictures are there before the last are read


def decoded(data: bytes) -> QImage:
    """A JPEG no larger than a tile; a null image for one that can't be read."""
    image = QImage.fromData(data)
    if image.isNull() or max(image.width(), image.height()) <= SIDE:
        return image
    return image.scaled(
        QSize(SIDE, SIDE), Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
    )


class Thumbs(QObject):
    """Pixmaps by the hash of their originals.

    Signals:
        arrived: pixmaps are here that were not; carries their hashes.
        caught_up: everything that was wished for is here (or is not on this machine).
    """

    arrived = Signal(object)
    caught_up = Signal()

    def __init__(self, photos: PhotosViewModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._photos = photos
        self._kept: OrderedDict[str, QPixmap | None] = OrderedDict()
        self._wanted: OrderedDict[str, None] = OrderedDict()
        self._under_way = False

    def get(self, sha256: str) -> QPixmap | None:
        """The pixmap if it is here; otherwise None, and it is on its way."""
        if sha256 in self._kept:
            self._kept.move_to_end(sha256)
            return self._kept[sha256]
        self._wanted[sha256] = None
        self._wanted.move_to_end(sha256)
        self._fetch()
        return self._kept.get(sha256)

    def has_looked_for(self, sha256: str) -> bool:
        """Whether the answer is known, be it that there is none."""
        return sha256 in self._kept

    @property
    def idle(self) -> bool:
        """Whether everything that was wished for is here."""
        return not self._under_way and not self._wanted

    def forget_wishes(self) -> None:
        """Another job is shown: what was wished for and not begun is not wanted any more."""
        self._wanted.clear()

    def _fetch(self) -> None:
        if self._under_way or not self._wanted:
            return
        batch = [self._wanted.popitem()[0] for _ in range(min(AT_ONCE, len(self._wanted)))]
        self._under_way = True
        self._photos.fetch(batch, decoded, self._on_fetched)

    def _on_fetched(self, found: dict[str, QImage | None]) -> None:
        self._under_way = False
        for sha256, image in found.items():
            here = image is not None and not image.isNull()
            self._kept[sha256] = QPixmap.fromImage(image) if here and image is not None else None
        while len(self._kept) > KEPT:
            self._kept.popitem(last=False)
        self.arrived.emit(frozenset(found))
        self._fetch()
        if self.idle:
            self.caught_up.emit()
