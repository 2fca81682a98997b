"""Four choosers, for category, slope, shot and collateral: the same for new photos and for chosen ones."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QWidget

from stormops_desktop.domain.evidence.taxonomy import Category, Collateral, Shot
from stormops_desktop.viewmodels.capture_labels import SLOPES
from stormops_desktop.viewmodels.photos.words import label_code
from stormops_desktop.views.style.look import Look
from stormops_desktop.views.widgets.buttons import Selector

CODES: Mapping[str, tuple[str, ...]] = {
    "slope": tuple(slope.value for slope in SLOPES),
    "shot": tuple(shot.value for shot in Shot),
    "category": tuple(category.value for category in Category),
    "collateral": tuple(thing.value for thing in Collateral),
}
LEAST = 116


class LabelChoosers(QWidget):
    """A chooser for each label.

    Signals:
        chosen: the person chose; carries the label's name and the code, "" to take it away.
    """

    chosen = Signal(str, str)

    def __init__(self, look: Look, name: str, spoken: str) -> None:
        super().__init__()
        self._spoken = spoken
        self.setObjectName(name)
        self._titles = {
            "slope": self.tr("Slope"), "shot": self.tr("Shot"), "category": self.tr("Category"),
            "collateral": self.tr("Collateral"),
        }  # fmt: skip
        self.choosers: dict[str, Selector] = {}
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        for label, title in self._titles.items():
            chooser = Selector(look, f"{name}_{label}", title, least=LEAST)
            chooser.choices.triggered.connect(lambda action, label=label: self._on_choice(label, action))
            self.choosers[label] = chooser
            line.addWidget(chooser, 1)
        self.show_labels({})

    def show_labels(self, labels: Mapping[str, str | None]) -> None:
        """What stands; None where the chosen photos differ."""
        for name, chooser in self.choosers.items():
            value = labels.get(name, "")
            choices = [("", self._none(name)), *((code, label_code(code)) for code in CODES[name])]
            if value is None:
                choices.insert(0, ("*", self._differs(name)))
            chooser.offer(choices, "*" if value is None else value)
            what = self.tr("they differ") if value is None else label_code(value) or self.tr("none")
            chooser.setAccessibleName(f"{self._spoken}, {self._titles[name]}: {what}")

    def open_chooser(self, name: str) -> None:
        self.choosers[name].setFocus()
        self.choosers[name].open_menu()

    def _none(self, name: str) -> str:
        return self.tr("{label}: none").format(label=self._titles[name])

    def _differs(self, name: str) -> str:
        return self.tr("{label}: differ").format(label=self._titles[name])

    def _on_choice(self, name: str, action: QAction) -> None:
        if action.data() != "*":
            self.chosen.emit(name, str(action.data()))
