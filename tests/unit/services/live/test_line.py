"""One line for everybody who listens: what a waiter hears, when it ends, and who may not use it."""

import threading
from collections.abc import Callable
from dataclasses import dataclass, field

import pytest

from stormops_desktop.services.live.line import LiveLine, Waiter
from sync.engine.errors import SignedOut, SyncError

PATIENCE_S = 20.0


@dataclass
class Ear:
    """A listener that hears what the test says."""

    on_news: Callable[[int], None]
    stopped: threading.Event = field(default_factory=threading.Event)
    running: threading.Event = field(default_factory=threading.Event)
    failure: Exception | None = None
    asked: int = 0

    def run(self) -> None:
        self.running.set()
        assert self.stopped.wait(PATIENCE_S)
        if self.failure is not None:
            raise self.failure

    def stop(self) -> None:
        self.stopped.set()

    def ask(self) -> None:
        self.asked += 1


@dataclass
class Bench:
    """A line, the listeners that it made, and waiters on threads."""

    ears: list[Ear] = field(default_factory=list)
    threads: list[threading.Thread] = field(default_factory=list)
    raised: list[SyncError] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.line = LiveLine(self._make)  # type: ignore[arg-type]  # an ear is all that a line needs

    def _make(self, on_news: Callable[[int], None]) -> Ear:
        self.ears.append(Ear(on_news))
        return self.ears[-1]

    def wait(self) -> tuple[Waiter, list[int], threading.Event]:
        """A waiter that has joined the line, what it hears, and a flag for that it heard something."""
        heard: list[int] = []
        something = threading.Event()

        def on_news(rev: int) -> None:
            heard.append(rev)
            something.set()

        waiter = self.line.listening(on_news)
        thread = threading.Thread(target=self._run, args=(waiter,))
        self.threads.append(thread)
        thread.start()
        return waiter, heard, something

    def _run(self, waiter: Waiter) -> None:
        try:
            waiter.run()
        except SyncError as error:
            self.raised.append(error)

    def ear(self) -> Ear:
        """The listener, once it runs."""
        for _ in range(1000):
            if self.ears:
                break
            threading.Event().wait(0.01)
        assert self.ears[-1].running.wait(PATIENCE_S)
        return self.ears[-1]

    def join(self) -> None:
        for thread in self.threads:
            thread.join(PATIENCE_S)
            assert not thread.is_alive()


@pytest.fixture
def bench() -> Bench:
    return Bench()


def test_one_line_serves_one_wait_after_the_other(bench: Bench) -> None:
    first, heard, something = bench.wait()
    ear = bench.ear()
    ear.on_news(5)
    assert something.wait(PATIENCE_S)
    first.stop()
    bench.join()
    second, again, something = bench.wait()
    assert something.wait(PATIENCE_S), "what was heard last is told at once"
    ear.on_news(6)
    second.stop()
    bench.join()
    bench.line.close()
    assert (heard, again) == ([5], [5, 6])
    assert len(bench.ears) == 1


def test_news_of_an_unknown_revision_are_told_once(bench: Bench) -> None:
    first, heard, something = bench.wait()
    ear = bench.ear()
    ear.on_news(0)
    assert something.wait(PATIENCE_S)
    first.stop()
    bench.join()
    ear.on_news(0)  # nobody waits: kept for the next
    second, again, something = bench.wait()
    assert something.wait(PATIENCE_S)
    second.stop()
    bench.join()
    third, silent, something = bench.wait()
    third.stop()
    bench.join()
    bench.line.close()
    assert (heard, again, silent) == ([0], [0], [])


def test_the_end_of_the_sign_in_ends_every_wait(bench: Bench) -> None:
    bench.wait()
    ear = bench.ear()
    ear.failure = SignedOut()
    ear.stop()
    bench.join()
    assert [type(error) for error in bench.raised] == [SignedOut]


def test_after_its_end_the_next_wait_begins_a_new_line(bench: Bench) -> None:
    bench.wait()
    ear = bench.ear()
    ear.failure = SignedOut()
    ear.stop()
    bench.join()
    bench.ears.clear()
    waiter, _, _ = bench.wait()
    bench.ear()
    waiter.stop()
    bench.join()
    bench.line.close()


def test_a_line_that_is_held_is_stopped_and_not_begun(bench: Bench) -> None:
    first, _, _ = bench.wait()
    ear = bench.ear()
    bench.line.hold(held=True)
    assert ear.stopped.is_set()
    second, _, _ = bench.wait()
    for waiter in (first, second):
        waiter.stop()
    bench.join()
    assert len(bench.ears) == 1
    bench.line.hold(held=False)
    third, _, _ = bench.wait()
    third.stop()
    bench.join()
    bench.line.close()
    assert len(bench.ears) == 2


def test_asking_without_a_line_waits_for_one(bench: Bench) -> None:
    bench.line.ask()
    waiter, _, _ = bench.wait()
    ear = bench.ear()
    bench.line.ask()
    assert ear.asked == 1
    waiter.stop()
    bench.join()
    bench.line.close()
