"""State of the map: storms come and go, selections stay, packs are told of."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from stormops_desktop.services.errors import ServiceError
from stormops_desktop.services.maps.models import MapModel
from stormops_desktop.services.maps.ports import MapServices
from stormops_desktop.services.models import StormChoice
from stormops_desktop.services.ports import ChangeSet
from stormops_desktop.viewmodels.base import Load, Surroundings
from stormops_desktop.viewmodels.bus import ChangeBus
from stormops_desktop.viewmodels.map.classes import class_words, classes_of
from stormops_desktop.viewmodels.map.map import MapViewModel
from stormops_desktop.viewmodels.map.model import Colouring, Layer
from stormops_desktop.viewmodels.map.spoken import confidence_sentence, report_sentence, selection_sentence
from stormops_desktop.viewmodels.map.tile_queue import BATCH, TileKey, TileQueue
from sync.contracts.replica import Touched
from tests.helpers.maps import FakeMaps, town
from tests.helpers.runners import HeldRunner, InlineRunner

STORM = StormChoice("storm-1", "Storm", "active", is_sample=False)
OTHER = StormChoice("storm-2", "Other", "active", is_sample=False)


@pytest.fixture
def maps() -> FakeMaps:
    return FakeMaps()


@pytest.fixture
def seen(qapp: object, maps: FakeMaps) -> Iterator[MapViewModel]:
    made = open_map(maps)
    yield made
    made.dispose()


def open_map(maps: FakeMaps) -> MapViewModel:
    made = MapViewModel(
        Surroundings(InlineRunner(), ChangeBus(), lambda: 0), MapServices(maps, maps), calm_ms=0
    )
    made.show_storm(STORM)
    made.appear()
    return made


def changed(*entities: str) -> ChangeSet:
    return ChangeSet("x", Touched({entity: {"k"} for entity in entities}))


def test_nothing_is_read_until_somebody_looks(qapp: object, maps: FakeMaps) -> None:
    made = MapViewModel(Surroundings(InlineRunner(), ChangeBus(), lambda: 0), MapServices(maps, maps))
    made.show_storm(STORM)
    assert maps.asked == []
    made.appear()
    assert maps.asked == ["storm-1"]
    made.dispose()


def test_a_reload_keeps_view_and_selection(qtbot: QtBot, seen: MapViewModel, maps: FakeMaps) -> None:
    seen.select(["p3", "p1"])
    seen.look_at("p3")
    maps.model = replace(town(), vintage="second edition")
    with qtbot.assertNotEmitted(seen.storm_shown), qtbot.waitSignal(seen.model_changed):
        seen._around.bus.announce(changed("property_impacts"))
    assert seen.selected == ("p1", "p3")
    assert seen.chosen == "p3"
    assert seen.mask.sum() == 2


def test_houses_that_are_gone_leave_the_selection(qtbot: QtBot, seen: MapViewModel, maps: FakeMaps) -> None:
    seen.select(["p1", "p47"])
    maps.model = town(rows=2)
    with qtbot.waitSignal(seen.selection_changed):
        seen.reload()
    assert seen.selected == ("p1",)


def test_changes_of_what_the_map_does_not_show_are_not_read(seen: MapViewModel, maps: FakeMaps) -> None:
    seen._around.bus.announce(changed("notes"))
    assert not seen._calm.isActive()
    assert maps.asked == ["storm-1"]


def test_changes_behind_ones_back_are_read_on_return(seen: MapViewModel, maps: FakeMaps) -> None:
    seen.vanish()
    seen._around.bus.announce(changed("jobs"))
    assert maps.asked == ["storm-1"]
    seen.appear()
    assert maps.asked == ["storm-1", "storm-1"]


def test_another_storm_starts_afresh(qtbot: QtBot, seen: MapViewModel) -> None:
    seen.select(["p1"])
    with qtbot.waitSignal(seen.storm_shown):
        seen.show_storm(OTHER)
    assert seen.selected == ()


def test_without_storm_or_position_there_is_nothing_to_show(seen: MapViewModel, maps: FakeMaps) -> None:
    maps.model = MapModel()
    seen.reload()
    assert seen.load is Load.EMPTY
    seen.show_storm(None)
    assert seen.load is Load.EMPTY


def test_the_mean_uplift_leaves_out_what_nobody_scored(seen: MapViewModel) -> None:
    seen.select(["p0", "p2", "p4"])
    assert seen.mean_uplift == pytest.approx((2 + 4) / 2 / 200)
    assert selection_sentence(3, seen.mean_uplift) == "3 houses selected, mean expected uplift 0.015"
    seen.select(["p0"])
    assert seen.mean_uplift is None
    assert selection_sentence(1, None) == "1 house selected, none with an expected uplift"


def test_selecting_adds_or_replaces_and_ignores_strangers(seen: MapViewModel) -> None:
    seen.select(["p2"])
    seen.select(["p1", "who"], adding=True)
    assert seen.selected == ("p1", "p2")
    seen.select(["p9"])
    assert seen.selected == ("p9",)


def test_the_list_is_the_selection_or_what_is_in_view(seen: MapViewModel) -> None:
    seen.see(np.array([1, 2, 3]))
    assert [seen.houses.property_id(row) for row in range(3)] == ["p3", "p2", "p1"]  # by uplift
    seen.select(["p40"])
    assert seen.houses.rowCount() == 1
    seen.select(())
    assert seen.houses.rowCount() == 3


def test_the_list_is_a_sound_model(qtmodeltester: ModelTester, seen: MapViewModel) -> None:
    seen.see(np.arange(20))
    qtmodeltester.check(seen.houses, force_py=True)


def test_the_job_of_a_house_is_opened_or_its_absence_told(
    qtbot: QtBot, seen: MapViewModel, maps: FakeMaps
) -> None:
    maps.jobs = {"p1": "job-1"}
    with qtbot.waitSignal(seen.job_wanted) as wanted:
        seen.open_job("p1")
    assert wanted.args == ["job-1"]
    with qtbot.waitSignal(seen.no_job):
        seen.open_job("p2")


def test_packs_come_and_go(qtbot: QtBot, seen: MapViewModel) -> None:
    with qtbot.waitSignal(seen.pack_added) as added:
        seen.add_pack(Path("allen.mbtiles"))
    assert added.args == ["allen"]
    assert [pack.pack_id for pack in seen.packs] == ["allen.mbtiles"]
    assert not seen.packing
    seen.remove_pack("allen.mbtiles")
    assert seen.packs == ()


def test_a_pack_that_is_refused_is_told_with_its_reason(
    qtbot: QtBot, seen: MapViewModel, maps: FakeMaps
) -> None:
    maps.problem = ServiceError("notes.txt is not a map pack.")
    with qtbot.waitSignal(seen.pack_refused) as refused:
        seen.add_pack(Path("notes.txt"))
    assert refused.args == ["notes.txt is not a map pack."]
    assert not seen.packing


@pytest.mark.parametrize("colouring", Colouring)
def test_every_class_has_words(colouring: Colouring) -> None:
    classes = classes_of(town().houses, colouring)
    assert classes.max() < len(class_words(colouring))
    assert all(class_words(colouring))


def test_classes_begin_at_their_floors() -> None:
    houses = town(rows=1, columns=6).houses
    houses = replace(
        houses, sii=np.array([np.nan, 14.9, 15.0, 40.0, 69.9, 70.0]),
        uplift=np.array([np.nan, -0.01, 0.0, 0.05, 0.15, 0.25]),
    )  # fmt: skip
    assert classes_of(houses, Colouring.IMPACT).tolist() == [0, 1, 2, 3, 3, 4]
    assert classes_of(houses, Colouring.UPLIFT).tolist() == [0, 1, 2, 3, 4, 5]
    assert classes_of(houses, Colouring.DECISION).tolist() == [2, 1, 0, 0, 0, 0]


def test_those_who_know_no_decisions_see_the_impact(seen: MapViewModel, maps: FakeMaps) -> None:
    assert seen.colouring is Colouring.DECISION
    houses = town().houses
    maps.model = replace(town(), houses=replace(houses, decision=np.zeros(len(houses), dtype=np.int8)))
    seen.reload()
    assert seen.colouring is Colouring.IMPACT
    seen.colour_by(Colouring.DECISION)
    seen.reload()
    assert seen.colouring is Colouring.DECISION


def test_layers_are_toggled(seen: MapViewModel) -> None:
    seen.toggle_layer(Layer.SWATH)
    assert Layer.SWATH not in seen.layers
    seen.toggle_layer(Layer.SWATH)
    assert seen.layers == frozenset(Layer)


def test_only_what_this_machine_holds_is_offered(seen: MapViewModel, maps: FakeMaps) -> None:
    assert seen.offered_layers == frozenset(Layer)
    assert seen.offered_colourings == frozenset(Colouring)
    town_, nothing = town(), np.full(48, np.nan)
    houses = replace(town_.houses, uplift=nothing, decision=np.zeros(48, dtype=np.int8))
    maps.model = replace(town_, houses=houses, reports=(), swath=())  # a crew's laptop
    seen.reload()
    assert seen.offered_layers == frozenset(Layer) - {Layer.REPORTS, Layer.SWATH}
    assert seen.offered_colourings == {Colouring.IMPACT}


def test_a_report_is_told_with_how_it_is_known() -> None:
    told = report_sentence(town().reports[0], "America/Chicago")
    assert told == "Hail of 1.75 in, measured, NCEI storm events, Allen, 24 Mar 2019, 18:00 CDT."
    radar = replace(town().reports[0], source="mrms_mesh", radar=True, preliminary=True, place="")
    told = report_sentence(radar, "America/Chicago")
    assert told == "Hail of 1.75 in, estimated by radar, 24 Mar 2019, 18:00 CDT. Preliminary."


def test_a_report_is_told_with_how_far_it_is_believed() -> None:
    report = town().reports[0]
    told = "Counts for houses within 1 mi {near} %; within 3 mi {mid} %; within 10 mi 35 %."
    assert confidence_sentence(report) == told.format(near=100, mid=70)
    assert confidence_sentence(replace(report, radar=True)) == told.format(near=60, mid=60)


def test_a_house_and_a_report_are_not_looked_at_at_once(seen: MapViewModel) -> None:
    seen.look_at("p3")
    seen.look_at_report("r1")
    assert (seen.chosen, seen.report) == ("", "r1")
    assert seen.report_looked_at is seen.model.reports[1]
    seen.look_at("p4")
    assert (seen.chosen, seen.report, seen.report_looked_at) == ("p4", "", None)


def keys(count: int) -> list[TileKey]:
    return [TileKey("houses", 1, 40, number, 0) for number in range(count)]


def test_tiles_are_drawn_in_the_order_they_are_wished_for(qapp: object) -> None:
    queue = TileQueue(InlineRunner())
    came: list[int] = []
    queue.drawn.connect(lambda key, _: came.append(key.column))
    queue.want(keys(2 * BATCH + 1), lambda key: key.column)
    assert came == list(range(2 * BATCH + 1))
    assert queue.idle


def test_a_new_wish_list_replaces_what_was_not_begun(qapp: object) -> None:
    runner = HeldRunner()
    queue = TileQueue(runner)
    drawn: list[TileKey] = []
    queue.drawn.connect(lambda key, _: drawn.append(key))
    queue.want(keys(50), lambda key: key)
    queue.want([TileKey("houses", 2, 40, 99, 0)], lambda key: key)
    while runner.held:
        runner.release()
    assert [key.column for key in drawn] == [*range(BATCH), 99]


def test_a_tile_that_cannot_be_drawn_does_not_stop_the_others(qtbot: QtBot) -> None:
    def draw(key: TileKey) -> object:
        if key.column == 0:
            raise ValueError("torn")
        return key

    queue = TileQueue(InlineRunner())
    came: list[TileKey] = []
    queue.drawn.connect(lambda key, _: came.append(key))
    with qtbot.waitSignal(queue.failed):
        queue.want(keys(BATCH + 2), draw)
    assert [key.column for key in came] == [BATCH, BATCH + 1]
    assert queue.idle
