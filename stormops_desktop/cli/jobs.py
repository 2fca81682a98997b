"""`stormops jobs`: one job, an update as one group, how far a route is. All of it from this computer."""

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from stormops_desktop.cli.entering import Door, entered, member_options
from stormops_desktop.cli.export import storm_id
from stormops_desktop.domain.jobs.progress import RouteProgress
from stormops_desktop.domain.jobs.status import Outcome
from stormops_desktop.services.jobs.ports import Tracker
from stormops_desktop.services.models import JobDetail, JobRow
from stormops_desktop.services.ports import Services

NOT_HERE = "This version has no job tracker. Nothing was changed."
as_json_option = click.option("--json", "as_json", is_flag=True, help="One JSON object on stdout.")


@click.group()
def jobs() -> None:
    """Look at jobs and report on them."""


@jobs.command()
@member_options
@click.argument("house")
@click.option("--storm", help="The storm one works in, by id or name. [default: the newest]")
@as_json_option
def show(
    email: str | None, tenant: str, pin: str | None, password: str | None, house: str, storm: str | None,
    as_json: bool,
) -> int:  # fmt: skip
    """The job of HOUSE (a property's id): this storm's open one, else the newest."""
    with entered(Door(email, tenant, pin, password)) as desktop:
        services = desktop.services()
        chosen = storm_id(services.storms, storm) if storm else None
        found = _tracker(services).get_job(house, chosen)
    told = {**job_told(found.job), "others": [row_told(row) for row in found.others]}
    click.echo(json.dumps(told) if as_json else _words(found.job, len(found.others)))
    return 0


@jobs.command()
@member_options
@click.argument("job")
@click.option("--status", help="pending, assigned, en_route, on_site, completed, skipped, cancelled.")
@click.option("--outcome", type=click.Choice([code.value for code in Outcome]), help="Ends the visit.")
@click.option("--notes", default="", help="A note on the job.")
@click.option("--photo", "photos", multiple=True, type=click.Path(path_type=Path), help="A photo's file.")
@click.option("--claim", "claim", multiple=True, metavar="FIELD=VALUE", help="A fact of the claim form.")
@click.option("--reason", default="", help="Kept with the step.")
@as_json_option
def update(
    email: str | None, tenant: str, pin: str | None, password: str | None, job: str, as_json: bool,
    **what: Any,
) -> int:  # fmt: skip
    """Report on JOB (its id): the office takes all of it or none."""
    facts = claim_facts(what.pop("claim"))
    with entered(Door(email, tenant, pin, password)) as desktop:
        done = _tracker(desktop.services()).update_job(job, claim_intel=facts, **what)
    refused = [{"name": each.name, "why": each.sentence} for each in done.refused]
    told = {**job_told(done.job), "photos_added": done.photos, "photos_refused": refused}
    if as_json:
        click.echo(json.dumps(told))
        return 0
    click.echo(f"{done.name}. Saved here; it goes to the office with the next sync.")
    for each in done.refused:
        click.echo(f"{each.name}: {each.sentence}", err=True)
    return 0


@jobs.command()
@member_options
@click.argument("route")
@as_json_option
def progress(
    email: str | None, tenant: str, pin: str | None, password: str | None, route: str, as_json: bool
) -> int:
    """How far ROUTE (its id) is."""
    with entered(Door(email, tenant, pin, password)) as desktop:
        found = _tracker(desktop.services()).get_route_progress(route)
    click.echo(json.dumps(progress_told(found)) if as_json else _progress_words(found))
    return 0


def claim_facts(given: tuple[str, ...]) -> dict[str, str]:
    """FIELD=VALUE pairs by field.

    Raises:
        click.ClickException: one of them has no equals sign.
    """
    facts: dict[str, str] = {}
    for each in given:
        key, sign, value = each.partition("=")
        if not sign:
            raise click.ClickException(
                f"{each!r} is not FIELD=VALUE. Example: --claim carrier='Acme Mutual'."
            )
        facts[key.strip()] = value
    return facts


def job_told(job: JobDetail) -> dict[str, Any]:
    """A job as JSON tells it; times are UTC milliseconds."""
    notes = [{"body": n.body, "author": n.author, "written_at": n.written_at} for n in job.notes]
    return {
        **row_told(job.row), "property_id": job.property_id, "route_id": job.route_id,
        "completed_at": job.completed_at, "storm": job.storm_name, "zone": job.zone,
        "next_statuses": list(job.next_statuses), "reopen_to": list(job.reopen_to), "notes": notes,
    }  # fmt: skip


def row_told(row: JobRow) -> dict[str, Any]:
    """A line of the Jobs table as JSON tells it."""
    wanted = ("job_id", "address", "city", "zip_code", "status", "outcome", "scheduled_at", "pending")
    return {name: value for name, value in asdict(row).items() if name in wanted}


def progress_told(found: RouteProgress) -> dict[str, Any]:
    """A route's progress as JSON tells it; share and percent are null when nothing was to be done."""
    return {**asdict(found), "share": found.share, "completion_pct": found.percent}


def _tracker(services: Services) -> Tracker:
    if services.visits is None:
        raise click.ClickException(NOT_HERE)
    return services.visits.tracker


def _words(job: JobDetail, others: int) -> str:
    row = job.row
    outcome = f", {row.outcome.replace('_', ' ')}" if row.outcome else ""
    more = f" The house has {others} more." if others else ""
    return f"{row.address}, {row.city}: {row.status.replace('_', ' ')}{outcome} (job {row.job_id}).{more}"


def _progress_words(found: RouteProgress) -> str:
    if found.percent is None:
        return "Nothing was to be done on this route."
    wanted = found.total - found.cancelled
    return f"{found.completed} of {wanted} completed ({found.percent} %)."
