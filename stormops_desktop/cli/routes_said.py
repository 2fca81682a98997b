"""What a person said of storms, routes, crews and options, as what the desk takes."""

from pathlib import Path

import click

from stormops_desktop.cli.export import storm_id
from stormops_desktop.domain.routing.plans.draft import OSRM, ROAD_PACK, Place
from stormops_desktop.domain.routing.plans.wishes import Roads, RouteWishes
from stormops_desktop.services.ports import Services
from stormops_desktop.services.routing.models import RouteView
from stormops_desktop.services.routing.ports import RoutePlans


def wishes_of(
    plans: RoutePlans, *, max_per_route: int, zips: tuple[str, ...], crew_names: tuple[str, ...],
    days: int | None, yard: str | None, by_zip: bool, keep_drafts: bool, seed: int, iterations: int | None,
    seconds: float, roads: Path | None, osrm: str | None,
) -> RouteWishes:  # fmt: skip
    if roads is not None and osrm is not None:
        raise click.UsageError("--roads and --osrm are two sources of travel times. Choose one.")
    source = Roads(ROAD_PACK, str(roads)) if roads else Roads(OSRM, osrm) if osrm else Roads()
    return RouteWishes(
        max_per_route=max_per_route, zip_codes=zips, crew_ids=tuple(crew_said(plans, n) for n in crew_names),
        days=days, yard=_point(yard) if yard else None, group_by_zip=by_zip, keep_drafts=keep_drafts,
        roads=source, seed=seed, iterations=iterations, seconds=None if iterations else seconds,
    )  # fmt: skip


def _point(said: str) -> Place:
    try:
        latitude, longitude = map(float, said.split(","))
    except ValueError:
        raise click.UsageError(f"--yard is {said}; give it as LAT,LON, such as 33.10,-96.70.") from None
    if not (abs(latitude) <= 90 and abs(longitude) <= 180) or (latitude == 0 and longitude == 0):
        raise click.UsageError(f"--yard {said} is no place on earth where crews start.")
    return Place(latitude, longitude)


def storm_said(services: Services, said: str | None) -> str:
    if said:
        return storm_id(services.storms, said)
    storms = services.storms.storms()
    if len(storms) != 1:
        known = ", ".join(storm.name for storm in storms) or "none yet"
        raise click.ClickException(f"Say --storm. There are: {known}.")
    return storms[0].storm_id


def route_said(plans: RoutePlans, said: str, storm: str | None) -> RouteView:
    found = [view for view in plans.get_routes(storm) if said in (view.route_id, view.name)]
    if len(found) != 1:
        known = ", ".join(view.name for view in plans.get_routes(storm)[:12]) or "none yet"
        how_many = "several routes" if found else "no route"
        raise click.ClickException(f"There is {how_many} {said!r}. Use the id. There are: {known}.")
    return found[0]


def crew_said(plans: RoutePlans, said: str) -> str:
    crews = plans.crews()
    for crew in crews:
        if said in (crew.crew_id, crew.name):
            return crew.crew_id
    known = ", ".join(crew.name for crew in crews) or "zero crews"
    raise click.ClickException(f"There is no active crew {said!r}. There are: {known}.")


def text_of(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise click.ClickException(f"There is no file {file}. Check the path.") from None
    except UnicodeDecodeError:
        raise click.ClickException(f"{file.name} is not a text file in UTF-8. Save it again so.") from None
    except OSError as error:
        raise click.ClickException(f"{file.name} can't be read ({error.strerror}).") from error
