"""Routes: the planner's desk. Pages on the left, the plan on the map on the right, tools above both."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from stormops_desktop.viewmodels.moments import whole
from stormops_desktop.viewmodels.routes.pages import RoutePages
from stormops_desktop.views.routes.carrying import Carrier
from stormops_desktop.views.routes.crews_page import CrewsPage
from stormops_desktop.views.routes.desk_map import DeskMap
from stormops_desktop.views.routes.left_out_page import LeftOutPage
from stormops_desktop.views.routes.list_page import ListPage
from stormops_desktop.views.routes.options_page import OptionsPage
from stormops_desktop.views.routes.plans_page import PlansPage
from stormops_desktop.views.routes.publish_page import PublishPage
from stormops_desktop.views.routes.visit_page import VisitPage
from stormops_desktop.views.style.look import Look
from stormops_desktop.views.widgets.buttons import Button, keys_here
from stormops_desktop.views.widgets.flow_row import FlowRow
from stormops_desktop.views.widgets.front_stack import FrontStack
from stormops_desktop.views.widgets.screen import Screen

MAP_LEAST = 300
SHARES = (46, 54)  # of the width, list and map
ROUTES, LEFT_OUT, PLANS, CREWS, OPTIONS, PUBLISH, VISIT = (
    "routes",
    "left_out",
    "plans",
    "crews",
    "options",
    "publish",
    "visit",
)
TABS = (ROUTES, LEFT_OUT, PLANS, CREWS)


class RoutesScreen(Screen):
    """The desk.

    Attributes:
        tools: the row of buttons above; others add theirs by `add_tool`.

    Signals:
        job_wanted: open this job; carries its id.
    """

    job_wanted = Signal(str)

    def __init__(self, look: Look, pages: RoutePages) -> None:
        super().__init__(look, "routesScreen", pages.desk)
        self._desk = pages.desk
        self.carrier = Carrier(pages.desk.hands, self)
        self.pane = DeskMap(look, pages.desk)
        self.list_page = ListPage(look, pages.desk, self.carrier, pages.twins)
        self.left_out = LeftOutPage(look, pages.desk)
        self.plans, self.crews = PlansPage(look, pages.kept), CrewsPage(look, pages.desk)
        self.options, self.publish = OptionsPage(look, pages.desk), PublishPage(look, pages.desk)
        self.visit, self._came_from = VisitPage(look, pages.desk.visits), ROUTES
        self.pages: dict[str, QWidget] = {
            ROUTES: self.list_page, LEFT_OUT: self.left_out, PLANS: self.plans, CREWS: self.crews,
            OPTIONS: self.options, PUBLISH: self.publish, VISIT: self.visit,
        }  # fmt: skip
        self.tabs = {key: self._tab(key) for key in TABS}
        self.new = Button(look, "routesNew", self.tr("New routes…"), kind="primary")
        self.store = Button(look, "routesStore", self.tr("Store"))
        self.send = Button(look, "routesPublish", self.tr("Publish…"))
        self.undo = Button(look, "routesUndo", icon="undo", target="square", spoken=self.tr("Undo"))
        self.redo = Button(look, "routesRedo", icon="redo", target="square", spoken=self.tr("Redo"))
        self.drop = Button(look, "routesDropEdits", self.tr("Drop edits"), kind="quiet")
        self.tools = FlowRow(
            "routesTools", self.new, self.store, self.send, self.undo, self.redo, self.drop, gap=8
        )  # fmt: skip
        self._last_tool: QWidget = self.drop
        self._praised = ""
        self._lay_out()
        self.carrier.targets = [
            (self.list_page.list.viewport(), self.list_page.list.spot_at), (self.pane, self.pane.spot_at),
        ]  # fmt: skip
        self._connect(pages)
        self.show_page(ROUTES)
        self.show_tools()

    def add_tool(self, button: Button) -> None:
        """One more button behind the others, also for who goes by Tab."""
        self.tools.add(button)
        QWidget.setTabOrder(self._last_tool, button)
        self._last_tool = button

    def show_page(self, key: str) -> None:
        """Brings a page of the left side to the front."""
        self._front.setCurrentWidget(self.pages[key])
        for tab, button in self.tabs.items():
            button.setChecked(tab == key)
        if key == OPTIONS:
            self._desk.cutting.warm()
            self.options.show_crews()
            self.options.focus_first()

    def _drop_praise(self) -> None:
        """A sentence that nothing is to be done about goes with the next step: the list needs the room."""
        if self._praised and self.banner.text == self._praised:
            self.banner.hide()
        self._praised = ""

    def _praise(self, told: str) -> None:
        self._praised = told
        self.banner.say(told, "ok")

    def _on_plan(self) -> None:
        if self._desk.editor.label:  # an edit, not a reading of what was stored just now
            self._drop_praise()

    def ask_publish(self, route_id: str = "") -> None:
        """Which crews will see what."""
        self.show_page(PUBLISH)
        self.publish.ask(route_id)

    def ask_visit(self, property_ids: Sequence[str]) -> None:
        """What is asked of the visits at these houses; then back to where they were chosen."""
        if self._desk.visits.open(property_ids):
            self._came_from = LEFT_OUT if self._front.currentWidget() is self.left_out else ROUTES
            self.show_page(VISIT)
            self.visit.focus_first()

    def make_route(self, property_ids: tuple[str, ...]) -> None:
        """Houses selected on another map come to the desk as an outline, to be made a route."""
        self.show_page(ROUTES)
        self._desk.picking.outline(property_ids)
        self.list_page.gather.setFocus()

    def show_tools(self) -> None:
        """Only what can be done now; the counts on the tabs."""
        desk, editor = self._desk, self._desk.editor
        plan = desk.plan
        self.store.setEnabled(editor.unsaved and not desk.saving)
        self.send.setEnabled(plan is not None and bool(plan.routes) and not desk.saving)
        self.undo.setEnabled(bool(editor.undo_label))
        self.redo.setEnabled(bool(editor.redo_label))
        self.drop.setVisible(editor.unsaved)
        self.undo.setToolTip(self._tip(self.tr("Undo"), editor.undo_label, "Ctrl+Z"))
        self.redo.setToolTip(self._tip(self.tr("Redo"), editor.redo_label, "Ctrl+Y"))
        out = whole(len(plan.left_out)) if plan and plan.left_out else ""
        words = self.tr("Left out {count}").format(count=out) if out else self.tr("Left out")
        self.tabs[LEFT_OUT].show_text(words)
        self.tools.fit()
        if desk.behind:
            self.banner.say(
                self.tr("Routes were changed elsewhere while you edit. Your edits are still here; Drop edits "
                        "shows what is stored now. Keep the plan first, if you want to compare."),
                "warn",
            )  # fmt: skip

    def focus_first(self) -> None:
        (self.list_page.list if self.list_page.ring.isVisible() else self.new).setFocus()

    def undo_edit(self) -> bool:
        return self._desk.editor.undo()

    def redo_edit(self) -> bool:
        return self._desk.editor.redo()

    def say_empty(self) -> None:
        self.panel.say(
            "map", self.tr("No storm yet"),
            self.tr("Routes are cut for the storm that is chosen at the top."), self.tr("Look again"),
        )  # fmt: skip

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._desk.appear()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._desk.vanish()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "tools"):
            self.tools.fit()

    def _tab(self, key: str) -> Button:
        words = {
            ROUTES: self.tr("Routes"), LEFT_OUT: self.tr("Left out"), PLANS: self.tr("Compare"),
            CREWS: self.tr("Crews"),
        }  # fmt: skip
        tab = Button(self.look, f"routesPage_{key}", words[key])
        tab.setCheckable(True)
        return tab

    def _tip(self, verb: str, label: str, keys: str) -> str:
        told = self.tr("{verb}: {label}").format(verb=verb, label=label) if label else verb
        return f"{told} ({keys_here(keys)})"

    def _lay_out(self) -> None:
        self._front = FrontStack()
        for page in self.pages.values():
            self._front.addWidget(page)
        left = QWidget()
        left.setObjectName("scrolled")
        tabs = QHBoxLayout()
        tabs.setSpacing(8)
        for tab in self.tabs.values():
            tabs.addWidget(tab, 1)
        pages = QVBoxLayout(left)
        pages.setContentsMargins(0, 0, 0, 0)
        pages.setSpacing(10)
        pages.addLayout(tabs)
        pages.addWidget(self._front, 1)
        self.pane.setMinimumWidth(MAP_LEAST)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setObjectName("routesSplitter")
        self.splitter.setHandleWidth(12)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.addWidget(left)
        self.splitter.addWidget(self.pane)
        self.splitter.setSizes([share * 10 for share in SHARES])
        for at, share in enumerate(SHARES):
            self.splitter.setStretchFactor(at, share)
        column = QVBoxLayout(self.content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.tools)
        column.addWidget(self.splitter, 1)

    def _connect(self, pages: RoutePages) -> None:
        desk = self._desk
        for key, tab in self.tabs.items():
            tab.clicked.connect(self._drop_praise)
            tab.clicked.connect(lambda _=False, key=key: self.show_page(key))
        self.new.clicked.connect(lambda: self.show_page(OPTIONS))
        self.list_page.options_wanted.connect(lambda: self.show_page(OPTIONS))
        self.list_page.left_out_wanted.connect(lambda: self.show_page(LEFT_OUT))
        self.store.clicked.connect(desk.store)
        self.send.clicked.connect(lambda: self.ask_publish())
        self.undo.clicked.connect(desk.editor.undo)
        self.redo.clicked.connect(desk.editor.redo)
        self.drop.clicked.connect(desk.start_over)
        self.options.left.connect(self._back_to_list)
        self.publish.left.connect(self._back_to_list)
        self.visit.left.connect(self._leave_visit)
        desk.plan_changed.connect(self.show_tools)
        desk.saving_changed.connect(self.show_tools)
        desk.saved.connect(lambda _: self._back_to_list())
        desk.editor.changed.connect(self._on_plan)
        desk.told.connect(self._praise)
        desk.no_job.connect(self._say_no_job)
        desk.job_wanted.connect(self.job_wanted)
        pages.kept.refused.connect(self.banner.say)
        actions = self.list_page.handles
        actions.publish_wanted.connect(self.ask_publish)
        actions.map_wanted.connect(self.pane.fit_route)
        self.list_page.list.toggled.connect(self._show_opened)
        self.left_out.house_pointed.connect(self._show_house)
        self.left_out.visit_wanted.connect(lambda key: self.ask_visit((key,)))
        self.list_page.visit_wanted.connect(self.ask_visit)
        self.carrier.carried.connect(self.pane.show_held)
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self._front)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self._escape)

    def _back_to_list(self) -> None:
        if self._front.currentWidget() in (self.options, self.publish):
            self.show_page(ROUTES)
            self.focus_first()

    def _leave_visit(self) -> None:
        self.show_page(self._came_from)
        if self._came_from == ROUTES:
            self.focus_first()
        else:
            self.left_out.list.setFocus()

    def _escape(self) -> None:
        if self._front.currentWidget() is self.visit:
            self._leave_visit()
        elif self.list_page.day.isVisible():
            self.list_page.day.leave()
        elif not self.carrier.drop_nowhere():
            self._back_to_list()

    def _show_opened(self, route_id: str) -> None:
        if route_id in self._desk.picking.opened:
            self.pane.fit_route(route_id)

    def _show_house(self, property_id: str) -> None:
        place = self._desk.model.houses.place_of.get(property_id)
        if place is not None:
            self.pane.map.show_place(place)

    def _say_no_job(self, property_id: str) -> None:
        self._show_house(property_id)
        self.banner.say(
            self.tr("There is no job at this house yet. A job is made when its route is stored."), "info"
        )
