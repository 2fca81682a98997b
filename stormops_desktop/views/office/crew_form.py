"""One crew's form: name, places, hours, break, skills, vehicle, and whether it is in service."""

from itertools import pairwise

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from stormops_desktop.viewmodels.office.crew_words import field_words, hint_words
from stormops_desktop.viewmodels.office.crews import CrewsViewModel
from stormops_desktop.views.style.look import Look
from stormops_desktop.views.widgets.buttons import Button
from stormops_desktop.views.widgets.flow_row import FlowRow
from stormops_desktop.views.widgets.labels import label

ROWS = (("name", "vehicle", "most_stops"), ("shift_start", "shift_end"), ("break_start", "break_min"))
PLACES = ("start", "end")
ACROSS = 12  # columns of the grid: three, two or one field a row


class CrewForm(QFrame):
    """Follows the crew that is open.

    Signals:
        place_wanted: a place is to be shown on the map; carries the field.
    """

    place_wanted = Signal(str)

    def __init__(self, look: Look, crews: CrewsViewModel) -> None:
        super().__init__()
        self._look, self._crews = look, crews
        self.setObjectName("crewForm")
        self.setProperty("card", "lead")
        self.title = label("crewFormTitle", role="title", wrap=True)
        self.read_only = label(
            "crewReadOnly", self.tr("Managers and admins change crews; planners see them."), "soft", wrap=True
        )
        self.fields = {name: self._field(name, text) for name, text in field_words().items()}
        self.on_map = {name: self._map_button(name) for name in PLACES}
        self.same = Button(look, "crewEndSame", self.tr("Same as start"), kind="chip")
        self.same.setCheckable(True)
        self.choices = FlowRow("crewChoices", gap=8)
        self.skills = FlowRow("crewSkills", gap=8)
        self.chips: dict[str, Button] = {}
        self.active = Button(look, "crewActive", self.tr("In service"), kind="chip")
        self.active.setCheckable(True)
        self.save = Button(look, "crewSave", kind="primary")
        self.discard = Button(look, "crewDiscard", self.tr("Discard"), kind="quiet")
        self._lay_out()
        self._connect()

    def show_form(self) -> None:
        """What stands in the form."""
        crews, form = self._crews, self._crews.form
        for name, field in self.fields.items():
            text = str(getattr(form, name))
            if field.text() != text:
                field.setText(text)
            field.setReadOnly(not crews.may_edit)
        self._show_title()
        self._show_skills()
        self._show_choices()
        self.active.setChecked(form.active)
        self.same.setChecked(not form.end.strip())
        for part in (self.save, self.discard, *self.on_map.values()):
            part.setVisible(crews.may_edit)
        for chip in (self.active, self.same):
            chip.setEnabled(crews.may_edit)
        self.read_only.setVisible(not crews.may_edit)
        self.save.show_text(self.tr("Save the crew") if crews.crew_id else self.tr("Add the crew"))
        self.save.setEnabled(crews.changed and not crews.saving)
        self.discard.setEnabled(crews.changed and not crews.saving)

    def focus_problem(self) -> QLineEdit | None:
        """The keyboard goes to the first field that is wrong, which is returned."""
        wrong = next((self.fields[one.field] for one in self._crews.problems), None)
        if wrong is not None:
            wrong.setFocus()
            wrong.selectAll()
        return wrong

    def _show_title(self) -> None:
        name = self._crews.form.name.strip()
        self.title.setText(name or self.tr("A new crew"))

    def _show_skills(self) -> None:
        known = self._crews.skills
        if tuple(self.chips) != known:
            self.skills.clear()
            self.chips = {skill: self._chip(skill) for skill in known}
            for chip in self.chips.values():
                self.skills.add(chip)
            self._order_tabs()
        for skill, chip in self.chips.items():
            chip.setChecked(self._crews.has_skill(skill))
            chip.setEnabled(self._crews.may_edit)

    def _show_choices(self) -> None:
        self.choices.clear()
        for at, house in enumerate(self._crews.choices):
            button = Button(self._look, f"crewChoice{at}", house.address)
            button.clicked.connect(lambda _=False, one=house: self._crews.choose(self._crews.asked, one))
            self.choices.add(button)
        self.choices.setVisible(bool(self._crews.choices))

    def _chip(self, skill: str) -> Button:
        told = {
            "inspection": self.tr("inspection"), "steep": self.tr("steep"), "tile": self.tr("tile"),
            "spanish": self.tr("Spanish"),
        }.get(skill, skill)  # fmt: skip
        chip = Button(self._look, f"crewSkill_{skill}", told, kind="chip")
        chip.setCheckable(True)
        chip.clicked.connect(lambda on: self._crews.set_skill(skill, has=on))
        return chip

    def _field(self, name: str, text: str) -> QLineEdit:
        field = QLineEdit()
        field.setObjectName(f"crew_{name}")
        field.setAccessibleName(text)
        field.setPlaceholderText(hint_words().get(name, ""))
        field.textEdited.connect(lambda typed: self._crews.edit(name, typed))
        field.returnPressed.connect(self._on_return)
        if name in PLACES:
            field.editingFinished.connect(lambda: self._crews.look_up(name))
        return field

    def _on_return(self) -> None:
        if self._crews.may_edit and self._crews.changed:
            self._crews.save()

    def _map_button(self, name: str) -> Button:
        words = {
            "start": self.tr("Show on the map where the crew starts"),
            "end": self.tr("Show on the map where the crew ends"),
        }
        button = Button(self._look, f"crewOnMap_{name}", self.tr("On the map"), spoken=words[name])
        button.clicked.connect(lambda: self.place_wanted.emit(name))
        return button

    def _connect(self) -> None:
        crews = self._crews
        crews.form_changed.connect(self.show_form)
        crews.content_changed.connect(self.show_form)
        crews.saving_changed.connect(self.show_form)
        self.save.clicked.connect(crews.save)
        self.discard.clicked.connect(crews.start_over)
        self.active.clicked.connect(lambda on: crews.set_active(active=on))
        self.same.clicked.connect(self._on_same)

    def _on_same(self, same: bool) -> None:
        self._crews.edit("end", "" if same else self._crews.form.start)
        self.show_form()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(10)
        column.addWidget(self.title)
        column.addWidget(self.read_only)
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(4)
        for at, names in enumerate(ROWS):
            span = ACROSS // len(names)
            for number, name in enumerate(names):
                grid.addWidget(self._title(name), 2 * at, number * span, 1, span)
                grid.addWidget(self.fields[name], 2 * at + 1, number * span, 1, span)
        for at in range(ACROSS):
            grid.setColumnStretch(at, 1)
        column.addLayout(grid)
        column.addLayout(self._place("start", self.on_map["start"]))
        column.addLayout(self._place("end", self.on_map["end"], self.same))
        for part in (
            self.choices, self._title("skills"), self.skills, self.fields["skills"],
            FlowRow("crewState", self.active, gap=8),
            FlowRow("crewActions", self.save, self.discard, gap=8),
        ):  # fmt: skip
            column.addWidget(part)

    def _order_tabs(self) -> None:
        """As the form is read."""
        before = [self.fields[name] for names in ROWS for name in names]
        chain: list[QWidget] = [
            *before, self.fields["start"], self.on_map["start"], self.fields["end"], self.on_map["end"],
            self.same, *self.chips.values(), self.fields["skills"], self.active, self.save, self.discard,
        ]  # fmt: skip
        for one, other in pairwise(chain):
            QWidget.setTabOrder(one, other)

    def _place(self, name: str, *beside: QWidget) -> QVBoxLayout:
        made = QVBoxLayout()
        made.setSpacing(4)
        made.addWidget(self._title(name))
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.fields[name], 1)
        for part in beside:
            line.addWidget(part)
        made.addLayout(line)
        return made

    def _title(self, name: str) -> QWidget:
        title = label(f"crewTitle_{name}", field_words()[name], "label", wrap=True)
        title.setBuddy(self.fields[name])
        return title
