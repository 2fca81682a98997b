"""People as groups of records: links with their evidence are kept, so that every merge can be taken back.

A merge is a link, a split takes links away. The group of a record is whatever its standing links reach, and
its name is its smallest record, so that laptops that hold the same links agree, in whatever order they came.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_matrix
from scipy.sparse.csgraph import breadth_first_order, maximum_flow

PARTS = 1_000  # strengths as whole numbers, for the flow


@dataclass(frozen=True, slots=True)
class Link:
    """A reason why two records are one person. `link_id` names it in the log of merges."""

    link_id: str
    a: str
    b: str
    strength: float
    why: str


class Persons:
    """Groups under links that come and go; joining is near constant, splitting costs the group it is in."""

    def __init__(self, links: Iterable[Link] = ()) -> None:
        self._links: dict[str, Link] = {}
        self._beside: dict[str, dict[str, Link]] = {}
        self._group: dict[str, str] = {}
        self._members: dict[str, set[str]] = {}
        for link in links:
            self.join(link)

    def person(self, record: str) -> str:
        """The name of the record's group; its own name when nothing links it."""
        return self._group.get(record, record)

    def records(self, record: str) -> frozenset[str]:
        """All records of the same person."""
        return frozenset(self._members.get(self.person(record), {record}))

    def links(self, record: str) -> tuple[Link, ...]:
        """The links within the record's group, strongest first."""
        found = {link for member in self.records(record) for link in self._beside.get(member, {}).values()}
        return tuple(sorted(found, key=lambda link: (-link.strength, link.link_id)))

    def join(self, link: Link) -> None:
        """Adds a link; one that is there already changes nothing."""
        if link.link_id in self._links or link.a == link.b:
            return
        self._links[link.link_id] = link
        for record in (link.a, link.b):
            self._beside.setdefault(record, {})[link.link_id] = link
        self._unite(self.person(link.a), self.person(link.b))

    def part(self, link_id: str) -> None:
        """Takes a link away; its group falls apart where nothing else holds it. Unknown links are nothing."""
        link = self._links.pop(link_id, None)
        if link is None:
            return
        for record in (link.a, link.b):
            del self._beside[record][link_id]
        left = set(self.records(link.a))
        while left:
            self._name(self._reached(min(left)), left)

    def weakest_between(self, a: str, b: str) -> tuple[Link, ...]:
        """The links to take away so that two records are apart: least strength in all, weakest first."""
        if a == b or b not in self.records(a):
            return ()
        links = self.links(a)
        near = _near_side(links, sorted(self.records(a)), a, b)
        cut = [link for link in links if (link.a in near) != (link.b in near)]
        return tuple(sorted(cut, key=lambda link: (link.strength, link.link_id)))

    def _unite(self, one: str, other: str) -> None:
        if one == other:
            return
        small, large = sorted((one, other), key=lambda name: (len(self._members.get(name, ())), name))
        joined = self._members.pop(large, {large})
        moved = self._members.pop(small, {small})
        name = min(one, other)
        joined |= moved
        self._members[name] = joined
        for record in joined if name != large else moved | {large}:
            self._group[record] = name

    def _reached(self, record: str) -> set[str]:
        seen, waiting = {record}, [record]
        while waiting:
            here = waiting.pop()
            for link in self._beside.get(here, {}).values():
                there = link.b if link.a == here else link.a
                if there not in seen:
                    seen.add(there)
                    waiting.append(there)
        return seen

    def _name(self, members: set[str], left: set[str]) -> None:
        name = min(members)
        left -= members
        if len(members) == 1:
            self._members.pop(name, None)
            self._group.pop(name, None)
            return
        self._members[name] = members
        self._group.update(dict.fromkeys(members, name))


def _near_side(links: Sequence[Link], records: Sequence[str], a: str, b: str) -> set[str]:
    """The side of `a` of a minimum cut: what unspent strength still reaches from it."""
    place = {record: at for at, record in enumerate(records)}
    ends = np.array([(place[link.a], place[link.b]) for link in links])
    strength = np.array([max(round(link.strength * PARTS), 1) for link in links], np.int32)
    shape = (len(records), len(records))
    graph = csr_matrix((strength, (ends[:, 0], ends[:, 1])), shape)
    graph = csr_matrix(graph + graph.T)
    left = csr_matrix(graph - maximum_flow(graph, place[a], place[b]).flow)
    left.eliminate_zeros()
    reached = breadth_first_order(left, place[a], return_predecessors=False)
    return {records[at] for at in reached.tolist()}
