"""The gallery's list: tiles in rows, only those on screen painted, Enter opens one."""

from PySide6.QtCore import QItemSelection, QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView

from stormops_desktop.viewmodels.photos.gallery import PhotosViewModel
from stormops_desktop.viewmodels.photos.photo_list import PhotoRole
from stormops_desktop.viewmodels.shown import PhotoView
from stormops_desktop.views.photos.thumbs import Thumbs
from stormops_desktop.views.photos.tile_delegate import TileDelegate
from stormops_desktop.views.style.look import Look


class PhotoGrid(QListView):
    """Photos as tiles.

    Signals:
        photo_opened: the person wants to see a photo; carries its id.
        chosen_changed: other photos are selected.
    """

    photo_opened = Signal(str)
    chosen_changed = Signal()

    def __init__(self, look: Look, photos: PhotosViewModel, thumbs: Thumbs) -> None:
        super().__init__()
        self._look, self._photos, self._thumbs = look, photos, thumbs
        self._tiles = TileDelegate(look, thumbs)
        self.setObjectName("photoGrid")
        self.setAccessibleName(self.tr("Photos"))
        self.setModel(photos.photos)
        self.setItemDelegate(self._tiles)
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setMovement(QListView.Movement.Static)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setUniformItemSizes(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setDragDropMode(QAbstractItemView.DragDropMode.NoDragDrop)
        self.setAcceptDrops(False)
        self.activated.connect(self._open)
        thumbs.arrived.connect(self._on_thumbs)
        look.changed.connect(self._fit)
        self._fit()

    def chosen(self) -> list[str]:
        """Ids of the selected photos, in the order of the list."""
        rows = sorted(index.row() for index in self.selectedIndexes())
        return [self._photos.photos.photos[row].photo_id for row in rows]

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        super().selectionChanged(selected, deselected)
        self.chosen_changed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens on every system; macOS would edit."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._open(self.currentIndex())
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _open(self, index: QModelIndex) -> None:
        photo = index.data(PhotoRole)
        if isinstance(photo, PhotoView):
            self.photo_opened.emit(photo.photo_id)

    def _on_thumbs(self, _hashes: object) -> None:
        self.viewport().update()

    def _fit(self) -> None:
        """Columns share the width that is there."""
        tile = self._tiles.tile_size()
        room = max(tile.width(), self.viewport().width() - 2)
        columns = max(1, room // tile.width())
        self.setGridSize(QSize(room // columns, tile.height()))
        self.viewport().update()
