"""Take a house in: a neighbour waves, and is the crew's next stop with three presses."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLineEdit, QVBoxLayout, QWidget

from stormops_desktop.viewmodels.crew.taking_in import TakingInViewModel
from stormops_desktop.views.style.look import Look
from stormops_desktop.views.widgets.buttons import Button
from stormops_desktop.views.widgets.flow_row import FlowRow
from stormops_desktop.views.widgets.labels import label
from stormops_desktop.views.widgets.rebuilt import Rebuilt


class TakeInCard(QFrame):
    """A button until it is pressed.

    Signals:
        told: what became of it, in a sentence, and its tone.
    """

    told = Signal(str, str)

    def __init__(self, look: Look, taking: TakingInViewModel) -> None:
        super().__init__()
        self._look, self._taking = look, taking
        self.setObjectName("takeInCard")
        self.setProperty("card", "true")
        self.open = Button(look, "takeIn", self.tr("Take a house in …"), icon="plus", target="primary")
        self._form = QWidget()
        self.field = QLineEdit()
        self.field.setObjectName("takeInAddress")
        self.field.setAccessibleName(self.tr("Number and street"))
        self.field.setPlaceholderText(self.tr("Number and street"))
        self.found = Rebuilt()
        self.found.setObjectName("takeInFound")  # on a card, not on the page's ground
        self.says = label("takeInSays", role="small", wrap=True)
        self.why = QLineEdit()
        self.why.setObjectName("takeInWhy")
        self.why.setAccessibleName(self.tr("Why; the office reads it"))
        self.why.setPlaceholderText(self.tr("Why, if you like: the office reads it"))
        self.next = Button(look, "takeInNext", self.tr("As the next stop"), kind="primary", target="primary")
        self.last = Button(look, "takeInLast", self.tr("As the last stop"), target="primary")
        self.back = Button(look, "takeInBack", self.tr("Back"), icon="back", kind="quiet")
        self._lay_out()
        self._connect()
        self.show_form(shown=False)

    def show_form(self, *, shown: bool) -> None:
        """The form, or the button that opens it."""
        self._form.setVisible(shown)
        self.open.setVisible(not shown)
        self.show_found()

    def show_found(self) -> None:
        """What was found for what is typed."""
        taking = self._taking
        self.setVisible(taking.can_take_in)
        if not self._form.isVisibleTo(self):
            return
        focused = self.focusWidget()
        name = focused.objectName() if focused is not None else ""
        self.found.put(self._results())
        self.says.setText(self._sentence())
        ready = taking.chosen is not None or taking.is_new
        for button in (self.next, self.last):
            button.setEnabled(ready)
        if name.startswith("takeInHouse"):
            self._focus_on(name)

    def _results(self) -> QWidget:
        fresh = QWidget()
        column = QVBoxLayout(fresh)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for at, house in enumerate(self._taking.houses):
            under = " · ".join(part for part in (house.town, self._taking.way_to(house)) if part)
            words = f"{house.address}\n{under}" if under else house.address
            button = Button(self._look, f"takeInHouse{at}", words, kind="left", target="primary")
            button.setAccessibleName(words.replace("\n", ", "))
            button.setCheckable(True)
            button.setChecked(house == self._taking.chosen)
            button.clicked.connect(lambda _=False, key=house.property_id: self._taking.choose(key))
            column.addWidget(button)
        return fresh

    def _sentence(self) -> str:
        taking = self._taking
        if taking.chosen is not None:
            return self.tr(
                "{address} becomes a stop of this route. The office is told with the next sync."
            ).format(address=taking.chosen.address)
        if taking.is_new:
            new = self.tr("“{address}” is taken in as a new house in {town}.").format(
                address=taking.words.strip(), town=taking.town or self.tr("this town")
            )
            placed = self.tr("Its place on the map is where this device is now.")
            nowhere = self.tr("Where it lies on the map is not known here; the office adds that.")
            return f"{new} {placed if taking.is_placed else nowhere}"
        if taking.houses:
            return self.tr("Houses near by that no route has. Choose one, or type another address.")
        return self.tr("No house without a route is known near by. Type the address of the house.")

    def _lay_out(self) -> None:
        form = QVBoxLayout(self._form)
        form.setContentsMargins(0, 0, 0, 0)
        form.setSpacing(10)
        form.addWidget(label("takeInTitle", self.tr("Take a house in"), "heading"))
        for widget in (self.field, self.found, self.says, self.why):
            form.addWidget(widget)
        form.addWidget(FlowRow("takeInButtons", self.next, self.last, self.back, gap=8))
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 14, 16, 14)
        column.addWidget(self.open)
        column.addWidget(self._form)
        self._look.changed.connect(self._fit)
        self._fit()

    def _connect(self) -> None:
        taking = self._taking
        taking.found_changed.connect(self.show_found)
        taking.saving_changed.connect(self.show_found)
        taking.taken.connect(self._on_taken)
        taking.refused.connect(lambda why: self.told.emit(why, "warn"))
        self.open.clicked.connect(self._begin)
        self.back.clicked.connect(self._end)
        self.field.textEdited.connect(taking.search)
        self.next.clicked.connect(lambda: self._take(as_next=True))
        self.last.clicked.connect(lambda: self._take(as_next=False))

    def _begin(self) -> None:
        self.field.clear()
        self.why.clear()
        self.show_form(shown=True)
        self._taking.begin()
        self.field.setFocus()

    def _end(self) -> None:
        self.show_form(shown=False)
        self.open.setFocus()

    def _take(self, *, as_next: bool) -> None:
        self._taking.take_in(as_next=as_next, reason=self.why.text())

    def _on_taken(self, said: str) -> None:
        self._end()
        self.told.emit(said, "ok")

    def _fit(self) -> None:
        for field in (self.field, self.why):
            field.setMinimumHeight(self._look.metrics.target)

    def _focus_on(self, name: str) -> None:
        found = self.findChild(QWidget, name)
        if isinstance(found, QWidget):
            found.setFocus()
