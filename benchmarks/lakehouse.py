"""The lakehouse: events taken in, told twice, compacted and scanned. `python -m benchmarks.lakehouse`

The Flink job is measured as well, on real Kafka, where `make integration` has fetched what it needs.
`STORMOPS_BENCH_EVENTS` changes the count.
"""

import os
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from confluent_kafka import Producer

from benchmarks.table import Figure, print_table
from sync.contracts.events.envelope import Event
from sync.contracts.events.topics import Topics
from sync.hub.relay.broker import Broker
from sync.postgres.lake_role import install_catalogue
from sync.serve.embedded_postgres import EmbeddedPostgres
from sync.streams.flink.results import TOPIC as RESULTS
from sync.streams.lakehouse.catalogue import Lakehouse, Place, open_lakehouse
from sync.streams.lakehouse.compaction import compact
from sync.streams.lakehouse.reader import ask
from sync.streams.lakehouse.writer import take_in
from tests.helpers.broker import read_topic
from tests.helpers.flink_job import PYTHON, FlinkJob
from tests.helpers.kafka_server import PARTS, KafkaServer
from tests.streams.events import Season, record_again

EVENTS = int(os.environ.get("STORMOPS_BENCH_EVENTS", "50000"))
BATCH = 10_000
BY_CHANNEL = "SELECT channel, count(*) FROM customer_journeys WHERE NOT gone GROUP BY channel"
BY_TYPE = "SELECT type, count(*), max(rev) FROM events GROUP BY type"


def main() -> None:
    events = Season(Random(1), houses=500).events(EVENTS)
    with lakehouse() as lake:
        print_table(f"Lakehouse, {EVENTS:,} events in batches of {BATCH:,}", measure(lake, events))
    if PYTHON.exists() and (PARTS / "flink").exists() and (PARTS / "kafka").exists():
        print_table("Flink job, one slot, from real Kafka", flink(events))
    else:
        print("\nThe Flink job is measured after `make integration`, which fetches Kafka and Flink.")


@contextmanager
def lakehouse() -> Iterator[Lakehouse]:
    """An empty one, on disk."""
    with TemporaryDirectory(prefix="stormops-bench-") as name:
        folder = Path(name)
        folder.chmod(0o711)
        with EmbeddedPostgres(folder / "centre") as server:
            catalogue = install_catalogue(server.admin_url, "for the benchmark")
            with closing(open_lakehouse(Place(catalogue, str(folder / "warehouse")))) as lake:
                yield lake


def measure(lake: Lakehouse, events: Sequence[Event]) -> list[Figure]:
    batches = [events[start : start + BATCH] for start in range(0, len(events), BATCH)]
    taken_s = timed(lambda: [take_in(lake, batch) for batch in batches])
    again_s = timed(lambda: [take_in(lake, batch) for batch in batches[-1:]])
    compact_s = timed(lambda: compact(lake))
    scan_s = timed(lambda: ask(lake, BY_CHANNEL))
    log_s = timed(lambda: ask(lake, BY_TYPE))
    return [
        Figure("taken in, both tables", len(events) / taken_s, 5_000, "events/s", at_most=False),
        Figure("told again, nothing new", len(batches[-1]) / again_s, 5_000, "events/s", at_most=False),
        Figure("compacted, all days", compact_s, 30, "s", at_most=True),
        Figure("journeys by channel, DuckDB", scan_s * 1000, 1_000, "ms", at_most=True),
        Figure("events by type, DuckDB", log_s * 1000, 1_000, "ms", at_most=True),
    ]


def flink(events: Sequence[Event]) -> list[Figure]:
    """From the first word that the job tells to its last: without the start of its cluster."""
    with TemporaryDirectory(prefix="stormops-bench-") as name, KafkaServer(Path(name) / "kafka") as kafka:
        publish(kafka.bootstrap, events)
        started = time.perf_counter()
        with FlinkJob(kafka.bootstrap, Path(name) / "flink", "--until-now") as job:
            job.ended()
        whole_s = time.perf_counter() - started
        told = [record.timestamp()[1] for record in read_topic(kafka.bootstrap, RESULTS)]
    working_s = max(0.001, (max(told) - min(told)) / 1000)
    return [
        Figure("windows, paths and chains", len(events) / working_s, 500, "events/s", at_most=False),
        Figure("with the start of the cluster", whole_s, 300, "s", at_most=True),
    ]


def publish(bootstrap: str, events: Sequence[Event]) -> None:
    with closing(Broker(bootstrap)) as broker:
        broker.identity()  # makes the topics
    producer = Producer({"bootstrap.servers": bootstrap, "log_level": 0, "linger.ms": 5})
    for number, event in enumerate(events):
        headers, value = record_again(event)
        producer.produce(Topics().events, key=event.key.encode(), headers=list(headers), value=value)
        if number % 5_000 == 0:
            producer.flush()
    producer.flush()


def timed(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


if __name__ == "__main__":
    main()
