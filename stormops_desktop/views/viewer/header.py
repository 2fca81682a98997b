"""The top of the viewer: which photo of which house, the way along, and how large it is shown."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from stormops_desktop.viewmodels.photos.words import photo_title
from stormops_desktop.viewmodels.viewer.viewer import ViewerViewModel
from stormops_desktop.views.style.look import Look
from stormops_desktop.views.viewer.canvas import Canvas
from stormops_desktop.views.viewer.frame import STEP
from stormops_desktop.views.widgets.buttons import Button
from stormops_desktop.views.widgets.labels import ElidedLabel


class ViewerHeader(QWidget):
    """Back, what it is, previous and next, zoom."""

    def __init__(self, look: Look, viewer: ViewerViewModel, canvas: Canvas) -> None:
        super().__init__()
        self._viewer, self._canvas = viewer, canvas
        self.setObjectName("viewerHeader")
        self.back = Button(look, "viewerBack", icon="back", target="square", spoken=self.tr("Back (Escape)"))
        self.title = ElidedLabel("viewerTitle", "heading")
        self.place = ElidedLabel("viewerPlace", "soft")
        self.smaller = Button(look, "zoomOut", icon="minus", target="square", spoken=self.tr("Smaller (-)"))
        self.whole = Button(look, "zoomFit", self.tr("Whole"), spoken=self.tr("Whole photo (0)"))
        self.larger = Button(look, "zoomIn", icon="plus", target="square", spoken=self.tr("Larger (+)"))
        self.before = Button(
            look, "photoBefore", icon="previous", target="square", spoken=self.tr("Previous photo (K)")
        )
        self.after = Button(
            look, "photoAfter", icon="next", target="square", spoken=self.tr("Next photo (J)")
        )
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.title)
        words.addWidget(self.place)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        line.addWidget(self.back)
        line.addSpacing(4)
        line.addLayout(words, 1)
        for button in (self.smaller, self.whole, self.larger):
            line.addWidget(button)
        line.addSpacing(8)
        line.addWidget(self.before)
        line.addWidget(self.after)
        self.smaller.clicked.connect(lambda: canvas.zoom_by(1 / STEP))
        self.larger.clicked.connect(lambda: canvas.zoom_by(STEP))
        self.whole.clicked.connect(canvas.fit)
        self.before.clicked.connect(lambda: viewer.move(-1))
        self.after.clicked.connect(lambda: viewer.move(1))
        viewer.photo_changed.connect(self.show_photo)
        canvas.zoomed.connect(self.show_zoom)

    def show_photo(self) -> None:
        view, photo = self._viewer.view, self._viewer.photo
        if view is None or photo is None:
            return
        number, count = self._viewer.place
        self.title.show_text(photo_title(photo.photo))
        self.place.show_text(
            self.tr("Photo {number} of {count}, {address}").format(
                number=number, count=count, address=view.address
            )
        )
        self.before.setEnabled(number > 1)
        self.after.setEnabled(number < count)
        self.show_zoom()

    def show_zoom(self) -> None:
        zoom = self._canvas.frame.zoom
        self.smaller.setEnabled(zoom > 1.001)
        self.whole.setEnabled(zoom > 1.001)
