"""The frame around the screens: where one is, whose data it is, which storm, is it safe."""

from collections.abc import Sequence
from enum import StrEnum

from PySide6.QtCore import QObject, Signal

from stormops_desktop.services.models import Member, StormChoice
from stormops_desktop.services.ports import AccountVerbs, ChangeSet, StormReads
from stormops_desktop.viewmodels.base import Load, Surroundings, ViewModel
from stormops_desktop.viewmodels.bus import concerns
from stormops_desktop.viewmodels.sync_driver import SyncDriver
from stormops_desktop.viewmodels.sync_words import chip_text, contact, only_here


class Section(StrEnum):
    """The rail's seven entries (decisions.md 23), in order. A screen that is not built has no entry yet."""

    TODAY = "today"
    JOBS = "jobs"
    MAP = "map"
    STORMS = "storms"
    NURTURE = "nurture"
    INSIGHTS = "insights"
    OFFICE = "office"


# Those that everybody has; the others come with a role and its use cases.
BUILT = (Section.TODAY, Section.JOBS, Section.MAP, Section.OFFICE)


class ShellViewModel(ViewModel):
    """State of the window's frame.

    Attributes:
        section: the rail's entry in front.
        storms: what the storm selector offers; `storm` is the chosen one, None until known.
        tenants: memberships of the account; empty while the office is out of reach.
        sections: what this member may go to, in the rail's order.
        notice: something always worth knowing (the demo's clock), "" for nothing.

    Signals:
        section_changed, storms_changed, storm_changed, tenants_changed: as they say.
        safety_changed: chip or bottom bar say something else.
        switch_wanted: the person chose another tenant; carries its id.
        left: the person signed out and may.
        dismissed: the company took the person out; carries the sentence that says so.
    """

    section_changed = Signal()
    storms_changed = Signal()
    storm_changed = Signal()
    tenants_changed = Signal()
    safety_changed = Signal()
    switch_wanted = Signal(str)
    left = Signal()
    dismissed = Signal(str)

    def __init__(
        self,
        around: Surroundings,
        member: Member,
        storms: StormReads,
        accounts: AccountVerbs,
        driver: SyncDriver,
        *,
        sections: Sequence[Section] = BUILT,
        notice: str = "",
        parent: QObject | None = None,
    ) -> None:
        super().__init__(around, parent)
        self.member, self.driver, self.notice = member, driver, notice
        self._storms, self._accounts = storms, accounts
        self.sections = tuple(section for section in Section if section in sections)
        self.section = Section.TODAY
        self.storms: Sequence[StormChoice] = ()
        self.storm: StormChoice | None = None
        self.tenants: Sequence[Member] = (member,)
        driver.status_changed.connect(self.safety_changed)
        driver.ended.connect(self.leave)
        self.storm_changed.connect(self.safety_changed)  # it says times, and in another zone now

    def reload(self) -> None:
        self._read(self._storms.storms, self._on_storms)

    def load_tenants(self) -> None:
        """Asks for the account's other memberships; without them the selector shows this one."""
        self._io(lambda _: self._accounts.tenants(), self._on_tenants, lambda _error: None)

    def go(self, section: Section) -> None:
        if section is not self.section:
            self.section = section
            self.section_changed.emit()

    def choose_storm(self, storm_id: str) -> None:
        chosen = next((storm for storm in self.storms if storm.storm_id == storm_id), None)
        if chosen is not None and chosen != self.storm:
            self.storm = chosen
            self.storm_changed.emit()

    def choose_tenant(self, tenant_id: str) -> None:
        if tenant_id != self.member.tenant_id:
            self.switch_wanted.emit(tenant_id)

    def sign_out(self) -> None:
        """Refused, with the reason, while something is only on this machine."""
        self._db(self._accounts.sign_out, lambda _: self.left.emit(), self._on_refused)

    def leave(self, why: str) -> None:
        """The member was taken out: nobody is signed in any more, whether or not every file could go."""
        self._db(self._accounts.leave, lambda _: self.dismissed.emit(why), lambda _: self.dismissed.emit(why))

    @property
    def phase(self) -> str:
        """Name of the sync chip's shape."""
        status = self.driver.status
        return status.phase.value if status else "waiting"

    @property
    def zone(self) -> str:
        """Times are the storm's: its houses are where the work is. "" (this machine's) without a storm."""
        return self.storm.zone if self.storm else ""

    @property
    def chip(self) -> str:
        status = self.driver.status
        return chip_text(status, self.zone) if status else self.tr("Looking at what is here")

    @property
    def chip_short(self) -> str:
        """The chip where there is little room: the first of what it says."""
        return self.chip.split(", ", 1)[0]

    @property
    def only_here(self) -> str:
        status = self.driver.status
        return only_here(status) if status else ""

    @property
    def contact(self) -> str:
        status = self.driver.status
        return contact(status, self._around.now(), self.zone) if status else ""

    def dispose(self) -> None:
        self.driver.status_changed.disconnect(self.safety_changed)
        self.driver.ended.disconnect(self.leave)
        super().dispose()

    def _on_changes(self, changes: ChangeSet) -> None:
        if concerns(changes, "storms"):
            self.reload()

    def _on_storms(self, storms: Sequence[StormChoice]) -> Load:
        self.storms = storms
        self.storms_changed.emit()
        known = self.storm and next((s for s in storms if s.storm_id == self.storm.storm_id), None)
        chosen = known or next((s for s in storms if s.status == "active" and not s.is_sample), None)
        chosen = chosen or next(iter(storms), None)
        if chosen != self.storm:
            self.storm = chosen
            self.storm_changed.emit()
        return Load.READY if storms else Load.EMPTY

    def _on_tenants(self, tenants: Sequence[Member]) -> None:
        self.tenants = tenants or (self.member,)
        self.tenants_changed.emit()
