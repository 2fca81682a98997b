"""A manager's window over a real replica and hub: storms, the ways to a score and back, dates of loss."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from stormops_desktop.viewmodels.base import Load
from stormops_desktop.viewmodels.shell import Section
from stormops_desktop.views.shell.shell_view import ShellView
from stormops_desktop.views.storms.shell_pages import KEY, LOSSES, STORMS
from tests.helpers.desktops import laptops
from tests.ui.test_insights_real import PATIENCE_MS, shell

__all__ = ["laptops", "shell"]
pytestmark = pytest.mark.postgres


def test_storms_come_first_and_show_the_chosen_one(qtbot: QtBot, shell: ShellView) -> None:
    storms = shell.session.storms
    assert storms is not None
    assert storms.work is not None
    assert shell.storms is not None
    page = storms.work.storms
    qtbot.waitUntil(lambda: shell.session.shell.storm is not None, timeout=PATIENCE_MS)
    shell.go(Section.STORMS)
    shell.storms.show_page(STORMS)
    qtbot.waitUntil(lambda: page.card is not None and page.shown is not None, timeout=PATIENCE_MS)
    chosen = shell.session.shell.storm
    assert page.card is not None
    assert chosen is not None
    assert page.card.line.storm_id == chosen.storm_id
    with qtbot.waitSignal(page.told, timeout=PATIENCE_MS) as told:
        page.rename("Hail over Collin County")
    assert "is called Hail over Collin County now" in told.args[0]
    qtbot.waitUntil(lambda: shell.session.undo.offer is not None, timeout=PATIENCE_MS)
    before = page.card.line.name
    shell.session.undo.undo()
    qtbot.waitUntil(lambda: page.card is not None and page.card.line.name == chosen.name, timeout=PATIENCE_MS)
    assert before != ""


def test_a_score_opens_from_map_and_job_and_leads_back(qtbot: QtBot, shell: ShellView) -> None:
    score = shell.session.score_card
    assert score is not None
    assert shell.score_card is not None
    today = shell.session.today
    qtbot.waitUntil(
        lambda: today.next_stop is not None and shell.session.shell.storm is not None, timeout=PATIENCE_MS
    )
    stop = today.next_stop
    assert stop is not None
    shell.go(Section.MAP)
    shell.map.score_wanted.emit(stop.property_id)
    qtbot.waitUntil(lambda: score.card is not None, timeout=PATIENCE_MS)
    assert score.card is not None
    assert score.card.property_id == stop.property_id
    assert shell.score_card.isVisible()
    QTest.keyClick(shell.score_card.back, Qt.Key.Key_Escape)
    assert shell.mapping.isVisible()
    shell.open_job(stop.job_id)
    qtbot.waitUntil(lambda: shell.session.job.load is Load.READY, timeout=PATIENCE_MS)
    shell.job.want_page(KEY)
    qtbot.waitUntil(lambda: score.card is not None and score.load is Load.READY, timeout=PATIENCE_MS)
    assert shell.score_card.isVisible()
    shell.score_card.back.click()
    assert shell.shows_job


def test_from_a_score_to_the_dates_of_loss(qtbot: QtBot, shell: ShellView) -> None:
    score, storms = shell.session.score_card, shell.session.storms
    assert score is not None
    assert storms is not None
    assert storms.work is not None
    assert shell.storms is not None
    losses = storms.work.losses
    today = shell.session.today
    qtbot.waitUntil(
        lambda: today.next_stop is not None and shell.session.shell.storm is not None, timeout=PATIENCE_MS
    )
    assert today.next_stop is not None
    shell.map.score_wanted.emit(today.next_stop.property_id)
    qtbot.waitUntil(lambda: score.card is not None and score.load is Load.READY, timeout=PATIENCE_MS)
    assert shell.score_card is not None
    shell.score_card.losses.click()
    qtbot.waitUntil(lambda: losses.report is not None, timeout=PATIENCE_MS)
    assert shell.storms.page == LOSSES
    assert losses.report is not None
    assert losses.report.property_id == today.next_stop.property_id
