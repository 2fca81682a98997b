"""Words on who is who that laptops could not work with are refused; people lie where their house lies."""

import json
from typing import Any

import msgspec
import pytest

from sync.contracts.buckets import OFFICE
from sync.contracts.errors import ProblemType
from sync.contracts.ops import Kind, Op
from tests.helpers.centre import Centre, Laptop
from tests.helpers.replica_rows import key

A, B = key("node a"), key("node b")


def event_of(centre: Centre, laptop: Laptop, **fields: Any) -> Op:
    given = {"event": "merge", "one": json.dumps([A]), "other": json.dumps([B]), "happened_at": 5}
    return centre.add(laptop, "identity_events", **{**given, **fields})


def person_of(centre: Centre, laptop: Laptop, **fields: Any) -> Op:
    given = {"kind": "person", "source": "form", "source_ref": "1", "told_at": 5}
    return centre.add(laptop, "identity_nodes", **{**given, **fields})


def value_of(centre: Centre, laptop: Laptop, node: Op, **fields: Any) -> Op:
    given = {
        "node_id": node.key, "kind": "phone", "value_hash": "0" * 32, "value_sealed": "box", "strength": 0.85,
        "value_shown": "••• 9123", "source": "form", "first_seen": 5,
    }  # fmt: skip
    return centre.add(laptop, "identifiers", **{**given, **fields})


def told(laptop: Laptop, op: Op) -> str:
    verdict = laptop.verdict(op)
    return verdict.problem or verdict.kind.value if verdict else "applied"


def test_a_merge_of_two_sides_is_taken_from_those_who_lead(centre: Centre) -> None:
    manager, planner = centre.laptop("manager"), centre.laptop("planner")
    op = event_of(centre, manager)
    assert told(manager, op) == "applied"
    assert told(planner, event_of(centre, planner)) == ProblemType.OP_FORBIDDEN
    back = event_of(centre, manager, event="withdraw", withdraws=op.key)
    assert told(manager, back) == "applied"
    row = manager.row("identity_events", op.key) or {}
    assert row == {} or row["actor_id"]


@pytest.mark.parametrize(
    "wrong",
    [
        {"one": "[]"}, {"other": '"x"'}, {"one": "[null]"}, {"one": '["a"]'}, {"one": "{}"},
        {"other": json.dumps([A])}, {"event": "withdraw"}, {"withdraws": A},
        {"one": json.dumps([key(f"n{n}") for n in range(501)])},
    ],
    ids=str,
)  # fmt: skip
def test_a_word_that_says_nothing_is_refused(centre: Centre, wrong: dict[str, Any]) -> None:
    manager = centre.laptop("manager")
    assert told(manager, event_of(centre, manager, **wrong)) == ProblemType.OP_INVALID


@pytest.mark.parametrize("wrong", [{"value_hash": "x"}, {"strength": 1.5}, {"value_hash": "0" * 33}], ids=str)
def test_a_strange_value_is_refused(centre: Centre, wrong: dict[str, Any]) -> None:
    planner = centre.laptop("planner")
    node = person_of(centre, planner)
    planner.push(node)
    assert told(planner, value_of(centre, planner, node, **wrong)) == ProblemType.OP_INVALID


def test_people_lie_where_their_house_lies_and_without_one_in_the_office(centre: Centre) -> None:
    manager, crew = centre.laptop("manager"), centre.laptop("crew", centre.crew_a)
    mine = person_of(centre, manager, property_id=centre.ids["house_a"])
    lost = person_of(centre, manager, source_ref="2")
    phone = value_of(centre, manager, mine, property_id=centre.ids["house_a"])
    event = event_of(centre, manager, one=json.dumps([mine.key]), other=json.dumps([lost.key]))
    manager.push(mine, lost, phone, event)
    manager.pull()
    crew.pull()
    assert manager.row("identity_nodes", lost.key) is not None
    assert manager.row("identity_events", event.key) is not None
    assert crew.row("identity_nodes", mine.key) is not None
    assert crew.row("identifiers", phone.key) is not None
    assert crew.row("identity_nodes", lost.key) is None
    assert crew.row("identity_events", event.key) is None
    assert OFFICE == "o"


def erased(centre: Centre, laptop: Laptop, node: Op, *values: Op) -> list[Op]:
    mark = centre.add(
        laptop, "erasures", nodes=json.dumps([node.key]), basis="request", values_erased=len(values),
        decisions_erased=0, erased_at=9,
    )  # fmt: skip
    gone = [laptop.op(Kind.DELETE, "identifiers", value.key) for value in values]
    return [mark, *gone, laptop.op(Kind.DELETE, "identity_nodes", node.key)]


def test_who_was_erased_is_nobody_at_the_centre_and_on_every_laptop(centre: Centre) -> None:
    manager, crew = centre.laptop("manager"), centre.laptop("crew", centre.crew_a)
    node = person_of(centre, manager, property_id=centre.ids["house_a"])
    known = value_of(centre, manager, node, property_id=centre.ids["house_a"])
    unseen = value_of(centre, manager, node, kind="email", property_id=centre.ids["house_a"])
    manager.push(node, known, unseen)
    crew.pull()
    assert crew.row("identifiers", known.key) is not None
    manager.push(*erased(centre, manager, node, known))
    for laptop in (manager, crew):
        laptop.pull()
        laptop.assert_whole()
        for op in (node, known, unseen):  # a value that the erasing laptop never saw goes with its record
            assert laptop.row(op.entity, op.key) is None


def test_only_those_who_lead_erase(centre: Centre) -> None:
    manager, planner = centre.laptop("manager"), centre.laptop("planner")
    node = person_of(centre, planner)
    planner.push(node)
    mark, gone = erased(centre, planner, node)
    assert [told(planner, op) for op in (mark, gone)] == [ProblemType.OP_FORBIDDEN] * 2
    assert told(manager, manager.op(Kind.DELETE, "identity_nodes", node.key)) == "applied"


def test_who_was_erased_is_not_made_again_from_the_same_record(centre: Centre) -> None:
    manager, planner = centre.laptop("manager"), centre.laptop("planner")
    node = person_of(centre, manager)
    value = value_of(centre, manager, node)
    manager.push(node, value)
    manager.push(*erased(centre, manager, node, value))
    again = person_of(centre, planner, source_ref="1")
    assert told(planner, msgspec.structs.replace(again, key=node.key)) == ProblemType.OP_ERASED
    late = value_of(centre, planner, node, kind="email")
    assert told(planner, late) == ProblemType.PARENT_MISSING
    same = msgspec.structs.replace(value_of(centre, planner, node), key=value.key)
    assert told(planner, same) == ProblemType.OP_ERASED


def test_an_erasure_names_records(centre: Centre) -> None:
    manager = centre.laptop("manager")
    (mark, *_) = erased(centre, manager, person_of(centre, manager))
    for wrong in ("[]", '"x"', "[1]"):
        op = msgspec.structs.replace(mark, fields={**mark.fields, "nodes": wrong}, id=centre.uuid())
        assert told(manager, op) == ProblemType.OP_INVALID
