"""A cohort of paths in columns: what every method of attribution reads.

A path stands for all journeys that touched the same players in the same order. Paths that never
converted belong to it: without them a chain knows no way to fail.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from stormops_desktop.domain.attribution.errors import AttributionError

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]

Bools = npt.NDArray[np.bool_]

FEWEST_JOURNEYS, FEWEST_CONVERSIONS, FEWEST_TOUCHES = 30, 5, 20


@dataclass(frozen=True, slots=True, eq=False)
class Cohort:
    """n paths over C players (channels, plays, or both).

    Attributes:
        players: their names; a code is an index here.
        codes: (t,) the touches of all paths, one path after the other. offsets: (n + 1,) where each begins.
        conversions, nulls: (n,) how many journeys on the path converted, and did not.
        value: (n,) what the conversions were worth together, in the unit of the input.
        age_days: (t,) days from a touch to the last touch of its path; None when no times are known.
        weight: (t,) what a transition out of a touch counts (priors); None: 1 each.
        cluster: (n,) whose journeys these are, for the bootstrap by identity; None: each path on its own.
    """

    players: tuple[str, ...]
    codes: Ints
    offsets: Ints
    conversions: Floats
    nulls: Floats
    value: Floats
    age_days: Floats | None = None
    weight: Floats | None = None
    cluster: Ints | None = None
    path_of: Ints = field(init=False)

    def __post_init__(self) -> None:
        lengths = np.diff(self.offsets)
        if (lengths < 1).any():
            raise AttributionError("A path without a touch can't be credited. Leave it out.")
        for name, column in (("conversions", self.conversions), ("null", self.nulls), ("value", self.value)):
            if not np.isfinite(column).all() or (column < 0).any():
                raise AttributionError(f"The column of {name} has a negative or missing number.")
        object.__setattr__(self, "path_of", np.repeat(np.arange(len(lengths)), lengths))

    @property
    def size(self) -> int:
        """How many players."""
        return len(self.players)

    @property
    def n_journeys(self) -> float:
        return float(self.conversions.sum() + self.nulls.sum())

    @property
    def n_conversions(self) -> float:
        return float(self.conversions.sum())

    @property
    def total_value(self) -> float:
        return float(self.value.sum())

    @property
    def touches(self) -> Floats:
        """(C,) how often each player was met, over all journeys."""
        times = (self.conversions + self.nulls)[self.path_of]
        return counted(self.codes, times, self.size)

    @property
    def low_sample(self) -> bool:
        """Too few journeys or conversions to be trusted (product.md C.13)."""
        return self.n_journeys < FEWEST_JOURNEYS or self.n_conversions < FEWEST_CONVERSIONS

    def take(self, wanted: Bools) -> "Cohort":
        """The paths where `wanted`, (n,), is true; the players stay."""
        touched = wanted[self.path_of]
        lengths = np.diff(self.offsets)[wanted]
        return Cohort(
            self.players, self.codes[touched], np.concatenate(([0], np.cumsum(lengths))),
            self.conversions[wanted], self.nulls[wanted], self.value[wanted],
            None if self.age_days is None else self.age_days[touched],
            None if self.weight is None else self.weight[touched],
            None if self.cluster is None else self.cluster[wanted],
        )  # fmt: skip

    def weighted(self, times: Floats) -> "Cohort":
        """The same paths, each counted `times`, (n,), as often: a draw of a bootstrap."""
        return Cohort(
            self.players, self.codes, self.offsets, self.conversions * times, self.nulls * times,
            self.value * times, self.age_days, self.weight, self.cluster,
        )  # fmt: skip


def cohort_of(
    paths: Sequence[Sequence[str]],
    conversions: Sequence[float],
    nulls: Sequence[float],
    value: Sequence[float] | None = None,
) -> Cohort:
    """A cohort of written paths; players in the order in which they are first met.

    Raises:
        AttributionError: a path without touches, or negative numbers.
    """
    codes: dict[str, int] = {}
    flat = [codes.setdefault(name, len(codes)) for path in paths for name in path]
    lengths = np.fromiter((len(path) for path in paths), np.int64, len(paths))
    return Cohort(
        tuple(codes),
        np.asarray(flat, np.int64),
        np.concatenate((np.zeros(1, np.int64), np.cumsum(lengths))),
        np.asarray(conversions, np.float64),
        np.asarray(nulls, np.float64),
        np.zeros(len(paths)) if value is None else np.asarray(value, np.float64),
    )


def counted(codes: Ints, weight: Floats, length: int) -> Floats:
    """(length,) sums of the weights by code."""
    return np.bincount(codes, weight, length).astype(np.float64)
