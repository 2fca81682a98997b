"""Files that were not taken as photos, each with its reason: they are kept apart, not thrown away."""

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from stormops_desktop.viewmodels.photos.gallery import PhotosViewModel
from stormops_desktop.viewmodels.photos.intake import IntakeViewModel
from stormops_desktop.viewmodels.photos.words import refusal
from stormops_desktop.views.widgets.labels import label
from stormops_desktop.views.widgets.rebuilt import Rebuilt

SHOWN = 50


class RefusedCard(QFrame):
    """Hidden while everything was taken."""

    def __init__(self, photos: PhotosViewModel, intake: IntakeViewModel) -> None:
        super().__init__()
        self._photos, self._intake = photos, intake
        self._shown: tuple[tuple[str, str], ...] = ()
        self.setObjectName("refusedCard")
        self.setProperty("card", "true")
        self._body = Rebuilt()
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 12, 14, 12)
        column.addWidget(self._body)
        photos.gallery_changed.connect(self.show_refused)
        intake.finished.connect(self.show_refused)
        self.hide()

    def show_refused(self) -> None:
        refused = self._refused()
        self.setVisible(bool(refused))
        if refused == self._shown:
            return
        self._shown = refused
        fresh = QWidget()
        column = QVBoxLayout(fresh)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        title = self.tr("Not taken as photos: {count}").format(count=len(refused))
        column.addWidget(label("refusedTitle", title, "heading"))
        for at, (name, sentence) in enumerate(refused[:SHOWN]):
            column.addWidget(label(f"refusedName{at}", name, "strong", wrap=True))
            column.addWidget(label(f"refusedWhy{at}", refusal(sentence), "small", wrap=True))
        if len(refused) > SHOWN:
            more = self.tr("and {count} more").format(count=len(refused) - SHOWN)
            column.addWidget(label("refusedMore", more, "soft"))
        self._body.put(fresh)

    def _refused(self) -> tuple[tuple[str, str], ...]:
        """Those in quarantine, and of the last burst those that could not even be read."""
        gallery = self._photos.gallery
        kept = [(item.name, item.sentence) for item in gallery.quarantined] if gallery else []
        now = self._intake.progress
        if now.job_id == self._photos.job_id:
            kept += [(item.name, item.sentence) for item in now.failures]
        return tuple(dict.fromkeys(kept))
