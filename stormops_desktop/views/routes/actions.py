"""What can be done to the route or the stop in hand: buttons below the list, menus, and their keys."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from stormops_desktop.domain.routing.plans.draft import DraftRoute
from stormops_desktop.domain.routing.plans.figures import Delta
from stormops_desktop.viewmodels.routes.desk import RoutesViewModel
from stormops_desktop.viewmodels.routes.handwork import Spot
from stormops_desktop.viewmodels.routes.words import weekday
from stormops_desktop.views.style.look import Look
from stormops_desktop.views.widgets.buttons import Button, as_written, keys_here
from stormops_desktop.views.widgets.flow_row import FlowRow
from stormops_desktop.views.widgets.kept_keys import allow
from stormops_desktop.views.widgets.labels import label

MOST_WEIGHED = 24  # routes in a menu whose cost is worked out beforehand
Act = Callable[[], object]


class DeskActions(QWidget):
    """Buttons for what is in hand, and one line for what the last edit, or the next one, costs.

    Signals:
        rename_wanted, publish_wanted, map_wanted: of the picked route; carries its id.
        day_wanted: another day than the menu has, for the picked route.
        visit_wanted: something is to be asked of the picked stop; carries its house.
    """

    rename_wanted = Signal(str)
    publish_wanted = Signal(str)
    map_wanted = Signal(str)
    day_wanted = Signal()
    visit_wanted = Signal(str)

    def __init__(self, look: Look, desk: RoutesViewModel) -> None:
        super().__init__()
        self._desk, self._look = desk, look
        self._weighed: Delta | None = None
        self.setObjectName("scrolled")
        self.cost = label("routesCost", role="small", wrap=True)
        self.crew = Button(look, "routesCrew", self.tr("Crew…"))
        self.move_to = Button(look, "routesMove", self.tr("Move…"))
        self.order = Button(look, "routesOrder", self.tr("Best order"))
        self.out = Button(look, "routesTakeOut", self.tr("Take out"))
        self.hold = Button(look, "routesLock", self.tr("Lock"))
        self.more = Button(look, "routesMore", self.tr("More…"))
        self.row = FlowRow(
            "routesActions", self.crew, self.move_to, self.order, self.out, self.hold, self.more
        )
        self.menu = QMenu(self)
        self.menu.setObjectName("routesMenu")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.cost)
        column.addWidget(self.row)
        self.crew.clicked.connect(self.choose_crew)
        self.move_to.clicked.connect(self.choose_route)
        self.order.clicked.connect(desk.slow.best_order)
        self.out.clicked.connect(desk.hands.take_out)
        self.hold.clicked.connect(desk.hands.lock)
        self.more.clicked.connect(self.open_more)
        for signal in (desk.plan_changed, desk.picked, desk.slow.busy_changed):
            signal.connect(self.show_state)
        self.show_state()

    def show_weighed(self, change: Delta | None) -> None:
        """What letting go of the carried stop would change; None: it is not carried any more."""
        self._weighed = change
        self._say_cost()

    def show_state(self) -> None:
        """Only what can be done to what is in hand."""
        picking, plan = self._desk.picking, self._desk.plan
        route = plan.route(picking.route_id) if plan else None
        stop = next((s for s in route.stops if s.property_id == picking.property_id), None) if route else None
        locked = stop.locked if stop else bool(route and route.locked)
        for button, shown in (
            (self.crew, stop is None),
            (self.order, stop is None),
            (self.move_to, stop is not None),
            (self.out, stop is not None),
        ):
            button.setVisible(shown)
        # Without anything in hand they stay in their place: a list that shrinks under a finger is missed.
        for button in (self.crew, self.order, self.hold, self.more):
            button.setEnabled(route is not None)
        self.hold.show_text(self.tr("Unlock") if locked else self.tr("Lock"))
        allow(self.order, on=route is not None and not self._desk.slow.busy)
        self.row.fit()
        self._say_cost()

    def keys(self) -> dict[tuple[Qt.KeyboardModifier, Qt.Key], Act]:
        """The keyboard's equals, for the list."""
        hands, none = self._desk.hands, Qt.KeyboardModifier.NoModifier
        alt, control = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
        return {
            (alt, Qt.Key.Key_Up): lambda: hands.move_by(-1),
            (alt, Qt.Key.Key_Down): lambda: hands.move_by(1),
            (control, Qt.Key.Key_X): hands.cut,
            (control, Qt.Key.Key_V): hands.paste,
            (none, Qt.Key.Key_M): self.choose_route,
            (none, Qt.Key.Key_C): self.choose_crew,
            (none, Qt.Key.Key_D): self.choose_day,
            (none, Qt.Key.Key_L): hands.lock,
            (none, Qt.Key.Key_V): self.ask_visit,
            (none, Qt.Key.Key_Delete): hands.take_out,
            (none, Qt.Key.Key_F2): lambda: self.rename_wanted.emit(self._desk.picking.route_id),
            (none, Qt.Key.Key_Menu): self.open_more,
        }

    def choose_crew(self) -> None:
        """Who drives the picked route."""
        plan, route_id = self._desk.plan, self._desk.picking.route_id
        route = plan.route(route_id) if plan else None
        if plan is None or route is None:
            return
        self.menu.clear()
        for crew in plan.crews.values():
            self._choice(
                crew.name, lambda key=crew.crew_id: self._desk.hands.set_crew(key),  # type: ignore[misc]
                checked=crew.crew_id == route.crew_id,
            )  # fmt: skip
        if not plan.crews:
            self._choice(self.tr("No crews yet: have one added at the office"), None)
        self._choice(
            self.tr("Nobody"), lambda: self._desk.hands.set_crew(None), checked=route.crew_id is None
        )
        if plan.crews and any(one.crew_id is None and one.stops for one in plan.routes):
            self.menu.addSeparator()
            self._choice(self.tr("The best crew for every route without one"), self._desk.slow.assign_crews)
        self._open(self.crew)

    def choose_day(self) -> None:
        """When the picked route is driven; beside each day what its crew drives then."""
        route = self._picked_route()
        if route is None:
            return
        self.menu.clear()
        hands = self._desk.hands
        for day, words, here in self._desk.days_for(route):
            self._choice(words, lambda day=day: hands.set_day(day), checked=here)  # type: ignore[misc]
        self._choice(self.tr("Another day…"), self.day_wanted.emit)
        self._choice(self.tr("No day"), lambda: hands.set_day(None), checked=route.day is None)
        if self._desk.without_day:
            self.menu.addSeparator()
            first = self._desk.first_day
            words = self.tr("A day for every route without one, from {day} on").format(day=weekday(first))
            self._choice(words, lambda: hands.give_days(first))
        self._open(self.more)

    def _picked_route(self) -> DraftRoute | None:
        plan = self._desk.plan
        return plan.route(self._desk.picking.route_id) if plan else None

    def ask_visit(self) -> None:
        """What is asked of the visit at the picked stop."""
        if self._desk.picking.property_id:
            self.visit_wanted.emit(self._desk.picking.property_id)

    def choose_route(self) -> None:
        """Where the picked stop goes, with what that costs."""
        if self._desk.picking.property_id:
            self.offer_routes()
            self._open(self.move_to)

    def offer_routes(self) -> None:
        """Fills the menu with the routes that may take the picked stop."""
        key, hands = self._desk.picking.property_id, self._desk.hands
        self.menu.clear()
        for at, route in enumerate(hands.other_routes()):
            spot = Spot(route.route_id)
            change = hands.preview(key, spot) if at < MOST_WEIGHED else None
            words = f"{route.name}   {hands.cost(change)}" if change else route.name
            self._choice(words, lambda spot=spot: hands.drop(key, spot))  # type: ignore[misc]
        if self.menu.isEmpty():
            self._choice(self.tr("There is no other open route"), None)

    def open_more(self, at: QPoint | None = None) -> None:
        """The rest, and every key beside its verb."""
        self.menu.clear()
        if self._desk.picking.property_id:
            self._stop_choices()
        elif self._desk.picking.route_id:
            self._route_choices()
        else:
            return
        self._open(self.more, at)

    def _stop_choices(self) -> None:
        desk, hands = self._desk, self._desk.hands
        key = desk.picking.property_id
        self._choice(self.tr("One place up"), lambda: hands.move_by(-1), "Alt+Up")
        self._choice(self.tr("One place down"), lambda: hands.move_by(1), "Alt+Down")
        self._choice(self.tr("Move to a route…"), self.choose_route, "M")
        self._choice(self.tr("Visit: hours, minutes, skills…"), self.ask_visit, "V")
        self._choice(self.tr("Cut"), hands.cut, "Ctrl+X")
        self._choice(self.tr("Paste behind this stop"), hands.paste if desk.picking.cut else None, "Ctrl+V")
        self._choice(self.tr("Split the route before this stop"), hands.split)
        self._choice(self.tr("Take out"), hands.take_out, "Del")
        self._choice(self.tr("Open the job"), lambda: desk.open_job(key), "Return")

    def _route_choices(self) -> None:
        desk, hands = self._desk, self._desk.hands
        route_id = desk.picking.route_id
        self._choice(self.tr("Day…"), self.choose_day, "D")
        self._choice(self.tr("Rename…"), lambda: self.rename_wanted.emit(route_id), "F2")
        self._choice(self.tr("Show it whole on the map"), lambda: self.map_wanted.emit(route_id))
        self._choice(self.tr("Publish this route…"), lambda: self.publish_wanted.emit(route_id))
        paste = hands.paste if desk.picking.cut else None
        self._choice(self.tr("Paste where it costs least"), paste, "Ctrl+V")
        into = self.menu.addMenu(self.tr("Take in all stops of"))
        into.setObjectName("routesMergeMenu")
        for route in hands.other_routes():
            action = QAction(as_written(route.name), into)
            action.triggered.connect(lambda _=False, key=route.route_id: hands.merge(key))
            into.addAction(action)
        into.setEnabled(not into.isEmpty())
        self._choice(self.tr("Remove the route"), hands.remove)

    def _choice(self, words: str, act: Act | None, keys: str = "", *, checked: bool = False) -> None:
        shown = as_written(words)
        action = QAction(f"{shown}\t{keys_here(keys)}" if keys else shown, self.menu)
        action.setEnabled(act is not None)
        action.setCheckable(checked)
        action.setChecked(checked)
        if act is not None:
            action.triggered.connect(lambda _=False: act())
        self.menu.addAction(action)

    def _open(self, beside: QWidget, at: QPoint | None = None) -> None:
        spot = at if isinstance(at, QPoint) else beside.mapToGlobal(beside.rect().topLeft())
        self.menu.popup(spot)
        first = next((action for action in self.menu.actions() if action.isEnabled()), None)
        if first is not None:
            self.menu.setActiveAction(first)

    def _say_cost(self) -> None:
        editor = self._desk.editor
        if self._weighed is not None:
            self.cost.setText(self.tr("Here: {change}").format(change=self._desk.hands.cost(self._weighed)))
        elif editor.change is not None:
            self.cost.setText(f"{editor.label}: {self._desk.hands.cost(editor.change)}")
        else:
            self.cost.setText(
                self.tr("Drag stops, or press Alt and an arrow key; M moves a stop to another route.")
            )
