"""What an experiment was worth: two sums to type, and a line for each arm."""

from PySide6.QtWidgets import QFrame, QLineEdit, QVBoxLayout, QWidget

from stormops_desktop.viewmodels.experiments.trials import ExperimentsViewModel
from stormops_desktop.viewmodels.experiments.worth import worth_words
from stormops_desktop.views.widgets.flow_row import FlowRow
from stormops_desktop.views.widgets.labels import label

FIELD_WIDTH = 300


class WorthCard(QFrame):
    """Under how sure an experiment is. The sums stay from one experiment to the next."""

    def __init__(self, trials: ExperimentsViewModel) -> None:
        super().__init__()
        self._trials = trials
        self.setObjectName("worthCard")
        self.setProperty("card", "true")
        self.sale = self._field("worthSale", self.tr("A conversion brings, in dollars"), "15,000")
        self.house = self._field("worthHouse", self.tr("Treating a house costs, in dollars"), "50")
        self.said = label("worthSaid", role="strong", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(12)
        column.addWidget(label("worthTitle", self.tr("What it was worth"), "heading"))
        column.addWidget(FlowRow("worthSums", self._named(self.sale), self._named(self.house), gap=12))
        column.addWidget(self.said)
        self.show_results()

    def show_results(self) -> None:
        """What the experiment in front brought, at the sums that stand here."""
        words = worth_words(self._trials.results, self.sale.text(), self.house.text())
        self.said.setText(words)
        self.said.setVisible(bool(words))

    def _field(self, name: str, words: str, example: str) -> QLineEdit:
        made = QLineEdit()
        made.setObjectName(name)
        made.setAccessibleName(words)
        made.setPlaceholderText(self.tr("for example {sum}").format(sum=example))
        made.textEdited.connect(self.show_results)
        return made

    def _named(self, field: QLineEdit) -> QWidget:
        made = QWidget()
        made.setFixedWidth(FIELD_WIDTH)
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(label(f"{field.objectName()}Label", field.accessibleName(), "label"))
        column.addWidget(field)
        return made
