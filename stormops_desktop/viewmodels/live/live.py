"""Live, or as of when: one state for every screen that shows numbers of the storm."""

from PySide6.QtCore import QCoreApplication, QObject, Signal

from stormops_desktop.services.live.models import LiveStatus
from stormops_desktop.services.live.ports import Live
from stormops_desktop.services.models import StormChoice
from stormops_desktop.tasks.task import Task
from stormops_desktop.viewmodels.base import Surroundings, ViewModel
from stormops_desktop.viewmodels.moments import clock_time, same_day, short_day_and_time
from stormops_desktop.viewmodels.sync_driver import SyncDriver

translate = QCoreApplication.translate


class LiveViewModel(ViewModel):
    """Follows the chosen storm while the window is open.

    Attributes:
        verbs: what may be asked of the line. status: its newest known state.

    Signals:
        news: something was told; whoever shows numbers reads them again.
        badge_changed: `live` or `words` is different now.
    """

    news = Signal()
    badge_changed = Signal()

    def __init__(
        self, around: Surroundings, verbs: Live, driver: SyncDriver, parent: QObject | None = None
    ) -> None:
        super().__init__(around, parent)
        self.verbs, self._driver = verbs, driver
        self._zone, self._shown = "", ("", False)
        self.status = LiveStatus()
        self._watch: Task | None = None
        driver.status_changed.connect(self._look)

    def start(self) -> None:
        if self._watch is None:
            self._watch = self._io(
                lambda task: self.verbs.watch(task.cancelled, task.report), lambda _: None,
                lambda _error: None, self._on_told,
            )  # fmt: skip

    def show_storm(self, storm: StormChoice | None) -> None:
        self._zone = storm.zone if storm else ""
        self.verbs.follow(storm.storm_id if storm else None)
        self._look()

    @property
    def zone(self) -> str:
        """Of the chosen storm."""
        return self._zone

    @property
    def live(self) -> bool:
        """The office tells of every change as it happens."""
        return self.status.live and not self._works_offline

    @property
    def as_of(self) -> int | None:
        """How new the numbers are, UTC milliseconds: the last exchange, or the end of the last live line."""
        contact = self._driver.status.last_contact if self._driver.status else None
        return max((at for at in (contact, self.status.heard_at) if at is not None), default=None)

    @property
    def words(self) -> str:
        """What the badge says."""
        if self.live:
            return translate("live", "Live")
        at = self.as_of
        if at is None:
            return translate("live", "Not from the office yet")
        now = self._around.now()
        when = clock_time(at, self._zone) if same_day(at, now, self._zone) else self._day(at, now)
        return translate("live", "As of {when}").format(when=when)

    @property
    def spoken(self) -> str:
        """What the badge means."""
        if self.live:
            return translate("live", "Live: changes at the office show here as they happen.")
        return translate("live", "{words}. Later changes come with the next exchange.").format(
            words=self.words
        )

    def dispose(self) -> None:
        self._driver.status_changed.disconnect(self._look)
        self.verbs.follow(None)
        super().dispose()

    @property
    def _works_offline(self) -> bool:
        return self._driver.status is not None and self._driver.status.working_offline

    def _day(self, at: int, now: int) -> str:
        return short_day_and_time(at, now, self._zone)

    def _on_told(self, status: object) -> None:
        if isinstance(status, LiveStatus):
            before, self.status = self.status, status
            self._look()
            told = (status.storm_id, status.seq) != (before.storm_id, before.seq)
            over = status.storm_id != before.storm_id and before.seq >= 0  # what it told is of another storm
            if told and (status.seq >= 0 or over):
                self.news.emit()

    def _look(self) -> None:
        shown = (self.words, self.live)
        if shown != self._shown:
            self._shown = shown
            self.badge_changed.emit()
