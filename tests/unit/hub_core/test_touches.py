"""A touch that is told twice, taken back and told again; an appointment that two people set."""

from typing import Any

from sync.contracts.errors import ProblemType
from sync.contracts.ops import Kind, VerdictKind
from tests.helpers.centre import NOW, Centre, Laptop

SOURCE = "job:1:conversion"


def touch(centre: Centre, laptop: Laptop, key: str, **changed: Any) -> Any:
    fields = {
        "storm_id": centre.named("storm"), "property_id": centre.ids["house_a"], "channel": "door_knock",
        "timestamp": NOW, "converted": True, "source_event_id": SOURCE,
    }  # fmt: skip
    return centre.add(laptop, "customer_journeys", key, **{**fields, **changed})


def test_a_source_told_twice_is_one_touch_and_the_first_telling_stands(centre: Centre) -> None:
    one, two = centre.laptop("planner", None), centre.laptop("crew", centre.crew_a)
    key = centre.uuid()
    assert one.verdict(touch(centre, one, key)) is None
    again = two.verdict(touch(centre, two, key, timestamp=NOW + 60_000))
    assert (again.kind, again.lost) == (VerdictKind.MERGED, ("timestamp",))
    one.pull()
    assert one.held["customer_journeys", key]["timestamp"] == NOW


def test_a_row_under_a_taken_key_with_another_source_is_refused(centre: Centre) -> None:
    laptop = centre.laptop("planner", None)
    key = centre.uuid()
    assert laptop.verdict(touch(centre, laptop, key)) is None
    other = laptop.verdict(touch(centre, laptop, key, source_event_id="another"))
    assert other.problem == ProblemType.OP_CONFLICT


def test_a_touch_is_taken_back_and_told_again(centre: Centre) -> None:
    crew, office = centre.laptop("crew", centre.crew_a), centre.laptop("planner", None)
    key = centre.uuid()
    assert crew.verdict(touch(centre, crew, key)) is None
    assert crew.verdict(crew.op(Kind.DELETE, "customer_journeys", key)) is None
    assert crew.verdict(touch(centre, crew, key, timestamp=NOW + 1)) is None
    office.pull()
    assert office.held["customer_journeys", key]["timestamp"] == NOW + 1


def test_two_appointments_without_sight_of_each_other_ask_a_person(centre: Centre) -> None:
    crew, office = centre.laptop("crew", centre.crew_a), centre.laptop("planner", None)
    crew.pull()
    office.pull()
    job = centre.ids["job_a"]
    assert office.verdict(centre.set(office, "jobs", job, scheduled_at=NOW)) is None
    contested = crew.verdict(centre.set(crew, "jobs", job, scheduled_at=NOW + 1))
    assert (contested.kind, contested.current) == (VerdictKind.CONFLICT, {"scheduled_at": NOW})
