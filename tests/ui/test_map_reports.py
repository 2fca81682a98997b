"""Storm reports on the map: pointed at by hand and by key, told in the card, offered where there are any."""

from dataclasses import replace

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from stormops_desktop.viewmodels.map.model import Colouring, Layer
from stormops_desktop.viewmodels.session import SessionViewModels
from stormops_desktop.views.map.map_widget import MapWidget
from stormops_desktop.views.shell.shell_view import ShellView
from tests.helpers.fakes import FakeDesk
from tests.helpers.maps import town
from tests.ui.acting import find, press
from tests.ui.test_map import NO, map_, mapped, spot

__all__ = ["map_", "mapped"]


def report_spot(map_: MapWidget, number: int) -> QPoint:
    report = map_.model.reports[number]
    return QPointF(*map_.camera.to_screen(report.x, report.y, map_.extent)).toPoint()


def test_a_tap_on_a_report_points_at_it_and_one_on_a_nearer_house_at_the_house(
    qtbot: QtBot, map_: MapWidget
) -> None:
    with qtbot.waitSignal(map_.report_pointed) as pointed:
        QTest.mouseClick(map_, Qt.MouseButton.LeftButton, NO, report_spot(map_, 0) + QPoint(1, 1))
    assert pointed.args == ["r0"]
    assert map_.focused is None
    assert "1.75 in" in map_.accessibleDescription()
    with qtbot.waitSignal(map_.property_focused) as focused:
        QTest.mouseClick(map_, Qt.MouseButton.LeftButton, NO, spot(map_, 19))
    assert focused.args == ["p19"]
    assert map_.pointed is None


def test_reports_are_visited_by_key_and_not_where_they_are_switched_off(map_: MapWidget) -> None:
    map_.zoom_by(-1.0)
    press(map_, Qt.Key.Key_R)
    first = map_.pointed
    press(map_, Qt.Key.Key_R)
    assert first and map_.pointed and {first.report_id, map_.pointed.report_id} == {"r0", "r1"}
    press(map_, Qt.Key.Key_R)
    assert map_.pointed == first
    press(map_, Qt.Key.Key_Escape)
    assert map_.pointed is None
    map_.show_style(Colouring.DECISION, frozenset(Layer) - {Layer.REPORTS})
    QTest.mouseClick(map_, Qt.MouseButton.LeftButton, NO, report_spot(map_, 0))
    assert map_.pointed is None


def test_a_report_is_told_in_the_card_without_a_job_to_open(
    mapped: ShellView, session: SessionViewModels
) -> None:
    mapped.map.map.point_at_report(session.map.model.reports[1])
    told = find(mapped, "mapChosen", QLabel).text()
    assert told.startswith("Hail of 2.75 in, estimated, NCEI storm events, Allen")
    assert "within 10 mi 35 %" in told
    assert not find(mapped, "mapOpenJob").isVisible()
    session.map.look_at("p9")
    assert find(mapped, "mapOpenJob").isVisible()
    assert mapped.map.map.pointed is None


def test_layers_without_anything_on_them_are_not_offered(
    mapped: ShellView, session: SessionViewModels, desk: FakeDesk
) -> None:
    assert find(mapped, "layer_reports").isVisible()
    desk.maps.model = replace(town(), reports=(), swath=())
    session.map.reload()
    assert not find(mapped, "layer_reports").isVisible()
    assert not find(mapped, "layer_swath").isVisible()
    words = [label.text() for label in mapped.map.legend.findChildren(type(mapped.map.count))]
    assert "Hail, size estimated" not in words
