"""The Office section's pages beside Sync, and the ways between them and the rest of the window."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QCoreApplication

from stormops_desktop.viewmodels.office.pages import OfficeViewModels
from stormops_desktop.viewmodels.office.shown import Fix
from stormops_desktop.viewmodels.session import SessionViewModels
from stormops_desktop.viewmodels.shell import Section
from stormops_desktop.views.office.close_out_screen import CloseOutScreen
from stormops_desktop.views.office.crews_screen import CrewsScreen
from stormops_desktop.views.office.data_screen import DataScreen
from stormops_desktop.views.office.ready_screen import ReadyScreen
from stormops_desktop.views.shell.commands import Command
from stormops_desktop.views.shell.pages import Pages
from stormops_desktop.views.style.look import Look
from stormops_desktop.views.widgets.banner import Banner


class Shell(Protocol):
    """What the pages need of the window's inside."""

    look: Look
    session: SessionViewModels
    office: Pages
    strip: Banner

    @property
    def shows_job(self) -> bool: ...
    def tr(self, text: str, /) -> str: ...
    def go(self, section: Section) -> None: ...
    def open_job(self, job_id: str, trail: tuple[str, ...] = ()) -> None: ...


def add_office_pages(shell: Shell) -> None:
    """Adds Ready, Close-out, Photos & data where the session has them, and Crews at the office."""
    models = shell.session.office
    if models is None:
        return
    ready = ReadyScreen(shell.look, models.ready, shell.session.shell)
    close_out = CloseOutScreen(shell.look, models.close_out, shell.session.shell)
    data = DataScreen(shell.look, models.data)
    shell.office.add_page("ready", shell.tr("Ready"), ready)
    shell.office.add_page("close_out", shell.tr("Close-out"), close_out)
    shell.office.add_page("data", shell.tr("Photos and data"), data)
    if models.crews is not None:
        crews = CrewsScreen(shell.look, models.crews, shell.session.map)
        shell.office.add_page("crews", shell.tr("Crews"), crews)
    ready.fix_wanted.connect(lambda fix: _ways(shell).get(fix, _stay)())
    models.data.told.connect(lambda said: shell.strip.say(said, "ok"))
    models.data.refused.connect(lambda why: None if data.isVisible() else shell.strip.say(why))
    close_out.job_wanted.connect(shell.open_job)
    close_out.inbox_wanted.connect(lambda: shell.office.show_page("sync"))


def office_commands(shell: Shell) -> list[Command]:
    """The pages by name, as the command box lists them."""
    models = shell.session.office
    if models is None:
        return []
    words = (
        ("ready", QCoreApplication.translate("commands", "Ready for the field?")),
        ("close_out", QCoreApplication.translate("commands", "Close-out: what is only on this machine")),
        ("data", QCoreApplication.translate("commands", "Photos and data on this machine")),
        ("crews", QCoreApplication.translate("commands", "Crews: hours, skills, vehicle and yard")),
    )
    here = [(key, name) for key, name in words if key in shell.office.keys]
    pages = [Command(name, "", lambda page=key: _go(shell, page)) for key, name in here]  # type: ignore[misc]
    return [*pages, *_holding(shell, models)]


def _holding(shell: Shell, models: OfficeViewModels) -> list[Command]:
    """On a job's page: an order to keep its photos."""
    job_id = shell.session.job.job_id
    if not shell.shows_job or not job_id:
        return []
    keep = QCoreApplication.translate("commands", "Keep every original of this job on this machine")
    let_go = QCoreApplication.translate("commands", "Let originals of this job go when they are safe")
    here = [
        Command(keep, "", lambda: models.data.hold(job_id, held=True)),
        Command(let_go, "", lambda: models.data.hold(job_id, held=False)),
    ]
    return [*here, *_legal_holds(models, job_id)]


def _legal_holds(models: OfficeViewModels, job_id: str) -> list[Command]:
    """Whoever may not is told so: a crew that looks for it learns whom to ask."""
    hold = QCoreApplication.translate("commands", "Legal hold: no machine lets a photo of this job go")
    lift = QCoreApplication.translate("commands", "Lift the legal hold of this job")
    return [
        Command(hold, "", lambda: models.data.legal_hold(job_id, held=True)),
        Command(lift, "", lambda: models.data.legal_hold(job_id, held=False)),
    ]


def _go(shell: Shell, page: str) -> None:
    shell.go(Section.OFFICE)
    shell.office.show_page(page)


def _ways(shell: Shell) -> dict[str, Callable[[], None]]:
    """Where a red item leads. Map packs are on the map's page, where that is built."""
    return {
        Fix.FREE_SPACE: lambda: shell.office.show_page("data"),
        Fix.CLOSE_OUT: lambda: shell.office.show_page("close_out"),
        Fix.JOBS: lambda: shell.go(Section.JOBS),
        Fix.MAP_PACKS: lambda: shell.go(Section.MAP),
    }


def _stay() -> None:
    """The page itself does it."""
