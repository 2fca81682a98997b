"""The form of a new experiment, with what it could show before anybody is drawn."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QGridLayout, QLineEdit, QVBoxLayout

from stormops_desktop.domain.experiments.clusters import Unit
from stormops_desktop.viewmodels.experiments.design import Typed, unit_word
from stormops_desktop.viewmodels.experiments.trials import ExperimentsViewModel
from stormops_desktop.viewmodels.moments import whole
from stormops_desktop.views.experiments.arm_choices import ArmChoices
from stormops_desktop.views.style.look import Look
from stormops_desktop.views.widgets.banner import Banner
from stormops_desktop.views.widgets.buttons import Button
from stormops_desktop.views.widgets.flow_row import FlowRow
from stormops_desktop.views.widgets.labels import label


class DesignForm(QFrame):
    """Fields, the outlook, and the way to a draft.

    Signals:
        closed: the person does not want it.
    """

    closed = Signal()

    def __init__(self, look: Look, trials: ExperimentsViewModel) -> None:
        super().__init__()
        self._trials = trials
        self.setObjectName("designForm")
        self.setProperty("card", "lead")
        words = {
            "name": self.tr("Name"), "hypothesis": self.tr("What it is to show"),
            "arms": self.tr("Arms and their parts"), "zips": self.tr("Only these ZIP codes (empty: all)"),
            "most": self.tr("Houses at the most (empty: all)"), "window_days": self.tr("Window in days"),
            "baseline": self.tr("Rate without treatment, %"),
            "effect": self.tr("Effect to show, points of %"),
        }  # fmt: skip
        self._words = words
        self.fields = {key: self._field(key, text) for key, text in words.items()}
        self.given = ArmChoices(look, trials)
        self.units = {unit: self._unit_chip(look, unit) for unit in Unit}
        self.sizes = label("designSizes", wrap=True)
        self.warning = Banner(look, "designWarning")
        self.check = Button(look, "checkDesign", self.tr("Can it show that?"), kind="primary")
        self.draft = Button(look, "saveDraft", self.tr("Save the draft"))
        self.exploratory = Button(look, "saveExploratory", self.tr("Save it as exploratory"))
        self.close_form = Button(look, "closeDesign", self.tr("Discard"), kind="quiet")
        self._lay_out()
        self._connect()
        self.show_outlook()

    def begin(self) -> None:
        """Empty fields with what is usual."""
        usual = Typed()
        for key, one in self.fields.items():
            one.setText(getattr(usual, key))
        self.given.begin(usual.arms)
        self.units[Unit.HOUSE].setChecked(True)
        self._trials.forget_outlook()
        self.show()
        self.fields["name"].setFocus()

    @property
    def typed(self) -> Typed:
        unit = next(unit for unit, chip in self.units.items() if chip.isChecked())
        return Typed(
            **{key: one.text() for key, one in self.fields.items()}, unit=unit.value, given=self.given.given
        )

    def show_outlook(self) -> None:
        outlook = self._trials.outlook
        self.sizes.setVisible(outlook is not None)
        self.exploratory.setVisible(outlook is not None and bool(outlook.warning))
        self.draft.setVisible(outlook is not None and not outlook.warning)
        self.warning.hide()
        if outlook is None:
            return
        arms = ", ".join(
            self.tr("{arm} {count}").format(arm=name, count=whole(size)) for name, size in outlook.sizes
        )
        said = self.tr("{houses} houses can take part: {arms}.").format(
            houses=whole(outlook.houses), arms=arms
        )
        if outlook.groups and outlook.groups < outlook.houses:
            said += " " + self.tr("They are drawn in {groups} groups.").format(groups=whole(outlook.groups))
        if outlook.outlook is not None:
            said += " " + self.tr(
                "The smallest difference it can see: {smallest} points; {wanted} points need {needed} an arm."
            ).format(
                smallest=f"{100 * outlook.outlook.smallest:.1f}",
                wanted=f"{100 * outlook.outlook.wanted:.1f}",
                needed=whole(outlook.outlook.needed),
            )
        self.sizes.setText(said)
        if outlook.warning:
            self.warning.say(outlook.warning, "warn", closable=False)

    def _field(self, key: str, words: str) -> QLineEdit:
        made = QLineEdit()
        made.setObjectName(f"design_{key}")
        made.setAccessibleName(words)
        made.textEdited.connect(self._trials.forget_outlook)
        made.returnPressed.connect(self._check)
        return made

    def _unit_chip(self, look: Look, unit: Unit) -> Button:
        chip = Button(look, f"unit_{unit}", unit_word(unit), kind="chip")
        chip.setCheckable(True)
        chip.setChecked(unit is Unit.HOUSE)
        chip.clicked.connect(self._trials.forget_outlook)
        return chip

    def _check(self) -> None:
        self._trials.check(self.typed)

    def _connect(self) -> None:
        self.check.clicked.connect(self._check)
        self.draft.clicked.connect(lambda: self._trials.create(self.typed))
        self.exploratory.clicked.connect(lambda: self._trials.create(self.typed, exploratory=True))
        self.close_form.clicked.connect(self.closed)
        self.fields["arms"].textChanged.connect(self.given.follow)
        self.given.chosen.connect(self._trials.forget_outlook)
        self._trials.content_changed.connect(self.given.show_choices)
        self._trials.outlook_changed.connect(self.show_outlook)

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(4)
        for at, (key, one) in enumerate(self.fields.items()):
            row, side = divmod(at, 2)
            grid.addWidget(label(f"design_{key}Words", self._words[key], "label", wrap=True), 2 * row, side)
            grid.addWidget(one, 2 * row + 1, side)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(12)
        column.addWidget(label("designTitle", self.tr("A new experiment"), "heading"))
        column.addLayout(grid)
        column.addWidget(label("designGivenWords", self.tr("What is done to each arm"), "label"))
        column.addWidget(self.given)
        group = QButtonGroup(self)
        for chip in self.units.values():
            group.addButton(chip)
        column.addWidget(label("designUnitWords", self.tr("An arm is drawn for each"), "label"))
        column.addWidget(FlowRow("designUnits", *self.units.values(), gap=8))
        column.addWidget(self.sizes)
        column.addWidget(self.warning)
        column.addWidget(
            FlowRow("designActions", self.check, self.draft, self.exploratory, self.close_form, gap=8)
        )
