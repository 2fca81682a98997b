"""The window of a crew or a planner over a real replica, for the tests of the board and the crew side."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from stormops_desktop.domain.routing.plans.draft import PlanDraft
from stormops_desktop.viewmodels.base import Surroundings
from stormops_desktop.viewmodels.bus import ChangeBus
from stormops_desktop.viewmodels.session import SessionViewModels, open_session
from stormops_desktop.views.shell.shell_view import ShellView
from stormops_desktop.views.style.look import Look
from tests.helpers.fakes import FakeDesk
from tests.helpers.route_field import FieldBench
from tests.helpers.route_storm import storm_rows
from tests.helpers.runners import InlineRunner
from tests.ui.acting import settle
from tests.ui.conftest import OFFICE_SIZE


@dataclass
class Window:
    """Somebody's window, and the office's desk beside it."""

    bench: FieldBench
    session: SessionViewModels
    shell: ShellView
    plan: PlanDraft

    def heard(self) -> None:
        """What came from the office is on screen."""
        self.session.today.reload()
        assert self.session.field.proposals is not None
        self.session.field.proposals.reload()
        settle()

    def order(self) -> list[str]:
        """The houses of the first route as Today has them."""
        day = self.session.today.day
        assert day is not None
        return [stop.property_id for stop in day.stops if stop.route_id == self.plan.routes[0].route_id]


@pytest.fixture
def window_of(
    qtbot: QtBot, look: Look, desk: FakeDesk, tmp_path: Path, qapp: QApplication
) -> Iterator[Callable[[str], Window]]:
    made: list[Window] = []

    def open_window(role: str, *, published: bool = True) -> Window:
        bench = FieldBench(tmp_path, storm_rows())
        plan = bench.publish() if published else bench.desk.open_plan(storm_rows()[0][1])
        around = Surroundings(InlineRunner(), ChangeBus(), lambda: bench.now)
        session = open_session(bench.services(desk, role), desk, around)
        shell = ShellView(look, session)
        qtbot.addWidget(shell)
        shell.resize(*OFFICE_SIZE)
        with qtbot.waitExposed(shell):
            shell.show()
        shell.activateWindow()
        session.start()
        settle()
        made.append(Window(bench, session, shell, plan))
        return made[-1]

    yield open_window
    for window in made:
        if window.session.routes is not None:
            window.session.routes.desk.vanish()
        window.session.map.vanish()
        window.session.dispose()
        window.bench.close()


@pytest.fixture
def crew(window_of: Callable[[str], Window]) -> Window:
    return window_of("crew")


@pytest.fixture
def planner(window_of: Callable[[str], Window]) -> Window:
    return window_of("planner")
