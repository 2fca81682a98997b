"""Fields that make sense only together meet as one: a crew's hours, and latitude with longitude."""

import itertools
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stormops_desktop.domain.merge import RULES
from sync.contracts.capture import Draft, capture
from sync.contracts.clock import pack
from sync.contracts.entities import ALL
from sync.contracts.ops import Kind, Op, Quality, VerdictKind
from sync.contracts.replica import BaseRow
from sync.contracts.schema import Merge
from sync.engine.memory import MemoryReplica
from sync.hub.stores.memory import MemoryStore
from tests.helpers.centre import NOW, Centre, Laptop

HOURS = {"shift_start_min": 420, "shift_end_min": 1_140, "break_start_min": 720, "break_min": 30}
YARD = {"start_latitude": 33.1, "start_longitude": -96.7}
EARLY = {**HOURS, "shift_end_min": 960}
LATE = {**HOURS, "shift_start_min": 1_020, "break_start_min": 1_050}


@pytest.fixture
def managers(centre: Centre) -> tuple[Laptop, Laptop]:
    """Two who know the same crew, and change it without sight of each other from now on."""
    one, two = centre.laptop("manager"), centre.laptop("manager")
    one.push(centre.set(one, "crews", centre.crew_a, base=centre.high(), **HOURS, **YARD))
    one.pull()
    two.pull()
    return one, two


def crew(centre: Centre) -> dict[str, Any]:
    reader = centre.laptop()
    reader.pull()
    found = reader.row("crews", centre.crew_a)
    assert found is not None
    return found


def change(centre: Centre, laptop: Laptop, **fields: Any) -> Op:
    return centre.set(laptop, "crews", centre.crew_a, base=laptop.cursor, **fields)


def test_a_unit_has_one_rule_and_its_fields_belong_to_no_other() -> None:
    for entity in ALL:
        tied = [name for unit in entity.units for name in unit]
        assert len(tied) == len(set(tied))
        for unit in entity.units:
            (rule,) = {entity.by_name[name].merge for name in unit}
            assert rule in (Merge.LWW, Merge.SERVER, Merge.MANUAL)


def test_two_changes_of_a_crew_s_hours_ask_a_person_and_mine_stands_whole(
    centre: Centre, managers: tuple[Laptop, Laptop]
) -> None:
    one, two = managers
    assert one.verdict(change(centre, one, **EARLY)) is None
    asked = two.verdict(change(centre, two, **LATE))
    assert asked is not None
    told = {"shift_start_min": 420, "shift_end_min": 960, "break_start_min": 720}
    assert (asked.kind, asked.current) == (VerdictKind.CONFLICT, told)
    assert crew(centre).items() >= EARLY.items()
    two.pull()
    assert two.verdict(change(centre, two, **LATE)) is None
    assert crew(centre).items() >= LATE.items()


def test_half_the_hours_against_another_s_half_ask_a_person(
    centre: Centre, managers: tuple[Laptop, Laptop]
) -> None:
    one, two = managers
    assert one.verdict(change(centre, one, shift_end_min=960)) is None
    asked = two.verdict(change(centre, two, shift_start_min=1_020))
    assert asked is not None
    assert asked.kind is VerdictKind.CONFLICT
    assert crew(centre)["shift_start_min"] == 420


def test_the_same_hours_twice_and_other_fields_meet_in_peace(
    centre: Centre, managers: tuple[Laptop, Laptop]
) -> None:
    one, two = managers
    assert one.verdict(change(centre, one, **EARLY, vehicle="Van")) is None
    assert two.verdict(change(centre, two, **EARLY, skills="tile")) is None
    found = crew(centre)
    assert found.items() >= {**EARLY, "vehicle": "Van", "skills": "tile"}.items()


def yard(laptop: Laptop, centre: Centre, latitude: float, longitude: float, clock: int) -> Op:
    fields = {"start_latitude": latitude, "start_longitude": longitude}
    return laptop.op(
        Kind.SET, "crews", centre.crew_a, fields=fields, hlc=pack(NOW + clock), base=laptop.cursor,
        quality=Quality.GOOD,
    )  # fmt: skip


@given(
    places=st.lists(st.tuples(st.sampled_from([33.1, 33.2]), st.sampled_from([-96.7, -96.6])),
                    min_size=2, max_size=3, unique=True),
    order=st.permutations([0, 1, 2]),
)  # fmt: skip
def test_a_yard_is_never_made_of_two_in_whatever_order_they_come(
    places: list[tuple[float, float]], order: list[int]
) -> None:
    store = MemoryStore()
    centre = Centre(store, "00000000-0000-4000-8000-000000000001")
    store.add_tenant(centre.tenant_id, "epoch-1")
    centre.furnish(centre.laptop("manager"))
    writers = [centre.laptop("manager") for _ in places]
    writers[0].push(yard(writers[0], centre, 32.0, -97.0, 0))
    for writer in writers:
        writer.pull()
    for at in (at for at in order if at < len(places)):
        writers[at].push(yard(writers[at], centre, *places[at], clock=1_000 * (at + 1)))
    found = crew(centre)
    assert (found["start_latitude"], found["start_longitude"]) == places[-1]


@pytest.mark.parametrize("apart", [False, True])
def test_a_laptop_says_all_of_a_unit_as_its_person_sees_it(apart: bool) -> None:
    replica, key = MemoryReplica("device"), "00000000-0000-4000-8000-00000000000a"
    values = {"crew_name": "A", "active": True, **HOURS, **YARD}
    count = itertools.count()
    drafts = [
        Draft(Kind.SET, "crews", key, {"shift_end_min": 960}),
        Draft(Kind.SET, "crews", key, {"break_min": 45, "vehicle": "Van"}),
        Draft(Kind.SET, "crews", key, {"vehicle": "Truck"}),
    ]
    made: list[Op] = []
    with replica.begin(durable=True) as tx:
        tx.put_base("crews", {key: BaseRow(values, 1, ("t",))})
        for part in [[one] for one in drafts] if apart else [drafts]:
            ops, _ = capture(tx, RULES, part, now_ms=NOW, randomness=lambda n: next(count).to_bytes(n, "big"))
            made.extend(ops)
    assert [op.fields for op in made] == [
        EARLY, {**EARLY, "break_min": 45, "vehicle": "Van"}, {"vehicle": "Truck"},
    ]  # fmt: skip
