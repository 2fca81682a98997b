"""Links in columns make the groups that links one by one make, and fall apart as they do."""

import random

import numpy as np
import pytest

from stormops_desktop.domain.identity.kept_links import FIRST_ROOM, KeptLinks
from stormops_desktop.domain.identity.persons import Link, Persons

MANY = 40


def joined(kept: KeptLinks, *links: tuple[int, int, float]) -> range:
    first, second, strength = (np.array(column) for column in zip(*links, strict=True))
    kinds = np.full(len(links), 3, np.int8)
    return kept.join(first.astype(np.int64), second.astype(np.int64), strength.astype(np.float32), kinds)


@pytest.mark.parametrize("seed", range(12))
def test_they_group_as_links_one_by_one_do(seed: int) -> None:
    dice = random.Random(seed)
    kept, oracle = KeptLinks(MANY), Persons()
    for _ in range(12):
        links = [
            (*dice.sample(range(MANY), 2), dice.choice((0.5, 0.75, 1.0))) for _ in range(dice.randint(1, 6))
        ]
        for number, (a, b, strength) in zip(joined(kept, *links), links, strict=True):
            oracle.join(Link(f"{number:04}", f"{a:02}", f"{b:02}", strength, ""))
        gone = [number for number in range(len(kept)) if dice.random() < 0.1]
        kept.part(np.array(gone, np.int64))
        for number in gone:
            oracle.part(f"{number:04}")
        assert [f"{name:02}" for name in kept.names()] == [oracle.person(f"{at:02}") for at in range(MANY)]
        record = dice.randrange(MANY)
        numbers, strengths, kinds = kept.evidence(record)
        held = oracle.links(f"{record:02}")
        assert [f"{number:04}" for number in numbers] == [link.link_id for link in held]
        assert strengths.tolist() == [link.strength for link in held]
        assert set(kinds.tolist()) <= {3}


def test_room_is_made_and_memory_told() -> None:
    kept = KeptLinks(4)
    joined(kept, *[(0, 1, 0.5)] * (FIRST_ROOM + 5))
    assert len(kept) == FIRST_ROOM + 5
    assert kept.nbytes == 4 * 4 + 14 * 2 * FIRST_ROOM
    kept.part(np.arange(FIRST_ROOM + 4))
    assert kept.names().tolist() == [0, 0, 2, 3]
    kept.part(np.array([FIRST_ROOM + 4]))
    assert kept.names().tolist() == [0, 1, 2, 3]


def test_what_is_not_there_is_refused_and_changes_nothing() -> None:
    kept = KeptLinks(3)
    with pytest.raises(IndexError):
        joined(kept, (0, 1, 0.5), (0, 3, 0.5))
    assert (len(kept), kept.names().tolist()) == (0, [0, 1, 2])
    with pytest.raises(IndexError):
        kept.part(np.array([0]))
