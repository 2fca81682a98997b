"""What the desk says of a whole plan: its sums, how it was made, what a search brought."""

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication

from stormops_desktop.domain.routing.plans.draft import PlanDraft
from stormops_desktop.services.routing.models import RouteView
from stormops_desktop.viewmodels.moments import whole
from stormops_desktop.viewmodels.routes import words
from stormops_desktop.viewmodels.routes.editor import FigureBook
from stormops_desktop.viewmodels.said import say

translate = QCoreApplication.translate


def headline(plan: PlanDraft, book: FigureBook) -> str:
    """All routes in one line."""
    found = [book.of(plan, route) for route in plan.routes if route.stops]
    facts = words.facts(
        sum(one.stops for one in found), sum(one.minutes for one in found),
        sum(one.miles for one in found), sum(one.expected_uplift for one in found),
        by_roads=words.is_by_roads(plan),
    )  # fmt: skip
    return f"{words.routes(len(found))} · {facts}"


def untold(count: int) -> str:
    """That crews do not know what is asked of their visits; "" when they all do."""
    if not count:
        return ""
    if count == 1:
        return translate("routes", "1 published route asks what its crew was not told: publish it")
    told = translate("routes", "{count} published routes ask what their crews were not told: publish them")
    return told.format(count=whole(count))


def made_with(plan: PlanDraft, views: Iterable[RouteView]) -> str:
    """Where travel times and routes come from: of the plan, else of the routes as they were stored."""
    travel = translate("routes", "Travel: {travel}").format(travel=words.travel(plan.matrix))
    if words.is_by_roads(plan):
        about = translate("routes", "≈ estimated at {speed} from it").format(speed=words.speed(plan.pace))
        travel = f"{travel} · {about}"
    if plan.engine:
        made = translate("routes", "Engine: {engine}, seed {seed}")
        return f"{travel} · {made.format(engine=words.engine(plan.engine), seed=plan.seed)}"
    stored = dict.fromkeys((v.engine, v.matrix) for v in views if v.engine)
    told = [
        words.engine(engine) if matrix == plan.matrix else f"{words.engine(engine)}, {words.travel(matrix)}"
        for engine, matrix in stored
    ]
    made = "; ".join(told[:2])
    return f"{travel} · {translate('routes', 'Stored with: {made}').format(made=made)}" if made else travel


def cut(plan: PlanDraft, *, stopped: bool) -> str:
    """What a search brought, with the notes on how."""
    told = translate("routes", "{routes}, {stops}; {left} houses left out.").format(
        routes=words.routes(len(plan.routes)), stops=words.stops(sum(len(r.stops) for r in plan.routes)),
        left=whole(len(plan.left_out)),
    )  # fmt: skip
    early = translate("routes", "Stopped early with the best so far.") if stopped else ""
    return " ".join(part for part in (told, early, *map(say, plan.notes)) if part)
