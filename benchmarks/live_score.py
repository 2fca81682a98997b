"""The play score that the hub tells live, after a change of one house, beside the counting of all of them.

`python -m benchmarks.live_score [houses]`: real PostgreSQL, and changes sent as a laptop sends them. It times
what the hub does before it tells the score.
"""

import os
import sys
import time
from collections.abc import Iterator, Sequence

from benchmarks.neighbourhood import neighbourhood
from benchmarks.rig import Rig, Sender, change, rig, send_all
from benchmarks.table import Figure, percentile, print_table
from stormops_desktop.adapters.clock import wall_ms
from sync.contracts.live import Panel
from sync.contracts.live_panels import Batch
from sync.contracts.ops import Op
from sync.hub.live.reads import LiveReads
from sync.postgres.pool import Pool, open_pool

HOUSES, CHANGES, RECOUNTS = 50_000, 40, 5
SCORE, NOTHING = frozenset({Panel.SCORE}), frozenset[Panel]()
_COUNTED = frozenset({"storms", "properties", "lead_uplift"})
CHANGE_MS, RECOUNT_MS, TIMES = 200.0, 5_000.0, 10.0


def main() -> None:
    houses = int(sys.argv[1]) if len(sys.argv) > 1 else HOUSES
    ops = [op for op in neighbourhood(houses).ops if op.entity in _COUNTED]
    with rig() as at, open_pool(at.centre.urls.database.app, size=1) as pool:
        sender = at.sender()
        send_all(sender, ops)
        recounts = list(counted_whole(at, pool, ops[0].key))
        changes = list(counted_after_a_change(at, pool, sender, ops))
    busy = os.getloadavg()[0]
    print_table(
        f"Live score of {houses:,} houses at the hub (load {busy:.0f} on {os.cpu_count()} cores)",
        figures(recounts, changes),
    )


def figures(recounts: Sequence[float], changes: Sequence[float]) -> list[Figure]:
    """Milliseconds of each, and how many times less a change costs."""
    middle, whole = percentile(changes, 0.5), percentile(recounts, 0.5)
    return [
        Figure("after a change, p50", middle, CHANGE_MS, "ms", at_most=True),
        Figure("after a change, p95", percentile(changes, 0.95), CHANGE_MS, "ms", at_most=True),
        Figure("after a change, longest", max(changes), CHANGE_MS, "ms", at_most=True),
        Figure("all houses counted, p50", whole, RECOUNT_MS, "ms", at_most=True),
        Figure("all houses to one change", whole / middle, TIMES, "times", at_most=False),
    ]


def counted_whole(at: Rig, pool: Pool, storm_id: str) -> Iterator[float]:
    """Milliseconds of the first score that somebody asks for, each time by a hub that knows nothing."""
    for _ in range(RECOUNTS):
        started = time.perf_counter()
        told = LiveReads(pool, wall_ms).batch(at.tenant_id, storm_id, -1, SCORE, SCORE)
        spent = time.perf_counter() - started
        assert told is not None and told.score is not None
        yield 1e3 * spent


def counted_after_a_change(at: Rig, pool: Pool, sender: Sender, ops: Sequence[Op]) -> Iterator[float]:
    """Milliseconds after each house that is scored anew, below the threshold: one count moves with it."""
    reads, storm_id = LiveReads(pool, wall_ms), ops[0].key
    told = _batch(reads.batch(at.tenant_id, storm_id, -1, SCORE, SCORE))
    for uplift in [op.key for op in ops if op.entity == "lead_uplift"][:CHANGES]:
        sender.send([change("lead_uplift", uplift, {"expected_uplift": 0.0}, told.seq)])
        started = time.perf_counter()
        news = _batch(reads.batch(at.tenant_id, storm_id, told.seq, SCORE, NOTHING, told.score))
        spent = time.perf_counter() - started
        assert news.seq > told.seq and news.score != told.score, "the change moved no count"
        told = news
        yield 1e3 * spent


def _batch(told: Batch | None) -> Batch:
    assert told is not None and told.score is not None
    return told


if __name__ == "__main__":
    main()
