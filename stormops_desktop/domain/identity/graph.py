"""Who is one person, from all facts at once: the same groups on every machine, in whatever order facts came.

Decisions of people come first, the newest before older ones that contradict it. Then records join by what
they share, strongest first: from .90 with one strong kind by themselves, unless that would join two claims of
one storm, more of a kind than one person has, or what somebody has told apart. What is left between .60 and
that is a question. Nothing is stored of all this, so taking a decision back is forgetting it.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from stormops_desktop.domain.identity.evidence import Pair, pairs, usable
from stormops_desktop.domain.identity.facts import Decided, Event, Facts, NodeKind, standing
from stormops_desktop.domain.identity.groups import Groups
from stormops_desktop.domain.identity.identifiers import PLACES, SHARED_AT_HOME, Kind, has_strong
from stormops_desktop.domain.identity.resolving import ASK_FROM, JOIN_FROM

TWO_NAMES = "two names"


@dataclass(frozen=True, slots=True)
class Question:
    """Two persons that may be one. `refused`: why they are not joined by themselves, "" for too little."""

    one: str
    other: str
    strength: float
    kinds: frozenset[Kind]
    refused: str = ""


@dataclass(frozen=True, slots=True)
class Graph:
    """Who is who.

    Attributes:
        person: of every record the person it belongs to, named by the smallest record of the group.
        questions: strongest first. idle: decisions that newer ones have overruled, by id.
    """

    person: dict[str, str]
    questions: tuple[Question, ...]
    idle: frozenset[str] = frozenset()

    def members(self) -> dict[str, list[str]]:
        """The records of each person, sorted: its other names."""
        found: dict[str, list[str]] = defaultdict(list)
        for node in sorted(self.person):
            found[self.person[node]].append(node)
        return dict(found)


def resolved(facts: Facts) -> Graph:
    """Who is one person. Facts of records that are not here (yet) say nothing."""
    groups = Groups(facts)
    idle = _decide(groups, standing(facts.decided))
    asked = [question for pair in pairs(usable(facts)) if (question := _meet(groups, pair)) is not None]
    person = {node: groups.name(node) for node in groups.nodes}
    _house_households(facts, person)
    return Graph(person, _questions(groups, asked), frozenset(idle))


def _decide(groups: Groups, decided: Iterable[Decided]) -> list[str]:
    """Takes decisions newest first; returns those that a newer one contradicts."""
    idle: list[str] = []
    for one in decided:
        left, right = groups.known(one.one), groups.known(one.other)
        if not left or not right:
            continue
        taken = (
            groups.unite(left[0], right[0]) if one.event is Event.MERGE else groups.tell_apart(left, right)
        )
        if not taken:
            idle.append(one.event_id)
    return idle


def _meet(groups: Groups, pair: Pair) -> Question | None:
    """Joins two records where that needs nobody; else the question, None where there is none to ask."""
    if pair.strength < ASK_FROM or groups.same(pair.one, pair.other):
        return None
    if groups.told_apart(pair.one, pair.other):
        return None
    names = _names_against(groups, pair)
    if names and pair.kinds <= PLACES and groups.named(pair.one) and groups.named(pair.other):
        return None  # two people of one house: a household, no question
    refused = names or groups.contradiction(pair.one, pair.other)
    if not refused and pair.strength >= JOIN_FROM and has_strong(pair.kinds):
        groups.unite(pair.one, pair.other)
        return None
    return Question(pair.one, pair.other, pair.strength, pair.kinds, refused)


def _names_against(groups: Groups, pair: Pair) -> str:
    """A house, and the telephone in it, is shared by people of different names."""
    if not pair.kinds <= SHARED_AT_HOME:
        return ""
    if groups.names_differ(pair.one, pair.other):
        return TWO_NAMES
    return TWO_NAMES if pair.kinds <= PLACES and groups.others_at_home(pair.one, pair.other) else ""


def _questions(groups: Groups, asked: Iterable[Question]) -> tuple[Question, ...]:
    """One question for each two persons, the strongest; none for those that became one meanwhile."""
    best: dict[tuple[str, str], Question] = {}
    for item in asked:
        one, other = sorted((groups.name(item.one), groups.name(item.other)))
        if one != other and not groups.told_apart(one, other):
            best.setdefault((one, other), Question(one, other, item.strength, item.kinds, item.refused))
    return tuple(sorted(best.values(), key=lambda item: (-item.strength, item.one, item.other)))


def _house_households(facts: Facts, person: dict[str, str]) -> None:
    """What is told of a house alone belongs to whoever lives there, when that is one person."""
    living: dict[str, set[str]] = defaultdict(set)
    for record in facts.records:
        if record.kind is NodeKind.PERSON and record.house:
            living[record.house].add(person[record.node_id])
    for record in facts.records:
        if record.kind is NodeKind.PERSON:
            continue
        lives = living.get(record.house, set())
        alone = record.kind is NodeKind.HOUSEHOLD and len(lives) == 1
        person[record.node_id] = next(iter(lives)) if alone else record.node_id
