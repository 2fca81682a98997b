"""The map with a hundred thousand houses, offscreen: `python -m benchmarks.map`.

A frame is what the GUI thread spends between two positions of a hand that drags the map, painting included,
while tiles that come into view are drawn on another thread. Numbers of a slow machine are the machine's.
"""

import math
import os
import time
from collections.abc import Callable

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import numpy as np
from PySide6.QtCore import QEventLoop, QPointF, QTimer
from PySide6.QtWidgets import QApplication

from benchmarks.replica_rig import big_replica
from benchmarks.table import Figure, percentile, print_table
from stormops_desktop.adapters.maps.pack_folder import PackFolder
from stormops_desktop.adapters.resources import resource_folder
from stormops_desktop.app.main import application
from stormops_desktop.domain.maps.mercator import WorldBox, to_world, world_point
from stormops_desktop.domain.maps.swath import HailSpot, swath
from stormops_desktop.services.maps.packs import MapPacks
from stormops_desktop.services.maps.storm_map import MapDesk
from stormops_desktop.tasks.runner import LaneRunner
from stormops_desktop.viewmodels.map.model import Houses, MapModel, ReportMark, RouteLine, RouteStop
from stormops_desktop.viewmodels.map.tile_queue import TileQueue
from stormops_desktop.views.map.map_widget import MapWidget
from stormops_desktop.views.style.look import Look

HOUSES, REPORTS, ROUTES, STOPS = 100_000, 60, 200, 50
SIZE = (1184, 720)
FRAMES, STEP_PX = 400, 14
HITS = 400
LASSO_CORNERS = 240
SEED = 135_504


def main() -> None:
    print_table(f"The map, offscreen, {HOUSES:,} houses", [*of_replica(), *of_widget(application())])


def of_replica() -> list[Figure]:
    """Reading the whole storm into columns."""
    with big_replica(HOUSES) as (work, _):
        with work.reading() as connection:
            storm_id = connection.exec_driver_sql("SELECT storm_id FROM storms").scalar_one()
        spent, computed = [], []
        for _ in range(3):
            started, busy = time.perf_counter(), time.thread_time()
            model = MapDesk(work).storm_map(storm_id)
            spent.append(time.perf_counter() - started)
            computed.append(time.thread_time() - busy)
    assert len(model.houses) == HOUSES
    return [
        Figure("reading the storm from the replica, p50", percentile(spent, 0.5), 1.0, "s", at_most=True),
        Figure("processor time of it, p50", percentile(computed, 0.5), 1.0, "s", at_most=True),
    ]


def of_widget(app: QApplication) -> list[Figure]:
    """Panning, zooming, pointing and outlining."""
    runner = LaneRunner(parent=app)
    tiles = TileQueue(runner)
    map_ = MapWidget(Look(app), tiles)
    map_.resize(*SIZE)
    map_.show()
    packs = MapPacks(PackFolder(resource_folder() / "maps", resource_folder() / "none"))
    map_.show_sources(packs.sources())
    started = time.perf_counter()
    map_.show_model(storm())
    map_.fit()
    wait_until_idle(tiles)
    first = time.perf_counter() - started
    map_.zoom_by(1.5)
    wait_until_idle(tiles)
    figures = [
        Figure("first picture of the whole storm", first, 2.0, "s", at_most=True),
        *panned(map_),
        *pointed(map_),
        Figure("kept tiles", map_.board.cache.bytes / 1e6, 202.0, "MB", at_most=True),
    ]
    tiles.dispose()
    runner.close()
    packs.close()
    return figures


def panned(map_: MapWidget) -> list[Figure]:
    """A hand that drags in a great circle, over ground that is drawn and ground that is not yet."""
    frames, computed = [], []
    for number in range(FRAMES):
        turn = 2 * math.pi * number / FRAMES
        started, busy = time.perf_counter(), time.thread_time()
        map_.look_from(map_.camera.panned(STEP_PX * math.cos(turn), STEP_PX * math.sin(turn)))
        QApplication.sendPostedEvents()  # tiles that have come meanwhile
        map_.repaint()
        frames.append((time.perf_counter() - started) * 1000)
        computed.append((time.thread_time() - busy) * 1000)
        breathe(2)
    return [
        Figure("a frame while panning, p50", percentile(frames, 0.5), 16.0, "ms", at_most=True),
        Figure("a frame while panning, p95", percentile(frames, 0.95), 16.0, "ms", at_most=True),
        Figure("processor time of a frame, p95", percentile(computed, 0.95), 16.0, "ms", at_most=True),
        Figure("a frame while panning, worst", max(frames), 50.0, "ms", at_most=True),
    ]


def pointed(map_: MapWidget) -> list[Figure]:
    chance = np.random.default_rng(SEED)
    spots = [QPointF(x, y) for x, y in chance.uniform((0, 0), SIZE, (HITS, 2))]
    hits = [timed(lambda spot=spot: map_.house_at(spot)) for spot in spots]  # type: ignore[misc]
    angles = np.linspace(0, 2 * np.pi, LASSO_CORNERS)
    outline = [
        QPointF(SIZE[0] * (0.5 + 0.7 * math.cos(a)), SIZE[1] * (0.5 + 0.7 * math.sin(a))) for a in angles
    ]
    map_.fit()
    lassos = [timed(lambda: map_.select_in(outline, adding=False)) for _ in range(9)]
    return [
        Figure("which house is under the hand, p95", percentile(hits, 0.95), 5.0, "ms", at_most=True),
        Figure("outlining every house, p50", percentile(lassos, 0.5), 100.0, "ms", at_most=True),
    ]


def storm() -> MapModel:
    """Houses in a few hundred clusters over 60 miles, reports, and routes of fifty stops."""
    chance = np.random.default_rng(SEED)
    centres = chance.uniform((32.7, -97.4), (33.5, -96.2), (300, 2))
    of_cluster = np.sort(chance.integers(0, 300, HOUSES))
    spots = centres[of_cluster] + chance.normal(0, 0.006, (HOUSES, 2))
    houses = Houses(
        ids=[f"p{number}" for number in range(HOUSES)], addresses=[f"{n} Oak St" for n in range(HOUSES)],
        latitude=spots[:, 0], longitude=spots[:, 1], sii=chance.uniform(0, 100, HOUSES),
        uplift=chance.normal(0.15, 0.08, HOUSES), decision=chance.integers(0, 3, HOUSES).astype(np.int8),
    )  # fmt: skip
    x, y = to_world(spots[:, 0], spots[:, 1])
    marks = tuple(_report(number, *place) for number, place in enumerate(centres[:REPORTS]))
    routes = tuple(_route(number, x, y) for number in range(ROUTES))
    assert len(houses.index) == HOUSES
    return MapModel(
        houses=houses, reports=marks, routes=routes, bounds=_box(x, y),
        swath=swath([HailSpot(mark.x, mark.y, mark.magnitude or 1.0) for mark in marks]),
    )  # fmt: skip


def _report(number: int, latitude: float, longitude: float) -> ReportMark:
    x, y = world_point(latitude, longitude)
    return ReportMark(
        str(number), "hail", "ncei_details", 0.75 + number % 9 * 0.25, measured=number % 3 == 0, radar=False,
        preliminary=False, place="", time_at=0, x=x, y=y,
    )  # fmt: skip


def _route(number: int, x: np.ndarray, y: np.ndarray) -> RouteLine:
    places = range(number * STOPS, (number + 1) * STOPS)
    stops = tuple(RouteStop(f"p{p}", at, float(x[p]), float(y[p])) for at, p in enumerate(places, 1))
    return RouteLine(str(number), f"Route {number}", "", stops)


def _box(x: np.ndarray, y: np.ndarray) -> WorldBox:
    return WorldBox(float(x.min()), float(y.min()), float(x.max()), float(y.max()))


def timed(act: Callable[[], object]) -> float:
    """Milliseconds."""
    started = time.perf_counter()
    act()
    return (time.perf_counter() - started) * 1000


def breathe(milliseconds: int) -> None:
    """The hand moves 60 times a second at most: the loop runs in between."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def wait_until_idle(tiles: TileQueue) -> None:
    while not tiles.idle:
        breathe(5)


if __name__ == "__main__":
    main()
