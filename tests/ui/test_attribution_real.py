"""A manager's window over a real replica and hub: the sample storm's credit, kept, known to the centre."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from stormops_desktop.domain.merge import RULES
from stormops_desktop.services.seed_rows import Ids, play_rows
from stormops_desktop.services.seed_sample import EVENT_ID, sample_drafts
from stormops_desktop.tasks.runner import LaneRunner
from stormops_desktop.viewmodels.attribution.attribution import AttributionViewModel
from stormops_desktop.viewmodels.base import Load, Surroundings
from stormops_desktop.viewmodels.bus import ChangeBus
from stormops_desktop.viewmodels.session import open_session
from stormops_desktop.viewmodels.shell import Section
from stormops_desktop.views.shell.shell_view import ShellView
from stormops_desktop.views.style.look import Look
from sync.hub.attribution import Attributions
from sync.hub.core.hub import Hub
from sync.hub.stores.pg import PgStore
from sync.postgres.pool import open_pool
from tests.helpers.desktops import Laptop, laptops
from tests.helpers.hub import HubAtHand

__all__ = ["laptops"]
pytestmark = pytest.mark.postgres
PATIENCE_MS = 60_000


@pytest.fixture
def manager(hub_app: HubAtHand, laptops: Callable[..., Laptop]) -> Laptop:
    """A manager's laptop with the sample storm, which the office has too."""
    laptop = laptops()
    laptop.sign_in(hub_app.ours.people["manager"])
    ids = Ids(hub_app.ours.tenant_id)
    laptop.capture(*play_rows(ids), *sample_drafts(ids, int(hub_app.clock.now * 1000)))
    report = laptop.sync()
    assert (report.problem, report.attention) == ("", 0)
    return laptop


@pytest.fixture
def shell(
    qtbot: QtBot, qapp: QApplication, look: Look, hub_app: HubAtHand, manager: Laptop
) -> Iterator[ShellView]:
    runner = LaneRunner(parent=qapp)
    around = Surroundings(runner, ChangeBus(), lambda: int(hub_app.clock.now * 1000))
    session = open_session(manager.desktop.services(), manager.desktop.accounts, around)
    view = ShellView(look, session)
    qtbot.addWidget(view)
    view.resize(1280, 800)
    with qtbot.waitExposed(view):
        view.show()
    session.shell.reload()
    yield view
    session.dispose()
    assert runner.close(timeout_s=60)


def opened(qtbot: QtBot, shell: ShellView) -> AttributionViewModel:
    insights = shell.session.insights
    assert insights is not None and insights.attribution is not None and shell.insights is not None
    model = insights.attribution
    shell.go(Section.INSIGHTS)
    shell.insights.show_page("attribution")
    qtbot.waitUntil(lambda: model.load is Load.READY and model.found is not None, timeout=PATIENCE_MS)
    return model


def test_a_manager_reads_and_keeps_what_worked(
    qtbot: QtBot, shell: ShellView, hub_app: HubAtHand, manager: Laptop
) -> None:
    model = opened(qtbot, shell)
    assert model.shown is not None
    assert (model.shown.n_journeys, model.shown.n_conversions) == (61, 31)
    with qtbot.waitSignal(model.saved, timeout=PATIENCE_MS) as kept:
        model.record()
    assert len(kept.args[0].touched.rows["play_channel_attribution"]) == 28
    report = manager.sync()
    assert (report.problem, report.attention) == ("", 0)
    with open_pool(hub_app.urls.app, size=2) as pool:
        now = int(hub_app.clock.now * 1000)
        centre = Attributions(pool, Hub(PgStore(pool), RULES, lambda: now))
        told = centre.refresh(hub_app.ours.tenant_id, Ids(hub_app.ours.tenant_id).of("storms", EVENT_ID), now)
    assert told is not None and model.found is not None
    assert (told.run_id, told.rev) == (model.found.run_id, 0)  # the office had it from this laptop


def test_the_page_is_in_the_command_box_and_fits_a_small_window(qtbot: QtBot, shell: ShellView) -> None:
    assert any(command.words.startswith("Attribution") for command in shell.commands())
    opened(qtbot, shell)
    shell.resize(1024, 640)
    pages = shell.insights
    assert pages is not None
    qtbot.waitUntil(lambda: pages.width() <= 1024 - shell.rail.width(), timeout=PATIENCE_MS)
