"""Do not miss: what comes due, for Today's card and the quiet line at the start."""

from PySide6.QtCore import QCoreApplication, QObject, Signal

from stormops_desktop.domain.jobs.reminders import Reminder, ReminderKind
from stormops_desktop.services.jobs.ports import ReminderReads
from stormops_desktop.services.models import StormChoice
from stormops_desktop.services.ports import ChangeSet
from stormops_desktop.viewmodels.base import Load, Surroundings, ViewModel
from stormops_desktop.viewmodels.bus import CLAIM, concerns
from stormops_desktop.viewmodels.claim_words import sentence
from stormops_desktop.viewmodels.moments import day_and_time

translate = QCoreApplication.translate


class RemindersViewModel(ViewModel):
    """What comes due in a storm.

    Attributes:
        items: soonest first.

    Signals:
        items_changed: `items` is different now.
        first_told: the first answer of a session came, and something is due today or has passed.
    """

    items_changed = Signal()
    first_told = Signal()

    def __init__(
        self, around: Surroundings, reads: ReminderReads | None, parent: QObject | None = None
    ) -> None:
        super().__init__(around, parent)
        self._reads = reads
        self.storm: StormChoice | None = None
        self.items: tuple[Reminder, ...] = ()
        self._told = False

    def reload(self) -> None:
        reads, storm_id = self._reads, self.storm.storm_id if self.storm else None
        if reads is not None and storm_id is not None:
            self._read(lambda: reads.reminders(storm_id), self._on_items)

    def show_storm(self, storm: StormChoice | None) -> None:
        moved = (self.storm and self.storm.storm_id) != (storm and storm.storm_id)
        self.storm = storm
        if moved:
            self.reload()

    @property
    def urgent(self) -> tuple[Reminder, ...]:
        """Today's, and those whose day has passed."""
        return tuple(item for item in self.items if item.days_left <= 0)

    @property
    def summary(self) -> str:
        """The line at the start; "" when nothing is due today."""
        count = len(self.urgent)
        if not count:
            return ""
        first = self.urgent[0]
        what = f"{title(first)}, {first.address}"
        if count == 1:
            return translate("reminders", "Do not miss: {what}.").format(what=what)
        more = translate("reminders", "Do not miss: {what}, and {count} more on Today.")
        return more.format(what=what, count=count - 1)

    def _on_items(self, items: tuple[Reminder, ...]) -> Load:
        self.items = items
        self.items_changed.emit()
        if not self._told:
            self._told = True
            if self.urgent:
                self.first_told.emit()
        return Load.READY

    def _on_changes(self, changes: ChangeSet) -> None:
        if concerns(changes, "jobs", "assignments", "properties", *CLAIM):
            self.reload()


def title(item: Reminder) -> str:
    """What comes due."""
    if item.kind is ReminderKind.APPOINTMENT:
        return translate("reminders", "Appointment")
    if item.kind is ReminderKind.MEETING:
        return translate("reminders", "Adjuster meeting")
    return sentence(item.label)


def when(item: Reminder) -> str:
    """Its hour in the house's zone, or its day."""
    return item.due_on.isoformat() if item.at is None else day_and_time(item.at, item.zone)


def left(item: Reminder) -> str:
    """How many days are left, in words."""
    days = item.days_left
    if days == 0:
        return translate("reminders", "today")
    if days == 1:
        return translate("reminders", "tomorrow")
    if days == -1:
        return translate("reminders", "passed yesterday")
    if days < 0:
        return translate("reminders", "passed {days} days ago").format(days=-days)
    return translate("reminders", "{days} days left").format(days=days)
