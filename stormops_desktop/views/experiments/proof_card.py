"""How sure it is: the differences by every way of reading, the sizes of the arms, who was left alone."""

from PySide6.QtWidgets import QFrame, QVBoxLayout

from stormops_desktop.viewmodels.experiments.proof import contact_words, sizes_words
from stormops_desktop.viewmodels.experiments.trials import ExperimentsViewModel
from stormops_desktop.views.style.look import Look
from stormops_desktop.views.widgets.labels import label
from stormops_desktop.views.widgets.ring import Ring
from stormops_desktop.views.widgets.row_table import RowTable

SHOWN = 6


class ProofCard(QFrame):
    """Under the sentence of an experiment that has begun."""

    def __init__(self, look: Look, trials: ExperimentsViewModel) -> None:
        super().__init__()
        self._look, self._trials = look, trials
        self.setObjectName("proofCard")
        self.setProperty("card", "true")
        self.table = RowTable(look, "proof", self.tr("How sure it is"), trials.proof, stretch=4)
        self.ring = Ring(self.table)
        self.hint = label(
            "proofHint",
            self.tr(
                "The first line holds for who reads it once, when the window has closed. Who looks before, "
                "or often, reads the second: it holds at any time, and is wider for that."
            ),
            "soft",
            wrap=True,
        )
        self.sizes = label("proofSizes", wrap=True)
        self.contact = label("proofContact", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(12)
        column.addWidget(label("proofTitle", self.tr("How sure it is"), "heading"))
        for part in (self.hint, self.ring, self.sizes, self.contact):
            column.addWidget(part)
        look.changed.connect(self.fit)

    def show_results(self) -> None:
        """What the experiment in front shows."""
        results = self._trials.results
        self.sizes.setText(sizes_words(results))
        self.sizes.setProperty("tone", "warn" if results and results.found.sizes.mismatch else "")
        self.contact.setText(contact_words(results))
        for part in (self.sizes, self.contact):
            part.setVisible(bool(part.text()))
            part.style().polish(part)
        self.fit()

    def fit(self) -> None:
        """As high as its rows, up to a few."""
        rows = min(max(self.table.model().rowCount(), 1), SHOWN)
        self.table.setFixedHeight((rows + 1) * self._look.metrics.target + 4)
