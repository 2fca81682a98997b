"""The planner's morning in the real app: routes looked at, cut anew, compared, and nothing stored.

`python -m stormops_desktop.app.tour --desk --email planner@… --pictures FOLDER` runs it.
"""

from PySide6.QtWidgets import QLineEdit

from stormops_desktop.app.tour import Tour, TourReport, TourStuck
from stormops_desktop.viewmodels.base import Load
from stormops_desktop.viewmodels.routes.desk import RoutesViewModel
from stormops_desktop.viewmodels.shell import Section
from stormops_desktop.views.routes.routes_screen import RoutesScreen

SEARCH_S = "2"


class DeskTour(Tour):
    """Drives the window of somebody who plans."""

    shoots_sign_in = False

    def run(self, email: str, password: str, *, tenant: str = "") -> TourReport:
        """Signs in, looks at the routes, cuts new ones, sets both side by side, takes it back.

        Raises:
            TourStuck: something did not come about within four minutes, or the person does not plan.
        """
        self._sign_in(email, password, tenant)
        session, _ = self._session()
        self._report.member = session.shell.member.display_name
        self._report.tenant_id = session.shell.member.tenant_id
        self._settled(session)
        desk, screen = self._open_desk()
        self._report.storm = session.shell.storm.name if session.shell.storm else ""
        self._show_route(desk)
        self._cut(desk, screen)
        self._click(screen, "routesPage_plans")
        self._shoot_desk(desk, "routes-compared")
        self._click(screen, "routesUndo")
        if desk.editor.unsaved:
            raise TourStuck("taking the new routes back did not bring the stored ones")
        return self._report

    def _open_desk(self) -> tuple[RoutesViewModel, RoutesScreen]:
        session, shell = self._session()
        if session.routes is None or shell.routes is None:
            raise TourStuck("this person does not plan routes; sign in as a planner")
        desk = session.routes.desk
        self._click(shell.rail, f"rail_{Section.MAP}")
        self._after(
            desk.load_changed, lambda: desk.load is Load.READY and bool(desk.plan and desk.plan.routes),
            "the stored routes", lambda: shell.mapping.show_page("routes"),
        )  # fmt: skip
        return desk, shell.routes

    def _show_route(self, desk: RoutesViewModel) -> None:
        if desk.plan is not None and desk.plan.routes:
            desk.picking.toggle(desk.plan.routes[0].route_id)
            desk.picking.pick_route(desk.plan.routes[0].route_id)
        self._shoot_desk(desk, "routes")

    def _cut(self, desk: RoutesViewModel, screen: RoutesScreen) -> None:
        self._click(screen, "routesNew")
        self._type(screen, "option_seconds", SEARCH_S)
        self._shoot_desk(desk, "routes-options")
        field = screen.findChild(QLineEdit, "option_seconds")
        if field is None or field.text() != SEARCH_S:
            raise TourStuck("the seconds of the search could not be typed")
        desk.cutting.failed.connect(lambda why: self._stuck(f"cutting routes was refused: {why}"))
        self._after(
            desk.plan_changed, lambda: not desk.cutting.running and desk.editor.unsaved, "new routes",
            lambda: self._click(screen, "routesCut"),
        )  # fmt: skip
        self._shoot_desk(desk, "routes-new")

    def _shoot_desk(self, desk: RoutesViewModel, name: str) -> None:
        self._after(desk.tiles.rested, lambda: desk.tiles.idle, "the desk's map")
        self._shoot(name)
