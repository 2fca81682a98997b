"""Today as the day's routes: begun first, overdue told, later ones behind a line; and a planner's days."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu

from stormops_desktop.domain.routing.plans.days import midnight_of, set_day
from stormops_desktop.viewmodels.crew.proposals import proposal_lines
from tests.helpers.replica_rows import key
from tests.helpers.route_storm import house_id
from tests.ui.acting import click, find, press, settle, words
from tests.ui.field_window import Window, crew, planner, window_of
from tests.ui.routes_page import Planner, rows
from tests.ui.routes_page import planner as desk_planner

__all__ = ["crew", "desk_planner", "planner", "rows", "window_of"]
MONDAY = date(2019, 3, 25)
DAY = timedelta(days=1)
ZONE = "America/Chicago"


@pytest.fixture(autouse=True)
def _menus_stay_down(monkeypatch: pytest.MonkeyPatch) -> None:
    """The window system of the tests has no pop-ups; what would be in them is there."""
    monkeypatch.setattr(QMenu, "popup", lambda _menu, _at: None)


def put_on(window: Window, *days: date) -> list[str]:
    """The crew's routes on these days; their names in that order."""
    plan = window.bench.desk.open_plan(window.plan.storm_id)
    for route, day in zip(plan.routes, days, strict=True):
        plan = set_day(plan, route.route_id, day)
    window.bench.desk.publish(plan)
    window.heard()
    return [route.name for route in plan.routes]


def shown(window: Window) -> list[str]:
    day = window.session.today.day
    assert day is not None
    return list(dict.fromkeys(stop.route_name for stop in day.stops))


def test_today_has_the_route_of_today_and_one_line_for_the_rest(crew: Window) -> None:
    first, second, third = put_on(crew, MONDAY, MONDAY + DAY, MONDAY + 2 * DAY)
    assert shown(crew) == [first]
    page = crew.shell.today
    assert "0 of 8 done" in words(page)
    assert page.later.line.text() == f"2 more routes: tomorrow {second}, Wed 27 Mar {third}"
    assert not any(entry.isVisible() for entry in page.later.entries)
    click(page, "laterToggle")
    settle()
    assert [entry.text() for entry in page.later.entries] == [
        f"tomorrow · {second} · 8 stops", f"Wed 27 Mar · {third} · 8 stops",
    ]  # fmt: skip
    click(page, "laterRoute1")
    settle()
    assert shown(crew) == [first, third]
    assert "0 of 16 done" in words(page)
    crew.session.today.choose(8)
    assert "for Wed 27 Mar" in page.card.place.text()


def test_what_has_begun_is_first_and_what_is_late_says_so(crew: Window) -> None:
    first, second, third = put_on(crew, MONDAY - DAY, MONDAY, MONDAY + 2 * DAY)
    route = next(one for one in crew.plan.routes if one.name == third)
    crew.bench.complete(next(n for n in range(1, 25) if house_id(n) == route.order[0]))
    crew.heard()
    assert shown(crew) == [third, second, first]
    following = crew.session.today.next_stop
    assert following is not None and following.property_id == route.order[1]
    assert "begun" in crew.shell.today.card.place.text()
    crew.session.today.choose(16)
    assert "overdue, was for yesterday" in crew.shell.today.card.place.text()


def test_with_nothing_today_the_next_day_stands_there(crew: Window) -> None:
    first, *_ = put_on(crew, MONDAY + 2 * DAY, MONDAY + 3 * DAY, MONDAY + 3 * DAY)
    assert shown(crew) == [first]
    assert crew.shell.today.title.text() == "Next: Wed 27 Mar"
    assert crew.shell.today.later.line.text().startswith("2 more routes: Thu 28 Mar")


def test_a_laptop_left_open_turns_the_page_after_midnight(crew: Window) -> None:
    first, second, _ = put_on(crew, MONDAY, MONDAY + DAY, MONDAY + 2 * DAY)
    crew.session.today.turn_page()
    assert shown(crew) == [first]
    crew.bench.now += 24 * 3_600_000
    crew.session.today.turn_page()
    settle()
    assert shown(crew) == [second, first]


def test_another_day_of_a_route_is_one_line_of_the_proposal(crew: Window) -> None:
    put_on(crew, MONDAY, MONDAY + DAY, MONDAY + 2 * DAY)
    plan = crew.bench.desk.open_plan(crew.plan.storm_id)
    route = plan.routes[0]
    crew.bench.crew.answer(route.route_id, route.version, accepted=True)
    crew.bench.desk.publish(set_day(plan, route.route_id, MONDAY + 4 * DAY))
    crew.heard()
    proposals = crew.session.field.proposals
    assert proposals is not None
    [waiting] = proposals.waiting
    lines = [line for _, line in proposal_lines(waiting, ZONE)]
    assert lines == ["Another day: Fri 29 Mar instead of Mon 25 Mar"]


def test_without_a_position_the_way_begins_at_the_last_visit_or_the_start(crew: Window) -> None:
    way = crew.session.field.way
    assert way is not None and way.way is not None
    assert way.way.since == "from where the crew starts"
    route = crew.plan.routes[0]
    crew.bench.complete(next(n for n in range(1, 25) if house_id(n) == route.order[4]))
    crew.heard()
    assert way.way.since.startswith("from the last visit, ")
    assert route.order[0] == (crew.session.today.chosen and crew.session.today.chosen.property_id)


def test_a_planner_puts_a_route_on_a_day_by_key_and_takes_it_back(desk_planner: Planner) -> None:
    desk_planner.cut()
    desk, page = desk_planner.desk, desk_planner.screen.list_page
    desk.picking.pick_route(desk_planner.route().route_id)
    page.list.setFocus()
    press(page.list, Qt.Key.Key_D)
    offered = [action.text() for action in page.handles.menu.actions()]
    assert offered[:3] == ["Mon 25 Mar (today)", "Tue 26 Mar (tomorrow)", "Wed 27 Mar"]
    page.handles.menu.actions()[2].trigger()
    assert desk_planner.route().day == midnight_of(MONDAY + 2 * DAY, ZONE)
    assert "Wed 27 Mar" in desk.list.rows[0].sentence
    desk.editor.undo()
    assert desk_planner.route().day is None
    desk.editor.redo()
    desk_planner.screen.list_page.handles.choose_day()
    every = page.handles.menu.actions()[-1]
    assert every.text() == "A day for every route without one, from Tue 26 Mar on"
    every.trigger()
    assert all(route.day is not None for route in desk_planner.plan.routes if route.crew_id)
    click(desk_planner.screen, "routesStore")
    settle()
    stored = desk_planner.bench.desk.open_plan(desk_planner.plan.storm_id)
    assert [r.day for r in stored.routes] == [r.day for r in desk_planner.plan.routes]
    assert find(desk_planner.screen, "routesStore") is not None


def test_any_day_is_typed_and_a_day_that_is_none_or_over_is_refused(desk_planner: Planner) -> None:
    desk_planner.cut()
    desk, page = desk_planner.desk, desk_planner.screen.list_page
    desk.picking.pick_route(desk_planner.route().route_id)
    page.list.setFocus()
    press(page.list, Qt.Key.Key_D)
    another = next(action for action in page.handles.menu.actions() if action.text() == "Another day…")
    refused: list[str] = []
    desk.refused.connect(refused.append)
    another.trigger()
    assert page.day.isVisible() and page.day.day.hasFocus()
    assert not page.handles.isVisible()
    wrong = (
        ("soon", "not “soon”"), ("2019-03-24", "2019-03-24 is over"), ("5/13/2091", "more than a year ahead")
    )  # fmt: skip
    for typed, told in wrong:
        page.day.day.setText(typed)
        press(page.day.day, Qt.Key.Key_Return)
        assert told in refused[-1]
        assert page.day.isVisible()
    page.day.day.setText("5/13")
    press(page.day.day, Qt.Key.Key_Return)
    assert not page.day.isVisible()
    assert desk_planner.route().day == midnight_of(date(2019, 5, 13), ZONE)
    another.trigger()
    assert page.day.day.text() == "2019-05-13"
    press(page.day.day, Qt.Key.Key_Escape)
    assert not page.day.isVisible()
    assert page.handles.isVisible()
    assert desk_planner.route().day == midnight_of(date(2019, 5, 13), ZONE)


def test_days_in_other_storms_are_told_and_kept_free(desk_planner: Planner) -> None:
    other, crew_id = key("other storm"), key("crewA")
    desk_planner.bench.add(
        ("storms", other, {"event_id": "E2", "name": "Plano wind", "status": "active", "time_zone": ZONE,
                           "is_sample": False}),
        ("routes", key("other route"), {
            "storm_id": other, "route_name": "Elsewhere", "status": "published", "crew_id": crew_id,
            "plan_version": 1, "property_count": 0, "planned_start": midnight_of(MONDAY + DAY, ZONE)}),
    )  # fmt: skip
    desk_planner.cut()
    desk, page = desk_planner.desk, desk_planner.screen.list_page
    desk.picking.pick_route(desk_planner.route().route_id)
    desk.hands.set_crew(crew_id)
    page.handles.choose_day()
    tuesday = page.handles.menu.actions()[1]
    assert tuesday.text() == "Tue 26 Mar (tomorrow)   Plano wind"
    tuesday.trigger()
    assert desk.list.rows[0].day == "Tue 26 Mar"
    assert "its crew is in Plano wind then" in desk.list.rows[0].sentence
    desk.hands.set_day(None)
    desk.hands.give_days(MONDAY + DAY)
    days = {route.day for route in desk_planner.plan.routes if route.crew_id == crew_id}
    assert None not in days
    assert midnight_of(MONDAY + DAY, ZONE) not in days
