"""`stormops-streams lakehouse`: the history as open tables; fill them, ask them, keep them small."""

import contextlib
import os
import secrets
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit
from uuid import UUID

import click
from confluent_kafka import Consumer

from sync.contracts.events.envelope import rfc3339
from sync.contracts.events.topics import Topics
from sync.postgres.lake_role import install_catalogue
from sync.serve.command_errors import one_line
from sync.serve.serve_command import read_broker_settings, stopped_by_signals
from sync.streams.lakehouse.catalogue import Lakehouse, Place, open_lakehouse
from sync.streams.lakehouse.compaction import compact
from sync.streams.lakehouse.errors import LakehouseError
from sync.streams.lakehouse.expiry import Retention, expire, tainted
from sync.streams.lakehouse.reader import Answer, ask, moment
from sync.streams.lakehouse.sink import LakehouseSink, Pace, open_consumer
from sync.streams.lakehouse.tables import TABLES
from sync.streams.lakehouse.writer import forget


@dataclass(frozen=True, slots=True)
class _Where:
    """The options before the command."""

    catalogue_file: Path | None
    catalogue: str
    warehouse: str
    s3_endpoint: str

    @contextlib.contextmanager
    def open(self) -> Iterator[Lakehouse]:
        """The lakehouse for the length of a command; its errors become one line."""
        with _one_line():
            catalogue = self.catalogue_file.read_text().strip() if self.catalogue_file else self.catalogue
            lakehouse = open_lakehouse(Place(catalogue, self.warehouse, self.s3_endpoint))
            with contextlib.closing(lakehouse):
                yield lakehouse


@click.group()
@click.option(
    "--catalogue-file", type=click.Path(path_type=Path, dir_okay=False),
    envvar="STORMOPS_LAKEHOUSE_CATALOGUE_FILE",
    help="File with the address of the catalogue's database; `init` writes it.",
)  # fmt: skip
@click.option(
    "--catalogue", default="", show_default=False, envvar="STORMOPS_LAKEHOUSE_CATALOGUE",
    help="The address itself: postgresql://user:password@host:5432/name.",
)  # fmt: skip
@click.option(
    "--warehouse", default="", envvar="STORMOPS_LAKEHOUSE_WAREHOUSE",
    help="Where the tables' files are: a folder, or s3://bucket/prefix with keys from AWS_*.",
)  # fmt: skip
@click.option(
    "--s3-endpoint",
    default="",
    envvar="STORMOPS_LAKEHOUSE_S3_ENDPOINT",
    help="Address of an S3 that is not Amazon's.",
)
@click.pass_context
def lakehouse(
    context: click.Context, catalogue_file: Path | None, catalogue: str, warehouse: str, s3_endpoint: str
) -> None:
    """The history of every company as Iceberg tables, for analysis beside the product."""
    context.obj = _Where(catalogue_file, catalogue, warehouse, s3_endpoint)


@lakehouse.command()
@click.option(
    "--database-url", required=True, envvar="STORMOPS_DATABASE_URL", help="An administrator's address."
)
@click.pass_obj
def init(where: _Where, database_url: str) -> None:
    """Make the catalogue's role and database, and write its address to --catalogue-file."""
    if where.catalogue_file is None:
        raise click.UsageError("Name a file for the address with --catalogue-file; it will hold a password.")
    with _one_line():
        # A second call must not lock out who works with the address already.
        url = install_catalogue(
            database_url, _noted_password(where.catalogue_file) or secrets.token_urlsafe(24)
        )
        where.catalogue_file.parent.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(where.catalogue_file, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o600)
        with os.fdopen(descriptor, "w") as file:
            file.write(url + "\n")
    click.echo(f"The catalogue is ready; its address is in {where.catalogue_file}.")


def _noted_password(file: Path) -> str:
    """The password of the address in the file, "" where there is none."""
    return unquote(urlsplit(file.read_text().strip()).password or "") if file.exists() else ""


@lakehouse.command()
@click.option("--batch-seconds", default=30.0, type=click.FloatRange(0.1), help="Write at least so often.")
@click.option("--once", is_flag=True, help="Take in what is there now and end.")
@click.pass_context
def run(context: click.Context, batch_seconds: float, once: bool) -> None:
    """Fill the tables from the broker of `stormops-streams --broker`, until interrupted."""
    connect, topics = _broker(context.find_root().params)
    with context.obj.open() as opened, stopped_by_signals() as stop:
        sink = LakehouseSink(opened, connect, topic=topics.events, pace=Pace(seconds=batch_seconds))
        if once:
            click.echo(f"{sink.catch_up()} new events.")
        else:
            sink.run(stop)


def _broker(root: Mapping[str, Any]) -> tuple[Callable[[], Consumer], Topics]:
    """A client of the broker that the options before `lakehouse` name, and the names of its topics."""
    if not root.get("broker"):
        raise click.UsageError("Name the broker: stormops-streams --broker HOST:PORT lakehouse run.")
    try:
        topics = Topics(root["environment"])
    except ValueError as error:
        raise click.UsageError(str(error)) from None
    settings = read_broker_settings(root["broker_config"])
    return partial(open_consumer, root["broker"], group=topics.group("lakehouse"), extra=settings), topics


@lakehouse.command("compact")
@click.pass_obj
def compact_command(where: _Where) -> None:
    """Write days of many small files anew as few."""
    with where.open() as opened:
        for done in compact(opened):
            click.echo(
                f"{done.table}: {done.parts} days written anew, "
                f"{done.files_before} files became {done.files_after}"
            )


@lakehouse.command("expire")
@click.option("--every-hours", default=48, type=click.IntRange(0), help="Every snapshot is kept so long.")
@click.option(
    "--daily-days", default=90, type=click.IntRange(0), help="The last one of a day is kept so long."
)
@click.option(
    "--erased-days", default=30, type=click.IntRange(0),
    help="So long at most a snapshot is kept that has what was erased after it.",
)  # fmt: skip
@click.option("--spare-hours", default=24, type=click.IntRange(0), help="Age of a stray file before it goes.")
@click.pass_obj
def expire_command(
    where: _Where, every_hours: int, daily_days: int, erased_days: int, spare_hours: int
) -> None:
    """Forget old snapshots and remove the files that only they had.

    With --erased-days 0 --spare-hours 0 an erasure is complete at once, whatever could be asked as of before.
    """
    retention = Retention(every_hours, daily_days, erased_days, spare_hours)
    with where.open() as opened:
        for gone in expire(opened, retention, now_ms=_now_ms()):
            click.echo(f"{gone.table}: {gone.snapshots} snapshots forgotten, {gone.files} files removed")
        _tell_erasures(opened)


@lakehouse.command("forget")
@click.argument("tenant", type=click.UUID)
@click.pass_obj
def forget_command(where: _Where, tenant: UUID) -> None:
    """Take out every row of a company; its files go when `expire` forgets the snapshots that have them."""
    with where.open() as opened:
        click.echo(f"{forget(opened, str(tenant), now_ms=_now_ms())} rows are gone.")
        _tell_erasures(opened)


@lakehouse.command()
@click.argument("sql")
@click.option(
    "--as-of", default="", help="The tables as they were then: 2026-03-25 or 2026-03-25T18:00-05:00."
)
@click.option("--tenant", default="", help="Id of one company; all by default.")
@click.pass_obj
def query(where: _Where, sql: str, as_of: str, tenant: str) -> None:
    """Answer a question in SQL over events, customer_journeys and attribution_history."""
    try:
        as_of_ms = moment(as_of) if as_of else None
    except ValueError:
        raise click.UsageError(f"{as_of} is no moment; 2026-03-25T18:00 is one.") from None
    with where.open() as opened:
        _tell(ask(opened, sql, as_of_ms=as_of_ms, tenant_id=tenant))


@lakehouse.command()
@click.pass_obj
def status(where: _Where) -> None:
    """How many rows, files and snapshots each table has, and when it was last written."""
    with where.open() as opened:
        for table in TABLES:
            there = opened.table(table)
            snapshot = there.current_snapshot()
            said = snapshot.summary if snapshot else None
            rows, files = (said["total-records"], said["total-data-files"]) if said else ("0", "0")
            click.echo(f"{table.name}: {rows} rows, {files} files, {len(there.snapshots())} snapshots")
        _tell_erasures(opened)
        for tenant, at_ms in sorted(opened.forgotten().items()):
            click.echo(f"forgotten: {tenant}, what was told of it up to {rfc3339(at_ms)}")


def _tell_erasures(opened: Lakehouse) -> None:
    """Whether what was taken back can still be asked for."""
    erased_ms, left = opened.erased_ms(), tainted(opened)
    if not erased_ms:
        return
    if left:
        click.echo(
            f"erased last: {rfc3339(erased_ms)}; {left} earlier snapshots have it until `expire` lets them go"
        )
    else:
        click.echo(f"erased last: {rfc3339(erased_ms)}; complete, no snapshot has it")


def _tell(answer: Answer) -> None:
    click.echo("\t".join(answer.columns))
    for row in answer.rows:
        click.echo("\t".join("" if value is None else str(value) for value in row))


def _now_ms() -> int:
    return round(time.time() * 1000)


@contextlib.contextmanager
def _one_line() -> Iterator[None]:
    with one_line():
        try:
            yield
        except LakehouseError as error:
            raise click.ClickException(str(error)) from None
