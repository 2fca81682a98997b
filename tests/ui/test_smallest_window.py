"""Every page of a manager's window, over a real hub, fits the smallest screen: headers of tables too."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QTableView
from pytestqt.qtbot import QtBot

from stormops_desktop.viewmodels.shell import Section
from stormops_desktop.views.shell.shell_view import ShellView
from stormops_desktop.views.style.look import Look
from stormops_desktop.views.style.metrics import Density
from stormops_desktop.views.style.tokens import Theme
from stormops_desktop.views.widgets.cells import PAD
from tests.helpers.desktops import laptops
from tests.ui.acting import settle
from tests.ui.test_insights_real import PATIENCE_MS, shell

__all__ = ["laptops", "shell"]
pytestmark = pytest.mark.postgres
WIDTH, HEIGHT = 1024, 640


@pytest.mark.parametrize("density", Density)
def test_no_page_asks_for_more(qtbot: QtBot, shell: ShellView, look: Look, density: Density) -> None:
    qtbot.waitUntil(lambda: shell.session.shell.storm is not None, timeout=PATIENCE_MS)
    look.wear(Theme.SUN, density)  # its lines are the thickest
    shell.resize(WIDTH, HEIGHT)
    too_large, cut = [], []
    for section, page in _pages(shell):
        shell.go(section)
        if page:
            _host(shell, section).show_page(page)  # type: ignore[attr-defined]
        settle()
        asked = shell.minimumSizeHint()
        if asked.height() > HEIGHT or asked.width() > WIDTH:
            too_large.append(f"{section} {page}: {asked.width()} x {asked.height()}")
        cut += [f"{section} {page}: {header}" for header in _cut_headers(shell)]
    assert (too_large, cut) == ([], [])
    assert (shell.width(), shell.height()) == (WIDTH, HEIGHT)


def _cut_headers(shell: ShellView) -> list[str]:
    """Headers of tables that are wider than their columns."""
    found = []
    for table in (one for one in shell.findChildren(QTableView) if one.isVisible()):
        header, metrics = table.horizontalHeader(), QFontMetrics(table.horizontalHeader().font())
        for column in (c for c in range(header.count()) if not header.isSectionHidden(c)):
            words = str(table.model().headerData(column, Qt.Orientation.Horizontal) or "")
            if not header.isHidden() and metrics.horizontalAdvance(words) + PAD > header.sectionSize(column):
                found.append(f"{table.objectName()} {words}")
    return found


def _pages(shell: ShellView) -> list[tuple[Section, str]]:
    found = []
    for section in Section:
        keys = getattr(_host(shell, section), "keys", ()) or ("",)
        found += [(section, key) for key in keys]
    return found


def _host(shell: ShellView, section: Section) -> object:
    hosts = {
        Section.MAP: shell.mapping, Section.STORMS: shell.storms, Section.INSIGHTS: shell.insights,
        Section.OFFICE: shell.office,
    }  # fmt: skip
    return hosts.get(section)
