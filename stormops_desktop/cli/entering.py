"""How a command gets in: a remembered member and PIN, or e-mail and password."""

import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, TypeVar

import click

from stormops_desktop.assembly.accounts import AccountDesk
from stormops_desktop.assembly.desktop import Desktop, open_desktop
from stormops_desktop.services.errors import ServiceError
from stormops_desktop.services.models import Member

F = TypeVar("F", bound=Callable[..., Any])
NOBODY = "Nobody can be unlocked on this computer yet. Give --email to sign in at the office."


@dataclass(frozen=True, slots=True)
class Door:
    """What a person said about who they are; None where they said nothing."""

    email: str | None
    tenant: str
    pin: str | None
    password: str | None


def member_options(command: F) -> F:
    """Adds --email, --tenant, and the secrets (better given by environment than in a command line)."""
    for option in (
        click.option("--email", help="Which member; needed when several use this computer."),
        click.option("--tenant", default="", help="Which company, by id or name."),
        click.option("--pin", envvar="STORMOPS_PIN", help="PIN for offline unlock; asked for when missing."),
        click.option("--password", envvar="STORMOPS_PASSWORD", help="Sign in at the office instead."),
    ):
        command = option(command)
    return command


@contextmanager
def entered(door: Door) -> Iterator[Desktop]:
    """An open session; closed at the end.

    Raises:
        click.ClickException: a sentence why it can't be opened.
    """
    with open_desktop() as desktop:
        try:
            _enter(desktop, door)
            yield desktop
        except ServiceError as error:
            raise click.ClickException(str(error)) from error


def _enter(desktop: Desktop, door: Door) -> Member:
    if door.password is not None:
        email = door.email or _only_one(desktop) or click.prompt("E-mail")
        return _signed_in(desktop.accounts, email, door.password, door.tenant)
    member = _chosen(desktop, door)
    pin = door.pin if door.pin is not None else click.prompt("PIN", hide_input=True)
    return desktop.accounts.unlock(member, pin)


def _only_one(desktop: Desktop) -> str:
    """The e-mail address of the one who uses this computer; "" when nobody does or several do."""
    emails = {member.email for member in desktop.accounts.remembered()}
    return emails.pop() if len(emails) == 1 else ""


def _signed_in(accounts: AccountDesk, email: str, password: str, company: str) -> Member:
    """Signs in; a company's name becomes its id by the account's memberships, which only the office knows."""
    if not company or _is_id(company):
        return accounts.sign_in(email, password, company)
    member = accounts.sign_in(email, password)
    mine = accounts.tenants()
    named = [one for one in mine if one.org_name == company]
    if len(named) != 1:
        theirs = ", ".join(f"{one.org_name} ({one.tenant_id})" for one in mine)
        raise click.ClickException(f"--tenant is none or several of your companies: {theirs}.")
    return member if len(mine) == 1 else accounts.sign_in(email, password, named[0].tenant_id)


def _is_id(said: str) -> bool:
    try:
        uuid.UUID(said)
    except ValueError:
        return False
    return True


def _chosen(desktop: Desktop, door: Door) -> Member:
    people = [
        member
        for member in desktop.accounts.remembered()
        if door.email in (None, member.email) and door.tenant in ("", member.tenant_id, member.org_name)
    ]
    if not people:
        raise click.ClickException(NOBODY)
    if len(people) > 1:
        names = ", ".join(f"{member.email} at {member.org_name}" for member in people)
        raise click.ClickException(f"Several members use this computer ({names}). Say --email and --tenant.")
    return people[0]
