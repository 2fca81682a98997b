"""The viewer as a person uses it: looking, drawing by mouse, touch and keys alone, saying what it shows."""

import hashlib

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton

from stormops_desktop.domain.evidence.mark_sets import kept_marks
from stormops_desktop.domain.evidence.marks import Mark, MarkKind
from stormops_desktop.services.errors import StoreTrouble
from stormops_desktop.viewmodels.session import SessionViewModels
from stormops_desktop.views.shell.shell_view import ShellView
from stormops_desktop.views.viewer.canvas import Canvas
from stormops_desktop.views.widgets.buttons import Selector
from sync.contracts.blobs import BlobKind
from tests.helpers.evidence_rig import JOB, PLAIN, SAMPLES, SIDEWAYS, WITH_PLACE, EvidenceRig
from tests.ui.acting import click, find, press, settle, words
from tests.ui.evidence_page import real, real_session, real_shell

__all__ = ["real", "real_session", "real_shell"]


@pytest.fixture
def photo(real: EvidenceRig, real_shell: ShellView) -> str:
    """The first of three photos, open in the viewer."""
    first = real.add(WITH_PLACE, slope="S", shot="close_up")
    real.add(SIDEWAYS)
    real.add(PLAIN)
    real_shell.open_job(JOB)
    real_shell.proof.open_photo(JOB, first)
    settle()
    return first


def spot(canvas: Canvas, x: float, y: float) -> QPoint:
    """Where a fraction of the picture is on the widget."""
    return canvas.frame.on_widget((x, y)).toPoint()


def drag(canvas: Canvas, start: tuple[float, float], end: tuple[float, float]) -> None:
    QTest.mousePress(canvas, Qt.MouseButton.LeftButton, pos=spot(canvas, *start))
    middle = (start[0] + end[0]) / 2, (start[1] + end[1]) / 2
    QTest.mouseMove(canvas, spot(canvas, *middle))
    QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=spot(canvas, *end))


def marks(real: EvidenceRig, photo: str) -> tuple[Mark, ...]:
    return real.photo(photo).marks


def test_the_photo_is_upright_with_its_facts_and_flags(
    real: EvidenceRig, real_shell: ShellView, photo: str
) -> None:
    viewer = real_shell.proof.viewer
    assert viewer.canvas.has_picture
    said = words(viewer)
    assert "2008-10-22 16:28" in said.replace("\u202f", " ")
    assert "no time zone explains" in said
    assert "Photo 1 of 3" in viewer.header.place.accessibleName()
    assert "How many, or how big?" in said
    sha = real.photo(photo).photo.sha256
    assert sha[:8] in said
    press(viewer.canvas, Qt.Key.Key_Right)
    assert "Photo 2 of 3" in viewer.header.place.accessibleName()
    upright = real.evidence.picture(
        real.photo(real_shell.session.evidence.viewer.photo_id).photo.sha256, sharp=False
    )
    assert upright is not None
    assert viewer.canvas.frame.aspect > 1  # stored lying on its side, shown standing


def test_next_and_previous_stop_at_the_ends(real_shell: ShellView, photo: str) -> None:
    viewer = real_shell.proof.viewer
    assert not find(viewer, "photoBefore").isEnabled()
    click(viewer, "photoAfter")
    press(viewer.canvas, Qt.Key.Key_J)
    assert "Photo 3 of 3" in viewer.header.place.accessibleName()
    assert not find(viewer, "photoAfter").isEnabled()
    press(viewer.canvas, Qt.Key.Key_PageDown)
    press(viewer.canvas, Qt.Key.Key_K)
    assert "Photo 2 of 3" in viewer.header.place.accessibleName()


def test_an_arrow_is_drawn_with_the_mouse_and_the_original_stays_as_it_was(
    real: EvidenceRig, real_shell: ShellView, photo: str
) -> None:
    click(real_shell.proof.viewer, "tool_arrow")
    drag(real_shell.proof.viewer.canvas, (0.2, 0.2), (0.6, 0.5))
    (mark,) = marks(real, photo)
    assert mark.kind is MarkKind.ARROW
    assert mark.points == (pytest.approx((0.2, 0.2), abs=0.01), pytest.approx((0.6, 0.5), abs=0.01))
    assert find(real_shell.proof.viewer, "tool_choose", QPushButton).isChecked()
    sha = real.photo(photo).photo.sha256
    kept = real.rig.desk.picture(sha, BlobKind.ORIGINAL)
    assert kept == (SAMPLES / WITH_PLACE).read_bytes()
    assert hashlib.sha256(kept).hexdigest() == sha


def test_a_mark_is_chosen_moved_pulled_and_deleted_with_the_mouse(
    real: EvidenceRig, real_shell: ShellView, photo: str
) -> None:
    canvas = real_shell.proof.viewer.canvas
    click(real_shell.proof.viewer, "tool_square")
    drag(canvas, (0.2, 0.2), (0.5, 0.5))
    drag(canvas, (0.35, 0.2), (0.45, 0.3))  # by its upper edge
    (mark,) = marks(real, photo)
    assert mark.points[0] == pytest.approx((0.3, 0.3), abs=0.01)
    drag(canvas, (0.6, 0.6), (0.8, 0.7))  # a corner alone
    (mark,) = marks(real, photo)
    assert mark.points[2] == pytest.approx((0.8, 0.7), abs=0.01)
    assert mark.points[0] == pytest.approx((0.3, 0.3), abs=0.01)
    click(real_shell.proof.viewer, "markDelete")
    assert marks(real, photo) == ()
    click(real_shell.proof.viewer, "markUndo")
    assert len(marks(real, photo)) == 1
    click(real_shell.proof.viewer, "markRedo")
    assert marks(real, photo) == ()


def test_hits_are_counted_and_go_into_the_claim(real: EvidenceRig, real_shell: ShellView, photo: str) -> None:
    click(real_shell.proof.viewer, "tool_square")
    drag(real_shell.proof.viewer.canvas, (0.2, 0.2), (0.7, 0.7))
    for _ in range(3):
        click(real_shell.proof.viewer, "hitsMore")
    assert find(real_shell.proof.viewer, "markHits", QLineEdit).text() == "3"
    click(real_shell.proof.viewer, "feedSquare")
    assert [square.hits for square in real.photo(photo).squares] == [3]
    assert not find(real_shell.proof.viewer, "feedSquare").isVisible()  # nothing new to hand over
    field = find(real_shell.proof.viewer, "markHits", QLineEdit)
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "nine")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert field.text() == "3"


def test_everything_by_keys_alone(real: EvidenceRig, real_shell: ShellView, photo: str) -> None:
    canvas = real_shell.proof.viewer.canvas
    assert canvas.hasFocus()
    press(canvas, Qt.Key.Key_C)
    press(canvas, Qt.Key.Key_Return)
    press(canvas, Qt.Key.Key_Left)
    press(canvas, Qt.Key.Key_Up, Qt.KeyboardModifier.ShiftModifier)
    (circle,) = marks(real, photo)
    assert circle.points[0] == pytest.approx((0.49, 0.45), abs=0.001)
    press(canvas, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)  # its rim
    assert marks(real, photo)[0].points[1][0] == pytest.approx(circle.points[1][0] + 0.01, abs=0.001)
    press(canvas, Qt.Key.Key_N)
    press(canvas, Qt.Key.Key_Return)
    assert [mark.text for mark in marks(real, photo)] == ["", "NP"]
    press(canvas, Qt.Key.Key_Comma)
    press(canvas, Qt.Key.Key_Delete)
    assert [mark.text for mark in marks(real, photo)] == ["NP"]
    press(canvas, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert len(marks(real, photo)) == 2
    press(canvas, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert len(marks(real, photo)) == 1
    press(canvas, Qt.Key.Key_T)
    press(canvas, Qt.Key.Key_Return)
    field = find(real_shell.proof.viewer, "markText", QLineEdit)
    assert field.hasFocus()
    QTest.keyClicks(field, "gutter dented")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert [mark.text for mark in marks(real, photo)] == ["NP", "gutter dented"]


def test_escape_lets_go_of_a_mark_first_and_of_the_page_then(real_shell: ShellView, photo: str) -> None:
    canvas = real_shell.proof.viewer.canvas
    press(canvas, Qt.Key.Key_A)
    press(canvas, Qt.Key.Key_Escape)
    assert find(real_shell.proof.viewer, "tool_choose", QPushButton).isChecked()
    assert real_shell.proof.viewer.isVisible()
    press(canvas, Qt.Key.Key_Escape)
    assert real_shell.shows_job


def test_zoom_and_pan_by_wheel_keys_and_two_fingers(real_shell: ShellView, photo: str) -> None:
    canvas = real_shell.proof.viewer.canvas
    press(canvas, Qt.Key.Key_Plus)
    press(canvas, Qt.Key.Key_Plus)
    assert canvas.frame.zoom == pytest.approx(1.5625)
    before = canvas.frame.box.left()
    press(canvas, Qt.Key.Key_Right)
    assert canvas.frame.box.left() < before
    press(canvas, Qt.Key.Key_0)
    assert canvas.frame.zoom == 1
    device = QTest.createTouchDevice()
    middle = canvas.rect().center()
    fingers = QTest.touchEvent(canvas, device)
    fingers.press(0, middle - QPoint(40, 0), canvas).press(1, middle + QPoint(40, 0), canvas).commit()
    fingers = QTest.touchEvent(canvas, device)
    fingers.move(0, middle - QPoint(80, 0), canvas).move(1, middle + QPoint(80, 0), canvas).commit()
    fingers = QTest.touchEvent(canvas, device)
    fingers.release(0, middle - QPoint(80, 0), canvas).release(1, middle + QPoint(80, 0), canvas).commit()
    assert canvas.frame.zoom == pytest.approx(2, abs=0.1)
    held = canvas.frame.on_picture(QPointF(middle))
    canvas.zoom_by(1.5, QPointF(middle))
    assert canvas.frame.on_picture(QPointF(middle)) == pytest.approx(held, abs=0.01)


def test_a_finger_draws(real: EvidenceRig, real_shell: ShellView, photo: str) -> None:
    canvas = real_shell.proof.viewer.canvas
    click(real_shell.proof.viewer, "tool_circle")
    device = QTest.createTouchDevice()
    QTest.touchEvent(canvas, device).press(0, spot(canvas, 0.4, 0.4), canvas).commit()
    QTest.touchEvent(canvas, device).move(0, spot(canvas, 0.5, 0.4), canvas).commit()
    QTest.touchEvent(canvas, device).release(0, spot(canvas, 0.5, 0.4), canvas).commit()
    (mark,) = marks(real, photo)
    assert mark.points[0] == pytest.approx((0.4, 0.4), abs=0.01)


def test_labels_words_and_lines_are_said_and_the_questions_go(
    real: EvidenceRig, real_shell: ShellView, photo: str
) -> None:
    viewer = real_shell.proof.viewer
    menu = find(viewer, "photo_collateral", Selector)
    next(a for a in menu.choices.actions() if a.data() == "gutter").trigger()
    field = find(viewer, "photoExtent", QLineEdit)
    field.setFocus()
    QTest.keyClicks(field, "1.5 in")
    QTest.keyClick(field, Qt.Key.Key_Return)
    click(viewer, "line_roof_covering")
    kept = real.photo(photo)
    assert (kept.photo.collateral, kept.photo.extent) == ("gutter", "1.5 in")
    assert kept.claim_items == ("roof_covering",)
    assert kept.questions == ()
    assert "Says where, what, how much" in words(viewer)
    click(viewer, "line_roof_covering")
    assert real.photo(photo).claim_items == ()
    assert "Which line of the claim" in words(viewer)


def test_others_marks_arrive_while_one_draws(
    real: EvidenceRig, real_shell: ShellView, real_session: SessionViewModels, photo: str
) -> None:
    click(real_shell.proof.viewer, "tool_arrow")
    drag(real_shell.proof.viewer.canvas, (0.2, 0.2), (0.6, 0.5))
    theirs = Mark(MarkKind.TEXT, ((0.5, 0.9),), "theirs", mark_id="x", at=5)
    real.evidence.set_marks(photo, [theirs], seen=0)
    click(real_shell.proof.viewer, "tool_mechanical")
    click_at = spot(real_shell.proof.viewer.canvas, 0.8, 0.8)
    QTest.mouseClick(real_shell.proof.viewer.canvas, Qt.MouseButton.LeftButton, pos=click_at)
    assert {mark.text for mark in marks(real, photo)} == {"", "theirs", "M"}
    assert {mark.text for mark in real_session.evidence.viewer.board.marks} == {"", "theirs", "M"}


def test_what_can_not_be_kept_is_said_and_not_shown_as_kept(
    real: EvidenceRig, real_shell: ShellView, real_session: SessionViewModels, photo: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    def full(*_args: object, **_more: object) -> None:
        raise StoreTrouble("The disk is full. What was saved before is safe.")

    monkeypatch.setattr(real.evidence, "set_marks", full)
    click(real_shell.proof.viewer, "tool_arrow")
    drag(real_shell.proof.viewer.canvas, (0.2, 0.2), (0.6, 0.5))
    assert real_shell.proof.viewer.banner.text == "The disk is full. What was saved before is safe."
    assert real_session.evidence.viewer.board.marks == ()


def test_a_photo_that_is_not_here_says_so(
    real: EvidenceRig, real_shell: ShellView, real_session: SessionViewModels, photo: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.setattr(real.evidence, "picture", lambda _sha, *, sharp: None)
    press(real_shell.proof.viewer.canvas, Qt.Key.Key_J)
    assert "not on this machine" in words(real_shell.proof.viewer)
    assert kept_marks(None) == real_session.evidence.viewer.board.marks
