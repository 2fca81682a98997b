"""Visit…: what a planner asks of a stop, of a house left out, and of several at once."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from stormops_desktop.domain.routing.plans.draft import Visit
from stormops_desktop.viewmodels.routes import visit_words
from sync.contracts.capture import Draft
from sync.contracts.ops import Kind
from tests.helpers.route_storm import STORM, house_id
from tests.ui.acting import find, press, settle
from tests.ui.routes_page import Planner, planner, rows

__all__ = ["planner", "rows"]

HOUR_MS = 3_600_000


def tap(button: QWidget) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    settle()


def pick(at: Planner, n: int) -> None:
    at.desk.picking.pick_stop(at.plan, house_id(n))
    settle()


def test_all_of_it_is_asked_by_keyboard_shown_stored_and_there_again(planner: Planner) -> None:
    planner.cut()
    pick(planner, 3)
    planner.screen.list_page.list.setFocus()
    press(planner.screen.list_page.list, Qt.Key.Key_V)
    page = planner.screen.visit
    assert page.isVisible()
    assert page.title.text() == "Visit: 3 Oak St"
    assert page.windows[0].hasFocus()
    QTest.keyClicks(page.windows[0], "9-11:30")
    QTest.keyClicks(page.windows[1], "14:00 to 15.30")
    QTest.keyClicks(page.minutes, "25")
    tap(page.priority["high"])
    tap(page.rule["must"])
    tap(page.skills["inspection"])
    QTest.keyClick(page.minutes, Qt.Key.Key_Return)
    asked = Visit(((540, 690), (840, 930)), 25, "high", frozenset({"inspection"}), "must")
    assert planner.plan.visits == {house_id(3): asked}
    assert planner.screen.list_page.isVisible()
    row = next(r for r in planner.desk.list.rows if getattr(r, "property_id", "") == house_id(3))
    assert "within 09:00-11:30, 14:00-15:30 · 25 min at the door · priority high" in row.sentence
    assert "must be visited" in row.sentence
    tap(planner.screen.store)
    settle()
    assert not planner.desk.editor.unsaved
    assert planner.bench.desk.open_plan(STORM).visits == {house_id(3): asked}
    planner.screen.ask_visit((house_id(3),))
    assert [field.text() for field in page.windows] == ["09:00-11:30", "14:00-15:30", ""]
    tap(page.clears[page.windows[1]])
    tap(page.go)
    assert planner.plan.visits[house_id(3)].windows == ((540, 690),)
    planner.desk.editor.undo()
    assert planner.plan.visits[house_id(3)] == asked


def test_what_is_wrong_is_said_and_nothing_changes(planner: Planner) -> None:
    planner.cut()
    pick(planner, 3)
    planner.screen.list_page.handles.ask_visit()
    page = planner.screen.visit
    page.windows[1].setText("noon")
    page.minutes.setText("-4")
    tap(page.go)
    assert page.isVisible()
    assert page.windows[1].hasFocus()
    said = [sentence for _, sentence in planner.desk.visits.problems]
    assert said == [
        "Window 2: hours as 09:00-11:30, not “noon”.",
        "Minutes at the door: a whole number from 0 to 1,440, not “-4”.",
    ]
    page.minutes.clear()
    page.windows[0].setText("9-12")
    page.windows[1].setText("11-13")
    tap(page.go)
    assert [field for field, _ in planner.desk.visits.problems] == ["window0"]
    assert planner.plan.visits == {}
    QTest.keyClick(page.windows[0], Qt.Key.Key_Escape)
    assert planner.screen.list_page.isVisible()


def test_a_house_is_left_out_and_comes_back_from_the_list_of_those(planner: Planner) -> None:
    planner.cut()
    planner.screen.ask_visit((house_id(3),))
    page = planner.screen.visit
    tap(page.rule["avoid"])
    tap(page.go)
    assert planner.plan.route_of(house_id(3)) is None
    planner.screen.show_page("left_out")
    left = planner.screen.left_out
    at = next(n for n, row in enumerate(planner.desk.left_out.rows) if row.property_id == house_id(3))
    assert planner.desk.left_out.rows[at].reason == "the planner avoids it"
    assert planner.desk.left_out.rows[at].text == "3 Oak St · leave out"
    left.list.setCurrentIndex(planner.desk.left_out.index(at))
    left.list.setFocus()
    QTest.keyClick(left.list, Qt.Key.Key_V)
    assert page.isVisible()
    tap(page.back)
    tap(left.visit)
    tap(page.nothing)
    assert left.isVisible()
    reasons = {out.property_id: out.reason for out in planner.plan.left_out}
    assert reasons[house_id(3)] == "unplanned"


def test_several_houses_keep_what_they_differ_in(planner: Planner) -> None:
    planner.cut()
    planner.screen.ask_visit((house_id(3),))
    page = planner.screen.visit
    page.windows[0].setText("9-10")
    page.minutes.setText("30")
    tap(page.go)
    planner.desk.picking.outline((house_id(3), house_id(4)))
    settle()
    tap(find(planner.screen, "routesOutlineVisit"))
    assert page.title.text() == "Visit: 2 houses"
    assert page.windows[0].placeholderText() == page.minutes.placeholderText() == "They differ"
    tap(page.priority["critical"])
    tap(page.clears[page.minutes])
    tap(page.go)
    assert planner.plan.visits == {
        house_id(3): Visit(((540, 600),), None, "critical"), house_id(4): Visit((), None, "critical"),
    }  # fmt: skip


def test_an_hour_agreed_on_is_shown_and_not_asked(planner: Planner) -> None:
    planner.cut()
    bench = planner.bench
    (job,) = bench.column(f"SELECT job_id FROM jobs WHERE property_id = '{house_id(3)}'")
    agreed = bench.now // HOUR_MS * HOUR_MS + 24 * HOUR_MS
    bench.work.capture([Draft(Kind.SET, "jobs", job, {"scheduled_at": agreed})])
    planner.desk.reload()
    settle()
    planner.screen.ask_visit((house_id(3),))
    assert planner.screen.visit.agreed.isVisible()
    assert "goes before any window" in planner.screen.visit.agreed.text()
    pick(planner, 3)
    row = next(r for r in planner.desk.list.rows if getattr(r, "property_id", "") == house_id(3))
    assert "agreed for" in row.sentence


def test_the_menu_of_a_stop_leads_there(planner: Planner, monkeypatch: pytest.MonkeyPatch) -> None:
    planner.cut()
    pick(planner, 3)
    handles = planner.screen.list_page.handles
    monkeypatch.setattr(handles.menu, "popup", lambda _spot: None)  # no screen here gives it the keyboard
    handles.open_more()
    next(act for act in handles.menu.actions() if act.text().startswith("Visit")).trigger()
    assert planner.desk.visits.targets == (house_id(3),)


def test_nothing_is_asked_of_who_may_not_be_visited(planner: Planner) -> None:
    planner.cut()
    said: list[str] = []
    planner.desk.refused.connect(said.append)
    planner.screen.ask_visit((house_id(99),))
    assert planner.screen.list_page.isVisible()
    assert said == ["Nothing can be asked of a visit here: no crew may visit, or nobody decided to."]


@pytest.mark.parametrize(
    ("typed", "found"),
    [("9-11", (540, 660)), ("09:00-11:30", (540, 690)), ("9.15 to 24", (555, 1440)),
     ("7\u20138:05", (420, 485)),
     ("11-9", None), ("25-26", None), ("9:75-10", None), ("", None), ("9", None)],
)  # fmt: skip
def test_hours_as_people_type_them(typed: str, found: tuple[int, int] | None) -> None:
    assert visit_words.window_typed(typed) == found
