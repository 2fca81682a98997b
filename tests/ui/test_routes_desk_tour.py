"""The planner's morning in the real window: its threads, the real replica, the real solver."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QSettings, QTimer, Signal
from pytestqt.qtbot import QtBot

from stormops_desktop.app import tour
from stormops_desktop.app.tour import TourStuck
from stormops_desktop.app.tour_desk import DeskTour
from stormops_desktop.app.window import MainWindow
from stormops_desktop.services.ports import Services
from stormops_desktop.tasks.runner import LaneRunner
from stormops_desktop.views.style.look import Look
from tests.helpers.fakes import CREW, NOW, FakeDesk
from tests.helpers.route_desk import planner_services
from tests.helpers.route_storm import QUICK, STORM, RouteBench, storm_rows


@dataclass
class Building:
    """Lets people in: planners to the replica, crews to what is in memory."""

    accounts: FakeDesk
    bench: RouteBench
    plans: bool = True

    def services(self) -> Services:
        if self.plans:
            return planner_services(self.accounts, self.bench)
        return self.accounts.services(self.accounts.inside)


@pytest.fixture
def building(desk: FakeDesk, tmp_path: Path) -> Iterator[Building]:
    bench = RouteBench(tmp_path, storm_rows())
    bench.desk.generate_routes(STORM, QUICK)
    yield Building(desk, bench)
    bench.close()


@pytest.fixture
def window(qtbot: QtBot, look: Look, building: Building, tmp_path: Path) -> Iterator[MainWindow]:
    runner = LaneRunner()
    memory = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    made = MainWindow(look, building, runner, lambda: NOW, notice="Demo clock", memory=memory)
    qtbot.addWidget(made)
    yield made
    made.close()
    assert runner.close(timeout_s=60)


@pytest.mark.timeout(1_200)  # the engine may have to be compiled first
def test_the_desk_s_tour_cuts_compares_and_takes_back(
    window: MainWindow, building: Building, tmp_path: Path
) -> None:
    report = DeskTour(window, tmp_path / "pictures").run(CREW.email, building.accounts.password)
    names = [Path(file).name for file in report.pictures]
    wanted = ("routes", "routes-options", "routes-new", "routes-compared")
    assert names == [f"{name}-{theme}.png" for name in wanted for theme in ("dark", "sun", "light")]
    assert building.bench.column("SELECT count(*) FROM routes WHERE status != 'archived'") == [3]


def test_the_desk_s_tour_is_for_planners(window: MainWindow, building: Building, tmp_path: Path) -> None:
    building.plans = False
    with pytest.raises(TourStuck, match="does not plan routes"):
        DeskTour(window, tmp_path / "pictures").run(CREW.email, building.accounts.password)


class Teller(QObject):
    """Tells first and does afterwards, as a signal whose other listeners do the work."""

    told = Signal()

    def __init__(self, *, does: bool) -> None:
        super().__init__()
        self.done, self._does = False, does

    def go(self) -> None:
        self.told.emit()
        self.done = self._does


@pytest.mark.parametrize("does", [True, False])
def test_the_tour_waits_for_what_its_signal_brings_about(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, does: bool
) -> None:
    teller, drive = Teller(does=does), DeskTour(window, tmp_path / "pictures")
    if does:  # a wait that ends by patience alone is an error
        drive._after(teller.told, lambda: teller.done, "it", lambda: QTimer.singleShot(0, teller.go))
        assert teller.done
    else:
        monkeypatch.setattr(tour, "PATIENCE_MS", 1)
        with pytest.raises(TourStuck, match="it did not come about"):
            drive._after(teller.told, lambda: teller.done, "it", lambda: QTimer.singleShot(0, teller.go))
