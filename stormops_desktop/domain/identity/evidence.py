"""Why two records may be one person: the values they share, and how much these prove together."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations
from types import MappingProxyType

from stormops_desktop.domain.identity.facts import Facts, Held, NodeKind
from stormops_desktop.domain.identity.identifiers import PLACES, SHOWN_ONLY, STRENGTHS, Kind, combined

MOST_HOUSES: Mapping[Kind, int] = MappingProxyType({Kind.EMAIL: 5, Kind.PHONE: 5, Kind.DEVICE_ID: 10})
"""A value told of more houses than that is an office's or an agent's, and says nothing about a person."""
MOST_RECORDS = 60  # of one value; more are not one person, and their pairs would be thousands


@dataclass(frozen=True, slots=True)
class Pair:
    """Two records (`one` < `other`) and the kinds of values they share."""

    one: str
    other: str
    kinds: frozenset[Kind]
    strength: float


def usable(facts: Facts) -> dict[str, list[Held]]:
    """The values that may link records, with who holds them: not blocked, not shared by half a town."""
    house = {record.node_id: record.house or record.node_id for record in facts.records}
    people = {record.node_id for record in facts.records if record.kind is NodeKind.PERSON}
    holders: dict[str, dict[str, Held]] = defaultdict(dict)
    for held in facts.held:
        if held.node_id in people and held.kind not in SHOWN_ONLY and held.value not in facts.blocked:
            holders[held.value][held.node_id] = held
    return {
        value: [by[node] for node in sorted(by)]
        for value, by in holders.items()
        if not too_shared(next(iter(by.values())).kind, len(by), len({house[node] for node in by}))
    }


def too_shared(kind: Kind, records: int, houses: int) -> bool:
    """Whether so many are known by a value that it says nothing about who they are."""
    return records > MOST_RECORDS or houses > MOST_HOUSES.get(kind, MOST_RECORDS)


def pairs(holders: Mapping[str, Iterable[Held]]) -> list[Pair]:
    """Every two records that share a value, strongest first; the order is the same on every machine."""
    shared: dict[tuple[str, str], set[Kind]] = defaultdict(set)
    for held in holders.values():
        for one, other in combinations(held, 2):
            shared[one.node_id, other.node_id].add(one.kind)
    found = [Pair(one, other, frozenset(k), combined(k)) for (one, other), k in shared.items()]
    return sorted(found, key=_rank)


def _rank(pair: Pair) -> tuple[float, bool, int, str, str]:
    """A house proves as much as anything can, so of two such pairs the one that shares more comes first."""
    return -pair.strength, pair.kinds <= PLACES, -len(pair.kinds), pair.one, pair.other


@dataclass(frozen=True, slots=True)
class Step:
    """One bar of a waterfall: what a kind adds to the evidence so far. `total` is after it."""

    kind: Kind
    strength: float
    adds: float
    total: float


def waterfall(kinds: Iterable[Kind]) -> tuple[Step, ...]:
    """How the combined strength 1 - prod(1 - s) comes about.

    Weakest kind first: after one that proves everything, as a house does, nothing else would show.
    """
    steps: list[Step] = []
    total = 0.0
    for kind in sorted(set(kinds) - SHOWN_ONLY, key=lambda kind: (STRENGTHS[kind], kind.value)):
        adds = (1 - total) * STRENGTHS[kind]
        total += adds
        steps.append(Step(kind, STRENGTHS[kind], adds, total))
    return tuple(steps)
