"""Ground rules of every test: no display, no foreign locale, no warnings, no leftovers."""

import gc
import logging
import os
import threading
from collections.abc import Iterator
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["LC_ALL"] = "C.UTF-8"
os.environ["TZ"] = "UTC"

import pytest
from hypothesis import HealthCheck, settings
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.helpers.own_folders import no_space, remove_dead_folders

pytest_plugins = [f"tests.helpers.{name}" for name in ("postgres", "hub", "broker", "objects")]

# Every machine looks for new examples, but what a change is judged by is the same each time.
settings.register_profile("wide", max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
settings.register_profile("same", settings.get_profile("wide"), derandomize=True)
settings.load_profile("same" if os.environ.get("CI") else "wide")

# What is waited for comes at once, but on a busy machine not within the five seconds of pytest-qt.
PATIENCE_MS = 60_000
for _wait in (QtBot.waitSignal, QtBot.waitSignals, QtBot.waitUntil, QtBot.waitExposed, QtBot.waitActive):
    _wait.__kwdefaults__["timeout"] = PATIENCE_MS


def pytest_sessionstart(session: pytest.Session) -> None:
    """What killed runs left goes first; with several workers, once."""
    if not hasattr(session.config, "workerinput"):
        remove_dead_folders()


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    """A full disk ends the run with one line, instead of an error for each test that is left."""
    if told := no_space():
        item.session.shouldstop = told
        pytest.skip(told)


def pytest_collection_finish(session: pytest.Session) -> None:
    """What was loaded up to here stays; the collector need not look at it after every test."""
    gc.collect()
    gc.freeze()


def shows_widgets(item: pytest.Item) -> bool:
    return bool({"qapp", "qtbot"} & set(getattr(item, "fixturenames", ())))


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Iterator[None]:
    """Widgets that the cyclic collector frees inside Qt's dispatch crash it: collect between tests only."""
    if shows_widgets(item):
        gc.disable()
    yield
    gc.enable()


@pytest.hookimpl(trylast=True)
def pytest_runtest_teardown(item: pytest.Item) -> None:
    if shows_widgets(item):
        gc.collect()


class _Collector(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.records: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.records.append(record)


@pytest.fixture(autouse=True)
def no_logged_warnings(request: pytest.FixtureRequest) -> Iterator[None]:
    """A warning that our code logs fails the test, unless it is marked `logs_warnings`."""
    collector = _Collector()
    loggers = [logging.getLogger(name) for name in ("stormops", "stormops_desktop", "sync")]
    for logger in loggers:
        logger.addHandler(collector)
    yield
    for logger in loggers:
        logger.removeHandler(collector)
    if request.node.get_closest_marker("logs_warnings") is None:
        assert not collector.records, [record.getMessage() for record in collector.records]


@pytest.fixture(autouse=True)
def no_leftover_threads() -> Iterator[None]:
    """A test that starts a thread also ends it."""
    before = set(threading.enumerate())
    yield
    left = [t for t in set(threading.enumerate()) - before if t.is_alive() and not t.daemon]
    for thread in left:
        thread.join(timeout=60)
    assert not [t.name for t in left if t.is_alive()]


@pytest.fixture(autouse=True)
def no_held_keys(request: pytest.FixtureRequest) -> None:
    """Qt remembers Ctrl or Shift of the last simulated key, and a list would add to its choice for it."""
    if not shows_widgets(request.node):
        return
    request.getfixturevalue("qapp")
    if QGuiApplication.keyboardModifiers() != Qt.KeyboardModifier.NoModifier:
        QTest.keyRelease(QWidget(), Qt.Key.Key_Control)
    assert QGuiApplication.keyboardModifiers() == Qt.KeyboardModifier.NoModifier


@pytest.fixture(autouse=True)
def no_open_menus(request: pytest.FixtureRequest) -> None:
    """A menu that a test left open would take the next one's clicks."""
    if not shows_widgets(request.node):
        return
    request.getfixturevalue("qapp")
    for _ in range(9):  # one may have opened another
        if (menu := QApplication.activePopupWidget()) is None:
            break
        menu.close()
    assert QApplication.activePopupWidget() is None


@pytest.fixture(scope="session")
def stormops_data() -> Path:
    """The folder of real data; tests that want it are skipped, and say so, where it is absent."""
    folder = os.environ.get("STORMOPS_DATA", "")
    if not folder or not Path(folder).is_dir():
        pytest.skip("STORMOPS_DATA does not name the folder of real data")
    return Path(folder)
