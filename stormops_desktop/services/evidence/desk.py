"""Reading the evidence of a job, its pictures, and whether this is the right roof."""

from collections.abc import Callable, Sequence
from typing import Protocol

from stormops_desktop.adapters.photo_errors import PhotoRefused
from stormops_desktop.adapters.photo_renditions import render
from stormops_desktop.domain.evidence.matching import guard_roof
from stormops_desktop.domain.evidence.position import Fix, Source, apart
from stormops_desktop.domain.said import Said
from stormops_desktop.services.errors import NotFound
from stormops_desktop.services.evidence.models import EvidencePhoto, EvidenceView, RoofView
from stormops_desktop.services.evidence.ports import EvidenceOut
from stormops_desktop.services.evidence.reading import evidence_view
from stormops_desktop.services.evidence.verbs import EvidenceActions
from stormops_desktop.services.job_reads import GONE
from stormops_desktop.services.photos.models import PhotoView
from stormops_desktop.services.undo import UndoShelf
from stormops_desktop.services.workplace import Workplace
from stormops_desktop.storage.evidence.rows import checks_of, claim_of, squares_of
from stormops_desktop.storage.photos.rows import house_of, job_photos
from stormops_desktop.storage.sync_queries import tally
from sync.contracts.blobs import BlobKind

SHARP_SIDE = 4096
NO_HOUSE = "Where this house stands is not known: check the house number."

Pictures = Callable[[str, BlobKind], bytes | None]


class AsksReceiver(Protocol):
    """A satellite receiver at this computer."""

    def fix(self) -> Fix | None: ...


class EvidenceDesk(EvidenceActions):
    """`ports.Evidence` on the replica.

    Args:
        picture: a photo's file from this computer, as `PhotoReads.picture`.
    """

    def __init__(
        self, work: Workplace, picture: Pictures, undo: UndoShelf, receiver: AsksReceiver, out: EvidenceOut
    ) -> None:
        super().__init__(work, undo)
        self._picture, self._receiver = picture, receiver
        self._told: Fix | None = None
        self.out = out

    def evidence(self, job_id: str) -> EvidenceView:
        """Everything of one job.

        Raises:
            NotFound: the job is not in this replica (any more). StoreTrouble.
        """
        return read_evidence(self._work, job_id)

    def picture(self, sha256: str, *, sharp: bool) -> bytes | None:
        """An upright JPEG: the preview, or as sharp as this machine can; None when it is not here."""
        original = self._picture(sha256, BlobKind.ORIGINAL) if sharp else None
        if original is not None:
            try:
                return render(original, SHARP_SIDE).jpeg
            except PhotoRefused:
                pass  # the preview was made when it was taken in, and still shows it
        return self._picture(sha256, BlobKind.PREVIEW) or self._picture(sha256, BlobKind.THUMB)

    def told_position(self, fix: Fix) -> None:
        """Where the device is, as the person, a receiver or the map says."""
        self._told = fix

    def last_told(self) -> Fix | None:
        """Where the device was said to be last, however long ago; None when nobody said."""
        return self._told

    def ask_receiver(self) -> Fix | None:
        """A position of the receiver at this computer, kept; None when there is none or no fix."""
        fix = self._receiver.fix()
        if fix is not None:
            self._told = fix
        return fix

    def roof(self, job_id: str) -> RoofView:
        """Whether the device is at the job's stop, by the newest position that is known."""
        view = self.evidence(job_id)
        with self._work.reading() as connection:
            house = house_of(connection, job_id)
        answered = [check.answer for check in view.checks if check.kind == "roof"]
        addresses = tuple(
            each.photo.photo_id for each in view.photos if each.photo.category == "address_front"
        )
        fix = self._position(view.photos)
        if house is None or house.latitude is None or house.longitude is None:
            return RoofView(job_id, fix, None, asks=False, sentence=Said(NO_HOUSE), address=view.address)
        guard = guard_roof((fix.latitude, fix.longitude) if fix else None, (house.latitude, house.longitude))
        way = apart(fix.latitude, fix.longitude, house.latitude, house.longitude) if fix else None
        asks = guard.asks and not answered and not addresses
        last = answered[-1] if answered else ""
        return RoofView(job_id, fix, way, asks, guard.sentence, last, addresses, view.address)

    def _position(self, photos: Sequence[EvidencePhoto]) -> Fix | None:
        """What was told last, while it is fresh; else where this job's newest photo was taken."""
        now = self._work.office_ms()
        told = self._told if self._told is not None and self._told.is_fresh(now) else None
        placed = [fix for each in photos if (fix := _fix_of(each.photo)) is not None]
        newest = max(placed, key=lambda fix: fix.at or 0, default=None)
        if told is None or (newest is not None and (newest.at or 0) > (told.at or 0)):
            return newest
        return told


def read_evidence(work: Workplace, job_id: str) -> EvidenceView:
    """Everything of one job, in one view of the file; errors as `EvidenceDesk.evidence`."""
    with work.reading() as connection:
        house, claim = house_of(connection, job_id), claim_of(connection, job_id)
        photos = [PhotoView(*row) for row in job_photos(connection, job_id)]
        squares, checks = squares_of(connection, job_id), checks_of(connection, job_id)
        state = tally(connection).state
    if house is None or claim is None:
        raise NotFound(GONE)
    seen = 0 if state is None else state.cursor
    return evidence_view(job_id, house, claim, photos, squares, checks, seen=seen)


def _fix_of(photo: PhotoView) -> Fix | None:
    if photo.latitude is None or photo.longitude is None:
        return None
    return Fix(photo.latitude, photo.longitude, Source.EXIF, photo.gps_at or photo.taken_at)
