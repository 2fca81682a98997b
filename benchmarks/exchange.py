"""The exchange between laptops and the hub: push, pull, news, bytes. `python -m benchmarks.exchange`"""

import threading
import time
from random import Random

import msgspec
import zstandard

from benchmarks.neighbourhood import Neighbourhood, neighbourhood
from benchmarks.plain_sqlite import rows_a_second
from benchmarks.rig import Laptop, Rig, Sender, add, batches, change, rig, send_all, step
from benchmarks.table import Figure, percentile, print_table
from stormops_desktop.adapters.clock import wall_ms
from sync.contracts.messages import Push, SyncRequest, SyncResponse
from sync.contracts.ops import Op
from sync.engine.backoff import Backoff
from sync.engine.live import Listener

HOUSES = 20_000
WORKED = 6_000
QUIET_RUNS = 300
NEWS = 60
TARGETS = {"push": 8_000, "first": 35_000, "quiet_ms": 5, "news_ms": 40, "down": 25, "up": 60}


def main() -> None:
    with rig() as at:
        figures = measure(at)
    print_table(f"Exchange over loopback, durable PostgreSQL, {HOUSES * 5:,} rows", figures)


def measure(at: Rig) -> list[Figure]:
    sender, place = at.sender(), neighbourhood(HOUSES)
    loading = len(place.ops) / send_all(sender, place.ops)
    work = crew_work(place, at.account_id)
    pushing = len(work) / send_all(sender, work)
    laptop = at.laptop()
    started, computed = time.perf_counter(), time.process_time()
    rows = laptop.sync().rows
    first, own = rows / (time.perf_counter() - started), rows / (time.process_time() - computed)
    plain = rows_a_second(laptop.store.database)
    quiet = quiet_runs(laptop)
    news = news_times(laptop, sender, place)
    return [
        Figure("push, crew's work: steps, outcomes, notes", pushing, TARGETS["push"], "ops/s", at_most=False),
        Figure("push, new rows (five tables)", loading, TARGETS["push"], "ops/s", at_most=False),
        Figure(f"first sync of {rows:,} rows, encrypted", first, TARGETS["first"], "rows/s", at_most=False),
        Figure(
            "the same, a second of the laptop's processor", own, TARGETS["first"], "rows/s", at_most=False
        ),
        Figure("the same rows into plain SQLite", plain, TARGETS["first"], "rows/s", at_most=False),
        Figure("nothing to do, p50", percentile(quiet, 0.5), TARGETS["quiet_ms"], "ms", at_most=True),
        Figure(
            "write on A, visible on B, p50", percentile(news, 0.5), TARGETS["news_ms"], "ms", at_most=True
        ),
        Figure("the same, p99", percentile(news, 0.99), 250, "ms", at_most=True),
        *bytes_a_field(sender, place),
    ]


def crew_work(place: Neighbourhood, actor_id: str) -> list[Op]:
    """What crews do on a job: a step, an outcome, a note; jobs in random order."""
    jobs = list(place.job_ids)
    Random(1).shuffle(jobs)
    ops: list[Op] = []
    for job_id in jobs[:WORKED]:
        note = {"job_id": job_id, "body": "Two vents dented.", "author_id": actor_id, "written_at": wall_ms()}
        ops += [
            step(job_id, "assigned", "on_site", 0, actor_id),
            change("jobs", job_id, {"outcome": "inspected_damage"}, 0),
            add("notes", note),
        ]
    return ops


def quiet_runs(laptop: Laptop) -> list[float]:
    """Milliseconds of runs that have nothing to do."""
    spent = []
    for _ in range(QUIET_RUNS):
        started = time.perf_counter()
        laptop.sync()
        spent.append((time.perf_counter() - started) * 1000)
    return spent


def news_times(reader: Laptop, writer: Sender, place: Neighbourhood) -> list[float]:
    """Milliseconds from the writer's request to the row in the reader's replica, by poke and sync."""
    poked = threading.Event()
    live_url = f"ws{reader.hub_url.removeprefix('http')}/v1/live"
    listener = Listener(
        reader.client, reader.store.replica, live_url, lambda _rev: poked.set(), Backoff(Random(1).uniform)
    )
    thread = threading.Thread(target=listener.run)
    thread.start()
    poked.wait(10)
    spent = []
    for job_id in place.job_ids[-NEWS:]:
        reader.sync()
        poked.clear()
        started = time.perf_counter()
        writer.send([change("jobs", job_id, {"outcome_reason": "news"}, 1 << 40)])
        while not poked.wait(5) or not reader.sync().rows:
            poked.clear()
        spent.append((time.perf_counter() - started) * 1000)
    listener.stop()
    thread.join()
    return spent


def bytes_a_field(sender: Sender, place: Neighbourhood) -> list[Figure]:
    """Body bytes for one changed text field of 500 rows, as they cross the wire."""
    answer = sender.client.carry(SyncRequest(sender.device, 1))
    assert isinstance(answer, SyncResponse)
    assert answer.scope is not None
    rng, remarks = Random(2), ("gate code", "dog", "came back later")
    ops = [
        change("jobs", job_id, {"outcome_reason": rng.choice(remarks)}, 1 << 40)
        for job_id in place.job_ids[:500]
    ]
    up = packed_size(SyncRequest(sender.device, 1, push=Push(sender.next_n, sender.chain, tuple(ops))))
    before = answer.high
    for batch in batches(ops):
        sender.send(batch)
    page = sender.client.carry(
        SyncRequest(sender.device, 1, cursor=before, epoch=answer.epoch, scope=answer.scope.etag)
    )
    return [
        Figure("bytes a changed field, up (500 a batch)", up / 500, TARGETS["up"], "B", at_most=True),
        Figure("bytes a changed field, down", packed_size(page) / 500, TARGETS["down"], "B", at_most=True),
    ]


def packed_size(body: object) -> int:
    return len(zstandard.ZstdCompressor(level=3).compress(msgspec.json.encode(body)))


if __name__ == "__main__":
    main()
