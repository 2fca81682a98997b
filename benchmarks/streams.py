"""The stream jobs: events a second through relay and runner, a late correction, conversion to credit.

`python -m benchmarks.streams`; `--full` drives 100,000 events of 50 laptops, with a broker and consumers that
are killed, and compares the end with a recomputation; `--durable` lets the broker keep its records in an
object store. `STORMOPS_BENCH_EVENTS` changes the count.
"""

import os
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from benchmarks.rig import Rig, Sender, add, new_id
from benchmarks.table import Figure, print_table
from stormops_desktop.adapters.clock import wall_ms
from sync.contracts.messages import SyncRequest, SyncResponse
from sync.contracts.ops import Op
from sync.postgres.migrate import migrate
from sync.serve.centre import Centre, CentreOptions
from sync.serve.embedded_postgres import EmbeddedPostgres
from sync.streams.core.memory import MemoryStates
from sync.streams.core.pipeline import process
from sync.streams.runner.loop import BATCH_RECORDS
from tests.streams.events import TENANT, Season
from tests.streams.season_rig import SeasonRig, season_rig

EVENTS = int(os.environ.get("STORMOPS_BENCH_EVENTS", "10000"))
FULL = int(os.environ.get("STORMOPS_BENCH_EVENTS", "100000"))
LAPTOPS, A_DAY = 50, 200
CONVERSIONS = 5


def main() -> None:
    full, durable = "--full" in sys.argv, "--durable" in sys.argv
    figures = [*_core(), *_season(FULL if full else EVENTS, deadly=full, durable=durable), *_credit()]
    broker = ", broker on an object store" if durable else ""
    print_table(f"Stream jobs, {FULL if full else EVENTS} events of {LAPTOPS} laptops{broker}", figures)


def _core() -> list[Figure]:
    """The reducers alone, in memory."""
    events = Season(Random(1), houses=500).events(20_000)
    states = MemoryStates()
    started = time.perf_counter()
    for start in range(0, len(events), 1_000):
        process(TENANT, events[start : start + 1_000], states)
    return [
        Figure(
            "reducers alone", len(events) / (time.perf_counter() - started), 5_000, "events/s", at_most=False
        )
    ]


def _season(count: int, *, deadly: bool, durable: bool) -> list[Figure]:
    with _season_rig(durable=durable) as rig:
        rig.found(laptops=LAPTOPS, houses=500)
        rig.at_once = BATCH_RECORDS
        if deadly:
            return _deadly(rig, count)
        for _ in range(count // A_DAY):
            rig.upload(A_DAY)
        started = time.perf_counter()
        while rig.carry() or rig.relay_behind():
            pass
        carried = time.perf_counter()
        while rig.take() or rig.lag():
            pass
        taken = time.perf_counter()
        return [
            Figure(
                "relay to the embedded broker",
                count / (carried - started),
                2_000,
                "events/s",
                at_most=False,
            ),
            Figure(
                "embedded runner, states in PostgreSQL",
                count / (taken - carried),
                1_000,
                "events/s",
                at_most=False,
            ),
            *_corrections(rig),
        ]


def _corrections(rig: SeasonRig) -> list[Figure]:
    """A laptop that was away for days brings 200 touches, each into a window that closed long ago."""
    rig.upload(A_DAY)
    while rig.carry() or rig.relay_behind():
        pass
    started = time.perf_counter()
    while rig.take() or rig.lag():
        pass
    whole_ms = (time.perf_counter() - started) * 1000
    return [Figure(f"late day of {A_DAY} ops corrected", whole_ms, 2_000, "ms", at_most=True)]


def _deadly(rig: SeasonRig, count: int) -> list[Figure]:
    started, days = time.perf_counter(), count // A_DAY
    rig.death_rate = 0.05
    for day in range(days):
        rig.upload(A_DAY)
        rig.carry()
        rig.take()
        if day % 50 == 10:
            rig.tell_again(1_000)
        if day == days // 2:
            rig.kill_broker()
    rig.settle()
    took = time.perf_counter() - started
    equal = rig.stored() == rig.batch()
    return [
        Figure("laptops to windows, all told", count / took, 200, "events/s", at_most=False),
        Figure("consumers killed", rig.deaths, 1, "times", at_most=False),
        Figure("equal to a recomputation", float(equal), 1, "1 is yes", at_most=False),
        Figure("lag at the end", rig.lag(), 0, "records", at_most=True),
    ]


def _credit() -> list[Figure]:
    """From the push of a conversion to fresh credit on another laptop, over all processes."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(TemporaryDirectory(prefix="stormops-bench-")))
        folder.chmod(0o711)  # else the database of root lies elsewhere and outlives this
        options = CentreOptions(folder / "centre", limits={"max_wait_s": 20.0})
        rig = Rig(folder, stack.enter_context(Centre(options)))
        sender, reader, storm = rig.sender(), rig.sender(), new_id()
        houses = [new_id() for _ in range(CONVERSIONS)]
        hail = {"event_id": "E", "name": "Hail", "status": "active", "is_sample": False}
        sender.send([add("storms", dict[str, object](hail), storm)])
        home = {"address": "1 Elm St", "do_not_knock": False, "is_synthetic": True}
        sender.send([add("properties", dict[str, object](home), house) for house in houses])
        waits = [_one_credit(sender, reader, storm, house) for house in houses]
    return [Figure("conversion to fresh credit, worst", max(waits), 60, "s", at_most=True)]


def _one_credit(sender: Sender, reader: Sender, storm: str, house: str) -> float:
    cursor, epoch, scope = _caught_up(reader)
    started = time.perf_counter()
    sender.send([_touch(storm, house, "email", won=False), _touch(storm, house, "door_knock", won=True)])
    while True:
        request = SyncRequest(reader.device, 1, cursor=cursor, epoch=epoch, scope=scope, wait=15.0)
        answer = reader.client.carry(request)
        assert isinstance(answer, SyncResponse)
        cursor = answer.cursor
        if any(block.entity == "attribution_runs" for block in answer.changes):
            return time.perf_counter() - started


def _caught_up(reader: Sender) -> tuple[int, str, str]:
    first = reader.client.carry(SyncRequest(reader.device, 1, cursor=0))
    assert isinstance(first, SyncResponse)
    assert first.scope is not None
    return first.high, first.epoch, first.scope.etag


def _touch(storm: str, house: str, channel: str, *, won: bool) -> Op:
    return add("customer_journeys", {
        "storm_id": storm, "property_id": house, "channel": channel, "timestamp": wall_ms(), "converted": won,
        "conversion_value_cents": 1_500_000 if won else None, "source_event_id": new_id(),
    })  # fmt: skip


@contextmanager
def _season_rig(*, durable: bool) -> Iterator[SeasonRig]:
    with ExitStack() as stack:
        folder = Path(stack.enter_context(TemporaryDirectory(prefix="stormops-bench-")))
        folder.chmod(0o711)
        server = stack.enter_context(EmbeddedPostgres(folder / "postgres"))
        migrate(server.urls.owner)
        yield stack.enter_context(season_rig(server.urls, folder, Random(1), durable=durable))


if __name__ == "__main__":
    main()
