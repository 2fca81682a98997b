"""`stormops routes generate`, `list`, `assign`, `export`, `import`, `progress` and `publish`."""

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from stormops_desktop.cli.entering import Door, entered, member_options
from stormops_desktop.cli.routes import routes
from stormops_desktop.cli.routes_asked import ASKED, asked_options, with_asked
from stormops_desktop.cli.routes_days import (
    day_of,
    day_words,
    first_day,
    first_day_option,
    heard_words,
    of_day,
    of_day_option,
)
from stormops_desktop.cli.routes_read_back import plan_in_file
from stormops_desktop.cli.routes_said import crew_said, route_said, storm_said, text_of, wishes_of
from stormops_desktop.cli.routes_told import (
    booked_besides,
    booked_words,
    counted,
    dated_json,
    plan_json,
    plan_words,
    printed,
    rows_changed,
    written,
)
from stormops_desktop.cli.routes_watched import Seconds
from stormops_desktop.domain.routing.plans.errors import PlanError
from stormops_desktop.services.ports import Services
from stormops_desktop.services.routing.ports import RoutePlans

KINDS = ("csv", "gpx", "kml", "geojson", "google", "apple")
json_option = click.option("--json", "as_json", is_flag=True, help="One JSON document on stdout.")
NO_ROUTE = "There is no route yet. `stormops routes generate` cuts some."
NO_CREW = "No route has a crew yet. `stormops routes assign` gives it one; nothing was published."
SENT_LATER = "Crews get it once `stormops sync` has sent it."
AS_STORED = "Every route is as the file has it, so nothing was changed."
storm_option = click.option("--storm", help="By id or name; needed when there are several.")


@contextmanager
def _desk(door: Door) -> Iterator[tuple[Services, RoutePlans]]:
    with entered(door) as desktop:
        services = desktop.services()
        if services.routes is None:
            raise click.ClickException("Routes are not part of this installation.")
        try:
            yield services, services.routes.plans
        except PlanError as error:
            raise click.ClickException(f"{error} Nothing was changed.") from error


def _say_none(found: Sequence[object], day: str | None) -> None:
    if not found:
        click.echo(NO_ROUTE if day is None else f"No route is planned for {day}.", err=True)


@routes.command()
@member_options
@storm_option
@click.option("--max-per-route", type=int, default=50, show_default=True, help="Stops of one route.")
@click.option("--zip", "zips", multiple=True, help="Only this ZIP; may be given several times.")
@click.option("--crew", "crew_names", multiple=True, help="For this crew, by name; several times.")
@click.option("--days", type=int, help="No more routes than crews times days; the rest is listed.")
@first_day_option
@click.option("--yard", help="LAT,LON where crews start that have no place of their own.")
@click.option("--by-zip", is_flag=True, help="No route crosses a ZIP code.")
@click.option("--keep-drafts", is_flag=True, help="Draft routes stay; only what is on none is cut.")
@click.option("--seed", type=int, default=0, show_default=True)
@click.option("--iterations", type=click.IntRange(min=1), help="Length of the search; decides the result.")
@click.option("--seconds", type=Seconds(0.1), default=20.0, show_default=True)
@click.option("--roads", type=click.Path(path_type=Path), help="Road pack (.osm.pbf) for travel times.")
@click.option("--osrm", help="Address of a road service instead.")
@asked_options
@json_option
def generate(
    email: str | None, tenant: str, pin: str | None, password: str | None, storm: str | None,
    as_json: bool, day: str | None, **options: Any,
) -> int:  # fmt: skip
    """Cut routes for every treated house of a storm, and store them as drafts."""
    with _desk(Door(email, tenant, pin, password)) as (services, plans):
        chosen = storm_said(services, storm)
        said = {name: options.pop(name) for name in ASKED}
        wishes = replace(wishes_of(plans, **options), planned_start=first_day(plans, chosen, day))
        wishes = with_asked(wishes, plans.open_plan(chosen), said)
        done = plans.generate_routes(chosen, wishes)
    plan = done.plan
    for note in plan.notes:
        click.echo(note, err=True)
    click.echo(json.dumps(plan_json(plan)) if as_json else plan_words(plan))
    return 0


@routes.command("list")
@member_options
@storm_option
@of_day_option
@json_option
def list_routes(
    email: str | None, tenant: str, pin: str | None, password: str | None, storm: str | None,
    day: str | None, as_json: bool,
) -> int:  # fmt: skip
    """The stored routes with their stops."""
    with _desk(Door(email, tenant, pin, password)) as (services, plans):
        found = of_day(plans.get_routes(storm_said(services, storm) if storm else None), day)
    if as_json:
        click.echo(json.dumps([dated_json(view) for view in found]))
        return 0
    _say_none(found, day)
    for view in found:
        parts = (
            counted(view.property_count, "stop"), view.status, f"version {view.plan_version}",
            view.crew_name or "no crew", day_words(view),
        )  # fmt: skip
        click.echo(f"{view.name}: {', '.join(parts)}")
    return 0


@routes.command()
@member_options
@click.argument("route")
@click.argument("crew")
@storm_option
@json_option
def assign(
    email: str | None, tenant: str, pin: str | None, password: str | None, route: str, crew: str,
    storm: str | None, as_json: bool,
) -> int:  # fmt: skip
    """Give ROUTE (by name or id) to CREW (by name or id); "nobody" takes it away.

    Says what else the crew has on the route's day.
    """
    with _desk(Door(email, tenant, pin, password)) as (services, plans):
        view = route_said(plans, route, storm_said(services, storm) if storm else None)
        change = plans.assign_crew(view.route_id, None if crew == "nobody" else crew_said(plans, crew))
        plan, now = plans.open_plan(view.storm_id), route_said(plans, view.route_id, None)
    given, day = plan.route(now.route_id), day_of(now)
    others, storms = booked_besides(plan, given) if given else ([], [])
    if as_json:
        told = {"route_id": now.route_id, "crew": now.crew_name, "day": day and day.isoformat(),
                "other_routes": others, "other_storms": storms}  # fmt: skip
        click.echo(json.dumps(told))
        return 0
    click.echo(f"{change.name}: {now.name}, {now.crew_name or 'nobody'}, {day_words(now)}")
    for line in booked_words(now.crew_name, str(day), others, storms):
        click.echo(line)
    return 0


@routes.command()
@member_options
@click.argument("route", nargs=-1)
@click.option("--as", "kind", type=click.Choice(KINDS), default="csv", show_default=True)
@click.option("--to", "target", type=click.Path(path_type=Path), help="File (links: folder); stdout if none.")
@storm_option
@click.option("--sheet", type=click.Path(path_type=Path), help="A PDF to print and tick, instead.")
@json_option
def export(
    email: str | None, tenant: str, pin: str | None, password: str | None, route: tuple[str, ...], kind: str,
    target: Path | None, storm: str | None, sheet: Path | None, as_json: bool,
) -> int:  # fmt: skip
    """Write routes (all of a storm when none is named) for other tools, or as a sheet to print."""
    with _desk(Door(email, tenant, pin, password)) as (services, plans):
        of = storm_said(services, storm) if storm or not route else None
        views = [route_said(plans, one, of) for one in route] or list(plans.get_routes(of))
        if not views:
            raise click.ClickException(NO_ROUTE)
        chosen = [view.route_id for view in views]
        if sheet is not None:
            return printed(services, chosen, sheet, as_json=as_json)
        files = plans.export(chosen, kind)
    paths = [written(file.text, target, file.name, many=len(files) > 1) for file in files]
    for one in (one for file in files for one in file.unplaced):
        where = f"{one.route_name}, stop {one.number}, {one.address or 'no address'}"
        click.echo(f"Not on any map, because nobody knows its place: {where}.", err=True)
    if as_json and target is not None:
        click.echo(json.dumps({"files": [str(one) for one in paths], "routes": len(views)}))
    elif target is not None:
        click.echo(f"Wrote {counted(len(views), 'route')} to {', '.join(map(str, paths))}.")
    return 0


@routes.command("import")
@member_options
@click.argument("file", type=click.Path(path_type=Path))
@storm_option
@click.option("--publish", is_flag=True, help="Publish what changed, where routes were published.")
@json_option
def import_file(
    email: str | None, tenant: str, pin: str | None, password: str | None, file: Path, storm: str | None,
    publish: bool, as_json: bool,
) -> int:  # fmt: skip
    """Read an edited CSV, GPX or GeoJSON back into the stored routes."""
    kind = file.suffix.lstrip(".").lower()
    text = text_of(file)
    with _desk(Door(email, tenant, pin, password)) as (services, plans):
        kind = "geojson" if kind == "json" else kind
        plan = plan_in_file(services, storm_said(services, storm), text, kind, publish=publish)
        change = plans.publish(plan) if publish else plans.save(plan)
    rows = rows_changed(change)
    said = AS_STORED if rows == 0 else f"{change.name}. {SENT_LATER}" if publish else change.name
    click.echo(json.dumps({"changed": change.name, "rows": rows}) if as_json else said)
    return 0


@routes.command()
@member_options
@storm_option
@of_day_option
@json_option
def progress(
    email: str | None, tenant: str, pin: str | None, password: str | None, storm: str | None,
    day: str | None, as_json: bool,
) -> int:  # fmt: skip
    """How far each route is, and when its crew was heard of."""
    with _desk(Door(email, tenant, pin, password)) as (services, plans):
        found = of_day(plans.get_route_progress(storm_said(services, storm) if storm else None), day)
    if as_json:
        click.echo(json.dumps([dated_json(one) for one in found]))
        return 0
    _say_none(found, day)
    for one in found:
        share = "nothing to do" if one.completion_pct is None else f"{one.completion_pct:.1f} %"
        parts = [f"{one.completed} of {one.total - one.cancelled} ({share})", one.status]
        parts += [one.crew_name or "no crew", day_words(one)]
        parts += [heard_words(one.stale_ms)] if one.crew_id else []
        click.echo(f"{one.name}: {', '.join(parts)}")
    return 0


@routes.command()
@member_options
@click.argument("route", nargs=-1)
@storm_option
@click.option("--note", default="", help="What the crews should know.")
@json_option
def publish(
    email: str | None, tenant: str, pin: str | None, password: str | None, route: tuple[str, ...],
    storm: str | None, note: str, as_json: bool,
) -> int:  # fmt: skip
    """Send routes to their crews: those named, else all that have a crew and changed."""
    with _desk(Door(email, tenant, pin, password)) as (services, plans):
        chosen = storm_said(services, storm) if storm or not route else None
        views = [route_said(plans, one, chosen) for one in route]
        plan = plans.open_plan(views[0].storm_id if views else chosen or "")
        if not any(route.crew_id for route in plan.routes) and not views:
            raise click.ClickException(NO_CREW if plan.routes else NO_ROUTE)
        change = plans.publish(plan, [view.route_id for view in views] or None, note=note)
    told = json.dumps({"changed": change.name, "rows": rows_changed(change)})
    click.echo(told if as_json else f"{change.name}. {SENT_LATER}")
    return 0
