"""The window over real lanes: in, over to the other company, out, and what a crash looks like."""

import threading
import weakref
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from stormops_desktop.app.crash import CrashNet
from stormops_desktop.app.sweeper import swept
from stormops_desktop.app.tour import NOTE, Tour, TourStuck
from stormops_desktop.app.window import MainWindow
from stormops_desktop.services.errors import Unreachable
from stormops_desktop.services.models import Member
from stormops_desktop.services.ports import Services
from stormops_desktop.tasks.runner import LaneRunner
from stormops_desktop.views.style.look import Look
from stormops_desktop.views.style.metrics import Density
from stormops_desktop.views.style.tokens import Theme
from tests.helpers.fakes import CREW, NOW, OTHER, OTHER_TENANT, FakeDesk
from tests.ui.acting import click, find, words


@dataclass
class Building:
    """A desk that remembers who is in, as the assembly does."""

    accounts: FakeDesk

    def services(self) -> Services:
        return self.accounts.services(self.accounts.inside)


class Knot:
    """Refers to itself."""

    me: object


@pytest.fixture
def runner(qtbot: QtBot) -> Iterator[LaneRunner]:
    made = LaneRunner()
    yield made
    assert made.close(timeout_s=60)


@pytest.fixture
def memory(tmp_path: Path) -> QSettings:
    return QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)


@pytest.fixture
def window(
    qtbot: QtBot, look: Look, desk: FakeDesk, runner: LaneRunner, memory: QSettings
) -> Iterator[MainWindow]:
    made = MainWindow(look, Building(desk), runner, lambda: NOW, notice="Demo clock", memory=memory)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    yield made
    made.close()


def enter(window: MainWindow, desk: FakeDesk, qtbot: QtBot) -> None:
    desk.memberships = (CREW,)
    QTest.keyClicks(find(window, "emailField"), CREW.email)
    QTest.keyClicks(find(window, "passwordField"), desk.password)
    click(window, "onlineFormGo")
    qtbot.waitUntil(lambda: "Choose a PIN" in words(window))
    with qtbot.waitSignal(window.session_opened):
        click(window, "skipPin")
    qtbot.waitUntil(lambda: find(window, "recordOutcome").isVisible())


def test_from_the_door_to_today(window: MainWindow, desk: FakeDesk, qtbot: QtBot) -> None:
    enter(window, desk, qtbot)
    assert window.sign_in is None
    assert "1232 Coit Rd" in words(window)
    assert "Demo clock" in words(window)


def test_the_work_runs_off_the_gui_thread(
    window: MainWindow, desk: FakeDesk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    threads: set[int] = set()
    for name in ("today", "page", "count", "detail", "complete", "status", "run", "sign_in"):
        real = getattr(desk, name)

        def watched(*args: object, real: object = real, **more: object) -> object:
            threads.add(threading.get_ident())
            return real(*args, **more)  # type: ignore[operator]

        monkeypatch.setattr(desk, name, watched)
    enter(window, desk, qtbot)
    click(window, "recordOutcome")
    qtbot.waitUntil(lambda: find(window, "outcome_built").isVisible())
    click(window, "outcome_built")
    qtbot.waitUntil(lambda: desk.rows["job-000004"].status == "completed")
    assert threads
    assert threading.get_ident() not in threads


def test_who_was_taken_out_is_told_at_the_door(window: MainWindow, desk: FakeDesk, qtbot: QtBot) -> None:
    enter(window, desk, qtbot)
    assert window.session is not None
    with qtbot.waitSignal(window.session_closed):
        window.session.shell.driver.ended.emit("Your access to this company was withdrawn.")
    qtbot.waitUntil(lambda: "access to this company was withdrawn" in words(window))
    assert desk.calls[-1] != "sign out"
    assert "leave" in desk.calls


def test_switching_closes_one_company_before_the_other_opens(
    window: MainWindow, desk: FakeDesk, qtbot: QtBot
) -> None:
    enter(window, desk, qtbot)
    desk.memberships = (CREW, OTHER)
    session = window.session
    assert session is not None
    with qtbot.waitSignals([window.session_closed, window.session_opened], order="strict"):
        session.shell.choose_tenant(OTHER_TENANT)
    assert window.session is not None
    assert window.session.shell.member == OTHER


def test_a_switch_that_fails_leads_back_with_the_reason(
    window: MainWindow, desk: FakeDesk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    enter(window, desk, qtbot)

    def refuse(_tenant_id: str) -> Member:
        raise Unreachable("Lone Star Exteriors is not on this machine yet, and the office is out of reach.")

    monkeypatch.setattr(desk, "switch", refuse)
    session = window.session
    assert session is not None
    with qtbot.waitSignal(window.session_opened):
        session.shell.switch_wanted.emit(OTHER_TENANT)
    qtbot.waitUntil(lambda: "is not on this machine yet" in words(window))
    assert window.session is not None
    assert window.session.shell.member == CREW


def test_signing_out_leads_to_the_door(window: MainWindow, desk: FakeDesk, qtbot: QtBot) -> None:
    enter(window, desk, qtbot)
    session = window.session
    assert session is not None
    with qtbot.waitSignal(window.session_closed):
        session.shell.sign_out()
    assert find(window, "emailField").isVisible()


def test_what_a_session_leaves_behind_is_swept(
    window: MainWindow, desk: FakeDesk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("stormops_desktop.app.sweeper.gc.freeze", lambda: None)
    left_behind = Knot()
    left_behind.me, known = left_behind, weakref.ref(left_behind)
    del left_behind
    with swept(window):
        window.session_closed.emit()
        qtbot.waitUntil(lambda: known() is None)


def test_the_look_is_remembered(window: MainWindow, look: Look, memory: QSettings) -> None:
    look.wear(Theme.SUN, Density.FIELD)
    assert (memory.value("theme"), memory.value("density")) == ("sun", "field")
    window.close()
    assert memory.contains("geometry")


@pytest.mark.logs_warnings
def test_an_error_nobody_expected_is_a_calm_page_and_a_log(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    file = tmp_path / "logs" / "stormops.log"
    net = CrashNet(file)
    try:
        window.catch(net)
        with qtbot.waitSignal(net.caught):
            thread = threading.Thread(target=_stumble)
            thread.start()
            thread.join()
    finally:
        net.remove()
    said = words(window.trouble)
    assert "Everything you saved is safe" in said
    assert str(file) in said
    assert "ZeroDivisionError" not in said
    assert "ZeroDivisionError" in file.read_text("utf-8")
    click(window, "troubleOn")
    assert not window.trouble.isVisible()


def test_the_tour_works_a_stop_offline_and_brings_it_home(
    window: MainWindow, desk: FakeDesk, tmp_path: Path
) -> None:
    report = Tour(window, tmp_path / "pictures").run(CREW.email, desk.password)
    assert report.job_id == "job-000004"
    assert (report.waiting_offline, report.waiting_after) == (1, 0)
    assert f"complete job-000004 inspected_damage {NOTE}" in desk.calls
    assert len(report.pictures) == 9 * 3
    assert all(Path(file).stat().st_size > 10_000 for file in report.pictures)


def test_the_tour_says_where_it_got_stuck(window: MainWindow, tmp_path: Path) -> None:
    with pytest.raises(TourStuck, match="sign-in was refused: That e-mail"):
        Tour(window, tmp_path).run(CREW.email, "wrong")


def _stumble() -> None:
    _ = 1 / 0
