"""`stormops-hub serve`: the centre in the foreground, until it is interrupted."""

import json
import os
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event

import click

from sync.contracts.events.topics import Topics
from sync.hub.blobs.opening import BlobStoreUnusable, open_blob_store, try_out
from sync.hub.settings import DEFAULT_PORT
from sync.serve.centre import EMBEDDED, NONE, Centre, CentreOptions, CentreUrls
from sync.serve.command_errors import one_line
from sync.serve.database_source import given_database
from sync.serve.errors import WrongSettings
from sync.serve.place import Where


@click.command()
@click.option("--host", default="127.0.0.1", help="Address to listen on.")
@click.option("--port", default=DEFAULT_PORT, type=click.IntRange(0, 65535), help="Port; 0 takes a free one.")
@click.option("--broker", default=EMBEDDED, help=f"{EMBEDDED}, {NONE}, or HOST:PORT of a Kafka broker.")
@click.option(
    "--broker-config",
    type=click.Path(path_type=Path, dir_okay=False, exists=True),
    help="File of key=value lines for the Kafka client, such as its TLS and SASL settings.",
)
@click.option(
    "--blobs",
    default="",
    envvar="STORMOPS_BLOBS",
    help="Photo files: a folder or s3://bucket/prefix.",
    show_default="a folder in the data folder",
)
@click.option(
    "--blobs-endpoint", default="", envvar="STORMOPS_BLOBS_ENDPOINT",
    help="Address of an S3 that is not Amazon's.",
)  # fmt: skip
@click.option(
    "--min-version", default=1, type=click.IntRange(1), envvar="STORMOPS_MIN_VERSION",
    help="Oldest version of the sync protocol that is served; an older app is told to update.",
)  # fmt: skip
@click.option(
    "--streams", default=EMBEDDED, type=click.Choice([EMBEDDED, NONE]),
    help="Run the stream jobs here; none when `stormops-streams run` does it elsewhere.",
)  # fmt: skip
@click.option("--environment", default="", help="Put before the names of topics and consumer groups.")
@click.option(
    "--ready-file", type=click.Path(path_type=Path, dir_okay=False), help="Written when the hub serves."
)
@click.option("--die-with-parent", is_flag=True, help="Stop when standard input closes.")
@click.pass_obj
def serve(
    where: Where, host: str, port: int, broker: str, broker_config: Path | None, blobs: str,
    blobs_endpoint: str, min_version: int, streams: str, environment: str, ready_file: Path | None,
    die_with_parent: bool,
) -> None:  # fmt: skip
    """Run the hub with its database, broker and relay, until it is interrupted.

    When laptops can sync, one line of JSON with the addresses goes to standard output.
    """
    with one_line(), stopped_by_signals() as stop:
        options = CentreOptions(
            where.database.data, given_database(where.database, os.environ), where.database.embedded,
            _broker(broker), host, port, broker_settings=read_broker_settings(broker_config),
            blobs=blobs, blobs_endpoint=blobs_endpoint, limits={"min_version": min_version},
            streams=streams == EMBEDDED, environment=_environment(environment),
        )  # fmt: skip
        _try_out_blobs(options)
        if ready_file is not None:
            ready_file.unlink(missing_ok=True)  # one of an earlier run would deceive who waits for it
        if die_with_parent:
            threading.Thread(target=_wait_for_parent, args=(stop,), name="parent", daemon=True).start()
        with Centre(options) as centre:
            _tell_ready(centre.urls, ready_file)
            stop.wait()
    click.echo("Stopped.", err=True)


def _broker(text: str) -> str:
    host, _, port = text.rpartition(":")
    if text in (EMBEDDED, NONE) or (host and port.isdigit()):
        return text
    raise click.UsageError(f"--broker is {EMBEDDED}, {NONE} or HOST:PORT.")


def _environment(name: str) -> str:
    try:
        return Topics(name).environment
    except ValueError as error:
        raise click.UsageError(str(error)) from None


def _try_out_blobs(options: CentreOptions) -> None:
    """Now, while somebody looks: later the hub serves without photo files rather than not at all."""
    if not options.blobs:
        return
    try:
        try_out(open_blob_store(options.blobs, endpoint=options.blobs_endpoint), options.blobs)
    except BlobStoreUnusable as error:
        raise WrongSettings(str(error)) from None


def read_broker_settings(path: Path | None) -> dict[str, str]:
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
def stopped_by_signals() -> Iterator[Event]:
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
