"""What the paths of a cohort look like: the ones that were walked most, and how one touch follows another."""

from dataclasses import dataclass

import numpy as np

from stormops_desktop.domain.attribution.chain import Chain
from stormops_desktop.domain.attribution.cohort import Cohort, Floats


@dataclass(frozen=True, slots=True)
class WalkedPath:
    """Journeys that touched the same players in the same order.

    Attributes:
        value: of its conversions, in the cohort's unit. at: which paths of the cohort these are.
    """

    players: tuple[str, ...]
    journeys: int
    conversions: int
    value: float
    at: tuple[int, ...]

    @property
    def rate(self) -> float:
        """Converted part, 0..1."""
        return self.conversions / self.journeys if self.journeys else 0.0


def walked_paths(cohort: Cohort) -> tuple[WalkedPath, ...]:
    """Every distinct path, most journeys first."""
    groups: dict[tuple[int, ...], list[int]] = {}
    bounds = cohort.offsets.tolist()
    codes = cohort.codes.tolist()
    for at in range(len(bounds) - 1):
        groups.setdefault(tuple(codes[bounds[at] : bounds[at + 1]]), []).append(at)
    found = [_walked(cohort, path, members) for path, members in groups.items()]
    return tuple(sorted(found, key=lambda path: (-path.journeys, -path.conversions, path.players)))


def _walked(cohort: Cohort, path: tuple[int, ...], members: list[int]) -> WalkedPath:
    at = np.array(members)
    won, lost = cohort.conversions[at].sum(), cohort.nulls[at].sum()
    return WalkedPath(
        tuple(cohort.players[code] for code in path), round(won + lost), round(won),
        float(cohort.value[at].sum()), tuple(members),
    )  # fmt: skip


@dataclass(frozen=True, slots=True, eq=False)
class Transitions:
    """Chances to go from one touch to the next.

    Attributes:
        rows: names: the start, then players. columns: players, then converted, then lost.
        chance: (rows, columns), each row adding up to 1, or to 0 for a player never met. times: how often.
    """

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    chance: Floats
    times: Floats


START, CONVERTED, LOST = "start", "converted", "lost"


def transitions(chain: Chain, players: tuple[str, ...]) -> Transitions:
    """The chain of order 1 as a table."""
    times = np.column_stack((chain.counts[:, 1:], chain.converted, chain.lost))
    whole = times.sum(1, keepdims=True)
    chance = np.divide(times, whole, out=np.zeros_like(times), where=whole > 0)
    return Transitions((START, *players), (*players, CONVERTED, LOST), chance, times)
