"""Signing in: with the office, or offline with a PIN on a machine that knows the person."""

from collections.abc import Callable, Sequence
from enum import StrEnum

from PySide6.QtCore import QObject, Signal

from stormops_desktop.services.models import Member
from stormops_desktop.services.ports import AccountVerbs
from stormops_desktop.viewmodels.base import Load, Surroundings, ViewModel
from stormops_desktop.viewmodels.problems import sentence

PIN_DIGITS = 6


class Stage(StrEnum):
    UNLOCK = "unlock"  # people this machine knows: choose one, type the PIN
    ONLINE = "online"  # e-mail and password
    TENANT = "tenant"  # the account belongs to several companies
    PIN = "pin"  # choose a PIN for days without signal


class SignInViewModel(ViewModel):
    """The way into a session.

    Attributes:
        stage: what is asked for now.
        people: members whose replica is on this machine.
        person: the one chosen to unlock.
        tenants: what to choose from at stage TENANT.
        busy: a check is under way.

    Signals:
        stage_changed, busy_changed: as they say.
        entered: the way is open; carries the Member.
    """

    stage_changed = Signal()
    busy_changed = Signal()
    entered = Signal(object)

    def __init__(self, around: Surroundings, accounts: AccountVerbs, parent: QObject | None = None) -> None:
        super().__init__(around, parent)
        self._accounts = accounts
        self.stage = Stage.ONLINE
        self.people: Sequence[Member] = ()
        self.person: Member | None = None
        self.tenants: Sequence[Member] = ()
        self.busy = False
        self._member: Member | None = None

    def reload(self) -> None:
        self._read(self._accounts.remembered, self._on_people)

    def choose_person(self, account_id: str, tenant_id: str) -> None:
        wanted = (account_id, tenant_id)
        self.person = next((p for p in self.people if (p.account_id, p.tenant_id) == wanted), self.person)
        self._go(Stage.UNLOCK)

    def use_password(self) -> None:
        self._go(Stage.ONLINE)

    def use_pin(self) -> None:
        if self.people:
            self._go(Stage.UNLOCK)

    def sign_in(self, email: str, password: str) -> None:
        email = email.strip()
        if not email or not password:
            self.refused.emit(self.tr("Type your e-mail address and your password."))
            return
        self._check(lambda: self._sign_in(email, password), self._on_signed_in)

    def unlock(self, pin: str) -> None:
        person = self.person
        if person is not None:
            self._check(lambda: self._accounts.unlock(person, pin), self.entered.emit)

    def choose_tenant(self, tenant_id: str) -> None:
        self._check(lambda: self._accounts.switch(tenant_id), self._after_tenant)

    def set_pin(self, pin: str, again: str) -> None:
        if not (pin.isdigit() and len(pin) == PIN_DIGITS):
            self.refused.emit(self.tr("A PIN has {count} digits.").format(count=PIN_DIGITS))
        elif pin != again:
            self.refused.emit(self.tr("The two PINs differ. Type the same one twice."))
        else:
            self._check(lambda: self._accounts.set_pin(pin), lambda _: self._enter())

    def skip_pin(self) -> None:
        self._enter()

    def _sign_in(self, email: str, password: str) -> Member:
        member = self._accounts.sign_in(email, password)
        self.tenants = tuple(self._accounts.tenants())
        return member

    def _on_signed_in(self, member: Member) -> None:
        self._member = member
        if len(self.tenants) > 1:
            self._go(Stage.TENANT)
        else:
            self._offer_pin()

    def _after_tenant(self, member: Member) -> None:
        self._member = member
        self._offer_pin()

    def _offer_pin(self) -> None:
        """Who can unlock this machine already is not asked again."""
        self._check(self._accounts.remembered, self._pin_or_enter)

    def _pin_or_enter(self, people: Sequence[Member]) -> None:
        member = self._member
        known = member is not None and (member.account_id, member.tenant_id) in {
            (person.account_id, person.tenant_id) for person in people
        }
        if known:
            self._enter()
        else:
            self._go(Stage.PIN)

    def _enter(self) -> None:
        if self._member is not None:
            self.entered.emit(self._member)

    def _on_people(self, people: Sequence[Member]) -> Load:
        self.people = people
        if people and self.person is None:
            self.person = people[0]
            self._go(Stage.UNLOCK)
        return Load.READY

    def _check(self, work: Callable[[], object], done: Callable[..., None]) -> None:
        if self.busy:
            return
        self._set_busy(busy=True)

        def passed(result: object) -> None:
            self._set_busy(busy=False)
            done(result)

        self._io(lambda _task: work(), passed, self._on_check_failed)

    def _on_check_failed(self, error: Exception) -> None:
        self._set_busy(busy=False)
        self.refused.emit(sentence(error))

    def _set_busy(self, *, busy: bool) -> None:
        self.busy = busy
        self.busy_changed.emit()

    def _go(self, stage: Stage) -> None:
        self.stage = stage
        self.stage_changed.emit()
