"""The planner's desk, by mouse and by key, over a real replica and the real solver."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from stormops_desktop.domain.routing.pace import constant
from stormops_desktop.domain.routing.plans.days import set_day
from stormops_desktop.domain.routing.plans.draft import ROAD_PACK
from stormops_desktop.domain.routing.plans.edits import set_crew
from stormops_desktop.domain.routing.plans.figures import route_figures
from stormops_desktop.viewmodels.routes.handwork import Spot
from stormops_desktop.viewmodels.routes.rows import RouteRow, StopRow
from stormops_desktop.viewmodels.shell import Section
from stormops_desktop.views.map.palette import palette_of
from stormops_desktop.views.map.routes_layer import route_look
from stormops_desktop.views.shell.shell_view import ShellView
from tests.helpers.replica_rows import key
from tests.helpers.route_storm import STORM, decision_row, house_id, house_rows, storm_rows
from tests.ui.acting import click, find, press, settle, words
from tests.ui.routes_page import (
    HELD,
    SHY,
    Planner,
    open_routes,
    planner,
    row_box,
    rows,
)

__all__ = ["planner", "rows"]

ALT, CONTROL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier


def cut_by_form(desk: Planner, **typed: str) -> None:
    """Fills the form and presses the button."""
    click(desk.screen, "routesNew")
    for name, text in {"max_per_route": "8", "seconds": "1", **typed}.items():
        find(desk.screen, f"option_{name}", QLineEdit).setText(text)
    click(desk.screen, "routesCut")
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


def test_days_begin_on_the_next_working_day_until_the_planner_wants_another_or_none(planner: Planner) -> None:
    field = planner.screen.options.fields["day"]
    assert field.text() == planner.desk.first_day.isoformat()
    cut_by_form(planner)
    assert planner.plan.routes
    assert all(route.day is not None for route in planner.plan.routes)
    cut_by_form(planner, day="")
    assert field.text() == ""
    assert all(route.day is None for route in planner.plan.routes)


def test_list_and_map_show_a_route_alike(planner: Planner) -> None:
    planner.cut()
    palette = palette_of(planner.screen.look)
    model = planner.screen.pane.map.model
    for row in planner.desk.list.rows:
        assert isinstance(row, RouteRow)
        assert model.routes[row.at].route_id == row.route_id
    assert len({route_look(palette, row.at) for row in planner.desk.list.rows}) == 3


def test_what_stands_against_a_day_is_told_below_it(planner: Planner) -> None:
    planner.cut()
    bench, day = planner.bench.desk, date(2019, 3, 26)
    plan = bench.open_plan(STORM)
    for route in plan.routes[:2]:
        plan = set_day(set_crew(plan, route.route_id, key("crewA")), route.route_id, day)
    bench.save(plan)
    planner.desk.reload()
    settle()
    row = planner.desk.list.rows[0]
    assert isinstance(row, RouteRow)
    assert (row.day, row.news, row.tone) == ("Tue 26 Mar", "2 routes that day", "warn")


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
    crew = next(iter(planner.plan.crews.values()))
    for at, who in enumerate((crew.crew_id, None, None)):
        planner.desk.picking.pick_route(planner.route(at).route_id)
        planner.desk.hands.set_crew(who)
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
    other = next(key for key in planner.plan.crews if key != planner.route(1).crew_id)
    planner.bench.desk.assign_crew(planner.route(1).route_id, other)
    planner.desk.reload()
    assert planner.plan == edited
    assert "changed elsewhere while you edit" in words(planner.screen.banner)
    click(planner.screen, "routesDropEdits")
    assert planner.plan != edited
    assert planner.route(1).crew_id == other


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


def test_good_news_makes_room_with_the_next_edit_and_trouble_stays(planner: Planner) -> None:
    planner.cut()
    planner.desk.store()
    planner.desk.told.emit("Stored 3 routes")
    settle()
    assert planner.screen.banner.isVisible()
    planner.desk.picking.pick_stop(planner.plan, planner.route(0).order[0])
    planner.desk.hands.move_by(1)
    assert not planner.screen.banner.isVisible()
    planner.desk.refused.emit("This can't be done.")
    planner.desk.hands.move_by(1)
    assert words(planner.screen.banner) == "This can't be done."


def test_figures_that_estimate_roads_say_so_wherever_they_stand(planner: Planner) -> None:
    planner.cut()
    page, pace = planner.screen.list_page, constant(1.25, 25.0 / 2.2369)
    assert "≈" not in words(planner.screen) + planner.desk.list.rows[0].sentence
    planner.desk.editor.put("By roads", replace(planner.plan, matrix=ROAD_PACK, pace=pace))
    assert page.headline.text().count("≈") == 2
    told = "Travel: road pack · ≈ estimated at 25 mph from it"
    assert page.made_by.text().startswith(told)
    assert planner.desk.list.rows[0].sentence.count("≈") == 2
    planner.desk.picking.pick_stop(planner.plan, planner.route(0).order[0])
    planner.desk.hands.move_by(1)
    assert " mi (estimated) · uplift ±0" in page.handles.cost.text()


def test_the_models_keep_qt_s_rules(planner: Planner) -> None:
    mode = QAbstractItemModelTester.FailureReportingMode.Fatal
    testers = [QAbstractItemModelTester(m, mode) for m in (planner.desk.list, planner.desk.left_out)]
    planner.cut()
    open_routes(planner, 0, 2)
    planner.desk.shown.search("oak")
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
