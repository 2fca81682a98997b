"""Other minutes by job type: a row a type, typed, pressed or stepped; asked of the plan and remembered."""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from tests.helpers.route_storm import house_id
from tests.ui.acting import click, find, settle, words
from tests.ui.routes_page import Planner, give_job_types, planner, rows

__all__ = ["planner", "rows"]

ACTIONS = {1: "door_knock", 2: "Financing|call", 3: "Financing|door_knock"}


def row(desk: Planner, named: str) -> QLineEdit:
    code = next(one.code for one in desk.desk.job_types if one.words == named)
    return desk.screen.options.types.steppers[code].field


def asked(desk: Planner) -> Mapping[str, int]:
    return desk.plan.everywhere.by_action


def test_rows_are_stepped_by_buttons_and_keys_from_the_usual_minutes(planner: Planner) -> None:
    assert not find(planner.screen, "optionTypesTitle").isVisible()
    give_job_types(planner, ACTIONS)
    click(planner.screen, "routesNew")
    assert [one.words for one in planner.desk.job_types] == ["Door knock", "Financing", "Call"]
    assert row(planner, "Call").placeholderText() == "As usual"
    find(planner.screen, "option_service_min", QLineEdit).setText("12")
    steppers = planner.screen.options.types.steppers
    steppers["call"].more.click()
    steppers["Financing"].less.click()
    assert (row(planner, "Call").text(), row(planner, "Financing").text()) == ("15", "10")
    for key, shown in ((Qt.Key.Key_Down, "10"), (Qt.Key.Key_Down, "5"), (Qt.Key.Key_Down, "0"),
                       (Qt.Key.Key_Down, "0"), (Qt.Key.Key_Up, "5")):  # fmt: skip
        QTest.keyClick(row(planner, "Call"), key)
        assert row(planner, "Call").text() == shown
    find(planner.screen, "option_service_min", QLineEdit).setText("10")
    QTest.keyClick(row(planner, "Call"), Qt.Key.Key_Up)
    assert row(planner, "Call").text() == ""  # the usual again


def test_what_is_typed_is_asked_of_the_plan_and_stands_there_again(planner: Planner) -> None:
    planner.shell.resize(1024, 640)
    give_job_types(planner, ACTIONS)
    click(planner.screen, "routesNew")
    for name, text in {"max_per_route": "8", "seconds": "1"}.items():
        find(planner.screen, f"option_{name}", QLineEdit).setText(text)
    row(planner, "Door knock").setText("soon")
    click(planner.screen, "routesCut")
    assert "Door knock: minutes from 0 to 1440, or nothing, not “soon”." in words(planner.screen)
    assert planner.shell.focusWidget() is row(planner, "Door knock")
    settle()
    assert not row(planner, "Door knock").visibleRegion().isEmpty()
    QTest.keyClicks(row(planner, "Door knock"), "25")  # what is wrong is selected
    row(planner, "Financing").setText("40")
    QTest.keyClick(row(planner, "Financing"), Qt.Key.Key_Return)
    settle()
    assert asked(planner) == {"door_knock": 25, "Financing": 40}
    minutes = [planner.plan.houses[house_id(n)].service_min for n in (1, 2, 3, 4)]
    assert minutes == [25, 40, 25, 15]
    planner.desk.store()
    settle()
    row(planner, "Financing").setText("1")
    give_job_types(planner, {})
    click(planner.screen, "routesNew")
    assert row(planner, "Door knock").text() == "25"
    assert row(planner, "Financing").text() == "1"
