"""Days and hours as typed, at the place where they hold; also where clocks are changed."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from stormops_desktop.domain.claims.form_entry import CannotRead, read_instant

CHICAGO = ZoneInfo("America/Chicago")


def at(text: str) -> datetime:
    return datetime.fromtimestamp(read_instant(text, CHICAGO) / 1000, UTC)


@pytest.mark.parametrize("text", ["2026-03-07 02:30", "3/7/2026 2:30 am", " 03/07/2026   02:30 "])
def test_a_day_and_an_hour_hold_at_the_place(text: str) -> None:
    assert at(text) == datetime(2026, 3, 7, 8, 30, tzinfo=UTC)


def test_the_hours_beside_the_skipped_one_are_an_hour_apart_on_the_clock_only() -> None:
    assert (at("2026-03-08 03:00") - at("2026-03-08 01:59")).total_seconds() == 60


@pytest.mark.parametrize(("text", "instead"), [("2026-03-08 02:30", "03:30"), ("3/8/2026 2:00 am", "03:00")])
def test_an_hour_that_clocks_skip_is_refused_with_another(text: str, instead: str) -> None:
    with pytest.raises(CannotRead, match=rf"There is no 02:.0 on 2026-03-08 .*Type {instead} or"):
        read_instant(text, CHICAGO)


def test_an_hour_that_comes_twice_is_the_first() -> None:
    assert at("2026-11-01 01:30") == datetime(2026, 11, 1, 6, 30, tzinfo=UTC)


@pytest.mark.parametrize("text", ["soon", "2026-13-01 10:00", "2026-03-08", "9999-12-31 23:00"])
def test_what_is_no_appointment_is_told_in_a_sentence(text: str) -> None:
    with pytest.raises(CannotRead):
        read_instant(text, CHICAGO)
