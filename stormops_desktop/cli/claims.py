"""`stormops export claim` and `stormops export paper`: a job's claim and its signed papers for others."""

from pathlib import Path

import click

from stormops_desktop.cli.entering import Door, entered, member_options
from stormops_desktop.domain.claims.vocabulary import PaperKind
from stormops_desktop.services.papers.models import PaperLine, PapersView
from stormops_desktop.services.papers.ports import PaperServices
from stormops_desktop.services.ports import Services

FILE = click.Path(dir_okay=False, path_type=Path)
JOB = click.option("--job", "job_id", required=True, help="The job, by its id.")


@click.command()
@member_options
@JOB
@click.option("--json", "json_file", type=FILE, help="For programs: amounts in integer cents.")
@click.option("--csv", "csv_file", type=FILE, help="For a spreadsheet: amounts in dollars.")
@click.option("--calendar", "calendar_file", type=FILE, help="The adjuster's visit as iCalendar.")
def claim(
    email: str | None, tenant: str, pin: str | None, password: str | None, job_id: str,
    json_file: Path | None, csv_file: Path | None, calendar_file: Path | None,
) -> int:  # fmt: skip
    """The claim of a job; say at least one of --json, --csv and --calendar."""
    if json_file is None and csv_file is None and calendar_file is None:
        raise click.UsageError("Say where to: --json FILE, --csv FILE or --calendar FILE.")
    with entered(Door(email, tenant, pin, password)) as desktop:
        out = _papers(desktop.services()).out
        made = (
            (json_file, out.claim_json), (csv_file, out.claim_csv), (calendar_file, out.meeting),
        )  # fmt: skip
        for target, give in made:
            if target is not None:
                out.save(target, give(job_id))
                click.echo(f"{target}: written.")
    return 0


@click.command()
@member_options
@JOB
@click.option("--paper", "paper_id", default="", help="Which one, by id or by the first digits of its hash.")
@click.option(
    "--kind", type=click.Choice([kind.value for kind in PaperKind]), help="The newest of this kind."
)
@click.option("--out", "target", type=FILE, help="The PDF; without it the papers are listed.")
def paper(
    email: str | None, tenant: str, pin: str | None, password: str | None, job_id: str, paper_id: str,
    kind: str | None, target: Path | None,
) -> int:  # fmt: skip
    """A signed paper as PDF, proven by its hash; without --out the list of the job's papers."""
    with entered(Door(email, tenant, pin, password)) as desktop:
        papers = _papers(desktop.services())
        view = papers.reads.papers(job_id)
        if target is None:
            _listed(view)
        else:
            chosen = _chosen(view, paper_id, kind)
            papers.out.save(target, papers.reads.pdf(chosen.paper_id))
            click.echo(f"{target}: {chosen.title}, signed by {chosen.signer}, SHA-256 {chosen.sha256}.")
    if not view.chain.is_sound:
        click.echo("The chain of this job's papers is broken: one was changed or is missing.", err=True)
    return 0


def _listed(view: PapersView) -> None:
    if not view.papers:
        click.echo("Nothing is signed for this job.")
    for each in view.papers:
        marks = [f"cancel by {each.cancel_by.isoformat()}"] if each.cancel_by else []
        marks += ["void"] if each.voided_at is not None else []
        marks += [each.fault.value.replace("_", " ")] if each.fault else []
        tail = f" ({', '.join(marks)})" if marks else ""
        click.echo(f"{each.paper_id}  {each.kind}  {each.signed}  {each.signer}  {each.sha256[:12]}{tail}")


def _chosen(view: PapersView, paper_id: str, kind: str | None) -> PaperLine:
    """The paper that was meant: by id or hash, else the newest of the kind that is not void.

    Raises:
        click.ClickException: none of the kind, or several.
    """
    if paper_id:
        found = [p for p in view.papers if p.paper_id == paper_id or p.sha256.startswith(paper_id.lower())]
    else:
        found = [p for p in view.papers if p.voided_at is None and kind in (None, p.kind)]
        found = found[:1] if kind else found
    if len(found) == 1:
        return found[0]
    if not found:
        raise click.ClickException("There is no such paper. Without --out the papers of the job are listed.")
    raise click.ClickException(f"{len(found)} papers fit. Say which by --paper or --kind.")


def _papers(services: Services) -> PaperServices:
    if services.papers is None:
        raise click.ClickException("Papers can't be read on this computer. `stormops doctor` says why.")
    return services.papers
