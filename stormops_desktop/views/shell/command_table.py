"""The table of commands (product.md D.7), as far as the screens they act on exist."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from stormops_desktop.viewmodels.shell import Section
from stormops_desktop.views.board.shell_page import board_commands
from stormops_desktop.views.guardrails.shell_page import guardrail_commands
from stormops_desktop.views.nurture.shell_pages import nurture_commands
from stormops_desktop.views.office.pages import office_commands
from stormops_desktop.views.routes.shell_page import routes_commands
from stormops_desktop.views.score.shell_pages import insight_commands
from stormops_desktop.views.shell.commands import Command
from stormops_desktop.views.storms.shell_pages import score_commands
from stormops_desktop.views.style.metrics import Density
from stormops_desktop.views.style.tokens import Theme
from stormops_desktop.views.targeting.shell_pages import storm_commands

if TYPE_CHECKING:
    from stormops_desktop.views.shell.shell_view import ShellView

translate = QCoreApplication.translate


def command_table(shell: ShellView) -> list[Command]:
    """Every command, in the order the help page and the command box list them."""
    return [*_going(shell), *_doing(shell), *_on_job(shell), *_looking(shell), *_choosing(shell)]


def _going(shell: ShellView) -> list[Command]:
    sections = [
        Command(shell.rail.words(section), f"Alt+{at}", lambda s=section: shell.go(s))  # type: ignore[misc]
        for at, section in enumerate(shell.session.shell.sections, 1)
    ]
    return [
        *sections,
        *office_commands(shell),
        *routes_commands(shell),
        *insight_commands(shell),
        *storm_commands(shell),
        *score_commands(shell),
        *nurture_commands(shell),
        *guardrail_commands(shell),
        *board_commands(shell),
        Command(translate("commands", "Search and commands"), "Ctrl+K", shell.box.open_box),
        Command(translate("commands", "Search jobs"), "Ctrl+F", shell.focus_search),
        Command(translate("commands", "Next job or stop"), "J", lambda: _move(shell, 1), everywhere=False),
        Command(
            translate("commands", "Previous job or stop"), "K", lambda: _move(shell, -1), everywhere=False
        ),
        Command(translate("commands", "Back from a job"), "Esc", shell.show_section, everywhere=False),
    ]


def _doing(shell: ShellView) -> list[Command]:
    session = shell.session
    status = session.driver.status
    offline = status is not None and status.working_offline
    words = translate("commands", "Come back online") if offline else translate("commands", "Work offline")
    return [
        Command(translate("commands", "Sync now"), "F5", session.driver.sync_now),
        Command(translate("commands", "Undo the last change"), "Ctrl+Z", shell.undo_last),
        Command(translate("commands", "Do it again after an undo"), "Ctrl+Y", shell.redo_last),
        Command(translate("commands", "Is it saved?"), "Ctrl+S", shell.say_saved),
        Command(words, "", lambda: session.driver.work_offline(not offline)),
        Command(translate("commands", "Keyboard help"), "?", shell.help.open_panel),
    ]


def _on_job(shell: ShellView) -> list[Command]:
    return [
        Command(
            translate("commands", "Record the outcome with that number"),
            "1 \u2013 9",
            _nothing,
            everywhere=False,
        ),
        Command(
            translate("commands", "Write a note on this job"), "N", shell.job.focus_note, everywhere=False
        ),
        Command(
            translate("commands", "Begin a note with a text"), "T", lambda: _text(shell), everywhere=False
        ),
        Command(
            translate("commands", "The next slope of this house"),
            "S",
            lambda: _slope(shell),
            everywhere=False,
        ),
        Command(translate("commands", "The claim of this job"), "C", lambda: _claim(shell), everywhere=False),
        Command(
            translate("commands", "The photos of this job"), "P", lambda: _photos(shell), everywhere=False
        ),
        Command(
            translate("commands", "The evidence of this job"), "E", lambda: _evidence(shell), everywhere=False
        ),
        Command(
            translate("commands", "The papers of this job"), "A", lambda: _papers(shell), everywhere=False
        ),
        Command(
            translate("commands", "Add the note without an outcome"),
            "Ctrl+Return",
            shell.session.job.add_note,
            everywhere=False,
        ),
    ]


def _looking(shell: ShellView) -> list[Command]:
    look = shell.look
    return [
        Command(translate("commands", "Theme: light"), "", lambda: look.wear(theme=Theme.LIGHT)),
        Command(translate("commands", "Theme: dark"), "", lambda: look.wear(theme=Theme.DARK)),
        Command(translate("commands", "Theme: sun, black on white"), "", lambda: look.wear(theme=Theme.SUN)),
        Command(
            translate("commands", "Sizes: field, for gloves"), "", lambda: look.wear(density=Density.FIELD)
        ),
        Command(translate("commands", "Sizes: office"), "", lambda: look.wear(density=Density.OFFICE)),
        Command(
            translate("commands", "The next storm report on the map"),
            "R",
            lambda: _report(shell),
            everywhere=False,
        ),
    ]


def _report(shell: ShellView) -> None:
    shell.go(Section.MAP)
    shell.map.map.next_report()


def _choosing(shell: ShellView) -> list[Command]:
    storms = [
        Command(
            translate("commands", "Storm: {name}").format(name=storm.name),
            "",
            lambda s=storm.storm_id: shell.session.shell.choose_storm(s),  # type: ignore[misc]
        )
        for storm in shell.session.shell.storms
    ]
    return [
        *storms,
        Command(translate("commands", "Choose the company"), "Ctrl+Shift+T", shell.top.tenant.open_menu),
        Command(translate("commands", "Sign out"), "", shell.session.shell.sign_out),
    ]


def _move(shell: ShellView, by: int) -> None:
    if shell.shows_job:
        shell.session.job.move(by)
    elif shell.session.shell.section is Section.TODAY:
        shell.session.today.move(by)


def _text(shell: ShellView) -> None:
    if shell.shows_job:
        shell.job.choose_text()


def _slope(shell: ShellView) -> None:
    if shell.shows_job:
        shell.session.labels.cycle_slope()


def _claim(shell: ShellView) -> None:
    if shell.shows_job:
        shell.job.want_claim()


def _evidence(shell: ShellView) -> None:
    if shell.shows_job:
        shell.job.want_page("evidence")


def _papers(shell: ShellView) -> None:
    if shell.shows_job:
        shell.job.want_page("papers")


def _photos(shell: ShellView) -> None:
    if shell.shows_job:
        shell.job.photos.want()


def _nothing() -> None:
    """Listed for the help page only: the pad listens for the digits."""
