"""Groups of records while they are being made: what each group holds, and which may not become one."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from stormops_desktop.domain.identity.facts import Facts, NodeKind
from stormops_desktop.domain.identity.identifiers import PLACES, Identifier, Kind
from stormops_desktop.domain.identity.resolving import contradiction

MOST_TOGETHER = 50  # records of one person; more hang together by accident
TOO_MANY = f"more than {MOST_TOGETHER} records"


class Groups:
    """Disjoint sets of records. A group is named by its smallest record."""

    def __init__(self, facts: Facts) -> None:
        self.nodes = {record.node_id for record in facts.records if record.kind is NodeKind.PERSON}
        self._of = {node: node for node in self.nodes}
        self._members = {node: {node} for node in self.nodes}
        self._holds: dict[str, set[Identifier]] = defaultdict(set)
        self._names: dict[str, set[str]] = defaultdict(set)
        self._apart: dict[str, set[str]] = defaultdict(set)
        self._at_home: dict[str, set[str]] = defaultdict(set)
        self._homes: dict[str, set[str]] = defaultdict(set)
        for held in facts.held:
            if held.node_id not in self.nodes:
                continue
            if held.kind is Kind.NAME:
                self._names[held.node_id].add(held.value)
            elif held.value not in facts.blocked:
                self._holds[held.node_id].add(Identifier(held.kind, held.value, held.storm))
                if held.kind in PLACES:
                    self._homes[held.node_id].add(held.value)
        for node, homes in self._homes.items():
            for home in homes:
                self._at_home[home] |= self._names.get(node, set())

    def known(self, nodes: Iterable[str]) -> list[str]:
        """Those of the records that are here, smallest first."""
        return sorted(node for node in nodes if node in self.nodes)

    def name(self, node: str) -> str:
        """The person of a record."""
        return min(self._members[self._of[node]])

    def same(self, one: str, other: str) -> bool:
        """Whether two records are one person already."""
        return self._of[one] == self._of[other]

    def unite(self, one: str, other: str) -> bool:
        """Makes two groups one; False, and nothing done, when somebody has told them apart."""
        if self.told_apart(one, other):
            return False
        large, small = self._of[one], self._of[other]
        if large == small:
            return True
        if len(self._members[large]) < len(self._members[small]):
            large, small = small, large
        moved = self._members.pop(small)
        self._members[large] |= moved
        self._of.update(dict.fromkeys(moved, large))
        self._holds[large] |= self._holds.pop(small, set())
        self._names[large] |= self._names.pop(small, set())
        self._homes[large] |= self._homes.pop(small, set())
        return True

    def tell_apart(self, left: Sequence[str], right: Sequence[str]) -> bool:
        """Keeps the two sides from ever being one; False when a newer decision made them one."""
        if any(self.same(one, other) for one in left for other in right):
            return False
        for one in left:
            for other in right:
                self._apart[one].add(other)
                self._apart[other].add(one)
        return True

    def told_apart(self, one: str, other: str) -> bool:
        """Whether somebody has said that these two persons are two."""
        left, right = self._members[self._of[one]], self._members[self._of[other]]
        if len(left) > len(right):
            left, right = right, left
        return any(not self._apart[node].isdisjoint(right) for node in left if node in self._apart)

    def contradiction(self, one: str, other: str) -> str:
        """Why two persons can't be joined by themselves, "" when they may be."""
        left, right = self._of[one], self._of[other]
        if len(self._members[left]) + len(self._members[right]) > MOST_TOGETHER:
            return TOO_MANY
        return contradiction(self._holds[left], self._holds[right])

    def named(self, node: str) -> bool:
        """Whether anybody has said what the person is called."""
        return bool(self._names.get(self._of[node]))

    def names_differ(self, one: str, other: str) -> bool:
        """Whether both are named and have no name in common."""
        left, right = self._names.get(self._of[one]), self._names.get(self._of[other])
        return bool(left and right and left.isdisjoint(right))

    def others_at_home(self, one: str, other: str) -> bool:
        """Whether one is not named, and more than one name is told of the house they share."""
        if self.named(one) and self.named(other):
            return False
        shared = self._homes.get(self._of[one], set()) & self._homes.get(self._of[other], set())
        return any(len(self._at_home[home]) > 1 for home in shared)
