"""A crew takes a house in from Today, over a real replica."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget

from stormops_desktop.domain.evidence.position import Fix, Source
from stormops_desktop.views.style.look import Look
from stormops_desktop.views.style.metrics import Density
from stormops_desktop.views.style.tokens import Theme
from tests.helpers.a11y import nameless, visible_controls
from tests.helpers.route_storm import house_id, house_rows
from tests.ui.acting import click, find, press, settle, words
from tests.ui.field_window import Window, crew, planner, window_of
from tests.ui.test_accessibility import NARROW, cut_words

__all__ = ["crew", "planner", "window_of"]
FREE = 41


def write(inside: QWidget, name: str, text: str) -> None:
    QTest.keyClicks(find(inside, name, QLineEdit), text)


def opened(window: Window) -> None:
    window.bench.add(*house_rows(FREE))
    window.session.today.choose(0)
    click(window.shell.today, "takeIn")
    settle()


def test_a_house_near_by_becomes_the_next_stop(crew: Window) -> None:
    before = crew.order()
    opened(crew)
    card = crew.shell.today.taking
    assert card is not None
    write(card, "takeInAddress", f"{FREE} oak")
    assert [house.property_id for house in card._taking.houses] == [house_id(FREE)]
    click(card, "takeInHouse0")
    assert f"{FREE} Oak St becomes a stop of this route" in words(card)
    write(card, "takeInWhy", "They waved")
    click(card, "takeInNext")
    settle()
    assert crew.order() == [house_id(FREE), *before]
    assert crew.bench.column("SELECT reason FROM crew_changes") == ["They waved"]
    assert f"Took in {FREE} Oak St" in crew.shell.today.banner.text
    assert find(crew.shell.today, "takeIn").isVisible()


def test_an_address_that_nobody_knew_is_a_new_house_at_the_device_s_place(crew: Window) -> None:
    before = crew.order()
    crew.bench.fix = Fix(33.07, -96.64, Source.RECEIVER, crew.bench.now)
    opened(crew)
    card = crew.shell.today.taking
    assert card is not None
    write(card, "takeInAddress", "7149 Caliche St")
    said = words(card)
    assert "“7149 Caliche St” is taken in as a new house in Allen 750" in said
    assert "where this device is now" in said
    click(card, "takeInLast")
    settle()
    assert crew.order()[:-1] == before
    added = crew.bench.column("SELECT property_id FROM properties WHERE address = '7149 Caliche St'")
    assert crew.order()[-1:] == added
    assert crew.bench.column("SELECT latitude FROM properties WHERE address = '7149 Caliche St'") == [33.07]


def test_what_is_no_address_is_told_and_nothing_is_stored(crew: Window) -> None:
    before = crew.order()
    opened(crew)
    ops = len(crew.bench.ops())
    card = crew.shell.today.taking
    assert card is not None
    assert not find(card, "takeInNext").isEnabled()
    write(card, "takeInAddress", "the corner")
    click(card, "takeInNext")
    settle()
    assert "Type the number and the street" in crew.shell.today.banner.text
    assert (crew.order(), len(crew.bench.ops())) == (before, ops)
    assert find(card, "takeInAddress", QLineEdit).text() == "the corner"
    assert find(card, "takeInNext").hasFocus()
    find(card, "takeInBack").setFocus()
    press(card, Qt.Key.Key_Space)
    assert find(crew.shell.today, "takeIn").hasFocus()


def test_the_office_takes_in_at_the_desk(planner: Window) -> None:
    assert planner.shell.today.taking is None or not planner.shell.today.taking.isVisible()


def reached(shell: QWidget, steps: int = 60) -> set[str]:
    names = set()
    for _ in range(steps):
        focus = shell.window().focusWidget()
        assert focus is not None
        names.add(focus.objectName())
        QTest.keyClick(focus, Qt.Key.Key_Tab)
    return names


@pytest.mark.parametrize("theme", [Theme.LIGHT, Theme.SUN])
@pytest.mark.parametrize("density", Density)
def test_the_card_is_named_large_enough_and_uncut(
    crew: Window, look: Look, theme: Theme, density: Density
) -> None:
    look.wear(theme, density)
    crew.shell.resize(*NARROW)
    opened(crew)
    write(crew.shell.today, "takeInAddress", f"{FREE} oak")
    click(crew.shell.today, "takeInHouse0")
    settle()
    assert nameless(crew.shell) == []
    assert cut_words(crew.shell) == []
    sizes = look.metrics
    small = [
        control.objectName()
        for control in visible_controls(crew.shell)
        if control.height() < (sizes.primary if control.property("target") == "primary" else sizes.target)
    ]
    assert small == []


def test_tab_reaches_every_part_of_the_card(crew: Window) -> None:
    opened(crew)
    write(crew.shell.today, "takeInAddress", f"{FREE} oak")
    click(crew.shell.today, "takeInHouse0")
    wanted = {"takeInAddress", "takeInHouse0", "takeInWhy", "takeInNext", "takeInLast", "takeInBack"}
    assert wanted - reached(crew.shell) == set()
