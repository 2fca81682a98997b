"""The map by mouse, finger and key; its pictures by single pixels."""

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QDropEvent, QPointingDevice, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from stormops_desktop.viewmodels.map.model import (
    Colouring,
    Layer,
    MapModel,
    PlaceName,
    RouteLine,
    RouteStop,
)
from stormops_desktop.viewmodels.map.tile_queue import TileQueue
from stormops_desktop.viewmodels.session import SessionViewModels
from stormops_desktop.viewmodels.shell import Section
from stormops_desktop.views.map.map_widget import MapWidget
from stormops_desktop.views.map.palette import palette_of
from stormops_desktop.views.map.tile_board import CHOSEN
from stormops_desktop.views.shell.shell_view import ShellView
from stormops_desktop.views.style.look import Look
from stormops_desktop.views.style.metrics import Density
from stormops_desktop.views.style.tokens import Theme
from tests.helpers.fakes import FakeDesk
from tests.helpers.maps import picture, town
from tests.helpers.runners import HeldRunner, InlineRunner
from tests.ui.acting import click, find, press, settle

SIZE = (800, 600)
NO = Qt.KeyboardModifier.NoModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def map_(qtbot: QtBot, look: Look) -> MapWidget:
    return shown(qtbot, look, TileQueue(InlineRunner()))


def shown(qtbot: QtBot, look: Look, queue: TileQueue) -> MapWidget:
    made = MapWidget(look, queue)
    queue.setParent(made)
    qtbot.addWidget(made)
    made.resize(*SIZE)
    with qtbot.waitExposed(made):
        made.show()
    made.show_model(town())
    made.fit()
    made.setFocus()
    return made


def spot(map_: MapWidget, place: int) -> QPoint:
    x, y = (float(column[place]) for column in map_.model.houses.world)
    return QPointF(*map_.camera.to_screen(x, y, map_.extent)).toPoint()


def pixel(map_: MapWidget, at: QPoint) -> QColor:
    return map_.grab().toImage().pixelColor(at)


def drag(map_: MapWidget, *path: QPoint, modifier: Qt.KeyboardModifier = NO) -> None:
    QTest.mousePress(map_, Qt.MouseButton.LeftButton, modifier, path[0])
    for at in path[1:]:
        QTest.mouseMove(map_, at)
    QTest.mouseRelease(map_, Qt.MouseButton.LeftButton, modifier, path[-1])


def wheel(map_: MapWidget, turned: int, at: QPoint) -> None:
    event = QWheelEvent(
        QPointF(at), QPointF(map_.mapToGlobal(at)), QPoint(0, 0), QPoint(0, turned),
        Qt.MouseButton.NoButton, NO, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(map_, event)


def test_a_click_on_a_house_points_at_it_and_one_beside_it_at_the_place(
    qtbot: QtBot, map_: MapWidget
) -> None:
    with qtbot.waitSignal(map_.property_focused) as pointed:
        QTest.mouseClick(map_, Qt.MouseButton.LeftButton, NO, spot(map_, 19) + QPoint(5, -4))
    assert pointed.args == ["p19"]
    empty = (spot(map_, 19) + spot(map_, 28)) / 2
    with qtbot.waitSignal(map_.place_tapped) as tapped:
        QTest.mouseClick(map_, Qt.MouseButton.LeftButton, NO, empty)
    assert tapped.args == pytest.approx([33.070, -96.706], abs=1e-3)
    assert map_.focused is None


def test_a_double_click_opens_the_house(qtbot: QtBot, map_: MapWidget) -> None:
    with qtbot.waitSignal(map_.property_opened) as opened:
        QTest.mouseDClick(map_, Qt.MouseButton.LeftButton, NO, spot(map_, 21))
    assert opened.args == ["p21"]


def test_dragging_moves_the_map_under_the_hand_and_points_at_nothing(qtbot: QtBot, map_: MapWidget) -> None:
    before = spot(map_, 19)
    with qtbot.assertNotEmitted(map_.place_tapped), qtbot.assertNotEmitted(map_.property_focused):
        drag(map_, QPoint(400, 300), QPoint(440, 300), QPoint(460, 330))
    moved = spot(map_, 19) - before
    assert (moved.x(), moved.y()) == (60, 30)


def test_the_wheel_zooms_about_the_pointer_and_rests_on_a_quarter(map_: MapWidget) -> None:
    at = spot(map_, 19)
    before = map_.camera.zoom
    wheel(map_, 120, at)
    assert map_.camera.zoom == before + 0.5
    assert (spot(map_, 19) - at).manhattanLength() <= 2  # of rounded pixels
    wheel(map_, 30, at)  # a fine wheel adds up
    assert map_.camera.zoom == before + 0.5
    wheel(map_, 30, at)
    assert map_.camera.zoom == before + 0.75


def test_shift_and_drag_draws_round_houses(qtbot: QtBot, map_: MapWidget) -> None:
    first, last = spot(map_, 8), spot(map_, 26)
    corners = [first + QPoint(-20, 20), QPoint(last.x() + 20, first.y() + 20), last + QPoint(20, -20),
               QPoint(first.x() - 20, last.y() - 20)]  # fmt: skip
    with qtbot.waitSignal(map_.stops_selected) as selected:
        drag(map_, *corners, modifier=SHIFT)
    ids, adding = selected.args
    assert set(ids) == {f"p{row * 8 + column}" for row in (1, 2, 3) for column in (0, 1, 2)}
    assert adding is False


def test_a_box_is_drawn_by_keyboard_alone(qtbot: QtBot, map_: MapWidget) -> None:
    press(map_, Qt.Key.Key_L)
    assert map_.lassoing
    before = map_.keys.outline[0]
    press(map_, Qt.Key.Key_Right)
    press(map_, Qt.Key.Key_Down, SHIFT)
    assert map_.keys.outline[0].x() > before.x()
    with qtbot.waitSignal(map_.stops_selected) as selected:
        press(map_, Qt.Key.Key_Return)
    assert 4 <= len(selected.args[0]) < 48
    assert not map_.lassoing
    assert map_.keys.outline == []


def test_escape_puts_away_the_box_then_the_ring(map_: MapWidget) -> None:
    map_.focus_house(3)
    press(map_, Qt.Key.Key_L)
    press(map_, Qt.Key.Key_Escape)
    assert (map_.lassoing, map_.focused) == (False, 3)
    press(map_, Qt.Key.Key_Escape)
    assert map_.focused is None


def test_tab_goes_from_house_to_house_and_then_on(qtbot: QtBot, look: Look, map_: MapWidget) -> None:
    visited = []
    for _ in range(8):
        assert map_.focusNextPrevChild(True)
        visited.append(map_.focused)
    assert len(set(visited)) == 8
    assert not map_.focusNextPrevChild(True) or map_.focused is None
    assert map_.keys.tab(forwards=False)


def test_enter_opens_and_space_selects_what_the_ring_is_on(qtbot: QtBot, map_: MapWidget) -> None:
    map_.focus_house(5)
    with qtbot.waitSignal(map_.property_opened) as opened:
        press(map_, Qt.Key.Key_Return)
    assert opened.args == ["p5"]
    with qtbot.waitSignal(map_.stops_selected) as selected:
        press(map_, Qt.Key.Key_Space)
    assert selected.args == [("p5",), True]


def test_keys_move_and_zoom(map_: MapWidget) -> None:
    camera = map_.camera
    press(map_, Qt.Key.Key_Right)
    assert map_.camera.x > camera.x
    press(map_, Qt.Key.Key_Plus)
    assert map_.camera.zoom == camera.zoom + 1
    press(map_, Qt.Key.Key_Minus)
    press(map_, Qt.Key.Key_Home)
    assert map_.camera == camera


def test_one_finger_moves_and_taps_and_two_stretch(qtbot: QtBot, map_: MapWidget) -> None:
    device = QTest.createTouchDevice()
    at = spot(map_, 19)
    with qtbot.waitSignal(map_.property_focused) as pointed:
        QTest.touchEvent(map_, device).press(0, at, map_).commit()
        QTest.touchEvent(map_, device).release(0, at, map_).commit()
    assert pointed.args == ["p19"]
    QTest.touchEvent(map_, device).press(0, QPoint(300, 300), map_).commit()
    QTest.touchEvent(map_, device).move(0, QPoint(340, 300), map_).commit()
    QTest.touchEvent(map_, device).release(0, QPoint(340, 300), map_).commit()
    assert spot(map_, 19).x() == at.x() + 40
    pinch(map_, device, from_=100, to=200)


def pinch(map_: MapWidget, device: QPointingDevice, from_: int, to: int) -> None:
    before, middle = map_.camera.zoom, QPoint(400, 300)
    held = map_.camera.to_world(middle.x(), middle.y(), map_.extent)
    for act, apart in (("press", from_), ("move", (from_ + to) // 2), ("move", to), ("release", to)):
        sequence = QTest.touchEvent(map_, device)
        for finger, side in ((0, -1), (1, 1)):
            getattr(sequence, act)(finger, middle + QPoint(side * apart, 0), map_)
        sequence.commit()
    assert map_.camera.zoom == before + 1
    assert map_.camera.to_screen(*held, map_.extent) == pytest.approx((400, 300), abs=1)


def test_gloves_hit_from_farther_away(look: Look, map_: MapWidget) -> None:
    beside = QPointF(spot(map_, 19) + QPoint(0, 24))
    assert map_.house_at(beside) is None
    look.wear(density=Density.FIELD)
    assert map_.house_at(beside) == 19


def test_what_the_ring_is_on_is_spoken(map_: MapWidget) -> None:
    assert map_.accessibleDescription() == "48 houses, 2 reports, 1 routes; 0 houses selected"
    map_.focus_house(8)
    assert map_.accessibleDescription() == "108 Oak St, Allen 75013: Treat, impact C 16, uplift 0.04"


@pytest.mark.parametrize("theme", Theme)
def test_houses_show_their_class_by_shape_and_colour(look: Look, map_: MapWidget, theme: Theme) -> None:
    look.wear(theme)
    map_.show_style(Colouring.DECISION, [Layer.HOUSES])
    tokens = look.tokens
    assert pixel(map_, spot(map_, 16)).name() == QColor(tokens.accent).name()  # treat: filled
    held = spot(map_, 17)
    assert pixel(map_, held).name() == QColor(tokens.surface).name()  # hold: hollow
    assert pixel(map_, spot(map_, 19)).name() == QColor(tokens.soft).name()
    map_.show_style(Colouring.DECISION, [])
    assert pixel(map_, spot(map_, 16)).name() != QColor(tokens.accent).name()


def test_a_selection_is_ringed_at_once_and_nothing_else_is_drawn_again(look: Look, map_: MapWidget) -> None:
    drawn: list[str] = []
    map_.board._queue.drawn.connect(lambda key, _: drawn.append(key.layer))
    mask = np.zeros(48, dtype=np.bool_)
    mask[19] = True
    map_.show_selection(mask)
    assert set(drawn) == {CHOSEN}
    ring = [pixel(map_, spot(map_, 19) + QPoint(x, 0)).name() for x in range(3, 16)]
    assert QColor(look.tokens.focus).name() in ring


def test_new_scores_are_drawn_without_moving_the_view(map_: MapWidget) -> None:
    map_.zoom_by(1.0)
    map_.focus_house(9)
    camera = map_.camera
    map_.show_model(town(rows=5))
    assert map_.camera == camera
    assert map_.focused == 9
    map_.show_model(MapModel())
    assert map_.focused is None


def test_old_tiles_stay_up_until_new_ones_come(qtbot: QtBot, look: Look) -> None:
    runner = HeldRunner()
    map_ = shown(qtbot, look, TileQueue(runner))
    while runner.held:
        runner.release()
    treat = look.tokens.accent
    map_.show_style(Colouring.DECISION, [Layer.HOUSES])
    while runner.held:
        runner.release()
    assert pixel(map_, spot(map_, 24)).name() == QColor(treat).name()
    map_.show_style(Colouring.IMPACT, [Layer.HOUSES])
    assert pixel(map_, spot(map_, 24)).name() == QColor(treat).name()  # not drawn yet: the old one stands in
    while runner.held:
        runner.release()
    assert pixel(map_, spot(map_, 24)).name() != QColor(treat).name()


def test_a_zoom_is_shown_stretched_until_it_is_drawn(qtbot: QtBot, look: Look) -> None:
    runner = HeldRunner()
    map_ = shown(qtbot, look, TileQueue(runner))
    map_.show_style(Colouring.DECISION, [Layer.HOUSES])
    while runner.held:
        runner.release()
    map_.zoom_by(1.0, QPointF(spot(map_, 16)))
    assert pixel(map_, spot(map_, 16)).name() == QColor(look.tokens.accent).name()


class Pack:
    """A source of one colour."""

    def __init__(self, info: object) -> None:
        self.info = info

    def tile(self, zoom: int, column: int, row: int) -> bytes | None:
        return picture("#336699") if zoom == 12 else None


def test_a_pack_lies_under_the_houses_and_is_thanked(desk: FakeDesk, look: Look, map_: MapWidget) -> None:
    info = desk.maps.add(__import__("pathlib").Path("blue.mbtiles"))
    map_.show_style(Colouring.DECISION, [Layer.BASE])
    assert map_.credit == "No map picture here: grid lines only"
    plain = pixel(map_, QPoint(400, 500))
    map_.show_sources([Pack(info)])
    assert map_.credit == "blue"
    blue = pixel(map_, QPoint(400, 500))
    assert blue != plain
    assert blue.blue() > blue.red() + 50
    look.wear(Theme.DARK)
    dark = pixel(map_, QPoint(400, 500))
    assert dark.blue() > dark.red()  # inverted, and still blue


@pytest.mark.parametrize("theme", Theme)
def test_the_name_of_a_town_stands_above_a_route_through_it(
    look: Look, map_: MapWidget, theme: Theme
) -> None:
    look.wear(theme)
    model = map_.model
    (town_,) = model.places
    way = tuple(RouteStop(f"s{n}", n, town_.x + by, town_.y, done=False) for n, by in ((1, -1e-4), (2, 1e-4)))
    nowhere = RouteLine("nowhere", "75002 A", "", ())  # the first route is as dark as words in the sun
    map_.show_model(replace(model, routes=(nowhere, RouteLine("through", "75013 A", "", way))))
    line = QColor(palette_of(look).routes[1])
    map_.show_style(Colouring.DECISION, [Layer.ROUTES])
    bare = _share(map_, town_, line)
    map_.show_style(Colouring.DECISION, [Layer.ROUTES, Layer.PLACES])
    assert bare > 0.1
    assert _share(map_, town_, line) < bare / 4
    assert _share(map_, town_, QColor(palette_of(look).ink)) > 0.1


def test_stops_have_their_numbers_again_where_no_name_is(map_: MapWidget) -> None:
    (town_,) = map_.model.places
    way = (RouteStop("s1", 1, town_.x, town_.y, done=False),)
    map_.show_model(replace(map_.model, routes=(RouteLine("r", "75002 A", "", way),)))
    map_.show_style(Colouring.DECISION, [Layer.ROUTES])
    numbered = map_.grab().toImage()
    map_.show_style(Colouring.DECISION, [Layer.ROUTES, Layer.PLACES])
    assert map_.grab().toImage() != numbered
    map_.show_style(Colouring.DECISION, [Layer.ROUTES])
    assert map_.grab().toImage() == numbered
    map_.show_style(Colouring.DECISION, [])
    assert map_.grab().toImage() != numbered


def test_the_number_of_a_stop_stands_above_the_mark_of_a_report(map_: MapWidget, look: Look) -> None:
    hail = next(one for one in map_.model.reports if one.hazard == "hail")
    way = (RouteStop("s1", 1, hail.x, hail.y, done=False),)
    map_.show_model(replace(map_.model, places=(), routes=(RouteLine("r", "75002 A", "", way),)))
    spot, line = PlaceName("", hail.x, hail.y, 0), QColor(palette_of(look).routes[0])
    map_.show_style(Colouring.DECISION, [Layer.ROUTES])
    alone = _share(map_, spot, line)
    map_.show_style(Colouring.DECISION, [Layer.ROUTES, Layer.REPORTS])
    assert alone > 0.2
    assert _share(map_, spot, line) == pytest.approx(alone, abs=0.05)
    assert map_.painted[-2:] == ("chosen", "sizes")
    map_.show_style(Colouring.DECISION, [Layer.ROUTES])
    assert "sizes" not in map_.painted


def _share(map_: MapWidget, town_: PlaceName, colour: QColor) -> float:
    """How much of a town's name has a colour, about."""
    x, y = map_.camera.to_screen(town_.x, town_.y, map_.extent)
    image = map_.grab().toImage()
    seen = [image.pixelColor(round(x) + dx, round(y) + dy) for dx in range(-14, 15) for dy in range(-4, 5)]
    near = [one for one in seen if max(abs(one.red() - colour.red()), abs(one.green() - colour.green()),
                                       abs(one.blue() - colour.blue())) < 24]  # fmt: skip
    return len(near) / len(seen)


# The screen.


@pytest.fixture
def mapped(shell: ShellView, session: SessionViewModels) -> Iterator[ShellView]:
    shell.go(Section.MAP)
    settle()
    yield shell
    session.map.vanish()


def test_the_map_shows_the_storm_and_opens_the_job_of_a_house(
    mapped: ShellView, session: SessionViewModels, desk: FakeDesk
) -> None:
    assert session.map.model.bounds is not None
    desk.maps.jobs = {"p9": "job-000004"}
    mapped.map.map.focus_house(9)
    assert find(mapped, "mapChosen").text().startswith("109 Oak St")  # type: ignore[attr-defined]
    click(mapped, "mapOpenJob")
    assert mapped.shows_job


def test_a_house_without_a_job_says_so(mapped: ShellView) -> None:
    mapped.map.map.focus_house(9)
    click(mapped, "mapOpenJob")
    assert mapped.map.banner.text.startswith("There is no job at this house yet")


def test_what_is_drawn_round_is_listed_and_counted(mapped: ShellView, session: SessionViewModels) -> None:
    map_ = mapped.map.map
    corners = [
        QPointF(0, 0),
        QPointF(map_.width(), 0),
        QPointF(map_.width(), map_.height()),
        QPointF(0, map_.height()),
    ]
    map_.select_in(corners, adding=False)
    assert len(session.map.selected) == 48
    assert find(mapped, "mapSelected").text() == "48 houses selected, mean expected uplift 0.120"  # type: ignore[attr-defined]
    assert session.map.houses.rowCount() == 48
    assert not find(mapped, "mapMakeRoute").isVisible()  # nobody makes routes of them yet
    mapped.map.offer_routes()
    assert find(mapped, "mapMakeRoute").isVisible()
    click(mapped, "mapClear")
    assert session.map.selected == ()


def test_the_list_and_the_map_point_at_the_same_house(mapped: ShellView, session: SessionViewModels) -> None:
    click(mapped, "mapPage_houses")
    mapped.map._see()
    listed = mapped.map.list
    listed.setFocus()
    listed.setCurrentIndex(session.map.houses.index(2, 0))
    assert session.map.chosen == session.map.houses.property_id(2)
    assert mapped.map.map.focused == session.map.model.houses.place_of[session.map.chosen]
    mapped.map.map.focus_house(session.map.model.houses.place_of[session.map.houses.property_id(4)])
    assert listed.currentIndex().row() == 4


def test_the_legend_follows_what_is_shown(mapped: ShellView) -> None:
    def words() -> str:
        return "\n".join(
            label.text() for label in mapped.map.legend.findChildren(type(mapped.map.count)) if label.text()
        )

    assert "Treat" in words()
    assert "Hail, size estimated" in words()
    click(mapped, "colour_impact")
    assert "A, 70 and more" in words()
    assert "Treat" not in words()
    click(mapped, "layer_reports")
    assert "Hail, size estimated" not in words()
    click(mapped, "colour_impact")
    assert find(mapped, "colour_impact").isChecked()  # type: ignore[attr-defined]


def test_a_file_dropped_on_the_page_becomes_a_pack(mapped: ShellView, session: SessionViewModels) -> None:
    dropped = QMimeData()
    dropped.setUrls([QUrl.fromLocalFile("/somewhere/allen.mbtiles")])
    event = QDropEvent(QPointF(20, 20), Qt.DropAction.CopyAction, dropped, Qt.MouseButton.LeftButton, NO)
    mapped.map.dropEvent(event)
    assert [pack.name for pack in session.map.packs] == ["allen"]
    assert mapped.map.banner.text == "allen was added to the maps of this computer."
    click(mapped, "removePack0")
    assert session.map.packs == ()


def test_changing_the_storm_moves_the_map_and_a_reload_does_not(
    mapped: ShellView, session: SessionViewModels
) -> None:
    mapped.map.map.zoom_by(2.0)
    camera = mapped.map.map.camera
    session.map.reload()
    assert mapped.map.map.camera == camera
    session.shell.choose_storm(session.shell.storms[1].storm_id)
    assert mapped.map.map.camera != camera


def test_a_storm_without_positions_says_what_to_do(
    mapped: ShellView, session: SessionViewModels, desk: FakeDesk
) -> None:
    desk.maps.model = MapModel()
    session.map.reload()
    assert mapped.map.panel.text.startswith("Nothing of this storm can be put on a map")
