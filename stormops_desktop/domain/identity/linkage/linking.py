"""Two lists, or one with doubles in it: which records are of one person, and how sure that is."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from rapidfuzz.distance import DamerauLevenshtein

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
    breaks at its weakest link.
    """
    together = _Together(records)
    for first, second in zip(links.first.tolist(), links.second.tolist(), strict=True):
        together.join(first, second)
    return sorted(sorted(group) for group in together.groups.values() if len(group) > 1)


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
