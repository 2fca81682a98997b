"""The next page is asked for early, and nobody but the clock notices."""

import threading

import pytest

from sync.contracts.messages import DigestRequest, DigestResponse, SnapshotPage
from sync.engine.ahead import reading_ahead
from sync.engine.core.calls import Call, Reply, SnapshotCall
from sync.engine.errors import Unreachable

PAGES = {"": "b", "b": "c", "c": ""}


class Hub:
    """Three pages; notes what was asked, and fails at `broken`."""

    def __init__(self, broken: str | None = None) -> None:
        self.asked: list[Call] = []
        self.news = threading.Semaphore(0)
        self.broken = broken

    def carry(self, call: Call) -> Reply:
        self.asked.append(call)
        self.news.release()
        if not isinstance(call, SnapshotCall):
            return DigestResponse(1, ())
        if call.after == self.broken:
            raise Unreachable("cut")
        return SnapshotPage("e", 7, next=PAGES[call.after])

    def wait_for_calls(self, count: int) -> None:
        for _ in range(count):
            assert self.news.acquire(True, 10)


def test_the_next_page_is_asked_for_before_anybody_asks() -> None:
    hub = Hub()
    with reading_ahead(hub) as carrier:
        carrier.carry(SnapshotCall("t", suffix="0a"))
        hub.wait_for_calls(2)
    assert hub.asked == [SnapshotCall("t", suffix="0a"), SnapshotCall("t", "b", suffix="0a")]


def test_every_page_is_fetched_once() -> None:
    hub = Hub()
    with reading_ahead(hub) as carrier:
        came = [carrier.carry(SnapshotCall("t", after)) for after in PAGES]
    assert [page.next for page in came if isinstance(page, SnapshotPage)] == ["b", "c", ""]
    assert [call.after for call in hub.asked if isinstance(call, SnapshotCall)] == list(PAGES)


def test_a_failure_comes_with_the_page_that_failed() -> None:
    hub = Hub(broken="b")
    with reading_ahead(hub) as carrier:
        carrier.carry(SnapshotCall("t"))
        with pytest.raises(Unreachable):
            carrier.carry(SnapshotCall("t", "b"))


def test_another_question_is_answered_and_the_guess_forgotten() -> None:
    hub = Hub(broken="b")
    with reading_ahead(hub) as carrier:
        carrier.carry(SnapshotCall("t"))
        assert isinstance(carrier.carry(DigestRequest("t")), DigestResponse)
        with pytest.raises(Unreachable):
            carrier.carry(SnapshotCall("t", "b"))
    assert hub.asked.count(SnapshotCall("t", "b")) == 2
