"""The list of photos on screen, changed in place: selection and position stay while photos come in."""

from collections.abc import Callable, Sequence
from itertools import groupby
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from stormops_desktop.services.photos.models import PhotoView
from stormops_desktop.viewmodels.photos.words import photo_title

Index = QModelIndex | QPersistentModelIndex

PhotoRole = int(Qt.ItemDataRole.UserRole) + 1
_TEXT = int(Qt.ItemDataRole.DisplayRole)
_SPOKEN = int(Qt.ItemDataRole.AccessibleTextRole)
_TIP = int(Qt.ItemDataRole.ToolTipRole)


class PhotoListModel(QAbstractListModel):
    """Photos in an order that somebody else decides.

    Args:
        spoken: a photo in words, for tool tip and screen reader.
    """

    def __init__(self, spoken: Callable[[PhotoView], str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._spoken = spoken
        self.photos: list[PhotoView] = []

    def show(self, photos: Sequence[PhotoView]) -> None:
        """Other photos, or the same changed: rows go, move and come; those that stay keep their selection."""
        wanted = {photo.photo_id: photo for photo in photos}
        self._drop([at for at, photo in enumerate(self.photos) if photo.photo_id not in wanted])
        self._reorder([photo.photo_id for photo in photos])
        self._renew(wanted)
        self._insert(photos)

    def row_of(self, photo_id: str) -> int:
        """-1 when it is not shown."""
        return next((at for at, photo in enumerate(self.photos) if photo.photo_id == photo_id), -1)

    # What Qt asks.

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self.photos)

    def data(self, index: Index, role: int = _TEXT) -> Any:
        if not index.isValid() or role not in (_TEXT, _SPOKEN, _TIP, PhotoRole):
            return None
        photo = self.photos[index.row()]
        if role == PhotoRole:
            return photo
        return photo_title(photo) if role == _TEXT else self._spoken(photo)

    # Steps of `show`.

    def _drop(self, rows: Sequence[int]) -> None:
        for first, last in reversed(_runs(rows)):
            self.beginRemoveRows(QModelIndex(), first, last)
            del self.photos[first : last + 1]
            self.endRemoveRows()

    def _reorder(self, wanted: Sequence[str]) -> None:
        """Rows that are here take the order in which they will stand."""
        before = [photo.photo_id for photo in self.photos]
        here = set(before)
        after = [key for key in wanted if key in here]
        if before == after:
            return
        self.layoutAboutToBeChanged.emit()
        place = {key: at for at, key in enumerate(after)}
        held = self.persistentIndexList()
        moved = [self.index(place[before[index.row()]], 0) for index in held]
        self.photos.sort(key=lambda photo: place[photo.photo_id])
        self.changePersistentIndexList(held, moved)
        self.layoutChanged.emit()

    def _renew(self, wanted: dict[str, PhotoView]) -> None:
        changed = [at for at, photo in enumerate(self.photos) if wanted[photo.photo_id] != photo]
        for at in changed:
            self.photos[at] = wanted[self.photos[at].photo_id]
        for first, last in _runs(changed):
            self.dataChanged.emit(self.index(first, 0), self.index(last, 0))

    def _insert(self, photos: Sequence[PhotoView]) -> None:
        here = {photo.photo_id for photo in self.photos}
        new = [at for at, photo in enumerate(photos) if photo.photo_id not in here]
        for first, last in _runs(new):
            self.beginInsertRows(QModelIndex(), first, last)
            self.photos[first:first] = photos[first : last + 1]
            self.endInsertRows()


def _runs(rows: Sequence[int]) -> list[tuple[int, int]]:
    """Ascending numbers as first and last of each unbroken run."""
    grouped = groupby(enumerate(rows), key=lambda pair: pair[1] - pair[0])
    runs = [[row for _, row in run] for _, run in grouped]
    return [(run[0], run[-1]) for run in runs]
