"""The followed storm: what is told of it where that is newer than the replica, and the replica else."""

from collections.abc import Callable, Mapping
from dataclasses import fields
from typing import Any

from stormops_desktop.domain.scoring.counts import PlayCounts
from stormops_desktop.services.live.line import LiveLine
from stormops_desktop.services.live.models import (
    LiveMarks,
    LiveRun,
    LiveStatus,
    RouteProgress,
    StormProgress,
)
from stormops_desktop.services.workplace import Workplace
from stormops_desktop.storage.live.standing import Standing, crew_names, route_counts, standing
from sync.contracts.entities.fieldwork import JOB_STATUS
from sync.contracts.live import OFFICE_PANELS, Panel
from sync.contracts.live_panels import DECIDED
from sync.engine.live_panels import LivePanels, LiveView

LOOK_S = 0.5
_COUNTED = frozenset(one.name for one in fields(PlayCounts))
JOB_ROWS = ("jobs", "routes")
SCORE_ROWS = (
    "jobs", "policy_decisions_log", "policy_outcomes", "lead_uplift", "contact_preferences", "properties",
    "models",
)  # fmt: skip
MAP_ROWS = ("jobs", "policy_decisions_log")
RUN_ROWS = ("attribution_runs",)


class LiveDesk:
    """See `ports.Live`, whose promises these methods keep."""

    def __init__(self, work: Workplace, panels: LivePanels, line: LiveLine) -> None:
        self._work, self._panels, self._line = work, panels, line
        self._wanted = tuple(one for one in Panel if work.is_office or one not in OFFICE_PANELS)

    def follow(self, storm_id: str | None) -> None:
        """From now on this storm is told of, and no other."""
        self._panels.follow(storm_id or "", self._wanted)  # whoever watches tells the office

    def watch(self, cancelled: Callable[[], bool], report: Callable[[LiveStatus], None]) -> None:
        """Blocks until cancelled; reports the status now, and whenever it is another one."""
        version, asked = -1, ""
        while not cancelled():
            view = self._panels.wait(version, LOOK_S)
            if view.storm_id != asked:
                asked = view.storm_id
                self._line.ask()
            if view.version > version:
                version = view.version
                report(LiveStatus(view.storm_id, view.live, view.heard_at, view.seq, version))

    def progress(self, storm_id: str) -> StormProgress:
        """How far each route is."""
        view = self._panels.view
        with self._work.reading() as connection:
            cells = self._told(view, Panel.JOBS, storm_id, standing(connection, JOB_ROWS))
            if cells is not None:
                return _told_progress(cells, crew_names(connection))
            return _kept_progress(route_counts(connection, storm_id))

    def score_counts(self, storm_id: str) -> dict[str, int] | None:
        """The play score's counts where they are newer than the replica's."""
        cells = self._newer(Panel.SCORE, storm_id, SCORE_ROWS)
        if not cells or "counts" not in cells:
            return None
        return {name: many for name, many in cells["counts"].items() if name in _COUNTED}

    def marks(self, storm_id: str, since: int) -> LiveMarks:
        """Houses that changed after revision `since`."""
        cells = self._newer(Panel.MAP, storm_id, MAP_ROWS) or {}
        jobs: list[tuple[int, str, str]] = []
        decisions: list[tuple[int, str, str]] = []
        for key, (house, value, rev) in cells.items():
            if rev > since:
                (decisions if key.startswith(f"{DECIDED}/") else jobs).append((rev, house, value))
        return LiveMarks(_by_house(jobs), _by_house(decisions))

    def latest_run(self, storm_id: str) -> LiveRun | None:
        """The newest run that was told, when the replica does not have it yet."""
        cells = self._newer(Panel.ATTRIBUTION, storm_id, RUN_ROWS) or {}
        run = cells.get("run")
        if run is None:
            return None
        credit = {}
        for key, numbers in cells.items():
            if key.startswith("credit "):
                _, method, channel = key.split(" ", 2)
                credit[method, channel] = numbers[0]
        return LiveRun(run["id"], run["computed_at"], run["journeys"], run["conversions"], credit)

    def _newer(self, panel: Panel, storm_id: str, rows: tuple[str, ...]) -> Mapping[str, Any] | None:
        view = self._panels.view
        if panel not in view.state:
            return None
        with self._work.reading() as connection:
            return self._told(view, panel, storm_id, standing(connection, rows))

    def _told(self, view: LiveView, panel: Panel, storm_id: str, here: Standing) -> Mapping[str, Any] | None:
        """The panel's cells where they are to be shown; None where the replica is."""
        if view.storm_id != storm_id or panel not in view.state or not is_ahead(view, here):
            return None
        return view.state[panel]


def is_ahead(view: LiveView, here: Standing) -> bool:
    """Whether what was told goes before the replica: it is of the same history and newer, and nothing of
    one's own waits that it could not know of. From its revision on the replica has it all."""
    return view.epoch == here.epoch and view.seq > here.cursor and not here.own_work


def _told_progress(cells: Mapping[str, Any], names: Mapping[str, str]) -> StormProgress:
    routes = [
        RouteProgress(
            route_id, cell["name"], cell["crew"], names.get(cell["crew"] or "", ""),
            {status: many for status, many in zip(JOB_STATUS, cell["counts"], strict=False) if many},
        )
        for route_id, cell in cells.items()
    ]  # fmt: skip
    return StormProgress(tuple(sorted(routes, key=lambda one: (one.name, one.route_id))), ahead=True)


def _kept_progress(rows: Any) -> StormProgress:
    routes: dict[str, RouteProgress] = {}
    for row in rows:
        before = routes.get(row.route_id)
        counts = {**(before.counts if before else {}), row.status: row.many}
        routes[row.route_id] = RouteProgress(
            row.route_id, row.route_name or "", row.crew_id, row.crew_name or "", counts
        )
    return StormProgress(tuple(routes.values()))


def _by_house(found: list[tuple[int, str, str]]) -> dict[str, str]:
    """The newest of each house."""
    return {house: value for _, house, value in sorted(found)}
