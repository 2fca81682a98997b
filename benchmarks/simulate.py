"""Simulated storm days: any number of seeds, each played twice, every invariant checked.

python -m benchmarks.simulate --seeds 50000 --jobs 2
python -m benchmarks.simulate --seed 4711 --steps 120
python -m benchmarks.simulate --mutants --seeds 100
"""

import argparse
import multiprocessing
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import partial

from tests.convergence.mutants import MUTANTS, planted
from tests.convergence.play import STEPS, Played, play, play_twice

MOST_SHOWN = 20


def main(arguments: list[str] | None = None) -> int:
    """Returns 1 when a seed fails."""
    options = _parser().parse_args(arguments)
    if options.mutants:
        return _mutants(range(options.start, options.start + options.seeds), options.steps)
    if options.seed is not None:
        return _one(options.seed, options.steps)
    return _many(range(options.start, options.start + options.seeds), options.steps, options.jobs)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.simulate", description=__doc__.splitlines()[0] if __doc__ else None
    )
    parser.add_argument("--seed", type=int, help="play one seed and say how it went")
    parser.add_argument("--seeds", type=int, default=500, help="how many seeds to play")
    parser.add_argument("--start", type=int, default=0, help="the first of them")
    parser.add_argument("--steps", type=int, default=STEPS)
    parser.add_argument("--jobs", type=int, default=2, help="processes")
    parser.add_argument("--mutants", action="store_true", help="how soon each planted mistake is found")
    return parser


def _mutants(seeds: range, steps: int) -> int:
    missed = 0
    for name in MUTANTS:
        with planted(name):
            killers = [seed for seed in seeds if play(seed, steps).failure]
        first = f"first by seed {killers[0]}" if killers else "MISSED"
        missed += not killers
        print(f"{name:<54} {len(killers):>4} of {len(seeds)} seeds, {first}", flush=True)
    return 1 if missed else 0


def _one(seed: int, steps: int) -> int:
    played = play(seed, steps)
    if played.failure:
        print(f"seed {seed} fails at step {played.steps}: {played.failure}")
        return 1
    print(f"seed {seed}: {steps} steps, every invariant holds; trace {played.digest}")
    return 0


def _many(seeds: range, steps: int, jobs: int) -> int:
    began, counts, failed = time.monotonic(), Counter[str](), []
    for number, played in enumerate(_played(seeds, steps, jobs), 1):
        counts.update(played.counts)
        if played.failure:
            failed.append(played)
            print(f"FAILED {played.failure}\n  replay: {played.replay}", flush=True)
            if len(failed) >= MOST_SHOWN:
                break
        if number % 1_000 == 0:
            print(f"  {number:>7} seeds, {time.monotonic() - began:.0f} s", file=sys.stderr, flush=True)
    _table(seeds, steps, counts, failed, time.monotonic() - began)
    return 1 if failed else 0


def _played(seeds: Iterable[int], steps: int, jobs: int) -> Iterator[Played]:
    work = partial(play_twice, steps=steps)
    if jobs == 1:
        yield from map(work, seeds)
        return
    with multiprocessing.get_context("spawn").Pool(jobs) as pool:
        yield from pool.imap_unordered(work, seeds, chunksize=20)


def _table(seeds: range, steps: int, counts: Counter[str], failed: list[Played], seconds: float) -> None:
    rows = [
        ("seeds", f"{len(seeds):,} ({seeds.start} to {seeds.stop - 1})"),
        ("steps a seed", f"{steps}, played twice"),
        ("failed", f"{len(failed)} (target 0)"),
        ("seconds", f"{seconds:.1f} ({1_000 * seconds / max(1, len(seeds)):.0f} ms a seed)"),
        *((name.replace("_", " "), f"{count:,}") for name, count in sorted(counts.items())),
    ]
    for name, value in rows:
        print(f"{name:<18} {value}")


if __name__ == "__main__":
    sys.exit(main())
