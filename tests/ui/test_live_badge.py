"""The badge and the crews' bars: readable in every theme and density, and for a screen reader."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from stormops_desktop.services.live.models import CrewProgress, LiveStatus
from stormops_desktop.services.models import StormChoice
from stormops_desktop.viewmodels.base import Surroundings
from stormops_desktop.viewmodels.bus import ChangeBus
from stormops_desktop.viewmodels.live.live import LiveViewModel
from stormops_desktop.viewmodels.shell import Section
from stormops_desktop.viewmodels.sync_driver import SyncDriver
from stormops_desktop.views.live.crew_progress import MOST
from stormops_desktop.views.style.look import Look
from stormops_desktop.views.style.metrics import Density
from stormops_desktop.views.style.tokens import Theme
from tests.helpers.a11y import nameless
from tests.helpers.fakes import NOW, STORM, ZONE, FakeDesk
from tests.helpers.runners import InlineRunner
from tests.ui.acting import settle
from tests.ui.field_window import Window, planner, window_of
from tests.ui.test_accessibility import NARROW, cut_words

__all__ = ["planner", "window_of"]
CREWS = tuple(CrewProgress(f"c{n}", f"Crew {n}", n, 24) for n in range(3))


class Told:
    """A line that tells one status."""

    def __init__(self, status: LiveStatus) -> None:
        self.status = status

    def follow(self, storm_id: str | None) -> None:
        """Whatever it is."""

    def watch(self, cancelled: Callable[[], bool], report: Callable[[LiveStatus], None]) -> None:
        report(self.status)


def live(*, told: bool) -> LiveViewModel:
    around = Surroundings(InlineRunner(), ChangeBus(), lambda: NOW)
    desk = FakeDesk()
    driver = SyncDriver(around, desk)
    driver.status = replace(desk.status(), last_contact=NOW - 60_000)
    made: Any = Told(LiveStatus(STORM, told, NOW - 60_000, 7, 1))
    shown = LiveViewModel(around, made, driver)
    shown.show_storm(StormChoice(STORM, "North Texas hail", "active", False, ZONE))
    shown.start()
    return shown


@pytest.mark.parametrize("theme", Theme)
@pytest.mark.parametrize("density", Density)
def test_it_is_uncut_and_named(planner: Window, look: Look, theme: Theme, density: Density) -> None:
    look.wear(theme, density)
    planner.shell.resize(*NARROW)
    planner.shell.go(Section.MAP)
    planner.shell.mapping.show_page("board")
    screen = planner.shell.board
    assert screen is not None
    screen.crews.show_crews(CREWS)
    for told, words in ((True, "Live"), (False, "As of 09:04 CDT")):
        screen.live.show_live(live(told=told))
        settle()
        assert screen.live.isVisible()
        assert screen.live.text() == screen.live.accessibleName() == words
        assert "happen" in screen.live.accessibleDescription() or not told
        assert cut_words(screen) == []
        assert nameless(screen) == []
    for meter in screen.crews.meters.values():
        assert meter.width() >= meter.sizeHint().width()
        assert "houses" in meter.accessibleName()


def test_numbers_of_crews_move_without_building_the_row_anew(planner: Window) -> None:
    screen = planner.shell.board
    assert screen is not None
    screen.crews.show_crews(CREWS)
    before = dict(screen.crews.meters)
    screen.crews.show_crews([replace(crew, done=24) for crew in CREWS])
    assert screen.crews.meters == before
    assert [meter.text() for meter in before.values()] == [f"Crew {n}: 24 of 24" for n in range(3)]


def test_more_crews_than_fit_are_counted(planner: Window) -> None:
    screen = planner.shell.board
    assert screen is not None
    screen.crews.show_crews([CrewProgress(f"c{n}", f"Crew {n}", 0, 1) for n in range(MOST + 5)])
    assert len(screen.crews.meters) == MOST
    assert screen.crews.more.text() == "and 5 more crews"
    screen.crews.show_crews(())
    assert screen.crews.isHidden()


def test_without_a_line_there_is_no_badge(planner: Window) -> None:
    assert planner.shell.board is not None
    assert planner.shell.board.live.isHidden()
