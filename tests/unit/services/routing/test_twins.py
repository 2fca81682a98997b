"""Two laptops that add one house out of reach of each other: the office is asked, the crew is told."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from stormops_desktop.domain.nurture.consent import Preference, consent
from stormops_desktop.domain.routing.plans.edits import take_out
from stormops_desktop.services.errors import NotAllowed
from stormops_desktop.services.routing.taking_in import NewHouse
from stormops_desktop.services.routing.twins import TwinDesk
from stormops_desktop.storage.routing.twin_houses import houses_by_number, words_on
from tests.helpers.replica_rows import key
from tests.helpers.route_field import FieldBench
from tests.helpers.route_storm import STORM, storm_rows

THEIRS = key("house of the other laptop")


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[FieldBench]:
    """One crew's addition by its own verb; the other one's as it comes with a sync."""
    made = FieldBench(tmp_path, storm_rows())
    plan = made.publish()
    made.crew.insert_new(plan.routes[0].route_id, NewHouse("7149 Caliche St"), None)
    made.add(
        ("properties", THEIRS, {"address": "7149 caliche street", "zip_code": "75013", "city": "Allen",
                                "do_not_knock": False, "is_synthetic": False}),
        ("crew_changes", key("change"), {
            "storm_id": STORM, "route_id": plan.routes[1].route_id, "property_id": THEIRS, "plan_version": 1,
            "change": "insert", "changed_at": made.now, "actor_id": key("dana")}),
        ("jobs", key("job"), {"storm_id": STORM, "property_id": THEIRS, "status": "assigned",
                              "route_id": plan.routes[1].route_id}),
    )  # fmt: skip
    yield made
    made.close()


def test_the_office_is_asked_until_the_second_stop_is_off_every_route(bench: FieldBench) -> None:
    [found] = bench.desk.twins.found(STORM)
    plan = bench.desk.open_plan(STORM)
    assert {found.stays.route_name, found.goes.route_name} == {one.name for one in plan.routes[:2]}
    assert plan.route_of(found.goes.property_id) is not None
    bench.new_ops()
    bench.desk.twins.same_house(found)
    [op] = bench.new_ops()
    assert (op.entity, op.fields["reason"]) == ("contact_preferences", "duplicate")
    assert (op.fields["property_id"], op.fields["same_as"]) == (
        found.goes.property_id,
        found.stays.property_id,
    )
    [still] = bench.desk.twins.found(STORM)  # somebody would knock there yet
    assert still.goes.marked
    bench.now += 1_000
    bench.desk.publish(take_out(plan, found.goes.property_id))
    assert bench.desk.twins.found(STORM) == []


def test_the_crew_whose_stop_goes_is_told_by_the_next_version(bench: FieldBench) -> None:
    [found] = bench.desk.twins.found(STORM)
    bench.now += 1_000
    bench.desk.publish(take_out(bench.desk.open_plan(STORM), found.goes.property_id))
    plan = next(one for one in bench.crew.plans() if one.route_id == found.goes.route_id)
    assert found.goes.property_id in plan.diff.removed
    assert plan.addresses[found.goes.property_id] == found.goes.address


def test_two_houses_are_asked_about_once(bench: FieldBench) -> None:
    [found] = bench.desk.twins.found(STORM)
    bench.desk.twins.two_houses(found)
    assert bench.desk.twins.found(STORM) == []
    assert bench.desk.twins.found(key("another storm")) == []


def test_a_house_is_found_by_its_whole_number_however_it_goes_on(bench: FieldBench) -> None:
    for address in ("7149-B Caliche St", "71490 Caliche St", "7149", "12a Elm St"):
        fields = {"address": address, "do_not_knock": False, "is_synthetic": False}
        bench.add(("properties", key(address), fields))
    with bench.work.reading() as connection:
        found = {row.address for row in houses_by_number(connection, {"7149", "12A"})}
    assert found == {"7149 Caliche St", "7149 caliche street", "7149-B Caliche St", "7149", "12a Elm St"}


def test_taking_it_back_brings_back_what_was_said_before(bench: FieldBench) -> None:
    [found] = bench.desk.twins.found(STORM)
    bench.add(("contact_preferences", key("word"), {
        "property_id": found.goes.property_id, "channel": "all", "allowed": False, "reason": "opt_out",
        "basis": "phone", "recorded_at": bench.now - 1_000, "actor_id": key("dana")}))  # fmt: skip
    bench.desk.twins.same_house(found)
    bench.desk.twins.two_again(found)
    bench.desk.twins.same_house(found)
    bench.desk.twins.two_again(found)
    said = bench.column("SELECT reason FROM contact_preferences ORDER BY recorded_at DESC LIMIT 1")
    kept = bench.column("SELECT basis FROM contact_preferences ORDER BY recorded_at DESC LIMIT 1")
    assert (said, kept) == (["opt_out"], ["phone"])
    [again] = bench.desk.twins.found(STORM)
    assert not again.goes.marked
    moments = bench.column("SELECT recorded_at FROM contact_preferences")
    assert len(set(moments)) == len(moments) == 7  # the newest counts, so none are of one moment


def test_taking_it_back_lets_nobody_knock_where_the_owner_said_no(bench: FieldBench) -> None:
    [found] = bench.desk.twins.found(STORM)
    house = found.goes.property_id
    told = [("email", False), ("all", True), ("door_knock", True), ("sms", True), ("door_knock", False)]
    for at, (channel, allowed) in enumerate(told, start=-9_000):
        word = {"property_id": house, "channel": channel, "allowed": allowed,
                "reason": "opt_in" if allowed else "opt_out", "actor_id": key("dana")}  # fmt: skip
        bench.add(("contact_preferences", key(f"word {at}"), {**word, "recorded_at": bench.now + at}))
    bench.desk.twins.same_house(found)
    bench.desk.twins.two_again(found)
    with bench.work.reading() as connection:
        words = words_on(connection, house)
    said = [Preference(w.channel, bool(w.allowed), w.reason, w.recorded_at) for w in words]
    may = {channel: consent(said, channel, bench.now + 60_000).allowed for channel, _ in told}
    assert may == {"email": True, "all": True, "door_knock": False, "sms": False}


def test_a_crew_does_not_decide(bench: FieldBench) -> None:
    [found] = bench.desk.twins.found(STORM)
    crews = TwinDesk(bench.as_role("crew"))
    with pytest.raises(NotAllowed, match="Call the office"):
        crews.same_house(found)
    with pytest.raises(NotAllowed, match="Call the office"):
        crews.two_houses(found)
