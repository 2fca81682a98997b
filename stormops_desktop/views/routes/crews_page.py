"""The crews today: what each drives, how far it is, what it answered, and what to do when one falls out."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from stormops_desktop.domain.routing.plans.days import routes_a_day
from stormops_desktop.domain.routing.plans.draft import Crew
from stormops_desktop.viewmodels.routes import words
from stormops_desktop.viewmodels.routes.desk import RoutesViewModel
from stormops_desktop.viewmodels.routes.rows import news_of
from stormops_desktop.views.style.look import Look
from stormops_desktop.views.widgets.buttons import Button
from stormops_desktop.views.widgets.labels import card, label, restyle
from stormops_desktop.views.widgets.rebuilt import Rebuilt
from stormops_desktop.views.widgets.scrolled import scrolled


class CrewsPage(QWidget):
    """A card a crew."""

    def __init__(self, look: Look, desk: RoutesViewModel) -> None:
        super().__init__()
        self._look, self._desk = look, desk
        self.setObjectName("scrolled")
        self.cards = Rebuilt()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(scrolled("routeCrewsArea", self.cards))
        desk.plan_changed.connect(self.show_state)
        desk.slow.busy_changed.connect(self.show_state)
        self.show_state()

    def show_state(self) -> None:
        """As many cards as there are crews."""
        inner = QWidget()
        inner.setObjectName("scrolled")
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(8)
        crews = list(self._desk.plan.crews.values()) if self._desk.plan else []
        nobody = [r for r in self._desk.plan.routes if not r.crew_id and r.stops] if self._desk.plan else []
        if self._desk.slow.busy:
            told = self.tr("Working it out. The plan changes in a moment.")
            column.addWidget(label("routeCrewsBusy", told, "soft", wrap=True))
        if crews and nobody:
            column.addWidget(self._assign_button(len(nobody)))
        for at, crew in enumerate(crews):
            column.addWidget(self._card(at, crew))
        if not crews:
            told = self.tr(
                "There are no crews yet. A manager adds them under Office, Crews; "
                "routes can be cut before that."
            )
            column.addWidget(label("routeCrewsNone", told, "soft", wrap=True))
        else:
            told = self.tr("Managers change hours, skills, vehicle and yard under Office, Crews.")
            column.addWidget(label("routeCrewsWhere", told, "soft", wrap=True))
        column.addStretch(1)
        self.cards.put(inner)

    def _assign_button(self, count: int) -> Button:
        told = self.tr("Assign crews: {routes} without one").format(routes=words.routes(count))
        button = Button(self._look, "routesAssign", told, icon="person")
        button.setEnabled(not self._desk.slow.busy)
        button.clicked.connect(self._desk.slow.assign_crews)
        return button

    def _card(self, at: int, crew: Crew) -> QWidget:
        box = card(f"routeCrew{at}")
        column = QVBoxLayout(box)
        column.setContentsMargins(14, 12, 14, 12)
        column.setSpacing(6)
        column.addWidget(label(f"routeCrewName{at}", crew.name, "strong", wrap=True))
        column.addWidget(label(f"routeCrewDay{at}", words.day_of(crew), "small", wrap=True))
        column.addWidget(label(f"routeCrewWay{at}", words.way_of(crew), "small", wrap=True))
        lines = self._lines(crew)
        for number, (text, tone) in enumerate(lines):
            told = label(f"routeCrewRoute{at}_{number}", text, wrap=True)
            if tone != "soft":
                told.setMargin(6)
                restyle(told, tone=tone)
            column.addWidget(told)
        if not lines:
            column.addWidget(label(f"routeCrewIdle{at}", self.tr("Drives no route yet."), "soft"))
        else:
            out = Button(
                self._look, f"routeCrewOut{at}", self.tr("Out today: others take over"), icon="exit",
                spoken=self.tr("{crew} is out today: other crews take over").format(crew=crew.name),
            )  # fmt: skip
            out.setEnabled(not self._desk.slow.busy)
            out.clicked.connect(lambda: self._desk.slow.drop_crew(crew.crew_id))
            column.addWidget(out)
        return box

    def _lines(self, crew: Crew) -> list[tuple[str, str]]:
        plan, facts = self._desk.plan, self._desk.facts
        if plan is None or facts is None:
            return []
        found = []
        driven = routes_a_day(plan)
        theirs = [route for route in plan.routes if route.crew_id == crew.crew_id]
        for route in sorted(theirs, key=lambda one: (one.day is None, one.day or 0)):
            figures = self._desk.editor.figures.of(plan, route)
            line = words.facts(
                len(route.stops), figures.minutes, figures.miles, figures.expected_uplift,
                by_roads=words.is_by_roads(plan),
            )  # fmt: skip
            on = words.day(plan, route, driven)
            name = self.tr("{day}, {route}").format(day=on, route=route.name) if on else route.name
            told = self.tr("{route}: {facts}").format(route=name, facts=line)
            found.append((told, "soft"))
            if route.status != "draft":
                news, tone = news_of(facts.views.get(route.route_id), facts.progress.get(route.route_id))
                found += [(news, tone)] if news else []
        return found
