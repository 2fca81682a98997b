"""`stormops storms`: status, reports, editions, scores, dates of loss and thresholds."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NoReturn

import click

from stormops_desktop.cli.entering import Door, entered, member_options
from stormops_desktop.cli.routes_said import storm_said
from stormops_desktop.cli.storms_told import (
    card_json,
    card_words,
    diff_json,
    line_json,
    losses_json,
    losses_words,
    report_json,
    score_json,
    score_words,
    thresholds_json,
)
from stormops_desktop.cli.writing import write_file
from stormops_desktop.domain.storms.vocabulary import ReportHazard, ReportSource, StormStatus
from stormops_desktop.services.errors import ServiceError, StoreTrouble
from stormops_desktop.services.ports import Services
from stormops_desktop.services.storms.losses import loss_csv
from stormops_desktop.services.storms.models import ReportFilter
from stormops_desktop.services.storms.ports import StormServices

BAD_INPUT = 2
storm_option = click.option("--storm", help="By id or name. [default: the only one]")
json_option = click.option("--json", "as_json", is_flag=True, help="One JSON document on stdout.")


class _BadInput(click.ClickException):
    exit_code = BAD_INPUT


@contextmanager
def storm_desks(
    email: str | None, tenant: str, pin: str | None, password: str | None
) -> Iterator[tuple[Services, StormServices]]:
    """The open services; what they refuse ends the command with code 2 and a sentence."""
    with entered(Door(email, tenant, pin, password)) as desktop:
        services = desktop.services()
        if services.storm_work is None:
            raise click.ClickException("Storms are not part of this installation.")
        try:
            yield services, services.storm_work
        except StoreTrouble:
            raise
        except ServiceError as error:
            _refuse(str(error), error)


@click.group()
def storms() -> None:
    """Storms: status, reports, editions, scores, dates of loss, thresholds."""


@storms.command("list")
@member_options
@json_option
def list_storms(email: str | None, tenant: str, pin: str | None, password: str | None, as_json: bool) -> int:
    """Every storm, those that are worked on first."""
    with storm_desks(email, tenant, pin, password) as (_, desks):
        found = desks.board.storms()
    if as_json:
        click.echo(json.dumps([line_json(one) for one in found]))
        return 0
    for one in found:
        click.echo(f"{one.status:9}  {one.reports:7,} reports  {one.name}  {one.storm_id}")
    return 0


@storms.command()
@member_options
@storm_option
@json_option
def show(
    email: str | None, tenant: str, pin: str | None, password: str | None, storm: str | None, as_json: bool
) -> int:
    """One storm: houses by tier, the steps from here, its imports."""
    with storm_desks(email, tenant, pin, password) as (services, desks):
        card = desks.board.card(_storm(services, storm))
    click.echo(json.dumps(card_json(card)) if as_json else card_words(card))
    return 0


@storms.command()
@member_options
@click.argument("to", type=click.Choice([one.value for one in StormStatus]))
@storm_option
@json_option
def status(
    email: str | None, tenant: str, pin: str | None, password: str | None, to: str, storm: str | None,
    as_json: bool,
) -> int:  # fmt: skip
    """Take a storm a step along its course."""
    with storm_desks(email, tenant, pin, password) as (services, desks):
        chosen = _storm(services, storm)
        change = desks.board.change_status(chosen, to)
    told = {"storm_id": chosen, "status": to, "said": change.name}
    click.echo(json.dumps(told) if as_json else change.name)
    return 0


@storms.command()
@member_options
@storm_option
@click.option("--source", type=click.Choice([one.value for one in ReportSource]))
@click.option("--hazard", type=click.Choice([one.value for one in ReportHazard]))
@click.option("--least", type=float, help="Hail of at least so many inches.")
def reports(
    email: str | None, tenant: str, pin: str | None, password: str | None, storm: str | None,
    source: str | None, hazard: str | None, least: float | None,
) -> int:  # fmt: skip
    """Reports of a storm, as JSON lines, the greatest first."""
    wanted = ReportFilter(source or "", hazard or "", least)
    with storm_desks(email, tenant, pin, password) as (services, desks):
        found = desks.evidence.reports(_storm(services, storm), wanted)
    for row in reversed(found.rows):
        click.echo(json.dumps(report_json(row)))
    return 0


@storms.command()
@member_options
@click.argument("import_id", required=False)
@storm_option
def changes(
    email: str | None, tenant: str, pin: str | None, password: str | None, import_id: str | None,
    storm: str | None,
) -> int:  # fmt: skip
    """What an import changed in a storm, as JSON; the newest that has a list when none is named."""
    with storm_desks(email, tenant, pin, password) as (services, desks):
        chosen = _storm(services, storm)
        kept = [one.import_id for one in desks.board.card(chosen).imports if one.kept]
        if import_id is None and not kept:
            raise _BadInput("No import of this storm has a list of changes yet.")
        told = desks.evidence.diff(import_id or kept[0], chosen)
    click.echo(json.dumps(diff_json(told)))
    return 0


@storms.command()
@member_options
@click.argument("house")
@storm_option
@json_option
def score(
    email: str | None, tenant: str, pin: str | None, password: str | None, house: str, storm: str | None,
    as_json: bool,
) -> int:  # fmt: skip
    """Why HOUSE (address or id) has its storm impact."""
    with storm_desks(email, tenant, pin, password) as (services, desks):
        card = desks.scores.card(_storm(services, storm), _house(desks, house))
    click.echo(json.dumps(score_json(card)) if as_json else score_words(card))
    return 0


@storms.command()
@member_options
@click.argument("house")
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), help="Write a CSV there.")
@json_option
def losses(
    email: str | None, tenant: str, pin: str | None, password: str | None, house: str, out: Path | None,
    as_json: bool,
) -> int:  # fmt: skip
    """Ranked dates of loss of HOUSE (address or id)."""
    with storm_desks(email, tenant, pin, password) as (_, desks):
        told = desks.losses.report(_house(desks, house))
    if out is not None:
        write_file(out, loss_csv(told).content)
    click.echo(json.dumps(losses_json(told)) if as_json else losses_words(told))
    return 0


@storms.command()
@member_options
@click.option("--set", "sets", multiple=True, metavar="MATERIAL=INCHES", help="May be said several times.")
@click.option("--reason", default="", help="Why; others will read it.")
@click.option("--rescore", is_flag=True, help="Score the storms that are worked on anew.")
@json_option
def thresholds(
    email: str | None, tenant: str, pin: str | None, password: str | None, sets: tuple[str, ...],
    reason: str, rescore: bool, as_json: bool,
) -> int:  # fmt: skip
    """The hail at which roofs start to be damaged; shown, changed, scored by."""
    wanted = dict(_pair(one) for one in sets)
    with storm_desks(email, tenant, pin, password) as (_, desks):
        if wanted:
            now = desks.thresholds.view().in_force.base_in
            desks.thresholds.change({**now, **wanted}, reason)
        moved = desks.thresholds.rescore()[0] if rescore else ()
        view = desks.thresholds.view()
    told = thresholds_json(view, moved)
    if as_json:
        click.echo(json.dumps(told))
        return 0
    click.echo(f"In force: {view.in_force.version}. {view.in_force.reason}".rstrip())
    for material, inches in view.in_force.base_in.items():
        click.echo(f"  {inches:5.2f} in  {material}")
    for name, many in view.outdated:
        click.echo(f"{name}: {many:,} houses are scored by another edition. --rescore scores them anew.")
    return 0


def _storm(services: Services, said: str | None) -> str:
    try:
        return storm_said(services, said)
    except click.ClickException as error:
        _refuse(error.message, error)


def _house(desks: StormServices, said: str) -> str:
    """A house by its id, or the only one whose address fits."""
    found = desks.scores.houses(said)
    exact = [one for one in found if one.address.casefold() == said.strip().casefold()]
    if len(exact or found) == 1:
        return (exact or list(found))[0].property_id
    if not found and len(said) == 36:
        return said
    known = "; ".join(f"{one.address}, {one.town} ({one.property_id})" for one in found[:8])
    raise _BadInput(f"{len(found)} houses fit {said!r}: {known}" if found else f"No house fits {said!r}.")


def _pair(said: str) -> tuple[str, float]:
    material, _, inches = said.partition("=")
    try:
        return material.strip(), float(inches)
    except ValueError as error:
        raise _BadInput(f"{said!r} is no MATERIAL=INCHES, as asphalt_laminated=1.5.") from error


def _refuse(sentence: str, error: Any) -> NoReturn:
    raise _BadInput(sentence) from error
