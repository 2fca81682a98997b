"""Playing a seed: twice, to see that it is the same history both times, and shorter if it fails."""

from dataclasses import dataclass

from tests.convergence.photo_part import worn_disks_are_no_news
from tests.convergence.simulation import Simulation

STEPS = 200


@dataclass(frozen=True, slots=True)
class Played:
    """How a seed went. `failure` is "" when every invariant held."""

    seed: int
    steps: int
    digest: str
    failure: str
    counts: dict[str, int]

    @property
    def replay(self) -> str:
        """The command that plays it again."""
        return f"python -m benchmarks.simulate --seed {self.seed} --steps {self.steps}"


def play(seed: int, steps: int = STEPS) -> Played:
    """One history; a broken invariant, or any other exception, is its failure."""
    simulation = Simulation(seed, steps)
    try:
        with worn_disks_are_no_news():
            outcome = simulation.run()
    except Exception as error:
        return Played(seed, simulation.step, "", f"{type(error).__name__}: {error}", simulation.counts)
    return Played(seed, steps, outcome.digest, "", outcome.counts)


def play_twice(seed: int, steps: int = STEPS) -> Played:
    """The same seed must be the same history; a failing one comes back as short as it can be made."""
    first = play(seed, steps)
    if first.failure:
        return shrunk(first)
    again = play(seed, steps)
    if again.digest != first.digest:
        return Played(seed, steps, "", "two runs of one seed differ", first.counts)
    return first


def shrunk(failed: Played) -> Played:
    """The fewest steps after which the seed fails, as far as a dozen tries tell."""
    shortest = failed
    low, high = 0, failed.steps
    while high - low > 1:
        middle = (low + high) // 2
        played = play(failed.seed, middle)
        if played.failure:
            shortest, high = played, min(middle, played.steps)
        else:
            low = middle
    return shortest
