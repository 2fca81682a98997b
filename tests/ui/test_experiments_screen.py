"""Experiments on screen: the list, a design with its power warning, start, stop, results."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from stormops_desktop.domain.experiments.clusters import Unit
from stormops_desktop.domain.experiments.intervals import Rate
from stormops_desktop.services.errors import NotAllowed
from stormops_desktop.services.experiments.models import Arm
from stormops_desktop.viewmodels.base import Surroundings
from stormops_desktop.viewmodels.experiments.design import Given, Typed, design_from
from stormops_desktop.viewmodels.experiments.trials import ExperimentsViewModel
from stormops_desktop.views.experiments.experiments_screen import ExperimentsScreen
from stormops_desktop.views.style.look import Look
from stormops_desktop.views.style.tokens import Theme
from stormops_desktop.views.widgets.buttons import Selector
from tests.helpers.a11y import nameless, tree, visible_controls
from tests.helpers.fakes import ZONE, busy_desk
from tests.helpers.trials import FakeExperiments
from tests.ui.acting import click, settle, words
from tests.ui.test_accessibility import compare, cut_words


@pytest.fixture
def verbs() -> FakeExperiments:
    return FakeExperiments()


@pytest.fixture
def role() -> str:
    return "manager"


@pytest.fixture
def screen(
    qtbot: QtBot, look: Look, around: Surroundings, verbs: FakeExperiments, role: str
) -> ExperimentsScreen:
    trials = ExperimentsViewModel(around, verbs, role)
    made = ExperimentsScreen(look, trials)
    trials.setParent(made)
    qtbot.addWidget(made)
    made.resize(920, 1500)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    trials.show_storm(busy_desk().storms()[0])
    settle()
    return made


def test_what_runs_shows_rates_intervals_and_what_is_wrong(screen: ExperimentsScreen) -> None:
    said = words(screen)
    for text in ("Knock first", "Running", "control 50 %, knock 50 %. Control: control.", "47 of 200",
                 "1 of 200 held-out houses were contacted.", "Started "):  # fmt: skip
        assert text in said
    rows = screen.rates.figure.rows()
    assert rows[0][:2] == ("control", "9.0 %")
    assert rows[1][-1] == "47 of 200"
    lift = screen.lift.figure.series[0].marks[0]
    assert lift.value == pytest.approx(0.145)
    assert lift.low is not None and lift.low > 0
    assert screen.lift.figure.rows()[0][1:] == ("+14.5 points", "+7.3 points", "+21.6 points")
    assert "2019" in screen.rates.figure.origin.as_of
    assert screen.houses.model().index(0, 0).data() == "1232 Coit Rd, Plano"
    assert ZONE


def test_how_sure_it_is_is_told_by_every_way_of_reading(screen: ExperimentsScreen) -> None:
    table = screen.proof.table.model()
    rows = [[table.index(at, of).data() for of in range(5)] for at in range(table.rowCount())]
    assert [row[1:] for row in rows] == [
        ["Once, at the end", "+14.5 points", "+7.3 to +21.6", "Newcombe, two rates"],
        ["Whenever you look", "+14.5 points", rows[1][3], rows[1][4]],
        ["Storm impact taken out", "+14.2 points", "+7.4 to +21.0", "CUPED, 7.0 % less noise"],
    ]
    once, ever = (float(row[3].split()[0]) for row in rows[:2])
    assert ever < once, "who may look at any time is told less"
    assert rows[1][4].startswith("always valid, p = 0.0")
    said = words(screen)
    assert "Houses: control 200, planned 200; knock 200, planned 200. As chance would have it" in said
    assert "Planned to show 10.0 points on a rate of 25.0 %; it can see 9.0." in said


def test_what_it_was_worth_is_told_from_two_sums(screen: ExperimentsScreen) -> None:
    worth = screen.worth
    assert not worth.said.isVisible()
    QTest.keyClicks(worth.sale, "15,000")
    QTest.keyClicks(worth.house, "$50")
    told = worth.said.text().replace(",", "")
    assert told.startswith("knock: $705000 came in $270000 would have without treating. That is $435000 more")
    assert told.endswith("for $10000. Return on it: 4250 %.")
    worth.house.clear()
    QTest.keyClicks(worth.house, "much")
    assert "is not a sum of money" in worth.said.text()
    worth.sale.clear()
    QTest.keyClicks(worth.sale, "0")
    worth.house.clear()
    QTest.keyClicks(worth.house, "50")
    assert "more than $0" in worth.said.text()


def test_arms_of_the_wrong_size_are_called_out(screen: ExperimentsScreen, verbs: FakeExperiments) -> None:
    verbs.rates = {"control": Rate(18, 100), "knock": Rate(47, 300)}
    screen._trials.reload()
    assert "not as large as they were planned" in words(screen)
    assert "Houses: control 100, planned 200; knock 300, planned 200. Not by chance (p < 0.0001)" in words(
        screen
    )


def test_nobody_contacted_is_said_too(screen: ExperimentsScreen, verbs: FakeExperiments) -> None:
    verbs.touched = []
    screen._trials.reload()
    assert "None of the 200 held-out houses was contacted." in words(screen)


def test_a_new_one_warns_before_anybody_is_drawn(screen: ExperimentsScreen, verbs: FakeExperiments) -> None:
    verbs.houses = 120
    click(screen, "newExperiment")
    QTest.keyClicks(screen.form.fields["name"], "Letters")
    QTest.keyClick(screen.form.fields["name"], Qt.Key.Key_Return)
    said = words(screen)
    assert "120 houses can take part: control 60, treatment 60." in said
    assert "These arms are too small." in said
    assert not screen.form.draft.isVisible()
    click(screen, "saveExploratory")
    assert verbs.known[0].exploratory
    assert screen.name.text() == "Letters"


def test_from_draft_to_start_by_keyboard(screen: ExperimentsScreen, verbs: FakeExperiments) -> None:
    click(screen, "newExperiment")
    assert screen.form.fields["name"].hasFocus()
    QTest.keyClicks(screen.form.fields["name"], "Letters")
    QTest.keyClick(screen.form.fields["name"], Qt.Key.Key_Return)
    screen.form.draft.setFocus()
    QTest.keyClick(screen.form.draft, Qt.Key.Key_Space)
    assert not screen.form.isVisible()
    assert "nobody is drawn yet" in words(screen)
    assert not screen.rates.isVisible()
    screen.steps["start"].setFocus()
    QTest.keyClick(screen.steps["start"], Qt.Key.Key_Space)
    assert verbs.calls == ["trial-2 running"]
    assert "Running" in words(screen)


def test_another_word_in_the_form_asks_for_another_look(screen: ExperimentsScreen) -> None:
    click(screen, "newExperiment")
    click(screen, "checkDesign")
    assert screen.form.draft.isVisible()
    QTest.keyClicks(screen.form.fields["zips"], "75024")
    assert not screen.form.draft.isVisible()


def _choose(screen: ExperimentsScreen, name: str, said: str) -> None:
    """One of a selector's menu, as a person would."""
    selector = screen.findChild(Selector, name)
    assert selector is not None
    next(action for action in selector.choices.actions() if action.text() == said).trigger()


def test_an_arm_names_what_its_houses_get(screen: ExperimentsScreen, verbs: FakeExperiments) -> None:
    click(screen, "newExperiment")
    form = screen.form
    form.fields["arms"].setText("control 40, money 30, letter 30")
    assert [form.given._lines[at][0].text() for at in (0, 1)] == ["money gets", "letter gets"]
    _choose(screen, "armPlay0", "Financing Aggressive")
    _choose(screen, "armChannel0", "Door knock")
    _choose(screen, "armChannel1", "Letter")
    form.fields["arms"].setText("control 40, money")
    assert form.given._lines[1][0].isVisible(), "half a word takes no line away"
    form.fields["arms"].setText("control 40, cash 30, letter 30")
    QTest.keyClicks(form.fields["name"], "Cash or letters")
    click(screen, "checkDesign")
    click(screen, "saveDraft")
    assert verbs.designs[0].arms == (
        Arm("control", 0.4), Arm("cash", 0.3, "Financing_Aggressive", "door_knock"),
        Arm("letter", 0.3, "", "direct_mail"),
    )  # fmt: skip
    assert "cash gets Financing Aggressive · Door knock; letter gets Letter." in screen.facts.text()


def test_another_choice_asks_for_another_look(screen: ExperimentsScreen) -> None:
    click(screen, "newExperiment")
    click(screen, "checkDesign")
    assert screen.form.draft.isVisible()
    _choose(screen, "armChannel0", "Call")
    assert not screen.form.draft.isVisible()


def test_a_new_form_remembers_no_choice_of_the_last(screen: ExperimentsScreen) -> None:
    click(screen, "newExperiment")
    _choose(screen, "armChannel0", "Call")
    click(screen, "closeDesign")
    click(screen, "newExperiment")
    assert screen.form.typed.given == (Given(),)


def test_a_draft_without_a_name_is_refused_and_kept_in_the_form(screen: ExperimentsScreen) -> None:
    click(screen, "newExperiment")
    click(screen, "checkDesign")
    click(screen, "saveDraft")
    assert "Give the experiment a name." in screen.banner.text
    assert screen.form.isVisible()


def test_ending_one_asks_why(screen: ExperimentsScreen, verbs: FakeExperiments) -> None:
    click(screen, "cancelTrial")
    assert "Say in a few words" in screen.banner.text
    QTest.keyClicks(screen.reason, "Crew is ill")
    click(screen, "cancelTrial")
    assert verbs.known[0].stop_reason == "Crew is ill"
    assert not screen.steps["stop"].isVisible()


@pytest.mark.parametrize("role", ["planner"])
def test_a_planner_reads_only(screen: ExperimentsScreen) -> None:
    assert not screen.new.isVisible()
    assert "Managers and admins start experiments." in words(screen)


def test_none_yet_says_what_that_means(screen: ExperimentsScreen, verbs: FakeExperiments) -> None:
    verbs.known = []
    screen._trials.reload()
    assert "No experiment in this storm yet." in words(screen)
    assert not screen.opened.isVisible()


def test_what_a_screen_reader_gets_is_what_it_was(screen: ExperimentsScreen) -> None:
    compare("experiments", tree(screen))
    click(screen, "newExperiment")
    click(screen, "checkDesign")
    settle()
    compare("experiments_designing", tree(screen))


@pytest.mark.parametrize("theme", [Theme.LIGHT, Theme.SUN])
def test_named_large_and_uncut(screen: ExperimentsScreen, look: Look, theme: Theme) -> None:
    look.wear(theme)
    screen.resize(920, 1700)
    click(screen, "newExperiment")
    click(screen, "checkDesign")
    settle()
    assert nameless(screen) == []
    small = [one for one in visible_controls(screen) if min(one.height(), one.width()) < look.metrics.target]
    assert [one.objectName() for one in small] == []
    assert cut_words(screen) == []


@pytest.mark.parametrize(
    ("arms", "parts"),
    [
        ("control 50, treatment 50", (("control", 0.5), ("treatment", 0.5))),
        ("left alone: 20; knock 40 %; mail and call 40", (("left alone", 0.2), ("knock", 0.4),
                                                          ("mail and call", 0.4))),
        ("a 1, b 3", (("a", 0.25), ("b", 0.75))),
    ],
)  # fmt: skip
def test_arms_are_read_as_typed(arms: str, parts: tuple[tuple[str, float], ...]) -> None:
    design = design_from(replace(Typed(), arms=arms), "storm")
    assert tuple((arm.name, pytest.approx(arm.part)) for arm in design.arms) == parts
    assert design.control == parts[0][0]


@pytest.mark.parametrize(
    ("typed", "named"),
    [
        (Typed(arms="everybody"), "everybody"), (Typed(arms="control 0, knock 0"), "above 0"),
        (Typed(baseline="many"), "Rate without treatment"), (Typed(most="x"), "Houses at the most"),
    ],
)  # fmt: skip
def test_what_is_not_read_is_named(typed: Typed, named: str) -> None:
    with pytest.raises(NotAllowed, match=named):
        design_from(typed, "storm")


@pytest.mark.parametrize("unit", list(Unit))
def test_what_an_arm_is_drawn_for_is_typed(unit: Unit) -> None:
    assert design_from(replace(Typed(), unit=unit.value), "storm").unit is unit
