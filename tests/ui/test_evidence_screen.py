"""The evidence page and the questions of a visit as a person uses them, over a real replica."""

import zipfile
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLineEdit, QMenu

from stormops_desktop.domain.evidence.position import Source
from stormops_desktop.services.errors import StoreTrouble
from stormops_desktop.viewmodels.session import SessionViewModels
from stormops_desktop.viewmodels.shell import Section
from stormops_desktop.views.shell.shell_view import ShellView
from stormops_desktop.views.widgets.buttons import Button, Selector
from tests.helpers.evidence_rig import JOB, OTHER_JOB, PLAIN, SAMPLES, SIDEWAYS, WITH_PLACE, EvidenceRig
from tests.ui.acting import click, find, press, settle, words
from tests.ui.evidence_page import real, real_session, real_shell

__all__ = ["real", "real_session", "real_shell"]


def status(real: EvidenceRig, job: str = JOB) -> str:
    return real.services().jobs.detail(job).row.status


def answers(real: EvidenceRig, job: str = JOB) -> list[tuple[str, str]]:
    return [(check.kind, check.answer) for check in real.evidence.evidence(job).checks]


def choose(shell: ShellView, cell: str, words_of_it: str) -> None:
    """An entry of the menu behind a cell, as the second tap."""
    menu = find(shell.proof.evidence, f"cellMenu_{cell}", QMenu)
    next(action for action in menu.actions() if action.text() == words_of_it).trigger()


# The questions before a step.


def test_completing_with_gaps_asks_for_a_reason_and_two_taps_do_it(
    real: EvidenceRig, real_shell: ShellView
) -> None:
    real_shell.open_job(JOB)
    click(real_shell.job, "outcome_inspected_damage")
    assert real_shell.proof.question.isVisible()
    assert status(real) == "assigned"
    said = words(real_shell.proof.question)
    assert "1 Oak St" in said
    assert "6 pieces of evidence are missing" in said
    assert "North: overview" in said
    click(real_shell.proof.question, "reason_wet_or_windy")
    assert status(real) == "completed"
    assert answers(real) == [("evidence", "wet_or_windy")]
    assert real_shell.shows_job
    (check,) = real.evidence.evidence(JOB).checks
    assert "N: overview" in check.gaps


def test_the_same_by_keys_alone_and_with_words_of_ones_own(real: EvidenceRig, real_shell: ShellView) -> None:
    real_shell.open_job(JOB)
    press(real_shell, Qt.Key.Key_5)  # inspected, no damage
    assert real_shell.proof.question.isVisible()
    find(real_shell.proof.question, "reason_other").click()  # type: ignore[attr-defined]
    assert "in a few words" in words(real_shell.proof.question)
    field = find(real_shell.proof.question, "questionWords", QLineEdit)
    assert field.hasFocus()
    QTest.keyClicks(field, "Dog in the yard")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert status(real) == "completed"
    assert real.evidence.evidence(JOB).checks[0].words == "Dog in the yard"


def test_digits_answer_and_escape_goes_back_without_a_trace(real: EvidenceRig, real_shell: ShellView) -> None:
    real_shell.open_job(JOB)
    press(real_shell, Qt.Key.Key_4)
    press(real_shell, Qt.Key.Key_Escape)
    assert real_shell.shows_job
    assert status(real) == "assigned"
    assert answers(real) == []
    press(real_shell, Qt.Key.Key_4)
    press(real_shell, Qt.Key.Key_3)
    assert status(real) == "completed"
    assert answers(real) == [("evidence", "wet_or_windy")]


def test_a_question_one_walked_away_from_is_asked_again(real: EvidenceRig, real_shell: ShellView) -> None:
    real_shell.open_job(JOB)
    click(real_shell.job, "outcome_inspected_damage")
    real_shell.go(Section.TODAY)
    real_shell.open_job(JOB)
    click(real_shell.job, "outcome_inspected_damage")
    assert real_shell.proof.question.isVisible()
    click(real_shell.proof.question, "reason_unsafe")
    assert status(real) == "completed"


def test_nothing_is_asked_twice_nor_of_a_visit_where_nobody_looked(
    real: EvidenceRig, real_shell: ShellView
) -> None:
    real.evidence.excuse(
        JOB, "unsafe", gaps=["N: overview", "E: overview", "S: overview", "W: overview", "address front",
                             "measurement"],
    )  # fmt: skip
    real_shell.open_job(JOB)
    click(real_shell.job, "outcome_inspected_damage")
    assert status(real) == "completed"
    real_shell.open_job(OTHER_JOB)
    click(real_shell.job, "outcome_not_interested")
    assert status(real, OTHER_JOB) == "completed"
    assert answers(real, OTHER_JOB) == []


def test_far_from_the_stop_the_roof_is_asked_about_and_the_reason_is_kept(
    real: EvidenceRig, real_shell: ShellView
) -> None:
    real.add(WITH_PLACE, job_id=OTHER_JOB)
    real_shell.open_job(OTHER_JOB)
    click(real_shell.job, "step_on_site")
    said = words(real_shell.proof.question)
    assert "Is this the right house?" in said
    assert "taken 3.8 km from its stop" in said
    assert status(real, OTHER_JOB) == "assigned"
    click(real_shell.proof.question, "reason_wrong_pin")
    assert status(real, OTHER_JOB) == "on_site"
    assert answers(real, OTHER_JOB) == [("roof", "wrong_pin")]
    click(real_shell.job, "outcome_inspected_damage")  # asked for evidence, no longer for the roof
    assert "Some evidence is missing" in words(real_shell.proof.question)


def test_the_house_number_photographed_answers_too(
    real: EvidenceRig, real_shell: ShellView, real_session: SessionViewModels
) -> None:
    real.add(WITH_PLACE, job_id=OTHER_JOB)
    real_shell.open_job(OTHER_JOB)
    click(real_shell.job, "step_on_site")
    click(real_shell.proof.question, "questionPhotos")
    assert real_shell.photos.isVisible()
    assert real_session.labels.category == "address_front"
    real.add(PLAIN, job_id=OTHER_JOB, category="address_front")
    real_shell.back_to_job()
    click(real_shell.job, "step_on_site")
    assert status(real, OTHER_JOB) == "on_site"


def test_a_question_that_can_not_be_kept_says_why_and_the_step_waits(
    real: EvidenceRig, real_shell: ShellView, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_args: object, **_more: object) -> None:
        raise StoreTrouble("The disk is full. What was saved before is safe.")

    monkeypatch.setattr(real.evidence, "excuse", full)
    real_shell.open_job(JOB)
    click(real_shell.job, "outcome_inspected_damage")
    click(real_shell.proof.question, "reason_unsafe")
    assert "The disk is full" in words(real_shell.proof.question)
    assert status(real) == "assigned"


def test_a_fault_in_the_checks_never_stands_in_the_way(
    real: EvidenceRig, real_shell: ShellView, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_job: str) -> None:
        raise StoreTrouble("busy")

    monkeypatch.setattr(real.evidence, "roof", broken)
    real_shell.open_job(JOB)
    click(real_shell.job, "outcome_inspected_damage")
    assert status(real) == "completed"


# The page.


@pytest.fixture
def page(real: EvidenceRig, real_shell: ShellView) -> ShellView:
    real.add(WITH_PLACE, slope="S", shot="test_square")
    real.add(SIDEWAYS, slope="N", shot="overview")
    real.add(PLAIN)
    real_shell.open_job(JOB)
    press(real_shell, Qt.Key.Key_E)
    settle()
    return real_shell


def test_e_opens_the_page_and_escape_leads_back(page: ShellView) -> None:
    assert page.proof.evidence.isVisible()
    assert "Evidence at 1 Oak St" in page.proof.evidence.title.accessibleName()
    press(page, Qt.Key.Key_Escape)
    assert page.shows_job


def test_each_cell_says_what_it_is(page: ShellView) -> None:
    names = {
        cell: find(page.proof.evidence, f"cell_{cell}", Button).accessibleName()
        for cell in ("S_close_up", "N_overview", "N_close_up")
    }
    assert names["S_close_up"] == "South, Close-up: Missing"
    assert names["N_close_up"] == "North, Close-up: Not needed"
    assert names["N_overview"].startswith("North, Overview: 1 photo")


def test_a_gap_gets_its_reason_and_is_asked_for_again(real: EvidenceRig, page: ShellView) -> None:
    choose(page, "S_close_up", "Too steep")
    assert (
        find(page.proof.evidence, "cell_S_close_up", Button).accessibleName()
        == "South, Close-up: Has a reason"
    )
    assert answers(real) == [("evidence", "too_steep")]
    settle()
    choose(page, "S_close_up", "Ask for it again")
    assert find(page.proof.evidence, "cell_S_close_up", Button).accessibleName() == "South, Close-up: Missing"


def test_a_gap_leads_to_the_camera_and_a_photo_to_the_viewer(
    page: ShellView, real_session: SessionViewModels
) -> None:
    choose(page, "S_overview", "Take this photo")
    assert page.photos.isVisible()
    assert (real_session.labels.slope, real_session.labels.shot) == ("S", "overview")
    page.proof.open_evidence(JOB)
    click(page.proof.evidence, "cell_S_test_square")
    assert page.proof.viewer.isVisible()
    press(page.proof.viewer.canvas, Qt.Key.Key_Escape)
    assert page.proof.evidence.isVisible()
    click(page.proof.evidence, "open3")
    assert "Photo 3 of 3" in page.proof.viewer.header.place.accessibleName()


def test_where_one_is_by_typing_it_and_the_page_says_what_it_goes_by(page: ShellView) -> None:
    field = find(page.proof.evidence, "positionField", QLineEdit)
    assert "where the newest photo was taken" in words(page.proof.evidence)
    QTest.keyClicks(field, "somewhere")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert "latitude first" in words(page.proof.evidence)
    field.setText("43.4684, 11.8851")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert "111 m to the south, by the place that was typed" in words(page.proof.evidence)
    click(page.proof.evidence, "askReceiver")
    assert "No satellite receiver answered" in words(page.proof.evidence)


@pytest.mark.parametrize(("button", "suffix"), [("makeReport", "pdf"), ("makePacket", "zip")])
def test_report_and_packet_are_saved_where_the_dialog_says(
    page: ShellView, tmp_path: Path, button: str, suffix: str
) -> None:
    menu = find(page.proof.evidence, "perPage", Selector)
    next(a for a in menu.choices.actions() if a.data() == "2").trigger()
    click(page.proof.evidence, button)
    dialog = find(page.proof.evidence, "saveDialog", QFileDialog)
    assert not dialog.testOption(QFileDialog.Option.DontUseNativeDialog) or dialog.isVisible()
    target = tmp_path / f"out.{suffix}"
    dialog.fileSelected.emit(str(target))
    dialog.reject()
    assert f"out.{suffix} is written: 3 photos" in words(page.proof.evidence)
    if suffix == "pdf":
        assert len(PdfReader(target).pages) == 4
    else:
        assert len([n for n in zipfile.ZipFile(target).namelist() if n.startswith("photos/")]) == 3


def test_a_file_that_can_not_be_written_is_said(page: ShellView, tmp_path: Path) -> None:
    click(page.proof.evidence, "makeReport")
    dialog = find(page.proof.evidence, "saveDialog", QFileDialog)
    dialog.fileSelected.emit(str(tmp_path / "no" / "out.pdf"))
    dialog.reject()
    assert "can't be written" in words(page.proof.evidence)


def test_a_job_without_photos_has_nothing_to_save(real_shell: ShellView) -> None:
    real_shell.proof.open_evidence(JOB)
    assert not find(real_shell.proof.evidence, "makeReport").isEnabled()
    assert "There are no photos of this job yet." in words(real_shell.proof.evidence)


def test_another_reason_is_written_below_the_checklist(real: EvidenceRig, real_shell: ShellView) -> None:
    real_shell.open_job(JOB)
    press(real_shell, Qt.Key.Key_E)
    choose(real_shell, "N_overview", "Other …")
    field = find(real_shell.proof.evidence, "ownReasonWords", QLineEdit)
    assert field.hasFocus()
    assert "North, Overview: why is it missing?" in words(real_shell.proof.evidence)
    press(field, Qt.Key.Key_Return)
    assert answers(real) == []
    press(field, Qt.Key.Key_Escape)
    assert not field.isVisible()
    assert real_shell.proof.evidence.isVisible()
    choose(real_shell, "N_overview", "Other …")
    QTest.keyClicks(field, "Dog in the yard")
    press(field, Qt.Key.Key_Return)
    assert answers(real) == [("evidence", "other")]
    assert not field.isVisible()
    assert "North, Overview: Dog in the yard" in words(real_shell.proof.evidence)


def test_a_slope_is_called_damaged_by_its_switch(real: EvidenceRig, real_shell: ShellView) -> None:
    real_shell.open_job(JOB)
    press(real_shell, Qt.Key.Key_E)
    assert "North: test square" not in words(real_shell.proof.evidence)
    click(real_shell.proof.evidence, "slopeDamaged_N")
    assert "North: test square" in words(real_shell.proof.evidence)
    assert find(real_shell.proof.evidence, "slopeDamaged_N", Button).isChecked()
    press(real_shell.proof.evidence, Qt.Key.Key_Space)
    assert "North: test square" not in words(real_shell.proof.evidence)
    assert "North: Not damaged" in words(real_shell.proof.evidence)


def test_a_tap_on_the_map_says_where_one_stands(real: EvidenceRig, real_shell: ShellView) -> None:
    real_shell.go(Section.MAP)
    settle()
    map_ = real_shell.map.map
    map_.tap(QPointF(map_.width() / 2, map_.height() / 2))
    assert real.evidence.roof(JOB).fix is None  # a tap alone says nothing
    click(real_shell.map, "mapHere")
    assert "Tap the place or the house" in words(real_shell.map)
    map_.tap(QPointF(5, 5))
    fix = real.evidence.roof(JOB).fix
    assert fix is not None
    assert fix.source is Source.MAP
    assert "goes by this place" in real_shell.map.banner.text
    assert not find(real_shell.map, "mapHere", Button).isChecked()
    button = find(real_shell.map, "mapHere", Button)
    button.setFocus()
    press(button, Qt.Key.Key_Space)
    press(button, Qt.Key.Key_Space)  # the middle of the map, without a mouse
    middle = real.evidence.roof(JOB).fix
    assert middle is not None
    assert middle.latitude == pytest.approx(map_.camera.latitude)
    real_shell.session.map.vanish()


def test_photos_from_elsewhere_are_asked_about_calmly(real: EvidenceRig, real_shell: ShellView) -> None:
    real_shell.open_job(OTHER_JOB)
    real_shell.open_photos(OTHER_JOB)
    strip = real_shell.photos.doubt
    assert not strip.isVisible()
    real_shell.session.photos.add_files([SAMPLES / WITH_PLACE])  # taken some kilometres away
    assert strip.isVisible()
    assert "km from 2 Oak St. Is this the right house?" in strip.text
    click(real_shell.photos, "photosDoubtAction")
    assert real_shell.proof.question.isVisible()
    press(real_shell, Qt.Key.Key_Escape)
    assert real_shell.photos.isVisible()
    assert strip.isVisible()
    click(real_shell.photos, "photosDoubtAction")
    click(real_shell.proof.question, "reason_wrong_pin")
    assert real_shell.photos.isVisible()
    assert not strip.isVisible()
    assert answers(real, OTHER_JOB) == [("roof", "wrong_pin")]


def test_a_busy_photo_page_fits_the_lowest_window(
    real: EvidenceRig, real_shell: ShellView, tmp_path: Path
) -> None:
    real_shell.resize(1024, 640)
    real_shell.open_job(OTHER_JOB)
    real_shell.open_photos(OTHER_JOB)
    bad = tmp_path / "fake.jpg"
    bad.write_bytes(b"no picture")
    page = real_shell.session.photos
    page.add_files([SAMPLES / WITH_PLACE, bad])
    real_shell.photos.grid.selectAll()
    page.sticky.choose(slope="S", shot="overview")
    real_shell.photos.labels.put_there()
    settle()
    assert real_shell.photos.doubt.isVisible()
    assert real_shell.undo.isVisible()
    assert (real_shell.width(), real_shell.height()) == (1024, 640)
