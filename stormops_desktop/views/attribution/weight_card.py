"""How much hangs on the weight between Shapley and Markov: a slider, the sweep, and who stays first."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleValueChangeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSlider, QVBoxLayout

from stormops_desktop.viewmodels.attribution.attribution import AttributionViewModel
from stormops_desktop.viewmodels.attribution.figures import sweep_figure
from stormops_desktop.viewmodels.attribution.words import verdict_words
from stormops_desktop.viewmodels.charts.figure import Unit, printed
from stormops_desktop.viewmodels.nurture.words import channel_word
from stormops_desktop.views.charts.chart import Chart
from stormops_desktop.views.style.look import Look
from stormops_desktop.views.widgets.labels import label
from stormops_desktop.views.widgets.ring import Ring
from stormops_desktop.views.widgets.row_table import RowTable

STEPS = 20  # of 5 % each


class WeightCard(QFrame):
    """The slider moves the blend at once; intervals follow when it rests."""

    def __init__(self, look: Look, found: AttributionViewModel) -> None:
        super().__init__()
        self._found, self._look = found, look
        self.setObjectName("attributionWeight")
        self.setProperty("card", "true")
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setObjectName("shapleyWeight")
        self.slider.setRange(0, STEPS)
        self.slider.setPageStep(4)
        self.slider.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.says = label("weightSays", role="strong", wrap=True)
        self.verdict = label("weightVerdict", role="soft", wrap=True)
        self.chart = Chart(look, sweep_figure((), None))
        self.ranks = RowTable(look, "weightRanks", self.tr("Who stays first"), found.stability)
        self.ranks_ring = Ring(self.ranks)
        self._lay_out()
        self.slider.valueChanged.connect(lambda step: found.weigh(step / STEPS))
        found.weight_changed.connect(self.show_weight)
        look.changed.connect(self.fit)
        self.fit()

    def show_content(self) -> None:
        """Another run."""
        shown = self._found.shown
        players = shown.players if shown is not None and shown.sweep is not None else ()
        sweep = shown.sweep if shown is not None else None
        self.chart.show_figure(sweep_figure(players, sweep, self._found.origin))
        self.verdict.setText(verdict_words(sweep.verdict) if sweep is not None else "")
        self.show_weight()
        self.fit()

    def show_weight(self) -> None:
        """The blend at the slider's place."""
        weight = self._found.weight
        self.slider.blockSignals(True)  # noqa: FBT003 - Qt's own
        self.slider.setValue(round(weight * STEPS))
        self.slider.blockSignals(False)  # noqa: FBT003 - Qt's own
        name = self.tr("Weight of Shapley: {shapley} %, of Markov: {markov} %").format(
            shapley=round(100 * weight), markov=round(100 - 100 * weight)
        )
        self.slider.setAccessibleName(name)
        shares = sorted(self._found.hybrid_now.items(), key=lambda one: -one[1])
        told = ", ".join(f"{channel_word(channel)} {printed(share, Unit.PART)}" for channel, share in shares)
        self.says.setText(f"{name}. {told}" if told else name)
        if self.slider.hasFocus():
            QAccessible.updateAccessibility(QAccessibleValueChangeEvent(self.slider, self.slider.value()))

    def fit(self) -> None:
        """As high as its rows."""
        target = self._look.metrics.target
        self.chart.setMinimumHeight(8 * target)
        self.ranks.setFixedHeight((max(len(self._found.stability.rows), 1) + 1) * target + 4)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(12)
        heading = self.tr("Shapley is fair, Markov is what the chain would lose")
        column.addWidget(label("weightTitle", heading, "heading", wrap=True))
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(label("weightMarkov", self.tr("Markov"), "small"))
        row.addWidget(self.slider, 1)
        row.addWidget(label("weightShapley", self.tr("Shapley"), "small"))
        column.addLayout(row)
        for part in (self.says, self.verdict, self.chart, self.ranks_ring):
            column.addWidget(part)
