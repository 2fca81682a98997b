"""The way in, by mouse and by keys."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from stormops_desktop.services.models import Member
from stormops_desktop.viewmodels.base import Surroundings
from stormops_desktop.viewmodels.sign_in import SignInViewModel, Stage
from stormops_desktop.views.sign_in.sign_in_view import SignInView
from stormops_desktop.views.style.look import Look
from tests.helpers.fakes import CREW, OTHER, FakeDesk
from tests.ui.acting import click, find, press, words


@pytest.fixture
def entered() -> list[Member]:
    return []


@pytest.fixture
def view(qtbot: QtBot, look: Look, desk: FakeDesk, around: Surroundings, entered: list[Member]) -> SignInView:
    return make(qtbot, look, desk, around, entered)


def make(qtbot: QtBot, look: Look, desk: FakeDesk, around: Surroundings, entered: list[Member]) -> SignInView:
    sign_in = SignInViewModel(around, desk)
    sign_in.entered.connect(entered.append)
    made = SignInView(look, sign_in)
    sign_in.setParent(made)
    qtbot.addWidget(made)
    made.resize(1100, 700)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    sign_in.reload()
    made.show_stage()
    return made


def test_signing_in_takes_only_keys(view: SignInView, entered: list[Member], desk: FakeDesk) -> None:
    desk.memberships = (CREW,)
    assert find(view, "emailField").hasFocus()
    QTest.keyClicks(find(view, "emailField"), CREW.email)
    press(view, Qt.Key.Key_Tab)
    QTest.keyClicks(find(view, "passwordField"), desk.password)
    press(view, Qt.Key.Key_Return)
    press(view, Qt.Key.Key_Return)
    assert "Choose a PIN" in words(view)
    QTest.keyClicks(find(view, "newPinField"), "1357x90")
    press(view, Qt.Key.Key_Return)
    QTest.keyClicks(find(view, "newPinAgainField"), "135790")
    press(view, Qt.Key.Key_Return)
    assert (entered, desk.pin) == ([CREW], "135790")


def test_a_wrong_password_is_said_in_place_and_the_address_stays(view: SignInView, desk: FakeDesk) -> None:
    QTest.keyClicks(find(view, "emailField"), CREW.email)
    QTest.keyClicks(find(view, "passwordField"), "wrong")
    click(view, "onlineFormGo")
    assert "do not belong together" in view.banner.text
    assert view.forms[Stage.ONLINE].email.text() == CREW.email  # type: ignore[attr-defined]


def test_who_is_known_unlocks_offline(
    qtbot: QtBot, look: Look, desk: FakeDesk, around: Surroundings, entered: list[Member]
) -> None:
    desk.people = [CREW, OTHER]
    view = make(qtbot, look, desk, around, entered)
    assert "No connection is needed." in words(view)
    click(view, "person1")
    QTest.keyClicks(find(view, "pinField"), desk.pin)
    press(view, Qt.Key.Key_Return)
    assert entered == [OTHER]


def test_secrets_do_not_stay_behind(
    qtbot: QtBot, look: Look, desk: FakeDesk, around: Surroundings, entered: list[Member]
) -> None:
    desk.people = [CREW]
    view = make(qtbot, look, desk, around, entered)
    click(view, "usePassword")
    QTest.keyClicks(find(view, "passwordField"), "secret")
    click(view, "usePin")
    assert view.forms[Stage.ONLINE].password.text() == ""  # type: ignore[attr-defined]


def test_two_companies_are_two_big_buttons(
    qtbot: QtBot, look: Look, desk: FakeDesk, around: Surroundings, entered: list[Member]
) -> None:
    desk.memberships, desk.people = (CREW, OTHER), [CREW, OTHER]
    view = make(qtbot, look, desk, around, entered)
    click(view, "usePassword")
    QTest.keyClicks(find(view, "emailField"), CREW.email)
    QTest.keyClicks(find(view, "passwordField"), desk.password)
    click(view, "onlineFormGo")
    assert "Choose a company" in words(view)
    click(view, "tenant1")
    assert entered == [OTHER]
