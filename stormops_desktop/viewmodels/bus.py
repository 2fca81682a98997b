"""One signal that tells every screen what changed and who did it."""

from PySide6.QtCore import QObject, Signal

from stormops_desktop.services.ports import ChangeSet
from sync.contracts.replica import Touched


class ChangeBus(QObject):
    """Announces ChangeSets; each viewmodel decides whether to reload.

    Signals:
        changed: a ChangeSet was made here or came from the office.
    """

    changed = Signal(object)

    def announce(self, changes: ChangeSet) -> None:
        self.changed.emit(changes)

    def announce_arrival(self, origin: object) -> None:
        """Rows came from the office; nobody counts which."""
        self.announce(ChangeSet("", Touched(dict.fromkeys(ANYTHING)), origin))


CLAIM = ("claim_intel", "supplements", "claim_payments", "test_squares")
ANYTHING = (
    "jobs", "job_events", "notes", "routes", "route_properties", "properties", "storms", "photos", *CLAIM,
)  # fmt: skip


def concerns(changes: ChangeSet, *entities: str) -> bool:
    """True when one of the entities may look different now; an unnamed change may be anything."""
    rows = changes.touched.rows
    return not rows or any(entity in rows for entity in entities)
