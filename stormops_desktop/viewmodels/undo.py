"""The way back: what can be undone just now, and until when."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from stormops_desktop.services.ports import ChangeSet, JobVerbs, Undo
from stormops_desktop.viewmodels.base import Surroundings, ViewModel
from stormops_desktop.viewmodels.said import say

OFFER_MS = 10_000  # decisions.md 13
KEPT = 30


class UndoViewModel(ViewModel):
    """Offers the newest undoable change for ten seconds; older ones stay behind it until they expire.

    Signals:
        offer_changed: `offer` is different now (None: nothing to undo).
        undone: a change was taken back; carries its label.
    """

    offer_changed = Signal()
    undone = Signal(str)

    def __init__(self, around: Surroundings, verbs: JobVerbs, parent: QObject | None = None) -> None:
        super().__init__(around, parent)
        self._verbs = verbs
        self._offers: list[Undo] = []
        self._expiry = QTimer(self)
        self._expiry.setSingleShot(True)
        self._expiry.setTimerType(Qt.TimerType.PreciseTimer)
        self._expiry.timeout.connect(self._expire)

    @property
    def offer(self) -> Undo | None:
        return self._offers[-1] if self._offers else None

    @property
    def remaining_ms(self) -> int:
        return min(OFFER_MS, max(0, self._expiry.remainingTime()))

    def undo(self) -> None:
        """Takes back the newest change; the undo is itself a change that syncs."""
        offer = self.offer
        if offer is None:
            return
        verb: Callable[[], ChangeSet] = lambda: self._verbs.undo(offer.token, origin=self)  # noqa: E731
        if self._save(verb):
            self._offers.remove(offer)
            self._announce()
            self.undone.emit(say(offer.label))

    def dismiss(self) -> None:
        """The person does not want the offer on the screen any more."""
        self._offers.clear()
        self._announce()

    def dispose(self) -> None:
        self._expiry.stop()
        super().dispose()

    def _on_changes(self, changes: ChangeSet) -> None:
        if changes.undo is None or changes.origin is self:
            return
        self._offers = [*self._offers[-(KEPT - 1) :], changes.undo]
        self._announce()

    def _announce(self) -> None:
        offer = self.offer
        if offer is None:
            self._expiry.stop()
        else:
            left = offer.expires_at - self._around.now()
            self._expiry.start(min(max(left, 0), OFFER_MS))
        self.offer_changed.emit()

    def _expire(self) -> None:
        """The newest went stale, so everything behind it did, too."""
        self._offers.clear()
        self.offer_changed.emit()
