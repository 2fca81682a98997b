"""The laptop by itself: durable saves, and the Jobs table at 100,000 jobs. `python -m benchmarks.laptop`"""

import time
from collections.abc import Callable
from dataclasses import replace

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


def main() -> None:
    with big_replica(JOBS) as (work, job_ids):
        figures = [*saves(work, job_ids), *table(work)]
    print_table(f"One laptop, encrypted replica, {JOBS:,} jobs", figures)


def saves(work: Workplace, job_ids: tuple[str, ...]) -> list[Figure]:
    """A completed job with outcome and note: one durable transaction."""
    verbs, jobs = JobActions(work), iter(job_ids)
    spent = [
        timed(lambda: verbs.complete(next(jobs), "inspected_damage", note="Two vents dented."))
        for _ in range(SAVES)
    ]
    return [
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


def timed(act: Callable[[], object]) -> float:
    """Milliseconds."""
    started = time.perf_counter()
    act()
    return (time.perf_counter() - started) * 1000


if __name__ == "__main__":
    main()
