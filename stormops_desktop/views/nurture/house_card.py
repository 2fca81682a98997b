"""The house in front: why it is on the list, its steps, and what may be done about it."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout

from stormops_desktop.viewmodels.nurture.nurture import NurtureViewModel
from stormops_desktop.viewmodels.nurture.words import SAYINGS, fact_word, rule_word, saying_word
from stormops_desktop.views.style.look import Look
from stormops_desktop.views.widgets.buttons import Button
from stormops_desktop.views.widgets.flow_row import FlowRow
from stormops_desktop.views.widgets.kept_keys import allow
from stormops_desktop.views.widgets.labels import label
from stormops_desktop.views.widgets.ring import Ring
from stormops_desktop.views.widgets.row_table import RowTable

SHOWN = 6


class HouseCard(QFrame):
    """Hidden while no house is chosen."""

    def __init__(self, look: Look, nurture: NurtureViewModel) -> None:
        super().__init__()
        self._look, self._nurture, self._house = look, nurture, nurture.house
        self.setObjectName("nurtureWhyCard")
        self.setProperty("card", "true")
        self.title = label("nurtureHouse", role="heading", wrap=True)
        self.facts = label("nurtureFacts", role="soft", wrap=True)
        self.why = label("nurtureWhy", wrap=True)
        self.steps = RowTable(look, "nurtureSteps", self.tr("Steps"), self._house.steps, stretch=3)
        self.ring = Ring(self.steps)
        self.no_steps = label("nurtureNoSteps", self.tr("No steps were planned here yet."), "soft", wrap=True)
        self.sent = Button(look, "stepSent", self.tr("This step was sent"))
        self.replied = Button(look, "stepReplied", self.tr("The owner answered"))
        self.reason = QLineEdit()
        self.reason.setObjectName("stopReason")
        self.reason.setAccessibleName(self.tr("Why the steps stop"))
        self.reason.setPlaceholderText(self.tr("Why the steps stop"))
        self.stop = Button(look, "stopSteps", self.tr("Stop the steps"))
        self.said = label("ownerSaid", self.tr("The owner says"), "label")
        self.sayings = {key: self._saying(key) for _, _, key in SAYINGS}
        self.same = Button(look, "sameHouse")
        self._lay_out()
        self._connect()
        self.show_house()

    def show_house(self) -> None:
        house = self._house
        self.setVisible(house.row is not None)
        if house.row is None:
            return
        self.title.setText(f"{house.row.address}, {house.row.city}")
        self.facts.setText(house.facts)
        marks = {True: self.tr("Holds"), False: self.tr("Does not hold")}
        rules = house.why.rules if house.why is not None else ()
        self.why.setText(
            "\n".join(f"{marks[one.holds]}: {rule_word(one.rule)}, {fact_word(one.facts)}" for one in rules)
        )
        some = house.steps.rowCount() > 0
        self.ring.setVisible(some)
        self.no_steps.setVisible(not some)
        if some and house.at >= 0:
            self.steps.choose(house.at)
        for button, status in ((self.sent, "sent"), (self.replied, "replied")):
            button.setVisible(some)
            button.setEnabled(house.may_mark(status))
        for part in (self.reason, self.stop):
            part.setVisible(house.to_come > 0)
        allow(self.stop, on=not house.saving)
        self._show_same()
        self._on_look()

    def _show_same(self) -> None:
        other = self._nurture.other_chosen()
        self.same.setVisible(other is not None)
        if other is not None:
            self.same.show_text(self.tr("Same house as {address}").format(address=other.address))

    def _saying(self, key: str) -> Button:
        button = Button(self._look, f"say_{key}", saying_word(key), kind="chip")
        button.clicked.connect(lambda: self._house.say(key))
        return button

    def _stop(self) -> None:
        self._house.stop(self.reason.text())

    def _say_same(self) -> None:
        other = self._nurture.other_chosen()
        if other is not None:
            self._house.same_as(other)

    def _connect(self) -> None:
        house = self._house
        house.house_changed.connect(self.show_house)
        house.saving_changed.connect(self.show_house)
        house.saved.connect(lambda _changes: self.reason.clear())
        self._nurture.content_changed.connect(self._show_same)
        self.steps.chosen.connect(house.choose_step)
        self.sent.clicked.connect(lambda: house.mark("sent"))
        self.replied.clicked.connect(lambda: house.mark("replied"))
        self.stop.clicked.connect(self._stop)
        self.reason.returnPressed.connect(self._stop)
        self.same.clicked.connect(self._say_same)
        self._look.changed.connect(self._on_look)

    def _on_look(self) -> None:
        rows = min(max(1, self._house.steps.rowCount()), SHOWN)
        self.steps.setFixedHeight((rows + 1) * self._look.metrics.target + 4)

    def _lay_out(self) -> None:
        stopping = QHBoxLayout()
        stopping.setSpacing(12)
        stopping.addWidget(self.reason, 1)
        stopping.addWidget(self.stop)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(12)
        column.addWidget(self.title)
        column.addWidget(self.facts)
        column.addWidget(label("nurtureWhyTitle", self.tr("Why is this one here"), "label"))
        column.addWidget(self.why)
        for part in (self.ring, self.no_steps):
            column.addWidget(part)
        column.addWidget(FlowRow("stepActions", self.sent, self.replied, gap=8))
        column.addLayout(stopping)
        column.addWidget(self.said)
        column.addWidget(FlowRow("ownerSays", *self.sayings.values(), self.same, gap=8))
