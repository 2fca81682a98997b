"""A signed-in shell over in-memory services, wide awake and without threads."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from stormops_desktop.adapters.resources import resource_folder
from stormops_desktop.viewmodels.base import Surroundings
from stormops_desktop.viewmodels.bus import ChangeBus
from stormops_desktop.viewmodels.session import SessionViewModels, open_session
from stormops_desktop.views.shell.shell_view import ShellView
from stormops_desktop.views.style.look import Look
from stormops_desktop.views.style.metrics import Density
from stormops_desktop.views.style.resources import resources_lie_in
from stormops_desktop.views.style.tokens import Theme
from tests.helpers.fakes import CREW, NOW, OTHER, FakeDesk, busy_desk
from tests.helpers.runners import InlineRunner

OFFICE_SIZE = (1280, 800)
DPI = 100.0


@pytest.fixture(scope="session", autouse=True)
def pictures_and_fonts() -> None:
    resources_lie_in(resource_folder())


@pytest.fixture(scope="session")
def app_look(qapp: QApplication) -> Look:
    return Look(qapp, dpi=DPI)


@pytest.fixture
def look(app_look: Look) -> Iterator[Look]:
    yield app_look
    if (app_look.theme, app_look.density) != (Theme.LIGHT, Density.OFFICE):
        app_look.wear(Theme.LIGHT, Density.OFFICE)


@pytest.fixture
def desk() -> FakeDesk:
    made = busy_desk()
    made.memberships = (CREW, OTHER)
    return made


@pytest.fixture
def around() -> Surroundings:
    return Surroundings(InlineRunner(), ChangeBus(), lambda: NOW)


@pytest.fixture
def session(desk: FakeDesk, around: Surroundings, qapp: QApplication) -> Iterator[SessionViewModels]:
    made = open_session(desk.services(), desk, around, notice="Demo clock: 25 March 2019")
    yield made
    made.dispose()


@pytest.fixture
def shell(qtbot: QtBot, look: Look, session: SessionViewModels) -> ShellView:
    view = ShellView(look, session)
    qtbot.addWidget(view)
    view.resize(*OFFICE_SIZE)
    with qtbot.waitExposed(view):
        view.show()
    view.activateWindow()
    session.start()
    return view
