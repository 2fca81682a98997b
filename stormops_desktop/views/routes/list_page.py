"""The desk's first page: routes with their stops, and what to do where there are none."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from stormops_desktop.viewmodels.moments import whole
from stormops_desktop.viewmodels.routes.desk import RoutesViewModel
from stormops_desktop.viewmodels.routes.twins import TwinHouses
from stormops_desktop.views.routes.actions import DeskActions
from stormops_desktop.views.routes.carrying import Carrier
from stormops_desktop.views.routes.day_entry import DayEntry
from stormops_desktop.views.routes.desk_list import DeskList
from stormops_desktop.views.routes.issues_card import IssuesCard
from stormops_desktop.views.routes.twins_card import TwinsCard
from stormops_desktop.views.style.look import Look
from stormops_desktop.views.widgets.buttons import Button
from stormops_desktop.views.widgets.labels import card, label
from stormops_desktop.views.widgets.ring import Ring


class ListPage(QWidget):
    """Headline, list, what is in hand.

    Signals:
        options_wanted, left_out_wanted: other pages of the desk.
        visit_wanted: something is to be asked of the visits at these houses; carries their ids.
    """

    options_wanted = Signal()
    left_out_wanted = Signal()
    visit_wanted = Signal(tuple)

    def __init__(self, look: Look, desk: RoutesViewModel, carrier: Carrier, twins: TwinHouses) -> None:
        super().__init__()
        self._desk = desk
        self.twins, self.issues = TwinsCard(look, twins), IssuesCard(look, desk.issues)
        self.setObjectName("scrolled")
        self.headline = label("routesHeadline", role="strong", wrap=True)
        self.made_by = label("routesMadeBy", role="small", wrap=True)
        self.list = DeskList(look, desk.list, carrier)
        self.ring = Ring(self.list)
        self.handles = DeskActions(look, desk)
        self.list.keys = self.handles.keys()
        self.outlined = label("routesOutlined", role="strong", wrap=True)
        self.gather = Button(look, "routesGather", self.tr("Make a route of these"), kind="primary")
        self.visits = Button(look, "routesOutlineVisit", self.tr("Visit…"))
        self.ungather = Button(
            look, "routesOutlineNone", icon="close", target="square", spoken=self.tr("Select none")
        )
        self.name = QLineEdit()
        self.name.setObjectName("routesName")
        self.name.setAccessibleName(self.tr("Name of the route"))
        self.rename = Button(look, "routesRename", self.tr("Rename"))
        self.day = DayEntry(look, desk)
        self._empty = self._empty_card(look)
        self._outline_card = self._outline_box()
        self._rename_box = self._rename_row()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for widget in (
            self.headline, self.made_by, self.twins, self.issues, self._empty, self._outline_card,
        ):  # fmt: skip
            column.addWidget(widget)
        column.addWidget(self.ring, 1)
        for widget in (self._rename_box, self.day, self.handles):
            column.addWidget(widget)
        column.addStretch(0)
        self._connect(carrier)
        self.show_state()

    def start_rename(self, route_id: str) -> None:
        """Asks for another name."""
        route = self._desk.plan.route(route_id) if self._desk.plan else None
        if route is not None:
            self.name.setText(route.name)
            self._rename_box.show()
            self.name.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.name.selectAll()

    def show_state(self) -> None:
        """Everything but the rows."""
        desk, plan = self._desk, self._desk.plan
        has_routes = plan is not None and bool(plan.routes)
        self.ring.setVisible(has_routes)
        self.handles.setVisible(has_routes and self.day.isHidden())
        self._empty.setVisible(plan is not None and not has_routes)
        if plan is None:
            self.twins.hide()
            self.issues.hide()
            return
        if has_routes:
            self.headline.setText(desk.headline)
            self.made_by.setText(self._made_by())
        else:
            self._say_empty()
        self._show_outline()

    def _made_by(self) -> str:
        plan = self._desk.plan
        assert plan is not None
        unsaved = self.tr("* not stored yet") if self._desk.editor.unsaved else ""
        crews = "" if plan.crews else self.tr("There are no crews yet: have them added at the office")
        return " · ".join(part for part in (self._desk.untold, self._desk.made_with, crews, unsaved) if part)

    def _say_empty(self) -> None:
        plan = self._desk.plan
        assert plan is not None
        loose, out = self._desk.loose, len(plan.left_out)
        self.see.setVisible(out > 0)
        self.start.setVisible(loose > 0)
        if loose:
            self.empty_title.setText(self.tr("No routes yet"))
            told = self.tr("{count} houses are decided and wait for a route.").format(count=whole(loose))
        elif out:
            self.empty_title.setText(self.tr("No house can go on a route"))
            told = self.tr("All {count} decided houses are left out. See why, and decide anew.").format(
                count=whole(out)
            )
        else:
            self.empty_title.setText(self.tr("Nobody is to be visited yet"))
            told = self.tr(
                "Routes are made of houses that were decided to be treated, and nothing is decided in this "
                "storm. Decide under Targeting, or sync if another planner did."
            )
        if not plan.crews:
            told += " " + self.tr("There are no crews yet, so routes stay without one.")
        self.empty_text.setText(told)

    def _show_outline(self) -> None:
        count = len(self._desk.picking.outlined)
        has_routes = self._desk.plan is not None and bool(self._desk.plan.routes)
        told = self.tr("1 house outlined") if count == 1 else self.tr("{count} houses outlined")
        self.outlined.setText(told.format(count=whole(count)))
        self.twins.show_state()
        self.issues.show_state()
        self._put_on_top(
            ((self._outline_card,), count > 0), ((self.twins,), self.twins.waits),
            ((self.issues,), self.issues.waits), ((self.headline, self.made_by), has_routes),
        )  # fmt: skip

    def _put_on_top(self, *wanted: tuple[Sequence[QWidget], bool]) -> None:
        """The first of these that there is: a low window has no room for two, not even for a moment."""
        first = next((parts for parts, there in wanted if there), ())
        every = [part for parts, _ in wanted for part in parts]
        for part in sorted(every, key=lambda part: part in first):
            part.setVisible(part in first)

    def _empty_card(self, look: Look) -> QWidget:
        box = card("routesEmpty")
        self.empty_title = label("routesEmptyTitle", role="heading", wrap=True)
        self.empty_text = label("routesEmptyText", role="soft", wrap=True)
        self.start = Button(look, "routesStart", self.tr("Cut routes"), kind="primary")
        self.see = Button(look, "routesSeeWhy", self.tr("See who is left out, and why"))
        column = QVBoxLayout(box)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        for widget in (self.empty_title, self.empty_text, self.start, self.see):
            column.addWidget(widget)
        return box

    def _outline_box(self) -> QWidget:
        box = card("routesOutline", "lead")
        row = QHBoxLayout(box)
        row.setContentsMargins(12, 8, 8, 8)
        row.setSpacing(8)
        row.addWidget(self.outlined, 1)
        row.addWidget(self.visits)
        row.addWidget(self.gather)
        row.addWidget(self.ungather)
        return box

    def _rename_row(self) -> QWidget:
        box = QWidget()
        box.setObjectName("scrolled")
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.name, 1)
        row.addWidget(self.rename)
        box.hide()
        return box

    def _connect(self, carrier: Carrier) -> None:
        desk, rows = self._desk, self.list
        desk.plan_changed.connect(self.show_state)
        desk.plan_changed.connect(self._point)
        desk.slow.busy_changed.connect(self.show_state)
        desk.picked.connect(self._point)
        desk.picked.connect(self._show_outline)
        desk.issues.changed.connect(self._show_outline)
        rows.route_picked.connect(desk.picking.pick_route)
        rows.stop_picked.connect(self._pick_stop)
        rows.toggled.connect(desk.picking.toggle)
        rows.stop_opened.connect(desk.open_job)
        rows.customContextMenuRequested.connect(
            lambda at: self.handles.open_more(rows.viewport().mapToGlobal(at))
        )
        carrier.weighed.connect(self.handles.show_weighed)
        self.handles.rename_wanted.connect(self.start_rename)
        self.handles.day_wanted.connect(self.day.ask)
        self.day.asked.connect(self.handles.hide)
        self.day.closed.connect(self.handles.show)
        self.day.left.connect(self.list.setFocus)
        self.rename.clicked.connect(self._rename)
        self.name.returnPressed.connect(self._rename)
        self.start.clicked.connect(self.options_wanted)
        self.see.clicked.connect(self.left_out_wanted)
        self.gather.clicked.connect(lambda: desk.hands.gather(desk.picking.outlined))
        self.visits.clicked.connect(lambda: self.visit_wanted.emit(desk.picking.outlined))
        self.handles.visit_wanted.connect(lambda key: self.visit_wanted.emit((key,)))
        self.ungather.clicked.connect(lambda: desk.picking.outline(()))

    def _pick_stop(self, property_id: str) -> None:
        if self._desk.plan is not None:
            self._desk.picking.pick_stop(self._desk.plan, property_id)

    def _point(self) -> None:
        self.list.point_at(self._desk.picking.route_id, self._desk.picking.property_id)

    def _rename(self) -> None:
        if self._desk.hands.rename(self.name.text()):
            self._rename_box.hide()
            self.list.setFocus()
