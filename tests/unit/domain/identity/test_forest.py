"""Records that hang together: the same groups as walking from link to link, in any order and any pieces."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from stormops_desktop.domain.identity.forest import Forest
from stormops_desktop.domain.identity.linkage.linking import MOST_TOGETHER, Links, _Together, clusters
from stormops_desktop.domain.identity.linkage.table import Column, Kind, Records

LINKS = st.lists(st.tuples(st.integers(0, 19), st.integers(0, 19)), max_size=40)


def arrays(links: list[tuple[int, int]]) -> tuple[np.ndarray, np.ndarray]:  # type: ignore[type-arg]
    ends = np.array(links, np.int64).reshape(-1, 2)
    return ends[:, 0], ends[:, 1]


def smallest_reached(links: list[tuple[int, int]], record: int) -> int:
    """The smallest record that links lead to, by walking them one by one."""
    seen = {record}
    while more := {b for a, b in [*links, *((b, a) for a, b in links)] if a in seen} - seen:
        seen |= more
    return min(seen)


@given(LINKS, st.integers(1, 7))
def test_pieces_give_the_same_groups_as_walking_the_links(links: list[tuple[int, int]], step: int) -> None:
    forest = Forest(20)
    joined = sum(forest.join(*arrays(links[at : at + step])) for at in range(0, len(links), step))
    names = forest.names()
    assert names.tolist() == [smallest_reached(links, record) for record in range(20)]
    assert joined == 20 - len(set(names.tolist()))
    assert np.array_equal(forest.names(), names)


def test_room_is_made_for_more_and_strangers_are_refused() -> None:
    forest = Forest(2)
    forest.grow(4)
    assert len(forest) == 4
    assert forest.join(*arrays([(3, 0)])) == 1
    for wrong in ([(4, 0)], [(0, -1)]):
        with pytest.raises(IndexError):
            forest.join(*arrays(wrong))
    assert forest.names().tolist() == [0, 1, 2, 0]
    assert forest.nbytes == 16


@given(LINKS, st.lists(st.integers(-1, 2), min_size=20, max_size=20))
def test_clusters_are_those_of_looking_at_every_link(links: list[tuple[int, int]], claims: list[int]) -> None:
    values = ("TX100001", "TX900777", "OK555123")
    column = Column("claim_number", Kind.CODE, np.array(claims, np.int64), values)
    records = Records(tuple(map(str, range(20))), np.zeros(20, np.int8), (column,))
    pairs = [(a, b) for a, b in links if a != b]
    first, second = arrays(pairs)
    careful = _Together(records)
    for a, b in pairs:
        careful.join(a, b)
    wanted = sorted(sorted(group) for group in careful.groups.values() if len(group) > 1)
    assert clusters(records, Links(first, second, np.ones(len(pairs)))) == wanted


def test_a_chain_of_too_many_breaks_where_it_did() -> None:
    count = MOST_TOGETHER + 10
    records = Records(tuple(map(str, range(count))), np.zeros(count, np.int8), ())
    first, second = arrays([(at, at + 1) for at in range(count - 1)])
    found = clusters(records, Links(first, second, np.ones(count - 1)))
    assert [len(group) for group in found] == [MOST_TOGETHER, 10]
