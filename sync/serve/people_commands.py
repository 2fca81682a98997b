"""`stormops-hub tenant` and `user`: companies and people."""

import sys

import click

from stormops_desktop.domain.zones import known_zone
from sync.contracts.schema import CREW, ROLES
from sync.hub.accounts.passwords import Passwords
from sync.postgres.provision import (
    FAREWELL_DAYS,
    NewUser,
    add_user,
    create_tenant,
    find_account,
    find_tenant,
    list_tenants,
    revoke_user,
)
from sync.serve.place import Where

SHORTEST_PASSWORD = 8


def _known_zone(context: click.Context, option: click.Parameter, name: str) -> str:
    del context, option
    if known_zone(name) is None:
        raise click.BadParameter(f"There is no time zone {name!r}; America/Chicago is one.")
    return name


@click.group()
def tenant() -> None:
    """Companies."""


@tenant.command("add")
@click.argument("name")
@click.option(
    "--time-zone", default="America/Chicago", callback=_known_zone, help="IANA name of the company's zone."
)
@click.option("--tier", default="trial", type=click.Choice(["trial", "pilot", "standard", "enterprise"]))
@click.pass_obj
def tenant_add(where: Where, name: str, time_zone: str, tier: str) -> None:
    """Add a company and print its id. A name is given once: people sign in by it."""
    with where.open() as urls:
        if any(known.org_name.casefold() == name.casefold() for known in list_tenants(urls.owner)):
            raise click.ClickException(f"There is a company {name!r} already; `tenant list` shows its id.")
        click.echo(create_tenant(urls.owner, name, tier=tier, time_zone=time_zone))


@tenant.command("list")
@click.pass_obj
def tenant_list(where: Where) -> None:
    """Print every company's id, state and name."""
    with where.open() as urls:
        for known in list_tenants(urls.owner):
            click.echo(f"{known.tenant_id}  {known.status:9}  {known.org_name}")


@click.group()
def user() -> None:
    """People."""


@user.command("add")
@click.argument("email")
@click.option("--tenant", "company", required=True, help="The company's name or id.")
@click.option("--role", required=True, type=click.Choice(ROLES))
@click.option("--name", default="", help="Display name; the e-mail address by default.")
@click.option("--crew", "crew_id", help="Id of the crew; a crew member has one.")
@click.option("--password-stdin", is_flag=True, help="Read the password from standard input.")
@click.pass_obj
def user_add(
    where: Where, email: str, company: str, role: str, name: str, crew_id: str | None, password_stdin: bool
) -> None:
    """Let a person into a company; the password is asked for, and ignored for an account that exists."""
    if role == CREW and crew_id is None:
        raise click.UsageError("A crew member needs --crew; `stormops-hub crew add` prints a crew's id.")
    password = _password(from_stdin=password_stdin)
    with where.open() as urls:
        found = find_tenant(urls.owner, company)
        newcomer = NewUser(email, name or email, Passwords().hash(password), role, crew_id)
        click.echo(add_user(urls.owner, found.tenant_id, newcomer))


@user.command("remove")
@click.argument("email")
@click.option("--tenant", "company", required=True, help="The company's name or id.")
@click.option(
    "--farewell-days", default=FAREWELL_DAYS, type=click.IntRange(0),
    help="How long their laptops may send what only they have; 0 for a laptop that was stolen.",
)  # fmt: skip
@click.pass_obj
def user_remove(where: Where, email: str, company: str, farewell_days: int) -> None:
    """Take a person out of a company. What they captured and had not sent goes to `report quarantine`."""
    with where.open() as urls:
        found = find_tenant(urls.owner, company)
        account_id = find_account(urls.owner, email)
        if not revoke_user(urls.owner, found.tenant_id, account_id, farewell_days=farewell_days):
            raise LookupError(f"{email} is not a member of {found.org_name}.")
        click.echo(f"{email} is out of {found.org_name}.")


def _password(*, from_stdin: bool) -> str:
    if from_stdin:
        password = sys.stdin.readline().rstrip("\r\n")
    else:
        password = click.prompt("Password", hide_input=True, confirmation_prompt=True)
    if len(password) < SHORTEST_PASSWORD:
        raise click.ClickException(f"The password needs at least {SHORTEST_PASSWORD} characters.")
    return password
