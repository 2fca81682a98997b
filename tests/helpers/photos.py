"""The photo port in memory: photos by job, the matrix by the same rules as on a replica, no pictures."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from stormops_desktop.services.errors import NotFound
from stormops_desktop.services.photos.gallery import RoofFacts, with_matrix
from stormops_desktop.services.photos.models import (
    Found,
    Gallery,
    IntakeStep,
    Look,
    PhotoView,
    Proposed,
    RefusedPhoto,
    WatchedFolder,
)
from stormops_desktop.services.photos.ports import AddedPhotos
from stormops_desktop.services.ports import ChangeSet
from sync.contracts.blobs import BlobKind
from sync.contracts.replica import Touched

NOW = 1_553_522_700_000


def make_photo(number: int, **changes: object) -> PhotoView:
    """A plausible photo; the number decides everything."""
    photo = PhotoView(
        f"photo-{number:04d}", f"{number:064x}", 4_100_000, "image/jpeg", NOW + number * 60_000,
        "2019-03-25T09:05:00-05:00", None, None, None, None, None, "queued", here=True, last_error=None,
        width=4000, height=3000, orientation=1,
    )  # fmt: skip
    return replace(photo, **changes)  # type: ignore[arg-type]


@dataclass
class FakePhotos:
    """`photos.ports.PhotoVerbs` over a dictionary."""

    address: Callable[[str], str | None]
    kept: dict[str, list[PhotoView]] = field(default_factory=dict)
    refused: dict[str, list[RefusedPhoto]] = field(default_factory=dict)
    folder: WatchedFolder = field(default_factory=WatchedFolder)
    proposals: list[Proposed] = field(default_factory=list)

    def photos(self, job_id: str) -> Sequence[PhotoView]:
        return tuple(self.kept.get(job_id, ()))

    def gallery(self, job_id: str, also: str = "") -> Gallery:
        address = self.address(job_id)
        if address is None:
            raise NotFound("That job is not on this machine any more. Your other jobs are.")
        bare = Gallery(
            job_id, address, "Plano 75024", "America/Chicago", 33.07, -96.75,
            photos=tuple(self.photos(job_id)), quarantined=tuple(self.refused.get(job_id, ())),
        )  # fmt: skip
        return with_matrix(bare, RoofFacts(), also)

    def picture(self, sha256: str, kind: BlobKind) -> bytes | None:
        return None

    def quarantined(self, job_id: str) -> Sequence[RefusedPhoto]:
        return tuple(self.refused.get(job_id, ()))

    def find_files(self, paths: Sequence[Path]) -> Found:
        return Found(tuple(paths))

    def add_photos(
        self, job_id: str, files: Sequence[Path], *, labels: Mapping[str, str] | None = None,
        origin: object = None, each: Callable[[IntakeStep], None] | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> AddedPhotos:  # fmt: skip
        photos = self.kept.setdefault(job_id, [])
        made = [make_photo(len(photos) + at + 1, **(labels or {})) for at in range(len(files))]
        photos.extend(made)
        keys = tuple(photo.photo_id for photo in made)
        change = ChangeSet(f"Added {len(keys)} photos", Touched({"photos": set(keys)}), origin)
        return AddedPhotos(change, keys, (), ())

    def add_picture(
        self, job_id: str, name: str, data: bytes, *, labels: Mapping[str, str] | None = None,
        origin: object = None,
    ) -> AddedPhotos:  # fmt: skip
        return self.add_photos(job_id, [Path(name)], labels=labels, origin=origin)

    def forget_interrupted(self, job_id: str) -> None: ...

    def set_labels(
        self, photo_ids: Sequence[str], labels: Mapping[str, str], *, seen: int, origin: object = None
    ) -> ChangeSet:
        for photos in self.kept.values():
            photos[:] = [
                replace(photo, **labels) if photo.photo_id in photo_ids else photo  # type: ignore[arg-type]
                for photo in photos
            ]
        return ChangeSet("Labeled photos", Touched({"photos": set(photo_ids)}), origin)

    def propose(
        self, files: Sequence[Path], *, each: Callable[[Proposed], None] | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> Sequence[Proposed]:  # fmt: skip
        return self.proposals

    def look_into(self, watched: WatchedFolder, before: Mapping[Path, str]) -> Look:
        return Look(there=True)

    def watched(self) -> WatchedFolder:
        return self.folder

    def watch(self, watched: WatchedFolder) -> None:
        self.folder = watched

    def close(self) -> None: ...

    def free(self, keep_days: int) -> int:
        return 0


def roof_of_photos() -> list[PhotoView]:
    """Two slopes in part, one photo at the wrong house, one whose clocks disagree, one not placed."""
    return [
        make_photo(1, slope="N", shot="overview", state="stored", distance_m=12.0),
        make_photo(2, slope="N", shot="close_up", state="uploading", distance_m=9.0, caption="Split shingle"),
        make_photo(3, slope="S", shot="overview", distance_m=212.0),
        make_photo(4, slope="S", shot="test_square", clocks_disagree=True, taken_at=None),
        make_photo(5, state="failed", last_error="The office does not take it"),
    ]
