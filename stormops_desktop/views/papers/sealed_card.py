"""Beside a sealed paper: who signed when and where, the days to cancel, its hash, and what to do with it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from stormops_desktop.viewmodels.moments import size
from stormops_desktop.viewmodels.papers.papers import Handout, PapersViewModel
from stormops_desktop.viewmodels.papers.shown import PaperLine
from stormops_desktop.viewmodels.papers.words import (
    days_words,
    fault_words,
    state_words,
    title_word,
    until_words,
)
from stormops_desktop.viewmodels.words import outcome_word
from stormops_desktop.views.style.look import Look
from stormops_desktop.views.widgets.badge import Badge
from stormops_desktop.views.widgets.buttons import Button
from stormops_desktop.views.widgets.flow import FlowLayout
from stormops_desktop.views.widgets.labels import label
from stormops_desktop.views.widgets.rebuilt import Rebuilt


class SealedCard(QFrame):
    """One signed paper.

    Signals:
        save_wanted: the person wants a file; carries a Handout.
        print_wanted: the person wants it on paper.
    """

    save_wanted = Signal(object)
    print_wanted = Signal()

    def __init__(self, look: Look, papers: PapersViewModel) -> None:
        super().__init__()
        self._look, self._papers = look, papers
        self.setObjectName("sealedCard")
        self.setProperty("card", "true")
        self._facts = Rebuilt()
        self.outcome = Button(look, "sealedOutcome", icon="completed", kind="primary")
        self.save = Button(look, "sealedSave", self.tr("Save a copy"), icon="save")
        self.print = Button(look, "sealedPrint", self.tr("Print"), icon="print")
        self.calendar = Button(look, "sealedCalendar", self.tr("Last day to a calendar"), icon="clock")
        self.reason = QLineEdit()
        self.reason.setObjectName("voidReason")
        self.reason.setAccessibleName(self.tr("Why this paper is no longer good"))
        self.reason.setPlaceholderText(self.tr("Why this paper is no longer good"))
        self.void = Button(look, "sealedVoid", self.tr("Void this paper"), icon="cancelled")
        self._lay_out()
        self._connect()

    def focus_first(self) -> None:
        """What comes next: the outcome, else a copy for the customer."""
        (self.outcome if self.outcome.isVisible() else self.save).setFocus()

    def show_paper(self) -> None:
        paper = self._papers.paper
        view = self._papers.view
        if paper is None or view is None:
            return
        self._facts.put(self._told(paper))
        self.outcome.setVisible(bool(paper.outcome) and view.can_close and paper.voided_at is None)
        if paper.outcome:
            self.outcome.show_text(
                self.tr("Record: {outcome}").format(outcome=outcome_word(paper.outcome).lower())
            )
        self.calendar.setVisible(paper.cancel_by is not None and paper.voided_at is None)
        self.print.setEnabled(bool(self._papers.pages))
        for widget in (self.reason, self.void):
            widget.setVisible(paper.voided_at is None)

    def _told(self, paper: PaperLine) -> QWidget:
        fresh = QWidget()
        column = QVBoxLayout(fresh)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(label("sealedTitle", title_word(paper.title), "heading", wrap=True))
        column.addLayout(self._badges(paper))
        if paper.voided_at is not None:
            words = self.tr("Void: {reason}").format(reason=paper.void_reason)
            column.addWidget(self._toned("sealedVoided", words, "danger"))
        elif paper.cancel_by is not None and paper.days_left is not None:
            column.addWidget(label("sealedDays", days_words(paper.days_left), "title", wrap=True))
            column.addWidget(label("sealedUntil", until_words(paper.cancel_by), "strong", wrap=True))
        if paper.fault is not None:
            column.addWidget(self._toned("sealedFault", fault_words(paper.fault), "danger"))
        for at, line in enumerate(self._lines(paper)):
            column.addWidget(label(f"sealedLine{at}", line, "small", wrap=True))
        return fresh

    def _lines(self, paper: PaperLine) -> list[str]:
        way = self.tr("Signed by {name}, typed with consent")
        if paper.signed_by == "drawn":
            way = self.tr("Signed by {name}, by hand")
        return [
            way.format(name=paper.signer),
            self.tr("{when} · {where}").format(when=paper.signed, where=paper.place or self.tr("no place")),
            self.tr("Sealed by {name} · {size}").format(name=paper.author, size=size(paper.size_bytes)),
            self.tr("SHA-256 of the file: {hash}").format(hash=_in_groups(paper.sha256)),
            self.tr("Link in the chain: {hash}").format(hash=_in_groups(paper.chain_hash)),
        ]

    def _badges(self, paper: PaperLine) -> FlowLayout:
        line = FlowLayout(8)
        sealed, state = Badge(self._look, "sealedSealed"), Badge(self._look, "sealedState")
        holds = paper.fault is None
        sealed.show_badge(
            "lock" if holds else "attention",
            self.tr("Sealed, unchanged") if holds else self.tr("Changed"), "ok" if holds else "danger",
        )  # fmt: skip
        state.show_badge(*state_words(paper))
        line.addWidget(sealed)
        line.addWidget(state)
        return line

    def _toned(self, name: str, words: str, tone: str) -> QWidget:
        made = label(name, words, "strong", wrap=True)
        made.setProperty("tone", tone)
        made.setContentsMargins(12, 8, 12, 8)
        return made

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(10)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.save, 1)
        line.addWidget(self.print, 1)
        column.addWidget(self._facts)
        column.addWidget(self.outcome)
        column.addLayout(line)
        for widget in (self.calendar, self.reason, self.void):
            column.addWidget(widget)

    def _connect(self) -> None:
        papers = self._papers
        papers.mode_changed.connect(self.reason.clear)
        for signal in (papers.mode_changed, papers.view_changed, papers.pages_changed):
            signal.connect(self.show_paper)
        self.save.clicked.connect(lambda: self.save_wanted.emit(Handout.PAPER))
        self.calendar.clicked.connect(lambda: self.save_wanted.emit(Handout.LAST_DAY))
        self.print.clicked.connect(self.print_wanted)
        self.outcome.clicked.connect(papers.record_outcome)
        self.void.clicked.connect(lambda: papers.void(self.reason.text()))


def _in_groups(digits: str) -> str:
    """Eight digits at a time: people compare them, and lines break there."""
    return " ".join(digits[at : at + 8] for at in range(0, len(digits), 8))
