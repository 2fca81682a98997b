"""`stormops-hub`: run the centre, and look after its database, companies and people."""

import os
from pathlib import Path

import click
import platformdirs

from stormops_desktop import __version__
from sync.postgres.migrate import migrate as run_migrations
from sync.serve.audit_command import report_audit
from sync.serve.command_errors import one_line
from sync.serve.crew_commands import crew
from sync.serve.database_source import DatabaseOptions, open_database
from sync.serve.people_commands import tenant, user
from sync.serve.place import Where
from sync.serve.report_commands import report
from sync.serve.serve_command import serve


@click.group(context_settings={"auto_envvar_prefix": "STORMOPS", "show_default": True})
@click.option(
    "--data-dir", type=click.Path(path_type=Path, file_okay=False),
    default=lambda: Path(platformdirs.user_data_dir("stormops", appauthor=False)) / "hub",
    show_default="the user's data folder", help="Secrets, logs and the embedded database.",
)  # fmt: skip
@click.option(
    "--database-url",
    show_default=False,
    default="",
    envvar="STORMOPS_DATABASE_URL",
    help="An administrator's address of a PostgreSQL 15 or newer.",
)
@click.option(
    "--embedded", type=click.Path(path_type=Path, file_okay=False), help="Folder of the embedded database."
)
@click.version_option(__version__, prog_name="stormops-hub")
@click.pass_context
def main(context: click.Context, data_dir: Path, database_url: str, embedded: Path | None) -> None:
    """The centre of StormOps: keeps every company's data and serves their laptops."""
    if database_url and embedded:
        raise click.UsageError("--database-url and --embedded exclude each other.")
    context.obj = Where(DatabaseOptions(data_dir, embedded or data_dir / "postgres", database_url))


@main.command()
@click.pass_obj
def migrate(where: Where) -> None:
    """Bring the database to the schema of this program."""
    with one_line(), open_database(where.database, os.environ) as urls:
        click.echo(f"The database is at revision {run_migrations(urls.owner)}.")


report.add_command(report_audit)
for command in (serve, tenant, crew, user, report):
    main.add_command(command)

if __name__ == "__main__":
    main()
