"""`stormops export`: tables for a spreadsheet. No cell can become a formula there."""

import csv
import io
from collections.abc import Iterator
from dataclasses import fields
from datetime import datetime
from pathlib import Path

import click

from stormops_desktop.cli.claims import claim, paper
from stormops_desktop.cli.entering import Door, entered, member_options
from stormops_desktop.cli.export_evidence import check, packet, report
from stormops_desktop.cli.writing import encoded, write_file
from stormops_desktop.domain.jobs.status import JobStatus
from stormops_desktop.domain.routing.plans.days import date_of
from stormops_desktop.domain.spreadsheets import defused
from stormops_desktop.domain.zones import zone_named
from stormops_desktop.services.models import JobFilter, JobRow
from stormops_desktop.services.ports import JobReads, StormReads

PAGE = 1_000


@click.group()
def export() -> None:
    """Write what this computer holds to a file."""


export.add_command(report)
export.add_command(packet)
export.add_command(check)
export.add_command(claim)
export.add_command(paper)


@export.command()
@member_options
@click.option(
    "--csv", "target", type=click.Path(dir_okay=False, path_type=Path), help="File; stdout if none."
)
@click.option("--status", multiple=True, type=click.Choice([s.value for s in JobStatus]), help="Only these.")
@click.option("--storm", help="Only this storm, by id or name.")
def jobs(
    email: str | None, tenant: str, pin: str | None, password: str | None, target: Path | None,
    status: tuple[str, ...], storm: str | None,
) -> int:  # fmt: skip
    """The Jobs table as CSV."""
    with entered(Door(email, tenant, pin, password)) as desktop:
        services = desktop.services()
        chosen = storm_id(services.storms, storm) if storm else None
        text, count = as_csv(rows(services.jobs, JobFilter(storm_id=chosen, statuses=status)))
    if target is None:
        click.echo(text, nl=False)
        return 0
    write_file(target, encoded(text, table=True))
    click.echo(f"{count} jobs written to {target}.")
    return 0


def storm_id(reads: StormReads, said: str) -> str:
    """The id of a storm told by id or name.

    Raises:
        click.ClickException: there is none of the kind on this computer; says which there are.
    """
    storms = reads.storms()
    for storm in storms:
        if said in (storm.storm_id, storm.name):
            return storm.storm_id
    known = ", ".join(storm.name for storm in storms) or "none yet"
    raise click.ClickException(f"There is no storm {said!r} on this computer. There are: {known}.")


def rows(reads: JobReads, wanted: JobFilter) -> Iterator[JobRow]:
    """Every job the filter finds, page by page."""
    offset = 0
    while page := reads.page(wanted, offset, PAGE):
        yield from page
        offset += len(page)


def as_csv(found: Iterator[JobRow]) -> tuple[str, int]:
    """RFC 4180 text with a header, and how many rows are in it."""
    out, count = io.StringIO(newline=""), 0
    writer = csv.writer(out)
    writer.writerow([field.name for field in fields(JobRow)])
    for row in found:
        writer.writerow([defused(value) for value in _cells(row)])
        count += 1
    return out.getvalue(), count


def _cells(row: JobRow) -> Iterator[object]:
    """A job's cells by the header, its moments as clocks at the house show them: milliseconds say nothing."""
    at, day = row.scheduled_at, row.route_day
    hour = None if at is None else datetime.fromtimestamp(at / 1000, zone_named(row.zone))
    told = {
        "scheduled_at": hour and hour.isoformat(" ", timespec="minutes"),
        "route_day": None if day is None else date_of(day, row.zone).isoformat(),
    }
    for field in fields(JobRow):
        yield told[field.name] if field.name in told else getattr(row, field.name)
