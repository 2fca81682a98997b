"""Targeting on screen: mode, preview with reasons and changes, run, the log; the keyboard alone."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from stormops_desktop.viewmodels.base import Surroundings
from stormops_desktop.viewmodels.targeting.policy import PolicyViewModel
from stormops_desktop.views.style.look import Look
from stormops_desktop.views.style.tokens import Theme
from stormops_desktop.views.targeting.policy_screen import PolicyScreen
from tests.helpers.a11y import nameless, tree, visible_controls
from tests.helpers.fakes import busy_desk
from tests.helpers.targets import FakePolicy, locked
from tests.ui.acting import click, settle, words
from tests.ui.test_accessibility import compare, cut_words


@pytest.fixture
def verbs() -> FakePolicy:
    return FakePolicy()


@pytest.fixture
def screen(qtbot: QtBot, look: Look, around: Surroundings, verbs: FakePolicy) -> PolicyScreen:
    policy = PolicyViewModel(around, verbs)
    made = PolicyScreen(look, policy)
    policy.setParent(made)
    qtbot.addWidget(made)
    made.resize(920, 1600)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    policy.show_storm(busy_desk().storms()[0])
    settle()
    return made


def test_before_the_first_run_it_says_so(screen: PolicyScreen) -> None:
    said = words(screen)
    assert "The policy has not run in this storm yet." in said
    assert "Nothing is decided yet" in said
    assert not screen.run.isVisible()


def test_a_preview_says_counts_reasons_and_changes_and_stores_nothing(
    screen: PolicyScreen, verbs: FakePolicy
) -> None:
    click(screen, "mode_aggressive")
    click(screen, "previewPolicy")
    assert verbs.calls == ["preview aggressive None"]
    said = words(screen)
    for text in ("Of 60 houses 24 would be treated and 36 held.", "Mean uplift of the treated 22.0 %",
                 "New: 1 to treat, 0 to hold", "6 houses have no score."):  # fmt: skip
        assert text in said
    assert screen.reasons.figure.rows()[0] == ("High uplift", "24")
    changes = screen.changes.model()
    assert [changes.index(0, at).data() for at in range(3)] == [
        "1232 Coit Rd, Plano", "Not decided", "Treat: High uplift",
    ]  # fmt: skip
    assert verbs.lines == []


def test_another_wish_takes_the_preview_away(screen: PolicyScreen) -> None:
    click(screen, "previewPolicy")
    click(screen, "mode_conservative")
    assert not screen.run.isVisible()
    assert not screen.reasons.isVisible()


def test_from_capacity_to_the_log_by_keyboard(screen: PolicyScreen, verbs: FakePolicy) -> None:
    screen.capacity.setFocus()
    QTest.keyClicks(screen.capacity, "24")
    QTest.keyClick(screen.capacity, Qt.Key.Key_Return)
    screen.run.setFocus()
    QTest.keyClick(screen.run, Qt.Key.Key_Space)
    assert verbs.calls == ["preview moderate 24", "preview moderate 24", "run"]
    assert "Decided 60 houses" in screen.banner.text
    assert "Last run 25 Mar 2019, 09:05 CDT, Moderate: 24 treated, 36 held. By Rae Manager." in words(screen)
    assert screen.log.model().rowCount() == 10
    line = [screen.log.model().index(1, at).data() for at in range(4)]
    assert line == ["1208 Coit Rd, Plano", "Treat", "High uplift", "21.0 %"]


def test_the_log_is_filtered_and_searched(screen: PolicyScreen, verbs: FakePolicy) -> None:
    click(screen, "previewPolicy")
    click(screen, "runPolicy")
    click(screen, "decided_treat")
    assert screen.log.model().rowCount() == 5
    QTest.keyClicks(screen.search, "1208")
    QTest.keyClick(screen.search, Qt.Key.Key_Return)
    assert screen.log.model().rowCount() == 1
    click(screen, "decided_hold")
    assert "nothing fits the search" in words(screen)


def test_the_same_inputs_change_nothing_and_say_so(screen: PolicyScreen) -> None:
    click(screen, "previewPolicy")
    click(screen, "runPolicy")
    click(screen, "previewPolicy")
    assert "Nothing would change." in words(screen)


@pytest.mark.parametrize(("typed", "said"), [("many", "whole number"), ("1", "experiments alone treat 9")])
def test_a_capacity_that_cannot_be_is_refused(screen: PolicyScreen, typed: str, said: str) -> None:
    QTest.keyClicks(screen.capacity, typed)
    click(screen, "previewPolicy")
    assert said in screen.banner.text


def test_an_active_storm_keeps_its_mode(screen: PolicyScreen, verbs: FakePolicy) -> None:
    locked(verbs)
    screen._policy.reload()
    assert "The storm is active: its mode stays conservative." in words(screen)
    assert [chip.isEnabled() for chip in screen.modes.values()] == [False, False, True]
    click(screen, "previewPolicy")
    assert verbs.calls == ["preview conservative None"]
    assert not screen.run.isEnabled()


def test_what_a_screen_reader_gets_is_what_it_was(screen: PolicyScreen) -> None:
    compare("policy", tree(screen))
    click(screen, "previewPolicy")
    settle()
    compare("policy_previewed", tree(screen))


@pytest.mark.parametrize("theme", [Theme.LIGHT, Theme.SUN])
def test_named_large_and_uncut(screen: PolicyScreen, look: Look, theme: Theme) -> None:
    look.wear(theme)
    click(screen, "previewPolicy")
    screen.resize(860, 1800)
    settle()
    assert nameless(screen) == []
    small = [one for one in visible_controls(screen) if min(one.height(), one.width()) < look.metrics.target]
    assert [one.objectName() for one in small] == []
    assert cut_words(screen) == []
