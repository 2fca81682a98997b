"""Plans over road times: an extract, an address that speaks OSRM, and honesty where neither helps."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from stormops_desktop.domain.routing.pace import Pace
from stormops_desktop.domain.routing.plans.figures import plan_figures
from stormops_desktop.domain.routing.plans.wishes import Roads
from tests.helpers.route_storm import QUICK, STORM, RouteBench, house_id, storm_rows
from tests.helpers.streets import Streets, street_server

HELSINKI = (60.165, 24.935)


@pytest.fixture
def streets() -> Iterator[str]:
    with street_server() as address:
        yield address


def test_an_osrm_address_gives_times_and_the_pace_of_its_streets(bench: RouteBench, streets: str) -> None:
    plan = bench.desk.propose(STORM, replace(QUICK, roads=Roads("osrm", streets)))
    assert plan.notes == ()
    assert plan.matrix == "osrm"
    assert plan.pace.near_m_s == pytest.approx(10.0)
    assert plan.pace.factor > 1.5
    assert sum(len(route.stops) for route in plan.routes) == 24
    bench.desk.save(plan)
    assert {view.matrix for view in bench.desk.get_routes(STORM)} == {"osrm"}


def test_a_plan_opened_again_counts_by_the_roads_it_was_made_with(bench: RouteBench, streets: str) -> None:
    plan = bench.desk.propose(STORM, replace(QUICK, roads=Roads("osrm", streets)))
    bench.desk.save(plan)
    again = bench.desk.open_plan(STORM)
    assert again.matrix == "osrm"
    assert again.pace.near_m_s == pytest.approx(plan.pace.near_m_s, rel=1e-3)
    assert again.pace.factor == pytest.approx(plan.pace.factor, rel=1e-3)
    assert plan_figures(again).minutes == pytest.approx(plan_figures(plan).minutes, rel=1e-3)
    bench.desk.generate_routes(STORM, QUICK)
    assert (bench.desk.open_plan(STORM).matrix, bench.desk.open_plan(STORM).pace) == ("great_circle", Pace())


def test_a_house_that_no_road_leads_to_is_said_and_the_others_keep_their_roads(
    bench: RouteBench, streets: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    house = bench.desk.open_plan(STORM).houses[house_id(9)]
    island = (round(house.longitude, 6), round(house.latitude, 6))
    monkeypatch.setattr(Streets, "islands", frozenset({island}))
    plan = bench.desk.propose(STORM, replace(QUICK, roads=Roads("osrm", streets)))
    assert plan.matrix == "osrm"
    [note] = plan.notes
    assert note.startswith("No road leads to 1 of 28 places; there the great circle counts")
    assert plan.pace.near_m_s == pytest.approx(10.0)
    assert sum(len(route.stops) for route in plan.routes) == 24


@pytest.mark.parametrize("address", ["http://127.0.0.1:9", "no address"])
def test_an_address_that_does_not_answer_is_said(bench: RouteBench, address: str) -> None:
    plan = bench.desk.propose(STORM, replace(QUICK, roads=Roads("osrm", address)))
    assert plan.matrix == "great_circle"
    assert len(plan.notes) == 1 and "great circle" in plan.notes[0]


def test_what_is_no_address_is_said_by_its_name(bench: RouteBench) -> None:
    plan = bench.desk.propose(STORM, replace(QUICK, roads=Roads("osrm", "gopher")))
    assert plan.notes[0].startswith("gopher is no address of a road service.")


def _moved_to(latitude: float, longitude: float) -> list[tuple[str, str, dict[str, object]]]:
    """The storm over another town."""
    rows = []
    for entity, row, fields in storm_rows(12, crews=()):
        if entity == "properties":
            n = int(str(fields["external_id"]).removeprefix("SYN-"))
            fields = {**fields, "latitude": latitude + n / 2_000, "longitude": longitude + n % 4 / 500}
        rows.append((entity, row, fields))
    return rows


def test_an_extract_from_disk(stormops_data: Path, bench_of: Callable[..., RouteBench]) -> None:
    pack = str(stormops_data / "routing/roads/Helsinki.osm.pbf")
    bench = bench_of(_moved_to(*HELSINKI))
    plan = bench.desk.propose(STORM, replace(QUICK, roads=Roads("road_pack", pack)))
    assert (plan.matrix, plan.notes) == ("road_pack", ())
    assert 2 < plan.pace.near_m_s < 20
    assert sum(len(route.stops) for route in plan.routes) == 12


def test_houses_off_the_extract_are_said(stormops_data: Path, bench: RouteBench) -> None:
    pack = str(stormops_data / "routing/roads/Helsinki.osm.pbf")
    plan = bench.desk.propose(STORM, replace(QUICK, roads=Roads("road_pack", pack)))
    assert plan.matrix == "great_circle"
    assert "lie outside the road pack" in plan.notes[0]
    assert plan.route_of(house_id(1)) is not None
