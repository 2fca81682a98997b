"""The job page: the house, what to record, what is known and what happened."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from stormops_desktop.viewmodels.job import DRIVING_STEPS, JobViewModel
from stormops_desktop.viewmodels.said import say
from stormops_desktop.viewmodels.words import step_word
from stormops_desktop.views.job.appointment_card import AppointmentCard
from stormops_desktop.views.job.closed_panel import ClosedPanel
from stormops_desktop.views.job.facts_card import FactsCard
from stormops_desktop.views.job.header import JobHeader
from stormops_desktop.views.job.history import History
from stormops_desktop.views.job.note_box import NoteBox
from stormops_desktop.views.job.notes import Notes
from stormops_desktop.views.job.outcome_pad import OutcomePad
from stormops_desktop.views.job.page_row import PageRow
from stormops_desktop.views.job.people_card import PeopleCard
from stormops_desktop.views.job.slope_button import SlopeButton
from stormops_desktop.views.photos.job_door import PhotosDoor
from stormops_desktop.views.style.look import Look
from stormops_desktop.views.widgets.banner import Banner
from stormops_desktop.views.widgets.buttons import Button
from stormops_desktop.views.widgets.screen import Screen
from stormops_desktop.views.widgets.scrolled import scrolled_cards


class JobScreen(Screen):
    """One job.

    Signals:
        left: the person wants to go back to where the job was opened from.
        claim_wanted: the person wants the claim of this job; carries the job's id.
        page_wanted: another page of this job is wanted; carries the page's key and the job's id.
        office_wanted: something here has to be decided on the Office page.
    """

    left = Signal()
    claim_wanted = Signal(str)
    page_wanted = Signal(str, str)
    office_wanted = Signal()

    def __init__(self, look: Look, job: JobViewModel) -> None:
        super().__init__(look, "jobScreen", job)
        self._job = job
        self.header = JobHeader(look, job)
        self.untaken = Banner(look, "jobUntaken")
        self.pad = OutcomePad(look, job, listens=self)
        self.closed = ClosedPanel(look, job)
        self.steps = {
            to: Button(look, f"step_{to}", step_word(to), icon=to, target="primary") for to in DRIVING_STEPS
        }
        self.note = NoteBox(look, job)
        self.notes = Notes(look, job)
        self.pages = PageRow(look)
        self.claim = self.add_page("claim", self.tr("Claim"), self.tr("Claim of this job (C)"), "C", "note")
        self.photos = PhotosDoor(look, job, self)
        self.pages.add_door(self.photos)
        self.slope = SlopeButton(look, job.labels)
        self.appointment = AppointmentCard(look, job)
        self.people = PeopleCard(job)
        self.facts = FactsCard(look, job)
        self.history = History(look, job)
        self._lay_out()
        self._connect()

    def focus_first(self) -> None:
        self.setFocus()

    def focus_note(self) -> None:
        self.note.field.setFocus()

    def add_page(self, key: str, words: str, spoken: str, keys: str, icon: str) -> Button:
        """Another page of the job: a button in the row of pages, and its key on the keyboard."""
        self._listen(keys, lambda: self.want_page(key))
        return self.pages.add_page(key, words, spoken, icon)

    def want_page(self, key: str) -> None:
        if self._job.job_id:
            self.page_wanted.emit(key, self._job.job_id)

    def want_claim(self) -> None:
        self.want_page("claim")

    def _on_page(self, key: str, job_id: str) -> None:
        if key == "claim":
            self.claim_wanted.emit(job_id)

    def choose_text(self) -> None:
        self.note.texts.setFocus()
        self.note.texts.open_menu()

    def show_job(self) -> None:
        shown = self._open if self._job.is_open else self.closed
        if shown is not self._what.currentWidget():
            self._what.setCurrentWidget(shown)
            self._take_keys_back()
        for to, button in self.steps.items():
            if to not in self._job.steps and button.hasFocus():
                self._take_keys_back()
            button.setVisible(to in self._job.steps)

    def show_untaken(self) -> None:
        """What the office did not take stays said here until somebody decides."""
        detail = self._job.detail
        if detail is None or not detail.untaken:
            self.untaken.hide()
            return
        text = self.tr("The office did not take: {what}. Yours is kept here until you decide.")
        self.untaken.say(
            text.format(what=", ".join(map(say, detail.untaken))),
            "warn", icon="attention", action=self.tr("Decide"), act=self.office_wanted.emit, closable=False,
        )  # fmt: skip

    def _take_keys_back(self) -> None:
        """The key that was pressed is gone: J, K, digits and undo must not land in the note instead."""
        if self.isVisible():
            self.setFocus()

    def _lay_out(self) -> None:
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._open = QWidget()
        column = QVBoxLayout(self._open)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        line = QHBoxLayout()
        line.setSpacing(self.look.metrics.gap)
        for button in self.steps.values():
            line.addWidget(button, 1)
        column.addLayout(line)
        column.addWidget(self.pad)
        column.addStretch(1)
        self._what = QStackedWidget()
        self._what.addWidget(self._open)
        self._what.addWidget(self.closed)
        left = scrolled_cards("jobLeft", self._what)
        beside = (self.note, self.notes, self.appointment, self.people, self.facts, self.history)
        right = scrolled_cards("jobRight", self.pages, self.slope, *beside)
        body = QHBoxLayout()
        body.setSpacing(16)
        body.addWidget(left, 13)
        body.addWidget(right, 10)
        whole = QVBoxLayout(self.content)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(12)
        whole.addWidget(self.header)
        whole.addWidget(self.untaken)
        whole.addLayout(body, 1)

    def _connect(self) -> None:
        job = self._job
        self.header.back.clicked.connect(self.left)
        self.pages.page_wanted.connect(self.want_page)
        self.page_wanted.connect(self._on_page)
        for to, button in self.steps.items():
            button.clicked.connect(lambda _=False, to=to: job.step(to))
        job.detail_changed.connect(self.show_job)
        job.detail_changed.connect(self.show_untaken)
        self.note.keys_free.connect(self._take_keys_back)
        for keys, act in (
            ("J", lambda: job.move(1)),
            ("K", lambda: job.move(-1)),
            ("N", self.focus_note),
            ("T", self.choose_text),
            ("S", job.labels.cycle_slope),
            ("Shift+S", lambda: job.labels.cycle_slope(-1)),
            ("Escape", self.left.emit),
            ("Alt+Left", self.left.emit),
        ):
            self._listen(keys, act)

    def _listen(self, keys: str, act: Callable[[], object]) -> None:
        shortcut = QShortcut(QKeySequence(keys), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(act)
