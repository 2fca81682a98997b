"""The demo's people resolve to persons, with pairs to look at; loading twice adds nothing."""

from stormops_desktop.services.identity.demo_people import ONE_IN, DemoHouse, demo_people
from stormops_desktop.services.identity.desk import IdentityDesk
from stormops_desktop.services.identity.seeding import seed_people
from tests.helpers import play_storm as p
from tests.unit.services.identity.conftest import SEAL

MANY = 160


def test_the_same_houses_have_the_same_people() -> None:
    houses = [DemoHouse(p.house(n), f"SYN-{n:03}", f"{n} Oak St", p.STORM, sample=False) for n in range(MANY)]
    told = demo_people(houses, 1)
    assert told == demo_people(houses[::-1], 1)
    assert len({one.property_id for one in told} - {""}) == MANY // ONE_IN


def test_people_of_the_demo_become_persons_and_questions(bench: p.PlayBench) -> None:
    bench.add(*(line for n in range(10, 10 + MANY * ONE_IN // 2) for line in p.house_lines(n)))
    desk = IdentityDesk(bench.work, SEAL, bench.shelf)
    new = seed_people(bench.work, desk.verbs, p.BEGIN)
    found = desk.graph.overview()
    assert new == found.records + found.identifiers
    assert found.records > 100
    assert found.persons < found.records
    assert found.questions > 5
    reasons = {one.refused for one in desk.graph.questions(0, 100)}
    assert {"two claim numbers", "two names"} <= reasons
    assert seed_people(bench.work, desk.verbs, p.BEGIN) == 0
    assert seed_people(bench.work, IdentityDesk(bench.work, None, bench.shelf).verbs, p.BEGIN) == 0
