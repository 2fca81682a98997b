"""Attribution beside ChannelAttribution and beside a known truth: `python -m benchmarks.attribution`.

Peers come with `pip install --require-hashes -r packaging/locks/bench.txt`; STORMOPS_DATA names the
public paths.
"""

import os
import time
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.attribution_paths import drawn_journeys, known_chain, true_shares
from benchmarks.attribution_storm import storm_figures
from benchmarks.table import Figure, print_table
from stormops_desktop.domain.attribution.chain import fit, removal_effects
from stormops_desktop.domain.attribution.cohort import Cohort
from stormops_desktop.domain.attribution.files import read_file
from stormops_desktop.domain.attribution.shapley import chain_shapley, coverage_shapley
from stormops_desktop.domain.attribution.uncertainty import drawn_chains, markov_draws, shares, spread_of

JOURNEYS, CHANNELS, DRAWS = 1_000_000, 12, 1_000
REPEATS, COVERED_FROM = 150, 50
PEER_ERROR = 0.005


def main() -> None:
    """Speed beside the peer in the same run, then coverage of the intervals."""
    print_table("Attribution: speed", [*_public_paths(), *_many_journeys(), *_draws(), *storm_figures()])
    print_table("Attribution: coverage of 90 % intervals, channels with 50 touches and more", _coverage())


def _public_paths() -> list[Figure]:
    folder = os.environ.get("STORMOPS_DATA", "")
    if not folder:
        print("The public 10,000 paths are left out: STORMOPS_DATA is not set.")
        return []
    text = (Path(folder) / "attribution" / "channelattribution_pathdata.csv").read_text()
    cohort = read_file(text).channels
    ours = _seconds(lambda: removal_effects(fit(cohort)), 5)
    peer, error = _peer_markov(cohort, conv_par=PEER_ERROR)
    print(
        f"ChannelAttribution on 10,000 paths: {peer:.1f} CPU-s, largest error {error:.3%} of the conversions"
    )
    exact = _seconds(lambda: chain_shapley(fit(cohort), np.random.default_rng(0)), 3)
    return [
        Figure("Markov, 10,000 paths: times as fast as the peer", peer / ours, 1_000, "x", at_most=False),
        Figure("exact Shapley of 12 channels", exact * 1_000, 200, "ms", at_most=True),
    ]


def _many_journeys() -> list[Figure]:
    cohort = drawn_journeys(known_chain(CHANNELS, 1), JOURNEYS, 2)
    markov = _seconds(lambda: removal_effects(fit(cohort)), 3)
    simple = _seconds(lambda: coverage_shapley(cohort), 3)
    peer, _ = _peer_markov(cohort, conv_par=0.05)
    loop = _seconds(lambda: _looped_shapley(cohort), 1)
    return [
        Figure(
            "Markov, 1,000,000 journeys: times as fast as the peer", peer / markov, 10, "x", at_most=False
        ),
        Figure("Markov, 1,000,000 journeys", markov, 0.5, "s", at_most=True),
        Figure("simplified Shapley, 1,000,000: times a loop", loop / simple, 15, "x", at_most=False),
    ]


def _draws() -> list[Figure]:
    chain = fit(drawn_journeys(known_chain(CHANNELS, 1), 100_000, 3))
    dice = np.random.default_rng(0)
    taken = _seconds(lambda: spread_of(markov_draws(drawn_chains(chain, DRAWS, dice))), 5)
    return [Figure("intervals, 1,000 Dirichlet draws", taken, 0.1, "s", at_most=True)]


def _coverage() -> list[Figure]:
    figures = []
    for journeys in (500, 5_000):
        covered = _covered(journeys)
        figures.append(Figure(f"n = {journeys:,}, at least", covered, 0.85, "", at_most=False))
        figures.append(Figure(f"n = {journeys:,}, at most", covered, 0.93, "", at_most=True))
    return figures


def _covered(journeys: int) -> float:
    hits: list[bool] = []
    for repeat in range(REPEATS):
        chain = known_chain(6, 10_000 + repeat)
        truth, cohort = true_shares(chain), drawn_journeys(chain, journeys, repeat)
        drawn = drawn_chains(fit(cohort), DRAWS, np.random.default_rng(repeat))
        spread = spread_of(markov_draws(drawn))
        judged = (cohort.touches >= COVERED_FROM) & spread.varies
        hits += ((spread.lo <= truth) & (truth <= spread.hi))[judged].tolist()
    return float(np.mean(hits))


def _peer_markov(cohort: Cohort, *, conv_par: float) -> tuple[float, float]:
    """CPU seconds of ChannelAttribution, and its largest error as a part of all conversions."""
    import ChannelAttribution
    import pandas as pd

    paths = [
        " > ".join(cohort.players[code] for code in cohort.codes[a:b]) for a, b in pairwise(cohort.offsets)
    ]
    frame = pd.DataFrame({"path": paths, "won": cohort.conversions, "lost": cohort.nulls})
    began = time.process_time()
    found: Any = ChannelAttribution.markov_model(
        frame,
        "path",
        "won",
        var_null="lost",
        conv_par=conv_par,
        seed=1,
        ncore=1,
        verbose=False,
        flg_pro=False,
    )
    taken = time.process_time() - began
    credited = dict(zip(found["channel_name"], found["total_conversions"], strict=True))
    ours = shares(removal_effects(fit(cohort))) * cohort.n_conversions
    errors = [abs(credited.get(name, 0) - credit) for name, credit in zip(cohort.players, ours, strict=True)]
    return taken, max(errors) / cohort.n_conversions


def _looped_shapley(cohort: Cohort) -> list[float]:
    credit, codes = [0.0] * cohort.size, cohort.codes.tolist()
    offsets, won = cohort.offsets.tolist(), cohort.conversions.tolist()
    for path, (a, b) in enumerate(pairwise(offsets)):
        distinct = set(codes[a:b])
        for code in distinct:
            credit[code] += won[path] / len(distinct)
    return credit


def _seconds(work: Callable[[], object], runs: int) -> float:
    taken = []
    for _ in range(runs):
        began = time.process_time()
        work()
        taken.append(time.process_time() - began)
    return min(taken)


if __name__ == "__main__":
    main()
