"""Photos: a burst of 200 taken in while the gallery is on screen, and a gallery of 1,000 opened.

`python -m benchmarks.photos`. The photos are one 12-megapixel picture of 5 MB with different bytes after its
end, which are kept as they are: each has a hash of its own and costs what a photo costs to decode.
"""

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import numpy as np
from PIL import Image
from PySide6.QtWidgets import QApplication

from benchmarks.replica_rig import big_replica
from benchmarks.table import Figure, print_table
from benchmarks.window import Heart, wait_for
from stormops_desktop.adapters.clock import wall_ms
from stormops_desktop.adapters.photo_vault import PhotoVault
from stormops_desktop.app.main import application
from stormops_desktop.services.photos.desk import PhotoDesk
from stormops_desktop.services.workplace import Workplace
from stormops_desktop.tasks.runner import LaneRunner
from stormops_desktop.viewmodels.base import Surroundings
from stormops_desktop.viewmodels.bus import ChangeBus
from stormops_desktop.viewmodels.capture_labels import CaptureLabels
from stormops_desktop.viewmodels.evidence.gate import VisitGate
from stormops_desktop.viewmodels.photos.doubt import RoofDoubtViewModel
from stormops_desktop.viewmodels.photos.page import PhotoPage
from stormops_desktop.viewmodels.sync_driver import SyncDriver
from stormops_desktop.views.photos.photos_screen import PhotosScreen
from stormops_desktop.views.style.look import Look
from stormops_desktop.views.style.metrics import Density
from stormops_desktop.views.style.tokens import Theme
from tests.helpers.fakes import FakeDesk

BURST, PHOTO_BYTES = 200, 5_000_000
GALLERY = 1_000
SIZE = (1280, 800)
MINUTES_MS = 30 * 60_000


@dataclass(slots=True)
class Desk:
    """The photo page over a fresh replica and vault, with real threads."""

    photos: PhotoDesk
    page: PhotoPage
    screen: PhotosScreen
    runner: LaneRunner
    jobs: tuple[str, ...]


def main() -> None:
    app = application()
    with (
        TemporaryDirectory(prefix="stormops-bench-") as folder,
        big_replica(50) as (work, job_ids),
        desk(app, work, job_ids) as shown,
    ):
        figures = [*burst(app, shown, Path(folder)), *gallery(shown, Path(folder))]
    print_table(f"Photos: {BURST} of 5 MB taken in, a gallery of {GALLERY:,} opened", figures)


def burst(app: QApplication, shown: Desk, folder: Path) -> list[Figure]:
    """Photos a second while the gallery is on screen, and the longest silence of the GUI thread."""
    card = folder / "card"
    files_of(card, BURST, photo(4000, 3000, PHOTO_BYTES))
    shown.page.photos.open(shown.jobs[0])
    wait_for(shown.page.photos.gallery_changed)
    shown.page.sticky.choose(slope="S", shot="close_up")
    heart = Heart(app)
    started = time.perf_counter()
    shown.page.add_files([card])
    wait_for(shown.page.intake.finished, at_most_ms=MINUTES_MS)
    spent = time.perf_counter() - started
    stall, computed = heart.longest_ms, heart.busiest_ms
    assert shown.page.intake.progress.saved == BURST, shown.page.intake.progress
    return [
        Figure("photos of 5 MB taken in, a second", BURST / spent, 4, "/s", at_most=False),
        Figure("megabytes sealed and flushed, a second", BURST * 5 / spent, 20, "MB/s", at_most=False),
        Figure("longest stall of the GUI thread meanwhile", stall, 50, "ms", at_most=True),
        Figure("most processor time of it between two beats", computed, 50, "ms", at_most=True),
    ]


def gallery(shown: Desk, folder: Path) -> list[Figure]:
    """From the wish to the first painted page, and to every picture on it."""
    roll = folder / "roll"
    files_of(roll, GALLERY, photo(640, 480, 60_000))
    job_id = shown.jobs[1]
    shown.photos.add_photos(job_id, sorted(roll.iterdir()), labels={"slope": "N", "shot": "overview"})
    started = time.perf_counter()
    shown.page.photos.open(job_id)
    wait_for(shown.page.photos.gallery_changed)
    shown.screen.grab()
    painted = time.perf_counter() - started
    if not shown.screen.thumbs.idle:
        wait_for(shown.screen.thumbs.caught_up)
    shown.screen.grab()
    pictured = time.perf_counter() - started
    assert shown.page.photos.photos.rowCount() == GALLERY
    return [
        Figure("gallery of 1,000 to the first painted page", painted * 1000, 300, "ms", at_most=True),
        Figure("to every picture on it", pictured * 1000, 600, "ms", at_most=True),
        Figure("full repaint of it", repaint_ms(shown.screen), 50, "ms", at_most=True),
    ]


def repaint_ms(screen: PhotosScreen) -> float:
    """Of all of the page, with every thumbnail at hand."""
    started = time.perf_counter()
    for _ in range(10):
        screen.grab()
    return (time.perf_counter() - started) * 100


@contextmanager
def desk(app: QApplication, work: Workplace, jobs: tuple[str, ...]) -> Iterator[Desk]:
    runner = LaneRunner(parent=app)
    around = Surroundings(runner, ChangeBus(app), wall_ms)
    photos = PhotoDesk(work, PhotoVault(work.database.path.parent / "photos", bytes(range(32))))
    doubt = RoofDoubtViewModel(around, None, VisitGate(around, None))
    page = PhotoPage(around, photos, CaptureLabels(), SyncDriver(around, FakeDesk()), doubt)
    screen = PhotosScreen(Look(app, Theme.LIGHT, Density.OFFICE), page)
    screen.resize(*SIZE)
    screen.show()
    yield Desk(photos, page, screen, runner, jobs)
    screen.close()
    page.dispose()
    runner.close()


def photo(width: int, height: int, size: int) -> bytes:
    """A JPEG of about that many bytes: smooth shapes with the noise of a sensor."""
    dice = np.random.default_rng(7)
    shade = np.add.outer(np.linspace(40, 160, height), np.linspace(0, 60, width))[..., None]
    for strength in (40, 28, 20, 14, 10, 6, 3):
        noise = dice.normal(0, strength, (height, width, 3))
        pixels = np.clip(shade + noise, 0, 255).astype(np.uint8)
        out = BytesIO()
        Image.fromarray(pixels).save(out, "JPEG", quality=88)
        if out.tell() <= size:
            break
    return out.getvalue()


def files_of(folder: Path, count: int, picture: bytes) -> None:
    """So many files, each with a hash of its own."""
    folder.mkdir()
    for number in range(count):
        (folder / f"IMG_{number:04d}.JPG").write_bytes(picture + number.to_bytes(8))


if __name__ == "__main__":
    main()
