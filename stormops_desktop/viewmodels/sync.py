"""The Sync page: what is only here, what the office did not take, and the switch to work offline."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QObject, Signal

from stormops_desktop.services.models import InboxView, SyncReport, SyncStatus, WaitingItem
from stormops_desktop.services.ports import ChangeSet, SyncVerbs
from stormops_desktop.services.routing.models import PlanIssue
from stormops_desktop.viewmodels.base import Load, Surroundings, ViewModel
from stormops_desktop.viewmodels.sync_driver import SyncDriver

Content = tuple[Sequence[WaitingItem], Sequence[InboxView], Sequence[PlanIssue]]


class SyncViewModel(ViewModel):
    """The Sync page's content; the driver does the syncing.

    Args:
        plan_issues: reads what crews say against their routes; None for those who do not plan.

    Attributes:
        waiting: changes that exist only on this machine, oldest first (the first 200).
        inbox: what wants a person. plans: routes whose crews declined them, or changed what clashes.
        report: how the last exchange ended, None before one did.

    Signals:
        content_changed: `waiting`, `inbox` or `report` are different now.
    """

    content_changed = Signal()

    def __init__(
        self, around: Surroundings, verbs: SyncVerbs, driver: SyncDriver,
        plan_issues: Callable[[], Sequence[PlanIssue]] | None = None, parent: QObject | None = None,
    ) -> None:  # fmt: skip
        super().__init__(around, parent)
        self._verbs, self.driver = verbs, driver
        self._plan_issues = plan_issues or tuple
        self.plans: Sequence[PlanIssue] = ()
        self.waiting: Sequence[WaitingItem] = ()
        self.inbox: Sequence[InboxView] = ()
        self.report: SyncReport | None = None
        driver.finished.connect(self._on_finished)

    @property
    def status(self) -> SyncStatus | None:
        return self.driver.status

    def reload(self) -> None:
        self._read(self._content, self._on_content)

    def sync_now(self) -> None:
        self.driver.sync_now()

    def work_offline(self, offline: bool) -> None:
        self.driver.work_offline(offline)

    def keep_mine(self, item_id: int) -> None:
        self._save(lambda: self._verbs.keep_mine(item_id, origin=self))

    def keep_both(self, item_id: int) -> None:
        self._save(lambda: self._verbs.keep_both(item_id, origin=self))

    def keep_edited(self, item_id: int, typed: Mapping[str, str]) -> None:
        self._save(lambda: self._verbs.keep_edited(item_id, typed, origin=self))

    def take_theirs(self, item_id: int, reason: str) -> None:
        self._save(lambda: self._verbs.take_theirs(item_id, reason, origin=self))

    def dispose(self) -> None:
        self.driver.finished.disconnect(self._on_finished)
        super().dispose()

    def _on_changes(self, changes: ChangeSet) -> None:  # noqa: ARG002 - any change may wait to be sent
        self.reload()

    def _on_finished(self, report: SyncReport) -> None:
        self.report = report
        self.reload()

    def _content(self) -> Content:
        return self._verbs.waiting(), self._verbs.inbox(), self._plan_issues()

    def _on_content(self, found: Content) -> Load:
        self.waiting, self.inbox, self.plans = found
        self.content_changed.emit()
        return Load.READY if self.waiting or self.inbox or self.plans else Load.EMPTY
