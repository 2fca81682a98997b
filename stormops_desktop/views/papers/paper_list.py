"""The papers of a job: what is signed, what can be signed, and what can leave the house."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from stormops_desktop.viewmodels.papers.papers import Handout, PapersViewModel
from stormops_desktop.viewmodels.papers.shown import Offer, PaperLine
from stormops_desktop.viewmodels.papers.words import chain_words, days_words, state_words, title_word
from stormops_desktop.views.style.look import Look
from stormops_desktop.views.widgets.badge import Badge
from stormops_desktop.views.widgets.buttons import Button
from stormops_desktop.views.widgets.flow import FlowLayout
from stormops_desktop.views.widgets.labels import card, label, restyle
from stormops_desktop.views.widgets.rebuilt import Rebuilt


class SignedList(QWidget):
    """One card a paper, the newest first, under the sentence whether they hold together."""

    def __init__(self, look: Look, papers: PapersViewModel) -> None:
        super().__init__()
        self._look, self._papers = look, papers
        self.setObjectName("scrolled")
        self.chain = label("papersChain", "", "strong", wrap=True)
        self.chain.setContentsMargins(12, 8, 12, 8)
        self._body = Rebuilt()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.chain)
        column.addWidget(self._body)
        papers.view_changed.connect(self.show_papers)

    def show_papers(self) -> None:
        view = self._papers.view
        if view is None:
            return
        tone, words = chain_words(view.chain, len(view.papers))
        self.chain.setText(words)
        restyle(self.chain, tone=tone)
        fresh = QWidget()
        fresh.setObjectName("scrolled")
        column = QVBoxLayout(fresh)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        for at, paper in enumerate(view.papers):
            column.addWidget(self._card(at, paper))
        self._body.put(fresh)

    def _card(self, at: int, paper: PaperLine) -> QFrame:
        made = card(f"paperCard{at}")
        column = QVBoxLayout(made)
        column.setContentsMargins(20, 14, 20, 14)
        column.setSpacing(6)
        title = title_word(paper.title)
        head = QHBoxLayout()
        head.addWidget(label(f"paperTitle{at}", title, "heading", wrap=True), 1)
        look = Button(self._look, f"paperOpen{at}", self.tr("Open"), icon="paper")
        look.setAccessibleName(
            self.tr("Open {paper}, signed by {name}").format(paper=title, name=paper.signer)
        )
        look.clicked.connect(lambda: self._papers.show_paper(paper.paper_id))
        head.addWidget(look)
        column.addLayout(head)
        words = self.tr("{name} · {when} · {where}").format(
            name=paper.signer, when=paper.signed, where=paper.place or self.tr("no place")
        )
        column.addWidget(label(f"paperSigned{at}", words, wrap=True))
        column.addLayout(self._badges(at, paper))
        return made

    def _badges(self, at: int, paper: PaperLine) -> FlowLayout:
        shown = [state_words(paper)]
        if paper.fault is not None:
            shown.insert(0, ("attention", self.tr("Changed"), "danger"))
        if paper.voided_at is not None:
            shown.insert(0, ("cancelled", self.tr("Void"), "danger"))
        elif paper.days_left is not None and paper.days_left >= 0:
            shown.insert(0, ("clock", days_words(paper.days_left), "warn"))
        line = FlowLayout(8)
        for number, (icon, words, tone) in enumerate(shown):
            badge = Badge(self._look, f"paperBadge{at}_{number}")
            badge.show_badge(icon, words, tone)
            line.addWidget(badge)
        return line


class NewPaperCard(QFrame):
    """A button for each template."""

    def __init__(self, look: Look, papers: PapersViewModel) -> None:
        super().__init__()
        self._look, self._papers = look, papers
        self.setObjectName("newPaperCard")
        self.setProperty("card", "true")
        self._body = Rebuilt()
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(8)
        column.addWidget(label("newPaperTitle", self.tr("Sign a new paper"), "heading"))
        column.addWidget(self._body)
        self._offered: tuple[Offer, ...] = ()
        papers.view_changed.connect(self.show_offers)

    def show_offers(self) -> None:
        view = self._papers.view
        if view is None or view.offers == self._offered:
            return
        self._offered = view.offers
        fresh = QWidget()
        column = QVBoxLayout(fresh)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for offer in view.offers:
            words = title_word(offer.title)
            button = Button(self._look, f"newPaper_{offer.kind}", words, icon="note", kind="left")
            button.setAccessibleName(self.tr("New: {paper}").format(paper=words))
            button.clicked.connect(self._starter(offer.kind))
            column.addWidget(button)
        self._body.put(fresh)

    def _starter(self, kind: str) -> Callable[[], None]:
        return lambda: self._papers.start(kind)


class HandOutCard(QFrame):
    """Files for the carrier's and the office's programs, and for calendars.

    Signals:
        save_wanted: the person wants a file; carries a Handout.
    """

    save_wanted = Signal(object)

    def __init__(self, look: Look, papers: PapersViewModel) -> None:
        super().__init__()
        self._papers = papers
        self.setObjectName("handOutCard")
        self.setProperty("card", "true")
        shown = (
            (Handout.CLAIM_CSV, "handOutCsv", self.tr("Claim as a table (CSV)"), "save"),
            (Handout.CLAIM_JSON, "handOutJson", self.tr("Claim for programs (JSON)"), "save"),
            (Handout.MEETING, "handOutMeeting", self.tr("Adjuster's visit (calendar)"), "clock"),
        )
        self.buttons = {
            what: Button(look, name, words, icon=icon, kind="left") for what, name, words, icon in shown
        }
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(8)
        column.addWidget(label("handOutTitle", self.tr("Save files for others"), "heading"))
        for what, button in self.buttons.items():
            button.clicked.connect(lambda _=False, what=what: self.save_wanted.emit(what))
            column.addWidget(button)
        self.no_meeting = label(
            "handOutNoMeeting", self.tr("The claim does not say when the adjuster comes."), "small", wrap=True
        )
        column.addWidget(self.no_meeting)
        papers.view_changed.connect(self.show_view)

    def show_view(self) -> None:
        view = self._papers.view
        if view is not None:
            self.buttons[Handout.MEETING].setEnabled(view.has_meeting)
            self.no_meeting.setVisible(not view.has_meeting)
