"""The Flink job on a real Kafka: events a second from its first word to its last.

`python -m benchmarks.streams_flink`; the parts come by `make integration`. `STORMOPS_BENCH_EVENTS` changes
the count.
"""

import os
import time
from contextlib import ExitStack, closing
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from confluent_kafka import Producer

from benchmarks.table import Figure, print_table
from sync.contracts.events.topics import Topics
from sync.hub.relay.broker import Broker
from sync.streams.flink import results
from sync.streams.runner.kafka import BrokerSettings
from sync.streams.runner.source import Source
from tests.helpers.flink_job import PYTHON, FlinkJob
from tests.helpers.kafka_server import PARTS, KafkaServer
from tests.streams.events import Season, record_again

EVENTS = int(os.environ.get("STORMOPS_BENCH_EVENTS", "10000"))


def main() -> None:
    if not (PYTHON.exists() and (PARTS / "flink").exists() and (PARTS / "kafka").exists()):
        print("\nThe Flink job: not measured; `make integration` fetches Kafka and Flink.")
        return
    with ExitStack() as stack:
        folder = Path(stack.enter_context(TemporaryDirectory(prefix="stormops-bench-")))
        kafka = stack.enter_context(KafkaServer(folder / "kafka"))
        _publish(kafka.bootstrap)
        print_table(f"Flink job, {EVENTS} events", _reduced(kafka.bootstrap, folder / "flink"))


def _publish(bootstrap: str) -> None:
    with closing(Broker(bootstrap, timeout_s=30)) as broker:
        broker.identity()  # makes the topics
    producer = Producer({"bootstrap.servers": bootstrap, "acks": "all", "linger.ms": 5})
    for event in Season(Random(1), houses=500).events(EVENTS):
        headers, value = record_again(event)
        producer.produce(Topics().events, key=event.key.encode(), value=value, headers=list(headers))
        producer.poll(0)
    assert producer.flush(60) == 0


def _reduced(bootstrap: str, folder: Path) -> list[Figure]:
    began = time.perf_counter()
    with FlinkJob(bootstrap, folder, "--until-now") as job:
        _first_word(bootstrap, job)
        first = time.perf_counter()
        job.ended()
        last = time.perf_counter()
    return [
        Figure("Flink job, one task", EVENTS / (last - first), 500, "events/s", at_most=False),
        Figure("its start", first - began, 60, "s", at_most=True),
    ]


def _first_word(bootstrap: str, job: FlinkJob) -> None:
    """Returns when the job has told something."""
    places: dict[int, int] = {}
    with closing(Source(BrokerSettings(bootstrap), "bench")) as source:
        while not source.read(1, 0.5):
            assert job.running, job.log()
            if not places:  # the job makes the topic with its first word
                places = dict.fromkeys(source.partitions(results.TOPIC), 0)
                source.begin(results.TOPIC, places)


if __name__ == "__main__":
    main()
