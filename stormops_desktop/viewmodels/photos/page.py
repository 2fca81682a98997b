"""Everything of the photo page together: gallery, what comes in, the watched folder, the day's files."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from stormops_desktop.domain.evidence.taxonomy import Shot
from stormops_desktop.services.photos.ports import PhotoVerbs
from stormops_desktop.viewmodels.base import Surroundings
from stormops_desktop.viewmodels.capture_labels import CaptureLabels
from stormops_desktop.viewmodels.photos.day import DayViewModel
from stormops_desktop.viewmodels.photos.doubt import RoofDoubtViewModel
from stormops_desktop.viewmodels.photos.gallery import PhotosViewModel
from stormops_desktop.viewmodels.photos.intake import IntakeViewModel
from stormops_desktop.viewmodels.photos.watch import FolderWatchViewModel
from stormops_desktop.viewmodels.sync_driver import SyncDriver

SHOTS = ("", *(shot.value for shot in Shot))


class PhotoPage:
    """The viewmodels of the photo page and what they do together."""

    def __init__(
        self, around: Surroundings, verbs: PhotoVerbs | None, sticky: CaptureLabels, driver: SyncDriver,
        doubt: RoofDoubtViewModel,
    ) -> None:  # fmt: skip
        self.sticky = sticky
        self.photos = PhotosViewModel(around, verbs, sticky)
        self.intake = IntakeViewModel(around, verbs)
        self.watch = FolderWatchViewModel(around, verbs)
        self.day = DayViewModel(around, verbs, self.intake)
        self.doubt = doubt
        self._driver = driver
        self._unsafe = -1
        driver.status_changed.connect(self._on_status)
        self.photos.opened.connect(self._on_opened)
        self.watch.fresh_changed.connect(self._on_fresh)

    def appear(self) -> None:
        """The page came to the front."""
        self.photos.appear()
        self.doubt.work_on(self.photos.job_id)
        self._on_fresh()

    def vanish(self) -> None:
        """Another page is in front; nothing is added to a job that nobody looks at."""
        self.photos.vanish()

    def add_files(self, paths: Sequence[Path]) -> None:
        """Files and folders for the job that is shown, labelled as the strip says."""
        if paths and self.photos.job_id:
            self.intake.add(self.photos.job_id, paths, self.sticky.as_fields())

    def add_to(self, job_id: str, paths: Sequence[Path]) -> None:
        """Files dropped where a job is shown without its photos."""
        self.photos.open(job_id)
        self.add_files(paths)

    def paste(self, encode: Callable[[], bytes]) -> None:
        """A picture from the clipboard for the job that is shown."""
        if self.photos.job_id:
            name = QCoreApplication.translate("photos", "Pasted picture.png")
            self.intake.paste(self.photos.job_id, name, encode, self.sticky.as_fields())

    def cycle_shot(self) -> None:
        """The next shot for new photos, and after the last none."""
        at = SHOTS.index(self.sticky.shot) if self.sticky.shot in SHOTS else 0
        self.sticky.choose(shot=SHOTS[(at + 1) % len(SHOTS)])

    def dispose(self) -> None:
        """Stops listening; what saves is still saved."""
        self._driver.status_changed.disconnect(self._on_status)
        for viewmodel in (self.doubt, self.day, self.watch, self.intake, self.photos):
            viewmodel.dispose()
            viewmodel.deleteLater()

    def _on_opened(self) -> None:
        self.doubt.work_on(self.photos.job_id)

    def _on_fresh(self) -> None:
        """New in the watched folder, and the person said once that it all goes to the open job."""
        if self.watch.always and self.watch.fresh and self.photos.in_front and self.photos.job_id:
            self.add_files(self.watch.take())

    def _on_status(self) -> None:
        """Files went up: the tiles say so, at once and without a change of any row."""
        status = self._driver.status
        unsafe = -1 if status is None else status.photos_unsafe
        if unsafe != self._unsafe:
            self._unsafe = unsafe
            self.photos.freshen()
