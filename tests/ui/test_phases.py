"""The phases on screen: the strip, the page, why a gate is shut, the rows behind, and the way to its work."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from stormops_desktop.domain.phases.gates import Measured
from stormops_desktop.services.ports import ChangeSet
from stormops_desktop.viewmodels.base import Surroundings
from stormops_desktop.viewmodels.session import SessionViewModels, open_session
from stormops_desktop.viewmodels.shell import Section
from stormops_desktop.views.phases.phases_screen import PhasesScreen
from stormops_desktop.views.shell.shell_view import ShellView
from stormops_desktop.views.style.look import Look
from stormops_desktop.views.style.metrics import Density
from stormops_desktop.views.style.tokens import Theme
from sync.contracts.replica import Touched
from tests.helpers.a11y import nameless, tree, visible_controls
from tests.helpers.fakes import CREW, FakeDesk
from tests.helpers.insights import FakeQuality, FakeScores
from tests.helpers.phases import FakePhases
from tests.ui.acting import click, find, settle, words
from tests.ui.test_accessibility import compare, cut_words

MANAGER = replace(CREW, display_name="Rae Manager", role="manager")


@pytest.fixture
def phases() -> FakePhases:
    return FakePhases()


@pytest.fixture
def role() -> str:
    return "manager"


@pytest.fixture
def session(
    desk: FakeDesk, around: Surroundings, qapp: QApplication, phases: FakePhases, role: str
) -> Iterator[SessionViewModels]:
    services = replace(
        desk.services(replace(MANAGER, role=role)), scores=FakeScores(), quality=FakeQuality(), phases=phases
    )
    made = open_session(services, desk, around)
    yield made
    made.dispose()


@pytest.fixture
def page(shell: ShellView) -> PhasesScreen:
    shell.go(Section.INSIGHTS)
    assert shell.insights is not None
    shell.insights.show_page("phases")
    settle()
    return find(shell, "phasesScreen", PhasesScreen)


def test_the_strip_says_where_each_phase_stands(shell: ShellView) -> None:
    assert shell.phases is not None
    said = [chip.accessibleName() for chip in shell.phases.chips.values()]
    assert said[0] == "Phase 1, Detect: Passed, 2 of 2 gates passed"
    assert said[1] == "Phase 2, Map targets: Under way, 2 of 3 gates passed"
    assert said[4] == "Phase 5, Nurture loop: Not started, 0 of 2 gates passed"
    assert [chip.isChecked() for chip in shell.phases.chips.values()].index(True) == 1


@pytest.mark.parametrize(
    ("role", "over"),
    [("manager", [Section.TODAY, Section.INSIGHTS]), ("planner", [Section.INSIGHTS]), ("crew", [])],
)
def test_who_sees_it_where(shell: ShellView, over: list[Section]) -> None:
    seen = []
    for section in shell.session.shell.sections:
        shell.go(section)
        if shell.phases is not None and shell.phases.isVisible():
            seen.append(section)
    assert seen == over


def test_a_chip_opens_its_phase_and_elsewhere_the_strip_says_where_work_is(shell: ShellView) -> None:
    assert shell.phases is not None
    shell.phases.chips[list(shell.phases.chips)[3]].click()
    settle()
    screen = find(shell, "phasesScreen", PhasesScreen)
    assert screen.isVisible()
    assert "Phase 4: Job intelligence" in words(screen)
    assert [chip.isChecked() for chip in shell.phases.chips.values()] == [False] * 3 + [True] + [False] * 2
    shell.go(Section.TODAY)
    assert [chip.isChecked() for chip in shell.phases.chips.values()].index(True) == 1


def test_the_page_opens_at_the_gate_that_is_in_the_way(page: PhasesScreen) -> None:
    said = words(page)
    assert "Phase 2: Map targets" in said
    assert "740; it takes at least 1000. Import more addresses" in said
    assert page.behind.model().rowCount() == 740


def test_a_gate_that_cannot_be_told_says_what_is_missing(shell: ShellView, page: PhasesScreen) -> None:
    click(shell, "phase_identity")
    page.gates.setFocus()
    for _ in range(2):
        QTest.keyClick(page.gates, Qt.Key.Key_Down)
    assert "No person is known at a treated house yet." in words(page)
    assert "No rows stand behind this number." in words(page)


def test_a_row_opens_its_job_and_a_gate_its_place(shell: ShellView, page: PhasesScreen) -> None:
    click(shell, "phase_jobs")
    page.behind.choose(1)
    QTest.keyClick(page.behind, Qt.Key.Key_Return)
    assert shell.shows_job
    assert shell.session.job.job_id == "job-000001"
    shell.show_section()
    click(page, "gatePlace")
    assert shell.session.shell.section is Section.JOBS


def test_a_change_moves_the_strip_once_somebody_looks(
    shell: ShellView, around: Surroundings, phases: FakePhases
) -> None:
    shell.go(Section.JOBS)
    phases.found["doors"] = Measured(1_200)
    asked = len(phases.asked)
    around.bus.announce(ChangeSet("More houses", Touched({"policy_decisions_log": {"d"}})))
    assert len(phases.asked) == asked
    shell.go(Section.TODAY)
    assert len(phases.asked) == asked + 1
    assert shell.phases is not None
    assert "Map targets: Passed" in list(shell.phases.chips.values())[1].accessibleName()


def test_what_a_screen_reader_gets_is_what_it_was(page: PhasesScreen) -> None:
    settle()
    compare("phases", tree(page))


@pytest.mark.parametrize("density", list(Density))
@pytest.mark.parametrize("theme", [Theme.LIGHT, Theme.SUN])
def test_named_large_and_uncut(
    shell: ShellView, page: PhasesScreen, look: Look, theme: Theme, density: Density
) -> None:
    look.wear(theme, density)
    shell.resize(1024, 700)
    settle()
    assert nameless(shell) == []
    small = [one for one in visible_controls(page) if min(one.height(), one.width()) < look.metrics.target]
    assert [one.objectName() for one in small] == []
    assert cut_words(page) == []
    assert shell.phases is not None
    assert cut_words(shell.phases) == []
