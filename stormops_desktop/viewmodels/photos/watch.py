"""A folder that is looked into for new photos: offered once they are whole, never taken unasked."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

from stormops_desktop.services.photos.models import Look, WatchedFolder
from stormops_desktop.services.photos.ports import PhotoVerbs
from stormops_desktop.viewmodels.base import Surroundings, ViewModel

SETTLE_MS = 1_000  # a file that is as it was a second ago is no longer being copied
POLL_MS = 10_000  # a card reader tells nobody when a card is put in
MOST_WATCHED = 200  # folders; systems have few thousand watches for all programs together


class FolderWatchViewModel(ViewModel):
    """Watches one folder of this machine, chosen once.

    Attributes:
        folder: "" while none is chosen. there: it can be read just now.
        fresh: photos in it that nobody has taken or declined.
        always: they go to the job whose photos are open, without being asked about.

    Signals:
        fresh_changed: `folder`, `there` or `fresh` is different now.
    """

    fresh_changed = Signal()

    def __init__(
        self, around: Surroundings, verbs: PhotoVerbs | None, *, settle_ms: int = SETTLE_MS,
        poll_ms: int = POLL_MS, parent: QObject | None = None,
    ) -> None:  # fmt: skip
        super().__init__(around, parent)
        self._verbs = verbs
        self._watched = WatchedFolder()
        self._marks: Mapping[Path, str] = {}
        self._before: Mapping[Path, str] = {}
        self._looking = self._again = False
        self.there = True
        self.fresh: tuple[Path, ...] = ()
        self._poll_ms = poll_ms
        self._settling = self._timer(settle_ms)
        self._poll = self._timer(poll_ms)
        self._watcher = QFileSystemWatcher(self)
        self._watcher.directoryChanged.connect(self._on_touched)

    @property
    def folder(self) -> str:
        return self._watched.folder

    @property
    def folder_name(self) -> str:
        """The last part of it, as a person calls it."""
        return Path(self.folder).name or self.folder

    @property
    def always(self) -> bool:
        return self._watched.always

    def take_always(self, *, always: bool) -> None:
        """Whether what is new is added without being asked about."""
        self._watched = replace(self._watched, always=always)
        self._remember()
        self.fresh_changed.emit()

    def start(self) -> None:
        """Recalls the folder and looks into it."""
        verbs = self._verbs
        if verbs is not None:
            self._db(verbs.watched, self._on_recalled, lambda _error: None)

    def choose(self, folder: str) -> None:
        """Another folder; what is in it already is offered too."""
        self._stop_watching()
        self._watched = WatchedFolder(folder)  # another card may be another house's: it is asked about
        self._marks, self._before, self.fresh = {}, {}, ()
        self._remember()
        self.fresh_changed.emit()
        self.look()

    def forget(self) -> None:
        """Watches no folder any more."""
        self.choose("")

    def dismiss(self) -> None:
        """What is offered is not wanted."""
        self._deal_with_fresh()

    def take(self) -> tuple[Path, ...]:
        """What is offered, to be added by the caller; it is not offered again."""
        taken = self.fresh
        self._deal_with_fresh()
        return taken

    def look(self) -> None:
        """One look; a second request while one is under way follows it."""
        verbs, watched, before = self._verbs, self._watched, self._before
        if verbs is None or not watched.folder:
            return
        if self._looking:
            self._again = True
            return
        self._looking = True
        self._io(
            lambda _task: verbs.look_into(watched, before),
            lambda found: self._on_look(watched.folder, found), self._on_look_failed,
        )  # fmt: skip

    def dispose(self) -> None:
        self._stop_watching()
        super().dispose()

    def _timer(self, after_ms: int) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(after_ms)
        timer.timeout.connect(self.look)
        return timer

    def _on_recalled(self, watched: WatchedFolder) -> None:
        self._watched = watched
        self.fresh_changed.emit()
        self.look()

    def _on_touched(self, _folder: str) -> None:
        if not self._settling.isActive():
            self._settling.start()

    def _on_look(self, folder: str, found: Look) -> None:
        self._looking = False
        if folder == self.folder:
            self._marks = {p: mark for p, mark in found.marks.items() if mark not in self._watched.seen}
            self._before = {**found.marks, **found.growing}
            self._show(tuple(self._marks), found.there)
            self._watch(found)
            if found.growing:
                self._settling.start()
        self._look_again()

    def _on_look_failed(self, _error: Exception) -> None:
        """The card was pulled during the look; the next one tells."""
        self._looking = False
        self._look_again()

    def _look_again(self) -> None:
        again, self._again = self._again, False
        if again:
            self.look()
        elif self.folder and self._poll_ms:
            self._poll.start()

    def _show(self, fresh: tuple[Path, ...], there: bool) -> None:
        if (fresh, there) != (self.fresh, self.there):
            self.fresh, self.there = fresh, there
            self.fresh_changed.emit()

    def _watch(self, found: Look) -> None:
        wanted, held = set(found.folders[:MOST_WATCHED]), set(self._watcher.directories())
        if held - wanted:
            self._watcher.removePaths(sorted(held - wanted))
        if wanted - held:
            self._watcher.addPaths(sorted(wanted - held))

    def _stop_watching(self) -> None:
        self._settling.stop()
        self._poll.stop()
        held = self._watcher.directories()
        if held:
            self._watcher.removePaths(held)

    def _deal_with_fresh(self) -> None:
        seen = self._watched.seen | set(self._marks.values())
        self._watched = replace(self._watched, seen=frozenset(seen))
        self._marks = {}
        self._remember()
        self._show((), self.there)

    def _remember(self) -> None:
        verbs, watched = self._verbs, self._watched
        if verbs is not None:
            self._around.runner.save(lambda: verbs.watch(watched), lambda _: None, self._on_refused)
