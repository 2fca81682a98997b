"""The photo report of 100 photos: seconds, megabytes, and the most memory that the program holds meanwhile.

`python -m benchmarks.report`. The photos have 12 megapixels and about 5 MB each, no two alike, a tenth of
them with marks. Memory is sampled from /proc, so it is told on Linux only.
"""

import resource
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
from PIL import Image

from benchmarks.replica_rig import big_replica
from benchmarks.table import Figure, print_table
from stormops_desktop.adapters.photo_vault import PhotoVault
from stormops_desktop.adapters.rule_packs import load_rule_packs
from stormops_desktop.assembly.evidence import evidence_desk
from stormops_desktop.assembly.papers import paper_services
from stormops_desktop.domain.evidence.marks import Mark, MarkKind
from stormops_desktop.services.evidence.desk import EvidenceDesk
from stormops_desktop.services.evidence.models import Outgoing, Written
from stormops_desktop.services.photos.desk import PhotoDesk
from stormops_desktop.services.undo import UndoShelf
from stormops_desktop.services.workplace import Workplace
from sync.contracts.blobs import BlobKind

PHOTOS = 100
SIZE = (3000, 4000)
EVERY = 10  # one photo in so many has marks
LOOK_S = 0.005
MB = 1_000_000


def main() -> None:
    with TemporaryDirectory(prefix="stormops-bench-") as name, big_replica(20) as (work, job_ids):
        folder = Path(name)
        job_id = job_ids[0]
        evidence = filled(work, job_id, folder)
        figures = []
        for per_page, most_mb in ((2, 60), (4, 40), (6, 30)):
            wanted = Outgoing(job_id, folder / f"report-{per_page}.pdf", per_page)
            figures += measured(f"PDF, {per_page} a page", evidence.out.report, wanted, most_mb)
        wanted = Outgoing(job_id, folder / "packet.zip")
        figures += measured("packet with originals", evidence.out.packet, wanted, 600, 30)
    print_table(f"Photo report of {PHOTOS} photos of 5 MB", figures)


def _no_office(sha256: str, kind: BlobKind) -> bytes:
    raise AssertionError(f"asked the office for the {kind} of {sha256}")


def filled(work: Workplace, job_id: str, folder: Path) -> EvidenceDesk:
    """The job with its photos, some of them marked."""
    card, shelf = folder / "card", UndoShelf(work.now_ms)
    take_photos(card)
    vault = PhotoVault(work.database.path.parent / "photos", bytes(range(32)))
    photos = PhotoDesk(work, vault)
    added = photos.add_photos(job_id, sorted(card.iterdir()), labels={"slope": "S", "shot": "close_up"}).added
    assert len(added) == PHOTOS
    papers = paper_services(work, vault, _no_office, load_rule_packs())
    desk = evidence_desk(work, photos, shelf, "", papers.out)
    square = Mark(
        MarkKind.TEST_SQUARE, ((0.2, 0.2), (0.7, 0.2), (0.7, 0.7), (0.2, 0.7)), hits=9, mark_id="a", at=1
    )
    for photo_id in added[::EVERY]:
        desk.set_marks(photo_id, [square], seen=0)
    return desk


def take_photos(card: Path) -> None:
    """Smooth shapes under the noise of a sensor, moved along from photo to photo: no two are alike."""
    card.mkdir()
    high, wide = SIZE
    shade = np.add.outer(np.linspace(40, 160, high), np.linspace(0, 60, wide))[..., None]
    noise = np.random.default_rng(7).normal(0, 14, (high, wide, 3))
    pixels = np.clip(shade + noise, 0, 255).astype(np.uint8)
    for number in range(PHOTOS):
        moved = np.roll(pixels, (number * 29, number * 37), (0, 1))
        Image.fromarray(moved).save(card / f"IMG_{number:04d}.JPG", quality=88)


def measured(
    what: str, make: Callable[..., Written], wanted: Outgoing, most_mb: float, most_s: float = 15
) -> list[Figure]:
    """One paper: how long, how large, how much memory."""
    with peak() as memory:
        started, computed = time.perf_counter(), time.process_time()
        written = make(wanted, lambda _step: None, lambda: False)
        spent, computed = time.perf_counter() - started, time.process_time() - computed
    assert written.photos == PHOTOS
    return [
        Figure(what, spent, most_s, "s", at_most=True),
        Figure(f"{what}, processor", computed, most_s, "s", at_most=True),
        Figure(f"{what}, size", written.size_bytes / MB, most_mb, "MB", at_most=True),
        Figure(f"{what}, most memory", max(memory) / MB, 500, "MB", at_most=True),
    ]


@contextmanager
def peak() -> Iterator[list[int]]:
    """Looks at the resident memory every five milliseconds."""
    seen = [resident()]
    over = threading.Event()

    def look() -> None:
        while not over.wait(LOOK_S):
            seen.append(resident())

    watcher = threading.Thread(target=look)
    watcher.start()
    try:
        yield seen
    finally:
        over.set()
        watcher.join()


def resident() -> int:
    """Bytes of this process in memory."""
    return int(Path("/proc/self/statm").read_text("ascii").split()[1]) * resource.getpagesize()


if __name__ == "__main__":
    main()
