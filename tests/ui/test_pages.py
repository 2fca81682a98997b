"""A section of several pages: tabs, keys, focus."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from stormops_desktop.viewmodels.session import SessionViewModels
from stormops_desktop.views.jobs.jobs_screen import JobsScreen
from stormops_desktop.views.shell.pages import Pages
from stormops_desktop.views.style.look import Look
from stormops_desktop.views.today.today_screen import TodayScreen

CTRL = Qt.KeyboardModifier.ControlModifier


def made(qtbot: QtBot, look: Look, session: SessionViewModels) -> Pages:
    pages = Pages("pages", "Places")
    qtbot.addWidget(pages)
    pages.add_page("today", "Today", TodayScreen(look, session.today))
    pages.add_page("jobs", "Jobs", JobsScreen(look, session.jobs))
    session.start()
    with qtbot.waitExposed(pages):
        pages.show()
    pages.activateWindow()
    return pages


def test_one_page_needs_no_tabs(qtbot: QtBot, look: Look, session: SessionViewModels) -> None:
    pages = Pages("pages", "Places")
    qtbot.addWidget(pages)
    pages.add_page("today", "Today", TodayScreen(look, session.today))
    pages.show()
    assert not pages.tabs.isVisible()
    assert pages.page == "today"


def test_keys_turn_the_pages_around_the_end(qtbot: QtBot, look: Look, session: SessionViewModels) -> None:
    pages = made(qtbot, look, session)
    seen: list[str] = []
    pages.page_changed.connect(seen.append)
    pages.take_focus()
    for _ in range(2):
        QTest.keyClick(pages.focusWidget(), Qt.Key.Key_PageDown, CTRL)
    QTest.keyClick(pages.focusWidget(), Qt.Key.Key_PageUp, CTRL)
    assert seen == ["jobs", "today", "jobs"]
    assert pages.page == "jobs"


def test_arrows_on_the_tabs_keep_the_focus_there(
    qtbot: QtBot, look: Look, session: SessionViewModels
) -> None:
    pages = made(qtbot, look, session)
    pages.tabs.setFocus()
    QTest.keyClick(pages.tabs, Qt.Key.Key_Right)
    assert pages.page == "jobs"
    assert pages.tabs.hasFocus()


def test_a_tab_is_as_large_as_a_target(qtbot: QtBot, look: Look, session: SessionViewModels) -> None:
    pages = made(qtbot, look, session)
    assert pages.tabs.tabRect(0).height() >= look.metrics.target
