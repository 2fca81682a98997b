"""Houses that a crew takes in on its way: those it may, those it may not, and those that nobody knew."""

import pytest

from stormops_desktop.domain.routing.plans.figures import route_figures
from stormops_desktop.services.errors import NotAllowed, NotFound
from stormops_desktop.services.job_reads import JobDesk
from stormops_desktop.services.maps.storm_map import MapDesk
from stormops_desktop.services.routing.taking_in import NewHouse
from sync.contracts.ops import Kind
from tests.helpers.replica_rows import key
from tests.helpers.route_field import FieldBench
from tests.helpers.route_storm import STORM, decision_row, house_id, house_rows, storm_rows

FREE, HELD, NEVER, DECLINED_LATER = 41, 42, 43, 44


@pytest.fixture
def bench(tmp_path):  # type: ignore[no-untyped-def]
    made = FieldBench(tmp_path, storm_rows())
    made.publish()
    made.add(
        *house_rows(FREE), *house_rows(HELD, decision="hold"), *house_rows(NEVER, do_not_knock=True),
        *house_rows(DECLINED_LATER), decision_row(DECLINED_LATER, "hold", at=5),
    )  # fmt: skip
    yield made
    made.close()


def first_route(bench: FieldBench) -> str:
    return bench.desk.open_plan(STORM).routes[0].route_id


def test_only_houses_that_may_be_visited_are_offered(bench: FieldBench) -> None:
    route = first_route(bench)
    found = bench.crew.spare(route, "oak st")
    assert [house.property_id for house in found] == [house_id(FREE)]
    assert (found[0].address, found[0].town) == (f"{FREE} Oak St", "Allen 75002")
    near = bench.crew.spare(route, near=(found[0].latitude or 0, found[0].longitude or 0))
    assert [house.property_id for house in near] == [house_id(FREE)]
    assert bench.crew.spare(route, near=(40.0, -96.0)) == []
    assert bench.crew.spare(route) == []  # nothing asked, nothing near
    assert bench.crew.spare(route, "%") == []
    with pytest.raises(NotFound):
        bench.crew.spare(key("stranger"), "oak")


@pytest.mark.parametrize(
    ("house", "why"), [(HELD, "held out"), (NEVER, "asked not to be visited"), (DECLINED_LATER, "held out")]
)
def test_houses_to_be_left_alone_are_refused_at_the_door_too(bench: FieldBench, house: int, why: str) -> None:
    before = len(bench.ops())
    with pytest.raises(NotAllowed, match=why):
        bench.crew.insert(first_route(bench), house_id(house), None)
    assert len(bench.ops()) == before


def test_a_house_with_a_job_of_the_storm_is_the_office_s_to_give(bench: FieldBench) -> None:
    bench.add(("jobs", key("loose"), {"storm_id": STORM, "property_id": house_id(FREE), "status": "pending"}))
    with pytest.raises(NotAllowed, match="has a job already"):
        bench.crew.insert(first_route(bench), house_id(FREE), None)
    assert bench.crew.spare(first_route(bench), "oak") == []


def test_a_house_that_nobody_knew_is_a_stop_at_once(bench: FieldBench) -> None:
    route = first_route(bench)
    order = bench.desk.open_plan(STORM).routes[0].order
    bench.new_ops()
    new = NewHouse("  7149  Caliche St ", "Allen", "75002", 33.05, -96.66)
    bench.crew.insert_new(route, new, order[0], "They waved")
    house, job, change = bench.new_ops()
    assert [op.entity for op in (house, job, change)] == ["properties", "jobs", "crew_changes"]
    assert {op.kind for op in (house, job, change)} == {Kind.ADD}
    assert house.group == job.group == change.group
    assert house.fields["address"] == "7149 Caliche St"
    assert (house.fields["latitude"], house.fields["geocode_quality"]) == (33.05, "manual")
    today = [stop for stop in JobDesk(bench.as_role("crew")).today(STORM).stops if stop.route_id == route]
    assert [stop.property_id for stop in today[:2]] == [order[0], house.key]
    assert bench.desk.open_plan(STORM).routes[0].order[:2] == (order[0], house.key)
    assert house.key in MapDesk(bench.as_role("crew")).storm_map(STORM).houses.place_of


def test_an_address_that_is_known_or_none_is_not_added(bench: FieldBench) -> None:
    route, before = first_route(bench), len(bench.ops())
    with pytest.raises(NotAllowed, match="is known here already"):
        bench.crew.insert_new(route, NewHouse(f"{FREE} oak ST"), None)
    for nothing in ("", "Oak St", "7149", "7" + "x" * 200):
        with pytest.raises(NotAllowed):
            bench.crew.insert_new(route, NewHouse(nothing), None)
    with pytest.raises(NotFound):
        bench.crew.insert_new(key("stranger"), NewHouse("1 Elm St"), None)
    assert len(bench.ops()) == before


def test_the_office_publishes_a_route_with_a_house_without_a_place(bench: FieldBench) -> None:
    """It has no position until somebody gives it one: it stays where the crew put it."""
    route = first_route(bench)
    bench.crew.insert_new(route, NewHouse("7149 Caliche St"), None)
    bench.crew.insert_new(route, NewHouse("12 Elm St", latitude=33.07, longitude=-96.65), None)
    plan = bench.desk.open_plan(STORM)
    first, second, third = plan.routes[0].order[:3]
    assert (plan.houses[first].address, plan.houses[first].latitude) == ("12 Elm St", 33.07)
    beside = plan.houses[second]
    assert (beside.address, beside.latitude) == ("7149 Caliche St", 33.07)
    assert route_figures(plan, plan.routes[0]).stops == len(plan.routes[0].order)
    assert plan.houses[third].expected_uplift is not None
    bench.desk.publish(plan, [route])
    assert bench.desk.open_plan(STORM).routes[0].order[0] == first
    assert bench.column(f"SELECT sequence_order FROM route_properties WHERE property_id = '{first}'") == [1]
