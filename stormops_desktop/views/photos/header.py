"""The top of the photo page: which house, how to get back, and the ways in."""

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from stormops_desktop.viewmodels.photos.gallery import PhotosViewModel
from stormops_desktop.viewmodels.photos.watch import FolderWatchViewModel
from stormops_desktop.views.photos.arrivals import Arrivals
from stormops_desktop.views.style.look import Look
from stormops_desktop.views.widgets.buttons import Button
from stormops_desktop.views.widgets.page_header import PageHeader


class PhotosHeader(PageHeader):
    """The address stands out: photos at the wrong house are the costliest mistake."""

    def __init__(self, look: Look, photos: PhotosViewModel, arrivals: Arrivals) -> None:
        super().__init__(look, "photos", self.tr("Back to the job (Escape)"))
        self._photos = photos
        self.add_photos = Button(look, "addPhotos", self.tr("Add photos"), icon="plus", kind="primary")
        self.add_photos.setToolTip(self.tr("A, or drop files here, or paste"))
        self.more = Button(look, "photosMore", self.tr("More"), icon="folder")
        self.menu = QMenu(self.more)
        self.menu.setObjectName("photosMoreMenu")
        self._offer(self.tr("Add a folder"), arrivals.pick_folder)
        self._offer(self.tr("A folder of the day, any houses"), arrivals.pick_day)
        self._offer(self.tr("Watch a folder or card"), arrivals.pick_watched)
        self.always = self._offer(self.tr("Always add what is new to the open job"), lambda: None)
        self.always.setCheckable(True)
        self.unwatch = self._offer(self.tr("Stop watching"), lambda: None)
        self.add(self.more, self.add_photos)
        self.add_photos.clicked.connect(arrivals.pick_files)
        self.more.clicked.connect(self.open_more)
        photos.gallery_changed.connect(self.show_gallery)

    def show_gallery(self) -> None:
        gallery = self._photos.gallery
        if gallery is None:
            return
        self.address.show_text(self.tr("Photos at {address}").format(address=gallery.address))
        count = len(gallery.photos)
        many = self.tr("{place} · 1 photo") if count == 1 else self.tr("{place} · {count} photos")
        self.place.show_text(many.format(place=gallery.place, count=count))

    def show_watch(self, watch: FolderWatchViewModel) -> None:
        """What can be done about the watched folder, while there is one."""
        for action in (self.always, self.unwatch):
            action.setVisible(bool(watch.folder))
        self.always.setChecked(watch.always)

    def open_more(self) -> None:
        self.menu.popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))

    def _offer(self, words: str, act: object) -> QAction:
        action = QAction(words, self.menu)
        action.triggered.connect(act)
        self.menu.addAction(action)
        return action
