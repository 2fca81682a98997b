"""The claim page: the form in sections on the left, what follows from it on the right."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QVBoxLayout

from stormops_desktop.domain.claims.form_fields import Group, Kind, fields_of
from stormops_desktop.viewmodels.claim import ClaimViewModel
from stormops_desktop.viewmodels.claim_words import section_word
from stormops_desktop.viewmodels.shown import CalendarFile
from stormops_desktop.views.claim.cards import DeadlinesCard, LedgerCard, RemarksCard
from stormops_desktop.views.claim.entry_list import EntryList
from stormops_desktop.views.claim.field_row import FieldRow
from stormops_desktop.views.claim.header import ClaimHeader
from stormops_desktop.views.claim.stage_card import StageCard
from stormops_desktop.views.style.look import Look
from stormops_desktop.views.widgets.buttons import Button
from stormops_desktop.views.widgets.labels import card, label
from stormops_desktop.views.widgets.save_file import offer_file
from stormops_desktop.views.widgets.screen import Screen
from stormops_desktop.views.widgets.scrolled import scrolled_cards

FORM_SHARE, SIDE_SHARE = 13, 10


class ClaimScreen(Screen):
    """One claim. The form is built when the first claim is opened, not when the window is.

    Signals:
        left: the person wants to go back to the job.
    """

    left = Signal()

    def __init__(self, look: Look, claim: ClaimViewModel) -> None:
        super().__init__(look, "claimScreen", claim)
        self._claim = claim
        self.rows: dict[str, FieldRow | EntryList] = {}
        self._built = False
        self.dialog: QFileDialog | None = None
        self.header = ClaimHeader(look, claim)
        self._body = QHBoxLayout()
        self._body.setSpacing(16)
        whole = QVBoxLayout(self.content)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(12)
        whole.addWidget(self.header)
        whole.addLayout(self._body, 1)
        claim.view_changed.connect(self.show_claim)
        claim.problem_changed.connect(self._show_problem)
        claim.file_made.connect(self._offer)
        self.header.back.clicked.connect(self.left)
        for keys in ("Escape", "Alt+Left"):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self.left)

    def focus_first(self) -> None:
        self.header.back.setFocus()

    def show_claim(self) -> None:
        self._build_once()
        for row in self.rows.values():
            row.show_answer()

    def undo_edit(self) -> bool:
        """Ctrl+Z on this page: the form's own last step first."""
        return self._claim.undo_edit()

    def redo_edit(self) -> bool:
        return self._claim.redo_edit()

    def _offer(self, made: CalendarFile) -> None:
        self.dialog = offer_file(self, made, lambda text: self.banner.say(text, "ok"))

    def _show_problem(self, key: str) -> None:
        if key in self.rows:
            self.rows[key].show_remarks()

    def _build_once(self) -> None:
        if self._built:
            return
        self._built = True
        sections = [self._section(group) for group in Group]
        side = (
            StageCard(self.look, self._claim), LedgerCard(self.look, self._claim),
            DeadlinesCard(self.look, self._claim), RemarksCard(self.look, self._claim),
        )  # fmt: skip
        self._body.addWidget(scrolled_cards("claimForm", *sections), FORM_SHARE)
        self._body.addWidget(scrolled_cards("claimSide", *side), SIDE_SHARE)
        for each in side:
            each.show_claim()

    def _section(self, group: Group) -> QFrame:
        made = card(f"section_{group.value}")
        column = QVBoxLayout(made)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(14)
        column.addWidget(label(f"title_{group.value}", section_word(group.value), "heading"))
        for field in fields_of(group):
            row: FieldRow | EntryList
            if field.kind is Kind.RECORDS:
                row = EntryList(self.look, field, self._claim)
            else:
                row = FieldRow(self.look, field, self._claim)
            self.rows[field.key] = row
            column.addWidget(row)
            if field.key == "meeting_zone":
                column.addWidget(self._meeting_file())
        return made

    def _meeting_file(self) -> Button:
        words = self.tr("Save the meeting to a calendar file")
        button = Button(self.look, "meetingFile", words, icon="clock", kind="quiet")
        button.clicked.connect(self._claim.make_file)
        return button
