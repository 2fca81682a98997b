"""500 seeded histories of laptops, network and centre; `python -m benchmarks.simulate` plays any number."""

import pytest

from tests.convergence.play import play, play_twice
from tests.convergence.simulation import WEIGHTS

SEEDS = 500
A_TEST = 25


@pytest.mark.parametrize("first", range(0, SEEDS, A_TEST))
def test_every_invariant_holds_and_every_seed_repeats_itself(first):
    failed = [played for seed in range(first, first + A_TEST) if (played := play_twice(seed)).failure]
    assert not failed, "\n".join(f"{played.failure}\n  replay: {played.replay}" for played in failed)


def test_the_seeds_meet_every_kind_of_fault():
    met = {name for seed in range(25) for name in play(seed).counts}
    assert met == {*WEIGHTS, "upgrade"}


def test_a_failing_seed_names_the_command_that_replays_it(monkeypatch):
    from sync.engine.core import outbox

    monkeypatch.setattr(outbox, "to_inbox", lambda tx, n, op, verdict, now_ms: tx.remove_op(n))
    failed = next(played for seed in range(50) if (played := play_twice(seed)).failure)
    assert failed.replay == f"python -m benchmarks.simulate --seed {failed.seed} --steps {failed.steps}"
    assert play(failed.seed, failed.steps).failure
