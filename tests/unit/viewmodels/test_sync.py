"""When the laptop talks to the office, and what the chip says meanwhile."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from stormops_desktop.services.models import SyncPhase, SyncReport, SyncStatus
from stormops_desktop.viewmodels.base import Load, Surroundings
from stormops_desktop.viewmodels.bus import ChangeBus
from stormops_desktop.viewmodels.sync import SyncViewModel
from stormops_desktop.viewmodels.sync_driver import SyncDriver
from stormops_desktop.viewmodels.sync_words import chip_text, contact, only_here
from tests.helpers.fakes import NOW, ZONE, FakeDesk, conflict
from tests.helpers.runners import HeldRunner


@pytest.fixture
def driver(desk: FakeDesk, around: Surroundings) -> Iterator[SyncDriver]:
    made = SyncDriver(around, desk, settle_ms=0, retry_ms=60_000, pause_ms=60_000)
    yield made
    made.dispose()


def runs(desk: FakeDesk) -> int:
    return desk.calls.count("run")


def test_starting_syncs_once_and_then_listens(driver: SyncDriver, desk: FakeDesk) -> None:
    driver.start()
    assert runs(desk) == 1
    assert driver.status is not None
    assert driver.status.phase is SyncPhase.SAFE


def test_a_group_of_changes_goes_up_in_one_exchange(
    driver: SyncDriver, desk: FakeDesk, around: Surroundings, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(driver.finished):
        for number in (4, 5, 6):
            around.bus.announce(desk.complete(f"job-{number:06d}", "built"))
    assert runs(desk) == 1
    assert desk.log == []


def test_working_offline_holds_everything_back_until_one_comes_back(
    driver: SyncDriver, desk: FakeDesk, around: Surroundings
) -> None:
    driver.start()
    driver.work_offline(offline=True)
    around.bus.announce(desk.complete("job-000004", "built"))
    assert not [timer for timer in driver.findChildren(QTimer) if timer.isActive()]
    assert runs(desk) == 1
    driver.work_offline(offline=False)
    assert (runs(desk), desk.log) == (2, [])


def test_an_office_out_of_reach_is_tried_again_later(driver: SyncDriver, desk: FakeDesk) -> None:
    desk.reachable = False
    driver.start()
    assert driver.status is not None
    assert driver.status.phase is SyncPhase.OFFLINE
    assert [t.interval() for t in driver.findChildren(QTimer) if t.isActive()] == [60_000]


def test_a_wish_during_an_exchange_is_kept(desk: FakeDesk) -> None:
    runner = HeldRunner()
    driver = SyncDriver(Surroundings(runner, ChangeBus(), lambda: NOW), desk)
    driver.sync_now()
    driver.sync_now()
    driver.sync_now()
    assert (runner.held, driver.running) == (1, True)
    runner.release()
    assert driver.running
    runner.release_all()
    assert runs(desk) == 2
    driver.dispose()


def test_news_from_the_office_reaches_every_screen(
    driver: SyncDriver, desk: FakeDesk, around: Surroundings, monkeypatch: pytest.MonkeyPatch
) -> None:
    def run(_progress: Callable[[SyncStatus], None] | None = None) -> SyncReport:
        return SyncReport(0, 12, 0)

    monkeypatch.setattr(desk, "run", run)
    heard: list[object] = []
    around.bus.changed.connect(heard.append)
    driver.sync_now()
    assert len(heard) == 1


def test_a_run_that_breaks_is_told_and_tried_again(
    driver: SyncDriver, desk: FakeDesk, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def run(_progress: Callable[[SyncStatus], None] | None = None) -> SyncReport:
        raise RuntimeError("bug")

    monkeypatch.setattr(desk, "run", run)
    said: list[str] = []
    driver.refused.connect(said.append)
    driver.sync_now()
    assert not driver.running
    assert "our fault" in said[0]


def test_the_page_shows_what_waits_and_what_needs_a_person(
    driver: SyncDriver, desk: FakeDesk, around: Surroundings
) -> None:
    desk.conflicts = [conflict(1), conflict(2)]
    page = SyncViewModel(around, desk, driver)
    page.reload()
    assert [item.item_id for item in page.inbox] == [1, 2]
    page.keep_mine(1)
    page.take_theirs(2, "The office is right")
    assert desk.calls[:2] == ["keep 1", "theirs 2 The office is right"]
    assert (list(page.inbox), page.load) == ([], Load.EMPTY)
    page.dispose()


def status(phase: SyncPhase, **facts: int | None) -> SyncStatus:
    return SyncStatus(phase, facts.pop("waiting", 0) or 0, facts.pop("attention", 0) or 0, **facts)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("state", "words"),
    [
        (status(SyncPhase.SAFE), "Safe at office"),
        (status(SyncPhase.WAITING, waiting=12), "Saved here, 12 waiting"),
        (
            status(SyncPhase.SENDING, sending_done=3, sending_total=12, bytes_left=4_100_000),
            "Sending 3 of 12, 4.1 MB left",
        ),
        (status(SyncPhase.WAITING, photos_unsafe=12), "Saved here, 12 photos not yet safe"),
        (status(SyncPhase.WAITING, waiting=2, photos_unsafe=1), "Saved here, 3 waiting"),
        (status(SyncPhase.WAITING, photos_unsafe=1, papers_unsafe=1), "Saved here, 1 file not yet safe"),
        (status(SyncPhase.WAITING, photos_unsafe=9, papers_unsafe=1), "Saved here, 9 files not yet safe"),
        (
            status(SyncPhase.WAITING, photos_unsafe=9, papers_unsafe=1, photos_wait=9),
            "Saved here, 9 files wait for Wi-Fi",
        ),
        (status(SyncPhase.SENDING), "Talking to the office"),
        (status(SyncPhase.OFFLINE, offline_since=NOW), "Offline since 09:05 CDT, all saved here"),
        (status(SyncPhase.ATTENTION, attention=2), "2 need you"),
        (status(SyncPhase.ATTENTION, attention=1), "1 needs you"),
    ],
)
def test_the_chip_says_it_in_the_products_words(state: SyncStatus, words: str) -> None:
    assert chip_text(state, ZONE) == words


@pytest.mark.parametrize(
    ("before_ms", "words"),
    [
        (5_000, "Office reached just now"),
        (4 * 60_000, "Office reached 4 min ago"),
        (3 * 3_600_000, "Office reached 3 h ago, at 06:05 CDT"),
        (30 * 3_600_000, "Office reached 24 Mar 2019, 03:05 CDT"),
    ],
)
def test_the_last_contact_is_said_in_words(before_ms: int, words: str) -> None:
    assert contact(status(SyncPhase.SAFE, last_contact=NOW - before_ms), NOW, ZONE) == words


def test_the_bottom_bar_counts_what_would_be_lost() -> None:
    assert only_here(status(SyncPhase.WAITING, waiting=3)) == "Only on this machine: 3 changes"
    assert (
        only_here(status(SyncPhase.WAITING, photos_unsafe=1)) == "Only on this machine: 1 photo not yet safe"
    )
    both = status(SyncPhase.OFFLINE, waiting=3, photos_unsafe=20)
    assert only_here(both) == "Only on this machine: 3 changes and 20 photos not yet safe"
    assert only_here(status(SyncPhase.SAFE)) == "Nothing is only on this machine"
    assert contact(status(SyncPhase.SAFE), NOW) == "Office not reached yet"


def test_after_a_long_absence_the_first_exchange_waits_for_its_moment(
    driver: SyncDriver, desk: FakeDesk, around: Surroundings, qtbot: QtBot
) -> None:
    desk.hold_back = 3_600.0
    driver.start()
    assert runs(desk) == 0
    assert [timer.interval() for timer in driver.findChildren(QTimer) if timer.isActive()] == [3_600_000]
    driver.sync_now()  # a person does not wait
    assert runs(desk) == 1
    with qtbot.waitSignal(driver.finished):
        around.bus.announce(desk.complete("job-000004", "built"))
    assert desk.log == []
