"""Edits of a plan by hand: carried by mouse, the same by key, locked, taken back, outlined on the map."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from stormops_desktop.domain.routing.plans.figures import delta
from stormops_desktop.viewmodels.routes.words import delta_sentence
from tests.helpers.route_storm import house_id
from tests.ui.acting import click, find, press, words
from tests.ui.routes_page import (
    HELD,
    Planner,
    carry,
    let_go,
    open_routes,
    planner,
    row_box,
    rows,
)

__all__ = ["planner", "rows"]

ALT, CONTROL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier


def test_a_stop_is_dragged_within_its_route_with_its_price(planner: Planner) -> None:
    planner.cut()
    open_routes(planner, 0)
    before = planner.plan
    moved, route = before.routes[0].order[0], before.routes[0].route_id
    target = row_box(planner, 0, 3)
    start = row_box(planner, 0, 1)
    below = target + QPoint(0, 12)  # the lower half: behind the third
    carry(planner, start, start + QPoint(0, 30), below)
    cost = planner.screen.list_page.handles.cost.text()
    let_go(planner, below)
    after = planner.plan.route(route)
    assert after is not None
    assert after.order[2] == moved
    assert cost == "Here: " + delta_sentence(delta(before, planner.plan))


def test_a_stop_is_dragged_to_another_route(planner: Planner) -> None:
    planner.cut()
    open_routes(planner, 0)
    moved = planner.route(0).order[6]
    other = planner.route(1).route_id
    over = row_box(planner, 1)
    carry(planner, row_box(planner, 0, 7, scroll=False), over)
    let_go(planner, over)
    found = planner.plan.route_of(moved)
    assert found is not None
    assert found.route_id == other
    assert sum(len(route.stops) for route in planner.plan.routes) == 24


def test_a_stop_is_dragged_onto_a_route_on_the_map(planner: Planner) -> None:
    planner.cut()
    open_routes(planner, 0)
    moved, other = planner.route(0).order[0], planner.route(2)
    map_ = planner.screen.pane.map
    place = planner.desk.model.houses.place_of[other.order[0]]
    x, y = (float(column[place]) for column in planner.desk.model.houses.world)
    px, py = map_.camera.to_screen(x, y, map_.extent)
    port = planner.screen.list_page.list.viewport()
    over = port.mapFromGlobal(map_.mapToGlobal(QPoint(round(px), round(py))))
    carry(planner, row_box(planner, 0, 1), over)
    assert [line.faint for line in map_.model.routes] == [True, True, False]
    let_go(planner, over)
    found = planner.plan.route_of(moved)
    assert found is not None
    assert found.route_id == other.route_id


def test_escape_puts_a_carried_stop_back(planner: Planner) -> None:
    planner.cut()
    open_routes(planner, 0)
    before = planner.plan
    carry(planner, row_box(planner, 0, 1), row_box(planner, 1))
    press(planner.screen.list_page.list, Qt.Key.Key_Escape)
    let_go(planner, row_box(planner, 1))
    assert planner.plan == before
    assert planner.screen.findChild(QWidget, "carriedStop") is None


def test_everything_a_drag_does_goes_by_key(planner: Planner, qtbot: QtBot) -> None:
    planner.cut()
    view = planner.screen.list_page.list
    view.setFocus()
    view.setCurrentIndex(planner.desk.list.index(0))
    press(view, Qt.Key.Key_Right)
    press(view, Qt.Key.Key_Down)
    first = planner.route(0).order[0]
    press(view, Qt.Key.Key_Down, ALT)
    assert planner.route(0).order[1] == first
    press(view, Qt.Key.Key_Up, ALT)
    assert planner.route(0).order[0] == first
    press(view, Qt.Key.Key_X, CONTROL)
    planner.desk.picking.pick_route(planner.route(1).route_id)
    press(view, Qt.Key.Key_V, CONTROL)
    assert first in planner.route(1).order
    assert planner.desk.picking.cut == ""
    handles = planner.screen.list_page.handles
    assert view.keys[Qt.KeyboardModifier.NoModifier, Qt.Key.Key_M] == handles.choose_route
    handles.offer_routes()
    choice = next(a for a in handles.menu.actions() if a.text().startswith(planner.route(0).name))
    assert " mi" in choice.text()
    choice.trigger()
    assert first in planner.route(0).order


def test_a_route_is_removed_with_its_houses_left_out_and_brought_back(
    planner: Planner, monkeypatch: pytest.MonkeyPatch
) -> None:
    planner.cut()
    route, before = planner.route(0), planner.plan
    planner.desk.picking.pick_route(route.route_id)
    handles = planner.screen.list_page.handles
    monkeypatch.setattr(handles.menu, "popup", lambda _spot: None)  # no screen here gives it the keyboard
    handles.open_more()
    next(one for one in handles.menu.actions() if one.text() == "Remove the route").trigger()
    assert planner.plan.route(route.route_id) is None
    assert set(route.order) <= {out.property_id for out in planner.plan.left_out}
    assert planner.desk.picking.route_id == ""
    assert not handles.more.isEnabled()
    planner.desk.editor.undo()
    assert planner.plan == before


def test_a_locked_route_is_not_removed(planner: Planner) -> None:
    planner.cut()
    route_id = planner.route(0).route_id
    planner.desk.picking.pick_route(route_id)
    planner.desk.hands.lock()
    assert not planner.desk.hands.remove()
    assert planner.plan.route(route_id) is not None


def test_fifty_edits_are_taken_back_and_made_again(planner: Planner) -> None:
    planner.cut()
    desk = planner.desk
    desk.picking.pick_stop(planner.plan, planner.route(0).order[0])
    start = planner.plan
    for step in range(52):
        assert desk.hands.move_by(1 if step % 2 == 0 else -1)
    undone = 0
    while desk.editor.undo_label:
        press(planner.shell, Qt.Key.Key_Z, CONTROL)
        undone += 1
    assert undone == 50
    assert planner.plan == start
    press(planner.shell, Qt.Key.Key_Y, CONTROL)
    assert planner.plan != start
    assert "Done again" in planner.screen.list_page.handles.cost.text()


def test_locked_stops_stay_and_say_so(planner: Planner) -> None:
    planner.cut()
    open_routes(planner, 0)
    key = planner.route(0).order[2]
    planner.desk.picking.pick_stop(planner.plan, key)
    click(planner.screen, "routesLock")
    assert find(planner.screen, "routesLock").text() == "Unlock"  # type: ignore[attr-defined]
    before = planner.plan
    assert not planner.desk.hands.move_by(1)
    assert planner.plan == before
    assert "locked in its place" in words(planner.screen.banner)
    index = planner.desk.list.index(planner.desk.list.row_of(planner.route(0).route_id, key))
    assert "locked" in str(index.data(Qt.ItemDataRole.AccessibleTextRole))


def test_houses_outlined_on_the_map_become_a_route(planner: Planner) -> None:
    planner.cut()
    wanted = (planner.route(0).order[0], planner.route(1).order[0], house_id(HELD))
    planner.screen.pane.map.stops_selected.emit(wanted, False)
    assert "3 houses outlined" in words(planner.screen)
    click(planner.screen, "routesGather")
    made = planner.plan.routes[-1]
    assert made.order == wanted[:2]
    assert made.crew_id is None
    assert house_id(HELD) not in {key for route in planner.plan.routes for key in route.order}


def test_the_map_page_hands_its_selection_over(planner: Planner) -> None:
    planner.cut()
    planner.shell.mapping.show_page("map")
    planner.session.map.select(planner.route(0).order[:3])
    planner.shell.map.show_page("houses")
    click(planner.shell.map, "mapMakeRoute")
    assert planner.shell.mapping.page == "routes"
    assert len(planner.desk.picking.outlined) == 3
