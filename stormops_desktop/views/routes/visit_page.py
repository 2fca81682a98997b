"""What is asked of the visit at a house, or at several: windows, minutes, priority, skills, must or not."""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from stormops_desktop.domain.routing.crews import skill_words
from stormops_desktop.domain.routing.plans.visits import AVOID, MUST, PRIORITIES
from stormops_desktop.domain.routing.plans.wishes import MOST_WINDOWS
from stormops_desktop.viewmodels.routes import visit_words
from stormops_desktop.viewmodels.routes.visits import VisitForm, VisitWork
from stormops_desktop.views.style.look import Look
from stormops_desktop.views.widgets.banner import Banner
from stormops_desktop.views.widgets.buttons import Button
from stormops_desktop.views.widgets.flow_row import FlowRow
from stormops_desktop.views.widgets.labels import label
from stormops_desktop.views.widgets.rebuilt import Rebuilt
from stormops_desktop.views.widgets.scrolled import scrolled


class VisitPage(QWidget):
    """The form.

    Signals:
        left: back to where the planner came from.
    """

    left = Signal()

    def __init__(self, look: Look, work: VisitWork) -> None:
        super().__init__()
        self._look, self._work = look, work
        self._windows_differ = self._minutes_differ = self._skills_touched = False
        self.setObjectName("scrolled")
        self.problem = Banner(look, "visitProblem")
        self.title = label("visitTitle", role="heading", wrap=True)
        self.agreed = label("visitAgreed", role="strong", wrap=True)
        self.windows = [
            self._field(f"visitWindow{at}", self.tr("As 09:00-11:30")) for at in range(MOST_WINDOWS)
        ]
        self.minutes = self._field("visitMinutes", self.tr("As usual"))
        self.clears = {field: self._clear(field) for field in (*self.windows, self.minutes)}
        self.priority = self._chips("visitPriority", {
            word: visit_words.priority(word) for word in ("", *PRIORITIES)
        })  # fmt: skip
        self.rule = self._chips("visitRule", {word: visit_words.rule(word) for word in ("", MUST, AVOID)})
        self.skills: dict[str, Button] = {}
        self.skill_box = Rebuilt()
        self.more_skills = self._field("visitMoreSkills", self.tr("Others, by commas"))
        self.go = Button(look, "visitDo", self.tr("Ask this"), kind="primary")
        self.nothing = Button(look, "visitNothing", self.tr("Clear all"))
        self.back = Button(look, "visitBack", self.tr("Back"), kind="quiet")
        self._name_fields()
        self._lay_out()
        self._connect()

    @property
    def form(self) -> VisitForm:
        """What stands in the form; what differs and was not touched is None."""
        windows = tuple(field.text() for field in self.windows)
        untouched = self._windows_differ and not any(windows)
        minutes: str | None = self.minutes.text()
        chosen = {skill for skill, chip in self.skills.items() if chip.isChecked()}
        others = frozenset(skill_words(self.more_skills.text()))
        skills = None if self._work.form.needs is None and not self._skills_touched else chosen | others
        return VisitForm(
            None if untouched else windows, None if self._minutes_differ and not minutes else minutes,
            _on(self.priority), None if skills is None else frozenset(skills), _on(self.rule),
        )  # fmt: skip

    def show_form(self) -> None:
        """Other houses."""
        work, form = self._work, self._work.form
        self.problem.hide()
        self.title.setText(self.tr("Visit: {house}").format(house=work.title))
        self.agreed.setText(work.agreed)
        self.agreed.setVisible(bool(work.agreed))
        self._windows_differ, self._minutes_differ = form.windows is None, form.minutes is None
        for at, field in enumerate(self.windows):
            field.setText(form.windows[at] if form.windows and at < len(form.windows) else "")
        self.minutes.setText(form.minutes or "")
        self._say_differing()
        _choose(self.priority, form.priority)
        _choose(self.rule, form.rule)
        self._show_skills(work.skills, form.needs)

    def focus_first(self) -> None:
        self.windows[0].setFocus()
        self.windows[0].selectAll()

    def _field(self, name: str, hint: str) -> QLineEdit:
        field = QLineEdit()
        field.setObjectName(name)
        field.setPlaceholderText(hint)
        field.returnPressed.connect(self._do)
        return field

    def _name_fields(self) -> None:
        for at, field in enumerate(self.windows):
            field.setAccessibleName(self.tr("Window {number}, the visit begins in it").format(number=at + 1))
        self.minutes.setAccessibleName(self.tr("Minutes at the door"))
        self.more_skills.setAccessibleName(self.tr("Other skills that the visit takes"))
        for field, button in self.clears.items():
            button.setAccessibleName(self.tr("Clear: {field}").format(field=field.accessibleName()))

    def _clear(self, field: QLineEdit) -> Button:
        button = Button(
            self._look, f"{field.objectName()}Clear", icon="close", target="square", spoken=self.tr("Clear")
        )
        button.clicked.connect(lambda: self._cleared(field))
        return button

    def _cleared(self, field: QLineEdit) -> None:
        """An empty field is an answer from now on, also where the houses differ."""
        field.clear()
        if field is self.minutes:
            self._minutes_differ = False
        else:
            self._windows_differ = False
        self._say_differing()
        field.setFocus()

    def _say_differing(self) -> None:
        differ = self.tr("They differ")
        for field in self.windows:
            field.setPlaceholderText(differ if self._windows_differ else self.tr("As 09:00-11:30"))
        self.minutes.setPlaceholderText(differ if self._minutes_differ else self.tr("As usual"))

    def _chips(self, name: str, texts: Mapping[str, str]) -> dict[str, Button]:
        chips = {}
        for word, text in texts.items():
            chip = Button(self._look, f"{name}_{word or 'usual'}", text, kind="chip")
            chip.setCheckable(True)
            chips[word] = chip
        for word, chip in chips.items():
            chip.clicked.connect(lambda _=False, word=word: _choose(chips, word))
        return chips

    def _show_skills(self, known: Sequence[str], asked: frozenset[str] | None) -> None:
        self._skills_touched = False
        self.skills = {}
        for at, skill in enumerate(known):
            chip = Button(self._look, f"visitSkill{at}", skill, kind="chip")
            chip.setCheckable(True)
            chip.setChecked(asked is not None and skill in asked)
            chip.clicked.connect(self._touch_skills)
            self.skills[skill] = chip
        self.skill_box.put(FlowRow("visitSkills", *self.skills.values()))
        self.more_skills.clear()
        self.more_skills.setPlaceholderText(
            self.tr("They differ") if asked is None else self.tr("Others, by commas")
        )
        self._order_tabs()

    def _touch_skills(self) -> None:
        self._skills_touched = True

    def _lay_out(self) -> None:
        inner = QWidget()
        inner.setObjectName("scrolled")
        form = QVBoxLayout(inner)
        form.setContentsMargins(0, 0, 8, 0)
        form.setSpacing(8)
        for widget in (self.title, self.agreed):
            form.addWidget(widget)
        form.addWidget(label("visitRuleLabel", self.tr("On a route"), "label"))
        form.addWidget(FlowRow("visitRules", *self.rule.values()))
        form.addWidget(
            label("visitWindowsLabel", self.tr("The visit begins within (up to three)"), "label", wrap=True)
        )
        for field in self.windows:
            form.addLayout(self._clearable(field))
        form.addWidget(label("visitMinutesLabel", self.tr("Minutes at the door"), "label"))
        form.addLayout(self._clearable(self.minutes))
        form.addWidget(label("visitPriorityLabel", self.tr("Priority"), "label"))
        form.addWidget(FlowRow("visitPriorities", *self.priority.values()))
        form.addWidget(label("visitSkillsLabel", self.tr("Skills that the visit takes"), "label", wrap=True))
        form.addWidget(self.skill_box)
        form.addWidget(self.more_skills)
        form.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.problem)
        column.addWidget(scrolled("visitArea", inner), 1)
        column.addWidget(FlowRow("visitButtons", self.go, self.nothing, self.back))

    def _clearable(self, field: QLineEdit) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(field, 1)
        row.addWidget(self.clears[field])
        return row

    def _order_tabs(self) -> None:
        fields = [part for field, button in self.clears.items() for part in (field, button)]
        chain: list[QWidget] = [
            *self.rule.values(), *fields, *self.priority.values(), *self.skills.values(), self.more_skills,
            self.go, self.nothing, self.back,
        ]  # fmt: skip
        for one, other in pairwise(chain):
            QWidget.setTabOrder(one, other)

    def _connect(self) -> None:
        self._work.asked.connect(self.show_form)
        self.more_skills.textEdited.connect(self._touch_skills)
        self.go.clicked.connect(self._do)
        self.nothing.clicked.connect(self._clear_all)
        self.back.clicked.connect(self.left)

    def _do(self) -> None:
        if self._work.do(self.form):
            self.left.emit()
            return
        problems = self._work.problems
        if problems:
            self.problem.say("\n".join(sentence for _, sentence in problems), "warn")
            at = {f"window{number}": field for number, field in enumerate(self.windows)}
            first = {**at, "minutes": self.minutes}[problems[0][0]]
            first.setFocus()
            first.selectAll()

    def _clear_all(self) -> None:
        """Nothing is asked of these visits any more."""
        if self._work.do(VisitForm()):
            self.left.emit()


def _choose(chips: Mapping[str, Button], chosen: str | None) -> None:
    for word, chip in chips.items():
        chip.setChecked(word == chosen)


def _on(chips: Mapping[str, Button]) -> str | None:
    return next((word for word, chip in chips.items() if chip.isChecked()), None)
