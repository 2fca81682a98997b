"""The map page: named, large enough, uncut, reachable by Tab, and stable as a screen reader hears it."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest

from stormops_desktop.viewmodels.session import SessionViewModels
from stormops_desktop.viewmodels.shell import Section
from stormops_desktop.views.shell.shell_view import ShellView
from stormops_desktop.views.style.look import Look
from stormops_desktop.views.style.metrics import Density
from stormops_desktop.views.style.tokens import Theme
from tests.helpers.a11y import nameless, tree, visible_controls
from tests.helpers.fakes import FakeDesk
from tests.ui.acting import settle
from tests.ui.test_accessibility import NARROW, compare, cut_words

Arrange = Callable[[ShellView, SessionViewModels, FakeDesk], None]


def map_legend(shell: ShellView, session: SessionViewModels, desk: FakeDesk) -> None:
    shell.go(Section.MAP)


def map_houses(shell: ShellView, session: SessionViewModels, desk: FakeDesk) -> None:
    shell.go(Section.MAP)
    shell.map.offer_routes()
    map_ = shell.map.map
    corners = [QPointF(0, 0), QPointF(map_.width(), 0), QPointF(map_.width(), 9999), QPointF(0, 9999)]
    map_.select_in(corners, adding=False)
    map_.focus_house(9)


SCREENS: tuple[Arrange, ...] = (map_legend, map_houses)
screens = pytest.mark.parametrize("arrange", SCREENS, ids=lambda arrange: arrange.__name__)


@pytest.fixture(autouse=True)
def _leave(session: SessionViewModels) -> Iterator[None]:
    yield
    session.map.vanish()


@screens
@pytest.mark.parametrize("theme", [Theme.LIGHT, Theme.SUN])
@pytest.mark.parametrize("density", Density)
def test_controls_are_named_large_and_uncut(
    shell: ShellView, session: SessionViewModels, desk: FakeDesk, look: Look, arrange: Arrange, theme: Theme,
    density: Density,
) -> None:  # fmt: skip
    look.wear(theme, density)
    shell.resize(*NARROW)
    arrange(shell, session, desk)
    settle()
    sizes = look.metrics
    assert (shell.width(), shell.height()) == NARROW
    assert nameless(shell) == []
    assert cut_words(shell) == []
    small = [c for c in visible_controls(shell) if min(c.height(), c.width()) < sizes.target]
    assert [f"{c.objectName()} {c.width()}x{c.height()}" for c in small] == []
    if session.map.houses.rowCount():
        index = session.map.houses.index(0, 0)
        assert shell.map.list.sizeHintForIndex(index).height() >= sizes.primary


@screens
def test_tab_comes_to_every_control_and_round(
    shell: ShellView, session: SessionViewModels, desk: FakeDesk, arrange: Arrange
) -> None:
    arrange(shell, session, desk)
    settle()
    reached: set[str] = set()
    for _ in range(80):
        focus = shell.window().focusWidget()
        assert focus is not None
        reached.add(focus.objectName())
        QTest.keyClick(focus, Qt.Key.Key_Tab)
    wanted = {c.objectName() for c in visible_controls(shell.map) if c.isEnabled()} | {"map"}
    assert wanted - reached == set()


@screens
def test_what_a_screen_reader_gets_is_what_it_was(
    shell: ShellView, session: SessionViewModels, desk: FakeDesk, arrange: Arrange
) -> None:
    arrange(shell, session, desk)
    compare(arrange.__name__, tree(shell))
