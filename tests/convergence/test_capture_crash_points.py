"""Photos taken on a real replica and a real vault: the machine's disk is copied around every durable step.

A process that is killed leaves what it had written, flushed or not. So a copy of the folder, made before and
after each flush, rename, removal and commit, is what the next start of the program finds if it dies there.
"""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import RLock
from typing import Any

import pytest
from PIL import Image
from sqlalchemy.engine.default import DefaultDialect

from sync.contracts.blobs import BlobKind
from tests.helpers.photo_rig import PhotoRig
from tests.helpers.replica_rows import key

JOB = key("job1")
LABELS = {"slope": "S", "shot": "close_up"}


@pytest.fixture
def card(tmp_path: Path) -> list[Path]:
    """Two pictures as a camera leaves them."""
    folder = tmp_path / "card"
    folder.mkdir()
    for n, colour in enumerate(("firebrick", "slategray")):
        Image.new("RGB", (640, 480), colour).save(folder / f"img{n}.jpg")
    return sorted(folder.iterdir())


class Camcorder:
    """Copies a folder around every durable step that is made while it runs."""

    def __init__(self, folder: Path, images: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self._folder, self._images = folder, images
        self.steps: list[str] = []
        self._one_at_a_time = RLock()  # pictures are taken in by several threads
        for owner, name in ((os, "fsync"), (os, "replace"), (os, "rename"), (os, "unlink")):
            monkeypatch.setattr(owner, name, self._around(name, getattr(owner, name)))
        monkeypatch.setattr(DefaultDialect, "do_commit", self._around("commit", DefaultDialect.do_commit))

    def _around(self, name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def step(*arguments: Any, **more: Any) -> Any:
            with self._one_at_a_time:
                self._take(f"before {name}")
                answer = real(*arguments, **more)
                self._take(f"after {name}")
            return answer

        return step

    def _take(self, name: str) -> None:
        shutil.copytree(self._folder, self._images / f"{len(self.steps):03}")
        self.steps.append(name)


@pytest.fixture
def filmed(tmp_path: Path, card: list[Path]) -> Iterator[tuple[list[str], Path]]:
    """(steps, folder of disk images) of two pictures being taken in."""
    images = tmp_path / "images"
    images.mkdir()
    rig = PhotoRig(tmp_path / "laptop")
    try:
        with pytest.MonkeyPatch.context() as patched:
            film = Camcorder(tmp_path / "laptop", images, patched)
            added = rig.desk.add_photos(JOB, card, labels=LABELS)
            assert len(added.added) == 2
    finally:
        rig.close()
    yield film.steps, images


def test_killed_around_every_durable_step_no_row_lacks_its_file_and_no_file_is_lost(
    filmed: tuple[list[str], Path], card: list[Path]
) -> None:
    steps, images = filmed
    assert {step.split()[1] for step in steps} >= {"fsync", "replace", "commit"}
    assert len(steps) >= 2 * 2 * (3 * 3 + 1)  # each picture: three files of three steps, and its rows
    complete = []
    for step, image in zip(steps, sorted(images.iterdir()), strict=True):
        complete.append(_after_the_restart(image, step, card))
    assert complete[0] == 0
    assert complete[-1] == 2
    assert complete == sorted(complete)  # what was taken in stays in


def _after_the_restart(image: Path, step: str, card: list[Path]) -> int:
    """How many pictures were safe when the program died; what it then finds is checked, and completed."""
    kept_before = {path.stem for path in (image / "photos").glob("*/*.photo")}
    rig = PhotoRig(image, fill=False)
    try:
        safe = _no_row_lacks_its_files(rig, step)
        assert kept_before <= set(rig.vault.kept()), f"{step}: a file that was kept is gone"
        _nothing_is_doubled_or_lost(rig, step, card)
        return safe
    finally:
        rig.close()


def _no_row_lacks_its_files(rig: PhotoRig, step: str) -> int:
    rows = list(rig.desk.photos(JOB))
    for photo in rows:
        for kind in BlobKind:
            assert rig.desk.picture(photo.sha256, kind), f"{step}: a row without its {kind}"
        rig.vault.verify(photo.sha256)
    with rig.store.replica.begin() as tx:
        logged = {item.op.fields["sha256"] for item in tx.ops(100) if item.op.entity == "photos"}
    assert logged == {photo.sha256 for photo in rows}, f"{step}: rows and ops differ"
    with rig.store.database.read() as connection:
        found = connection.exec_driver_sql("SELECT sha256, count(*) FROM blob_local GROUP BY sha256")
        assert dict(tuple(row) for row in found) == dict.fromkeys(logged, 3), f"{step}: records differ"
    return len(rows)


def _nothing_is_doubled_or_lost(rig: PhotoRig, step: str, card: list[Path]) -> None:
    """The card is put in again, or what was interrupted is gone on with."""
    rig.desk.add_photos(JOB, card, labels=LABELS)
    contents = [rig.desk.picture(photo.sha256, BlobKind.ORIGINAL) for photo in rig.desk.photos(JOB)]
    assert sorted(map(bytes, contents)) == sorted(path.read_bytes() for path in card), step  # type: ignore[arg-type]
    assert len(rig.desk.photos(JOB)) == len(card), step
    assert rig.desk.orphans() == [], step
    assert not list((rig.folder / "photos" / "incoming").glob("*.part")), step
