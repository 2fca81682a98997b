"""The planner's desk, by mouse and by key, over a real replica and the real solver."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from stormops_desktop.domain.routing.plans.figures import delta, route_figures
from stormops_desktop.viewmodels.routes.handwork import Spot
from stormops_desktop.viewmodels.routes.rows import RouteRow, StopRow
from stormops_desktop.viewmodels.routes.words import delta_sentence
from stormops_desktop.viewmodels.shell import Section
from stormops_desktop.views.map.palette import palette_of
from stormops_desktop.views.map.routes_layer import route_look
from stormops_desktop.views.shell.shell_view import ShellView
from tests.helpers.route_storm import STORM, decision_row, house_id, house_rows, storm_rows
from tests.ui.acting import click, find, press, settle, words
from tests.ui.routes_page import HELD, SHY, Planner, planner, rows

__all__ = ["planner", "rows"]

ALT, CONTROL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier


def cut_by_form(desk: Planner, **typed: str) -> None:
    """Fills the form and presses the button."""
    click(desk.screen, "routesNew")
    for name, text in {"max_per_route": "8", "seconds": "1", **typed}.items():
        find(desk.screen, f"option_{name}", QLineEdit).setText(text)
    click(desk.screen, "routesCut")
    settle()


def row_box(desk: Planner, route: int, stop: int = 0, *, scroll: bool = True) -> QPoint:
    """The middle of a route's row, or of its n-th stop's, in the list, scrolled to unless told."""
    key = desk.route(route)
    at = desk.desk.list.row_of(key.route_id, key.order[stop - 1] if stop else "")
    view = desk.screen.list_page.list
    index = desk.desk.list.index(at)
    if scroll:
        view.scrollTo(index)
    return view.visualRect(index).center()


def open_routes(desk: Planner, *routes: int) -> None:
    for at in routes:
        desk.desk.picking.toggle(desk.route(at).route_id)
    settle()


def carry(desk: Planner, start: QPoint, *way: QPoint) -> None:
    """Presses on the list, moves over places of the list, and holds."""
    port = desk.screen.list_page.list.viewport()
    QTest.mousePress(port, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, start)
    for spot in way:
        QTest.mouseMove(port, spot)
        QTest.mouseMove(port, spot + QPoint(1, 0))


def let_go(desk: Planner, at: QPoint) -> None:
    port = desk.screen.list_page.list.viewport()
    QTest.mouseRelease(port, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)
    settle()


def test_a_desk_without_routes_says_what_to_do(planner: Planner) -> None:
    assert "24 houses are decided and wait for a route." in words(planner.screen)
    click(planner.screen, "routesStart")
    assert find(planner.screen, "routesCut").isVisible()


def test_new_routes_are_cut_shown_and_stored(planner: Planner, qtbot: QtBot) -> None:
    cut_by_form(planner)
    told = planner.screen.banner
    assert told.isVisible()
    assert "3 routes, 24 stops; 2 houses left out" in words(told)
    assert "Travel: great circle" in words(planner.screen.list_page)
    assert "Engine: ruin and recreate, seed 0" in words(planner.screen.list_page)
    assert sorted(key for route in planner.plan.routes for key in route.order) == sorted(
        house_id(n) for n in range(1, 25)
    )
    assert planner.bench.column("SELECT count(*) FROM routes") == [0]
    click(planner.screen, "routesStore")
    assert planner.bench.column("SELECT count(*) FROM routes WHERE status = 'draft'") == [3]
    assert planner.bench.column("SELECT count(*) FROM route_properties") == [24]
    assert not planner.desk.editor.unsaved
    assert not find(planner.screen, "routesStore").isEnabled()


def test_wrong_options_are_named_all_at_once_and_nothing_runs(planner: Planner) -> None:
    cut_by_form(planner, max_per_route="0", zips="75002, 90210", seconds="soon", day="26.3.2019", yard="Yard")
    told = words(planner.screen.options.problem)
    assert "Stops on a route, at most: a whole number from 1 to 500, not “0”." in told
    assert "90210" in told
    assert "There are: 75002, 75013" in told
    assert "not “soon”" in told
    assert "as 2019-03-26" in told
    assert "latitude, longitude" in told
    assert planner.plan.routes == ()
    assert planner.shell.window().focusWidget() is planner.screen.options.fields["max_per_route"]


def test_crews_days_and_travel_of_the_form_become_wishes(planner: Planner) -> None:
    click(planner.screen, "routesNew")
    page = planner.screen.options
    click(page, "optionCrew1")
    click(page, "travel_osrm")
    assert page.fields["where"].isVisible()
    page.fields["where"].setText("ftp://roads")
    click(page, "routesCut")
    assert "begins with http://" in words(page.problem)
    click(page, "travel_great_circle")
    page.fields["seconds"].setText("1")
    page.fields["day"].setText("2019-03-26")
    click(page, "routesCut")
    settle()
    assert {route.crew_id for route in planner.plan.routes} == {next(iter(planner.plan.crews))}
    assert planner.plan.planned_start == 1_553_576_400_000  # 05:00 UTC is midnight in Texas


def test_list_and_map_show_a_route_alike(planner: Planner) -> None:
    planner.cut()
    palette = palette_of(planner.screen.look)
    model = planner.screen.pane.map.model
    for row in planner.desk.list.rows:
        assert isinstance(row, RouteRow)
        assert model.routes[row.at].route_id == row.route_id
    assert len({route_look(palette, row.at) for row in planner.desk.list.rows}) == 3


def test_a_click_opens_a_route_and_brings_it_to_the_fore(planner: Planner) -> None:
    planner.cut()
    view = planner.screen.list_page.list
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=row_box(planner, 1))
    settle()
    stops = [row for row in planner.desk.list.rows if isinstance(row, StopRow)]
    assert tuple(row.property_id for row in stops) == planner.route(1).order
    assert [row.number for row in stops] == list(range(1, len(stops) + 1))
    faint = [line.faint for line in planner.screen.pane.map.model.routes]
    assert faint == [True, False, True]


def test_a_stop_chosen_on_the_map_is_chosen_on_the_list(planner: Planner) -> None:
    planner.cut()
    key = planner.route(2).order[1]
    place = planner.desk.model.houses.place_of[key]
    planner.screen.pane.map.focus_house(place)
    view = planner.screen.list_page.list
    row = planner.desk.list.rows[view.currentIndex().row()]
    assert isinstance(row, StopRow)
    assert row.property_id == key


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


def test_a_hot_lead_is_found_by_its_address_and_taken_in(planner: Planner) -> None:
    planner.cut()
    planner.bench.add(*house_rows(30))
    planner.desk.reload()
    click(planner.screen, "routesPage_left_out")
    field = find(planner.screen, "leftOutSearch", QLineEdit)
    field.setFocus()
    QTest.keyClicks(field, "30 oak")
    assert planner.desk.left_out.total == 1
    press(field, Qt.Key.Key_Return)
    click(planner.screen, "leftOutTakeIn")
    assert planner.plan.route_of(house_id(30)) is not None
    assert planner.desk.left_out.total == 0


def test_left_out_houses_stand_under_their_reason_and_open(planner: Planner, qtbot: QtBot) -> None:
    planner.cut()
    planner.screen.show_page("left_out")
    texts = [row.sentence for row in planner.desk.left_out.rows]
    assert texts == [
        "1: its people asked not to be visited",
        f"{SHY} Oak St: its people asked not to be visited",
        "1: the current decision is not to treat it",
        f"{HELD} Oak St: the current decision is not to treat it",
    ]
    page = planner.screen.left_out
    page.list.setCurrentIndex(planner.desk.left_out.index(3))
    with qtbot.waitSignal(planner.desk.no_job):
        click(page, "leftOutOpen")
    assert "no job at this house yet" in words(planner.screen.banner)
    page.list.setCurrentIndex(planner.desk.left_out.index(3))
    click(page, "leftOutTakeIn")
    assert "the current decision is not to treat it" in words(planner.screen.banner)


def test_two_plans_stand_side_by_side_and_one_is_taken_up(planner: Planner) -> None:
    planner.cut()
    stored = planner.plan
    planner.desk.picking.pick_stop(planner.plan, planner.route(0).order[0])
    planner.desk.hands.drop(planner.route(0).order[0], Spot(planner.route(1).route_id))
    planner.screen.show_page("plans")
    find(planner.screen, "planName", QLineEdit).setText("Other way round")
    click(planner.screen, "planKeep")
    kept = planner.pages.kept
    assert [one.name for one in kept.kept] == ["Other way round"]
    told = words(planner.screen.plans)
    for what in ("Time", "Distance", "Expected uplift", "Revenue an hour", "Balance"):
        assert what in told
    assert "✓" in told
    planner.screen.undo_edit()
    assert planner.plan == stored
    kept.show(other=kept.kept[0].draft_id)
    click(planner.screen, "planTakeOther")
    assert planner.plan.routes != stored.routes
    kept.show(other=kept.kept[0].draft_id)
    click(planner.screen, "planForget")
    assert not kept.kept


def test_publishing_says_who_will_see_what_and_makes_a_version(planner: Planner) -> None:
    planner.cut()
    planner.desk.picking.pick_route(planner.route(0).route_id)
    crew = next(iter(planner.plan.crews.values()))
    planner.desk.hands.set_crew(crew.crew_id)
    click(planner.screen, "routesPublish")
    told = words(planner.screen.publish)
    assert f"{crew.name}\n{planner.route(0).name}: 8 stops, new to the crew" in told
    assert "Not published, because no crew drives them" in told
    find(planner.screen, "publishNote", QLineEdit).setText("Mind the dog")
    click(planner.screen, "routesPublishGo")
    assert planner.bench.column("SELECT note FROM route_versions") == ["Mind the dog"]
    assert planner.bench.column("SELECT count(*) FROM routes WHERE status = 'published'") == [1]
    assert not planner.screen.publish.isVisible()
    rows = [row for row in planner.desk.list.rows if isinstance(row, RouteRow)]
    assert [row.status for row in rows] == ["Published v1", "Draft", "Draft"]


def test_progress_answers_and_age_of_news_are_shown(planner: Planner) -> None:
    planner.cut()
    route_id = planner.route(0).route_id
    planner.bench.desk.assign_crew(route_id, next(iter(planner.plan.crews)))
    planner.bench.desk.publish(planner.bench.desk.open_plan(STORM), [route_id])
    done = next(n for n in range(1, 25) if house_id(n) == planner.route(0).order[0])
    planner.bench.complete(done)
    planner.bench.now += 25 * 60_000
    planner.bench.crew.answer(route_id, 1, accepted=False, reason="Too far for one day")
    planner.desk.reload()
    row = planner.desk.list.rows[0]
    assert isinstance(row, RouteRow)
    assert row.news.startswith("Declined: Too far for one day · 1 of 8 done (12 %)")
    assert row.tone == "warn"
    planner.screen.show_page("crews")
    assert "Declined: Too far for one day" in words(planner.screen.crews)


def test_a_sick_crew_hands_its_stops_on(planner: Planner) -> None:
    planner.cut()
    crews = list(planner.plan.crews)
    for at, crew in enumerate((crews[0], crews[1], crews[1])):
        planner.desk.picking.pick_route(planner.route(at).route_id)
        planner.desk.hands.set_crew(crew)
    planner.screen.show_page("crews")
    click(planner.screen, "routeCrewOut0")
    assert all(route.crew_id != crews[0] for route in planner.plan.routes)
    moved = sum(len(route.stops) for route in planner.plan.routes)
    assert moved + planner.desk.left_out.total == 26
    click(planner.screen, "routesUndo")
    assert planner.route(0).crew_id == crews[0]


def test_edits_survive_changes_that_come_from_elsewhere(planner: Planner) -> None:
    planner.cut()
    planner.desk.picking.pick_stop(planner.plan, planner.route(0).order[0])
    planner.desk.hands.move_by(1)
    edited = planner.plan
    planner.bench.desk.assign_crew(planner.route(1).route_id, next(iter(planner.plan.crews)))
    planner.desk.reload()
    assert planner.plan == edited
    assert "changed elsewhere while you edit" in words(planner.screen.banner)
    click(planner.screen, "routesDropEdits")
    assert planner.plan != edited
    assert planner.route(1).crew_id is not None


def test_a_refused_store_keeps_the_edits(planner: Planner) -> None:
    planner.cut()
    route_id = planner.route(0).route_id
    planner.desk.picking.pick_route(route_id)
    planner.desk.hands.set_crew(next(iter(planner.plan.crews)))
    planner.desk.publish()
    planner.desk.picking.pick_stop(planner.plan, planner.route(0).order[0])
    planner.desk.hands.move_by(1)
    edited = planner.plan
    click(planner.screen, "routesStore")
    assert "published already. Publish the change instead." in words(planner.screen.banner)
    assert planner.plan == edited


def test_figures_on_the_rows_are_the_routes_own(planner: Planner) -> None:
    planner.cut()
    for row, route in zip(planner.desk.list.rows, planner.plan.routes, strict=True):
        figures = route_figures(planner.plan, route)
        assert isinstance(row, RouteRow)
        assert row.facts.startswith(f"{len(route.stops)} stops · ")
        assert f"{figures.miles:.1f} mi" in row.facts


def test_the_models_keep_qt_s_rules(planner: Planner) -> None:
    mode = QAbstractItemModelTester.FailureReportingMode.Fatal
    testers = [QAbstractItemModelTester(m, mode) for m in (planner.desk.list, planner.desk.left_out)]
    planner.cut()
    open_routes(planner, 0, 2)
    planner.desk.search("oak")
    assert [tester.model().rowCount() for tester in testers] == [3 + 16, 4]


def test_crews_see_no_desk(shell: ShellView) -> None:
    assert shell.session.routes is None
    assert shell.routes is None
    assert shell.mapping.keys == ("map",)
    shell.go(Section.MAP)
    assert not any("planner's desk" in command.words for command in shell.commands())


@pytest.mark.parametrize("rows", [storm_rows(0)], ids=["nothing decided"])
def test_nothing_decided_is_said(planner: Planner) -> None:
    assert "nothing is decided in this storm" in words(planner.screen)
    assert not find(planner.screen, "routesStart").isVisible()
    cut_by_form(planner)
    assert "Nobody has decided whom to treat yet" in words(planner.screen)


@pytest.mark.parametrize(
    "rows", [[*storm_rows(0, ()), *house_rows(1, decision="hold"), *house_rows(2, decision="hold")]],
    ids=["all held out, no crews"],
)  # fmt: skip
def test_all_left_out_and_no_crews_are_said(planner: Planner) -> None:
    told = words(planner.screen)
    assert "All 2 decided houses are left out" in told
    assert "There are no crews yet" in told
    click(planner.screen, "routesSeeWhy")
    assert planner.screen.left_out.isVisible()
    planner.bench.add(decision_row(1, "treat", at=2))
    planner.desk.reload()
    assert planner.desk.loose == 1


def test_edits_of_a_storm_that_is_left_are_kept_aside(planner: Planner) -> None:
    planner.cut()
    planner.desk.picking.pick_stop(planner.plan, planner.route(0).order[0])
    planner.desk.hands.move_by(1)
    edited = planner.plan
    planner.desk.show_storm(None)
    assert planner.desk.plan is None
    assert "Routes are cut for the storm that is chosen at the top." in words(planner.screen)
    (kept,) = planner.bench.desk.drafts(STORM)
    assert kept.name == "Unfinished edits"
    assert planner.bench.desk.load(kept.draft_id).routes == edited.routes


def test_what_was_stored_is_taken_back_by_the_bar_and_the_desk_follows(planner: Planner) -> None:
    cut_by_form(planner)
    click(planner.screen, "routesStore")
    offer = planner.session.undo.offer
    assert offer is not None
    assert offer.label == "Stored 3 routes"
    planner.session.undo.undo()
    planner.desk.reload()
    assert planner.bench.column("SELECT DISTINCT status FROM routes") == ["archived"]
    assert planner.plan.routes == ()
    assert "24 houses are decided and wait for a route." in words(planner.screen)
