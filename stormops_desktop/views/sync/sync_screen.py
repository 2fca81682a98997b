"""The Office page: is my work safe, what is only here, what needs me."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QVBoxLayout, QWidget

from stormops_desktop.viewmodels.base import Load
from stormops_desktop.viewmodels.moments import day_and_time
from stormops_desktop.viewmodels.said import say
from stormops_desktop.viewmodels.shell import ShellViewModel
from stormops_desktop.viewmodels.shown import SyncPhase
from stormops_desktop.viewmodels.sync import SyncViewModel
from stormops_desktop.viewmodels.sync_words import photos_not_safe
from stormops_desktop.views.style.look import Look
from stormops_desktop.views.sync.conflict_card import ConflictCard
from stormops_desktop.views.sync.plan_card import PlanCard
from stormops_desktop.views.widgets.buttons import Button
from stormops_desktop.views.widgets.kept_keys import allow
from stormops_desktop.views.widgets.labels import card as card_frame
from stormops_desktop.views.widgets.labels import label
from stormops_desktop.views.widgets.rebuilt import Rebuilt
from stormops_desktop.views.widgets.screen import Screen
from stormops_desktop.views.widgets.scrolled import scrolled_cards

TONE = {"safe": "ok", "waiting": "info", "sending": "info", "offline": "ink", "attention": "warn"}


class SyncScreen(Screen):
    """What the sync chip opens.

    Signals:
        plan_wanted: the planner wants to see a route that its crew has something against; a `PlanIssue`.
    """

    plan_wanted = Signal(object)

    def __init__(self, look: Look, sync: SyncViewModel, shell: ShellViewModel) -> None:
        super().__init__(look, "syncScreen", sync)
        self._sync, self._shell = sync, shell
        self.title = label("syncTitle", self.tr("Office"), "title")
        self._mark = QLabel()
        self.state = label("syncState", role="heading", wrap=True)
        self.promise = label("syncPromise", role="soft", wrap=True)
        self.progress = QProgressBar()
        self.progress.setObjectName("syncProgress")
        self.progress.setAccessibleName(self.tr("Sent so far"))
        self.progress.setTextVisible(False)
        self.now = Button(look, "syncNow", self.tr("Sync now"), icon="sync", kind="primary")
        self.offline = Button(look, "workOffline", icon="offline")
        self.offline.setCheckable(True)
        self._needs, self._body = Rebuilt(), Rebuilt()
        self._told: tuple[object, ...] = ()
        self._cards: list[ConflictCard] = []
        self._lay_out()
        self._connect()
        self.show_status()
        self.show_content()

    def focus_first(self) -> None:
        self.now.setFocus()

    def show_status(self) -> None:
        phase = self._shell.phase
        self._mark.setPixmap(self.look.icon(phase, TONE[phase]).pixmap(QSize(40, 40)))
        self.state.setText(self._shell.chip)
        status = self._sync.status
        offline = status is not None and status.working_offline
        self.promise.setText(self._promise(offline=offline))
        running = self._sync.driver.running
        self.progress.setVisible(running and status is not None and status.phase is SyncPhase.SENDING)
        if status is not None:
            self.progress.setRange(0, status.sending_total)
            self.progress.setValue(status.sending_done)
        allow(self.now, on=not running and not offline)
        self.now.show_text(self.tr("Syncing") if running else self.tr("Sync now"))
        self.offline.setChecked(offline)
        self.offline.show_text(self.tr("Back online") if offline else self.tr("Work offline"))

    def show_content(self) -> None:
        fresh = QWidget()
        fresh.setObjectName("scrolled")
        column = QVBoxLayout(fresh)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        self._show_inbox()
        column.addWidget(label("waitingTitle", self.tr("Only on this machine"), "heading"))
        column.addWidget(self._waiting())
        column.addStretch(1)
        self._body.put(fresh)
        self._show_report()

    def _show_inbox(self) -> None:
        """Anew only for other items: somebody may be typing in one while news come in."""
        told = (tuple(self._sync.inbox), tuple(self._sync.plans), self._shell.zone)
        if told == self._told:
            return
        typing = {card.item_id: card.typing for card in self._cards if card.typing is not None}
        fresh = QWidget()
        fresh.setObjectName("scrolled")
        column = QVBoxLayout(fresh)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        self._cards = [
            ConflictCard(self.look, self._sync, item, self._shell.zone) for item in self._sync.inbox
        ]
        plans = [
            PlanCard(self.look, issue, at, self._shell.zone) for at, issue in enumerate(self._sync.plans)
        ]
        for plan in plans:
            plan.wanted.connect(self.plan_wanted)
        if self._cards or plans:
            column.addWidget(label("inboxTitle", self.tr("Needs you"), "heading"))
        for card in (*self._cards, *plans):
            column.addWidget(card)
        self._told = told
        self._needs.put(fresh)
        self._needs.setVisible(bool(self._cards or plans))
        for card in self._cards:
            if card.item_id in typing:
                card.go_on_typing(typing[card.item_id])

    def show_load(self) -> None:
        super().show_load()
        self.show_status()

    def _has_content(self, load: Load) -> bool:
        """Nothing waiting is this page's good news, not an empty page."""
        return load in (Load.READY, Load.EMPTY)

    def _promise(self, *, offline: bool) -> str:
        if offline:
            return self.tr(
                "You chose to work offline. All is saved on this machine and stays here until you come back."
            )
        status = self._sync.status
        if status is not None and status.phase is SyncPhase.OFFLINE:
            return self.tr(
                "The office is out of reach. Keep working: it is saved here, and goes up by itself."
            )
        return self._shell.contact

    def _show_report(self) -> None:
        report = self._sync.report
        if report is not None and report.problem:
            self.banner.say(say(report.problem), "warn", action=self.tr("Try again"), act=self._sync.sync_now)
        elif self.banner.isVisible():
            self.banner.hide()

    def _waiting(self) -> QFrame:
        box = card_frame("waitingCard")
        column = QVBoxLayout(box)
        column.setContentsMargins(20, 8, 20, 8)
        column.setSpacing(0)
        for at, item in enumerate(self._sync.waiting):
            line = QHBoxLayout()
            line.setContentsMargins(0, 10, 0, 10)
            line.setSpacing(12)
            line.addWidget(label(f"waitingWhat{at}", say(item.what), "strong", wrap=True), 4)
            line.addWidget(label(f"waitingWhere{at}", item.where, wrap=True), 4)
            line.addWidget(
                label(f"waitingWhen{at}", day_and_time(item.captured_at, self._shell.zone), "small"), 0
            )
            column.addLayout(line)
        status = self._sync.status
        photos = photos_not_safe(status.photos_unsafe, status.papers_unsafe) if status else ""
        if photos:
            line = QHBoxLayout()
            line.setContentsMargins(0, 10, 0, 10)
            line.addWidget(label("waitingPhotos", photos, "strong", wrap=True))
            column.addLayout(line)
        if not self._sync.waiting and not photos:
            text = self.tr("Nothing. Everything you saved is safe at the office.")
            column.addWidget(label("waitingNone", text, "soft", wrap=True))
            column.setContentsMargins(20, 16, 20, 16)
        return box

    def _lay_out(self) -> None:
        head = card_frame("syncCard", "lead")
        words = QVBoxLayout()
        words.setSpacing(4)
        for widget in (self.state, self.promise, self.progress):
            words.addWidget(widget)
        line = QHBoxLayout(head)
        line.setContentsMargins(24, 20, 24, 20)
        line.setSpacing(16)
        line.addWidget(self._mark)
        line.addLayout(words, 1)
        line.addWidget(self.offline)
        line.addWidget(self.now)
        column = QVBoxLayout(self.content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addWidget(self.title)
        column.addWidget(head)
        column.addWidget(scrolled_cards("syncScroll", self._needs, self._body), 1)

    def _connect(self) -> None:
        self._sync.content_changed.connect(self.show_content)
        self._sync.driver.refused.connect(self.banner.say)
        self._shell.safety_changed.connect(self.show_status)
        self._shell.storm_changed.connect(self.show_content)  # its zone is what times are said in
        self.look.changed.connect(self.show_status)
        self.now.clicked.connect(self._sync.sync_now)
        self.offline.clicked.connect(self._sync.work_offline)
