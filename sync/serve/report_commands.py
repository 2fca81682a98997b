"""`stormops-hub report`: what an operator should know and nobody is told otherwise."""

import contextlib
import json
import time
from collections.abc import Iterator
from dataclasses import asdict
from datetime import UTC, datetime
from itertools import groupby

import click

from sync.hub.accounts.last_words import LastWord, last_words
from sync.hub.accounts.last_words import as_json as export_line
from sync.hub.blobs.overdue import OVERDUE_MS, Overdue, overdue
from sync.postgres.context import TenantContext, tenant_transaction
from sync.postgres.pool import open_pool
from sync.postgres.provision import Tenant, find_tenant, list_tenants
from sync.postgres.urls import ServerUrls
from sync.serve.place import Where

HOUR_MS = 3_600_000


@click.group()
def report() -> None:
    """What to look after."""


@report.command("photos")
@click.option("--tenant", "company", default="", help="One company's name or id.", show_default="all")
@click.option(
    "--hours", default=OVERDUE_MS // HOUR_MS, type=click.IntRange(0), help="How long a file may take."
)
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
@click.pass_obj
def report_photos(where: Where, company: str, hours: int, as_json: bool) -> None:
    """Photos and papers whose rows came long ago and whose files did not, by person.

    Their files are on one laptop only. Exit code 1 when there are any.
    """
    now_ms, found = int(time.time() * 1000), 0
    with where.open() as urls:
        for tenant, late in _late(urls, company, now_ms - hours * HOUR_MS):
            found += late.files
            words = {"tenant": tenant.org_name, **asdict(late)}
            click.echo(json.dumps(words) if as_json else _in_words(tenant, late, now_ms))
    if not found and not as_json:
        click.echo(f"Every photo and paper of more than {hours} hours ago is here.")
    if found:
        raise click.exceptions.Exit(1)


@report.command("quarantine")
@click.option("--tenant", "company", default="", help="One company's name or id.", show_default="all")
@click.option("--json", "as_json", is_flag=True, help="Everything, one JSON object an op.")
@click.pass_obj
def report_quarantine(where: Where, company: str, as_json: bool) -> None:
    """What people captured who were taken out before they had sent it; never applied to the company's data.

    Files of their photos and papers are in the photo store under their SHA-256. Exit code 1 if there is any.
    """
    found = 0
    with where.open() as urls:
        for tenant, words in _last_words(urls, company):
            found += len(words)
            lines = (
                [export_line(tenant.org_name, word) for word in words] if as_json else _summary(tenant, words)
            )
            for line in lines:
                click.echo(line)
    if not found and not as_json:
        click.echo("Nobody who left had anything to hand over.")
    if found:
        raise click.exceptions.Exit(1)


def _last_words(urls: ServerUrls, company: str) -> Iterator[tuple[Tenant, list[LastWord]]]:
    tenants = [find_tenant(urls.owner, company)] if company else list_tenants(urls.owner)
    with contextlib.closing(open_pool(urls.app, size=1)) as pool:
        for tenant in tenants:
            with tenant_transaction(pool, TenantContext(tenant.tenant_id), read_only=True) as connection:
                yield tenant, list(last_words(connection))


def _summary(tenant: Tenant, words: list[LastWord]) -> list[str]:
    """A line a laptop."""
    lines = []
    for (person, laptop), of_one in groupby(words, lambda word: (word.person, word.laptop or word.device)):
        mine = list(of_one)
        day = datetime.fromtimestamp(mine[-1].received_ms / 1000, UTC).date()
        files = sum(word.has_file for word in mine)
        lines.append(f"{tenant.org_name}: {person}, {laptop}: {len(mine)} changes, {files} files, {day}")
    return lines


def _late(urls: ServerUrls, company: str, before_ms: int) -> Iterator[tuple[Tenant, Overdue]]:
    tenants = [find_tenant(urls.owner, company)] if company else list_tenants(urls.owner)
    with contextlib.closing(open_pool(urls.app, size=1)) as pool:
        for tenant in tenants:
            with tenant_transaction(pool, TenantContext(tenant.tenant_id), read_only=True) as connection:
                late = overdue(connection, before_ms)
            for each in late:
                yield tenant, each


def _in_words(tenant: Tenant, late: Overdue, now_ms: int) -> str:
    seen = "never seen" if late.seen_ms is None else f"laptop last seen {_ago(now_ms - late.seen_ms)}"
    files = f"{late.files} files, {late.bytes / 1e6:,.1f} MB, the first of {_ago(now_ms - late.oldest_ms)}"
    return f"{tenant.org_name}: {late.person or 'somebody who has left'}, {files}, {seen}"


def _ago(ms: int) -> str:
    hours = max(0, ms) // HOUR_MS
    return f"{hours} h ago" if hours < 48 else f"{hours // 24} days ago"
