"""What a planner asks of a house reaches the crew: at its stop, in the proposal, and the planner knows."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel

from stormops_desktop.domain.routing.plans.days import set_day
from stormops_desktop.domain.routing.plans.draft import Visit
from stormops_desktop.domain.routing.plans.edits import set_crew
from stormops_desktop.domain.routing.plans.visits import NOTHING, ask
from stormops_desktop.services.ports import ChangeSet
from stormops_desktop.viewmodels.crew.proposals import proposal_lines, proposal_sum
from stormops_desktop.viewmodels.routes.rows import RouteRow
from stormops_desktop.viewmodels.routes.visits import VisitForm
from sync.contracts.capture import Draft
from sync.contracts.ops import Kind
from sync.contracts.replica import Touched
from tests.helpers.replica_rows import key
from tests.helpers.route_storm import STORM
from tests.ui.acting import click, find, settle, words
from tests.ui.field_window import Window, crew, window_of
from tests.ui.routes_page import Planner, planner, rows

__all__ = ["crew", "planner", "rows", "window_of"]
ZONE = "America/Chicago"
MONDAY = date(2019, 3, 25)
AFTERNOON = Visit(((840, 960),), 25, "high")
SPOKEN = Qt.ItemDataRole.AccessibleTextRole


def at(hour: int, minute: int = 0) -> int:
    """A moment of Monday where the houses are."""
    return round(datetime(2019, 3, 25, hour, minute, tzinfo=ZoneInfo(ZONE)).timestamp() * 1000)


def asked(window: Window, visit: Visit = AFTERNOON) -> str:
    """The office asks this of the second stop of Monday's route, which the crew gets; the house."""
    plan = window.bench.desk.open_plan(STORM)
    route = plan.routes[0]
    house = route.order[1]
    plan = ask(set_day(plan, route.route_id, MONDAY), {house: visit})
    window.bench.desk.publish(plan, [route.route_id])
    window.heard()
    window.session.today.choose(window.order().index(house))
    return house


def test_the_stop_shows_what_is_asked_and_tells_when_it_is_too_late(crew: Window) -> None:
    crew.bench.now = at(8)
    asked(crew)
    card, today = crew.shell.today.card, crew.session.today
    assert card.asked.isVisible()
    assert card.asked.text() == "Asked for 14:00-16:00 · 25 min at the door, high priority"
    assert not card.late.isVisible()
    index = today.stops.index(today.stops.row_of(today.chosen.job_id if today.chosen else ""))
    assert ", Asked for 14:00-16:00 · 25 min at the door, high priority" in index.data(SPOKEN)
    crew.bench.now = at(16, 1)
    today.turn_page()
    settle()
    assert card.late.isVisible() and "Late" in card.late.text()
    assert card.asked.text().startswith("Asked for 14:00-16:00, late")
    assert "Asked for 14:00-16:00, late" in index.data(SPOKEN)


def test_a_plan_that_comes_after_the_hours_asked_for_says_so(crew: Window) -> None:
    crew.bench.now = at(2)
    asked(crew, Visit(((0, 180),)))
    assert crew.shell.today.card.late.text() == "Planned too late"
    assert crew.shell.today.card.asked.text() == "Asked for 00:00-03:00, planned later"
    today = crew.session.today
    assert today.chosen is not None
    assert today.stops.asked(today.chosen).short == "asked for 00:00-03:00, planned later"
    crew.bench.now = at(3, 1)
    assert today.stops.asked(today.chosen).short == "late: 00:00-03:00"
    today.turn_page()
    settle()
    assert crew.shell.today.card.late.text() == "Late"


def test_a_stop_of_which_nothing_is_asked_has_no_line_for_it(crew: Window) -> None:
    crew.bench.now = at(8)
    asked(crew)
    crew.session.today.choose(0)
    assert not crew.shell.today.card.asked.isVisible()
    assert not crew.shell.today.card.late.isVisible()


def test_the_page_of_the_job_shows_what_is_asked(crew: Window) -> None:
    crew.bench.now = at(8)
    asked(crew)
    click(crew.shell.today, "recordOutcome")
    settle()
    told = find(crew.shell, "jobAsked", QLabel)
    assert told.isVisible()
    assert told.text() == "Asked for 14:00-16:00 · 25 min at the door, high priority"
    crew.bench.now = at(16, 1)
    crew.session.job.reload()
    settle()
    assert told.text() == "Asked for 14:00-16:00, late · 25 min at the door, high priority"


def test_a_job_whose_route_has_no_day_is_not_late(crew: Window) -> None:
    crew.bench.now = at(16, 1)
    house = asked(crew)
    plan = set_day(crew.bench.desk.open_plan(STORM), crew.plan.routes[0].route_id, None)
    assert plan.visits[house] == AFTERNOON
    crew.bench.desk.publish(plan, [crew.plan.routes[0].route_id])
    crew.heard()
    click(crew.shell.today, "recordOutcome")
    settle()
    told = find(crew.shell, "jobAsked", QLabel).text()
    assert told == "Asked for 14:00-16:00 · 25 min at the door, high priority"


def test_an_appointment_that_has_passed_hides_no_hours_on_the_page_of_the_job(crew: Window) -> None:
    crew.bench.now = at(8)
    asked(crew)
    job = crew.session.today.chosen
    assert job is not None
    day = 24 * 3_600_000
    crew.bench.work.capture([Draft(Kind.SET, "jobs", job.job_id, {"scheduled_at": at(10) - day})])
    crew.heard()
    click(crew.shell.today, "recordOutcome")
    settle()
    told = find(crew.shell, "jobAsked", QLabel).text()
    assert told == crew.shell.today.card.asked.text()
    assert told.startswith("Asked for 14:00-16:00")


def test_what_is_asked_meanwhile_comes_to_an_open_page_of_the_job(crew: Window) -> None:
    crew.bench.now = at(8)
    house = asked(crew, Visit(((840, 960),)))
    click(crew.shell.today, "recordOutcome")
    settle()
    plan = ask(crew.bench.desk.open_plan(STORM), {house: Visit(((600, 660),))})
    stops = crew.bench.desk.save(plan).touched.rows["route_properties"]
    crew.session.job._around.bus.announce(ChangeSet("sync", Touched({"route_properties": stops})))
    settle()
    assert find(crew.shell, "jobAsked", QLabel).text() == "Asked for 10:00-11:00"


def test_minutes_of_the_plan_are_the_same_at_the_stop_and_on_the_page_of_the_job(crew: Window) -> None:
    crew.bench.now = at(8)
    asked(crew)
    stop = crew.session.today.chosen
    assert stop is not None
    crew.bench.work.capture([Draft(Kind.SET, "jobs", stop.job_id, {"service_min": 20})])
    crew.heard()
    click(crew.shell.today, "recordOutcome")
    settle()
    assert find(crew.shell, "jobAsked", QLabel).text() == crew.shell.today.card.asked.text()


def test_the_proposal_says_what_is_asked_otherwise(crew: Window) -> None:
    route = crew.plan.routes[0]
    crew.bench.crew.answer(route.route_id, route.version, accepted=True)
    plan = crew.bench.desk.open_plan(STORM)
    house = route.order[1]
    where = plan.houses[house].address
    crew.bench.desk.publish(ask(plan, {house: AFTERNOON}))
    crew.heard()
    proposals = crew.session.field.proposals
    assert proposals is not None
    [waiting] = proposals.waiting
    assert proposal_sum(waiting) == "1 asked otherwise"
    assert proposal_lines(waiting, ZONE) == [
        ("clock", f"14:00-16:00, 25 min at the door, priority high asked for at {where}")
    ]
    assert crew.shell.today.findChild(QFrame, "proposalCard") is not None
    crew.bench.crew.answer(route.route_id, 2, accepted=True)
    crew.bench.desk.publish(ask(crew.bench.desk.open_plan(STORM), {house: NOTHING}))
    crew.heard()
    [waiting] = proposals.waiting
    [(_, line)] = proposal_lines(waiting, ZONE)
    assert line == f"14:00-16:00, 25 min at the door, priority high not asked for any more at {where}"


@pytest.fixture
def published(planner: Planner) -> Planner:
    planner.cut()
    plan = planner.bench.desk.open_plan(STORM)
    for route in plan.routes:
        plan = set_crew(plan, route.route_id, key("crewA"))
    planner.bench.desk.publish(plan)
    planner.desk.reload()
    settle()
    return planner


def test_the_planner_sees_that_a_crew_was_not_told_until_it_is_published(published: Planner) -> None:
    desk, house = published.desk, published.route().order[1]
    where = published.plan.houses[house].address
    made_by = published.screen.list_page.made_by
    assert "not told" not in made_by.text()
    assert desk.visits.open([house])
    assert desk.visits.do(VisitForm(windows=("14-16",)))
    desk.store()
    settle()
    assert made_by.text().startswith("1 published route asks what its crew was not told: publish it")
    row = desk.list.rows[desk.list.row_of(published.route().route_id)]
    assert isinstance(row, RouteRow)
    assert row.news.startswith("the crew was not told what is asked of 1 visit") and row.tone == "warn"
    click(published.screen, "routesPublish")
    settle()
    assert f"14:00-16:00 asked for at {where}" in words(published.screen.publish)
    click(published.screen, "routesPublishGo")
    settle()
    assert [route.version for route in published.plan.routes] == [2, 1, 1]
    assert "not told" not in made_by.text()
