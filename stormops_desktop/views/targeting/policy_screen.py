"""Targeting: choose the mode, see what would change and why, run, read the log."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QLineEdit, QVBoxLayout

from stormops_desktop.domain.targeting.vocabulary import PolicyMode
from stormops_desktop.viewmodels.charts.figure import Unit, printed
from stormops_desktop.viewmodels.moments import day_and_time, whole
from stormops_desktop.viewmodels.said import say
from stormops_desktop.viewmodels.targeting.policy import PolicyViewModel, decision_word, mode_word
from stormops_desktop.views.charts.chart import Chart
from stormops_desktop.views.style.look import Look
from stormops_desktop.views.widgets.buttons import Button
from stormops_desktop.views.widgets.flow_row import FlowRow
from stormops_desktop.views.widgets.kept_keys import allow
from stormops_desktop.views.widgets.labels import card, label
from stormops_desktop.views.widgets.ring import Ring
from stormops_desktop.views.widgets.row_table import RowTable
from stormops_desktop.views.widgets.screen import Screen
from stormops_desktop.views.widgets.scrolled import scrolled_cards

LOGGED, CHANGED = 8, 6
DECISIONS = ("", "treat", "hold")


class PolicyScreen(Screen):
    """The page Targeting.

    Signals:
        score_wanted: why a house of the log has its score; carries its id.
    """

    score_wanted = Signal(str)

    def __init__(self, look: Look, policy: PolicyViewModel) -> None:
        super().__init__(look, "policyScreen", policy)
        self._policy = policy
        self.stands = label("policyStands", role="soft", wrap=True)
        self.modes = {mode: self._mode_chip(mode) for mode in PolicyMode}
        self.capacity = QLineEdit()
        self.capacity.setObjectName("policyCapacity")
        self.capacity.setAccessibleName(self.tr("Houses the crews can treat"))
        self.capacity.setPlaceholderText(self.tr("Houses the crews can treat: no limit"))
        self.look_first = Button(look, "previewPolicy", self.tr("Preview"), kind="primary")
        self.run = Button(look, "runPolicy", self.tr("Run the policy"))
        self.found = label("policyFound", wrap=True)
        self.notes = label("policyNotes", wrap=True)
        self.notes.setProperty("tone", "warn")
        self.changes = RowTable(look, "policyChanges", self.tr("What would change"), policy.changes)
        self.changes_ring = Ring(self.changes)
        self.reasons = Chart(look, policy.reasons_figure())
        self.which = {key: self._decision_chip(key) for key in DECISIONS}
        self.search = QLineEdit()
        self.search.setObjectName("logSearch")
        self.search.setAccessibleName(self.tr("Search the log"))
        self.search.setPlaceholderText(self.tr("Address or ZIP"))
        self.log = RowTable(look, "decisionLog", self.tr("Log of decisions"), policy.log)
        self.log_ring = Ring(self.log)
        self.no_log = label(
            "noLog", self.tr("Nothing is decided yet, or nothing fits the search."), "soft", wrap=True
        )
        self._lay_out()
        self._connect()
        self._on_look()

    def focus_first(self) -> None:
        self.look_first.setFocus()

    def say_empty(self) -> None:
        self.panel.say(
            "storms",
            self.tr("No storm to decide about"),
            self.tr("Choose a storm at the top; storms come from the office by sync, or by import."),
        )

    def show_content(self) -> None:
        state = self._policy.state
        if state is None:
            return
        self.stands.setText(self._stands())
        for mode, chip in self.modes.items():
            chip.setChecked(mode is self._policy.wishes.mode)
            chip.setEnabled(not state.locked or mode is self._policy.wishes.mode)
        for key, chip in self.which.items():
            chip.setChecked(key == (self._policy.wanted.decision or ""))
        busy = self._policy.looking
        allow(self.look_first, on=not busy)
        self.look_first.show_text(self.tr("Deciding house by house") if busy else self.tr("Preview"))
        preview = self._policy.preview
        self.run.setVisible(preview is not None)
        self.run.setEnabled(state.can_run and not busy)
        for part in (self.found, self.reasons):
            part.setVisible(preview is not None)
        self.notes.setVisible(preview is not None and bool(preview.notes))
        self.changes_ring.setVisible(preview is not None and bool(preview.changes))
        if preview is not None:
            self.found.setText(self._found())
            self.notes.setText("\n".join(map(say, preview.notes)))
            self._on_look()
            self.reasons.show_figure(self._policy.reasons_figure())

    def show_log(self) -> None:
        some = self._policy.log.rowCount() > 0
        self.log_ring.setVisible(some)
        self.no_log.setVisible(not some)

    def _stands(self) -> str:
        state = self._policy.state
        if state is None:
            return ""
        last = state.last_run
        said = [self.tr("The policy has not run in this storm yet.")]
        if last is not None:
            said = [
                self.tr("Last run {when}, {mode}: {treated} treated, {held} held. By {author}.").format(
                    when=day_and_time(last.decided_at, self._policy.zone), mode=mode_word(last.mode),
                    treated=whole(last.treated), held=whole(last.held), author=last.author,
                )
            ]  # fmt: skip
        said += [say(words) for words in (state.refused, state.why_locked, state.why_not) if words]
        return " ".join(said)

    def _found(self) -> str:
        preview = self._policy.preview
        if preview is None:
            return ""
        said = self.tr("Of {houses} houses {treated} would be treated and {held} held.").format(
            houses=whole(preview.houses), treated=whole(preview.treated), held=whole(preview.held)
        )
        if preview.mean_uplift_treated is not None:
            said += " " + self.tr("Mean uplift of the treated {uplift}; {n} conversions expected.").format(
                uplift=printed(preview.mean_uplift_treated, Unit.PART),
                n=f"{preview.expected_conversions:.1f}",
            )
        if not preview.would_change:
            return said + " " + self.tr("Nothing would change.")
        changes = self.tr("New: {treated} to treat, {held} to hold; {rest} keep their decision with news.")
        return said + " " + changes.format(
            treated=whole(preview.newly_treated), held=whole(preview.newly_held),
            rest=whole(preview.reasons_only),
        )  # fmt: skip

    def _mode_chip(self, mode: PolicyMode) -> Button:
        chip = Button(self.look, f"mode_{mode}", mode_word(mode), kind="chip")
        chip.setCheckable(True)
        chip.clicked.connect(lambda: self._policy.choose_mode(mode))
        return chip

    def _decision_chip(self, key: str) -> Button:
        words = decision_word(key) if key else self.tr("All")
        chip = Button(self.look, f"decided_{key or 'all'}", words, kind="chip")
        chip.setCheckable(True)
        chip.clicked.connect(lambda: self._policy.filter_log(decision=key))
        return chip

    def _look(self) -> None:
        self._policy.choose_capacity(self.capacity.text())
        self._policy.look()

    def _connect(self) -> None:
        policy = self._policy
        policy.content_changed.connect(self.show_content)
        policy.log.settled.connect(self.show_log)
        policy.told.connect(lambda said: self.banner.say(said, "ok"))
        self.reasons.told.connect(lambda said: self.banner.say(said, "ok"))
        self.capacity.editingFinished.connect(lambda: policy.choose_capacity(self.capacity.text()))
        self.capacity.returnPressed.connect(self._look)
        self.look_first.clicked.connect(self._look)
        self.run.clicked.connect(policy.run)
        self.search.returnPressed.connect(lambda: policy.filter_log(text=self.search.text()))
        self.log.opened.connect(self._want_score)
        self.changes.opened.connect(self._want_score_of_change)
        self.look.changed.connect(self._on_look)

    def _want_score(self, at: int) -> None:
        row = self._policy.log.row(at)
        if row is not None:
            self.score_wanted.emit(row.property_id)

    def _want_score_of_change(self, at: int) -> None:
        row = self._policy.changes.row(at)
        if row is not None:
            self.score_wanted.emit(row.property_id)

    def _on_look(self) -> None:
        target = self.look.metrics.target
        rows = self._policy.changes.rowCount()
        self.changes.setFixedHeight((min(rows, CHANGED) + 1) * target + 4)
        self.log.setFixedHeight((LOGGED + 1) * target)
        self.reasons.setMinimumHeight(7 * target)

    def _lay_out(self) -> None:
        for chips in (self.modes, self.which):
            group = QButtonGroup(self)
            for chip in chips.values():
                group.addButton(chip)
        lead = self._card("policyLead", self.tr("Whom to treat"), "lead")
        choice = QHBoxLayout()
        choice.setSpacing(12)
        choice.addWidget(FlowRow("policyModes", *self.modes.values(), gap=8), 1)
        choice.addWidget(self.capacity, 1)
        column = self._inside(lead)
        column.addWidget(self.stands)
        column.addLayout(choice)
        column.addWidget(FlowRow("policyActions", self.look_first, self.run, gap=8))
        for part in (self.found, self.notes, self.changes_ring):
            column.addWidget(part)
        log = self._card("policyLog", self.tr("Log of decisions"), "true")
        hint = self.tr("Enter or a double click on a house shows why it has its storm impact.")
        inside = self._inside(log)
        line = QHBoxLayout()
        line.setSpacing(12)
        line.addWidget(FlowRow("logChips", *self.which.values(), gap=8), 1)
        line.addWidget(self.search, 1)
        inside.addLayout(line)
        inside.addWidget(self.log_ring)
        inside.addWidget(label("logHint", hint, "small", wrap=True))
        inside.addWidget(self.no_log)
        outer = QVBoxLayout(self.content)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolled_cards("policyScroll", lead, self.reasons, log))

    def _card(self, name: str, title: str, kind: str) -> QFrame:
        made = card(name, kind)
        column = QVBoxLayout(made)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(12)
        column.addWidget(label(f"{name}Title", title, "heading"))
        return made

    def _inside(self, frame: QFrame) -> QVBoxLayout:
        column = frame.layout()
        assert isinstance(column, QVBoxLayout)
        return column
