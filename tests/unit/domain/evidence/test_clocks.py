"""Two clocks that agree, disagree, or say too little."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stormops_desktop.domain.evidence.clocks import ZONE_OFFSETS_MIN, ClockVerdict, in_words, read_clocks


def ms(text: str) -> int:
    return round(datetime.fromisoformat(text).replace(tzinfo=UTC).timestamp() * 1000)


def test_a_camera_a_day_behind_is_flagged_and_not_corrected() -> None:
    reading = read_clocks("2008-10-22T16:28:39", None, ms("2008-10-23T14:27:07"))
    assert (reading.verdict, reading.taken_at, reading.offset_min) == (ClockVerdict.DISAGREE, None, None)
    assert reading.apart_s == -(21 * 3600 + 58 * 60 + 28)
    assert "21 h 58 min" in reading.sentence
    assert "2008-10-22 16:28:39" in reading.sentence
    assert "2008-10-23 14:27:07 UTC" in reading.sentence


def test_a_phone_with_its_offset_agrees_with_the_satellites() -> None:
    reading = read_clocks("2022-08-14T14:12:31", 180, ms("2022-08-14T11:12:32"))
    assert (reading.verdict, reading.apart_s) == (ClockVerdict.AGREE, -1)
    assert reading.taken_at == ms("2022-08-14T11:12:31")


def test_without_an_offset_the_difference_may_be_a_zone() -> None:
    reading = read_clocks("2019-03-24T11:43:10", None, ms("2019-03-24T16:43:00"))
    assert (reading.verdict, reading.offset_min) == (ClockVerdict.AGREE_IN_ZONE, -300)
    assert reading.taken_at == ms("2019-03-24T16:43:00")


def test_a_wrong_offset_is_a_disagreement() -> None:
    reading = read_clocks("2019-03-24T11:43:00", -360, ms("2019-03-24T16:43:00"))
    assert (reading.verdict, reading.taken_at, reading.apart_s) == (ClockVerdict.DISAGREE, None, 3600)


@pytest.mark.parametrize(
    ("local", "offset", "gps", "verdict", "taken"),
    [
        ("", None, None, ClockVerdict.NONE, None),
        ("", None, 5_000, ClockVerdict.GPS_ONLY, 5_000),
        ("1970-01-01T01:00:00", None, None, ClockVerdict.CAMERA_ONLY, None),
        ("1970-01-01T01:00:00", 60, None, ClockVerdict.CAMERA_ONLY, 0),
    ],
)
def test_one_clock_alone(
    local: str, offset: int | None, gps: int | None, verdict: ClockVerdict, taken: int | None
) -> None:
    reading = read_clocks(local, offset, gps)
    assert (reading.verdict, reading.taken_at) == (verdict, taken)


@given(offset=st.sampled_from(ZONE_OFFSETS_MIN), slip=st.integers(-120, 120))
def test_every_zone_is_recognised_within_the_tolerance(offset: int, slip: int) -> None:
    gps = ms("2019-03-24T16:43:00")
    local = datetime.fromtimestamp(gps / 1000 + offset * 60 + slip, UTC).replace(tzinfo=None).isoformat()
    reading = read_clocks(local, None, gps)
    assert (reading.verdict, reading.offset_min, reading.apart_s) == (
        ClockVerdict.AGREE_IN_ZONE,
        offset,
        slip,
    )


@given(st.integers(121, 1679))
def test_seven_and_a_half_minutes_from_every_zone_agree_with_none(seed: int) -> None:
    gps = ms("2019-03-24T16:43:00")
    offset = ZONE_OFFSETS_MIN[seed % len(ZONE_OFFSETS_MIN)] * 60 + 450
    local = datetime.fromtimestamp(gps / 1000 + offset, UTC).replace(tzinfo=None).isoformat()
    assert read_clocks(local, None, gps).verdict is ClockVerdict.DISAGREE


@pytest.mark.parametrize(
    ("seconds", "words"), [(0, "0 s"), (-79_108, "21 h 58 min"), (90_000, "1 d 1 h"), (75, "1 min 15 s")]
)
def test_time_apart_in_words(seconds: int, words: str) -> None:
    assert in_words(seconds) == words
