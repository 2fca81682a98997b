"""One topic on real Kafka: embedded runner, Flink, batch and lakehouse agree (`make integration`)."""

from collections.abc import Iterator, Mapping
from contextlib import ExitStack, closing
from pathlib import Path
from typing import Any

import psycopg
import pytest

from sync.contracts.events.envelope import Event, read_event
from sync.postgres.lake_role import install_catalogue
from sync.streams.core.batch import Results, recompute
from sync.streams.core.shapes import OUT_OF_ORDER_MS, WINDOW_MS
from sync.streams.flink import results
from sync.streams.flink.results import HouseTold, Told, WindowTold, word_in
from sync.streams.lakehouse.catalogue import Place, open_lakehouse
from sync.streams.lakehouse.reader import ask
from sync.streams.lakehouse.tables import CUSTOMER_JOURNEYS, EVENTS
from sync.streams.runner.kafka import BrokerSettings
from sync.streams.runner.source import Source
from tests.helpers.broker import read_topic
from tests.helpers.hub import HubAtHand
from tests.helpers.kafka_server import KafkaServer
from tests.helpers.postgres import PostgresServer
from tests.integration.story import HOW_MANY, LEAST_DEATHS, TOPIC, WITHIN_S, Day, taking_results, told, until

pytestmark = [pytest.mark.postgres, pytest.mark.broker, pytest.mark.e2e, pytest.mark.logs_warnings]


@pytest.fixture(scope="module")
def day(
    shared_hub: HubAtHand, postgres_server: PostgresServer, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Day]:
    folder: Path = tmp_path_factory.mktemp("engines")
    catalogue = install_catalogue(postgres_server.admin_url, "for tests", database="lakehouse_of_the_engines")
    place = Place(catalogue, str(folder / "warehouse"))
    kafka, lakehouse = KafkaServer(folder / "kafka"), open_lakehouse(place)
    with ExitStack() as stack:
        stack.enter_context(kafka)
        stack.enter_context(closing(lakehouse))
        yield stack.enter_context(told(shared_hub, kafka, lakehouse, folder))


@pytest.fixture(scope="module")
def events(day: Day) -> list[Event]:
    records = read_topic(day.kafka.bootstrap, TOPIC)
    return [read_event(record.headers(), record.value()) for record in records]


@pytest.fixture(scope="module")
def batch(events: list[Event]) -> Results:
    return recompute(events)


@pytest.fixture(scope="module")
def from_above(day: Day, postgres_server: PostgresServer) -> Iterator[psycopg.Connection]:
    with postgres_server.superuser(day.hub.urls) as connection:
        yield connection


def test_no_event_is_lost_and_every_one_is_told_twice_at_least(
    day: Day, events: list[Event], from_above: psycopg.Connection
) -> None:
    logged = from_above.execute("SELECT tenant_id::text || ':' || rev || ':' || i FROM op_log").fetchall()
    told = [event.event_id for event in events]
    assert HOW_MANY <= day.pushed <= len(logged) == len(set(told))
    assert {row[0] for row in logged} == set(told)
    assert len(told) >= 2 * len(logged)


def test_killed_runners_leave_what_the_batch_has_and_no_lag(
    day: Day, batch: Results, from_above: psycopg.Connection
) -> None:
    assert day.deaths >= LEAST_DEATHS
    assert day.lag == 0
    assert stored(from_above) == (batch.windows, whole(batch.chains))


def test_flink_restored_from_a_checkpoint_has_what_the_batch_has(
    day: Day, closed: dict[Any, Any], batch: Results
) -> None:
    with closing(Words(day.kafka.bootstrap)) as words:
        until(lambda: words.counts() == (closed, whole(batch.chains)), WITHIN_S)


def test_what_flink_told_fills_a_database_as_the_embedded_runner_does(
    day: Day, closed: dict[Any, Any], batch: Results, postgres_server: PostgresServer
) -> None:
    with ExitStack() as stack:
        urls = stack.enter_context(postgres_server.fresh_database())
        connection = stack.enter_context(postgres_server.superuser(urls))
        runner = stack.enter_context(taking_results(urls, day.kafka.bootstrap))

        def there() -> bool:
            return not runner.round() and stored(connection) == (closed, whole(batch.chains))

        until(there, WITHIN_S)
        storms = connection.execute("SELECT storm_id::text FROM stream_credit WHERE changes > credited")
        assert {storm for (storm,) in storms} == {storm for _, storm, *_ in batch.chains}


@pytest.fixture(scope="module")
def closed(events: list[Event], batch: Results) -> dict[Any, Any]:
    """The windows that Flink tells: the job is unbounded, and those beyond its watermark are open."""
    newest = max(event.occurred_at for event in events)
    passed = newest - OUT_OF_ORDER_MS - 1
    found = {window: counts for window, counts in batch.windows.items() if window[2] + WINDOW_MS <= passed}
    assert len(found) > 100
    return found


def stored(connection: psycopg.Connection) -> tuple[dict[Any, Any], dict[Any, Any]]:
    """Counts of windows and of chains in a database."""
    windows = connection.execute(
        "SELECT tenant_id::text, storm_id::text, start_ms, counts FROM stream_windows"
    ).fetchall()
    chains = connection.execute(
        "SELECT tenant_id::text, storm_id::text, level, came_from, step_to, times, value_cents "
        "FROM stream_chains"
    ).fetchall()
    connection.rollback()
    counts = {(tenant, storm, start): counts for tenant, storm, start, counts in windows if counts}
    return counts, whole({tuple(key): (times, cents) for *key, times, cents in chains})


class Words:
    """The newest word on each key that the Flink job told, heard on and on."""

    def __init__(self, bootstrap: str) -> None:
        self._source = Source(BrokerSettings(bootstrap), "tests")
        self._places: dict[int, int] = {}
        self._newest: dict[str, Told] = {}

    def counts(self) -> tuple[dict[Any, Any], dict[Any, Any]]:
        """Counts of windows and of chains by what is there now."""
        if not self._places:  # the job makes the topic with its first word
            self._places = dict.fromkeys(self._source.partitions(results.TOPIC), 0)
            self._source.begin(results.TOPIC, self._places)
        while records := self._source.read(10_000, 1.0):
            self._newest |= {told.key: told for told in (word_in(each.value or b"") for each in records)}
        windows = {
            (each.row.tenant_id, each.row.storm_id, each.row.start): each.row.counts
            for each in self._newest.values()
            if isinstance(each, WindowTold) and each.row.counts
        }
        chains: dict[Any, Any] = {}
        for each in (word for word in self._newest.values() if isinstance(word, HouseTold)):
            for step, (times, cents) in each.path.items():
                was = chains.get((each.tenant_id, each.storm_id, *step), (0, 0))
                chains[each.tenant_id, each.storm_id, *step] = (was[0] + times, was[1] + cents)
        return windows, whole(chains)

    def close(self) -> None:
        self._source.close()


def test_iceberg_has_the_rows_that_postgresql_has(day: Day, from_above: psycopg.Connection) -> None:
    columns = ("tenant_id", "journey_id", "storm_id", "property_id", "channel", "timestamp", "converted",
               "conversion_value_cents", "source_event_id", "rev")  # fmt: skip
    said = ", ".join(f"{name}::text" if name.endswith("_id") else f'"{name}"' for name in columns)
    there = from_above.execute(f"SELECT {said} FROM customer_journeys WHERE NOT deleted").fetchall()
    scanned = day.lakehouse.table(CUSTOMER_JOURNEYS).scan(row_filter="gone = false", selected_fields=columns)
    found = [tuple(row[name] for name in columns) for row in scanned.to_arrow().to_pylist()]
    assert len(there) > HOW_MANY / 2
    assert sorted(found) == sorted(there)


def test_iceberg_has_every_accepted_op_once(day: Day, from_above: psycopg.Connection) -> None:
    logged = from_above.execute("SELECT tenant_id::text, rev, i FROM op_log").fetchall()
    scanned = (
        day.lakehouse.table(EVENTS).scan(selected_fields=("tenant_id", "rev", "i")).to_arrow().to_pylist()
    )
    assert sorted((row["tenant_id"], row["rev"], row["i"]) for row in scanned) == sorted(logged)


def test_duckdb_answers_as_postgresql_does(day: Day, from_above: psycopg.Connection) -> None:
    question = (
        "SELECT channel, count(*), sum(conversion_value_cents)::bigint FROM customer_journeys "
        "WHERE NOT {gone} GROUP BY channel ORDER BY channel"
    )
    there = from_above.execute(question.format(gone="deleted")).fetchall()
    assert list(ask(day.lakehouse, question.format(gone="gone")).rows) == there


def whole(chains: Mapping[Any, Any]) -> dict[Any, Any]:
    """Without what came to nothing."""
    return {step: told for step, told in chains.items() if told != (0, 0)}
