"""`stormops doctor`: what state this computer is in, and what to do about each trouble."""

import json
from dataclasses import asdict

import click

from stormops_desktop.assembly.checkup import checkup
from stormops_desktop.assembly.desktop import open_desktop


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Print the findings as JSON.")
def doctor(as_json: bool) -> int:
    """Check keyring, replica, disk, clock and hub."""
    with open_desktop() as desktop:
        findings = checkup(desktop)
    if as_json:
        click.echo(json.dumps([asdict(finding) for finding in findings]))
    else:
        for finding in findings:
            click.echo(f"{'ok  ' if finding.ok else 'look'}  {finding.name}: {finding.said}")
            if finding.advice:
                click.echo(f"      {finding.advice}")
    return 0 if all(finding.ok for finding in findings) else 1
