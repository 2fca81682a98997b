"""`stormops bundle`: all work that exists only on this computer as one sealed file, and the way back in."""

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from stormops_desktop.cli.entering import Door, entered, member_options
from stormops_desktop.services.bundle.ports import BundleVerbs
from stormops_desktop.services.ports import Services

WORDS_ENV = "STORMOPS_BUNDLE_PASSPHRASE"


@click.group()
def bundle() -> None:
    """Carry work to another computer when this one can't reach the office."""


def _words_option(command: Any) -> Any:
    text = "What seals the file; asked for when missing."
    return click.option("--passphrase", envvar=WORDS_ENV, help=text)(command)


def _json_option(command: Any) -> Any:
    return click.option("--json", "as_json", is_flag=True, help="Print the report as JSON.")(command)


@bundle.command("export")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@_words_option
@member_options
@_json_option
def export_(
    file: Path, passphrase: str | None, email: str | None, tenant: str, pin: str | None,
    password: str | None, as_json: bool,
) -> int:  # fmt: skip
    """Write all that exists only on this computer to FILE, sealed, and read it back."""
    with entered(Door(email, tenant, pin, password)) as desktop:
        words = passphrase or click.prompt("Passphrase", hide_input=True, confirmation_prompt=True)
        made = _bundles(desktop.services()).make(file, words)
    if as_json:
        click.echo(json.dumps({**asdict(made), "path": str(made.path)}))
        return 0
    said = f"{made.changes} changes and {made.photos} photos are in {made.path} ({made.size_bytes} bytes)."
    click.echo(f"{said} Written and read back; all of it is still on this computer too.")
    if made.left_out:
        click.echo(f"{made.left_out} photos could not be read and are not in it.", err=True)
    return 1 if made.left_out else 0


@bundle.command("import")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@_words_option
@member_options
@_json_option
def import_(
    file: Path, passphrase: str | None, email: str | None, tenant: str, pin: str | None,
    password: str | None, as_json: bool,
) -> int:  # fmt: skip
    """Take over what another computer of the same member wrote to FILE; the next sync sends it."""
    with entered(Door(email, tenant, pin, password)) as desktop:
        words = passphrase or click.prompt("Passphrase", hide_input=True)
        found = _bundles(desktop.services()).bring_in(file, words)
    if as_json:
        click.echo(json.dumps(asdict(found)))
    elif found.known:
        click.echo("All of it is here already. Nothing was changed.")
    else:
        click.echo(
            f"Took over {found.changes} changes and {found.photos} photos of {found.machine}. "
            "`stormops sync` sends them to the office."
        )
    return 0


def _bundles(services: Services) -> BundleVerbs:
    assert services.office is not None  # the assembly always gives them
    return services.office.bundles
