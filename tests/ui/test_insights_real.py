"""A manager's window over a real replica and hub: import, targeting, an experiment, checks and the score."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from stormops_desktop.tasks.runner import LaneRunner
from stormops_desktop.viewmodels.base import Load, Surroundings
from stormops_desktop.viewmodels.bus import ChangeBus
from stormops_desktop.viewmodels.experiments.design import Typed
from stormops_desktop.viewmodels.session import open_session
from stormops_desktop.viewmodels.shell import Section
from stormops_desktop.views.shell.shell_view import ShellView
from stormops_desktop.views.style.look import Look
from tests.helpers.desktops import Laptop, laptops, storm_day
from tests.helpers.hub import HubAtHand

__all__ = ["laptops"]
pytestmark = pytest.mark.postgres
PATIENCE_MS = 60_000
PAGE = b"<!DOCTYPE html><html><body>404 Not Found</body></html>"


@pytest.fixture
def shell(
    qtbot: QtBot, qapp: QApplication, look: Look, hub_app: HubAtHand, laptops: Callable[..., Laptop]
) -> Iterator[ShellView]:
    """Offline, a storm's day after the first exchange."""
    laptop = laptops()
    laptop.sign_in(hub_app.ours.people["manager"])
    laptop.capture(*storm_day(hub_app.ours.crew_id))
    assert laptop.sync().problem == ""
    laptop.wire.up = False
    runner = LaneRunner(parent=qapp)
    around = Surroundings(runner, ChangeBus(), lambda: int(hub_app.clock.now * 1000))
    session = open_session(laptop.desktop.services(), laptop.desktop.accounts, around)
    view = ShellView(look, session)
    qtbot.addWidget(view)
    view.resize(1280, 800)
    with qtbot.waitExposed(view):
        view.show()
    session.start()
    yield view
    session.dispose()
    assert runner.close(timeout_s=60)


def test_a_manager_decides_and_imports(qtbot: QtBot, shell: ShellView, tmp_path: Path) -> None:
    storms = shell.session.storms
    assert storms is not None
    policy, importing = storms.policy, storms.importing
    assert importing is not None
    shell.go(Section.STORMS)
    qtbot.waitUntil(lambda: policy.load is Load.READY, timeout=PATIENCE_MS)
    policy.look()
    qtbot.waitUntil(lambda: policy.preview is not None, timeout=PATIENCE_MS)
    assert policy.preview is not None
    assert policy.preview.treated + policy.preview.held == policy.preview.houses > 0
    page = tmp_path / "details.csv"
    page.write_bytes(PAGE)
    with qtbot.waitSignal(importing.refused, timeout=PATIENCE_MS) as refused:
        importing.look(str(page))
    assert "page" in refused.args[0]


def test_a_manager_takes_stock_and_tries_something(qtbot: QtBot, shell: ShellView) -> None:
    insights, nurture = shell.session.insights, shell.session.nurture
    assert insights is not None
    assert nurture is not None
    score, quality, trials = insights.score, insights.quality, insights.experiments
    assert trials is not None
    shell.go(Section.INSIGHTS)
    qtbot.waitUntil(lambda: score.view is not None, timeout=PATIENCE_MS)
    with qtbot.waitSignal(score.told, timeout=PATIENCE_MS) as told:
        score.take_stock()
    assert "/100 (of " in told.args[0]
    qtbot.waitUntil(lambda: len(score.history) == 1, timeout=PATIENCE_MS)
    qtbot.waitUntil(lambda: any(one.checked for one in quality.results), timeout=PATIENCE_MS)
    shell.go(Section.NURTURE)
    qtbot.waitUntil(lambda: nurture.load is Load.READY, timeout=PATIENCE_MS)
    trials.check(Typed(name="Letters"))
    # a handful of houses shows nothing
    qtbot.waitUntil(lambda: bool(trials.outlook and trials.outlook.warning), timeout=PATIENCE_MS)
