"""The photo page as a person uses it: drop, paste, pick, keys alone; real photos, vault and replica."""

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import QItemSelectionModel, QMimeData, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLineEdit
from pytestqt.qtbot import QtBot

from stormops_desktop.viewmodels.base import Surroundings
from stormops_desktop.viewmodels.photos.gallery import ALL, UNPLACED
from stormops_desktop.viewmodels.session import SessionViewModels
from stormops_desktop.views.shell.shell_view import ShellView
from stormops_desktop.views.widgets.buttons import Selector
from sync.contracts.blobs import BlobKind
from tests.helpers.photo_rig import PhotoRig
from tests.ui.acting import click, find, press, words
from tests.ui.photos_page import JOB, OTHER_JOB, drop, on_page, rig, session, urls
from tests.unit.adapters.photos import SAMPLES, encoded, oriented, picture

__all__ = ["on_page", "rig", "session"]

REAL = sorted(SAMPLES.glob("*.jpg"))


@pytest.fixture
def card(tmp_path: Path) -> Path:
    """A camera's card with three pictures."""
    folder = tmp_path / "card" / "DCIM" / "100MEDIA"
    folder.mkdir(parents=True)
    for number in range(3):
        colour = encoded(picture(640, 480 + number))
        (folder / f"IMG_{number}.JPG").write_bytes(colour)
    (folder / "._IMG_0.JPG").write_bytes(b"twin of a Mac")
    (folder / "CLIP.MP4").write_bytes(b"film")
    return tmp_path / "card"


def choose(shell: ShellView, name: str, code: str) -> None:
    chooser = find(shell.photos, name, Selector)
    next(action for action in chooser.choices.actions() if action.data() == code).trigger()


def labels(rig: PhotoRig) -> list[tuple[str | None, str | None]]:
    return [(photo.slope, photo.shot) for photo in rig.desk.photos(JOB)]


def test_p_opens_the_photos_and_escape_leads_back(shell: ShellView) -> None:
    shell.open_job(JOB)
    press(shell, Qt.Key.Key_P)
    assert shell.photos.isVisible()
    assert "Photos at 1 Oak St" in words(shell.photos)
    assert "No photos yet." in words(shell.photos)
    press(shell, Qt.Key.Key_Escape)
    assert shell.shows_job
    click(shell.job, "jobPhotos")
    click(shell.photos, "photosBack")
    assert shell.shows_job


def test_files_are_dropped_where_the_strip_says(on_page: ShellView, rig: PhotoRig) -> None:
    click(on_page.photos, "cell_S_close_up")
    assert "Goes to: South slope, close-up" in words(on_page.photos)
    assert drop(on_page.photos, urls(REAL[:2]))
    assert labels(rig) == [("S", "close_up")] * 2
    assert f"2 of {2} safe on this machine" in words(on_page.photos)
    cell = on_page.photos.matrix.cells["S", "close_up"]
    assert cell.accessibleName() == "South slope, close-up: 2 photos"
    assert on_page.photos.matrix.cells["N", "overview"].accessibleName() == "North slope, overview: missing"


def test_a_card_is_dropped_with_its_folders(on_page: ShellView, rig: PhotoRig, card: Path) -> None:
    drop(on_page.photos, urls([card]))
    assert len(rig.desk.photos(JOB)) == 3
    assert "3 of 3 safe on this machine · 1 of other kinds passed over" in words(on_page.photos)


def test_files_are_dropped_on_the_job_page(shell: ShellView, rig: PhotoRig) -> None:
    shell.open_job(JOB)
    assert drop(shell.job, urls(REAL[:1]))
    assert shell.photos.isVisible()
    assert len(rig.desk.photos(JOB)) == 1
    press(shell, Qt.Key.Key_Escape)
    assert shell.shows_job


def test_a_text_is_not_taken(on_page: ShellView) -> None:
    data = QMimeData()
    data.setText("12 Oak St")
    assert not drop(on_page.photos, data)
    QGuiApplication.clipboard().setText("12 Oak St")
    press(on_page, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert "holds no photo" in on_page.photos.banner.text


def test_files_and_pictures_are_pasted(on_page: ShellView, rig: PhotoRig) -> None:
    QGuiApplication.clipboard().setMimeData(urls(REAL[:1]))
    press(on_page, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    image = QImage(500, 400, QImage.Format.Format_RGB32)
    image.fill(QColor("red"))
    QGuiApplication.clipboard().setImage(image)
    press(on_page, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    photos = rig.desk.photos(JOB)
    assert [photo.mime for photo in photos] == ["image/jpeg", "image/png"]
    pasted = rig.desk.picture(photos[1].sha256, BlobKind.ORIGINAL)
    assert pasted is not None
    assert QImage.fromData(pasted).pixelColor(10, 10) == QColor("red")
    assert (photos[1].taken_at, photos[1].latitude, photos[1].device) == (None, None, None)


def test_files_are_picked_without_a_modal_loop(
    qtbot: QtBot, on_page: ShellView, rig: PhotoRig, card: Path
) -> None:
    press(on_page, Qt.Key.Key_A)
    picker = find(on_page.photos, "photoFilePicker", QFileDialog)
    assert picker.isVisible()
    picker.filesSelected.emit([str(path) for path in REAL[:2]])
    assert len(rig.desk.photos(JOB)) == 2
    picker.close()
    on_page.photos.header.menu.actions()[0].trigger()
    folders = find(on_page.photos, "photoFolderPicker", QFileDialog)
    folders.filesSelected.emit([str(card)])
    assert len(rig.desk.photos(JOB)) == 5
    folders.close()


def test_where_new_ones_go_by_keys_alone(on_page: ShellView, session: SessionViewModels) -> None:
    press(on_page, Qt.Key.Key_S)
    first = session.labels.slope
    press(on_page, Qt.Key.Key_S)
    assert (first, session.labels.slope) == ("front", "left")
    press(on_page, Qt.Key.Key_S, Qt.KeyboardModifier.ShiftModifier)
    assert session.labels.slope == "front"
    press(on_page, Qt.Key.Key_D)
    assert session.labels.shot == "locate"
    assert "Goes to: Front slope, locate" in words(on_page.photos)
    assert ("front", "locate") in on_page.photos.matrix.cells
    choose(on_page, "sticky_collateral", "gutter")
    assert "Front slope, locate, gutter" in words(on_page.photos)


def test_another_job_begins_without_labels(on_page: ShellView, session: SessionViewModels) -> None:
    press(on_page, Qt.Key.Key_S)
    on_page.open_photos(JOB)
    assert session.labels.slope == "front"
    on_page.open_photos(session.today.stops.index(0).data(Qt.ItemDataRole.UserRole + 1).job_id)
    assert session.labels.slope == ""


def test_chosen_photos_are_labelled_and_it_is_undone(
    on_page: ShellView, session: SessionViewModels, rig: PhotoRig
) -> None:
    drop(on_page.photos, urls(REAL[:3]))
    on_page.photos.grid.setFocus()
    press(on_page, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert "3 chosen" in words(on_page.photos)
    choose(on_page, "chosen_slope", "W")
    choose(on_page, "chosen_category", "test_square")
    assert labels(rig) == [("W", None)] * 3
    assert on_page.photos.matrix.cells["W", "test_square"].accessibleName().endswith("3 photos")
    assert len(on_page.photos.grid.chosen()) == 3
    label, drafts = rig.shelf.take(session.undo.offer.token)  # type: ignore[union-attr]
    assert label == "Labeled 3 photos at 1 Oak St"
    rig.work.capture(drafts)
    assert {photo.category for photo in rig.desk.photos(JOB)} == {None}


def test_labels_and_captions_by_keys_alone(on_page: ShellView, rig: PhotoRig) -> None:
    drop(on_page.photos, urls(REAL[:2]))
    on_page.photos.grid.setFocus()
    press(on_page, Qt.Key.Key_Home)
    press(on_page, Qt.Key.Key_S, Qt.KeyboardModifier.AltModifier)
    assert labels(rig)[0] == ("front", None)
    press(on_page, Qt.Key.Key_D, Qt.KeyboardModifier.AltModifier)
    assert labels(rig)[0] == ("front", "locate")
    press(on_page, Qt.Key.Key_F2)
    QTest.keyClicks(find(on_page.photos, "captionField", QLineEdit), "Split shingle")
    press(on_page, Qt.Key.Key_Return)
    assert rig.desk.photos(JOB)[0].caption == "Split shingle"
    click(on_page.photos, "cell_front_overview")
    press(on_page, Qt.Key.Key_L)
    assert labels(rig)[0] == ("front", "overview")


def test_enter_opens_the_photo_one_is_on(qtbot: QtBot, on_page: ShellView, rig: PhotoRig) -> None:
    drop(on_page.photos, urls(REAL[:1]))
    on_page.photos.grid.setFocus()
    press(on_page, Qt.Key.Key_Home)
    with qtbot.waitSignal(on_page.photos.photo_opened) as opened:
        press(on_page, Qt.Key.Key_Return)
    assert opened.args == [rig.desk.photos(JOB)[0].photo_id]


def test_photos_that_come_in_leave_the_choice_alone(on_page: ShellView, rig: PhotoRig) -> None:
    drop(on_page.photos, urls(REAL[:2]))
    grid, model = on_page.photos.grid, on_page.photos._photos.photos
    grid.selectionModel().select(model.index(1), QItemSelectionModel.SelectionFlag.ClearAndSelect)
    before = grid.chosen()
    click(on_page.photos, "cell_N_overview")
    drop(on_page.photos, urls(REAL[2:]))
    assert model.rowCount() == 3
    assert grid.chosen() == before


def test_unplaced_photos_have_a_list_of_their_own(on_page: ShellView, session: SessionViewModels) -> None:
    drop(on_page.photos, urls(REAL[:2]))
    click(on_page.photos, "cell_S_overview")
    drop(on_page.photos, urls(REAL[2:3]))
    click(on_page.photos, f"show_{UNPLACED}")
    assert session.photos.photos.photos.rowCount() == 2
    click(on_page.photos, f"show_{ALL}")
    assert session.photos.photos.photos.rowCount() == 3


def test_what_is_no_photo_is_listed_with_the_reason(on_page: ShellView, tmp_path: Path) -> None:
    (tmp_path / "empty.jpg").write_bytes(b"")
    (tmp_path / "fake.jpg").write_bytes(b"MZ this is a program")
    with (tmp_path / "huge.jpg").open("wb") as file:
        file.truncate(100 << 20)
    drop(on_page.photos, urls([*sorted(tmp_path.glob("*.jpg")), tmp_path / "gone.jpg", REAL[0]]))
    said = words(on_page.photos)
    assert "1 of 5 safe on this machine · 4 not taken" in said
    assert "Not taken as photos: 4" in said
    assert "fake.jpg\nThis is not a picture, whatever its name says." in said
    assert "The file has 105 MB; photos up to 67 MB are taken." in said
    assert "gone.jpg can't be read" in said


def test_an_empty_folder_is_said(on_page: ShellView, tmp_path: Path) -> None:
    (tmp_path / "nothing").mkdir()
    drop(on_page.photos, urls([tmp_path / "nothing"]))
    assert "No pictures were found there." in words(on_page.photos)


def test_the_pictures_are_upright(qtbot: QtBot, on_page: ShellView, tmp_path: Path) -> None:
    for orientation in range(1, 9):
        (tmp_path / f"turned{orientation}.jpg").write_bytes(oriented(orientation))
    drop(on_page.photos, urls(sorted(tmp_path.glob("turned*.jpg"))))
    on_page.photos.grid.grab()
    shown = [on_page.photos.thumbs.get(photo.sha256) for photo in on_page.photos._photos.photos.photos]
    assert len(shown) == 8
    for pixmap in shown:
        assert pixmap is not None
        image = pixmap.toImage()
        assert (image.width(), image.height()) == (176, 132)
        assert image.pixelColor(8, 8).red() > 200
        assert image.pixelColor(160, 120).red() < 160


def test_an_interrupted_burst_is_offered_again(on_page: ShellView, rig: PhotoRig) -> None:
    calls = iter((False, False, True))
    rig.desk.add_photos(JOB, REAL, cancelled=lambda: next(calls, True))
    assert 0 < len(rig.desk.photos(JOB)) < len(REAL)
    on_page.open_photos(JOB)
    left = len(REAL) - len(rig.desk.photos(JOB))
    assert f"{left} can still be taken" in on_page.photos.offer.text
    click(on_page.photos, "photosOfferAction")
    assert len(rig.desk.photos(JOB)) == len(REAL)
    assert not on_page.photos.offer.isVisible()


def test_a_watched_folder_offers_what_is_new(
    qtbot: QtBot, on_page: ShellView, session: SessionViewModels, rig: PhotoRig, card: Path
) -> None:
    watch = session.photos.watch
    watch._settling.setInterval(0)
    with qtbot.waitSignal(watch.fresh_changed, check_params_cb=lambda: True):
        on_page.photos.arrivals.folder_chosen.emit(str(card))
    qtbot.waitUntil(lambda: len(watch.fresh) == 3)
    assert f"3 new in {card.name}. Do they belong to 1 Oak St?" in on_page.photos.offer.text
    click(on_page.photos, "photosOfferAction")
    assert len(rig.desk.photos(JOB)) == 3
    assert not on_page.photos.offer.isVisible()
    shutil.copy(REAL[0], card / "DCIM" / "late.jpg")
    qtbot.waitUntil(lambda: [path.name for path in watch.fresh] == ["late.jpg"])
    click(on_page.photos, "photosOfferClose")
    assert rig.desk.watched().folder == str(card)
    on_page.photos.header.unwatch.trigger()
    assert rig.desk.watched().folder == ""
    assert watch.fresh == ()


def test_a_watched_folder_may_always_go_to_the_open_job(
    qtbot: QtBot, on_page: ShellView, session: SessionViewModels, rig: PhotoRig, card: Path
) -> None:
    watch = session.photos.watch
    watch._settling.setInterval(0)
    header = on_page.photos.header
    assert not header.always.isVisible()
    on_page.photos.arrivals.folder_chosen.emit(str(card))
    qtbot.waitUntil(lambda: len(watch.fresh) == 3)
    header.always.trigger()
    assert header.always.isChecked()
    qtbot.waitUntil(lambda: len(rig.desk.photos(JOB)) == 3)
    assert rig.desk.watched().always
    on_page.back_to_job()
    shutil.copy(REAL[0], card / "DCIM" / "late.jpg")
    qtbot.waitUntil(lambda: [path.name for path in watch.fresh] == ["late.jpg"])
    assert watch.fresh  # nothing goes to a job that nobody looks at
    on_page.open_photos(OTHER_JOB)
    assert [len(rig.desk.photos(job)) for job in (JOB, OTHER_JOB)] == [3, 1]
    assert watch.fresh == ()


def test_heic_of_a_phone_is_dropped_and_shown(on_page: ShellView, rig: PhotoRig, tmp_path: Path) -> None:
    file = tmp_path / "IMG_2001.HEIC"
    file.write_bytes(encoded(picture(640, 480), "HEIF"))
    drop(on_page.photos, urls([file]))
    (photo,) = rig.desk.photos(JOB)
    assert (photo.mime, photo.width, photo.height) == ("image/heic", 640, 480)
    assert rig.desk.picture(photo.sha256, BlobKind.ORIGINAL) == file.read_bytes()
    on_page.photos.grid.grab()
    shown = on_page.photos.thumbs.get(photo.sha256)
    assert shown is not None
    assert (shown.width(), shown.height()) == (176, 132)
    assert shown.toImage().pixelColor(8, 8).red() > 200


def test_the_gallery_is_read_only_while_it_is_in_front(
    on_page: ShellView, session: SessionViewModels, rig: PhotoRig, around: Surroundings
) -> None:
    shown = session.photos.photos
    on_page.back_to_job()
    added = rig.desk.add_photos(JOB, REAL[:1])
    around.bus.announce(added.change)
    assert shown.gallery is not None
    assert shown.gallery.photos == ()
    on_page.open_photos(JOB)
    assert len(shown.gallery.photos) == 1


def test_a_day_is_matched_shown_and_confirmed(on_page: ShellView, rig: PhotoRig, stormops_data: Path) -> None:
    on_page.photos.arrivals.day_came.emit([stormops_data / "photos"])
    day = on_page.photos.day
    said = words(day)
    assert "3 go to a stop, 10 wait for you." in said
    assert rig.desk.photos(JOB) == []
    table = day.table
    rows = [[table.model().index(row, column).data() for column in range(4)] for row in range(13)]
    assert rows[0] == ["DSCN0010.jpg", "1 Oak St", "6 m", "At this house, camera and GPS clocks disagree"]
    assert rows[3][1:3] == ["1 Oak St", "300 m"]
    assert "Farther than 150 m" in rows[3][3]
    assert rows[6][3].startswith("The picture is damaged")
    table.selectRow(3)
    press(on_page, Qt.Key.Key_Space)
    assert "4 go to a stop, 9 wait for you." in words(day)
    click(day, "dayConfirm")
    assert len(rig.desk.photos(JOB)) == 4
    assert "0 go to a stop, 9 wait for you." in words(day)
    table.selectAll()
    click(day, "dayHere")
    assert len(rig.desk.photos(JOB)) == 12
    press(on_page, Qt.Key.Key_Escape)
    assert on_page.photos.isVisible()
    assert not day.isVisible()


def test_real_photos_from_drop_to_gallery(on_page: ShellView, rig: PhotoRig, stormops_data: Path) -> None:
    click(on_page.photos, "cell_S_overview")
    drop(on_page.photos, urls([stormops_data / "photos"]))
    photos = {photo.taken_local: photo for photo in rig.desk.photos(JOB)}
    assert len(rig.desk.photos(JOB)) == 12
    assert "corrupted.jpg" in words(on_page.photos.refused_card)
    walk = [photo for photo in photos.values() if photo.gps_at and 0 < (photo.distance_m or 0) < 1_000]
    assert len(walk) == 5
    assert all(photo.clocks_disagree and photo.taken_at is None for photo in walk)
    far = [photo for photo in photos.values() if photo.distance_m and photo.distance_m > 1_000_000]
    assert len(far) == 1
    model = on_page.photos._photos.photos
    spoken = [model.index(row).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(model.rowCount())]
    assert sum("camera and GPS clocks disagree" in text for text in spoken) == 5
    assert any("km from the house" in text for text in spoken)
    assert all("only here" in text for text in spoken)
    kept = {rig.desk.picture(photo.sha256, BlobKind.ORIGINAL) for photo in rig.desk.photos(JOB)}
    files = {path.read_bytes() for path in (stormops_data / "photos").glob("*.jpg")}
    assert kept < files
    assert len(files - kept) == 1
