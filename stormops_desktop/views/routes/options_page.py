"""The options of new routes: what may be asked, what is wrong with it, and how far the search is."""

from itertools import pairwise
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QProgressBar, QVBoxLayout, QWidget

from stormops_desktop.domain.routing.plans.draft import GREAT_CIRCLE, OSRM, ROAD_PACK, Everywhere
from stormops_desktop.domain.routing.plans.wishes import SERVICE_MIN
from stormops_desktop.viewmodels.routes import words
from stormops_desktop.viewmodels.routes.desk import RoutesViewModel
from stormops_desktop.viewmodels.routes.options import BY_TYPE, PlanOptions, field_words
from stormops_desktop.views.routes.job_type_rows import JobTypeRows
from stormops_desktop.views.style.look import Look
from stormops_desktop.views.widgets.banner import Banner
from stormops_desktop.views.widgets.buttons import Button
from stormops_desktop.views.widgets.flow_row import FlowRow
from stormops_desktop.views.widgets.labels import label
from stormops_desktop.views.widgets.scrolled import scrolled

FIRST = ("max_per_route", "zips", "service_min", "days")
LATER = ("day", "yard", "seconds", "seed")


class OptionsPage(QWidget):
    """The form and its progress.

    Signals:
        left: back to the list.
    """

    left = Signal()

    def __init__(self, look: Look, desk: RoutesViewModel) -> None:
        super().__init__()
        self._look, self._desk = look, desk
        self._crews: tuple[str, ...] = ()
        self._asked = Everywhere()
        self._day_offered = ""
        self.setObjectName("scrolled")
        self.problem = Banner(look, "routeOptionsProblem")
        self.fields = {name: self._field(name, text) for name, text in field_words().items()}
        self.travel = {
            kind: self._chip(f"travel_{kind}", text) for kind, text in self._travel_words().items()
        }
        self.switches = {
            name: self._chip(f"option_{name}", text) for name, text in self._switch_words().items()
        }
        self.crews: dict[str, Button] = {}
        self.crew_column = QVBoxLayout()
        self.crew_column.setSpacing(8)
        self.no_crews = label("routeOptionsNoCrews", role="soft", wrap=True)
        self.types = JobTypeRows(look, self._usual_minutes)
        self.types_title = label("optionTypesTitle", self.tr("Other minutes by job type"), "label")
        self.go = Button(look, "routesCut", self.tr("Cut routes"), kind="primary")
        self.back = Button(look, "routesOptionsBack", self.tr("Back"), kind="quiet")
        self.stop = Button(look, "routesCutStop", self.tr("Stop and keep the best so far"))
        self.progress = QProgressBar()
        self.progress.setObjectName("routesCutProgress")
        self.progress.setTextVisible(False)
        self.progress.setRange(0, 100)
        self.progress.setAccessibleName(self.tr("How far the search is"))
        self.doing = label("routesCutDoing", role="small", wrap=True)
        self._lay_out()
        self._fill(PlanOptions())
        self._connect()
        self.show_cutting()

    @property
    def options(self) -> PlanOptions:
        """What stands in the form."""
        text = {name: field.text() for name, field in self.fields.items()}
        travel = next((kind for kind, chip in self.travel.items() if chip.isChecked()), GREAT_CIRCLE)
        chosen = frozenset(key for key, chip in self.crews.items() if chip.isChecked())
        flags = {name: chip.isChecked() for name, chip in self.switches.items()}
        typed: dict[str, Any] = {**text, **flags}
        return PlanOptions(crew_ids=chosen, travel=travel, by_action=self.types.typed, **typed)

    def focus_first(self) -> None:
        self.fields["max_per_route"].setFocus()
        self.fields["max_per_route"].selectAll()

    def show_crews(self) -> None:
        """The company's crews, all chosen until somebody says otherwise."""
        facts = self._desk.facts
        crews = facts.crews if facts else ()
        self.types.show_types(self._desk.job_types)
        self.types_title.setVisible(bool(self.types.steppers))
        if facts is not None and facts.plan.everywhere != self._asked:
            self._show_asked(facts.plan.everywhere)
        if facts is not None:
            self._offer_day()
        known = tuple(crew.crew_id for crew in crews)
        self.no_crews.setVisible(not crews)
        if known == self._crews:
            return
        was = {key: chip.isChecked() for key, chip in self.crews.items()}
        for chip in self.crews.values():
            self.crew_column.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._crews, self.crews = known, {}
        for at, crew in enumerate(crews):
            text = f"{crew.name}\n{words.day_of(crew)}"
            chip = Button(self._look, f"optionCrew{at}", text, kind="left", target="primary")
            chip.setAccessibleName(text.replace("\n", ", "))
            chip.setCheckable(True)
            chip.setChecked(was.get(crew.crew_id, True))
            self.crews[crew.crew_id] = chip
            self.crew_column.addWidget(chip)
        self._order_tabs()

    def show_cutting(self) -> None:
        """How far the search is."""
        cutting = self._desk.cutting
        for widget in (self.progress, self.stop, self.doing):
            widget.setVisible(cutting.running)
        self.go.setVisible(not cutting.running)
        self.go.setEnabled(not self._desk.slow.busy)
        self.stop.setEnabled(not cutting.stopping)
        self.progress.setValue(round(100 * cutting.share))
        best = cutting.best
        if cutting.stopping:
            self.doing.setText(self.tr("Ending with the best so far"))
        elif best is not None:
            told = self.tr("First {routes} found, {stops}; looking for better ones")
            count = sum(len(route.stops) for route in best.routes)
            self.doing.setText(told.format(routes=words.routes(len(best.routes)), stops=words.stops(count)))
        else:
            self.doing.setText(self.tr("Getting ready; the first search on a computer takes longer"))

    def show_problems(self) -> None:
        """What is wrong, all of it; the keyboard goes to the first."""
        problems = self._desk.problems
        if not problems:
            self.problem.hide()
            return
        self.problem.say("\n".join(sentence for _, sentence in problems), "warn")
        name = problems[0][0]
        stepper = self.types.steppers.get(name.removeprefix(BY_TYPE))
        first = stepper.field if stepper else self.fields.get(name)
        if first is not None:
            first.setFocus()
            first.selectAll()
            self.area.ensureWidgetVisible(first, 0, 3 * self._look.metrics.target)

    def _field(self, name: str, text: str) -> QLineEdit:
        field = QLineEdit()
        field.setObjectName(f"option_{name}")
        field.setAccessibleName(text)
        field.returnPressed.connect(self._start)
        return field

    def _chip(self, name: str, text: str) -> Button:
        chip = Button(self._look, name, text, kind="chip")
        chip.setCheckable(True)
        return chip

    def _travel_words(self) -> dict[str, str]:
        return {
            GREAT_CIRCLE: self.tr("Great circle"),
            ROAD_PACK: self.tr("Road pack"),
            OSRM: self.tr("OSRM"),
        }

    def _switch_words(self) -> dict[str, str]:
        return {
            "balance": self.tr("Even hours"),
            "match_skills": self.tr("Steep and tile roofs by skill"),
            "group_by_zip": self.tr("No route crosses a ZIP"),
            "keep_drafts": self.tr("Keep the drafts there are"),
        }

    def _lay_out(self) -> None:
        inner = QWidget()
        inner.setObjectName("scrolled")
        form = QVBoxLayout(inner)
        form.setContentsMargins(0, 0, 8, 0)
        form.setSpacing(8)
        form.addWidget(label("routeOptionsTitle", self.tr("New routes"), "heading"))
        form.addLayout(self._grid(FIRST))
        form.addWidget(label("optionCrewsTitle", self.tr("Crews that drive"), "label"))
        self.no_crews.setText(
            self.tr("There are no crews yet. Routes are cut without one; a crew is assigned later.")
        )
        form.addWidget(self.no_crews)
        form.addLayout(self.crew_column)
        form.addWidget(label("optionTravelTitle", self.tr("Travel times"), "label"))
        form.addWidget(FlowRow("optionTravel", *self.travel.values()))
        self.where = label("option_whereLabel", field_words()["where"], "label")
        form.addWidget(self.where)
        form.addWidget(self.fields["where"])
        form.addWidget(FlowRow("optionSwitches", *self.switches.values()))
        form.addLayout(self._grid(LATER))
        form.addWidget(self.types_title)
        form.addWidget(self.types)
        form.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.problem)
        self.area = scrolled("routeOptionsArea", inner)
        column.addWidget(self.area, 1)
        for widget in (self.doing, self.progress):
            column.addWidget(widget)
        column.addWidget(FlowRow("optionButtons", self.go, self.stop, self.back))

    def _grid(self, names: tuple[str, ...]) -> QGridLayout:
        grid = QGridLayout()
        grid.setSpacing(8)
        for at, name in enumerate(names):
            grid.addWidget(
                label(f"option_{name}Label", field_words()[name], "label", wrap=True), at // 2 * 2, at % 2
            )
            grid.addWidget(self.fields[name], at // 2 * 2 + 1, at % 2)
        for column in (0, 1):
            grid.setColumnStretch(column, 1)
        return grid

    def _fill(self, options: PlanOptions) -> None:
        for name, field in self.fields.items():
            field.setText(str(getattr(options, name)))
        hints = {"zips": self.tr("All"), "days": self.tr("As many as it takes"), "day": self.tr("No days"),
                 "yard": "33.10, -96.67", "where": self.tr("File, or http://…")}  # fmt: skip
        for name, hint in hints.items():
            self.fields[name].setPlaceholderText(hint)
        for name, chip in self.switches.items():
            chip.setChecked(bool(getattr(options, name)))
        self._travel_by(options.travel)

    def _connect(self) -> None:
        desk = self._desk
        desk.plan_changed.connect(self.show_crews)
        desk.problems_changed.connect(self.show_problems)
        desk.slow.busy_changed.connect(self.show_cutting)
        desk.cutting.changed.connect(self.show_cutting)
        desk.cutting.failed.connect(lambda why: self.problem.say(why, "warn"))
        desk.cutting.made.connect(lambda _: self.left.emit())
        self.types.entered.connect(self._start)
        self.types.rebuilt.connect(self._order_tabs)
        self.go.clicked.connect(self._start)
        self.stop.clicked.connect(desk.cutting.stop)
        self.back.clicked.connect(self.left)
        for kind, chip in self.travel.items():
            chip.clicked.connect(lambda _=False, kind=kind: self._travel_by(kind))

    def _start(self) -> None:
        if not self._desk.cutting.running:
            self.problem.hide()
            self._desk.cut_routes(self.options)

    def _usual_minutes(self) -> int:
        text = self.fields["service_min"].text().strip()
        return int(text) if text.isdecimal() else SERVICE_MIN

    def _offer_day(self) -> None:
        """The next working day, until somebody types another one or none."""
        field = self.fields["day"]
        if field.text() == self._day_offered:
            self._day_offered = self._desk.first_day.isoformat()
            field.setText(self._day_offered)

    def _show_asked(self, asked: Everywhere) -> None:
        """What was asked of every visit when routes were cut before, here or by another planner."""
        self._asked = asked
        minutes = SERVICE_MIN if asked.service_min is None else asked.service_min
        self.fields["service_min"].setText(str(minutes))
        self.types.show_minutes(asked.by_action)
        self.switches["match_skills"].setChecked(asked.match_skills)

    def _travel_by(self, kind: str) -> None:
        for key, chip in self.travel.items():
            chip.setChecked(key == kind)
        for widget in (self.where, self.fields["where"]):
            widget.setVisible(kind != GREAT_CIRCLE)

    def _order_tabs(self) -> None:
        chain: list[QWidget] = [
            *(self.fields[name] for name in FIRST), *self.crews.values(), *self.travel.values(),
            self.fields["where"], *self.switches.values(), *(self.fields[name] for name in LATER),
            *self.types.controls, self.go, self.stop, self.back,
        ]  # fmt: skip
        for one, other in pairwise(chain):
            QWidget.setTabOrder(one, other)

    def keyPressEvent(self, event: object) -> None:
        if event.key() == Qt.Key.Key_Escape:  # type: ignore[attr-defined]
            self.left.emit()
        else:
            super().keyPressEvent(event)  # type: ignore[arg-type]
