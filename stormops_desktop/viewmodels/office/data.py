"""Photos and data: what goes over which link, what may leave this machine, and what comes back."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QCoreApplication, QObject, Signal

from stormops_desktop.services.office.models import ApartFile, DataView, LinkSays
from stormops_desktop.services.office.ports import DataVerbs
from stormops_desktop.services.ports import AccountVerbs, ChangeSet
from stormops_desktop.viewmodels.base import Load, Surroundings, ViewModel
from stormops_desktop.viewmodels.moments import size
from stormops_desktop.viewmodels.problems import sentence
from stormops_desktop.viewmodels.said import say
from stormops_desktop.viewmodels.sync_driver import SyncDriver

translate = QCoreApplication.translate


class DataViewModel(ViewModel):
    """The page Photos & data.

    Attributes:
        found: what the last look found, None before the first.
        working: something is being freed.

    Signals:
        content_changed: `found` or `working` is different now.
        told: something went well; carries the sentence.
        left: this company's data is no longer on this machine, and nobody is signed in.
    """

    content_changed = Signal()
    told = Signal(str)
    left = Signal()

    def __init__(
        self, around: Surroundings, verbs: DataVerbs, accounts: AccountVerbs, driver: SyncDriver,
        parent: QObject | None = None,
    ) -> None:  # fmt: skip
        super().__init__(around, parent)
        self._verbs, self._accounts, self._driver = verbs, accounts, driver
        self.found: DataView | None = None
        self.working = False
        driver.finished.connect(self._on_exchange)

    def reload(self) -> None:
        self._read(self._verbs.view, self._on_found)

    def wifi_only(self, only: bool) -> None:
        """Whether originals wait for a link that costs nothing."""
        if self.found is not None:
            choice = replace(self.found.choice, wifi_only=only)
            self._decide(lambda: self._verbs.choose(choice))

    def day_mb(self, million_bytes: int) -> None:
        """How much a day may go over a link that costs."""
        if self.found is not None and million_bytes != self.found.choice.day_mb:
            choice = replace(self.found.choice, day_mb=million_bytes)
            self._decide(lambda: self._verbs.choose(choice))

    def link(self, says: str) -> None:
        """A value of `LinkSays`: what the present link is gone by."""
        if self.found is not None:
            choice = replace(self.found.choice, link=LinkSays(says))
            self._decide(lambda: self._verbs.choose(choice))

    def send_anyway(self, anyway: bool) -> None:
        """Everything goes now, whatever it costs; or back to thrift."""
        self._decide(lambda: self._verbs.send_anyway(anyway))

    def free(self) -> None:
        """Frees the originals that the office keeps safely."""
        if self.working or self.found is None:
            return
        self._set_working(working=True)
        days = self.found.keep_days
        self._io(lambda _task: self._verbs.free(days), self._on_freed, self._on_failed)

    def hold(self, job_id: str, *, held: bool) -> None:
        """Keeps every original of a job on this machine, or lets them go again when the office has them."""
        said = (
            translate("data", "Every original of this job stays on this machine, until you let it go again.")
            if held else translate("data", "Originals of this job may go when the office keeps them safely.")
        )  # fmt: skip
        self._db(lambda: self._verbs.hold(job_id, held=held), lambda _: self._on_held(said), self._on_refused)

    def discard(self, file: ApartFile, why: str) -> None:
        """Throws away a file that is no usable picture, with the reason on the job."""
        self._save(lambda: self._verbs.discard(file, why, origin=self))

    def legal_hold(self, job_id: str, *, held: bool) -> None:
        """The office's order to every machine, or its end."""
        said = (
            translate("data", "Legal hold: no machine lets an original of this job go.") if held
            else translate("data", "The legal hold is lifted.")
        )  # fmt: skip

        def ordered(changes: ChangeSet) -> None:
            self._on_saved(changes)
            self._on_held(said)

        verb = partial(self._verbs.legal_hold, job_id, held=held)
        self._keep(self._around.runner.save(verb, ordered, self._on_refused))

    def remove_data(self) -> None:
        """Removes this company's data from this machine; refused while anything is only here."""
        self._db(self._accounts.remove_data, lambda _: self.left.emit(), self._on_refused)

    def dispose(self) -> None:
        self._driver.finished.disconnect(self._on_exchange)
        super().dispose()

    def _on_saved(self, changes: ChangeSet) -> None:
        super()._on_saved(changes)
        if changes.origin is self:
            self.reload()
            self.told.emit(
                translate("data", "{what}. The job's notes say why.").format(what=say(changes.name))
            )

    def _decide(self, verb: Callable[[], None]) -> None:
        self._db(verb, self._on_decided, self._on_refused)

    def _on_decided(self, _nothing: None) -> None:
        """What waited may be free to go now."""
        self.reload()
        self._driver.reload()
        self._driver.sync_now()

    def _on_changes(self, changes: ChangeSet) -> None:  # noqa: ARG002 - a photo may have come or gone
        self.reload()

    def _on_exchange(self, _report: object) -> None:
        """After each exchange: more may be safe now, and a short disk is relieved without being asked."""
        self._io(lambda _task: self._verbs.relieve(), lambda _freed: self.reload(), lambda _error: None)

    def _on_held(self, said: str) -> None:
        self.told.emit(said)
        self.reload()

    def _on_freed(self, freed: int) -> None:
        self._set_working(working=False)
        if freed:
            words = translate(
                "data", "{size} freed. The photos are safe at the office and come back when asked."
            )
            self.told.emit(words.format(size=size(freed)))
        else:
            self.told.emit(translate("data", "There was nothing to free."))
        self.reload()

    def _on_failed(self, error: Exception) -> None:
        self._set_working(working=False)
        self.refused.emit(sentence(error))
        self.reload()

    def _on_found(self, found: DataView) -> Load:
        self.found = found
        self.content_changed.emit()
        return Load.READY

    def _set_working(self, *, working: bool) -> None:
        self.working = working
        self.content_changed.emit()


def discard_reasons() -> list[tuple[str, str]]:
    """Why a file that is no picture is not needed: a key for the button, and the words on the job."""
    return [
        ("no_picture", translate("data", "It is no picture")),
        ("again", translate("data", "Taken once more")),
        ("other", translate("data", "Not of this job")),
        ("broken", translate("data", "Nobody can open it")),
    ]
