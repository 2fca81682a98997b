"""The photo page: one job's photos by slope and shot, and what the person does to them."""

from collections import deque
from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from stormops_desktop.domain.evidence.taxonomy import Slope, shot_of
from stormops_desktop.services.photos.models import Gallery, PhotoView
from stormops_desktop.services.photos.ports import PhotoVerbs
from stormops_desktop.services.ports import ChangeSet
from stormops_desktop.viewmodels.base import Load, Surroundings, ViewModel
from stormops_desktop.viewmodels.bus import concerns
from stormops_desktop.viewmodels.capture_labels import CaptureLabels
from stormops_desktop.viewmodels.photos.photo_list import PhotoListModel
from stormops_desktop.viewmodels.photos.words import spoken
from sync.contracts.blobs import BlobKind

Picture = TypeVar("Picture")

ALL, UNPLACED = "all", "unplaced"
SHOWN = ("photos", "test_squares", "visit_checks", "claim_intel", "jobs", "properties")
WIDE_SHOTS = ("overview", "locate")  # a picture of the whole roof counts for each slope here


class PhotosViewModel(ViewModel):
    """One job's photos at a time.

    Attributes:
        job_id: "" while none is open. gallery: None until the first answer about this job.
        only: which photos the list shows: `ALL`, `UNPLACED`, or (slope, shot).
        chosen: ids of the photos that are selected in it.
        in_front: the page is on screen; what changes meanwhile is read when it comes to the front again.
        photos: the list's model. sticky: what photos that come in now are labelled with.

    Signals:
        opened: another job is being shown; the old content is not about it.
        gallery_changed: `gallery` or `only` is different now.
    """

    opened = Signal()
    gallery_changed = Signal()

    def __init__(
        self, around: Surroundings, verbs: PhotoVerbs | None, sticky: CaptureLabels,
        parent: QObject | None = None,
    ) -> None:  # fmt: skip
        super().__init__(around, parent)
        self._verbs = verbs
        self.sticky = sticky
        self.job_id = ""
        self.gallery: Gallery | None = None
        self.only: str | tuple[str, str] = ALL
        self.chosen: tuple[str, ...] = ()
        self.in_front = True
        self._stale = False
        self.photos = PhotoListModel(self._spoken, self)
        self._queue: deque[Callable[[], ChangeSet]] = deque()
        self.saving_changed.connect(self._next)
        sticky.changed.connect(self._on_sticky)

    def open(self, job_id: str) -> None:
        """Shows a job's photos."""
        self.sticky.work_on(job_id)
        if job_id != self.job_id:
            self.job_id, self.gallery, self.only = job_id, None, ALL
            self.photos.show(())
            self._set_load(Load.BUSY)
            self.opened.emit()
        self.reload()

    def reload(self) -> None:
        job_id, verbs, also = self.job_id, self._verbs, self.sticky.slope
        self._stale = False
        if job_id and verbs is not None:
            self._read(lambda: verbs.gallery(job_id, also), self._on_gallery)

    def freshen(self) -> None:
        """Something changed: read at once when the page is in front, else when it comes there."""
        if self.in_front:
            self.reload()
        else:
            self._stale = True

    def appear(self) -> None:
        """The page came to the front."""
        self.in_front = True
        if self._stale:
            self.reload()

    def vanish(self) -> None:
        """Another page is in front."""
        self.in_front = False

    def show_only(self, only: str | tuple[str, str]) -> None:
        """Narrows the list, or widens it again."""
        if only != self.only:
            self.only = only
            self._show_list()
            self.gallery_changed.emit()

    def choose_cell(self, slope: str, shot: str) -> None:
        """A cell of the matrix was tapped: new photos go there, and the list shows what is there.

        While photos are chosen the list stays: they may be about to go there.
        """
        again = (self.sticky.slope, self.sticky.shot) == (slope, shot)
        if again and (self.chosen or self.only == (slope, shot)):
            self.sticky.choose(slope="", shot="")
            self.show_only(ALL)
            return
        self.sticky.choose(slope=slope, shot=shot, category="", collateral="")
        if not self.chosen:
            self.show_only((slope, shot))

    def choose_category(self, category: str) -> None:
        """A picture that the whole job wants: new photos go there."""
        self.sticky.choose(slope="", shot="", category=category, collateral="")

    def set_labels(self, photo_ids: Sequence[str], labels: Mapping[str, str]) -> None:
        """Labels photos; "" takes a label away."""
        gallery, verbs, keys, told = self.gallery, self._verbs, tuple(photo_ids), dict(labels)
        if gallery is not None and verbs is not None and keys and told:
            self._queue.append(lambda: verbs.set_labels(keys, told, seen=gallery.seen_rev, origin=self))
            self._next()

    def put_there(self, photo_ids: Sequence[str]) -> None:
        """Photos get the labels that new ones would get."""
        self.set_labels(photo_ids, self.sticky.as_fields())

    def fetch(
        self, sha256s: Sequence[str], decode: Callable[[bytes], Picture],
        done: Callable[[dict[str, Picture | None]], None],
    ) -> None:  # fmt: skip
        """Thumbnails, read and decoded off the GUI thread; None for one that is not on this machine."""
        verbs, wanted = self._verbs, tuple(sha256s)
        if verbs is None:
            return

        def work() -> dict[str, Picture | None]:
            found = {sha256: verbs.picture(sha256, BlobKind.THUMB) for sha256 in wanted}
            return {sha256: None if data is None else decode(data) for sha256, data in found.items()}

        self._io(lambda _task: work(), done, lambda _error: done(dict.fromkeys(wanted)))

    def dispose(self) -> None:
        """Labels that wait their turn are still saved."""
        self.sticky.changed.disconnect(self._on_sticky)
        while self._queue:
            self._around.runner.save(self._queue.popleft(), lambda _changes: None, lambda _error: None)
        super().dispose()

    def _next(self) -> None:
        if self._queue and not self.saving:
            self._save(self._queue.popleft())

    def _on_changes(self, changes: ChangeSet) -> None:
        if concerns(changes, *SHOWN):
            self.freshen()

    def _on_sticky(self) -> None:
        gallery = self.gallery
        if gallery is not None and self.sticky.slope and Slope(self.sticky.slope) not in gallery.slopes:
            self.reload()

    def _on_gallery(self, gallery: Gallery) -> Load:
        self.gallery = gallery
        self._show_list()
        self.gallery_changed.emit()
        return Load.READY

    def _show_list(self) -> None:
        if self.gallery is not None:
            self.photos.show([photo for photo in self.gallery.photos if self._is_shown(photo)])

    def _is_shown(self, photo: PhotoView) -> bool:
        if self.only == ALL or self.gallery is None:
            return True
        if isinstance(self.only, str):
            return photo.photo_id in self.gallery.unplaced
        slope, shot = self.only
        if shot_of(photo.labels) != shot:
            return False
        return photo.slope == slope or (photo.slope == Slope.ALL and shot in WIDE_SHOTS)

    def _spoken(self, photo: PhotoView) -> str:
        return spoken(photo, self.gallery.zone if self.gallery else "")
