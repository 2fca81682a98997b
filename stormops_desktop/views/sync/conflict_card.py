"""One thing the office did not take: before, mine and theirs side by side, and two ways on."""

from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from stormops_desktop.viewmodels.moments import day_and_time
from stormops_desktop.viewmodels.shown import ConflictField, InboxView
from stormops_desktop.viewmodels.sync import SyncViewModel
from stormops_desktop.views.style.look import Look
from stormops_desktop.views.widgets.badge import Badge
from stormops_desktop.views.widgets.buttons import Button
from stormops_desktop.views.widgets.labels import label


class ConflictCard(QFrame):
    """Taking theirs asks why, by one more press; nothing is deleted."""

    def __init__(self, look: Look, sync: SyncViewModel, item: InboxView, zone: str) -> None:
        super().__init__()
        self._look, self._sync, self._item, self._zone = look, sync, item, zone
        self.setObjectName(f"conflict{item.item_id}")
        self.setProperty("card", "true")
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(10)
        column.addLayout(self._head())
        column.addWidget(label("conflictReason", item.reason, wrap=True))
        if item.fields:
            column.addLayout(self._values(item.fields))
        column.addWidget(label("conflictWhen", self._when(), "small", wrap=True))
        self._choice, self._reasons = self._choices(), self._reason_row()
        column.addWidget(self._choice)
        column.addWidget(self._reasons)
        self._reasons.hide()

    def _head(self) -> QHBoxLayout:
        line = QHBoxLayout()
        badge = Badge(self._look, "conflictMark")
        badge.show_badge("attention", self.tr("Needs you"), "warn")
        line.addWidget(badge)
        line.addWidget(
            label("conflictTitle", f"{self._item.title} · {self._item.where}", "heading", wrap=True), 1
        )
        return line

    def _values(self, fields: tuple[ConflictField, ...]) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(20)
        grid.setVerticalSpacing(6)
        heads = (self.tr("Field"), self.tr("Before"), self.tr("Mine, here"), self.tr("Theirs, at the office"))
        for at, words in enumerate(heads):
            grid.addWidget(label(f"conflictHead{at}", words, "label"), 0, at)
            grid.setColumnStretch(at, 1)
        for line, found in enumerate(fields, 1):
            for at, text in enumerate((found.name, found.before, found.mine, found.theirs)):
                role = "strong" if at in (2, 3) else ""
                grid.addWidget(label(f"conflictValue{line}_{at}", text or "–", role, wrap=True), line, at)  # noqa: RUF001
        return grid

    def _choices(self) -> QWidget:
        box = QWidget()
        line = QHBoxLayout(box)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(12)
        mine = Button(
            self._look, f"keepMine{self._item.item_id}", self.tr("Keep mine"), icon="laptop", kind="primary"
        )
        mine.setVisible(self._item.can_resend)
        mine.clicked.connect(lambda: self._sync.keep_mine(self._item.item_id))
        theirs = Button(self._look, f"takeTheirs{self._item.item_id}", self.tr("Take theirs"), icon="office")
        theirs.clicked.connect(self._ask_why)
        line.addWidget(mine)
        line.addWidget(theirs)
        line.addStretch(1)
        return box

    def _reason_row(self) -> QWidget:
        box = QWidget()
        line = QHBoxLayout(box)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        line.addWidget(label("conflictWhy", self.tr("Why?"), "strong"))
        reasons = (self.tr("The office is right"), self.tr("Somebody else did it"), self.tr("My mistake"))
        for at, reason in enumerate(reasons):
            button = Button(self._look, f"reason{self._item.item_id}_{at}", reason)
            button.clicked.connect(lambda _=False, r=reason: self._sync.take_theirs(self._item.item_id, r))
            line.addWidget(button)
        line.addStretch(1)
        return box

    def _ask_why(self) -> None:
        self._choice.hide()
        self._reasons.show()
        self._reasons.findChildren(Button)[0].setFocus()

    def _when(self) -> str:
        return self.tr("You saved this {captured}; the office answered {received}.").format(
            captured=day_and_time(self._item.captured_at, self._zone),
            received=day_and_time(self._item.received_at, self._zone),
        )
