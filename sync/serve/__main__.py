"""`stormops-hub`: run the centre, and look after its database, companies and people."""

import json
import os
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Event

import click
import platformdirs

from sync.contracts.schema import ROLES
from sync.hub.passwords import Passwords
from sync.hub.settings import DEFAULT_PORT
from sync.postgres.errors import CheckError, DatabaseError, ForeignKeyError, UniqueError
from sync.postgres.migrate import migrate as run_migrations
from sync.postgres.provision import NewUser, add_user, create_tenant, find_tenant, list_tenants
from sync.postgres.urls import ServerUrls
from sync.serve.centre import EMBEDDED, NONE, Centre, CentreOptions, CentreUrls
from sync.serve.database_source import DatabaseOptions, given_database, open_database
from sync.serve.errors import CentreError, WrongSettings
from sync.serve.postgres_errors import EmbeddedPostgresError

SHORTEST_PASSWORD = 8


@dataclass(frozen=True, slots=True)
class Where:
    """Where the centre keeps things, by the options before the command."""

    database: DatabaseOptions

    @contextmanager
    def open(self) -> Iterator[ServerUrls]:
        """The migrated database for the length of a command; its errors become one line."""
        with _one_line(), open_database(self.database, os.environ) as urls:
            run_migrations(urls.owner)
            yield urls


@click.group(context_settings={"auto_envvar_prefix": "STORMOPS", "show_default": True})
@click.option(
    "--data-dir", type=click.Path(path_type=Path, file_okay=False),
    default=lambda: Path(platformdirs.user_data_dir("stormops", appauthor=False)) / "hub",
    show_default="the user's data folder", help="Secrets, logs and the embedded database.",
)  # fmt: skip
@click.option(
    "--database-url",
    default="",
    envvar="STORMOPS_DATABASE_URL",
    help="An administrator's address of a PostgreSQL 15 or newer.",
)
@click.option(
    "--embedded", type=click.Path(path_type=Path, file_okay=False), help="Folder of the embedded database."
)
@click.pass_context
def main(context: click.Context, data_dir: Path, database_url: str, embedded: Path | None) -> None:
    """The centre of StormOps: keeps every company's data and serves their laptops."""
    if database_url and embedded:
        raise click.UsageError("--database-url and --embedded exclude each other.")
    context.obj = Where(DatabaseOptions(data_dir, embedded or data_dir / "postgres", database_url))


@main.command()
@click.option("--host", default="127.0.0.1", help="Address to listen on.")
@click.option("--port", default=DEFAULT_PORT, type=click.IntRange(0, 65535), help="Port; 0 takes a free one.")
@click.option("--broker", default=EMBEDDED, help=f"{EMBEDDED}, {NONE}, or HOST:PORT of a Kafka broker.")
@click.option(
    "--broker-config",
    type=click.Path(path_type=Path, dir_okay=False, exists=True),
    help="File of key=value lines for the Kafka client, such as its TLS and SASL settings.",
)
@click.option(
    "--ready-file", type=click.Path(path_type=Path, dir_okay=False), help="Written when the hub serves."
)
@click.option("--die-with-parent", is_flag=True, help="Stop when standard input closes.")
@click.pass_obj
def serve(
    where: Where, host: str, port: int, broker: str, broker_config: Path | None, ready_file: Path | None,
    die_with_parent: bool,
) -> None:  # fmt: skip
    """Run the hub with its database, broker and relay, until it is interrupted.

    When laptops can sync, one line of JSON with the addresses goes to standard output.
    """
    with _one_line(), _stopped_by_signals() as stop:
        options = CentreOptions(
            where.database.data, given_database(where.database, os.environ), where.database.embedded,
            _broker(broker), host, port, broker_settings=_broker_settings(broker_config),
        )  # fmt: skip
        if ready_file is not None:
            ready_file.unlink(missing_ok=True)  # one of an earlier run would deceive who waits for it
        if die_with_parent:
            threading.Thread(target=_wait_for_parent, args=(stop,), name="parent", daemon=True).start()
        with Centre(options) as centre:
            _tell_ready(centre.urls, ready_file)
            stop.wait()
    click.echo("Stopped.", err=True)


@main.command()
@click.pass_obj
def migrate(where: Where) -> None:
    """Bring the database to the schema of this program."""
    with _one_line(), open_database(where.database, os.environ) as urls:
        click.echo(f"The database is at revision {run_migrations(urls.owner)}.")


@main.group()
def tenant() -> None:
    """Companies."""


@tenant.command("add")
@click.argument("name")
@click.option("--time-zone", default="America/Chicago", help="IANA name of the company's zone.")
@click.option("--tier", default="trial", type=click.Choice(["trial", "pilot", "standard", "enterprise"]))
@click.pass_obj
def tenant_add(where: Where, name: str, time_zone: str, tier: str) -> None:
    """Add a company and print its id."""
    with where.open() as urls:
        click.echo(create_tenant(urls.owner, name, tier=tier, time_zone=time_zone))


@tenant.command("list")
@click.pass_obj
def tenant_list(where: Where) -> None:
    """Print every company's id, state and name."""
    with where.open() as urls:
        for known in list_tenants(urls.owner):
            click.echo(f"{known.tenant_id}  {known.status:9}  {known.org_name}")


@main.group()
def user() -> None:
    """People."""


@user.command("add")
@click.argument("email")
@click.option("--tenant", "company", required=True, help="The company's name or id.")
@click.option("--role", required=True, type=click.Choice(ROLES))
@click.option("--name", default="", help="Display name; the e-mail address by default.")
@click.option("--crew", help="Id of the crew, for a crew member.")
@click.option("--password-stdin", is_flag=True, help="Read the password from standard input.")
@click.pass_obj
def user_add(
    where: Where, email: str, company: str, role: str, name: str, crew: str | None, password_stdin: bool
) -> None:
    """Let a person into a company; the password is asked for, and ignored for an account that exists."""
    password = _password(from_stdin=password_stdin)
    with where.open() as urls:
        found = find_tenant(urls.owner, company)
        newcomer = NewUser(email, name or email, Passwords().hash(password), role, crew)
        click.echo(add_user(urls.owner, found.tenant_id, newcomer))


def _password(*, from_stdin: bool) -> str:
    if from_stdin:
        password = sys.stdin.readline().rstrip("\r\n")
    else:
        password = click.prompt("Password", hide_input=True, confirmation_prompt=True)
    if len(password) < SHORTEST_PASSWORD:
        raise click.ClickException(f"The password needs at least {SHORTEST_PASSWORD} characters.")
    return password


def _broker(text: str) -> str:
    host, _, port = text.rpartition(":")
    if text in (EMBEDDED, NONE) or (host and port.isdigit()):
        return text
    raise click.UsageError(f"--broker is {EMBEDDED}, {NONE} or HOST:PORT.")


def _broker_settings(path: Path | None) -> dict[str, str]:
    """The pairs of a librdkafka configuration file; blank lines and those that begin with # say nothing."""
    lines = path.read_text().splitlines() if path is not None else []
    settings = {}
    for line in (line.strip() for line in lines):
        name, is_pair, value = line.partition("=")
        if line and not line.startswith("#"):
            if not is_pair:
                raise WrongSettings(f"{path} has a line without '=': {name}")
            settings[name.strip()] = value.strip()
    return settings


def _tell_ready(urls: CentreUrls, ready_file: Path | None) -> None:
    """The addresses, without a password."""
    database = repr(urls.database).removeprefix("ServerUrls(").removesuffix(")")
    facts = {"ready": True, "hub": urls.hub, "broker": urls.broker or NONE, "database": database}
    line = json.dumps(facts)
    if ready_file is not None:
        aside = ready_file.with_name(f"{ready_file.name}.new")
        aside.write_text(line + "\n")
        aside.replace(ready_file)
    click.echo(line)
    click.echo(f"StormOps serves laptops on {urls.hub}. Ctrl-C stops it.", err=True)
    if not urls.broker:
        click.echo(
            "No broker is configured: accepted changes wait in the op log until there is one.", err=True
        )


@contextmanager
def _stopped_by_signals() -> Iterator[Event]:
    """An event that Ctrl-C and SIGTERM set, in place of what they do otherwise."""
    stop = Event()
    numbers = (signal.SIGINT, signal.SIGTERM)
    before = [signal.signal(number, lambda *_: stop.set()) for number in numbers]
    try:
        yield stop
    finally:
        for number, handler in zip(numbers, before, strict=True):
            signal.signal(number, handler)


def _wait_for_parent(stop: Event) -> None:
    while os.read(0, 4096):
        pass
    stop.set()


@contextmanager
def _one_line() -> Iterator[None]:
    """What a person can do something about becomes one clear line instead of a traceback."""
    try:
        yield
    except UniqueError:
        raise click.ClickException("That exists already.") from None
    except ForeignKeyError:
        raise click.ClickException("The crew is not one of this company's.") from None
    except CheckError as error:
        raise click.ClickException(f"The database refuses a value ({error.constraint}).") from None
    except (CentreError, EmbeddedPostgresError, DatabaseError, LookupError, OSError) as error:
        raise click.ClickException(str(error)) from None


if __name__ == "__main__":
    main()
