"""Ready for the field? One button, and what each item that is not green leads to."""

from PySide6.QtCore import QObject, Signal

from stormops_desktop.services.office.models import Readiness
from stormops_desktop.services.office.ports import ReadyVerbs
from stormops_desktop.services.ports import AccountVerbs
from stormops_desktop.viewmodels.base import Load, Surroundings, ViewModel
from stormops_desktop.viewmodels.problems import sentence
from stormops_desktop.viewmodels.sign_in import PIN_DIGITS
from stormops_desktop.viewmodels.sync_driver import SyncDriver


class ReadyViewModel(ViewModel):
    """The Ready page.

    Attributes:
        found: what the last check found, None before there was one on this machine.
        checking: a check is under way.

    Signals:
        content_changed: `found` or `checking` is different now.
    """

    content_changed = Signal()

    def __init__(
        self, around: Surroundings, verbs: ReadyVerbs, accounts: AccountVerbs, driver: SyncDriver,
        parent: QObject | None = None,
    ) -> None:  # fmt: skip
        super().__init__(around, parent)
        self._verbs, self._accounts, self._driver = verbs, accounts, driver
        self.found: Readiness | None = None
        self.checking = False

    def reload(self) -> None:
        self._read(self._verbs.last, self._on_last)

    def check(self) -> None:
        """Looks at everything; a second press while it does is dropped."""
        if self.checking:
            return
        self._set_checking(checking=True)
        self._io(lambda _task: self._verbs.check(), self._on_checked, self._on_failed)

    def sync_now(self) -> None:
        """The way on for what only the office can bring; what it brought is checked by the next press."""
        self._driver.sync_now()

    def set_pin(self, pin: str) -> None:
        """The PIN that opens this data without the office; everything is looked at again."""
        if len(pin) != PIN_DIGITS:
            self.refused.emit(self.tr("A PIN has {count} digits.").format(count=PIN_DIGITS))
            return
        self._db(lambda: self._accounts.set_pin(pin), lambda _: self.check(), self._on_refused)

    @property
    def now_ms(self) -> int:
        return self._around.now()

    def _on_last(self, found: Readiness | None) -> Load:
        if not self.checking:
            self.found = found
        self.content_changed.emit()
        return Load.READY

    def _on_checked(self, found: Readiness) -> None:
        self.found = found
        self._set_checking(checking=False)

    def _on_failed(self, error: Exception) -> None:
        self._set_checking(checking=False)
        self.refused.emit(sentence(error))

    def _set_checking(self, *, checking: bool) -> None:
        self.checking = checking
        self.content_changed.emit()
