"""Python's collector in the app: on the GUI thread only, a helping at a time."""

import gc
import threading
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject, QTimer
from pytestqt.qtbot import QtBot

from stormops_desktop.app.sweeper import FLOOD, HELPING, PATIENCE, WHOLE_EVERY, Sweeper


class Gone:
    """Refers to itself, and owns a timer, as a screen does."""

    def __init__(self) -> None:
        self.me, self.timer = self, QTimer()
        self.timer.start(60_000)


@pytest.fixture
def sweeper(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[Sweeper]:
    """Looks when the test says so. What the tests themselves have loaded stays out of it."""
    monkeypatch.setattr(gc, "freeze", lambda: None)
    parent = QObject()
    made = Sweeper(parent, look_ms=3_600_000)
    gc.enable()
    made.start()
    yield made
    made.stop()
    gc.disable()  # as for every test with widgets


def allocate(count: int) -> list[list[int]]:
    """Objects that the collector counts, and some more: Python makes a few of those it kept, uncounted."""
    return [[] for _ in range(count + 1_000)]


def on_a_lane(count: int) -> None:
    lane = threading.Thread(target=lambda: allocate(count))
    lane.start()
    lane.join()


def test_no_lane_frees_what_belongs_to_the_gui_thread(sweeper: Sweeper) -> None:
    freed: list[int] = []
    weakref.finalize(Gone(), lambda: freed.append(threading.get_ident()))
    on_a_lane(10 * HELPING)
    assert freed == []
    kept = allocate(HELPING)
    sweeper.look()
    assert freed == [threading.get_ident()]
    assert kept


def test_little_is_left_until_it_is_worth_it(sweeper: Sweeper) -> None:
    gc.collect()
    ref = weakref.ref(Gone())
    for _ in range(WHOLE_EVERY - 1):
        sweeper.look()
    assert ref() is not None
    sweeper.look()
    assert ref() is None


def test_a_flood_is_waited_for_but_not_for_ever(sweeper: Sweeper) -> None:
    gc.collect()
    ref = weakref.ref(Gone())
    kept = allocate(FLOOD)
    for _ in range(PATIENCE):
        sweeper.look()
    assert ref() is not None
    sweeper.look()
    assert ref() is None
    assert kept


def test_it_is_left_as_it_was_found(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    frozen: list[str] = []
    monkeypatch.setattr(gc, "freeze", lambda: frozen.append("frozen"))
    parent = QObject()
    for on in (True, False):
        gc.enable() if on else gc.disable()
        sweeper = Sweeper(parent)
        sweeper.start()
        assert not gc.isenabled()
        sweeper.stop()
        assert gc.isenabled() is on
    assert frozen == ["frozen", "frozen"]
