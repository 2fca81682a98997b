"""Beside a draft: who signs, where, how, and what to look at before."""

from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from stormops_desktop.domain.papers.signature import CONSENT, Ink
from stormops_desktop.viewmodels.claim_words import label_word, sentence
from stormops_desktop.viewmodels.papers.papers import Mode, PapersViewModel
from stormops_desktop.viewmodels.papers.words import days_words, title_word, until_words
from stormops_desktop.views.papers.signature_pad import SignaturePad
from stormops_desktop.views.style.look import Look
from stormops_desktop.views.widgets.buttons import Button
from stormops_desktop.views.widgets.labels import label
from stormops_desktop.views.widgets.rebuilt import Rebuilt


class RemarksField(QPlainTextEdit):
    """Tab leaves it; what was typed is on the paper then."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("paperRemarks")
        self.setAccessibleName(self.tr("Remarks on the paper"))
        self.setPlaceholderText(self.tr("Remarks, if any; they are printed"))
        self.setTabChangesFocus(True)
        self.setFixedHeight(72)


class SignCard(QFrame):
    """The form that seals the paper shown beside it."""

    def __init__(self, look: Look, papers: PapersViewModel) -> None:
        super().__init__()
        self._look, self._papers = look, papers
        self.setObjectName("signCard")
        self.setProperty("card", "lead")
        self.title = label("signTitle", "", "heading", wrap=True)
        self.until = label("signUntil", "", "strong", wrap=True)
        self.signer = self._line("paperSigner", self.tr("Name of the person who signs"))
        self.place = self._line("paperPlace", self.tr("Place: an address, or latitude, longitude"))
        self.remarks = RemarksField()
        self.pad = SignaturePad(look)
        self.typed = Button(look, "signTyped", self.tr("Sign by typing the name"), icon="note")
        self.typed.setCheckable(True)
        self.clear = Button(look, "signClear", self.tr("Clear"), icon="undo")
        self.consent_text = label("signConsentText", sentence(CONSENT), "small", wrap=True)
        self.consent = Button(look, "signConsent", self.tr("I agree"), icon="safe", spoken=sentence(CONSENT))
        self.consent.setCheckable(True)
        self.seal = Button(
            look, "signSeal", self.tr("Sign and seal"), icon="lock", kind="primary", target="primary"
        )
        self._look_again = Rebuilt()
        self._lay_out()
        self._connect()

    def focus_first(self) -> None:
        self.signer.setFocus()

    def show_mode(self) -> None:
        """A fresh form for each paper."""
        view = self._papers.view
        if self._papers.mode is not Mode.DRAFT or view is None:
            return
        self.signer.setText(self._papers.signer)
        self.place.setText(view.place)
        self.remarks.setPlainText("")
        self.typed.setChecked(False)
        self.consent.setChecked(False)
        self.pad.clear()
        self._show_way()

    def show_draft(self) -> None:
        draft = self._papers.draft
        self.seal.setEnabled(draft is not None)
        if draft is None:
            return
        self.title.setText(self.tr("{paper}: signed by the {role}").format(
            paper=title_word(draft.title), role=title_word(draft.signer_role).lower()))  # fmt: skip
        self.until.setVisible(draft.cancel_by is not None)
        if draft.cancel_by is not None and draft.days_left is not None:
            self.until.setText(f"{days_words(draft.days_left)}. {until_words(draft.cancel_by)}")
        self._show_remarks()

    def sign(self) -> None:
        """Whatever is missing is said on the page; nothing is lost by pressing."""
        typed = self.typed.isChecked()
        strokes = () if typed else self.pad.strokes
        self._papers.fill(self.signer.text(), self.remarks.toPlainText())
        self._papers.sign(
            Ink(self.signer.text(), strokes, typed=typed, consent=self.consent.isChecked()), self.place.text()
        )

    def _show_remarks(self) -> None:
        """What is not known, and wording to look at again; neither blocks."""
        draft = self._papers.draft
        fresh = QWidget()
        column = QVBoxLayout(fresh)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        if draft is not None and draft.missing:
            words = self.tr("Not known, printed as a dash: {facts}").format(
                facts=", ".join(label_word(fact) for fact in draft.missing)
            )
            column.addWidget(label("signMissing", words, "small", wrap=True))
        for at, pointer in enumerate(draft.pointers if draft else ()):
            words = self.tr("“{phrase}”: {says} Better: {better}").format(
                phrase=pointer.phrase, says=sentence(pointer.says), better=sentence(pointer.suggestion)
            )
            remark = label(f"signPointer{at}", words, "small", wrap=True)
            remark.setProperty("tone", "warn")
            remark.setContentsMargins(12, 8, 12, 8)
            column.addWidget(remark)
        if draft is not None:
            column.addWidget(label("signDisclaimer", sentence(draft.disclaimer), "small", wrap=True))
        self._look_again.put(fresh)

    def _show_way(self) -> None:
        typed = self.typed.isChecked()
        self.pad.setVisible(not typed)
        self.clear.setVisible(not typed)
        self.clear.setEnabled(bool(self.pad.strokes))
        self.consent.setVisible(typed)
        self.consent_text.setVisible(typed)

    def _fill(self) -> None:
        self._papers.fill(self.signer.text(), self.remarks.toPlainText())

    def _line(self, name: str, words: str) -> QLineEdit:
        made = QLineEdit()
        made.setObjectName(name)
        made.setAccessibleName(words)
        made.setPlaceholderText(words)
        return made

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(10)
        column.addWidget(self.title)
        column.addWidget(self.until)
        column.addLayout(self._named())
        for widget in (self.pad, self.consent_text, self.consent):
            column.addWidget(widget)
        ways = QHBoxLayout()
        ways.setSpacing(8)
        ways.addWidget(self.typed, 1)
        ways.addWidget(self.clear)
        column.addLayout(ways)
        column.addWidget(self.seal)
        column.addWidget(self.remarks)
        column.addWidget(self._look_again)

    def _named(self) -> QGridLayout:
        """The words stand beside the fields: on a low window the field to sign in must stay in sight."""
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        fields = ((self.tr("Name"), self.signer), (self.tr("Place"), self.place))
        for at, (words, field) in enumerate(fields):
            title = label(f"{field.objectName()}Title", words, "label")
            title.setBuddy(field)
            grid.addWidget(title, at, 0)
            grid.addWidget(field, at, 1)
        return grid

    def _connect(self) -> None:
        papers = self._papers
        self.typed.toggled.connect(self._show_way)
        self.pad.changed.connect(self._show_way)
        self.clear.clicked.connect(self.pad.clear)
        self.signer.editingFinished.connect(self._fill)
        self.remarks.textChanged.connect(self._fill)
        self.seal.clicked.connect(self.sign)
        papers.mode_changed.connect(self.show_mode)
        papers.pages_changed.connect(self.show_draft)
        papers.saving_changed.connect(self.show_draft)
