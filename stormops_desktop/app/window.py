"""The one window: the sign-in page or the signed-in shell, and the way between them."""

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QByteArray, QSettings, Signal
from PySide6.QtGui import QCloseEvent, QResizeEvent
from PySide6.QtWidgets import QMainWindow, QWidget

from stormops_desktop.app.crash import CrashNet
from stormops_desktop.services.models import Member
from stormops_desktop.services.ports import AccountVerbs, Services
from stormops_desktop.tasks.runner import LaneRunner
from stormops_desktop.viewmodels.base import Surroundings
from stormops_desktop.viewmodels.bus import ChangeBus
from stormops_desktop.viewmodels.problems import sentence
from stormops_desktop.viewmodels.session import SessionViewModels, open_session
from stormops_desktop.viewmodels.sign_in import SignInViewModel
from stormops_desktop.views.shell.shell_view import ShellView
from stormops_desktop.views.shell.trouble_page import TroublePage
from stormops_desktop.views.sign_in.sign_in_view import SignInView
from stormops_desktop.views.style.look import Look

SIZE = (1280, 800)
SMALLEST = (1024, 640)


class Desk(Protocol):
    """What the window needs of the assembly."""

    @property
    def accounts(self) -> AccountVerbs: ...
    def services(self) -> Services: ...


class MainWindow(QMainWindow):
    """Owns the session's viewmodels and lets them go before the session closes.

    Signals:
        session_opened: somebody is in; carries the SessionViewModels.
        session_closed: nobody is, any more.
    """

    session_opened = Signal(object)
    session_closed = Signal()

    def __init__(
        self,
        look: Look,
        desk: Desk,
        runner: LaneRunner,
        now: Callable[[], int],
        *,
        notice: str = "",
        memory: QSettings | None = None,
    ) -> None:
        super().__init__()
        self.look, self._desk, self._runner, self._now = look, desk, runner, now
        self._notice, self._memory = notice, memory
        self.session: SessionViewModels | None = None
        self.shell: ShellView | None = None
        self.sign_in: SignInView | None = None
        self._door: SignInViewModel | None = None
        self.setObjectName("mainWindow")
        self.setWindowTitle(self.tr("StormOps"))
        self.setMinimumSize(*SMALLEST)
        self.resize(*SIZE)
        self.trouble = TroublePage(look, self)
        self.trouble.quit_wanted.connect(self.close)
        look.changed.connect(self._remember_look)
        self._recall()
        self.show_sign_in()

    def show_sign_in(self, message: str = "") -> None:
        """Back to the way in; `message` says why, when it was not the person's wish."""
        self._close_session()
        self._door = SignInViewModel(self._around(ChangeBus(self)), self._desk.accounts, self)
        self._door.entered.connect(self._on_entered)
        self.sign_in = SignInView(self.look, self._door)
        self._put(self.sign_in)
        self._door.reload()
        if message:
            self.sign_in.banner.say(message)

    def catch(self, net: CrashNet) -> None:
        """Shows the calm page for what the net catches."""
        net.caught.connect(lambda: self.trouble.say(str(net.log_file)))

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt calls it
        if self._memory is not None:
            self._memory.setValue("geometry", self.saveGeometry())
        self._close_session()
        event.accept()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self.trouble.setGeometry(self.rect())

    def _on_entered(self, _member: Member) -> None:
        self._runner.db(self._desk.services, self._open_session, self._not_entered)

    def _open_session(self, services: Services) -> None:
        around = self._around(ChangeBus(self))
        session = open_session(services, self._desk.accounts, around, notice=services.notice or self._notice)
        session.shell.switch_wanted.connect(self._switch)
        session.shell.left.connect(self.show_sign_in)
        session.shell.dismissed.connect(self.show_sign_in)
        self.session, self.shell = session, ShellView(self.look, session)
        self._leave_door()
        self._put(self.shell)
        session.start()
        self.session_opened.emit(session)

    def _switch(self, tenant_id: str) -> None:
        """One company's file is closed before the other's is opened; in the lane, so behind the last save."""
        self._close_session()
        switch = self._desk.accounts.switch
        self._runner.db(lambda: switch(tenant_id), self._on_entered, self._not_switched)

    def _not_switched(self, error: Exception) -> None:
        """The company one was at is still open: back to it, with the reason."""
        why = sentence(error)
        self._runner.db(self._desk.services, lambda services: self._back_to(services, why), self._not_entered)

    def _back_to(self, services: Services, why: str) -> None:
        self._open_session(services)
        if self.shell is not None:
            self.shell.strip.say(why, "warn")

    def _not_entered(self, error: Exception) -> None:
        self.show_sign_in(sentence(error))

    def _close_session(self) -> None:
        session, self.session, self.shell = self.session, None, None
        if session is not None:
            session.dispose()
            self._put(QWidget())  # lets go of the old screens
            self.session_closed.emit()
        self._leave_door()

    def _put(self, inside: QWidget) -> None:
        self.setCentralWidget(inside)
        inside.show()

    def _leave_door(self) -> None:
        door, self._door, self.sign_in = self._door, None, None
        if door is not None:
            door.dispose()
            door.deleteLater()

    def _around(self, bus: ChangeBus) -> Surroundings:
        return Surroundings(self._runner, bus, self._now)

    def _recall(self) -> None:
        geometry = self._memory.value("geometry") if self._memory is not None else None
        if isinstance(geometry, QByteArray):
            self.restoreGeometry(geometry)

    def _remember_look(self) -> None:
        if self._memory is not None:
            self._memory.setValue("theme", self.look.theme.value)
            self._memory.setValue("density", self.look.density.value)
