"""The phases of the storm in one line: six chips, each saying where it stands; one opens its gates."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from stormops_desktop.domain.phases.gates import Phase, PhaseResult
from stormops_desktop.viewmodels.phases.phases import PhasesViewModel
from stormops_desktop.viewmodels.phases.words import phase_word, short_word, state_icon, state_words
from stormops_desktop.views.style.look import Look
from stormops_desktop.views.widgets.buttons import Button
from stormops_desktop.views.widgets.flow_row import FlowRow


class PhaseStrip(QWidget):
    """Lies over the screens of those who lead.

    The chosen chip is the phase that work is in; over the page of the phases, the one that the page shows.

    Signals:
        phase_wanted: open this phase; carries it.
    """

    phase_wanted = Signal(object)

    def __init__(self, look: Look, phases: PhasesViewModel) -> None:
        super().__init__()
        self._look, self._phases, self._leads_page = look, phases, False
        self.setObjectName("scrolled")
        self.setAccessibleName(self.tr("Phases of the storm"))
        self.chips = {phase: self._chip(phase) for phase in Phase}
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(FlowRow("phaseStrip", *self.chips.values(), gap=6))
        phases.content_changed.connect(self.show_strip)
        phases.opened_changed.connect(self.show_strip)
        self.show_strip()

    def show_strip(self) -> None:
        strip = self._phases.strip
        for chip in self.chips.values():
            chip.setEnabled(strip is not None)
            if strip is None:
                chip.setChecked(False)
        if strip is None:
            return
        chosen = self._phases.phase if self._leads_page else strip.in_front
        for result in strip.phases:
            self._tell(self.chips[result.phase], result, chosen=result.phase is chosen)

    def lead(self, *, page: bool) -> None:
        """Whether the page of the phases is in front."""
        self._leads_page = page
        self.show_strip()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._phases.look(looked_at=True)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._phases.look(looked_at=False)

    def _tell(self, chip: Button, result: PhaseResult, *, chosen: bool) -> None:
        words = self.tr("Phase {number}, {name}: {state}").format(
            number=result.number, name=phase_word(result.phase), state=state_words(result)
        )
        chip.setAccessibleName(words)
        chip.setToolTip(words)
        chip.show_icon(state_icon(result))
        chip.setChecked(chosen)

    def _chip(self, phase: Phase) -> Button:
        words = f"{list(Phase).index(phase) + 1} {short_word(phase)}"
        chip = Button(self._look, f"phase_{phase}", words, kind="chip", icon="pending")
        chip.setCheckable(True)
        chip.clicked.connect(lambda: self.phase_wanted.emit(phase))
        return chip
