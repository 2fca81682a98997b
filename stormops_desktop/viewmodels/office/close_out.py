"""Close-out: what exists only on this machine, the ways to zero, and work that goes by stick."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, Signal

from stormops_desktop.services.bundle.models import BroughtIn, BundleMade
from stormops_desktop.services.bundle.ports import BundleVerbs
from stormops_desktop.services.office.models import CloseOut
from stormops_desktop.services.office.ports import CloseOutReads
from stormops_desktop.services.ports import ChangeSet
from stormops_desktop.tasks.task import Task
from stormops_desktop.viewmodels.base import Load, Surroundings, ViewModel
from stormops_desktop.viewmodels.moments import size
from stormops_desktop.viewmodels.problems import sentence
from stormops_desktop.viewmodels.sync_driver import SyncDriver

translate = QCoreApplication.translate


class CloseOutViewModel(ViewModel):
    """The Close-out page.

    Attributes:
        found: what the last look at this machine found, None before the first.
        busy: a bundle is being written or read; `done` and `total` are bytes of it.

    Signals:
        content_changed: `found` is different now.
        busy_changed: `busy`, `done` or `total` is different now.
        told: something went well; carries the sentence.
    """

    content_changed = Signal()
    busy_changed = Signal()
    told = Signal(str)

    def __init__(
        self, around: Surroundings, reads: CloseOutReads, bundles: BundleVerbs, driver: SyncDriver,
        parent: QObject | None = None,
    ) -> None:  # fmt: skip
        super().__init__(around, parent)
        self._reads, self._bundles, self.driver = reads, bundles, driver
        self.found: CloseOut | None = None
        self.busy, self.done, self.total = False, 0, 0
        driver.finished.connect(self._on_exchange)

    def reload(self) -> None:
        self._read(self._reads.close_out, self._on_found)

    def sync_now(self) -> None:
        self.driver.sync_now()

    def suggested_name(self) -> str:
        """What the bundle's file may be called."""
        return self._bundles.suggested_name()

    def make_bundle(self, path: str, passphrase: str) -> None:
        """Writes all that is only here to one sealed file."""
        self._carry(lambda task: self._bundles.make(Path(path), passphrase, _progress(task)), self._on_made)

    def bring_in(self, path: str, passphrase: str) -> None:
        """Takes over what another laptop wrote, and sends it when there is signal."""
        self._carry(
            lambda task: self._bundles.bring_in(Path(path), passphrase, _progress(task)), self._on_brought
        )

    def dispose(self) -> None:
        self.driver.finished.disconnect(self._on_exchange)
        super().dispose()

    def _carry(self, work: Callable[[Task], object], done: Callable[[object], None]) -> None:
        if self.busy:
            return
        self._set_busy(busy=True)
        self._io(work, done, self._on_failed, self._on_progress)

    def _on_changes(self, changes: ChangeSet) -> None:  # noqa: ARG002 - any change may exist only here
        self.reload()

    def _on_exchange(self, _report: object) -> None:
        self.reload()

    def _on_found(self, found: CloseOut) -> Load:
        self.found = found
        self.content_changed.emit()
        return Load.READY

    def _on_made(self, made: object) -> None:
        assert isinstance(made, BundleMade)
        self._set_busy(busy=False)
        words = translate(
            "bundle", "{name} is written and read back: {changes} changes, {photos} photos, {size}. "
            "All of it is still on this machine too."
        )  # fmt: skip
        said = words.format(
            name=made.path.name, changes=made.changes, photos=made.photos, size=size(made.size_bytes)
        )
        if made.left_out:
            lost = translate("bundle", "{count} photos could not be read here and are not in it.")
            said = f"{said} {lost.format(count=made.left_out)}"
        self.told.emit(said)
        self.reload()

    def _on_brought(self, found: object) -> None:
        assert isinstance(found, BroughtIn)
        self._set_busy(busy=False)
        if found.known:
            self.told.emit(translate("bundle", "All of it is here already. Nothing was changed."))
            return
        words = translate(
            "bundle", "Took over {changes} changes and {photos} photos of {machine}. "
            "They go to the office now, or as soon as there is signal."
        )  # fmt: skip
        self.told.emit(words.format(changes=found.changes, photos=found.photos, machine=found.machine))
        self.reload()
        self.driver.sync_now()

    def _on_progress(self, news: object) -> None:
        if isinstance(news, tuple):
            self.done, self.total = news
            self.busy_changed.emit()

    def _on_failed(self, error: Exception) -> None:
        self._set_busy(busy=False)
        self.refused.emit(sentence(error))

    def _set_busy(self, *, busy: bool) -> None:
        self.busy, self.done, self.total = busy, 0, 0
        self.busy_changed.emit()


def _progress(task: Task) -> Callable[[int, int], None]:
    return lambda done, total: task.report((done, total))
