"""Plans as JSON and in words, and files written."""

import json
import math
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from stormops_desktop.cli.routes_days import day_of
from stormops_desktop.cli.writing import encoded, write_file
from stormops_desktop.domain.routing.plans.days import date_of, routes_beside, storms_elsewhere
from stormops_desktop.domain.routing.plans.draft import DraftRoute, PlanDraft
from stormops_desktop.domain.routing.plans.figures import plan_figures, route_figures
from stormops_desktop.domain.routing.plans.left_out import WORDS
from stormops_desktop.services.ports import ChangeSet, Services
from stormops_desktop.services.routing.models import RouteProgress, RouteView


def counted(many: int, one: str) -> str:
    """1 stop, 2 stops."""
    return f"{many} {one}" if many == 1 else f"{many} {one}s"


def plan_json(plan: PlanDraft) -> dict[str, Any]:
    figures = asdict(plan_figures(plan))
    return {
        "storm_id": plan.storm_id,
        "routes": [
            {"route_id": route.route_id, "route_name": route.name, "crew_id": route.crew_id,
             "day": None if route.day is None else date_of(route.day, plan.zone).isoformat(),
             "property_ids": list(route.order), **_figures(plan, route)}
            for route in plan.routes
        ],
        "left_out": [{"property_id": o.property_id, "reason": o.reason, "address": o.address}
                     for o in plan.left_out],
        "figures": figures, "engine": plan.engine, "matrix": plan.matrix, "seed": plan.seed,
        "iterations": plan.iterations, "stopped": plan.stopped, "notes": list(plan.notes),
    }  # fmt: skip


def dated_json(route: RouteView | RouteProgress) -> dict[str, Any]:
    """A listed route with its day as a date where its houses are."""
    day = day_of(route)
    return {**asdict(route), "day": None if day is None else day.isoformat()}


def _figures(plan: PlanDraft, route: DraftRoute) -> dict[str, Any]:
    found = route_figures(plan, route)
    return {
        "property_count": found.stops, "minutes": round(found.minutes, 1), "miles": round(found.miles, 2),
        "expected_uplift": round(found.expected_uplift, 4),
    }  # fmt: skip


def plan_words(plan: PlanDraft) -> str:
    figures = plan_figures(plan)
    lines = [
        f"{counted(figures.routes, 'route')}, {counted(figures.stops, 'stop')}, {figures.miles:,.1f} miles, "
        f"{figures.minutes / 60:,.1f} hours, by {plan.engine} over {plan.matrix.replace('_', ' ')}."
    ]
    reasons: dict[str, int] = {}
    for out in plan.left_out:
        reasons[out.reason] = reasons.get(out.reason, 0) + 1
    lines += [f"Left out {many}: {WORDS[reason]}." for reason, many in sorted(reasons.items())]
    return "\n".join([*lines, *_overruns(plan)])


def _overruns(plan: PlanDraft) -> list[str]:
    """Routes that keep their crews beyond the shift: published ones, which no cut changes, or by road."""
    late = [(route.name, route_figures(plan, route).over_min) for route in plan.routes]
    return [f"{name} ends {math.ceil(over)} min after its crew's shift." for name, over in late if over > 0]


def written(text: str, target: Path | None, name: str, *, many: bool) -> Path | None:
    if target is None:
        click.echo(text, nl=False)
        return None
    file = target / name if many else target
    write_file(file, encoded(text, table=file.suffix == ".csv"))
    return file


def printed(services: Services, route_ids: Sequence[str], file: Path, *, as_json: bool) -> int:
    """Writes the sheet of some routes, and says where it is."""
    if services.routes is None or services.routes.out is None:
        raise click.ClickException("Sheets are not part of this installation.")
    write_file(file, services.routes.out.sheet(route_ids))
    told = json.dumps({"files": [str(file)], "routes": len(route_ids)})
    click.echo(told if as_json else f"{file}: {counted(len(route_ids), 'route')} to print.")
    return 0


def booked_besides(plan: PlanDraft, route: DraftRoute) -> tuple[list[str], list[str]]:
    """What else its crew has on the day of a route: other routes of the storm, and other storms, by name."""
    if route.day is None:
        return [], []
    day = date_of(route.day, plan.zone)
    storms = [name or "another storm" for name in storms_elsewhere(plan, route.crew_id, day)]
    return [other.name for other in routes_beside(plan, route, day)], storms


def booked_words(crew: str, day: str, routes: Sequence[str], storms: Sequence[str]) -> list[str]:
    """A line for each way in which a crew is asked for twice on a day."""
    lines = [f"{crew} has {len(routes) + 1} routes on {day}: also {', '.join(routes)}."] if routes else []
    return [*lines, f"{crew} is in {', '.join(storms)} on {day}, too."] if storms else lines


def rows_changed(change: ChangeSet) -> int | None:
    """How many rows a change touched; None: too many to name."""
    counts = [None if keys is None else len(keys) for keys in change.touched.rows.values()]
    known = [one for one in counts if one is not None]
    return sum(known) if len(known) == len(counts) else None
