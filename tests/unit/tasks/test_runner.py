"""The threads of the app: order, the way home, cancelling, failing, closing."""

import threading
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from stormops_desktop.tasks.runner import LaneRunner
from stormops_desktop.tasks.task import Task
from tests.helpers.runners import HeldRunner, InlineRunner


@pytest.fixture
def runner(qtbot: QtBot) -> Iterator[LaneRunner]:
    made = LaneRunner()
    yield made
    assert made.close(timeout_s=60)


def unexpected(error: Exception) -> None:
    raise AssertionError(error)


def test_work_runs_elsewhere_and_its_result_comes_home(runner: LaneRunner, qtbot: QtBot) -> None:
    seen: list[tuple[str, int, int]] = []
    runner.db(
        threading.get_ident,
        lambda there: seen.append(("done", there, threading.get_ident())),
        unexpected,
    )
    qtbot.waitUntil(runner.idle)
    (_, there, home) = seen[0]
    assert there != home == threading.get_ident()


def test_the_database_lane_keeps_its_order(runner: LaneRunner, qtbot: QtBot) -> None:
    gate = threading.Event()
    order: list[str] = []
    runner.db(lambda: gate.wait(60), lambda _: order.append("first"), unexpected)
    runner.db(lambda: None, lambda _: order.append("second"), unexpected)
    gate.set()
    qtbot.waitUntil(runner.idle)
    assert order == ["first", "second"]


def test_network_work_does_not_wait_for_the_database(runner: LaneRunner, qtbot: QtBot) -> None:
    gate = threading.Event()
    done: list[str] = []
    runner.db(lambda: gate.wait(60), lambda _: done.append("db"), unexpected)
    runner.io(lambda _task: None, lambda _: done.append("io"), unexpected)
    qtbot.waitUntil(lambda: done == ["io"])
    gate.set()
    qtbot.waitUntil(runner.idle)


def test_a_failure_is_told_where_the_screen_can_show_it(runner: LaneRunner, qtbot: QtBot) -> None:
    told: list[str] = []

    def break_down() -> None:
        raise ValueError("disk")

    runner.db(break_down, unexpected, lambda error: told.append(f"{error} {threading.get_ident()}"))
    qtbot.waitUntil(runner.idle)
    assert told == [f"disk {threading.get_ident()}"]


def test_progress_arrives_in_order_before_the_result(runner: LaneRunner, qtbot: QtBot) -> None:
    seen: list[object] = []

    def work(task: Task) -> str:
        for step in range(3):
            task.report(step)
        return "end"

    runner.io(work, seen.append, unexpected, seen.append)
    qtbot.waitUntil(runner.idle)
    assert seen == [0, 1, 2, "end"]


def test_a_cancelled_task_never_calls_back_and_can_stop_early(runner: LaneRunner, qtbot: QtBot) -> None:
    started, stopped = threading.Event(), threading.Event()
    calls: list[object] = []

    def work(task: Task) -> None:
        started.set()
        while not task.cancelled():
            started.wait(0.001)
        stopped.set()

    task = runner.io(work, calls.append, calls.append)
    assert started.wait(60)
    task.cancel()
    qtbot.waitUntil(runner.idle)
    assert stopped.is_set()
    assert calls == []


def test_closing_keeps_what_saves_and_drops_what_only_reads(qtbot: QtBot) -> None:
    runner = LaneRunner()
    gate, began = threading.Event(), threading.Event()
    ran: list[str] = []

    def write() -> None:
        began.set()
        gate.wait(60)
        ran.append("write")

    def let_it_end() -> None:
        """Once the runner closes, which it tells by giving up what only reads."""
        while not read.cancelled():
            gate.wait(0.001)
        gate.set()

    runner.save(write, unexpected, unexpected)
    read = runner.db(lambda: ran.append("read"), unexpected, unexpected)
    runner.save(lambda: ran.append("second write"), unexpected, unexpected)
    assert began.wait(60)
    threading.Thread(target=let_it_end).start()
    assert runner.close(timeout_s=60)
    assert ran == ["write", "second write"]


def test_one_callback_that_raises_does_not_hold_up_the_next(runner: LaneRunner, qtbot: QtBot) -> None:
    done: list[str] = []

    def raise_it(_: object) -> None:
        raise RuntimeError("slot")

    with qtbot.captureExceptions() as raised:
        runner.db(lambda: None, raise_it, unexpected)
        runner.db(lambda: None, lambda _: done.append("next"), unexpected)
        qtbot.waitUntil(lambda: done == ["next"])
    assert [str(error) for _, error, _ in raised] == ["slot"]


def test_the_inline_double_calls_back_before_it_returns() -> None:
    seen: list[object] = []
    InlineRunner().db(lambda: 7, seen.append, unexpected)
    assert seen == [7]


def test_the_holding_double_makes_a_race_of_two_answers() -> None:
    runner, seen = HeldRunner(), list[object]()
    runner.db(lambda: "slow", seen.append, unexpected)
    runner.db(lambda: "fast", seen.append, unexpected)
    runner.release(1)
    runner.release()
    assert seen == ["fast", "slow"]
    assert runner.held == 0
