"""A guided day in the real app, without anybody watching: clicks, types, waits for facts, takes pictures.

`python -m stormops_desktop.app.tour --email crew@… --pictures FOLDER` with the password in
`STORMOPS_TOUR_PASSWORD` prints what it did as one JSON line.
"""

import argparse
import json
import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path

from PySide6.QtCore import (
    QEventLoop,
    QMessageLogContext,
    Qt,
    QTimer,
    QtMsgType,
    SignalInstance,
    qInstallMessageHandler,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from stormops_desktop.app.main import application, open_window
from stormops_desktop.app.sweeper import swept
from stormops_desktop.app.tour_photos import drop_files, paint_roofs
from stormops_desktop.app.window import MainWindow
from stormops_desktop.assembly.desktop import open_desktop
from stormops_desktop.tasks.runner import LaneRunner
from stormops_desktop.viewmodels.base import Load
from stormops_desktop.viewmodels.session import SessionViewModels
from stormops_desktop.viewmodels.shell import Section
from stormops_desktop.viewmodels.sign_in import Stage
from stormops_desktop.views.shell.shell_view import ShellView
from stormops_desktop.views.style.tokens import Theme

PASSWORD_ENV = "STORMOPS_TOUR_PASSWORD"  # noqa: S105 - the name of a variable
PATIENCE_MS = 240_000  # the first search for routes compiles its engine, and the machine may be busy
SIZE = (1280, 800)
LAYOUT_TURNS = 6
GAP_REASON = "comes_later"
OUTCOME = "inspected_damage"
OFFSCREEN = "This plugin does not support"  # a platform without a screen says so of every window
NOTE = "Bruising on the north slope, two vents dented. Owner wants the adjuster met on site."


class TourStuck(Exception):  # noqa: N818 - reads as the sentence it is
    """A step did not come about in time; says which."""


@dataclass(slots=True)
class TourReport:
    """What the tour did, for whoever checks it against the centre.

    Attributes:
        waiting_offline: changes that were only on the machine before it came back online.
        waiting_after: the same after the exchange; 0 when all arrived.
    """

    member: str = ""
    tenant_id: str = ""
    storm: str = ""
    job_id: str = ""
    address: str = ""
    outcome: str = OUTCOME
    note: str = NOTE
    photos: int = 0
    waiting_offline: int = 0
    waiting_after: int = 0
    pictures: list[str] = field(default_factory=list)


def main(argv: Sequence[str] | None = None) -> int:
    """The command: 0 when the whole day worked."""
    wanted = _parser().parse_args(argv)
    app = application()
    before = qInstallMessageHandler(_qt_said)
    with open_desktop() as desktop:
        runner = LaneRunner(parent=app)
        window = open_window(app, desktop, runner)
        try:
            tour = _tour_of(wanted)(window, Path(wanted.pictures))
            with swept(window):
                report = tour.run(wanted.email, os.environ.get(PASSWORD_ENV, ""), tenant=wanted.tenant)
        except TourStuck as stuck:
            sys.stderr.write(f"The tour stopped: {stuck}\n")
            return 1
        finally:
            window.close()
            runner.close()
            qInstallMessageHandler(before)
    sys.stdout.write(json.dumps(asdict(report)) + "\n")
    return 0


class Tour:
    """Drives one window from sign-in to an empty outbox."""

    shoots_sign_in = True

    def __init__(self, window: MainWindow, pictures: Path) -> None:
        self._window, self._folder = window, pictures
        self._report = TourReport()
        pictures.mkdir(parents=True, exist_ok=True)
        window.resize(*SIZE)
        window.show()

    def run(self, email: str, password: str, *, tenant: str = "") -> TourReport:
        """Signs in, works a stop offline, comes back, syncs.

        Raises:
            TourStuck: something did not come about within four minutes.
        """
        self._sign_in(email, password, tenant)
        self._look_around()
        self._go_offline()
        self._work_a_stop()
        self._come_back()
        return self._report

    def _sign_in(self, email: str, password: str, tenant: str) -> None:
        door = self._window.sign_in
        if door is None:
            raise TourStuck("the window opened without the sign-in page")
        viewmodel = door.forms[Stage.ONLINE].sign_in
        if viewmodel.stage is Stage.UNLOCK:
            self._click(door, "usePassword")
        self._type(door, "emailField", email)
        self._type(door, "passwordField", password)
        if self.shoots_sign_in:
            self._shoot("sign-in")
        opened = self._window.session_opened
        viewmodel.refused.connect(lambda why: self._stuck(f"sign-in was refused: {why}"))
        viewmodel.stage_changed.connect(lambda: self._answer(tenant))
        self._after(opened, lambda: self._window.session is not None, "signing in", self._press_sign_in)

    def _press_sign_in(self) -> None:
        self._click(self._window, "onlineFormGo")

    def _answer(self, tenant: str) -> None:
        """Whatever the door asks on the way: which company, a PIN."""
        door = self._window.sign_in
        if door is None:
            return
        viewmodel = door.forms[Stage.ONLINE].sign_in
        if viewmodel.stage is Stage.TENANT:
            names = [member.org_name for member in viewmodel.tenants]
            at = names.index(tenant) if tenant in names else 0
            QTimer.singleShot(0, door, lambda: self._click(door, f"tenant{at}"))
        elif viewmodel.stage is Stage.PIN:
            QTimer.singleShot(0, door, lambda: self._click(door, "skipPin"))

    def _look_around(self) -> None:
        session, shell = self._session()
        self._report.member = session.shell.member.display_name
        self._report.tenant_id = session.shell.member.tenant_id
        self._after(
            session.today.load_changed, lambda: session.today.next_stop is not None, "a stop on Today"
        )
        self._settled(session)
        self._report.storm = session.shell.storm.name if session.shell.storm else ""
        self._shoot("today")
        self._click(shell.rail, f"rail_{Section.JOBS}")
        self._after(session.jobs.load_changed, lambda: session.jobs.load is Load.READY, "the jobs table")
        self._shoot("jobs")
        self._click(shell.rail, f"rail_{Section.MAP}")
        self._after(session.map.load_changed, lambda: session.map.load is Load.READY, "the map")
        self._shoot("map")
        self._look_at_results()

    def _look_at_results(self) -> None:
        """What leads have besides: whom to treat, whom to follow up, the score."""
        session, shell = self._session()
        if session.storms is not None:
            policy = session.storms.policy
            self._click(shell.rail, f"rail_{Section.STORMS}")
            if shell.storms is not None:
                shell.storms.show_page("targeting")
            self._after(policy.load_changed, lambda: policy.load is Load.READY, "targeting")
            self._shoot("targeting")
        if session.nurture is not None:
            nurture = session.nurture
            self._click(shell.rail, f"rail_{Section.NURTURE}")
            self._after(nurture.load_changed, lambda: nurture.load is Load.READY, "nurture")
            self._shoot("nurture")
        if session.insights is not None:
            score = session.insights.score
            self._click(shell.rail, f"rail_{Section.INSIGHTS}")
            self._after(score.load_changed, lambda: score.load is Load.READY, "the play score")
            self._shoot("play-score")

    def _go_offline(self) -> None:
        session, shell = self._session()
        self._click(shell.top, "syncChip")
        self._after(
            session.driver.status_changed,
            lambda: session.driver.status is not None and session.driver.status.working_offline,
            "working offline",
            lambda: self._click(shell.office, "workOffline"),
        )

    def _work_a_stop(self) -> None:
        session, shell = self._session()
        self._click(shell.rail, f"rail_{Section.TODAY}")
        self._after(
            session.job.load_changed,
            lambda: session.job.detail is not None and session.job.load is not Load.BUSY,
            "the job page",
            lambda: self._click(shell.today, "recordOutcome"),
        )
        self._report.job_id = session.job.job_id
        self._report.address = session.job.detail.row.address if session.job.detail else ""
        self._type(shell.job, "noteField", NOTE)
        self._shoot("job")
        self._bring_photos()
        session.evidence.gate.asked_changed.connect(self._explain)
        self._after(
            session.job.detail_changed,
            lambda: session.job.detail is not None and session.job.detail.row.status == "completed",
            "the outcome",
            lambda: self._click(shell.job, f"outcome_{OUTCOME}"),
        )
        self._shoot("job-done")

    def _bring_photos(self) -> None:
        """Photos of one slope are dropped on the photo page, and are safe here without a network."""
        session, shell = self._session()
        photos, files = session.photos, paint_roofs(self._folder / "camera")
        self._after(
            photos.photos.gallery_changed,
            lambda: photos.photos.gallery is not None,
            "the photo page",
            lambda: self._click(shell.job, "jobPhotos"),
        )
        self._click(shell.photos, "cell_N_close_up")
        self._after(
            photos.photos.gallery_changed,
            lambda: photos.photos.photos.rowCount() == len(files) and not photos.intake.running,
            "the photos",
            lambda: drop_files(shell.photos, files),
        )
        self._after(shell.photos.thumbs.caught_up, lambda: shell.photos.thumbs.idle, "the thumbnails")
        self._report.photos = len(files)
        self._shoot("photos")
        self._click(shell.photos, "photosBack")

    def _explain(self) -> None:
        """A visit without photos is asked why."""
        session, shell = self._session()
        if session.evidence.gate.asked is not None:
            QTimer.singleShot(0, shell, lambda: self._answer_question(shell))

    def _answer_question(self, shell: ShellView) -> None:
        self._shoot("question")
        self._click(shell.proof.question, f"reason_{GAP_REASON}")

    def _come_back(self) -> None:
        session, shell = self._session()
        self._click(shell.rail, f"rail_{Section.OFFICE}")
        self._after(
            session.sync.content_changed, lambda: bool(session.sync.waiting), "the list of what is only here"
        )
        self._report.waiting_offline = len(session.sync.waiting)
        self._shoot("office-offline")
        self._click(shell.office, "workOffline")
        self._after(session.sync.content_changed, lambda: not session.sync.waiting, "an empty outbox")
        self._settled(session)
        self._report.waiting_after = len(session.sync.waiting)
        self._shoot("office")

    def _settled(self, session: SessionViewModels) -> None:
        self._after(session.driver.status_changed, lambda: not session.driver.running, "the end of the sync")

    def _session(self) -> tuple[SessionViewModels, ShellView]:
        if self._window.session is None or self._window.shell is None:
            raise TourStuck("the session has ended")
        return self._window.session, self._window.shell

    def _shoot(self, name: str) -> None:
        """One picture a theme; the app is left in the light one."""
        for theme in (Theme.DARK, Theme.SUN, Theme.LIGHT):
            self._window.look.wear(theme=theme)
            self._let_paint()
            self._let_map_paint()
            file = self._folder / f"{name}-{theme.value}.png"
            if not self._window.grab().save(str(file)):
                raise TourStuck(f"the picture {file} could not be written")
            self._report.pictures.append(str(file))

    def _let_map_paint(self) -> None:
        """Its tiles are drawn on another thread, and anew for each theme."""
        if self._window.session is not None:
            session = self._window.session
            queues = [session.map.tiles, *([session.routes.desk.tiles] if session.routes else [])]
            for tiles in queues:
                self._after(tiles.rested, lambda queue=tiles: queue.idle, "the map's pictures")  # type: ignore[misc]

    def _let_paint(self) -> None:
        """Some turns of the event loop: layouts follow the theme's sizes, and what went, a level a turn."""
        for _ in range(LAYOUT_TURNS):
            loop = QEventLoop()
            QTimer.singleShot(0, loop, loop.quit)
            loop.exec()

    def _click(self, inside: QWidget, name: str) -> None:
        QTest.mouseClick(self._find(inside, name), Qt.MouseButton.LeftButton)

    def _type(self, inside: QWidget, name: str, text: str) -> None:
        field = self._find(inside, name)
        field.setFocus()
        QTest.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        QTest.keyClicks(field, text)

    def _find(self, inside: QWidget, name: str) -> QWidget:
        found = inside.findChild(QWidget, name)
        if not isinstance(found, QWidget) or not found.isVisible() or not found.isEnabled():
            raise TourStuck(f"there is no “{name}” to press")
        return found

    def _after(
        self,
        signal: SignalInstance,
        fact: Callable[[], bool],
        what: str,
        act: Callable[[], None] | None = None,
    ) -> None:
        """Does `act` and waits, by the signal, until the fact holds: then, or when all who hear it have."""
        if act is not None:
            act()
        if fact():
            return
        loop = QEventLoop()
        patience = QTimer()
        patience.setSingleShot(True)
        patience.timeout.connect(loop.quit)
        patience.start(PATIENCE_MS)
        self._waiting = loop

        def look(*_: object) -> None:
            if fact():
                loop.quit()
            else:
                QTimer.singleShot(0, loop, look_again)

        def look_again() -> None:
            if fact():
                loop.quit()

        connection = signal.connect(look)
        loop.exec()
        signal.disconnect(connection)
        if not patience.isActive() and fact():
            raise TourStuck(f"{what} came about, but nothing told of it")
        if not fact():
            raise TourStuck(self._why or f"{what} did not come about within {PATIENCE_MS // 1000} seconds")

    _why = ""
    _waiting: QEventLoop | None = None

    def _stuck(self, why: str) -> None:
        self._why = why
        if self._waiting is not None:
            self._waiting.quit()


def _tour_of(wanted: argparse.Namespace) -> type[Tour]:
    """The crew's day, the planner's morning, or what a manager reads."""
    from stormops_desktop.app.tour_desk import DeskTour  # they are tours, and need this module whole
    from stormops_desktop.app.tour_lead import LeadTour

    if wanted.lead:
        return LeadTour
    return DeskTour if wanted.desk else Tour


def _qt_said(_kind: QtMsgType, _where: QMessageLogContext, said: str) -> None:
    if not said.startswith(OFFSCREEN):
        sys.stderr.write(f"{said}\n")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description="Drives the app through a storm day and takes pictures.")
    parser.add_argument("--email", required=True)
    parser.add_argument("--tenant", default="", help="the company's name, when the account has several")
    parser.add_argument("--desk", action="store_true", help="the planner's routes instead of a crew's day")
    parser.add_argument("--lead", action="store_true", help="what a manager reads instead")
    parser.add_argument("--pictures", required=True, help="folder for the PNG files")
    return parser


if __name__ == "__main__":
    raise SystemExit(main())
