"""Viewer, evidence page and questions: named, large enough, uncut, reachable by Tab, stable for a reader."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from stormops_desktop.domain.evidence.marks import Mark, MarkKind
from stormops_desktop.viewmodels.session import SessionViewModels
from stormops_desktop.views.shell.shell_view import ShellView
from stormops_desktop.views.style.look import Look
from stormops_desktop.views.style.metrics import Density
from stormops_desktop.views.style.tokens import Theme
from tests.helpers.a11y import nameless, tree, visible_controls
from tests.helpers.evidence_rig import JOB, OTHER_JOB, PLAIN, SIDEWAYS, WITH_PLACE, EvidenceRig
from tests.ui.acting import settle
from tests.ui.evidence_page import real, real_session, real_shell
from tests.ui.test_accessibility import compare, cut_words

__all__ = ["real", "real_session", "real_shell"]

SMALLEST = (1024, 640)
SQUARE = Mark(
    MarkKind.TEST_SQUARE, ((0.2, 0.2), (0.8, 0.2), (0.8, 0.8), (0.2, 0.8)), hits=9, mark_id="a", at=1
)
Arrange = Callable[[EvidenceRig, ShellView, SessionViewModels], None]


def viewer(real: EvidenceRig, shell: ShellView, session: SessionViewModels) -> None:
    first = real.add(WITH_PLACE, slope="S", shot="test_square")
    real.add(SIDEWAYS)
    real.evidence.set_marks(first, [SQUARE], seen=0)
    shell.proof.open_photo(JOB, first)
    session.evidence.viewer.choose(lambda board: board.choose_next(1))


def evidence(real: EvidenceRig, shell: ShellView, session: SessionViewModels) -> None:
    real.add(WITH_PLACE, slope="S", shot="test_square")
    real.add(PLAIN)
    real.evidence.excuse(JOB, "too_steep", slope="S", shot="close_up")
    shell.proof.open_evidence(JOB)


def evidence_empty(real: EvidenceRig, shell: ShellView, session: SessionViewModels) -> None:
    shell.proof.open_evidence(JOB)


def question_evidence(real: EvidenceRig, shell: ShellView, session: SessionViewModels) -> None:
    shell.open_job(JOB)
    session.job.record("inspected_damage")


def question_roof(real: EvidenceRig, shell: ShellView, session: SessionViewModels) -> None:
    real.add(WITH_PLACE, job_id=OTHER_JOB)
    shell.open_job(OTHER_JOB)
    session.job.step("on_site")


SCREENS: tuple[Arrange, ...] = (viewer, evidence, evidence_empty, question_evidence, question_roof)
screens = pytest.mark.parametrize("arrange", SCREENS, ids=lambda arrange: arrange.__name__)


@screens
@pytest.mark.parametrize(("theme", "density"), [(Theme.LIGHT, Density.OFFICE), (Theme.SUN, Density.FIELD)])
def test_named_large_enough_and_uncut_on_the_smallest_window(
    real: EvidenceRig, real_shell: ShellView, real_session: SessionViewModels, look: Look, arrange: Arrange,
    density: Density, theme: Theme,
) -> None:  # fmt: skip
    look.wear(theme, density)
    real_shell.resize(*SMALLEST)
    arrange(real, real_shell, real_session)
    settle()
    assert (real_shell.width(), real_shell.height()) == SMALLEST
    assert nameless(real_shell) == []
    sizes = look.metrics
    small = [
        f"{c.objectName()} {c.width()}x{c.height()}"
        for c in visible_controls(real_shell)
        if c.height() < (sizes.primary if c.property("target") == "primary" else sizes.target)
        or c.width() < sizes.target
    ]
    assert small == []
    assert cut_words(real_shell) == []


@screens
def test_tab_reaches_every_control(
    real: EvidenceRig, real_shell: ShellView, real_session: SessionViewModels, arrange: Arrange
) -> None:
    arrange(real, real_shell, real_session)
    settle()
    reached: set[str] = set()
    for _ in range(90):
        focus = real_shell.window().focusWidget()
        assert focus is not None
        reached.add(focus.objectName())
        QTest.keyClick(focus, Qt.Key.Key_Tab)
    wanted = {
        control.objectName()
        for control in visible_controls(real_shell)
        if control.isEnabled()
        and control.focusPolicy() & Qt.FocusPolicy.TabFocus
        and control.property("kind") != "rail"
    }
    # Of tools that exclude one another Tab takes the one in use; their letters take the others.
    wanted = {name for name in wanted if not name.startswith("tool_")}
    assert wanted - reached == set()


@screens
def test_what_a_screen_reader_gets_is_what_it_was(
    real: EvidenceRig, real_shell: ShellView, real_session: SessionViewModels, arrange: Arrange
) -> None:
    arrange(real, real_shell, real_session)
    pages = (real_shell.proof.viewer, real_shell.proof.evidence, real_shell.proof.question)
    compare(arrange.__name__, tree(next(page for page in pages if page.isVisible())))
