"""What the paths of a cohort look like: the ones that were walked most, and how one touch follows another."""

from dataclasses import dataclass

import numpy as np

from stormops_desktop.domain.attribution.chain import fit, remembered
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


START, CONVERTED, LOST = "start", "converted", "lost"
MOST_ROWS = 14


@dataclass(frozen=True, slots=True, eq=False)
class Transitions:
    """Chances to go from the last touches to the next one.

    Attributes:
        rows: the start, then what the chain remembers: as many players as its order, fewer at the beginning
            of a path; of many the most frequent. columns: players, then converted, then lost.
        chance: (rows, columns), each row adding up to 1, or to 0 for a player never met. times: how often.
        left_out: how many rows there are besides.
    """

    rows: tuple[tuple[str, ...], ...]
    columns: tuple[str, ...]
    chance: Floats
    times: Floats
    left_out: int = 0


def transitions(cohort: Cohort, order: int = 1, most: int = MOST_ROWS) -> Transitions:
    """The chain of that order as a table.

    Raises:
        AttributionError: the chain can't be fitted at that order.
    """
    chain = fit(cohort, order)
    into = np.zeros((len(chain.ends_in), cohort.size))
    into[np.arange(len(chain.ends_in)), chain.ends_in] = 1.0
    times = np.column_stack((chain.counts[:, 1:] @ into, chain.converted, chain.lost))
    often = times.sum(1)
    # In the order of the states; which of them, by how often they were met.
    kept = np.sort(np.argsort(-often[1:], kind="stable")[: most if order > 1 else cohort.size]) + 1
    shown = np.concatenate(([0], kept))
    names = [tuple(cohort.players[code] for code in state) for state in remembered(cohort, order)]
    whole = often[shown, None]
    chance = np.divide(times[shown], whole, out=np.zeros_like(times[shown]), where=whole > 0)
    rows = ((START,), *(names[at - 1] for at in kept.tolist()))
    return Transitions(rows, (*cohort.players, CONVERTED, LOST), chance, times[shown], len(names) - len(kept))
