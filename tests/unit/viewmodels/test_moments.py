"""Times in words: always in a named zone, with its abbreviation, whatever the machine's own zone is."""

import pytest

from stormops_desktop.viewmodels.moments import ago, clock_time, day_and_time, moment_of
from tests.helpers.fakes import NOW

WINTER = 1_547_582_700_000  # 15 January 2019, 20:05 UTC


@pytest.mark.parametrize(
    ("at_ms", "zone", "words"),
    [
        (NOW, "America/Chicago", "25 Mar 2019, 09:05 CDT"),
        (WINTER, "America/Chicago", "15 Jan 2019, 14:05 CST"),
        (NOW, "America/Phoenix", "25 Mar 2019, 07:05 MST"),
        (NOW, "", "25 Mar 2019, 14:05 UTC"),  # the test machine's own
        (NOW, "No/Such_Zone", "25 Mar 2019, 14:05 UTC"),
    ],
)
def test_a_day_is_said_in_the_zone_of_the_houses(at_ms: int, zone: str, words: str) -> None:
    assert day_and_time(at_ms, zone) == words


def test_a_time_of_day_names_its_zone_too() -> None:
    assert clock_time(NOW, "America/Chicago") == "09:05 CDT"
    assert ago(NOW, NOW + 3 * 3_600_000, "America/Denver") == "3 h ago, at 08:05 MDT"
    assert ago(NOW, NOW + 48 * 3_600_000, "America/Denver") == "25 Mar 2019, 08:05 MDT"


@pytest.mark.parametrize(
    ("text", "utc_ms"),
    [
        ("2019-03-25 06:00", 1_553_511_600_000), (" 2019-03-25T06:00 ", 1_553_511_600_000),
        ("2019-03-25T11:00:00+00:00", 1_553_511_600_000), ("2019-03-25", 1_553_576_399_000),
    ],
)  # fmt: skip
def test_a_typed_moment_is_on_the_storm_s_clock(text: str, utc_ms: int) -> None:
    assert moment_of(text, "America/Chicago") == utc_ms


@pytest.mark.parametrize("text", ["", "yesterday", "25.3.2019", "2019-13-01"])
def test_what_is_no_moment_is_none(text: str) -> None:
    assert moment_of(text, "America/Chicago") is None
