"""Routes and the stops of the open ones as one list: what the desk shows beside the map."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum

from PySide6.QtCore import (
    QAbstractListModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from stormops_desktop.domain.routing.plans.days import is_elsewhen, routes_a_day
from stormops_desktop.domain.routing.plans.draft import DraftRoute, PlanDraft, uplift_of
from stormops_desktop.domain.routing.plans.figures import RouteFigures
from stormops_desktop.domain.routing.plans.telling import untold
from stormops_desktop.domain.routing.plans.visits import NOTHING
from stormops_desktop.services.routing.models import RouteProgress, RouteView
from stormops_desktop.viewmodels.routes import visit_words, words
from stormops_desktop.viewmodels.routes.editor import FigureBook

translate = QCoreApplication.translate
Index = QModelIndex | QPersistentModelIndex


class Role(IntEnum):
    ROW = Qt.ItemDataRole.UserRole + 1  # the row itself, for who paints it


@dataclass(frozen=True, slots=True)
class RouteRow:
    """A route.

    Attributes:
        at: its place among the plan's routes; colour and pattern follow from it, as on the map.
        day: when it is driven, "" when nobody said.
        news: what stands against its day, progress and the crew's answer; "" where there is none of it.
        tone: of the news: ok, warn or soft.
        changed: differs from what is stored.
    """

    at: int
    route_id: str
    name: str
    crew: str
    facts: str
    status: str
    news: str
    tone: str
    opened: bool
    locked: bool
    changed: bool
    day: str = ""

    @property
    def sentence(self) -> str:
        """The row as it is heard."""
        lock = translate("routes", "locked") if self.locked else ""
        new = translate("routes", "not stored yet") if self.changed else ""
        parts = (self.name, self.crew, self.day, self.status, self.facts, self.news, lock, new)
        return ", ".join(part for part in parts if part)


@dataclass(frozen=True, slots=True)
class StopRow:
    """A stop of an open route. `number`: its place, from 1. cut: it waits to be pasted elsewhere."""

    at: int
    route_id: str
    property_id: str
    number: int
    address: str
    facts: str
    locked: bool
    done: bool
    late: bool
    cut: bool

    @property
    def sentence(self) -> str:
        """The row as it is heard."""
        flags = (
            translate("routes", "done") if self.done else "",
            translate("routes", "locked") if self.locked else "",
            translate("routes", "cut, waits to be pasted") if self.cut else "",
        )
        told = translate("routes", "Stop {number}: {address}").format(
            number=self.number, address=self.address
        )
        return ", ".join(part for part in (told, self.facts, *flags) if part)


Row = RouteRow | StopRow


@dataclass(frozen=True, slots=True)
class Known:
    """What the replica says of stored routes, by route."""

    views: Mapping[str, RouteView]
    progress: Mapping[str, RouteProgress]


@dataclass(frozen=True, slots=True)
class Shown:
    """How the desk stands: which routes are open, and which stop is cut."""

    opened: frozenset[str]
    cut: str = ""


def desk_rows(
    plan: PlanDraft, stored: PlanDraft, known: Known, shown: Shown, figures: FigureBook
) -> list[Row]:
    """Every route, each open one followed by its stops."""
    before = {route.route_id: route for route in stored.routes}
    rows: list[Row] = []
    driven = routes_a_day(plan)
    for at, route in enumerate(plan.routes):
        taken = figures.of(plan, route)
        changed = before.get(route.route_id) != route
        opened = route.route_id in shown.opened
        against = words.against_day(plan, route, driven)
        rows.append(_route_row(plan, at, route, taken, known, against, opened=opened, changed=changed))
        if opened:
            rows += _stop_rows(plan, at, route, taken, shown.cut)
    return rows


def _route_row(
    plan: PlanDraft, at: int, route: DraftRoute, taken: RouteFigures, known: Known,
    against: Sequence[str], *, opened: bool, changed: bool,
) -> RouteRow:  # fmt: skip
    crew = plan.crews.get(route.crew_id or "")
    view, progress = known.views.get(route.route_id), known.progress.get(route.route_id)
    status = words.status(route.status)
    if route.status != "draft":
        status = translate("routes", "{status} v{version}").format(status=status, version=route.version)
    name = crew.name if crew else translate("routes", "No crew") if route.crew_id is None else ""
    if not name and view is not None:
        name = view.crew_name
    news, tone = news_of(view, progress) if route.status != "draft" else ("", "soft")
    if against:
        news, tone = " · ".join(filter(None, (*against, news))), "warn"
    if asked := len(untold(plan, route)):
        told = translate("routes", "the crew was not told what is asked of {visits}")
        visits = translate("routes", "1 visit") if asked == 1 else translate("routes", "{count} visits")
        news, tone = f"{told.format(visits=visits.format(count=asked))} · {news}".rstrip(" ·"), "warn"
    line = words.facts(
        len(route.stops), taken.minutes, taken.miles, taken.expected_uplift, by_roads=words.is_by_roads(plan)
    )
    return RouteRow(
        at, route.route_id, route.name, name, line, status, news, tone, opened, route.locked, changed,
        words.short_day(plan, route),
    )  # fmt: skip


def news_of(view: RouteView | None, progress: RouteProgress | None) -> tuple[str, str]:
    """Progress, how old the news are, and the crew's answer; with the tone of the most urgent."""
    parts, tone = [], "soft"
    if progress is not None and progress.completion_pct is not None:
        due = progress.total - progress.cancelled
        told = translate("routes", "{done} of {due} done ({share} %)")
        parts.append(told.format(done=progress.completed, due=due, share=round(progress.completion_pct)))
    if progress is not None and progress.stale_ms is not None:
        parts.append(words.old(progress.stale_ms))
    elif progress is not None:
        parts.append(translate("routes", "no news yet"))
    if view is not None and view.accepted is False:
        reason = view.decline_reason or translate("routes", "no reason given")
        return " · ".join((translate("routes", "Declined: {why}").format(why=reason), *parts)), "warn"
    if view is not None and view.clashes:
        parts.insert(0, translate("routes", "the crew's changes contradict this plan"))
        tone = "warn"
    elif view is not None and view.accepted:
        parts.insert(0, translate("routes", "Accepted"))
        tone = "ok"
    return " · ".join(parts), tone


def _stop_rows(plan: PlanDraft, at: int, route: DraftRoute, taken: RouteFigures, cut: str) -> list[Row]:
    rows: list[Row] = []
    late, seen = set(taken.late), 0
    for number, stop in enumerate(route.stops, start=1):
        house = plan.houses.get(stop.property_id)
        parts = []
        if house is not None:
            parts = [words.clock(taken.arrive_min[seen])] if seen < len(taken.arrive_min) else []
            parts += [visit_words.asked(house, plan.visits.get(stop.property_id, NOTHING), plan.zone)]
            parts += [translate("routes", "not the route's day")] if is_elsewhen(plan, route, house) else []
            parts += [words.uplift(uplift_of(house)), house.zip_code]
            parts += [] if house.placed else [translate("routes", "place not known, no drive counted")]
            seen += 1
        if stop.property_id in late:
            parts.append(translate("routes", "after its window"))
        address = house.address if house and house.address else translate("routes", "A house not known here")
        rows.append(StopRow(
            at, route.route_id, stop.property_id, number, address, " · ".join(filter(None, parts)),
            stop.locked, stop.done, stop.property_id in late, stop.property_id == cut,
        ))  # fmt: skip
    return rows


class DeskListModel(QAbstractListModel):
    """The rows as a list."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: Sequence[Row] = ()

    def show_rows(self, rows: Sequence[Row]) -> None:
        self.beginResetModel()
        self.rows = tuple(rows)
        self.endResetModel()

    def row_of(self, route_id: str, property_id: str = "") -> int:
        """Where a route, or a stop of it, stands; -1 for nowhere."""
        for at, row in enumerate(self.rows):
            key = row.property_id if isinstance(row, StopRow) else ""
            if row.route_id == route_id and key == property_id:
                return at
        return -1

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role == Role.ROW:
            return row
        if role in (
            Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole,
        ):  # fmt: skip
            return row.sentence
        return None
