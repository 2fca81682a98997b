"""The camera: places stay under fingers, boxes fit, the world has an end."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytest import approx

from stormops_desktop.domain.maps.mercator import WorldBox
from stormops_desktop.viewmodels.map.camera import FARTHEST, NEAREST, STEPS_A_LEVEL, Camera, Hem

SIZE = (800.0, 600.0)
cameras = st.builds(Camera, st.floats(0.2, 0.8), st.floats(0.2, 0.8), st.floats(6, 18))
spots = st.tuples(st.floats(0, 800), st.floats(0, 600))


@given(cameras, spots)
def test_pixels_and_places_are_each_others_inverse(camera: Camera, spot: tuple[float, float]) -> None:
    assert camera.to_screen(*camera.to_world(*spot, SIZE), SIZE) == approx(spot, abs=1e-3)


@given(cameras, spots, st.floats(-3, 3))
def test_zooming_keeps_the_place_under_the_finger(
    camera: Camera, spot: tuple[float, float], by: float
) -> None:
    held = camera.to_world(*spot, SIZE)
    assert camera.zoomed(by, spot, SIZE).to_screen(*held, SIZE) == approx(spot, abs=1e-2)


@given(cameras)
def test_panning_moves_what_one_sees_by_as_many_pixels(camera: Camera) -> None:
    held = camera.to_world(100, 100, SIZE)
    assert camera.panned(30, -20).to_screen(*held, SIZE) == approx((130, 80), abs=1e-3)


@given(st.floats(0.1, 0.4), st.floats(0.1, 0.4), st.floats(1e-7, 0.4), st.floats(1e-7, 0.4))
@pytest.mark.parametrize("hem", [(0.0, 0.0, 0.0, 0.0), (24.0, 48.0, 84.0, 60.0)])
def test_a_fitted_box_is_seen_whole_within_the_hem_at_a_resting_zoom(
    hem: Hem, x: float, y: float, wide: float, high: float
) -> None:
    box = WorldBox(x, y, x + wide, y + high)
    camera = Camera().fitted(box, SIZE, hem)
    assert camera.zoom * STEPS_A_LEVEL == camera.step
    if camera.zoom > FARTHEST:
        left, top = camera.to_screen(box.west, box.north, SIZE)
        right, bottom = camera.to_screen(box.east, box.south, SIZE)
        assert left >= hem[0] - 0.01 and right <= SIZE[0] - hem[2] + 0.01
        assert top >= hem[1] - 0.01 and bottom <= SIZE[1] - hem[3] + 0.01


def test_the_world_has_an_end_and_so_has_the_zoom() -> None:
    camera = Camera().panned(1e9, 1e9)
    assert (camera.x, camera.y) == (0.0, 0.0)
    assert Camera().zoomed(99, (0, 0), SIZE).zoom == NEAREST
    assert Camera().zoomed(-99, (0, 0), SIZE).zoom == FARTHEST
