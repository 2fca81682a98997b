"""From a real broker into the tables, and the commands around it."""

from collections.abc import Sequence
from pathlib import Path
from random import Random
from threading import Event as Flag

import pytest
from click.testing import CliRunner, Result
from confluent_kafka import Producer

from sync.contracts.events.envelope import Event
from sync.contracts.events.topics import Topics
from sync.serve.embedded_broker import EmbeddedBroker
from sync.serve.streams_commands import main
from sync.streams.lakehouse.catalogue import Lakehouse, Place, open_lakehouse
from sync.streams.lakehouse.reader import ask
from sync.streams.lakehouse.sink import LakehouseSink, Pace, open_consumer
from sync.streams.lakehouse.tables import CUSTOMER_JOURNEYS, EVENTS
from sync.streams.lakehouse.writer import take_in
from tests.helpers.objects import Bucket
from tests.helpers.postgres import PostgresServer
from tests.streams.events import TENANT, Season, record_again
from tests.streams.lakehouse.test_writer import named, touch

pytestmark = [pytest.mark.postgres, pytest.mark.broker]
TOPIC = Topics().events


def publish(bootstrap: str, events: Sequence[Event]) -> None:
    producer = Producer({"bootstrap.servers": bootstrap, "log_level": 0})
    for event in events:
        headers, value = record_again(event)
        producer.produce(TOPIC, key=event.key.encode(), headers=list(headers), value=value)
    assert producer.flush(20) == 0


def sink_to(lakehouse: Lakehouse, bootstrap: str, pace: Pace | None = None) -> LakehouseSink:
    return LakehouseSink(lakehouse, lambda: open_consumer(bootstrap), pace=pace)


def how_many(lakehouse: Lakehouse) -> int:
    return lakehouse.table(EVENTS).scan().count()


def test_it_goes_on_where_it_stopped(lakehouse: Lakehouse, embedded_broker: EmbeddedBroker) -> None:
    season = Season(Random(3))
    publish(embedded_broker.bootstrap, season.events(40))
    assert sink_to(lakehouse, embedded_broker.bootstrap).catch_up() == 40
    assert sink_to(lakehouse, embedded_broker.bootstrap).catch_up() == 0
    publish(embedded_broker.bootstrap, season.events(25))
    assert sink_to(lakehouse, embedded_broker.bootstrap).catch_up() == 25


def test_a_broker_that_lost_everything_and_is_told_again_makes_nothing_double(
    lakehouse: Lakehouse, embedded_broker: EmbeddedBroker
) -> None:
    told = Season(Random(4)).events(30)
    publish(embedded_broker.bootstrap, told[:20])
    sink_to(lakehouse, embedded_broker.bootstrap).catch_up()
    embedded_broker.start()  # in memory: it is empty now
    publish(embedded_broker.bootstrap, told)
    assert sink_to(lakehouse, embedded_broker.bootstrap).catch_up() == 10
    assert how_many(lakehouse) == 30


def test_a_batch_ends_by_bytes_too(lakehouse: Lakehouse, embedded_broker: EmbeddedBroker) -> None:
    """Records of any size must not fill the memory of the sink."""
    told = Season(Random(5)).events(1_300)
    publish(embedded_broker.bootstrap, told)
    small = Pace(bytes=10_000)
    assert sink_to(lakehouse, embedded_broker.bootstrap, small).catch_up() == len(told)
    batches = [s for s in lakehouse.table(EVENTS).snapshots() if s.summary and s.summary["added-records"]]
    assert len(batches) > 1


def told_of_erasures(said: str) -> list[str]:
    return [line for line in said.splitlines() if line.startswith(("erased", "forgotten"))]


def test_forgetting_a_company_is_told_until_it_is_complete(
    lakehouse: Lakehouse, catalogue_url: str, place: Place, tmp_path: Path
) -> None:
    file, warehouse = tmp_path / "catalogue", Path(place.warehouse)
    file.write_text(catalogue_url)
    take_in(lakehouse, [touch("a", 1)])
    assert told_of_erasures(command(file, warehouse, "status").output) == []
    (said,) = told_of_erasures(command(file, warehouse, "forget", TENANT).output)
    assert "earlier snapshots have it" in said
    gone = command(file, warehouse, "expire", "--erased-days", "0", "--spare-hours", "0")
    (said,) = told_of_erasures(gone.output)
    assert said.endswith("complete, no snapshot has it")
    status = told_of_erasures(command(file, warehouse, "status").output)
    assert [line.split(":")[0] for line in status] == ["erased last", "forgotten"]


@pytest.mark.logs_warnings
def test_a_record_that_is_no_event_is_passed_by(
    lakehouse: Lakehouse, embedded_broker: EmbeddedBroker
) -> None:
    producer = Producer({"bootstrap.servers": embedded_broker.bootstrap, "log_level": 0})
    producer.produce(TOPIC, key=b"x", value=b"{broken")
    assert producer.flush(20) == 0
    publish(embedded_broker.bootstrap, [touch("a", 1)])
    assert sink_to(lakehouse, embedded_broker.bootstrap).catch_up() == 1


def test_running_it_writes_batches_until_it_is_stopped(
    lakehouse: Lakehouse, embedded_broker: EmbeddedBroker
) -> None:
    publish(embedded_broker.bootstrap, [touch("a", 1), touch("b", 2)])

    class StopsWhenWritten(Flag):
        """Set as soon as both events are there."""

        def is_set(self) -> bool:
            return super().is_set() or how_many(lakehouse) == 2

    stop = StopsWhenWritten()
    sink_to(lakehouse, embedded_broker.bootstrap, Pace(seconds=0.1)).run(stop)
    assert how_many(lakehouse) == 2


def test_a_warehouse_in_a_bucket(catalogue_url: str, bucket: Bucket) -> None:
    lakehouse = open_lakehouse(Place(catalogue_url, f"{bucket.url}/lake", bucket.endpoint))
    try:
        with lakehouse.writing():
            take_in(lakehouse, [touch("a", 1)])
        assert any(name.endswith(".parquet") for name in bucket.names())
        assert lakehouse.table(CUSTOMER_JOURNEYS).location().startswith(bucket.url)
        assert ask(lakehouse, "SELECT journey_id FROM customer_journeys").rows == [(named("a"),)]
    finally:
        lakehouse.close()


def command(file: Path, warehouse: Path, *words: str, broker: str = "") -> Result:
    begin = ["--broker", broker] if broker else []
    where = ["lakehouse", "--catalogue-file", str(file), "--warehouse", str(warehouse)]
    return CliRunner().invoke(main, [*begin, *where, *words])


def test_the_commands_from_nothing_to_an_answer(
    postgres_server: PostgresServer, catalogue_url: str, embedded_broker: EmbeddedBroker, tmp_path: Path
) -> None:
    file, warehouse = tmp_path / "catalogue", tmp_path / "warehouse"
    file.write_text(catalogue_url + "\n")
    publish(embedded_broker.bootstrap, [touch("a", 1), touch("b", 2)])
    took = command(file, warehouse, "run", "--once", broker=embedded_broker.bootstrap)
    assert took.output == "2 new events.\n"
    told = command(file, warehouse, "query", "SELECT journey_id, channel FROM customer_journeys ORDER BY 1")
    assert told.output.splitlines() == [
        "journey_id\tchannel",
        *sorted(f"{named(name)}\tsms" for name in "ab"),
    ]
    assert "events: 2 rows" in command(file, warehouse, "status").output
    assert command(file, warehouse, "compact").exit_code == 0
    assert "snapshots forgotten" in command(file, warehouse, "expire").output


def test_wrong_words_end_in_one_clear_line(catalogue_url: str, tmp_path: Path) -> None:
    file = tmp_path / "catalogue"
    file.write_text(catalogue_url)
    without = command(file, tmp_path / "w", "run")
    assert "--broker HOST:PORT" in without.output
    wrong = command(file, tmp_path / "w", "query", "SELECT 1", "--as-of", "yesterday")
    assert "2026-03-25T18:00" in wrong.output
    nowhere = command(tmp_path / "none", tmp_path / "w", "status")
    assert nowhere.exit_code == 1
    assert "Traceback" not in nowhere.output
    file.write_text("mysql://somewhere")
    assert "postgresql://" in command(file, tmp_path / "w", "status").output


def test_init_keeps_the_address_from_others(postgres_server: PostgresServer, tmp_path: Path) -> None:
    file = tmp_path / "secret" / "catalogue"
    made = CliRunner().invoke(
        main,
        ["lakehouse", "--catalogue-file", str(file), "init", "--database-url", postgres_server.admin_url],
    )
    assert made.exit_code == 0, made.output
    assert file.stat().st_mode & 0o077 == 0
    address = file.read_text()
    assert address not in made.output
    again = CliRunner().invoke(
        main,
        ["lakehouse", "--catalogue-file", str(file), "init", "--database-url", postgres_server.admin_url],
    )
    assert again.exit_code == 0, again.output
    assert file.read_text() == address  # who works with it already goes on
    lakehouse = open_lakehouse(Place(file.read_text().strip(), str(tmp_path / "w")))
    assert how_many(lakehouse) == 0
    lakehouse.close()
