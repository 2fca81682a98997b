"""Play score and Data quality: what they say, the rows behind, the keyboard alone, who sees them."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from stormops_desktop.services.errors import StoreTrouble
from stormops_desktop.viewmodels.base import Surroundings
from stormops_desktop.viewmodels.session import SessionViewModels, open_session
from stormops_desktop.viewmodels.shell import Section
from stormops_desktop.views.score.quality_screen import QualityScreen
from stormops_desktop.views.score.score_screen import ScoreScreen
from stormops_desktop.views.shell.shell_view import ShellView
from stormops_desktop.views.style.look import Look
from stormops_desktop.views.style.metrics import Density
from stormops_desktop.views.style.tokens import Theme
from tests.helpers.a11y import nameless, tree, visible_controls
from tests.helpers.fakes import CREW, FakeDesk
from tests.helpers.insights import DAY, FRESH, NOW, WORKED, FakeQuality, FakeScores
from tests.ui.acting import click, find, press, settle, words
from tests.ui.test_accessibility import compare, cut_words

MANAGER = replace(CREW, display_name="Rae Manager", role="manager")


@pytest.fixture
def scores() -> FakeScores:
    return FakeScores(past=[(NOW - 2 * DAY, FRESH), (NOW - DAY, replace(WORKED, jobs_completed=10))])


@pytest.fixture
def quality() -> FakeQuality:
    return FakeQuality()


@pytest.fixture
def role() -> str:
    return "manager"


@pytest.fixture
def session(
    desk: FakeDesk,
    around: Surroundings,
    qapp: QApplication,
    scores: FakeScores,
    quality: FakeQuality,
    role: str,
) -> Iterator[SessionViewModels]:
    services = replace(desk.services(replace(MANAGER, role=role)), scores=scores, quality=quality)
    made = open_session(services, desk, around)
    yield made
    made.dispose()


@pytest.fixture
def score(shell: ShellView) -> ScoreScreen:
    shell.go(Section.INSIGHTS)
    settle()
    return find(shell, "scoreScreen", ScoreScreen)


@pytest.fixture
def checks(shell: ShellView) -> QualityScreen:
    shell.go(Section.INSIGHTS)
    assert shell.insights is not None
    shell.insights.show_page("quality")
    settle()
    return find(shell, "qualityScreen", QualityScreen)


@pytest.mark.parametrize("role", ["planner", "manager", "admin"])
def test_the_office_has_the_section_on_its_rail(shell: ShellView, role: str) -> None:
    assert list(shell.rail.entries)[-2:] == [Section.INSIGHTS, Section.OFFICE]
    press(shell, Qt.Key.Key_4, Qt.KeyboardModifier.AltModifier)
    assert shell.session.shell.section is Section.INSIGHTS


@pytest.mark.parametrize("role", ["crew"])
def test_a_crew_has_none_of_it(shell: ShellView) -> None:
    assert Section.INSIGHTS not in shell.rail.entries
    assert shell.insights is None
    assert not any("score" in str(command).lower() for command in shell.commands())


def test_the_headline_says_points_of_points(score: ScoreScreen) -> None:
    said = words(score)
    assert "73/100 (of 100 measurable)" in said
    assert "As of 25 Mar 2019, 09:05 CDT" in said
    assert "Provisional" not in said


def test_the_components_say_state_value_points_and_movement(score: ScoreScreen) -> None:
    model = score.parts.model()
    rows = [[model.index(row, at).data() for at in range(5)] for row in range(4)]
    assert rows[0] == ["Policy coverage", "Measured", "80.0 %", "24.0 of 30", "+24.0"]
    assert [row[2] for row in rows[1:]] == ["75.0 %", "50.0 %", "86.4 %"]


def test_a_storm_nobody_worked_says_what_is_missing(
    score: ScoreScreen, session: SessionViewModels, scores: FakeScores
) -> None:
    scores.counts = FRESH
    assert session.insights is not None
    session.insights.score.reload()
    said = words(score)
    assert "0/100 (of 0 measurable)" in said
    assert "Provisional" in said
    assert "No property of high uplift. Score the storm's houses, then run the policy." in said
    assert "No rows: the number is 0." in said


def test_few_controls_carry_a_badge_and_an_interval(
    score: ScoreScreen, session: SessionViewModels, scores: FakeScores
) -> None:
    scores.counts = replace(WORKED, control_n=20, control_conversions=1)
    assert session.insights is not None
    session.insights.score.reload()
    score.parts.selectRow(2)
    said = words(score)
    assert "Low sample" in said
    assert "Treated 12 of 100, control 1 of 20. Difference " in said
    assert "chance alone may explain it" in said


def test_every_number_opens_to_as_many_rows(score: ScoreScreen, session: SessionViewModels) -> None:
    assert session.insights is not None
    for row in range(4):
        score.parts.selectRow(row)
        for name, number in session.insights.score.counts:
            click(score, f"count_{name}")
            assert session.insights.score.behind.rowCount() == number


def test_a_row_behind_leads_to_its_job_by_keyboard(shell: ShellView, score: ScoreScreen) -> None:
    score.parts.setFocus()
    press(score, Qt.Key.Key_Down)
    assert "Jobs completed: 30" in find(score, "count_jobs_completed", QPushButton).text()
    score.behind.setFocus()
    score.behind.selectRow(4)
    press(score, Qt.Key.Key_Return)
    assert shell.shows_job
    assert shell.session.job.job_id == "job-000004"


def test_a_failed_check_leads_to_the_checks(shell: ShellView, score: ScoreScreen) -> None:
    score.parts.selectRow(3)
    score.behind.opened.emit(0)
    assert shell.insights is not None
    assert shell.insights.page == "quality"


def test_taking_stock_adds_to_the_trend(score: ScoreScreen, scores: FakeScores) -> None:
    click(score, "takeStock")
    assert "North Texas hail stands at 73/100 (of 100 measurable)" in score.banner.text
    assert len(score.trend.figure.places) == 3


def test_one_entry_is_no_trend_but_is_said(
    score: ScoreScreen, session: SessionViewModels, scores: FakeScores
) -> None:
    assert session.insights is not None
    scores.past = scores.past[:1]
    session.insights.score.reload()
    assert "Stock was taken once, " in words(score)
    scores.past = []
    session.insights.score.reload()
    assert "The score has no history yet." in words(score)


def test_a_point_of_the_trend_shows_that_moment(score: ScoreScreen, scores: FakeScores) -> None:
    score.trend.canvas.setFocus()
    press(score, Qt.Key.Key_Return)
    assert "0/100 (of 0 measurable)" in words(score)
    assert "As of 23 Mar 2019" in words(score)
    assert not score.stock.isVisible()
    click(score, "scoreNow")
    assert "73/100" in words(score)


def test_trouble_is_one_sentence(score: ScoreScreen, session: SessionViewModels, scores: FakeScores) -> None:
    scores.problem = StoreTrouble("The local data is in use by another window.")
    assert session.insights is not None
    session.insights.score.reload()
    assert "in use by another window" in words(score)


def test_checks_say_what_failed_and_what_to_do(checks: QualityScreen) -> None:
    assert "1 failed of 3 that ran, 0 muted. As of 24 Mar 2019, 09:05 CDT." in words(checks)
    checks.setFocus()
    checks.checks.setFocus()
    press(checks, Qt.Key.Key_Down)
    said = words(checks)
    for text in ("DQ02 Address present", "Failed", "High. Put right by the route planner.",
                 "Rows that fail: 12 of 2000, 0 % are put up with.", "Fill in the address"):  # fmt: skip
        assert text in said
    assert checks.rows.model().rowCount() == 12


def test_checks_that_never_ran_say_so_and_can_be_run(
    checks: QualityScreen, session: SessionViewModels, quality: FakeQuality
) -> None:
    quality.ran = False
    assert session.insights is not None
    session.insights.quality.reload()
    assert "have not run on this machine yet" in words(checks)
    assert checks.checks.model().index(0, 1).data() == "Not run yet"
    click(checks, "runChecks")
    assert quality.calls == ["run"]
    assert "3 checks ran, 1 failed." in checks.banner.text


def test_checks_that_only_ran_elsewhere_say_which_ones_the_score_goes_by(
    checks: QualityScreen,
    session: SessionViewModels,
    quality: FakeQuality,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    told = quality.trend("", "DQ01")
    monkeypatch.setattr(FakeQuality, "trend", lambda *_: told)
    quality.ran = False
    assert session.insights is not None
    session.insights.quality.reload()
    assert "The score goes by those of 24 Mar 2019, 09:05 CDT; run them here" in words(checks)


def test_a_mute_has_a_reason_and_an_end(checks: QualityScreen, quality: FakeQuality) -> None:
    checks.checks.selectRow(1)
    click(checks, "muteCheck")
    assert "Say why" in checks.banner.text
    click(checks, "mute30")
    QTest.keyClicks(checks.reason, "New list on Monday")
    QTest.keyClick(checks.reason, Qt.Key.Key_Return)
    assert quality.calls == ["mute DQ02 30 New list on Monday"]
    assert "Muted until 24 Apr 2019, 09:05 CDT." in words(checks)
    click(checks, "unmuteCheck")
    assert quality.muted == {}


@pytest.mark.parametrize("role", ["planner"])
def test_a_planner_reads_but_does_not_mute(checks: QualityScreen) -> None:
    assert "Managers and admins mute checks." in words(checks)
    assert not checks.mute.isVisible()


@pytest.mark.parametrize("page", ["score", "quality"])
def test_what_a_screen_reader_gets_is_what_it_was(shell: ShellView, page: str) -> None:
    shell.go(Section.INSIGHTS)
    assert shell.insights is not None
    shell.insights.show_page(page)
    settle()
    compare(f"insights_{page}", tree(shell))


@pytest.mark.parametrize("page", ["score", "quality"])
@pytest.mark.parametrize("density", Density)
@pytest.mark.parametrize("theme", [Theme.LIGHT, Theme.SUN])
def test_named_large_and_uncut(
    qtbot: QtBot, shell: ShellView, look: Look, page: str, theme: Theme, density: Density
) -> None:
    look.wear(theme, density)
    shell.resize(1024, 700)
    shell.go(Section.INSIGHTS)
    assert shell.insights is not None
    shell.insights.show_page(page)
    settle()
    assert nameless(shell) == []
    least = look.metrics.target
    assert [
        one.objectName() for one in visible_controls(shell) if min(one.height(), one.width()) < least
    ] == []
    assert (shell.width(), shell.height()) == (1024, 700)
    assert cut_words(shell) == []


@pytest.mark.parametrize("page", ["score", "quality"])
def test_tab_reaches_everything(shell: ShellView, page: str) -> None:
    shell.go(Section.INSIGHTS)
    assert shell.insights is not None
    shell.insights.show_page(page)
    settle()
    reached: set[str] = set()
    for _ in range(60):
        focus = shell.window().focusWidget()
        assert focus is not None
        reached.add(focus.objectName())
        QTest.keyClick(focus, Qt.Key.Key_Tab)
    wanted = {
        one.objectName() for one in visible_controls(shell.insights)
        if one.isEnabled() and one.focusPolicy() & Qt.FocusPolicy.TabFocus
    }  # fmt: skip
    assert wanted - reached <= {"mute7", "mute30", "mute90"}  # of an exclusive group Tab takes the chosen one


def test_the_past_is_asked_for_by_its_moment(score: ScoreScreen, scores: FakeScores) -> None:
    yesterday = NOW - DAY  # 24 March 2019, 09:05 in Dallas
    score.moment.setText("2019-03-24 09:05")
    QTest.keyClick(score.moment, Qt.Key.Key_Return)
    assert score._score.as_of == yesterday
    assert "A past moment" in words(score)
    score.moment.setText("last week")
    QTest.keyClick(score.moment, Qt.Key.Key_Return)
    assert "is no moment. Write it as 2019-03-25 14:00." in score.banner.text
    score.moment.setText("2119-01-01")
    QTest.keyClick(score.moment, Qt.Key.Key_Return)
    assert "lies ahead" in score.banner.text
    score.moment.setText("2019-03-25")  # today: not over yet, so it means now
    QTest.keyClick(score.moment, Qt.Key.Key_Return)
    assert score._score.as_of is None
    score.moment.setText("2019-03-24 09:05")
    QTest.keyClick(score.moment, Qt.Key.Key_Return)
    click(score, "scoreNow")
    assert (score._score.as_of, score.moment.text()) == (None, "")
