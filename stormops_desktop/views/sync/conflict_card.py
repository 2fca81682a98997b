"""One thing the office did not take: before, mine and theirs side by side, and the ways on."""

from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from stormops_desktop.viewmodels.moments import day_and_time, whole
from stormops_desktop.viewmodels.said import say
from stormops_desktop.viewmodels.shown import ConflictField, InboxView
from stormops_desktop.viewmodels.sync import SyncViewModel
from stormops_desktop.views.style.look import Look
from stormops_desktop.views.sync.text_form import TextForm
from stormops_desktop.views.widgets.badge import Badge
from stormops_desktop.views.widgets.buttons import Button
from stormops_desktop.views.widgets.flow_row import FlowRow
from stormops_desktop.views.widgets.labels import label


class ConflictCard(QFrame):
    """Taking theirs asks why, by one more press; nothing is deleted. Texts may be joined, or typed anew.

    Attributes:
        texts: where they are typed; None where nothing contested is text.
    """

    def __init__(self, look: Look, sync: SyncViewModel, item: InboxView, zone: str) -> None:
        super().__init__()
        self._look, self._sync, self._item, self._zone = look, sync, item, zone
        self.setObjectName(f"conflict{item.item_id}")
        self.setProperty("card", "true")
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(10)
        column.addLayout(self._head())
        column.addWidget(label("conflictReason", say(item.reason), wrap=True))
        if item.fields:
            column.addLayout(self._values(item.fields))
        column.addWidget(label("conflictWhen", self._when(), "small", wrap=True))
        self._choice, self._reasons = self._choices(), self._reason_row()
        self.texts = TextForm(look, item) if item.can_merge else None
        for part in (self._choice, self._reasons, *([self.texts] if self.texts else [])):
            column.addWidget(part)
            part.setVisible(part is self._choice)
        if self.texts is not None:
            self.texts.written.connect(lambda typed: sync.keep_edited(item.item_id, typed))
            self.texts.left.connect(self._back)

    @property
    def item_id(self) -> int:
        return self._item.item_id

    @property
    def typing(self) -> dict[str, str] | None:
        """What stands in the open form; None while none is open."""
        return self.texts.typed if self.texts is not None and self.texts.isVisibleTo(self) else None

    def go_on_typing(self, typed: dict[str, str]) -> None:
        """Opens the form with what was typed in the card that this one replaces."""
        self._ask_text()
        if self.texts is not None:
            self.texts.put(typed)

    def _head(self) -> QHBoxLayout:
        line = QHBoxLayout()
        badge = Badge(self._look, "conflictMark")
        badge.show_badge("attention", self.tr("Needs you"), "warn")
        line.addWidget(badge)
        line.addWidget(
            label("conflictTitle", f"{say(self._item.title)} · {self._item.where}", "heading", wrap=True), 1
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
                value = label(f"conflictValue{line}_{at}", say(text) or "–", role, wrap=True)  # noqa: RUF001
                grid.addWidget(value, line, at)
        return grid

    def _choices(self) -> QWidget:
        key = self._item.item_id
        mine = Button(self._look, f"keepMine{key}", self.tr("Keep mine"), icon="laptop", kind="primary")
        mine.clicked.connect(lambda: self._sync.keep_mine(key))
        theirs = Button(self._look, f"takeTheirs{key}", self.tr("Take theirs"), icon="office")
        theirs.clicked.connect(self._ask_why)
        both = Button(self._look, f"keepBoth{key}", self.tr("Keep both"))
        both.clicked.connect(lambda: self._sync.keep_both(key))
        self._write = Button(self._look, f"writeText{key}", self.tr("Write what is right"))
        self._write.clicked.connect(self._ask_text)
        offered = [*([mine] if self._item.can_resend else []), theirs]
        offered += [both, self._write] if self._item.can_merge else []
        return FlowRow(f"conflictWays{key}", *offered, gap=12)

    def _reason_row(self) -> QWidget:
        row = FlowRow(f"conflictReasons{self._item.item_id}", label("conflictWhy", self.tr("Why?"), "strong"))
        reasons = (self.tr("The office is right"), self.tr("Somebody else did it"), self.tr("My mistake"))
        for at, reason in enumerate(reasons):
            button = Button(self._look, f"reason{self._item.item_id}_{at}", reason)
            button.clicked.connect(lambda _=False, r=reason: self._sync.take_theirs(self._item.item_id, r))
            row.add(button)
        return row

    def _ask_why(self) -> None:
        self._choice.hide()
        self._reasons.show()
        self._reasons.findChildren(Button)[0].setFocus()

    def _ask_text(self) -> None:
        if self.texts is not None:
            self._choice.hide()
            self.texts.begin()

    def _back(self) -> None:
        """To the choice; the words typed stay for another look."""
        if self.texts is not None:
            self.texts.hide()
        self._choice.show()
        self._write.setFocus()

    def _when(self) -> str:
        said = self.tr("{count} changes refused in one step.").format(count=whole(self._item.changes))
        when = self._moments()
        return f"{said} {when}" if self._item.changes > 1 else when

    def _moments(self) -> str:
        return self.tr("You saved this {captured}; the office answered {received}.").format(
            captured=day_and_time(self._item.captured_at, self._zone),
            received=day_and_time(self._item.received_at, self._zone),
        )
