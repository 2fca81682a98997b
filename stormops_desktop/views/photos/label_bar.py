"""Labels of the chosen photos: changed for one or for all of them, by mouse or by keys."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout

from stormops_desktop.viewmodels.photos.gallery import PhotosViewModel
from stormops_desktop.viewmodels.shown import PhotoView
from stormops_desktop.views.photos.label_choosers import CODES, LabelChoosers
from stormops_desktop.views.photos.photo_grid import PhotoGrid
from stormops_desktop.views.style.look import Look
from stormops_desktop.views.widgets.buttons import Button
from stormops_desktop.views.widgets.labels import label

LONGEST_CAPTION = 500


class LabelBar(QFrame):
    """Shown while photos are chosen."""

    def __init__(self, look: Look, photos: PhotosViewModel, grid: PhotoGrid) -> None:
        super().__init__()
        self._photos, self._grid = photos, grid
        self._keys: list[str] = []
        self.setObjectName("labelBar")
        self.setProperty("card", "true")
        self._count = label("chosenCount", role="strong")
        self.choosers = LabelChoosers(look, "chosen", self.tr("Chosen photos"))
        self.caption = QLineEdit()
        self.caption.setObjectName("captionField")
        self.caption.setAccessibleName(self.tr("Caption of the chosen photos"))
        self.caption.setPlaceholderText(self.tr("Caption (F2), Enter keeps it"))
        self.caption.setMaxLength(LONGEST_CAPTION)
        self.open = Button(look, "openPhoto", self.tr("Open"), icon="photo")
        self.like_new = Button(look, "labelLikeNew", self.tr("Like new ones (L)"))
        self.like_new.setToolTip(self.tr("Give the chosen photos the labels that new photos get"))
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 8, 14, 8)
        column.setSpacing(6)
        low = QHBoxLayout()
        low.setSpacing(8)
        low.addWidget(self._count)
        low.addWidget(self.caption, 1)
        low.addWidget(self.like_new)
        low.addWidget(self.open)
        column.addWidget(self.choosers)
        column.addLayout(low)
        self._connect()
        self.hide()

    def show_chosen(self) -> None:
        self._keep_caption()
        self._keys = self._grid.chosen()
        self._photos.chosen = tuple(self._keys)
        self.setVisible(bool(self._keys))
        self.refresh()

    def refresh(self) -> None:
        """The chosen photos' labels as they are now; what is being typed stays."""
        chosen = self._chosen()
        if not chosen:
            return
        self._count.setText(self.tr("{count} chosen").format(count=len(chosen)))
        self.open.setEnabled(len(chosen) == 1)
        self.choosers.show_labels({name: _same(chosen, name) for name in CODES})
        if not self.caption.hasFocus() or not self.caption.isModified():
            self.caption.setText(_same(chosen, "caption") or "")
            self.caption.setModified(False)

    def put_there(self) -> None:
        """L: the labels that new photos get."""
        if self._photos.sticky.as_fields():
            self._photos.put_there(self._keys)

    def edit_caption(self) -> None:
        if self._keys:
            self.caption.setFocus()
            self.caption.selectAll()

    def cycle(self, name: str) -> None:
        """The next slope or shot for the chosen photos, after the last none."""
        chosen = self._chosen()
        if chosen:
            codes = ("", *CODES[name])
            now = _same(chosen, name)
            at = codes.index(now) if now in codes else 0
            self._photos.set_labels(self._keys, {name: codes[(at + 1) % len(codes)]})

    def _connect(self) -> None:
        self.choosers.chosen.connect(lambda name, code: self._photos.set_labels(self._keys, {name: code}))
        self.caption.editingFinished.connect(self._keep_caption)
        self.caption.returnPressed.connect(self._grid.setFocus)
        self.like_new.clicked.connect(self.put_there)
        self.open.clicked.connect(self._open)
        self._grid.chosen_changed.connect(self.show_chosen)
        self._photos.gallery_changed.connect(self.refresh)
        give_up = QShortcut(QKeySequence("Escape"), self.caption)
        give_up.setContext(Qt.ShortcutContext.WidgetShortcut)
        give_up.activated.connect(self._give_up_caption)

    def _open(self) -> None:
        if len(self._keys) == 1:
            self._grid.photo_opened.emit(self._keys[0])

    def _keep_caption(self) -> None:
        if self.caption.isModified() and self._keys:
            self.caption.setModified(False)
            self._photos.set_labels(self._keys, {"caption": self.caption.text().strip()})

    def _give_up_caption(self) -> None:
        self.caption.setModified(False)
        self.refresh()
        self._grid.setFocus()

    def _chosen(self) -> list[PhotoView]:
        keys = set(self._keys)
        return [photo for photo in self._photos.photos.photos if photo.photo_id in keys]


def _same(chosen: list[PhotoView], name: str) -> str | None:
    """What all of them have; None where they differ."""
    values = {str(getattr(photo, name) or "") for photo in chosen}
    return values.pop() if len(values) == 1 else None
