"""Routing beside its peers, at equal CPU time on one core: `python -m benchmarks.routes [--quick]`.

Gaps are percent above the best known cost. Peers run in the same run on the same machine; bars are ratios, so
a slow machine moves both. `--quick` takes a quarter of the time and the small sizes only.
"""

import argparse
import time

import numpy as np

from benchmarks.routes_out import crew_out
from benchmarks.routes_problems import folder, published
from benchmarks.routes_runs import Run, alone, by_latitude, ours, pyvrp, pyvrp_from_our_split, vroom
from benchmarks.table import Figure, percentile, print_table
from stormops_desktop.adapters.ortools_router_started import least_late_order
from stormops_desktop.domain.routing.problem import NEVER, CrewKind, Problem
from stormops_desktop.domain.routing.replan import reordered
from stormops_desktop.domain.routing.search import Effort
from stormops_desktop.domain.routing.travel import planar

CAPACITY = ("CVRP/X-n502-k39", "CVRP/X-n979-k58")
WINDOWS = ("VRPTW/R1_10_5", "VRPTW/RC2_10_3")
PRIZES = ("PCVRPTW/R1_10_5", "PCVRPTW/R2_10_6")
RSS_MB, HOUR = 600, 3_600.0


def main() -> None:
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("--quick", action="store_true")
    words.add_argument("--seconds", type=float, default=10.0, help="CPU seconds of each solver")
    asked = words.parse_args()
    folder()  # ends here with a sentence where there are no instances
    seconds = asked.seconds / 4 if asked.quick else asked.seconds
    print_table("Re-optimising a started route (38 stops, 6 appointments)", started_routes())
    print_table("A crew out today: its stops on other routes", crew_out())
    for title, names, bar in (
        ("Capacity (CVRPLIB X)", CAPACITY, 0.5),
        ("Windows, 1,000 stops", WINDOWS, 0.75),
        ("Prizes, windows, 1,000 stops", PRIZES, 0.5),
    ):
        print_table(f"{title}, {seconds:g} CPU-s each", instances(names, seconds, bar))
    print_table("Storms for crews from several yards, 5 CPU-s each", crews_from_yards())
    print_table("Storm of 1,920 stops", storm_of_2000(asked.quick))
    if not asked.quick:
        print_table("Storm of 9,600 stops", storm_of_10000())
        print_table("Storm of 100,000 stops", large_storm())


def instances(names: tuple[str, ...], seconds: float, bar: float) -> list[Figure]:
    """Gap to the best known beside the peers' gaps: each instance, and their mean, which the bar is for."""
    figures, gaps, peers = [], [], []
    for name in names:
        best = published(name)[1]
        mine = alone(ours, name, seconds)
        gaps.append(_gap(mine, best))
        peers.append(_gap(alone(pyvrp, name, seconds), best))
        title = f"{name}: gap (PyVRP {peers[-1]:.2f} %)"
        figures.append(Figure(title, gaps[-1], bar * peers[-1], "%", at_most=True))
        if name.startswith("CVRP"):
            gap_vroom = _gap(alone(vroom, name, seconds), best)
            figures.append(Figure(f"{name}: gap beside VROOM's", gaps[-1], gap_vroom, "%", at_most=True))
        figures.append(Figure(f"{name}: peak memory", mine.peak_mb, RSS_MB, "MB", at_most=True))
    mean, peer = sum(gaps) / len(gaps), sum(peers) / len(peers)
    return [*figures, Figure(f"mean gap (PyVRP {peer:.2f} %)", mean, bar * peer, "%", at_most=True)]


def crews_from_yards(seconds: float = 5.0) -> list[Figure]:
    """Each yard's crews a kind of their own, for two days and for as many as it takes."""
    figures = []
    for name, title in (
        ("yards/400/6/2", "400 stops, 6 yards, two days"),
        ("yards/400/6/0", "400 stops, 6 yards"),
        ("yards/2000/12/0", "2,000 stops, 12 yards"),
    ):
        ratio = alone(ours, name, seconds).cost / alone(pyvrp, name, seconds).cost
        figures.append(Figure(f"{title}: distance over PyVRP", ratio, 1.03, "ratio", at_most=True))
    return figures


def storm_of_2000(quick: bool) -> list[Figure]:
    """Five seconds of ours against thirty of PyVRP's, and against the old way."""
    mine, old = alone(ours, "storm/1920", 5.0), alone(by_latitude, "storm/1920")
    cold = alone(pyvrp, "storm/1920", 8.0 if quick else 30.0)
    return [
        Figure("distance over PyVRP cold", mine.cost / cold.cost, 0.95, "ratio", at_most=True),
        Figure("distance over latitude chunks", mine.cost / old.cost, 0.90, "ratio", at_most=True),
        Figure("distance over the best known", mine.cost / 1_191_077, 1.02, "ratio", at_most=True),
        Figure("first routes", mine.first_s, 2.0, "s", at_most=True),
    ]


def storm_of_10000() -> list[Figure]:
    """Twenty seconds of ours against sixty of PyVRP's, cold and from our own first routes."""
    mine, old = alone(ours, "storm/9600", 20.0), alone(by_latitude, "storm/9600")
    cold, warm = alone(pyvrp, "storm/9600", 60.0), alone(pyvrp_from_our_split, "storm/9600", 60.0)
    return [
        Figure("distance over PyVRP cold", mine.cost / cold.cost, 0.85, "ratio", at_most=True),
        Figure("distance over PyVRP from our split", mine.cost / warm.cost, 0.99, "ratio", at_most=True),
        Figure("distance over latitude chunks", mine.cost / old.cost, 0.90, "ratio", at_most=True),
        Figure("distance over the best known", mine.cost / 7_595_108, 1.02, "ratio", at_most=True),
        Figure("first routes", mine.first_s, 2.0, "s", at_most=True),
        Figure("polished", mine.seconds, 60.0, "s", at_most=True),
        Figure("peak memory", mine.peak_mb, RSS_MB, "MB", at_most=True),
    ]


def large_storm() -> list[Figure]:
    """No peer takes it: their matrix would be 80 GB."""
    mine = alone(ours, "storm/100000", 120.0)
    return [
        Figure("first routes", mine.first_s, 10.0, "s", at_most=True),
        Figure("polished", mine.seconds, 180.0, "s", at_most=True),
        Figure("peak memory", mine.peak_mb, RSS_MB, "MB", at_most=True),
    ]


def started_routes(cases: int = 40) -> list[Figure]:
    """Forty half-driven routes: how soon, how often on time, how far from a long run."""
    spent, late, over = [], 0, []
    for seed in range(cases):
        left = _started(seed)
        began = time.perf_counter()
        found = reordered(left, least_late_order)
        spent.append(time.perf_counter() - began)
        late += bool(found.late)
        over.append(found.cost / reordered(left, least_late_order, effort=Effort(iterations=60_000)).cost)
    return [
        Figure("p95", percentile(spent[1:], 0.95), 0.5, "s", at_most=True),
        Figure("on time", 100 * (cases - late) / cases, 100, "%", at_most=False),
        Figure("mean over a long run", 100 * (float(np.mean(over)) - 1), 2.0, "%", at_most=True),
    ]


def _started(seed: int) -> Problem:
    dice = np.random.default_rng(seed)
    n, booked = 38, 6
    opens, closes = np.zeros((n, 1)), np.full((n, 1), NEVER)
    opens[:booked, 0] = dice.integers(0, 8, booked) * HOUR
    closes[:booked, 0] = opens[:booked, 0] + HOUR
    return Problem(
        ids=tuple(map(str, range(n))), travel=planar(dice.integers(0, 6_000, (n + 1, 2)).astype(float)),
        demand=np.ones(n), service_s=np.full(n, 600.0), prize=np.full(n, np.inf), opens_s=opens,
        closes_s=closes, crews=(CrewKind(n, n, 1, shift_end_s=16 * HOUR),), seconds_per_unit=0.1,
    )  # fmt: skip


def _gap(run: Run, best: float) -> float:
    return 100 * (run.cost / best - 1)


if __name__ == "__main__":
    main()
