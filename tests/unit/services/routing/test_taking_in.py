"""Houses that a crew takes in on its way: those it may, those it may not, and those that nobody knew."""

import json
from dataclasses import replace

import pytest

from stormops_desktop.domain.routing.plans.draft import DraftRoute, PlanDraft
from stormops_desktop.domain.routing.plans.edits import lock_stop
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


def without_stop(route: DraftRoute, property_id: str) -> DraftRoute:
    return replace(route, stops=tuple(stop for stop in route.stops if stop.property_id != property_id))


def lost_third(bench: FieldBench) -> tuple[PlanDraft, str, str]:
    """The plan, the house without a place that is third on its first route, and the one before it."""
    order = bench.desk.open_plan(STORM).routes[0].order
    bench.crew.insert_new(first_route(bench), NewHouse("7149 Caliche St"), order[1])
    plan = bench.desk.open_plan(STORM)
    assert plan.routes[0].order[:2] == order[:2]
    return plan, plan.routes[0].order[2], order[1]


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
    """It has no position until somebody gives it one: it stays where the crew put it, and no drive counts."""
    route = first_route(bench)
    bench.crew.insert_new(route, NewHouse("7149 Caliche St"), None)
    bench.crew.insert_new(route, NewHouse("12 Elm St", latitude=33.07, longitude=-96.65), None)
    plan = bench.desk.open_plan(STORM)
    first, second, third = plan.routes[0].order[:3]
    assert (plan.houses[first].address, plan.houses[first].latitude) == ("12 Elm St", 33.07)
    beside = plan.houses[second]
    assert (beside.address, beside.placed) == ("7149 Caliche St", False)
    found = route_figures(plan, plan.routes[0])
    assert found.stops == len(plan.routes[0].order)
    without = route_figures(plan, without_stop(plan.routes[0], second))
    assert (found.miles, found.drive_min) == (without.miles, without.drive_min)
    assert found.minutes == pytest.approx(without.minutes + beside.service_min)
    assert plan.houses[third].expected_uplift is not None
    bench.desk.publish(plan, [route])
    assert bench.desk.open_plan(STORM).routes[0].order[0] == first
    assert bench.column(f"SELECT sequence_order FROM route_properties WHERE property_id = '{first}'") == [1]


def test_a_better_order_keeps_a_house_without_a_place_behind_its_neighbour(bench: FieldBench) -> None:
    plan, lost, before = lost_third(bench)
    route = plan.routes[0]
    stops = (*route.stops[:3], *reversed(route.stops[3:]))
    worse = plan.with_routes(replace(route, stops=stops))
    better = bench.desk.reorder_rest(worse, route.route_id).routes[0].order
    assert sorted(better) == sorted(route.order)
    assert better.index(lost) == better.index(before) + 1
    assert route_figures(plan, replace(route, stops=stops)).miles > 0


def test_a_file_without_the_house_that_has_no_place_does_not_take_it_out(bench: FieldBench) -> None:
    plan, lost, _before = lost_third(bench)
    bench.desk.publish(lock_stop(plan, plan.routes[0].order[4], locked=True), [first_route(bench)])
    [file] = bench.desk.export([first_route(bench)], "geojson")
    drawn = json.loads(file.text)
    drawn["features"] = [one for one in drawn["features"] if one["geometry"]]  # as a map tool saves points
    text = json.dumps(drawn)
    assert lost not in text
    read = bench.desk.read_routes(STORM, text, "geojson")
    assert read.routes[0].order == bench.desk.open_plan(STORM).routes[0].order
    assert lost in read.routes[0].order


@pytest.mark.parametrize("kind", ["csv", "gpx", "geojson"])
def test_files_keep_the_house_that_has_no_place_and_name_it(bench: FieldBench, kind: str) -> None:
    plan, lost, _before = lost_third(bench)
    bench.desk.publish(plan, [first_route(bench)])
    [file] = bench.desk.export([first_route(bench)], kind)
    at = plan.routes[0].order.index(lost) + 1
    assert [(one.number, one.address) for one in file.unplaced] == [(at, plan.houses[lost].address)]
    assert lost in file.text
    read = bench.desk.read_routes(STORM, file.text, kind)
    assert read.routes[0].order == bench.desk.open_plan(STORM).routes[0].order


def test_links_say_which_stop_they_pass_by(bench: FieldBench) -> None:
    plan, lost, _before = lost_third(bench)
    bench.desk.publish(plan, [first_route(bench)])
    for kind in ("google", "apple"):
        [file] = bench.desk.export([first_route(bench)], kind)
        whose, *links, told, search = file.text.splitlines()
        assert whose.startswith(f"# {plan.routes[0].name}, version ")
        assert all(link.startswith("https://") for link in links)
        number = plan.routes[0].order.index(lost) + 1
        assert told.startswith(f"# Stop {number}, {plan.houses[lost].address}: nobody knows its place")
        assert "Caliche" in search
