"""A value that the office blocked is no crew's to see: it leaves their laptops until it counts again."""

from typing import Any

import pytest

from sync.contracts.ops import Kind, Op
from sync.hub.core import withheld
from tests.helpers.centre import Centre, Laptop

HASH, OTHER = "a" * 32, "b" * 32


def person(centre: Centre, office: Laptop, house: str) -> Op:
    return centre.add(
        office, "identity_nodes", kind="person", source="form", source_ref="1", told_at=5, property_id=house
    )


def value(centre: Centre, office: Laptop, node: Op, value_hash: str = HASH) -> Op:
    return centre.add(
        office, "identifiers", node_id=node.key, kind="phone", value_hash=value_hash, value_sealed="box",
        value_shown="••• 9123", strength=0.85, source="form", first_seen=5,
        property_id=node.fields["property_id"],
    )  # fmt: skip


def block(centre: Centre, office: Laptop, **said: Any) -> list[Op]:
    made = {"kind": "phone", "value_hash": HASH, "value_shown": "••• 9123"}
    added = centre.add(office, "identity_blocks", centre.named("block"), **made)
    return [added, centre.set(office, "identity_blocks", added.key, **{"blocked": True, **said})]


def unblock(centre: Centre, office: Laptop) -> Op:
    return centre.set(office, "identity_blocks", centre.ids["block"], blocked=False)


def to_the_other_route(centre: Centre, office: Laptop) -> list[Op]:
    gone = office.op(Kind.DELETE, "route_properties", centre.ids["stop_a"])
    return [gone, centre.stop(office, centre.ids["route_b"], centre.ids["house_a"])]


def both(*laptops: Laptop) -> None:
    for laptop in laptops:
        laptop.pull()
        laptop.assert_whole()


@pytest.fixture
def people(centre: Centre) -> tuple[Laptop, Laptop, Op, Op]:
    """A manager, a crew, and two telephone numbers of somebody at the crew's house."""
    office, crew = centre.laptop("manager"), centre.laptop("crew", centre.crew_a)
    node = person(centre, office, centre.ids["house_a"])
    mine, other = value(centre, office, node), value(centre, office, node, OTHER)
    assert office.push(node, mine, other).verdicts == ()
    both(office, crew)
    assert crew.row("identifiers", mine.key) is not None
    return office, crew, mine, other


def test_a_blocked_value_leaves_the_crew_and_stays_with_the_office(
    centre: Centre, people: tuple[Laptop, Laptop, Op, Op]
) -> None:
    office, crew, mine, other = people
    assert office.push(*block(centre, office)).verdicts == ()
    both(office, crew)
    assert crew.row("identifiers", mine.key) is None
    assert crew.row("identifiers", other.key) is not None
    assert office.places["identifiers", mine.key] == (f"s:{centre.ids['storm']}",)


def test_a_value_that_counts_again_comes_back(centre: Centre, people: tuple[Laptop, Laptop, Op, Op]) -> None:
    office, crew, mine, _ = people
    office.push(*block(centre, office))
    office.push(unblock(centre, office))
    both(office, crew)
    assert crew.places["identifiers", mine.key] == (f"r:{centre.ids['route_a']}",)


def test_a_value_that_comes_after_its_block_never_reaches_a_crew(centre: Centre) -> None:
    office, crew = centre.laptop("manager"), centre.laptop("crew", centre.crew_a)
    node = person(centre, office, centre.ids["house_a"])
    late = value(centre, office, node)
    assert office.push(*block(centre, office), node, late).verdicts == ()
    both(office, crew)
    assert crew.row("identity_nodes", node.key) is not None
    assert crew.row("identifiers", late.key) is None
    assert office.row("identifiers", late.key) is not None


def test_a_house_that_comes_onto_a_route_brings_no_blocked_value(
    centre: Centre, people: tuple[Laptop, Laptop, Op, Op]
) -> None:
    office, _, mine, other = people
    second = centre.laptop("crew", centre.crew_b)
    office.push(*block(centre, office))
    assert office.push(*to_the_other_route(centre, office)).verdicts == ()
    both(office, second)
    assert second.row("identifiers", other.key) is not None
    assert second.row("identifiers", mine.key) is None


def test_a_block_and_a_stop_of_one_batch_agree(centre: Centre, people: tuple[Laptop, Laptop, Op, Op]) -> None:
    office, _, mine, other = people
    second = centre.laptop("crew", centre.crew_b)
    assert office.push(*to_the_other_route(centre, office), *block(centre, office)).verdicts == ()
    both(office, second)
    assert second.row("identifiers", mine.key) is None
    assert second.row("identifiers", other.key) is not None


def test_a_value_without_a_house_stays_in_the_office(centre: Centre) -> None:
    office = centre.laptop("manager")
    node = centre.add(
        office, "identity_nodes", kind="person", source="form", source_ref="1", told_at=5, property_id=None
    )
    lost = value(centre, office, node)
    assert office.push(node, lost, *block(centre, office)).verdicts == ()
    assert (
        office.push(centre.set(office, "identity_blocks", centre.ids["block"], blocked=False)).verdicts == ()
    )
    both(office)
    assert office.places["identifiers", lost.key] == ("o",)


def test_values_that_were_blocked_before_crews_were_kept_from_them_are_taken_back(
    centre: Centre, people: tuple[Laptop, Laptop, Op, Op], monkeypatch: pytest.MonkeyPatch
) -> None:
    office, crew, mine, _ = people
    with monkeypatch.context() as older:
        older.setattr(withheld, "office_part", lambda places: places)
        office.push(*block(centre, office))
    both(office, crew)
    assert crew.row("identifiers", mine.key) is not None
    centre.hub.sweep(office.principal)
    both(office, crew)
    assert crew.row("identifiers", mine.key) is None
    before = centre.high()
    centre.hub.sweep(office.principal)
    assert centre.high() == before


def test_a_blocked_value_is_erased_like_any_other(
    centre: Centre, people: tuple[Laptop, Laptop, Op, Op]
) -> None:
    office, crew, mine, _ = people
    office.push(*block(centre, office))
    assert office.push(office.op(Kind.DELETE, "identifiers", mine.key)).verdicts == ()
    assert (
        office.push(centre.set(office, "identity_blocks", centre.ids["block"], blocked=False)).verdicts == ()
    )
    both(office, crew)
    assert office.row("identifiers", mine.key) is None
    assert crew.row("identifiers", mine.key) is None
