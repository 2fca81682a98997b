"""The treatment policy for half a million houses, and uplift on Hillstrom: `python -m benchmarks.decisions`.

STORMOPS_DATA names the folder with uplift/hillstrom.csv.gz; without it that half is left out and says so.
"""

import csv
import gzip
import os
import time
from pathlib import Path

import numpy as np

from benchmarks.table import Figure, print_table
from stormops_desktop.domain.targeting.policy_table import CandidateTable, decide_table
from stormops_desktop.domain.targeting.vocabulary import PolicyMode
from stormops_desktop.domain.uplift.learner import Learnt, learn
from stormops_desktop.domain.uplift.quality import qini, uplift_at
from stormops_desktop.domain.uplift.trial import Trial, trial

HOUSES, CAPACITY, ROUNDS = 500_000, 100_000, 3
SPLITS = 6
KNOWN = ("recency", "history", "mens", "womens", "newbie")
FIT_S, QINI = 0.5, 0.057


def main() -> None:
    """Speed of the policy; speed and quality of the learner beside the figures of reference."""
    print_table(f"Policy, {HOUSES:,} houses", _policy())
    figures = _hillstrom()
    if figures:
        print_table(
            f"Uplift on Hillstrom, {SPLITS} halves (T-logit .0604, ridge .0597, trees .0541-.0593)", figures
        )


def _policy() -> list[Figure]:
    table = _houses()
    figures = []
    for name, capacity in (("no limit", None), (f"capacity {CAPACITY:,}", CAPACITY)):
        taken = []
        for _ in range(ROUNDS):
            began = time.perf_counter()
            decide_table(table, PolicyMode.MODERATE, capacity=capacity, salt="bench")
            taken.append(time.perf_counter() - began)
        figures.append(Figure(name, min(taken), 1.0, "s", at_most=True))
    return figures


def _houses() -> CandidateTable:
    dice = np.random.default_rng(0)
    blocked = np.where(dice.random(HOUSES) < 0.1, 1 << dice.integers(0, 7, HOUSES), 0)
    arm = np.where(dice.random(HOUSES) < 0.02, dice.integers(1, 3, HOUSES), 0)
    return CandidateTable(
        tuple(f"{n:036d}" for n in range(HOUSES)),
        dice.normal(0.15, 0.1, HOUSES).round(4),
        blocked.astype(np.uint8),
        dice.random(HOUSES) < 0.05,
        arm.astype(np.uint8),
    )


def _hillstrom() -> list[Figure]:
    folder = os.environ.get("STORMOPS_DATA", "")
    file = Path(folder) / "uplift" / "hillstrom.csv.gz"
    if not folder or not file.exists():
        print("Hillstrom is left out: STORMOPS_DATA does not name the folder with uplift/.")
        return []
    data = _womens(file)
    seconds, ranks, tops = [], [], []
    for seed in range(SPLITS):
        dice = np.random.default_rng(seed)
        order = dice.permutation(data.size)
        first, second = data.take(order[: data.size // 2]), data.take(order[data.size // 2 :])
        score = learn(first, dice).expected(second.features)
        ranks.append(qini(second.outcome, score, second.treated))
        tops.append(uplift_at(0.3, second.outcome, score, second.treated))
    for seed in range(ROUNDS):
        began = time.process_time()  # one core's work, whatever else the machine does
        _fitted(data, seed)
        seconds.append((time.process_time() - began) * 40_000 / data.size)
    everybody = 1_000 * data.average_effect
    return [
        Figure("fit of 40,000 rows", min(seconds), FIT_S, "CPU-s", at_most=True),
        Figure("1,000 x Qini, Womens visit", 1_000 * float(np.mean(ranks)), 1_000 * QINI, "", at_most=False),
        Figure(
            "1,000 x uplift of the first 30 %", 1_000 * float(np.mean(tops)), everybody, "", at_most=False
        ),
    ]


def _fitted(data: Trial, seed: int) -> Learnt:
    return learn(data, np.random.default_rng(seed))


def _womens(file: Path) -> Trial:
    with gzip.open(file, "rt", newline="") as text:
        rows = [row for row in csv.DictReader(text) if row["segment"] != "Mens E-Mail"]
    one_hot = {name: sorted({row[name] for row in rows})[1:] for name in ("zip_code", "channel")}
    features = [
        [float(row[name]) for name in KNOWN]
        + [float(row[name] == value) for name, values in one_hot.items() for value in values]
        for row in rows
    ]
    names = (*KNOWN, *(f"{name}:{value}" for name, values in one_hot.items() for value in values))
    treated = np.array([row["segment"] == "Womens E-Mail" for row in rows])
    visit = np.array([float(row["visit"]) for row in rows])
    return trial(names, np.array(features), treated, visit, 0.5)


if __name__ == "__main__":
    main()
