"""`stormops-streams`: the stream jobs in the foreground, dead letters, schemas of events, the lakehouse."""

import contextlib
import functools
import json
import os
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import click
import platformdirs

from stormops_desktop import __version__
from sync.contracts.events.schemas import written_schemas
from sync.contracts.events.topics import Topics
from sync.hub.relay.broker import Broker
from sync.hub.relay.errors import RelayError
from sync.postgres.context import owner_transaction, streams_transaction
from sync.postgres.pool import open_pool
from sync.postgres.urls import ServerUrls
from sync.serve.command_errors import one_line
from sync.serve.database_source import DatabaseOptions, open_database
from sync.serve.lakehouse_commands import lakehouse
from sync.serve.serve_command import read_broker_settings, stopped_by_signals
from sync.serve.streams_child import run as run_jobs
from sync.serve.streams_wiring import EMBEDDED, INTAKES, open_parts
from sync.streams.errors import ReducedElsewhere, StreamsError
from sync.streams.inbound.replay import letters, replay
from sync.streams.inbound.waiting import waiting
from sync.streams.runner import offsets
from sync.streams.runner.kafka import BrokerSettings


@dataclass(frozen=True, slots=True)
class Streams:
    """What every command needs: the database, the broker and the environment's names."""

    database: DatabaseOptions
    broker: str
    broker_config: Path | None
    environment: str

    @property
    def settings(self) -> BrokerSettings:
        return BrokerSettings(self.broker, read_broker_settings(self.broker_config))

    @property
    def topics(self) -> Topics:
        try:
            return Topics(self.environment)
        except ValueError as error:
            raise click.UsageError(str(error)) from None

    @contextlib.contextmanager
    def urls(self) -> Iterator[ServerUrls]:
        """The database for the length of a command; what can go wrong becomes one line."""
        if not self.broker:
            raise click.UsageError("Name the broker with --broker HOST:PORT.")
        with one_line():
            try:
                with open_database(self.database, os.environ) as urls:
                    yield urls
            except ReducedElsewhere as error:
                raise click.ClickException(str(error)) from None
            except (StreamsError, RelayError) as error:
                raise click.ClickException(f"The broker at {self.broker} is not usable: {error}") from None

    def identity(self) -> str:
        """The broker's name."""
        broker = Broker(self.broker, extra=self.settings.extra, topics=self.topics)
        try:
            return broker.identity()
        finally:
            broker.close()


@click.group(context_settings={"auto_envvar_prefix": "STORMOPS", "show_default": True})
@click.option(
    "--data-dir", type=click.Path(path_type=Path, file_okay=False),
    default=lambda: Path(platformdirs.user_data_dir("stormops", appauthor=False)) / "hub",
    show_default="the user's data folder", help="The hub's data folder.",
)  # fmt: skip
@click.option(
    "--database-url", default="", show_default=False, envvar="STORMOPS_DATABASE_URL",
    help="An administrator's address of the hub's PostgreSQL.",
)  # fmt: skip
@click.option("--broker", default="", show_default=False, help="HOST:PORT of the Kafka broker.")
@click.option(
    "--broker-config", type=click.Path(path_type=Path, dir_okay=False, exists=True),
    help="File of key=value lines for the Kafka client, such as its TLS and SASL settings.",
)  # fmt: skip
@click.option("--environment", default="", help="Put before the names of topics and groups.")
@click.version_option(__version__, prog_name="stormops-streams")
@click.pass_context
def main(
    context: click.Context, data_dir: Path, database_url: str, broker: str, broker_config: Path | None,
    environment: str,
) -> None:  # fmt: skip
    """Windows, chain counts and guardrails from the events that the hub publishes."""
    database = DatabaseOptions(data_dir, data_dir / "postgres", database_url)
    context.obj = Streams(database, broker, broker_config, environment)


@main.command()
@click.option(
    "--reducers", type=click.Choice(sorted(INTAKES)), default=EMBEDDED,
    help="Who makes windows of the events: this process, or a Flink job whose results are taken in here.",
)  # fmt: skip
@click.pass_obj
def run(streams: Streams, reducers: str) -> None:
    """Run the jobs until interrupted; the hub's own `serve` does it unless told `--streams none`."""
    with streams.urls() as urls, stopped_by_signals() as stop:
        parts = open_parts(
            urls,
            streams.broker,
            streams.settings.extra,
            streams.topics,
            clock=lambda: int(time.time() * 1000),
            reducers=reducers,
        )
        with contextlib.closing(parts):
            click.echo(json.dumps({"ready": True, "broker": streams.broker}))
            run_jobs(parts, stop)
    click.echo("Stopped.", err=True)


@main.command()
@click.pass_obj
def lag(streams: Streams) -> None:
    """How many of the relay's events are still to be taken in, by what the relay and the jobs have noted.
    How far a Flink job is, its own page tells."""
    with streams.urls() as urls, contextlib.closing(open_pool(urls.streams, size=1)) as pool:
        identity = streams.identity()
        with streams_transaction(pool) as connection:
            offsets.claim(connection, streams.topics.events, streams.topics.results)
            click.echo(str(offsets.lag(connection, streams.topics.events, identity)))


@main.command("waiting")
@click.pass_obj
def waiting_reports(streams: Streams) -> None:
    """List topics from outside with reports that are not taken in yet, and how many. Some minutes are usual
    for what came before its storm; more means that something is stuck, and the log of `run` says why."""
    with streams.urls() as urls, contextlib.closing(open_pool(urls.streams, size=1)) as pool:
        transaction = functools.partial(streams_transaction, pool)
        found = waiting(streams.settings, streams.topics, transaction, streams.identity())
    for topic, count in found.items():
        click.echo(f"{topic}\t{count}")


@main.command("begin-anew")
@click.confirmation_option(prompt="Forget all windows and chain counts, and make them again from the topics?")
@click.pass_obj
def begin_anew(streams: Streams) -> None:
    """Forget windows and chain counts, so that the next `run`, with the same --reducers or the others, makes
    them again from what the topics still hold. Credit, journeys and actions stay. Stop `run` before."""
    with streams.urls() as urls, owner_transaction(urls.owner) as connection:
        offsets.begin_anew(connection, streams.topics.events, streams.topics.results)
    click.echo("The next run begins with the first event.")


@main.command("dead-letters")
@click.pass_obj
def dead_letters(streams: Streams) -> None:
    """List what could not be taken: where it was, and why. The records themselves are not shown."""
    with streams.urls():
        for _, letter in letters(streams.settings, streams.topics, {}):
            click.echo(f"{letter.topic}\t{letter.partition}\t{letter.offset}\t{letter.reason}")


@main.command("replay-dead-letters")
@click.option("--reason", default="", help="Only those whose reason contains this; the others are given up.")
@click.pass_obj
def replay_dead_letters(streams: Streams, reason: str) -> None:
    """Send dead letters back to the topics that they came from, each once. What is known changes nothing."""
    with streams.urls() as urls, contextlib.closing(open_pool(urls.streams, size=1)) as pool:
        transaction = functools.partial(streams_transaction, pool)
        count = replay(streams.settings, streams.topics, transaction, streams.identity(), reason=reason)
    click.echo(f"{count} sent back.")


@main.command()
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@click.option("--check", is_flag=True, help="Write nothing; fail when a file differs.")
def schemas(folder: Path, check: bool) -> None:
    """Write the JSON Schemas of the events, made from the contract, into FOLDER."""
    different = []
    for name, text in written_schemas().items():
        path = folder / name
        if not path.exists() or path.read_text() != text:
            different.append(name)
            if not check:
                folder.mkdir(parents=True, exist_ok=True)
                path.write_text(text)
    if check and different:
        raise click.ClickException(
            f"{len(different)} schemas differ from the contract: {', '.join(different)}"
        )
    click.echo(f"{len(different)} written." if not check else "All schemas are those of the contract.")


main.add_command(lakehouse)

if __name__ == "__main__":
    main()
