"""The crew's Today over a real replica: the way, navigation, proposals, the crew's own order."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu

from stormops_desktop.domain.evidence.position import Fix, Source
from stormops_desktop.domain.routing.plans import edits
from tests.helpers.route_storm import house_id, house_rows
from tests.ui.acting import click, find, press, settle, words
from tests.ui.field_window import Window, crew, planner, window_of

__all__ = ["crew", "planner", "window_of"]


@pytest.fixture(autouse=True)
def _menus_stay_down(monkeypatch: pytest.MonkeyPatch) -> None:
    """The window system of the tests has no pop-ups; what would be in them is there."""
    monkeypatch.setattr(QMenu, "popup", lambda _menu, _at: None)


def number(house: str) -> int:
    return next(n for n in range(1, 41) if house_id(n) == house)


def republish(window: Window) -> tuple[str, str, str]:
    """Version 2: the second stop goes last, the fifth is taken off, another house comes in."""
    route = window.plan.routes[0]
    moved, gone = route.order[1], route.order[4]
    window.bench.add(*house_rows(39))
    plan = window.bench.desk.open_plan(window.plan.storm_id)
    plan = edits.move_stop(plan, moved, route.route_id, 8)
    plan = edits.take_out(plan, gone)
    plan = window.bench.desk.take_in(plan, house_id(39), route.route_id)
    window.bench.desk.publish(plan, [route.route_id], note="The bridge on Oak is closed")
    window.heard()
    return moved, gone, house_id(39)


def test_the_way_is_told_from_the_stop_before(crew: Window) -> None:
    crew.session.today.choose(1)
    first = crew.session.today.stops.stop(0)
    said = words(crew.shell.today.way)  # type: ignore[arg-type]
    assert f"from the stop before, {first.address}" in said
    assert " mi " in said or " ft " in said


def test_a_fresh_position_comes_before_the_stop_before(crew: Window) -> None:
    stop = crew.session.today.stops.stop(0)
    assert stop.latitude is not None and stop.longitude is not None
    crew.bench.fix = Fix(stop.latitude - 0.0145, stop.longitude, Source.RECEIVER, crew.bench.now)
    crew.session.today.choose(0)
    way = crew.session.field.way
    assert way is not None and way.way is not None
    assert way.way.distance == "1.0 mi north"
    assert way.way.since.startswith("from the satellite receiver at ")
    crew.bench.now += 16 * 60_000
    crew.session.today.choose(1)
    assert way.way.since.startswith("from the stop before, ")


def test_maps_open_by_the_system_then_by_a_browser_then_by_the_clipboard(crew: Window) -> None:
    asked: list[str] = []
    way = crew.shell.today.way
    assert way is not None

    def nobody_opens(link: str) -> bool:
        asked.append(link)
        return False

    way._open = nobody_opens
    click(crew.shell.today, "wayOpen")
    assert asked[0].startswith("geo:33.")
    assert asked[1].startswith("https://www.google.com/maps/dir/")
    assert QApplication.clipboard().text() == asked[1]
    assert "The link is copied" in words(crew.shell.today)


def test_the_rest_is_split_where_an_app_takes_no_more(crew: Window) -> None:
    way = crew.session.field.way
    assert way is not None
    assert [stop.sequence for stop in way.ahead] == list(range(1, 9))
    assert len(way.links.rest) == 1
    assert "Navigate the rest (8 stops)" in find(crew.shell.today, "wayRest").text()  # type: ignore[attr-defined]
    click(crew.shell.today, "wayMore")
    menu = find(crew.shell.today, "wayMoreMenu", QMenu)
    assert [one.text() for one in menu.actions()] == [
        "Google Maps", "Apple Maps", "Copy the link", "Copy the address",
    ]  # fmt: skip


def test_a_new_version_asks_and_moves_nothing(crew: Window) -> None:
    before = crew.order()
    moved, gone, added = republish(crew)
    card = crew.shell.today.proposal
    assert card is not None and card.isVisible()
    said = words(card)
    assert "1 new, 1 taken off, 1 moved" in said
    assert f"Moved: {number(moved)} Oak St" in said
    assert f"Taken off: {number(gone)} Oak St" in said
    assert f"New: {number(added)} Oak St" in said
    assert "The bridge on Oak is closed" in said
    assert crew.order() == [*(house for house in before if house != gone), added]


def test_accepting_puts_the_new_order_on_screen(crew: Window) -> None:
    republish(crew)
    done = crew.order()[0]
    crew.bench.complete(number(done))
    click(crew.shell.today, "proposalAccept")
    settle()
    version = next(
        route for route in crew.bench.desk.open_plan(crew.plan.storm_id).routes
        if route.route_id == crew.plan.routes[0].route_id
    )  # fmt: skip
    assert crew.order() == list(version.order)
    assert crew.order()[0] == done  # what is finished never moves
    assert not crew.shell.today.proposal.isVisible()  # type: ignore[union-attr]


def test_declining_takes_two_presses_and_reaches_the_office(crew: Window) -> None:
    before = crew.order()
    before.remove(republish(crew)[1])
    click(crew.shell.today, "proposalDecline")
    press(crew.shell, Qt.Key.Key_Space)  # the first reason has the keyboard
    settle()
    [issue] = crew.bench.desk.issues(crew.plan.storm_id)
    assert issue.what == "The crew declined version 2: Not enough time"
    assert crew.order()[: len(before)] == before
    assert not crew.shell.today.proposal.isVisible()  # type: ignore[union-attr]


def test_a_reason_in_own_words_goes_with_return(crew: Window) -> None:
    republish(crew)
    click(crew.shell.today, "proposalDecline")
    other = find(crew.shell.today, "proposalOther", QLineEdit)
    other.setFocus()
    press(crew.shell, Qt.Key.Key_Return)
    assert crew.shell.today.proposal.isVisible()  # type: ignore[union-attr]  # without words it stays
    other.setText("Dog at number 7")
    press(crew.shell, Qt.Key.Key_Return)
    [issue] = crew.bench.desk.issues(crew.plan.storm_id)
    assert issue.what.endswith("Dog at number 7")


def test_the_crew_puts_a_stop_off_and_another_forward(crew: Window) -> None:
    order, way = crew.order(), crew.shell.today.way
    assert way is not None
    crew.session.today.choose(1)
    click(crew.shell.today, "wayChange")
    menu = find(crew.shell.today, "wayChangeMenu", QMenu)
    menu.actions()[1].trigger()
    assert crew.order() == [order[0], *order[2:], order[1]]
    crew.session.today.choose(4)
    chosen = crew.session.today.chosen
    assert chosen is not None
    click(crew.shell.today, "wayChange")
    menu.actions()[0].trigger()
    assert crew.order()[0] == chosen.property_id
    assert "Moved " in words(crew.shell.today)


def test_what_the_office_took_up_of_the_crew_s_order_asks_nothing(crew: Window) -> None:
    route = crew.plan.routes[0]
    crew.bench.crew.defer(route.route_id, route.order[1])
    crew.heard()
    driven = crew.order()
    crew.bench.desk.publish(crew.bench.desk.open_plan(crew.plan.storm_id), [route.route_id])
    crew.heard()
    assert crew.order() == driven
    assert not crew.shell.today.proposal.isVisible()  # type: ignore[union-attr]


def test_the_office_is_not_asked_for_its_crews(planner: Window) -> None:
    republish(planner)
    assert not planner.shell.today.proposal.isVisible()  # type: ignore[union-attr]
    assert not planner.shell.today.way.change.isVisible()  # type: ignore[union-attr]
