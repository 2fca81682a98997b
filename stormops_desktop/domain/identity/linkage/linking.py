"""Two lists, or one with doubles in it: which records are of one person, and how sure that is."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from rapidfuzz.distance import DamerauLevenshtein

from stormops_desktop.domain.identity.forest import Forest
from stormops_desktop.domain.identity.linkage.blocking import PASSES, candidate_pairs
from stormops_desktop.domain.identity.linkage.comparing import compare
from stormops_desktop.domain.identity.linkage.learning import Floats, learn, probability
from stormops_desktop.domain.identity.linkage.table import Column, Ints, Records

LINKED = 0.5
MOST_TOGETHER = 50  # records of one person; more hang together by accident
ONE_A_PERSON = ("claim_number",)


@dataclass(frozen=True, slots=True, eq=False)
class Links:
    """(p,) pairs of records with how sure it is that they are one; `first` and `second` are places."""

    first: Ints
    second: Ints
    probability: Floats


def link(
    records: Records, rng: np.random.Generator, progress: Callable[[str], None] = lambda _: None
) -> Links:
    """Pairs that are more likely one person than not, most certain first."""
    if len(records.ids) < 2:
        return Links(np.zeros(0, np.int64), np.zeros(0, np.int64), np.zeros(0))
    progress("learning what likeness is worth")
    model = learn(records, PASSES, rng)
    progress("comparing")
    first, second = candidate_pairs(records)
    sure = probability(model.score(compare(records, first, second)))
    order = np.argsort(-sure, kind="stable")
    order = order[sure[order] >= LINKED]
    return Links(first[order], second[order], sure[order])


def clusters(records: Records, links: Links) -> list[list[int]]:
    """Records of one person, singles left out; each a sorted list of places.

    Surest links first; one that would join two claims, or more than 50 records, is left out, so that a chain
    breaks at its weakest link. Where nothing of what hangs together speaks against it, as almost everywhere,
    all of it is one person and no link is looked at by itself.
    """
    forest = Forest(len(records.ids))
    forest.join(links.first, links.second)
    names = forest.names()
    doubtful = _doubtful(records, names)[names[links.first]]
    together = _Together(records)
    for first, second in zip(links.first[doubtful].tolist(), links.second[doubtful].tolist(), strict=True):
        together.join(first, second)
    careful = [sorted(group) for group in together.groups.values() if len(group) > 1]
    return sorted(careful + _plain_groups(names, links.first[~doubtful]))


def _doubtful(records: Records, names: npt.NDArray[np.int32]) -> npt.NDArray[np.bool_]:
    """(n,) for each group, by its name: whether it is too large, or a number of one person occurs as two."""
    doubt: npt.NDArray[np.bool_] = np.bincount(names, minlength=len(names)) > MOST_TOGETHER
    for name in ONE_A_PERSON:
        column = records.column(name)
        if column is not None:
            told = column.codes >= 0
            least = np.full(len(names), np.iinfo(np.int64).max)
            most = np.full(len(names), -1)
            np.minimum.at(least, names[told], column.codes[told])
            np.maximum.at(most, names[told], column.codes[told])
            doubt |= (most >= 0) & (least != most)
    return doubt


def _plain_groups(names: npt.NDArray[np.int32], linked: Ints) -> list[list[int]]:
    """The members of the groups that these records are in."""
    wanted = np.zeros(len(names), np.bool_)
    wanted[names[linked]] = True
    members = np.nonzero(wanted[names])[0]
    order = members[np.argsort(names[members], kind="stable")]
    cuts = np.nonzero(np.diff(names[order]))[0] + 1
    return [part.tolist() for part in np.split(order, cuts) if len(part) > 1]


class _Together:
    """Disjoint sets of records that know the numbers a person has only one of."""

    def __init__(self, records: Records) -> None:
        self.groups: dict[int, list[int]] = {}
        self._of: dict[int, int] = {}
        self._numbers = [column for name in ONE_A_PERSON if (column := records.column(name)) is not None]

    def join(self, first: int, second: int) -> None:
        one, other = self._of.setdefault(first, first), self._of.setdefault(second, second)
        left, right = self.groups.setdefault(one, [one]), self.groups.setdefault(other, [other])
        if one == other or len(left) + len(right) > MOST_TOGETHER or self._contradict(left, right):
            return
        if len(left) < len(right):
            one, other, left, right = other, one, right, left
        left += right
        self._of.update(dict.fromkeys(right, one))
        del self.groups[other]

    def _contradict(self, left: list[int], right: list[int]) -> bool:
        return any(_another(column, a, b) for column in self._numbers for a in left for b in right)


def _another(column: Column, a: int, b: int) -> bool:
    """Whether both have the number and it is not the same with one slip."""
    one, other = int(column.codes[a]), int(column.codes[b])
    if one < 0 or other < 0 or one == other:
        return False
    return DamerauLevenshtein.distance(column.values[one], column.values[other]) > 1
