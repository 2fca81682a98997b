"""A screen's state that is read when the screen is looked at, and only noted as old while it is not."""

from stormops_desktop.services.ports import ChangeSet
from stormops_desktop.viewmodels.base import ViewModel
from stormops_desktop.viewmodels.bus import concerns


class SeenViewModel(ViewModel):
    """Subclasses name in `MOVERS` the entities whose changes make them old, and read in `reload`."""

    MOVERS: tuple[str, ...] = ()
    _seen = False
    _stale = True

    def appear(self) -> None:
        """The screen came to the front: now it is worth reading."""
        self._seen = True
        self._reload_if_seen()

    def vanish(self) -> None:
        """The screen went to the back."""
        self._seen = False

    def _grow_old(self) -> None:
        """What is shown is not so any more."""
        self._stale = True
        self._reload_if_seen()

    def _reload_if_seen(self) -> None:
        if self._seen and self._stale:
            self._stale = False
            self.reload()

    def _on_changes(self, changes: ChangeSet) -> None:
        if concerns(changes, *self.MOVERS):
            self._grow_old()
