"""`stormops sync`: one exchange with the office."""

import json
from dataclasses import asdict

import click

from stormops_desktop.cli.entering import Door, entered, member_options


@click.command()
@member_options
@click.option("--json", "as_json", is_flag=True, help="Print the report as JSON.")
def sync(email: str | None, tenant: str, pin: str | None, password: str | None, as_json: bool) -> int:
    """Send what waits on this computer and fetch what is new."""
    with entered(Door(email, tenant, pin, password)) as desktop:
        services = desktop.services()
        report = services.sync.run()
        left = services.sync.status().waiting
    if as_json:
        click.echo(json.dumps({**asdict(report), "waiting": left}))
    elif report.problem:
        click.echo(report.problem, err=True)
    else:
        click.echo(
            f"Sent {report.sent}, received {report.received}. {left} waiting, {report.attention} need you."
        )
    return 1 if report.problem else 0
