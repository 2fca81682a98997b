"""What the badge says: live, as of when, or nothing from the office yet."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

import pytest

from stormops_desktop.services.live.models import CrewProgress, LiveStatus, RouteProgress, StormProgress
from stormops_desktop.services.models import StormChoice
from stormops_desktop.viewmodels.base import Surroundings
from stormops_desktop.viewmodels.bus import ChangeBus
from stormops_desktop.viewmodels.live.live import LiveViewModel
from stormops_desktop.viewmodels.live.words import crew_spoken, crew_words, more_crews
from stormops_desktop.viewmodels.sync_driver import SyncDriver
from tests.helpers.fakes import NOW, STORM, ZONE, FakeDesk
from tests.helpers.runners import InlineRunner

HOUR = 3_600_000


@dataclass
class FakeLine:
    """Reports what the test says while it is watched."""

    told: list[LiveStatus] = field(default_factory=list)
    followed: list[str | None] = field(default_factory=list)
    report: Callable[[LiveStatus], None] = print

    def follow(self, storm_id: str | None) -> None:
        self.followed.append(storm_id)

    def watch(self, cancelled: Callable[[], bool], report: Callable[[LiveStatus], None]) -> None:
        for status in self.told:
            report(status)


def made(*told: LiveStatus, **status: Any) -> tuple[LiveViewModel, FakeLine]:
    around = Surroundings(InlineRunner(), ChangeBus(), lambda: NOW)
    desk = FakeDesk()
    driver = SyncDriver(around, desk)
    driver.status = replace(desk.status(), **status)
    line = FakeLine(list(told))
    live = LiveViewModel(around, line, driver)  # type: ignore[arg-type]  # the badge asks no numbers
    live.show_storm(StormChoice(STORM, "North Texas hail", "active", False, ZONE))
    return live, line


def test_without_a_line_it_is_as_of_the_last_exchange() -> None:
    live, line = made(last_contact=NOW - 60_000)
    assert line.followed == [STORM]
    assert not live.live
    assert live.words == "As of 09:04 CDT"
    assert "next exchange" in live.spoken


def test_before_the_first_exchange_it_says_so() -> None:
    live, _ = made(last_contact=None)
    assert live.words == "Not from the office yet"


def test_another_day_is_printed_with_its_day() -> None:
    live, _ = made(last_contact=NOW - 30 * HOUR)
    assert live.words == "As of 24 Mar, 03:05 CDT"


def test_a_line_that_tells_is_live_and_numbers_are_read_again(qtbot: Any) -> None:
    live, _ = made(LiveStatus(STORM, True, NOW, 7, 1), last_contact=NOW - HOUR)
    with qtbot.waitSignals([live.news, live.badge_changed]):
        live.start()
    assert live.live
    assert live.words == "Live"


def test_a_line_that_broke_is_as_of_its_end() -> None:
    live, _ = made(
        LiveStatus(STORM, True, NOW - 2 * HOUR, 7, 1), LiveStatus(STORM, False, NOW - HOUR, 7, 2),
        last_contact=NOW - 3 * HOUR,
    )  # fmt: skip
    live.start()
    assert live.words == "As of 08:05 CDT"


@pytest.mark.parametrize("seq", [7, -1])
def test_only_what_was_told_makes_screens_read_again(seq: int) -> None:
    live, _ = made(LiveStatus(STORM, True, NOW, 7, 1), LiveStatus(STORM, seq < 0, NOW, seq, 2))
    heard = []
    live.news.connect(lambda: heard.append(live.status.seq))
    live.start()
    assert heard == [7]


def test_another_storm_puts_away_what_was_told_of_the_one_before() -> None:
    """Also when nothing is told of the new one: screens read again, and find nothing told."""
    live, _ = made(
        LiveStatus("", False, None, -1, 0), LiveStatus(STORM, True, NOW, 7, 1),
        LiveStatus("other", False, None, -1, 2),
    )  # fmt: skip
    heard = []
    live.news.connect(lambda: heard.append(live.status.storm_id))
    live.start()
    assert heard == [STORM, "other"]


def test_who_works_offline_is_not_live_whatever_the_line_says() -> None:
    live, _ = made(LiveStatus(STORM, True, NOW, 7, 1), last_contact=NOW, working_offline=True)
    live.start()
    assert live.words == "As of 09:05 CDT"


def test_the_end_of_a_session_follows_nothing() -> None:
    live, line = made()
    live.dispose()
    assert line.followed[-1] is None


def test_a_crews_progress_counts_all_its_routes_but_no_cancelled_job() -> None:
    progress = StormProgress((
        RouteProgress("r1", "A", "c1", "Crew A", {"completed": 2, "assigned": 3, "cancelled": 4}),
        RouteProgress("r2", "B", "c1", "Crew A", {"skipped": 1}),
        RouteProgress("r3", "C", "c2", "Aces", {"cancelled": 1}),
        RouteProgress("r4", "D", "c3", "Aces too", {"on_site": 1}),
        RouteProgress("", "", None, "", {"pending": 5}),
    ))  # fmt: skip
    assert progress.crews == (CrewProgress("c3", "Aces too", 0, 1), CrewProgress("c1", "Crew A", 3, 6))
    assert progress.counts(route_id="r2") == {"skipped": 1}
    assert progress.counts()["pending"] == 5


def test_progress_in_words() -> None:
    assert crew_words(CrewProgress("c", "Crew A", 3, 24)) == "Crew A: 3 of 24"
    assert crew_spoken(CrewProgress("c", "", 0, 1)) == "A crew has been at 0 of 1 houses."
    assert more_crews(3) == "and 3 more crews"
