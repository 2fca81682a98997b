"""`stormops-hub report audit`: who was let in and shut out, and whether anybody changed that since."""

import contextlib
import json
from collections.abc import Iterator
from dataclasses import asdict

import click

from sync.hub.accounts.audit import Entry, entries, first_broken
from sync.postgres.context import TenantContext, tenant_transaction
from sync.postgres.pool import open_pool
from sync.postgres.provision import Tenant, find_tenant, list_tenants
from sync.postgres.urls import ServerUrls
from sync.serve.place import Where

SHOWN = 20


@click.command("audit")
@click.option("--tenant", "company", default="", help="One company's name or id.", show_default="all")
@click.option("--last", default=SHOWN, type=click.IntRange(0), help="How many entries of a company to print.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object an entry, then one a company.")
@click.pass_obj
def report_audit(where: Where, company: str, last: int, as_json: bool) -> None:
    """Who signed in, enrolled a laptop or was taken out. Every entry is checked, not only those printed.

    Exit code 1 when an entry was changed, or one is missing.
    """
    broken = False
    with where.open() as urls:
        for tenant, known in _audits(urls, company):
            at = first_broken(tenant.tenant_id, known)
            broken |= at is not None
            for line in _lines(tenant, known[max(0, len(known) - last) :], as_json=as_json):
                click.echo(line)
            click.echo(_verdict(tenant, len(known), at, as_json=as_json))
    if broken:
        raise click.exceptions.Exit(1)


def _audits(urls: ServerUrls, company: str) -> Iterator[tuple[Tenant, list[Entry]]]:
    tenants = [find_tenant(urls.owner, company)] if company else list_tenants(urls.owner)
    with contextlib.closing(open_pool(urls.app, size=1)) as pool:
        for tenant in tenants:
            with tenant_transaction(pool, TenantContext(tenant.tenant_id), read_only=True) as connection:
                known = entries(connection, tenant.tenant_id)
            yield tenant, known


def _lines(tenant: Tenant, shown: list[Entry], *, as_json: bool) -> Iterator[str]:
    for entry in shown:
        at = entry.at.isoformat(timespec="seconds")
        if as_json:
            said = {**asdict(entry), "at": at, "detail": json.loads(entry.detail)}
            yield json.dumps({"tenant": tenant.org_name, **said})
        else:
            about = "" if entry.detail == "{}" else f" {entry.detail}"
            yield f"{tenant.org_name}: {entry.seq}  {at}  {entry.action}: {entry.subject}{about}"


def _verdict(tenant: Tenant, many: int, broken: int | None, *, as_json: bool) -> str:
    if as_json:
        return json.dumps({"tenant": tenant.org_name, "entries": many, "first_broken": broken})
    if broken is None:
        return f"{tenant.org_name}: all {many:,} entries are as they were written."
    return (
        f"{tenant.org_name}: entry {broken} was changed after it was written, or one before it is missing. "
        "Compare with a backup of the database, and find out who can write to it."
    )
