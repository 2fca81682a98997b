"""What the map draws, without the map: marks and colours, lines at a tile's edge, thinning, the cache."""

from dataclasses import replace
from itertools import pairwise, product

import numpy as np
import pytest
from PySide6.QtGui import QColor, QImage, QPixmap
from PySide6.QtWidgets import QApplication

from stormops_desktop.domain.maps.mercator import TILE_PX
from stormops_desktop.viewmodels.map.classes import classes_of
from stormops_desktop.viewmodels.map.model import Colouring, Layer, MapModel, PlaceName, ReportMark, RouteLine
from stormops_desktop.viewmodels.map.tile_queue import TileKey
from stormops_desktop.views.map.houses import paint_chosen
from stormops_desktop.views.map.mark_sizes import report_radius, yard_radius
from stormops_desktop.views.map.palette import palette_of
from stormops_desktop.views.map.place_names import NameBook, Named
from stormops_desktop.views.map.reports_layer import paint_sizes
from stormops_desktop.views.map.route_paths import runs_on
from stormops_desktop.views.map.scene import SIDE, Area, Scene
from stormops_desktop.views.map.stamps import pixels_of, thinned
from stormops_desktop.views.map.tile_board import CHOSEN, PAINTERS, SIZES
from stormops_desktop.views.map.tile_cache import TileCache
from stormops_desktop.views.style.look import Look
from stormops_desktop.views.style.tokens import Theme, contrast
from tests.helpers.maps import SOUTH, WEST, town


def test_a_number_that_a_name_would_cut_is_a_dot() -> None:
    named = Named("Allen", 500.0, 500.0, width=40.0)
    assert named.covers(500.0, 500.0, 11.0)
    assert named.covers(530.0, 500.0, 11.0)  # the disc's edge
    assert not named.covers(532.0, 500.0, 11.0)
    assert not named.covers(500.0, 519.0, 11.0)


ZOOM = 10.0
HAIL = ReportMark("r", "hail", "", 2.5, measured=False, radar=False, preliminary=False, place="", time_at=0,
                  x=0.5, y=0.5)  # fmt: skip
ALL = frozenset(Layer)


def below(mark: ReportMark, pixels: float) -> ReportMark:
    return replace(mark, y=mark.y + pixels / (TILE_PX * 2.0**ZOOM))


def test_a_name_stands_beside_the_marks_of_reports(qapp: QApplication) -> None:
    alone = MapModel(places=(PlaceName("Allen", 0.5, 0.5, 9),))
    (middle,) = NameBook(alone, ALL).at(ZOOM)
    assert middle.y == 0.5 * TILE_PX * 2.0**ZOOM
    hit = replace(alone, reports=(HAIL,))
    (above,) = NameBook(hit, ALL).at(ZOOM)
    assert above.box()[3] <= middle.y - report_radius(HAIL, ZOOM) < middle.y
    (under,) = NameBook(replace(alone, reports=(HAIL, below(HAIL, -24))), ALL).at(ZOOM)
    assert under.box()[1] >= middle.y + report_radius(HAIL, ZOOM)
    assert NameBook(hit, ALL - {Layer.REPORTS}).at(ZOOM) == (middle,)
    assert NameBook(replace(alone, reports=(replace(HAIL, radar=True),)), ALL).at(ZOOM) == (middle,)


def test_a_name_stands_beside_the_yard(qapp: QApplication) -> None:
    route = RouteLine("r", "75002 A", "", (), start=(0.5, 0.5))
    model = MapModel(places=(PlaceName("Allen", 0.5, 0.5, 9),), routes=(route,))
    (middle,), (above,) = (NameBook(model, layers).at(ZOOM) for layers in (ALL - {Layer.ROUTES}, ALL))
    assert above.y <= middle.y - yard_radius(1.0)


def test_a_name_among_nothing_but_marks_stays_and_one_across_another_goes(qapp: QApplication) -> None:
    grid = tuple(below(HAIL, 8.0 * n) for n in range(-20, 21))
    towns = (PlaceName("Allen", 0.5, 0.5, 9), *(PlaceName("Plano", 0.5, 0.5, 8),) * 7)
    names = NameBook(MapModel(places=towns, reports=grid), ALL).at(ZOOM)
    assert [name.name for name in names][:1] == ["Allen"]
    assert all(abs(one.y - other.y) > 20 for one, other in pairwise(sorted(names, key=lambda n: n.y)))
    assert len(names) < len(towns)


def test_without_names_there_are_none_to_stand_back_for(qapp: QApplication) -> None:
    model = MapModel(places=(PlaceName("Allen", 0.5, 0.5, 9),))
    assert NameBook(model, ALL - {Layer.PLACES}).at(ZOOM) == ()


def test_every_layer_has_a_painter() -> None:
    assert set(PAINTERS) == {*Layer, CHOSEN, SIZES}


@pytest.mark.parametrize("theme", Theme)
def test_hail_keeps_its_order_without_colour(look: Look, theme: Theme) -> None:
    look.wear(theme)
    palette = palette_of(look)
    steps = [contrast(colour, palette.paper) for colour in palette.hail]
    assert steps == sorted(steps)
    assert steps[-1] >= 4.5


@pytest.mark.parametrize("theme", Theme)
def test_marks_of_a_colouring_differ_in_shape_and_are_seen(look: Look, theme: Theme) -> None:
    look.wear(theme)
    palette = palette_of(look)
    for marks in palette.marks.values():
        assert len({mark.shape for mark in marks}) == len(marks)
        for mark in marks:
            assert max(contrast(mark.fill, palette.paper), contrast(mark.edge, palette.paper)) >= 3.0
    assert all(contrast(colour, palette.halo) >= 4.0 for colour in palette.routes)


def test_lines_are_cut_to_the_tile_and_dashes_go_on() -> None:
    corners = np.array(
        [[-100.0, 50.0], [50.0, 50.0], [50.0, 60.0], [900.0, 60.0], [900.0, 20.0], [10.0, 20.0]]
    )
    runs = runs_on(corners, (0.0, 0.0), (100.0, 100.0))
    assert [run.corners.tolist() for run in runs] == [
        [[0, 50], [50, 50], [50, 60], [100, 60]],
        [[100, 20], [10, 20]],
    ]
    assert runs[0].offset == 100.0
    assert runs[1].offset == 150 + 10 + 850 + 40 + 800
    assert runs_on(corners[:1], (0.0, 0.0), (1.0, 1.0)) == []


def test_neighbouring_tiles_agree_which_of_many_marks_stays() -> None:
    chance = np.random.default_rng(7)
    x, y = chance.integers(0, 400, (2, 500))
    whole = set(thinned(x, y, 6.0).tolist())
    left = np.flatnonzero(x < 260)
    assert {left[at] for at in thinned(x[left], y[left], 6.0)} & set(np.flatnonzero(x < 240)) == whole & set(
        np.flatnonzero(x < 240)
    )


def test_the_cache_is_bounded_and_knows_older_versions(qapp: QApplication) -> None:
    tile = QPixmap.fromImage(QImage(512, 512, QImage.Format.Format_RGB32))
    cache = TileCache(most_bytes=3 * 1024 * 1024)
    keys = [TileKey("houses", 0, 40, column, 0) for column in range(5)]
    for key in keys:
        cache.put(key, tile)
    assert cache.bytes <= 3 * 1024 * 1024
    assert keys[0] not in cache
    newer = keys[4]._replace(version=1)
    assert cache.older(newer) == keys[4]
    cache.put(newer, None)
    assert keys[4] not in cache
    cache.put(keys[4], tile)  # one that comes late does not replace the newer
    assert keys[4] not in cache


def test_no_halo_of_a_selected_house_stands_without_its_ring(look: Look) -> None:
    model, chance = town(20, 20), np.random.default_rng(7)
    spread = chance.uniform(0.0, 0.02, (2, len(model.houses)))
    near = replace(model.houses, latitude=SOUTH + spread[0], longitude=WEST + spread[1])
    everyone, palette = np.ones(len(near), dtype=np.bool_), palette_of(look)
    classes = classes_of(near, Colouring.DECISION)
    scene = Scene(replace(model, houses=near), Colouring.DECISION, classes, everyone, (), palette, 1.0)
    scale = TILE_PX * 2.0**12
    column, row = (int(column.mean() * scale) // SIDE for column in near.world)
    drawn = paint_chosen(scene, Area(column, row, 12.0, 1.0))
    assert drawn is not None
    pixels = pixels_of(drawn).astype(int)
    focus = QColor(palette.focus)
    ring = np.abs(pixels[:, :, :3] - (focus.blue(), focus.green(), focus.red())).max(axis=2) < 60
    ring &= pixels[:, :, 3] > 128
    by_a_ring = np.zeros_like(ring)
    for down, right in product(range(-4, 5), repeat=2):
        by_a_ring |= np.roll(ring, (down, right), (0, 1))
    assert ring.sum() > 200
    assert not (pixels[8:-8, 8:-8, 3] > 128)[~by_a_ring[8:-8, 8:-8]].any()


@pytest.mark.parametrize(("mark", "is_said"), [
    (HAIL, True), (replace(HAIL, radar=True), False), (replace(HAIL, ground=True), False),
    (replace(HAIL, x=0.25), False),
])  # fmt: skip
def test_only_reports_of_people_near_a_tile_have_their_size_on_it(
    look: Look, mark: ReportMark, is_said: bool
) -> None:
    none = np.zeros(0, dtype=np.bool_)
    scene = Scene(MapModel(reports=(mark,)), Colouring.DECISION, none, none, (), palette_of(look), 1.0)
    middle = int(0.5 * TILE_PX * 2.0**ZOOM) // SIDE
    drawn = paint_sizes(scene, Area(middle, middle, ZOOM, 1.0))
    assert (drawn is not None) == is_said
