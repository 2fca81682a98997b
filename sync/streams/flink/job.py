"""The job: `python -m sync.streams.flink.job --broker HOST:PORT`, or by `flink run --python`.

Reads the topic of events, tells results on a topic of its own. It is at least once from end to end: a record
taken twice after a restart is dropped by the row it belongs to, and a result told twice says the same.
"""

import argparse
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from pyflink.common import Configuration, Duration, Row, Types, WatermarkStrategy
from pyflink.common.watermark_strategy import TimestampAssigner
from pyflink.datastream import DataStream, StreamExecutionEnvironment
from pyflink.table import DataTypes, Schema, StreamTableEnvironment

from sync.contracts.events.envelope import Event, EventError, read_event
from sync.contracts.events.topics import Topics
from sync.streams.core.shapes import OUT_OF_ORDER_MS
from sync.streams.flink.results import TOPIC as RESULTS
from sync.streams.flink.results import Told, text_of
from sync.streams.flink.stages import ACTIONS, PICKLED, TOUCHES, HouseStage, RowStage, WindowStage

_HEADERS = ("ce_id", "ce_tenantid", "ce_time", "ce_type", "ce_schemaversion")
_SOURCE = """
CREATE TEMPORARY TABLE events (
    `value` STRING,
    `headers` MAP<STRING, BYTES> METADATA VIRTUAL
) WITH (
    'connector' = 'kafka', 'topic' = '{topic}', 'properties.bootstrap.servers' = '{broker}',
    'properties.group.id' = '{group}', 'scan.startup.mode' = 'earliest-offset', 'format' = 'raw',
    'scan.topic-partition-discovery.interval' = '30 s'{bounded}
)"""
_SINK = """
CREATE TEMPORARY TABLE results (`key` STRING, told STRING) WITH (
    'connector' = 'kafka', 'topic' = '{topic}', 'properties.bootstrap.servers' = '{broker}',
    'key.format' = 'raw', 'key.fields' = 'key', 'value.format' = 'raw', 'value.fields-include' = 'EXCEPT_KEY',
    'sink.delivery-guarantee' = 'at-least-once', 'properties.compression.type' = 'lz4'
)"""


class _HappenedAt(TimestampAssigner):
    def extract_timestamp(self, value: Event, record_timestamp: int) -> int:
        del record_timestamp
        return value.occurred_at


def main(words: Sequence[str] | None = None) -> int:
    """Builds the job and runs it: until the end of the topic with --until-now, else until it is cancelled."""
    options = _parser().parse_args(words)
    # The interpreter inside the JVM finds the same modules as this one.
    os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, sys.path))
    env = StreamExecutionEnvironment.get_execution_environment(_configuration(options))
    build(env, options)
    env.execute("stormops-windows")
    return 0


def build(env: StreamExecutionEnvironment, options: argparse.Namespace) -> None:
    """The stages between source and sink."""
    tables = StreamTableEnvironment.create(env)
    events = _events(tables, options)
    deltas = events.key_by(lambda event: event.key).process(RowStage(), PICKLED).uid("rows")
    windows = (
        deltas.key_by(lambda one: (one.tenant_id, one.storm_id, one.start), PICKLED)
        .process(WindowStage(), PICKLED)
        .uid("windows")
    )
    houses = (
        deltas.get_side_output(TOUCHES)
        .key_by(lambda one: one.house)
        .process(HouseStage(), PICKLED)
        .uid("houses")
    )
    told = windows.union(houses, deltas.get_side_output(ACTIONS))
    _tell(tables, told, options)


def _events(tables: StreamTableEnvironment, options: argparse.Namespace) -> DataStream:
    bounded = ", 'scan.bounded.mode' = 'latest-offset'" if options.until_now else ""
    tables.execute_sql(
        _SOURCE.format(topic=options.topic, broker=options.broker, group=options.group, bounded=bounded)
    )
    spelled = ", ".join(f"CAST(headers['{name}'] AS STRING)" for name in _HEADERS)
    rows = tables.to_data_stream(tables.sql_query(f"SELECT `value`, {spelled} FROM events"))
    # The assigner comes last: PyFlink forgets it when a strategy is changed after.
    strategy = (
        WatermarkStrategy.for_bounded_out_of_orderness(Duration.of_millis(OUT_OF_ORDER_MS))
        .with_idleness(Duration.of_seconds(10))
        .with_timestamp_assigner(_HappenedAt())
    )
    return rows.flat_map(_read, PICKLED).assign_timestamps_and_watermarks(strategy)


def _read(row: Row) -> Iterator[Event]:
    """The event of a record; those that are none are put aside with the reason by the embedded runner."""
    value, *headers = row
    try:
        yield read_event(
            [(name, text.encode()) for name, text in zip(_HEADERS, headers, strict=True) if text is not None],
            (value or "").encode(),
        )
    except EventError:
        return


def _tell(tables: StreamTableEnvironment, told: DataStream, options: argparse.Namespace) -> None:
    tables.execute_sql(_SINK.format(topic=options.results, broker=options.broker))
    rows = told.map(_as_row, Types.ROW_NAMED(["key", "told"], [Types.STRING(), Types.STRING()]))
    schema = Schema.new_builder().column("key", DataTypes.STRING()).column("told", DataTypes.STRING()).build()
    statements = tables.create_statement_set()
    statements.add_insert("results", tables.from_data_stream(rows, schema))
    statements.attach_as_datastream()


def _as_row(told: Told) -> Row:
    return Row(told.key, text_of(told))


def _configuration(options: argparse.Namespace) -> Configuration:
    settings: dict[str, Any] = {
        "parallelism.default": options.parallelism,
        "python.executable": sys.executable,
        "python.client.executable": sys.executable,
        "python.execution-mode": options.python_mode,
        "python.fn-execution.bundle.time": 200,
        "python.state.cache-size": 50_000,
        "pipeline.auto-watermark-interval": "200 ms",
        "restart-strategy.type": "fixed-delay",
        "restart-strategy.fixed-delay.attempts": 10,
        "restart-strategy.fixed-delay.delay": "2 s",
    }
    if options.checkpoints:
        settings |= {
            "execution.checkpointing.dir": options.checkpoints,
            "execution.checkpointing.interval": f"{options.checkpoint_seconds} s",
            "execution.checkpointing.externalized-checkpoint-retention": "RETAIN_ON_CANCELLATION",
            "execution.checkpointing.num-retained": 3,  # a damaged newest one is not the end
        }
    if options.restore:
        settings["execution.state-recovery.path"] = options.restore
    if options.jars:
        settings["pipeline.jars"] = ";".join(_jars(options.jars))
    found = Configuration()
    for name, value in settings.items():
        found.set_string(name, str(value))
    return found


def _jars(folder: Path) -> Iterable[str]:
    return sorted(jar.absolute().as_uri() for jar in folder.glob("*.jar"))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m sync.streams.flink.job", description=__doc__)
    parser.add_argument("--broker", required=True, help="HOST:PORT of Kafka")
    parser.add_argument("--topic", default=Topics().events)
    parser.add_argument("--results", default=RESULTS, help="topic of results")
    parser.add_argument("--group", default=Topics().group("flink"))
    parser.add_argument(
        "--jars", type=Path, help="folder of the Kafka connector's jar; not on a cluster that has it"
    )
    parser.add_argument("--parallelism", type=int, default=1)
    parser.add_argument("--python-mode", choices=("thread", "process"), default="thread")
    parser.add_argument(
        "--checkpoints",
        default="",
        help="where checkpoints go: file:///… or s3://…; without, a restart begins anew",
    )
    parser.add_argument("--checkpoint-seconds", type=int, default=30)
    parser.add_argument("--restore", default="", help="address of a checkpoint or savepoint to go on from")
    parser.add_argument("--until-now", action="store_true", help="end at what the topic holds at the start")
    return parser


if __name__ == "__main__":
    sys.exit(main())
