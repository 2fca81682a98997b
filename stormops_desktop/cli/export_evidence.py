"""`stormops export report`, `packet`, `check`: photos of a job on paper and in a zip, and its proof."""

from collections.abc import Callable
from pathlib import Path

import click

from stormops_desktop.adapters.papers_packet import check_packet
from stormops_desktop.cli.entering import Door, entered, member_options
from stormops_desktop.services.evidence.models import Outgoing, OutStep, Written
from stormops_desktop.services.evidence.ports import EvidenceOut
from stormops_desktop.services.ports import Services

Make = Callable[[EvidenceOut, Outgoing], Written]
JOB = click.option("--job", "job_id", required=True, help="The job, by its id.")
OUT = click.option(
    "--out", "target", required=True, type=click.Path(dir_okay=False, path_type=Path), help="The file."
)
PER_PAGE = click.option(
    "--per-page", type=click.Choice(["2", "4", "6"]), default="4", show_default=True, help="Photos a page."
)


@click.command()
@member_options
@JOB
@OUT
@PER_PAGE
def report(
    email: str | None, tenant: str, pin: str | None, password: str | None, job_id: str, target: Path,
    per_page: str,
) -> int:  # fmt: skip
    """The photo report of a job as PDF."""
    door, wanted = Door(email, tenant, pin, password), Outgoing(job_id, target, int(per_page))
    return _made(door, wanted, lambda out, what: out.report(what, _quietly, _never))


@click.command()
@member_options
@JOB
@OUT
@PER_PAGE
def packet(
    email: str | None, tenant: str, pin: str | None, password: str | None, job_id: str, target: Path,
    per_page: str,
) -> int:  # fmt: skip
    """Report, evidence index, originals and marked copies of a job as one zip with a manifest."""
    door, wanted = Door(email, tenant, pin, password), Outgoing(job_id, target, int(per_page))
    return _made(door, wanted, lambda out, what: out.packet(what, _quietly, _never))


@click.command("check")
@click.argument("path", metavar="FILE", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def check(path: Path) -> int:
    """Whether the packet FILE is whole and as it was packed; needs no account. Exit code 1 when it is not."""
    wrong = check_packet(path)
    for fault in wrong:
        click.echo(fault, err=True)
    if not wrong:
        click.echo(f"{path}: every file is there, and is what was packed.")
    return 1 if wrong else 0


def _made(door: Door, wanted: Outgoing, make: Make) -> int:
    with entered(door) as desktop:
        written = make(_out(desktop.services()), wanted)
    click.echo(
        f"{written.path}: {written.photos} photos, {written.size_bytes} bytes, SHA-256 {written.sha256}."
    )
    if written.left_out:
        numbers = ", ".join(map(str, written.left_out))
        click.echo(f"Not on this computer, so not in it: photos {numbers}.", err=True)
    return 0


def _out(services: Services) -> EvidenceOut:
    if services.evidence is None:
        raise click.ClickException("Photos can't be read on this computer. `stormops doctor` says why.")
    return services.evidence.out


def _quietly(_step: OutStep) -> None:
    """A command has no bar to move."""


def _never() -> bool:
    """Ctrl+C ends a command by itself, and leaves nothing half written."""
    return False
