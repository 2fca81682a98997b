"""The papers page of a job: the list, a paper to sign, or a sealed one; always with one way back."""

from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QStackedWidget, QVBoxLayout

from stormops_desktop.viewmodels.papers.papers import Handout, Mode, PapersViewModel
from stormops_desktop.views.papers.header import PapersHeader
from stormops_desktop.views.papers.page_view import PagesView
from stormops_desktop.views.papers.paper_list import HandOutCard, NewPaperCard, SignedList
from stormops_desktop.views.papers.sealed_card import SealedCard
from stormops_desktop.views.papers.sign_card import SignCard
from stormops_desktop.views.style.look import Look
from stormops_desktop.views.widgets.screen import Screen
from stormops_desktop.views.widgets.scrolled import scrolled_cards

MAIN_SHARE, SIDE_SHARE = 12, 10


class PapersScreen(Screen):
    """Papers of one job.

    Signals:
        left: the person wants to go back to the job.
    """

    left = Signal()

    def __init__(self, look: Look, papers: PapersViewModel) -> None:
        super().__init__(look, "papersScreen", papers)
        self._papers = papers
        self.header = PapersHeader(look, papers)
        self.signed = SignedList(look, papers)
        self.new = NewPaperCard(look, papers)
        self.out = HandOutCard(look, papers)
        self.pages = PagesView(look)
        self.sign_card = SignCard(look, papers)
        self.sealed = SealedCard(look, papers)
        self._main, self._side = QStackedWidget(), QStackedWidget()
        self._lay_out()
        self._connect()

    def focus_first(self) -> None:
        if self._papers.mode is Mode.DRAFT:
            self.sign_card.focus_first()
        elif self._papers.mode is Mode.SEALED:
            self.sealed.focus_first()
        else:
            self.header.back.setFocus()

    def go_back(self) -> None:
        """From a paper to the list, from the list to the job."""
        if not self._papers.back():
            self.left.emit()

    def show_mode(self) -> None:
        mode = self._papers.mode
        self._main.setCurrentIndex(0 if mode is Mode.LIST else 1)
        self._side.setCurrentIndex(list(Mode).index(mode))
        if self.isVisible():
            self.focus_first()

    def show_pages(self) -> None:
        instead = self._papers.pages_problem or self.tr("The pages are being made ready.")
        self.pages.show_pages(self._papers.pages, instead)

    def ask_where(self, what: Handout) -> None:
        """A place for a file; the dialog stands beside the work and blocks nothing."""
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        dialog = QFileDialog(self, self.tr("Save as"), str(Path(folder) / self._papers.name_of(what)))
        dialog.setObjectName("paperSaveDialog")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda path: self._papers.hand_out(what, Path(path)))
        dialog.open()

    def ask_to_print(self) -> None:
        """Loaded when it is wanted: few papers are printed from a truck."""
        from stormops_desktop.views.papers.printing import ask_and_print

        ask_and_print(self, self._papers.pages, self._papers.name_of(Handout.PAPER))

    def _say_handed(self, path: str) -> None:
        self.banner.say(self.tr("Saved: {path}").format(path=path), "ok")

    def _lay_out(self) -> None:
        self._main.addWidget(scrolled_cards("papersMain", self.signed))
        self._main.addWidget(self.pages)
        self._side.addWidget(scrolled_cards("papersSide", self.new, self.out))
        self._side.addWidget(scrolled_cards("signSide", self.sign_card))
        self._side.addWidget(scrolled_cards("sealedSide", self.sealed))
        body = QHBoxLayout()
        body.setSpacing(16)
        body.addWidget(self._main, MAIN_SHARE)
        body.addWidget(self._side, SIDE_SHARE)
        whole = QVBoxLayout(self.content)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(12)
        whole.addWidget(self.header)
        whole.addLayout(body, 1)

    def _connect(self) -> None:
        papers = self._papers
        papers.mode_changed.connect(self.show_mode)
        papers.pages_changed.connect(self.show_pages)
        papers.handed.connect(self._say_handed)
        self.header.back.clicked.connect(self.go_back)
        self.header.large.toggled.connect(lambda large: self._side.setVisible(not large))
        self.out.save_wanted.connect(self.ask_where)
        self.sealed.save_wanted.connect(self.ask_where)
        self.sealed.print_wanted.connect(self.ask_to_print)
        for keys in ("Escape", "Alt+Left"):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self.go_back)
