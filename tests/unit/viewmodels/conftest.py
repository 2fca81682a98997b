"""Viewmodels over in-memory services."""

import pytest
from PySide6.QtCore import QCoreApplication

from stormops_desktop.viewmodels.base import Surroundings
from stormops_desktop.viewmodels.bus import ChangeBus
from tests.helpers.fakes import NOW, FakeDesk, busy_desk
from tests.helpers.runners import InlineRunner


@pytest.fixture(autouse=True)
def event_loop(qapp: QCoreApplication) -> QCoreApplication:
    """Timers need an application."""
    return qapp


@pytest.fixture
def desk() -> FakeDesk:
    return busy_desk()


@pytest.fixture
def around() -> Surroundings:
    return Surroundings(InlineRunner(), ChangeBus(), lambda: NOW)
