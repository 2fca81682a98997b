"""Phases: the six of a storm, the gates of one, why a gate is shut, and the rows behind its number."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout

from stormops_desktop.domain.phases.gates import PhaseState, Verdict
from stormops_desktop.viewmodels.phases.phases import PhasesViewModel
from stormops_desktop.viewmodels.phases.words import (
    explained,
    gate_word,
    phase_word,
    state_icon,
    state_words,
    verdict_word,
)
from stormops_desktop.views.style.look import Look
from stormops_desktop.views.widgets.badge import Badge
from stormops_desktop.views.widgets.buttons import Button
from stormops_desktop.views.widgets.flow_row import FlowRow
from stormops_desktop.views.widgets.labels import card, label
from stormops_desktop.views.widgets.ring import Ring
from stormops_desktop.views.widgets.row_table import RowTable
from stormops_desktop.views.widgets.screen import Screen
from stormops_desktop.views.widgets.scrolled import scrolled_cards

SHOWN_ROWS = 7
TONE = {
    Verdict.PASSED: ("completed", "ok"), Verdict.FAILED: ("attention", "warn"),
    Verdict.NOT_MEASURABLE: ("clock", "soft"),
}  # fmt: skip
STATE_TONE = {PhaseState.PASSED: "ok", PhaseState.OPEN: "info", PhaseState.NOT_STARTED: "soft"}


class PhasesScreen(Screen):
    """The page Phases.

    Signals:
        place_wanted: show where a gate's work is done; carries the gate's code.
        job_wanted: open this job; carries its id.
    """

    place_wanted = Signal(str)
    job_wanted = Signal(str)

    def __init__(self, look: Look, phases: PhasesViewModel) -> None:
        super().__init__(look, "phasesScreen", phases)
        self._phases = phases
        self.as_of = label("phasesAsOf", role="soft", wrap=True)
        self.title = label("phaseTitle", role="title")
        self.state = Badge(look, "phaseState")
        self.gates = RowTable(look, "phaseGates", self.tr("Gates of the phase"), phases.gates)
        self.gate_title = label("gateTitle", role="heading", wrap=True)
        self.verdict = Badge(look, "gateVerdict")
        self.explained = label("gateExplained", wrap=True)
        self.go = Button(look, "gatePlace", self.tr("Go where this is done"), icon="next")
        self.behind = RowTable(look, "gateRows", self.tr("Rows behind the number"), phases.behind)
        self.ring = Ring(self.behind)
        self.nothing = label("gateNothing", self.tr("No rows stand behind this number."), "soft", wrap=True)
        self._lay_out()
        self._connect()
        self._on_look()

    def focus_first(self) -> None:
        self.gates.setFocus()
        if not self.gates.currentIndex().isValid():
            self.gates.choose(0)

    def say_empty(self) -> None:
        self.panel.say(
            "storms",
            self.tr("No storm to follow"),
            self.tr("Choose a storm at the top; storms come from the office by sync, or by import."),
        )

    def show_content(self) -> None:
        self.as_of.setText(self._phases.as_of)

    def show_opened(self) -> None:
        """Another phase or gate."""
        phase, gate = self._phases.opened, self._phases.gate
        if phase is None or gate is None:
            return
        self.title.setText(
            self.tr("Phase {number}: {name}").format(number=phase.number, name=phase_word(phase.phase))
        )
        self.state.show_badge(state_icon(phase), state_words(phase), STATE_TONE[phase.state])
        self.gates.choose(phase.gates.index(gate))
        self.gate_title.setText(gate_word(gate.gate.code))
        icon, tone = TONE[gate.verdict]
        self.verdict.show_badge(icon, verdict_word(gate.verdict), tone)
        self.explained.setText(explained(gate))
        some = self._phases.behind.rowCount() > 0
        self.ring.setVisible(some)
        self.nothing.setVisible(not some)
        self._on_look()

    def _open_gate(self, at: int) -> None:
        gate = self._phases.gates.row(at)
        if gate is not None and gate.gate.code != self._phases.code:
            self._phases.open_gate(gate.gate.code)

    def _open_row(self, at: int) -> None:
        row = self._phases.behind.row(at)
        if row is not None and row.job_id is not None:
            self.job_wanted.emit(row.job_id)

    def _connect(self) -> None:
        phases = self._phases
        phases.content_changed.connect(self.show_content)
        phases.opened_changed.connect(self.show_opened)
        self.gates.chosen.connect(self._open_gate)
        self.gates.opened.connect(lambda _row: self.place_wanted.emit(phases.code))
        self.behind.opened.connect(self._open_row)
        self.go.clicked.connect(lambda: self.place_wanted.emit(phases.code))
        self.look.changed.connect(self._on_look)

    def _on_look(self) -> None:
        target = self.look.metrics.target
        self.gates.setFixedHeight((max(1, self.gates.model().rowCount()) + 1) * target + 4)
        self.behind.setFixedHeight((min(self.behind.model().rowCount(), SHOWN_ROWS) + 1) * target + 4)

    def _lay_out(self) -> None:
        lead, why = card("phasesLead", "lead"), card("gateCard")
        column = QVBoxLayout(lead)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(12)
        column.addLayout(_line(self.title, self.state))
        column.addWidget(self.as_of)
        column.addWidget(Ring(self.gates))
        inside = QVBoxLayout(why)
        inside.setContentsMargins(24, 16, 24, 16)
        inside.setSpacing(12)
        inside.addLayout(_line(self.gate_title, self.verdict))
        inside.addWidget(self.explained)
        inside.addWidget(FlowRow("gateActions", self.go, gap=8))
        inside.addWidget(self.ring)
        inside.addWidget(self.nothing)
        outer = QVBoxLayout(self.content)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolled_cards("phasesScroll", lead, why))


def _line(title: QLabel, badge: Badge) -> QHBoxLayout:
    line = QHBoxLayout()
    line.setSpacing(12)
    line.addWidget(title, 1)
    line.addWidget(badge)
    return line
