"""The laptop by itself: durable saves, and the Jobs table at 100,000 jobs. `python -m benchmarks.laptop`

Beside the saves stands what the disk alone takes in the same minute: on a busy machine read the difference.
"""

import os
import time
from collections.abc import Callable
from dataclasses import replace
from io import FileIO

from benchmarks.replica_rig import big_replica
from benchmarks.table import Figure, percentile, print_table
from stormops_desktop.services.job_reads import JobDesk
from stormops_desktop.services.job_verbs import JobActions
from stormops_desktop.services.models import JobFilter, JobSort
from stormops_desktop.services.workplace import Workplace

JOBS = 100_000
SAVES = 300
READS = 20
PAGE = 200
NOTE = "Two vents dented."
SAVE_BYTES = 45_000  # by which a save makes the write-ahead log longer


def main() -> None:
    with big_replica(JOBS) as (work, job_ids):
        figures = [*saves(work, job_ids), *table(work)]
    print_table(f"One laptop, encrypted replica, {JOBS:,} jobs", figures)


def saves(work: Workplace, job_ids: tuple[str, ...]) -> list[Figure]:
    """A completed job with outcome and note: one durable transaction. After each, its peer: as many bytes
    appended to a file and forced out."""
    verbs, jobs = JobActions(work), iter(job_ids)
    spent, bare, computed = [], [], 0.0
    with work.database.path.with_suffix(".peer").open("ab", buffering=0) as peer:
        for _ in range(SAVES):
            started = time.process_time()
            spent.append(timed(lambda: verbs.complete(next(jobs), "inspected_damage", note=NOTE)))
            computed += time.process_time() - started
            bare.append(timed(lambda: append(peer)))
    return [
        Figure("an append of as many bytes, forced out, p50", percentile(bare, 0.5), 15, "ms", at_most=True),
        Figure("the same, p99", percentile(bare, 0.99), 15, "ms", at_most=True),
        Figure("processor time of a save, mean", computed * 1000 / SAVES, 5, "ms", at_most=True),
        Figure("durable save (status, outcome, note), p50", percentile(spent, 0.5), 15, "ms", at_most=True),
        Figure("the same, p99", percentile(spent, 0.99), 15, "ms", at_most=True),
    ]


def table(work: Workplace) -> list[Figure]:
    """Pages of the Jobs table from its middle, by each sort; the count; a search."""
    reads, figures = JobDesk(work), []
    for sort in JobSort:
        wanted = replace(JobFilter(), sort=sort)
        spent = [timed(lambda w=wanted: reads.page(w, JOBS // 2, PAGE)) for _ in range(READS)]  # type: ignore[misc]
        figures.append(
            Figure(f"page of {PAGE} at the middle, by {sort}", percentile(spent, 0.5), 50, "ms", at_most=True)
        )
    spent = [timed(lambda: reads.count(JobFilter())) for _ in range(READS)]
    figures.append(Figure("count of all", percentile(spent, 0.5), 50, "ms", at_most=True))
    found = JobFilter(text="7512 mesq")
    spent = [timed(lambda: reads.page(found, 0, PAGE)) for _ in range(READS)]
    return [*figures, Figure("first page of a search", percentile(spent, 0.5), 50, "ms", at_most=True)]


def append(peer: FileIO) -> None:
    """What a save writes, without a database."""
    peer.write(bytes(SAVE_BYTES))
    os.fsync(peer.fileno())


def timed(act: Callable[[], object]) -> float:
    """Milliseconds."""
    started = time.perf_counter()
    act()
    return (time.perf_counter() - started) * 1000


if __name__ == "__main__":
    main()
