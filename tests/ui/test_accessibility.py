"""Every screen: named, large enough, uncut, reachable by Tab, and stable as a screen reader sees it."""

import difflib
import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from stormops_desktop.domain.claims.stages import ClaimStage
from stormops_desktop.domain.papers.signature import Ink
from stormops_desktop.services.office.models import ApartFile
from stormops_desktop.viewmodels.base import Surroundings
from stormops_desktop.viewmodels.session import SessionViewModels
from stormops_desktop.viewmodels.shell import Section
from stormops_desktop.viewmodels.sign_in import SignInViewModel, Stage
from stormops_desktop.views.shell.shell_view import ShellView
from stormops_desktop.views.sign_in.sign_in_view import SignInView
from stormops_desktop.views.style.look import Look
from stormops_desktop.views.style.metrics import Density
from stormops_desktop.views.style.tokens import Theme
from tests.helpers.a11y import nameless, tree, visible_controls
from tests.helpers.claims import worked_example
from tests.helpers.fakes import CREW, OTHER, FakeDesk, conflict
from tests.helpers.office import BAD, open_items
from tests.helpers.visits import job_with_a_past, things_due
from tests.ui.acting import click, find, settle
from tests.ui.photo_screens import PHOTO_SCREENS

SNAPSHOTS = Path(__file__).parent / "snapshots"
NARROW = (1024, 700)

Arrange = Callable[[ShellView, SessionViewModels, FakeDesk], None]


def today(shell: ShellView, session: SessionViewModels, desk: FakeDesk) -> None:
    shell.go(Section.TODAY)


def today_empty(shell: ShellView, session: SessionViewModels, desk: FakeDesk) -> None:
    desk.rows.clear()
    session.today.reload()


def jobs(shell: ShellView, session: SessionViewModels, desk: FakeDesk) -> None:
    shell.go(Section.JOBS)


def jobs_nothing(shell: ShellView, session: SessionViewModels, desk: FakeDesk) -> None:
    shell.go(Section.JOBS)
    session.jobs.toggle_status("on_site")


def job(shell: ShellView, session: SessionViewModels, desk: FakeDesk) -> None:
    shell.open_job("job-000004", session.today.trail)


def job_closed(shell: ShellView, session: SessionViewModels, desk: FakeDesk) -> None:
    session.driver.work_offline(offline=True)
    job(shell, session, desk)
    session.job.write("Two vents dented")
    session.job.record("inspected_damage")


def job_busy(shell: ShellView, session: SessionViewModels, desk: FakeDesk) -> None:
    job_with_a_past(desk, "job-000004")
    job(shell, session, desk)


def today_due(shell: ShellView, session: SessionViewModels, desk: FakeDesk) -> None:
    desk.visits.due = things_due("job-000004")
    session.reminders.reload()
    session.today.reload()
    shell.go(Section.TODAY)


def claim_correcting(shell: ShellView, session: SessionViewModels, desk: FakeDesk) -> None:
    claim_filled(shell, session, desk)
    click(shell.claim, "supplementsCorrect0")


def claim(shell: ShellView, session: SessionViewModels, desk: FakeDesk) -> None:
    shell.open_claim("job-000004")


def claim_filled(shell: ShellView, session: SessionViewModels, desk: FakeDesk) -> None:
    desk.claims.forms["job-000004"] = worked_example()
    desk.claims.stages["job-000004"] = ClaimStage.FILED
    claim(shell, session, desk)


def papers(shell: ShellView, session: SessionViewModels, desk: FakeDesk) -> None:
    desk.claims.forms["job-000004"] = worked_example()
    job(shell, session, desk)
    shell.job.want_page("papers")


def papers_draft(shell: ShellView, session: SessionViewModels, desk: FakeDesk) -> None:
    papers(shell, session, desk)
    assert session.papers is not None
    session.papers.start("contingency")
    session.papers.fill("Maria Lopez", "We will waive your deductible")


def papers_typed(shell: ShellView, session: SessionViewModels, desk: FakeDesk) -> None:
    papers_draft(shell, session, desk)
    assert shell.papers is not None
    shell.papers.sign_card.typed.setChecked(True)


def papers_sealed(shell: ShellView, session: SessionViewModels, desk: FakeDesk) -> None:
    papers_draft(shell, session, desk)
    assert session.papers is not None
    session.papers.sign(Ink("Maria Lopez", typed=True, consent=True), "1232 Coit Rd, Plano")


def papers_signed(shell: ShellView, session: SessionViewModels, desk: FakeDesk) -> None:
    papers_sealed(shell, session, desk)
    assert session.papers is not None
    session.papers.back()


def office(shell: ShellView, session: SessionViewModels, desk: FakeDesk) -> None:
    desk.conflicts = [conflict(7)]
    session.driver.sync_now()
    shell.go(Section.OFFICE)


def office_offline(shell: ShellView, session: SessionViewModels, desk: FakeDesk) -> None:
    job_closed(shell, session, desk)
    session.undo.dismiss()
    shell.go(Section.OFFICE)


def office_ready(shell: ShellView, session: SessionViewModels, desk: FakeDesk) -> None:
    desk.office.after_check = BAD
    assert session.office is not None
    session.office.ready.check()
    shell.go(Section.OFFICE)
    shell.office.show_page("ready")


def office_close_out(shell: ShellView, session: SessionViewModels, desk: FakeDesk) -> None:
    desk.office.items = open_items()
    assert session.office is not None
    session.office.close_out.reload()
    shell.go(Section.OFFICE)
    shell.office.show_page("close_out")


def office_bundle(shell: ShellView, session: SessionViewModels, desk: FakeDesk) -> None:
    office_close_out(shell, session, desk)
    click(shell.office, "closeOutMake")
    find(shell.office, "makeBundlePath", QLineEdit).setText("/media/stick/work.stormops")


def office_data(shell: ShellView, session: SessionViewModels, desk: FakeDesk) -> None:
    shell.go(Section.OFFICE)
    shell.office.show_page("data")


def office_apart(shell: ShellView, session: SessionViewModels, desk: FakeDesk) -> None:
    """A file that is no picture, asked about before it goes."""
    file = ApartFile(
        "job-000004", "IMG_0031.HEIC", "12 Oak St, Allen", "The picture is damaged: it ends early.", 1
    )
    desk.office.data = replace(desk.office.data, apart=(file,))
    assert session.office is not None
    session.office.data.reload()
    office_data(shell, session, desk)
    click(shell.office, "apartDrop0")


def command_box(shell: ShellView, session: SessionViewModels, desk: FakeDesk) -> None:
    shell.box.open_box()


def help_panel(shell: ShellView, session: SessionViewModels, desk: FakeDesk) -> None:
    shell.help.open_panel()


SCREENS: tuple[Arrange, ...] = (
    job_busy, today_due, claim_correcting,
    today, today_empty, jobs, jobs_nothing, job, job_closed, claim, claim_filled, papers,
    papers_draft, papers_typed, papers_sealed, papers_signed, office,
    office_offline, office_ready, office_close_out, office_bundle, office_data, office_apart, command_box,
    help_panel,
    *PHOTO_SCREENS,
)  # fmt: skip
screens = pytest.mark.parametrize("arrange", SCREENS, ids=lambda arrange: arrange.__name__)
densities = pytest.mark.parametrize("density", Density)


@screens
def test_every_control_has_a_name(
    shell: ShellView, session: SessionViewModels, desk: FakeDesk, arrange: Arrange
) -> None:
    arrange(shell, session, desk)
    assert nameless(shell) == []


@screens
@densities
def test_every_control_is_large_enough(
    shell: ShellView,
    session: SessionViewModels,
    desk: FakeDesk,
    look: Look,
    arrange: Arrange,
    density: Density,
) -> None:
    look.wear(density=density)
    arrange(shell, session, desk)
    settle()
    sizes = look.metrics
    small = []
    for control in visible_controls(shell):
        least = sizes.primary if control.property("target") == "primary" else sizes.target
        if control.height() < least or control.width() < sizes.target:
            small.append(f"{control.objectName()} {control.width()}x{control.height()} < {least}")
    assert small == []


@densities
def test_rows_are_as_high_as_targets(
    shell: ShellView, session: SessionViewModels, desk: FakeDesk, look: Look, density: Density
) -> None:
    look.wear(density=density)
    index = session.today.stops.index(0)
    assert shell.today.stops.sizeHintForIndex(index).height() >= look.metrics.primary
    shell.go(Section.JOBS)
    assert shell.jobs.table.rowHeight(0) >= look.metrics.target


@screens
@pytest.mark.parametrize("theme", [Theme.LIGHT, Theme.SUN])  # dark has the sizes of light
@densities
def test_no_words_are_cut_on_the_smallest_window(
    shell: ShellView,
    session: SessionViewModels,
    desk: FakeDesk,
    look: Look,
    arrange: Arrange,
    theme: Theme,
    density: Density,
) -> None:
    look.wear(theme, density)
    shell.resize(*NARROW)
    arrange(shell, session, desk)
    settle()
    assert (shell.width(), shell.height()) == NARROW
    assert cut_words(shell) == []


def cut_words(inside: QWidget) -> list[str]:
    """Labels and buttons whose text does not fit, but for those that end in … by design."""
    cut = []
    for widget in inside.findChildren(QWidget):
        if not widget.isVisible() or not isinstance(widget, (QLabel, QPushButton)):
            continue
        text = widget.text()
        if not text or "…" in text:
            continue
        room = widget.width() + 1
        if isinstance(widget, QLabel) and widget.wordWrap():
            fits = widget.heightForWidth(widget.width()) <= widget.height() + 1
        else:
            fits = max(map(widget.fontMetrics().horizontalAdvance, text.splitlines())) <= room
        if not fits:
            cut.append(f"{widget.objectName()}: {text}")
    return cut


@pytest.mark.parametrize(
    "arrange",
    [
        today,
        jobs,
        job,
        papers,
        papers_draft,
        papers_sealed,
        office,
        office_ready,
        office_bundle,
        office_data,
        office_apart,
    ],
    ids=lambda arrange: arrange.__name__,
)
def test_tab_reaches_every_control_and_comes_round(
    shell: ShellView, session: SessionViewModels, desk: FakeDesk, arrange: Arrange
) -> None:
    arrange(shell, session, desk)
    reached: set[str] = set()
    for _ in range(60):
        focus = shell.window().focusWidget()
        assert focus is not None
        reached.add(focus.objectName())
        QTest.keyClick(focus, Qt.Key.Key_Tab)
    wanted = {
        control.objectName()
        for control in visible_controls(shell)
        if control.isEnabled()
        and control.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not _rail_sibling(control)
    }
    assert wanted - reached == set()


def _rail_sibling(control: QWidget) -> bool:
    """Of the rail's exclusive entries Tab takes the checked one; arrows take the rest."""
    return control.property("kind") == "rail" and not control.isChecked()  # type: ignore[attr-defined]


def test_the_focus_can_be_seen(shell: ShellView, look: Look) -> None:
    for name in ("recordOutcome", "syncChip", "commandButton"):
        control = shell.findChild(QWidget, name)
        assert control is not None
        control.setFocus()
        image = control.grab().toImage()
        ring = [image.pixelColor(x, control.height() // 2).name().upper() for x in range(3)]
        assert ring == [look.tokens.focus] * 3, name


@screens
def test_what_a_screen_reader_gets_is_what_it_was(
    shell: ShellView, session: SessionViewModels, desk: FakeDesk, arrange: Arrange
) -> None:
    arrange(shell, session, desk)
    compare(arrange.__name__, tree(shell))


@pytest.mark.parametrize("stage", Stage)
def test_the_sign_in_forms_are_named_large_and_as_they_were(
    qtbot: QtBot, look: Look, desk: FakeDesk, around: Surroundings, stage: Stage
) -> None:
    desk.people = [CREW, OTHER]
    sign_in = SignInViewModel(around, desk)
    view = SignInView(look, sign_in)
    sign_in.setParent(view)
    qtbot.addWidget(view)
    view.resize(*NARROW)
    view.show()
    sign_in.reload()
    sign_in.tenants = (CREW, OTHER)
    sign_in.stage = stage
    sign_in.stage_changed.emit()
    settle()
    assert nameless(view) == []
    assert [c.objectName() for c in visible_controls(view) if c.height() < look.metrics.target] == []
    assert cut_words(view) == []
    compare(f"sign_in_{stage}", tree(view))


def compare(name: str, now: str) -> None:
    """Against the kept snapshot; `STORMOPS_SNAPSHOTS=write` writes it anew, to be read in the diff."""
    file = SNAPSHOTS / f"{name}.txt"
    if os.environ.get("STORMOPS_SNAPSHOTS") == "write":
        file.write_text(now, "utf-8")
    kept = file.read_text("utf-8")
    assert now == kept, "\n".join(difflib.unified_diff(kept.splitlines(), now.splitlines(), lineterm=""))


def test_lists_are_item_views_with_names(shell: ShellView) -> None:
    assert all(view.accessibleName() for view in shell.findChildren(QAbstractItemView) if view.isVisible())
