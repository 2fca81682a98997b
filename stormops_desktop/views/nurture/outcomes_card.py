"""A file of outcomes before it is taken: what it would change, and the lines that are not taken."""

from PySide6.QtWidgets import QFrame, QVBoxLayout

from stormops_desktop.viewmodels.nurture.outcomes import OutcomesViewModel
from stormops_desktop.views.style.look import Look
from stormops_desktop.views.widgets.buttons import Button
from stormops_desktop.views.widgets.flow_row import FlowRow
from stormops_desktop.views.widgets.labels import label
from stormops_desktop.views.widgets.ring import Ring
from stormops_desktop.views.widgets.row_table import RowTable

SHOWN = 6


class OutcomesCard(QFrame):
    """Hidden while there is no file."""

    def __init__(self, look: Look, outcomes: OutcomesViewModel) -> None:
        super().__init__()
        self._look, self._outcomes = look, outcomes
        self.setObjectName("outcomesCard")
        self.setProperty("card", "true")
        self.summary = label("outcomesSummary", role="strong", wrap=True)
        self.take = Button(look, "takeOutcomes", self.tr("Take them"), kind="primary")
        self.put_away = Button(look, "putAwayOutcomes", self.tr("Put the file away"))
        self.rejects = RowTable(
            look, "outcomesRejects", self.tr("Lines that are not taken"), outcomes.rejects, stretch=1
        )
        self.ring = Ring(self.rejects)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(12)
        column.addWidget(label("outcomesTitle", self.tr("Outcomes that came back"), "heading"))
        column.addWidget(self.summary)
        column.addWidget(FlowRow("outcomesActions", self.take, self.put_away, gap=8))
        column.addWidget(self.ring)
        outcomes.content_changed.connect(self.show_file)
        self.take.clicked.connect(outcomes.take)
        self.put_away.clicked.connect(outcomes.put_away)
        look.changed.connect(self._on_look)
        self.show_file()

    def show_file(self) -> None:
        found = self._outcomes.found
        self.setVisible(found is not None)
        if found is None:
            return
        self.summary.setText(self._outcomes.summary)
        self.take.setEnabled(found.accepted > 0)
        self.ring.setVisible(bool(found.rejected))
        self._on_look()

    def _on_look(self) -> None:
        rows = min(max(1, self._outcomes.rejects.rowCount()), SHOWN)
        self.rejects.setFixedHeight((rows + 1) * self._look.metrics.target + 4)
