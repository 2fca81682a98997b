"""Bursts, labels, a day's files and watched folders on a real replica and vault."""

import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from stormops_desktop.domain.evidence.matching import Match
from stormops_desktop.services.errors import NotAllowed, NotFound
from stormops_desktop.services.photos.models import IntakeStep, WatchedFolder
from sync.contracts.blobs import BlobKind
from tests.helpers.photo_rig import PhotoRig
from tests.helpers.replica_rows import key
from tests.unit.adapters.photos import encoded, picture

ROOT = Path(__file__).parents[3]
JOB = key("job1")
PHOTOS = 6


@pytest.fixture
def rig(tmp_path: Path) -> Iterator[PhotoRig]:
    made = PhotoRig(tmp_path / "laptop")
    yield made
    made.close()


@pytest.fixture
def card(tmp_path: Path) -> Path:
    return filled(tmp_path / "card", PHOTOS)


def filled(folder: Path, count: int) -> Path:
    folder.mkdir()
    for number in range(count):
        (folder / f"img{number}.jpg").write_bytes(encoded(picture(400, 300 + number)))
    return folder


def files(card: Path) -> list[Path]:
    return sorted(card.glob("*.jpg"))


def test_rows_come_in_the_order_of_the_files_and_each_step_is_told(rig: PhotoRig, card: Path) -> None:
    steps: list[IntakeStep] = []
    added = rig.desk.add_photos(JOB, files(card), labels={"slope": "N"}, each=steps.append)
    assert [step.done for step in steps] == list(range(1, PHOTOS + 1))
    assert [step.touched[0] for step in steps] == list(added.added)
    assert steps[-1].saved == steps[-1].total == PHOTOS
    kept = [rig.desk.picture(photo.sha256, BlobKind.ORIGINAL) for photo in rig.desk.photos(JOB)]
    assert kept == [path.read_bytes() for path in files(card)]
    assert {photo.slope for photo in rig.desk.photos(JOB)} == {"N"}


def test_cancelling_keeps_what_is_in_and_remembers_the_rest(rig: PhotoRig, card: Path) -> None:
    done: list[IntakeStep] = []
    added = rig.desk.add_photos(JOB, files(card), each=done.append, cancelled=lambda: len(done) >= 2)
    assert 2 <= len(added.added) < PHOTOS
    assert len(rig.desk.photos(JOB)) == len(added.added)
    assert rig.desk.orphans() == []
    (rest,) = rig.desk.gallery(JOB).interrupted
    again = rig.desk.add_photos(JOB, rest.files, labels=rest.labels)
    assert len(again.known) == len(added.added)
    assert len(rig.desk.photos(JOB)) == PHOTOS
    assert rig.desk.gallery(JOB).interrupted == ()


def test_closing_waits_for_the_photo_under_way_and_leaves_the_rest_on_record(
    rig: PhotoRig, card: Path
) -> None:
    begun = threading.Event()
    burst = threading.Thread(target=lambda: rig.desk.add_photos(JOB, files(card), each=lambda _: begun.set()))
    burst.start()
    assert begun.wait(30)
    rig.desk.close()
    came = len(rig.desk.photos(JOB))
    burst.join(30)
    assert len(rig.desk.photos(JOB)) == came >= 1
    assert came == PHOTOS or len(rig.desk.gallery(JOB).interrupted) == 1


def test_the_rest_of_a_burst_may_be_given_up(rig: PhotoRig, card: Path) -> None:
    rig.desk.add_photos(JOB, files(card), cancelled=lambda: True)
    assert len(rig.desk.gallery(JOB).interrupted) == 1
    rig.desk.forget_interrupted(JOB)
    assert rig.desk.gallery(JOB).interrupted == ()


def test_twins_within_one_burst_are_one_photo(rig: PhotoRig, card: Path) -> None:
    shutil.copy(card / "img0.jpg", card / "copy of img0.jpg")
    added = rig.desk.add_photos(JOB, files(card))
    assert (len(added.added), len(added.known)) == (PHOTOS, 1)
    assert len(rig.desk.photos(JOB)) == PHOTOS


@pytest.mark.parametrize("step", ["written", "flushed", "renamed", "kept", "recorded"])
@pytest.mark.parametrize("nth", [1, 4])
def test_killed_in_a_burst_nothing_is_lost_and_nothing_doubled(
    tmp_path: Path, card: Path, step: str, nth: int
) -> None:
    PhotoRig(tmp_path / "laptop").close()
    script = ["-m", "tests.unit.services.burst_until_killed", str(tmp_path / "laptop"), str(card)]
    died = subprocess.run([sys.executable, *script, step, str(nth)], cwd=ROOT, check=False)
    assert died.returncode == 9
    rig = PhotoRig(tmp_path / "laptop", fill=False)
    try:
        for photo in rig.desk.photos(JOB):
            rig.vault.verify(photo.sha256)
        assert len(rig.desk.photos(JOB)) >= (nth if step == "recorded" else 0)
        (rest,) = rig.desk.gallery(JOB).interrupted
        rig.desk.add_photos(JOB, rest.files, labels=rest.labels)
        kept = [rig.desk.picture(photo.sha256, BlobKind.ORIGINAL) for photo in rig.desk.photos(JOB)]
        assert sorted(kept, key=str) == sorted((path.read_bytes() for path in files(card)), key=str)
        assert {(photo.slope, photo.shot) for photo in rig.desk.photos(JOB)} == {("S", "close_up")}
        assert rig.desk.orphans() == []
    finally:
        rig.close()


def test_a_full_disk_ends_a_burst_and_says_so(
    rig: PhotoRig, card: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rig.vault, "_write", _full_after(rig.vault._write, 6))
    steps: list[IntakeStep] = []
    added = rig.desk.add_photos(JOB, files(card), each=steps.append)
    assert 1 <= len(added.added) <= 2
    assert "The disk is full" in steps[-1].stopped
    assert len(rig.desk.gallery(JOB).interrupted) == 1


def _full_after(write: object, count: int) -> object:
    left = iter(range(count))

    def limited(path: Path, source: object) -> object:
        if next(left, None) is None:
            raise OSError(28, "No space left on device")
        return write(path, source)  # type: ignore[operator]

    return limited


def test_labels_of_many_are_one_group_and_can_be_taken_back(rig: PhotoRig, card: Path) -> None:
    ids = rig.desk.add_photos(JOB, files(card), labels={"slope": "N"}).added
    rig.desk.set_labels(ids[:1], {"slope": "E"}, seen=0)
    change = rig.desk.set_labels(ids[:3], {"slope": "W", "caption": " Ridge "}, seen=0)
    assert change.name == "Labeled 3 photos at 1 Oak St"
    assert [photo.slope for photo in rig.desk.photos(JOB)] == ["W", "W", "W", "N", "N", "N"]
    assert rig.desk.photos(JOB)[0].caption == "Ridge"
    assert change.undo is not None
    _, drafts = rig.shelf.take(change.undo.token)
    rig.work.capture(drafts)
    assert [photo.slope for photo in rig.desk.photos(JOB)] == ["E", "N", "N", "N", "N", "N"]
    assert rig.desk.photos(JOB)[0].caption is None


def test_labels_that_moved_on_are_not_taken_back(rig: PhotoRig, card: Path) -> None:
    ids = rig.desk.add_photos(JOB, files(card)[:1]).added
    change = rig.desk.set_labels(ids, {"slope": "W"}, seen=0)
    rig.desk.set_labels(ids, {"slope": "E"}, seen=0)
    assert change.undo is not None
    with pytest.raises(NotAllowed, match="labeled again"):
        rig.shelf.take(change.undo.token)


def test_a_label_that_is_there_already_is_not_written_again(rig: PhotoRig, card: Path) -> None:
    ids = rig.desk.add_photos(JOB, files(card)[:1], labels={"slope": "W"}).added
    same = rig.desk.set_labels(ids, {"slope": "W"}, seen=0)
    assert (same.touched.rows, same.undo) == ({}, None)
    gone = rig.desk.set_labels(ids, {"slope": ""}, seen=0)
    assert gone.undo is not None
    assert rig.desk.photos(JOB)[0].slope is None


def test_labels_that_are_none(rig: PhotoRig, card: Path) -> None:
    ids = rig.desk.add_photos(JOB, files(card)[:1]).added
    with pytest.raises(ValueError, match="no slope"):
        rig.desk.set_labels(ids, {"slope": "up"}, seen=0)
    with pytest.raises(ValueError, match="no shot"):
        rig.desk.add_photos(JOB, files(card)[1:], labels={"shot": "selfie"})
    with pytest.raises(NotAllowed, match="500 characters"):
        rig.desk.set_labels(ids, {"caption": "x" * 501}, seen=0)
    with pytest.raises(NotFound):
        rig.desk.set_labels([key("nothing")], {"slope": "N"}, seen=0)


def test_the_matrix_says_what_is_missing(rig: PhotoRig, card: Path) -> None:
    ids = rig.desk.add_photos(JOB, files(card)).added
    rig.desk.set_labels(ids[:2], {"slope": "front", "shot": "overview"}, seen=0)
    rig.desk.set_labels(ids[2:3], {"slope": "all", "category": "slope_overview"}, seen=0)
    gallery = rig.desk.gallery(JOB)
    counts = {(at[0].value, at[1].value): cell.count for at, cell in gallery.cells.items() if cell.count}
    assert counts["front", "overview"] == 3
    assert counts["left", "overview"] == 1
    assert not any(cell.missing for cell in gallery.cells.values())
    assert len(gallery.unplaced) == 3
    assert [slope.value for slope in gallery.slopes] == ["front", "right", "back", "left", "all"]


def test_a_day_is_proposed_by_place(rig: PhotoRig, stormops_data: Path) -> None:
    found = rig.desk.propose(files(stormops_data / "photos"))
    by_name = {each.path.name: each for each in found}
    assert by_name["DSCN0010.jpg"].match is Match.NEAR
    assert by_name["DSCN0010.jpg"].sure
    assert by_name["DSCN0010.jpg"].job_id == JOB
    assert by_name["DSCN0010.jpg"].clocks_disagree
    assert by_name["DSCN0027.jpg"].match is Match.TOO_FAR
    assert by_name["no_exif.jpg"].match is Match.NO_PLACE
    assert by_name["corrupted.jpg"].refused
    assert rig.desk.photos(JOB) == []


def test_two_houses_as_near_are_not_guessed(tmp_path: Path, stormops_data: Path) -> None:
    rig = PhotoRig(tmp_path / "twins", houses=((43.46740, 11.88510), (43.46741, 11.88512)))
    try:
        (first,) = rig.desk.propose([stormops_data / "photos" / "DSCN0010.jpg"])
        assert first.match is Match.AMBIGUOUS
        assert not first.sure
        assert {first.address, first.runner_up} == {"1 Oak St", "2 Oak St"}
    finally:
        rig.close()


def test_a_look_into_a_folder_waits_for_what_grows(rig: PhotoRig, tmp_path: Path) -> None:
    card = filled(tmp_path / "usb", 2)
    (card / ".hidden.jpg").write_bytes(b"x")
    watched = WatchedFolder(str(card))
    first = rig.desk.look_into(watched, {})
    assert (first.fresh, len(first.growing)) == ((), 2)
    with (card / "img1.jpg").open("ab") as file:
        file.write(b"more")
    second = rig.desk.look_into(watched, first.growing)
    assert [path.name for path in second.fresh] == ["img0.jpg"]
    third = rig.desk.look_into(watched, {**second.marks, **second.growing})
    assert len(third.fresh) == 2
    seen = WatchedFolder(str(card), frozenset(third.marks.values()))
    rig.desk.watch(seen)
    rig.restart()
    assert rig.desk.watched() == seen
    assert rig.desk.look_into(seen, third.marks).fresh == ()
    shutil.rmtree(card)
    assert not rig.desk.look_into(seen, {}).there
