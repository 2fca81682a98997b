"""Where the device is: typed places, a receiver's sentences, and how a place lies to a stop."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stormops_desktop.domain.evidence.nmea import position_in
from stormops_desktop.domain.evidence.position import FRESH_MS, Fix, Source, apart, read_place

LATITUDES = st.floats(-80, 80)
LONGITUDES = st.floats(-179, 179)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("33.07, -96.75", (33.07, -96.75)),
        (" 33.07 -96.75 ", (33.07, -96.75)),
        ("33.07 N, 96.75 W", (33.07, -96.75)),
        ("33.5°S 20.25°e", (-33.5, 20.25)),
        ("91, 0", None), ("0, 0", None), ("12 Oak St", None), ("", None), ("33.07", None),
    ],
)  # fmt: skip
def test_a_typed_place(text: str, place: tuple[float, float] | None) -> None:
    assert read_place(text) == place


@pytest.mark.parametrize(
    ("line", "place"),
    [
        ("$GPRMC,123519,A,4807.038,N,01131.000,E,022.4,084.4,230394,003.1,W*6A\r\n", (48.1173, 11.516667)),
        ("$GPGGA,123519,4807.038,N,01131.000,E,1,08,0.9,545.4,M,46.9,M,,*47", (48.1173, 11.516667)),
        ("$GPRMC,123519,V,4807.038,N,01131.000,E,022.4,084.4,230394,003.1,W*7D", None),  # no fix
        ("$GPRMC,123519,A,4807.038,N,01131.000,E,022.4,084.4,230394,003.1,W*6B", None),  # a bit flipped
        ("$GPGSV,3,1,11,03,03,111,00*74", None),
        ("noise", None),
        ("", None),
    ],
)
def test_a_receivers_sentence(line: str, place: tuple[float, float] | None) -> None:
    found = position_in(line)
    assert found == (None if place is None else pytest.approx(place, abs=1e-5))


@pytest.mark.parametrize(
    ("to", "direction"),
    [((33.01, -96.7), "north"), ((33.0, -96.69), "east"), ((32.99, -96.7), "south"), ((33.0, -96.71), "west"),
     ((33.01, -96.6882), "north-east")],
)  # fmt: skip
def test_the_direction_in_words(to: tuple[float, float], direction: str) -> None:
    assert apart(33.0, -96.7, *to).direction == direction


@given(LATITUDES, LONGITUDES, st.floats(-0.01, 0.01), st.floats(-0.01, 0.01))
def test_the_way_back_is_as_long_and_turns_round(lat: float, lon: float, up: float, right: float) -> None:
    there, back = apart(lat, lon, lat + up, lon + right), apart(lat + up, lon + right, lat, lon)
    assert there.distance_m == pytest.approx(back.distance_m, abs=1e-6)
    assert 0 <= there.bearing_deg < 360
    if there.distance_m > 1:
        turned = (there.bearing_deg - back.bearing_deg) % 360
        assert turned == pytest.approx(180, abs=0.2)


def test_a_position_grows_old() -> None:
    fix = Fix(33.0, -96.7, Source.RECEIVER, at=1_000)
    assert fix.is_fresh(1_000 + FRESH_MS)
    assert not fix.is_fresh(1_001 + FRESH_MS)
    assert not Fix(33.0, -96.7, Source.EXIF).is_fresh(0)
