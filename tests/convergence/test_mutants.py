"""The simulation is worth something only if it notices mistakes: each planted one is found, and soon."""

import pytest

from tests.convergence.mutants import MUTANTS, planted
from tests.convergence.play import play

MOST_SEEDS = 600
SHARP = (187, 739)  # what few seeds in a thousand notice; a change of the simulation may blunt them


@pytest.mark.parametrize("name", MUTANTS)
def test_mutant_is_killed(name, record_property):
    with planted(name):
        killer = next(
            (played for seed in (*SHARP, *range(MOST_SEEDS)) if (played := play(seed)).failure), None
        )
    assert killer is not None, f"{MOST_SEEDS} seeds did not notice: {name}"
    record_property("seeds", killer.seed + 1)
    assert not play(killer.seed).failure, "the seed fails without the mistake too"
