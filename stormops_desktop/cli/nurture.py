"""`stormops nurture`: the unconverted of a storm as a list that goes out, and outcomes that come back."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from stormops_desktop.cli.entering import Door, entered, member_options
from stormops_desktop.cli.export import storm_id
from stormops_desktop.cli.writing import encoded, write_file
from stormops_desktop.services.errors import NotAllowed
from stormops_desktop.services.nurture.ports import Nurture

NOT_HERE = "This version has no nurture list. Nothing was changed."
BAD_INPUT, PARTLY = 2, 3
storm_option = click.option("--storm", required=True, help="The storm, by id or name.")
as_json_option = click.option("--json", "as_json", is_flag=True, help="One JSON object on stdout.")


@click.group()
def nurture() -> None:
    """Whom to write or call next."""


@nurture.command()
@member_options
@storm_option
@as_json_option
def count(
    email: str | None, tenant: str, pin: str | None, password: str | None, storm: str, as_json: bool
) -> int:
    """How many are listed, and how many are kept off the list and why."""
    with _opened(Door(email, tenant, pin, password), storm) as (desk, chosen):
        listed, suppressed = desk.count(chosen), dict(desk.suppressed(chosen))
    told = {"listed": listed, "suppressed": suppressed}
    off = ", ".join(f"{n} {why.replace('_', ' ')}" for why, n in suppressed.items()) or "nobody"
    click.echo(json.dumps(told) if as_json else f"{listed} listed; kept off: {off}.")
    return 0


@nurture.command()
@member_options
@storm_option
@click.option(
    "--csv", "target", type=click.Path(dir_okay=False, path_type=Path), help="File; stdout if none."
)
def export(
    email: str | None, tenant: str, pin: str | None, password: str | None, storm: str, target: Path | None
) -> int:
    """The whole list as CSV, stamped with time, company, storm and model."""
    with _opened(Door(email, tenant, pin, password), storm) as (desk, chosen):
        text = desk.export_csv(chosen)
    if target is None:
        click.echo(text, nl=False)
        return 0
    write_file(target, encoded(text, table=True))
    click.echo(f"List written to {target}.")
    return 0


@nurture.command("import-outcomes")
@member_options
@storm_option
@click.argument("file", type=click.Path(path_type=Path))
@as_json_option
def import_outcomes(
    email: str | None, tenant: str, pin: str | None, password: str | None, storm: str, file: Path,
    as_json: bool,
) -> int:  # fmt: skip
    """Take outcomes from FILE (CSV with property_id and converted). The same file twice changes nothing."""
    try:
        text = file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        click.echo(f"{file} can't be read as UTF-8 text ({type(error).__name__}).", err=True)
        return BAD_INPUT
    with _opened(Door(email, tenant, pin, password), storm) as (desk, chosen):
        try:
            report = desk.import_outcomes(chosen, text)
        except NotAllowed as error:
            click.echo(str(error), err=True)
            return BAD_INPUT
    rejected = [{"row": one.row, "reason": one.reason} for one in report.rejected]
    told = {
        "rows": report.rows, "accepted": report.accepted, "unchanged": report.unchanged, "rejected": rejected,
    }  # fmt: skip
    if as_json:
        click.echo(json.dumps(told))
    else:
        click.echo(f"{report.accepted} taken, {report.unchanged} unchanged, {len(rejected)} rejected.")
        for one in report.rejected:
            click.echo(f"line {one.row}: {one.reason}", err=True)
    return PARTLY if rejected else 0


@contextmanager
def _opened(door: Door, storm: str) -> Iterator[tuple[Nurture, str]]:
    with entered(door) as desktop:
        services = desktop.services()
        if services.nurture is None:
            raise click.ClickException(NOT_HERE)
        yield services.nurture, storm_id(services.storms, storm)
