"""`stormops routes`: cut routes from a file, for scripts. The same engines as the planner's desk."""

import importlib
import json
import sys
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from stormops_desktop.cli.routes_file import EUCLID, Asked, Wishes, problem_from
from stormops_desktop.cli.routes_watched import Seconds, watched
from stormops_desktop.domain.routing.compiled import COMPILED
from stormops_desktop.domain.routing.engine import Desk, Polisher, solve, warm_up
from stormops_desktop.domain.routing.instances.errors import InstanceError
from stormops_desktop.domain.routing.problem import Plan, Problem
from stormops_desktop.domain.routing.search import Effort

BAD_INPUT = 2


DESK = ("assign", "export", "generate", "import", "list", "progress", "publish")
"""Commands on the stored routes, which load the replica; `solve` needs a file only."""


class _Routes(click.Group):
    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted({*super().list_commands(ctx), *DESK})

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name in DESK:
            importlib.import_module("stormops_desktop.cli.routes_desk")
        return super().get_command(ctx, cmd_name)


@click.group(cls=_Routes)
def routes() -> None:
    """Cut crews' routes."""


@routes.command("solve")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--seconds", type=Seconds(0.01), help="Stop after so long with the best so far.")
@click.option("--iterations", type=click.IntRange(min=1), help="Length of the search; decides the result.")
@click.option("--max-per-route", type=int, default=50, show_default=True, help="Stops of one route.")
@click.option("--seed", type=int, default=0, show_default=True)
@click.option("--planar", is_flag=True, help="FILE is x_m,y_m in meters, the yard in the first row.")
@click.option("--depot", help="LAT,LON where crews start and end (table of properties).")
@click.option("--crews", type=int, help="How many crews there are (table of properties). [default: enough]")
@click.option("--shift", help="HH:MM-HH:MM of the crews (table of properties).")
@click.option("--roads", help="Road pack (.osm.pbf) for travel times; the cost is in seconds then.")
@click.option("--osrm", help="Address of a road service instead (table of properties).")
@click.option("--same-point-ok", is_flag=True, help="Two properties may have the same coordinates.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object on stdout.")
def solve_file(file: Path, seconds: float | None, iterations: int | None, seed: int, as_json: bool,
               **wishes: Any) -> int:  # fmt: skip
    """Solve a VRPLIB or Solomon instance, or a CSV of properties."""
    try:
        asked = problem_from(_text(file), Wishes(**wishes))
        _compile(asked.problem)
        began = time.perf_counter()
        with watched() as listen:
            desk = Desk(time.perf_counter, listen, None if COMPILED else _polisher())
            plan = solve(asked.problem, desk, effort=Effort(iterations, seconds), seed=seed)
    except InstanceError as error:
        click.echo(f"{file.name or file}: {error}", err=True)
        return BAD_INPUT
    taken = time.perf_counter() - began
    for note in asked.notes:
        click.echo(note, err=True)
    click.echo(json.dumps(_answer(asked, plan, taken)) if as_json else
               _summary(asked, plan, taken))  # fmt: skip
    return 0


def _text(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise InstanceError("there is no such file. Check the path.") from None
    except UnicodeDecodeError:
        raise InstanceError("this is not a text file in UTF-8. Save it again as CSV UTF-8.") from None
    except OSError as error:
        raise InstanceError(f"it can't be read ({error.strerror}).") from error


def _compile(problem: Problem) -> None:
    """Once on a machine this takes some seconds; they are not the solver's."""
    if COMPILED:
        if sys.stderr.isatty():
            click.echo("Making the solver ready (longer the first time on a machine) …", err=True)
        warm_up(problem)


def _polisher() -> Polisher:
    from stormops_desktop.adapters.ortools_router import polished_order

    return polished_order


def _answer(asked: Asked, plan: Plan, seconds: float) -> dict[str, Any]:
    """See decisions: ids as in the instance, cost in its unit."""
    problem = asked.problem
    return {
        "routes": [[_id(problem, stop) for stop in route.stops] for route in plan.routes],
        "cost": _rounded(_cost(asked, plan)),
        "unassigned": [{"id": _id(problem, out.stop), "reason": out.reason} for out in plan.left_out],
        "seconds": round(seconds, 3),
        "iterations": plan.iterations,
        "engine": plan.engine,
        "matrix": asked.matrix,
    }


def _cost(asked: Asked, plan: Plan) -> float:
    """The instance's own; of a table what is driven: prices of houses left out are the solver's own."""
    if asked.matrix == EUCLID:
        return plan.cost / asked.problem.unit_scale
    from stormops_desktop.domain.routing.checker import route_cost

    told = asked.problem if asked.metres is None else replace(asked.problem, travel=asked.metres)
    return sum(route_cost(told, route) for route in plan.routes)


def _rounded(cost: float) -> float | int:
    return int(cost) if cost == int(cost) else round(cost, 3)


def _id(problem: Problem, stop: int) -> str | int:
    """Numbers where the instance has numbers."""
    name = problem.ids[stop]
    return int(name) if name.isdecimal() and str(int(name)) == name else name


def _summary(asked: Asked, plan: Plan, seconds: float) -> str:
    problem = asked.problem
    routes_told = "1 route" if len(plan.routes) == 1 else f"{len(plan.routes)} routes"
    lines = [f"{routes_told}, cost {_cost(asked, plan):,.1f}, "
             f"{plan.iterations:,} iterations in {seconds:.1f} s by {plan.engine}."]  # fmt: skip
    lines.extend(
        f"Route #{number}: {' '.join(problem.ids[stop] for stop in route.stops)}"
        for number, route in enumerate(plan.routes, start=1)
    )
    lines.extend(f"Left out {problem.ids[out.stop]}: {out.reason}" for out in plan.left_out)
    return "\n".join(lines)
