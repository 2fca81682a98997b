"""Files of problems: what is read, what costs come out, and what a bad file is told."""

from dataclasses import replace
from pathlib import Path

import pytest

from stormops_desktop.domain.routing.checker import plan_cost, violations
from stormops_desktop.domain.routing.instances.errors import InstanceError
from stormops_desktop.domain.routing.instances.plane import read_plane
from stormops_desktop.domain.routing.instances.properties import Day, property_problem, strays
from stormops_desktop.domain.routing.instances.property_rows import read_property_rows, seconds_of
from stormops_desktop.domain.routing.instances.solomon import looks_like_solomon, read_solomon
from stormops_desktop.domain.routing.instances.vrplib import read_vrplib
from stormops_desktop.domain.routing.problem import LeftOut, Plan, PlannedRoute, Problem

HEADER = "property_id,latitude,longitude,expected_uplift,service_min,window_start,window_end\n"


def _published(problem: Problem, solution: str) -> tuple[float, float]:
    """(our cost of the published routes, published cost)."""
    at = {identity: stop for stop, identity in enumerate(problem.ids)}
    lines = [line.split(":")[1].split() for line in solution.splitlines() if line.startswith("Route")]
    routes = tuple(PlannedRoute(0, tuple(at[word] for word in line)) for line in lines if line)
    visited = {stop for route in routes for stop in route.stops}
    out = tuple(LeftOut(stop, "as published") for stop in range(problem.size) if stop not in visited)
    cost = next(line for line in solution.splitlines() if line.startswith("Cost"))
    ours = plan_cost(problem, Plan(routes, out, 0.0, "", 0)) / problem.unit_scale
    return ours, float(cost.replace(":", " ").split()[1])


@pytest.mark.parametrize(
    "name",
    ["CVRP/X-n101-k25", "CVRP/X-n979-k58", "VRPTW/R1_10_5", "VRPTW/RC2_10_3", "PCVRPTW/R2_10_6", "TSP/u1060"],
)
def test_published_routes_cost_what_was_published(stormops_data: Path, name: str) -> None:
    file = stormops_data / "routing" / f"{name}.vrp"
    ours, published = _published(read_vrplib(file.read_text()), file.with_suffix(".sol").read_text())
    assert ours == published


@pytest.mark.parametrize("name", ["C101", "R112", "RC208"])
def test_solomon_s_routes_cost_what_was_published(stormops_data: Path, name: str) -> None:
    file = stormops_data / "routing" / "VRPTW" / f"{name}.txt"
    assert looks_like_solomon(file.read_text())
    ours, published = _published(read_solomon(file.read_text()), file.with_suffix(".sol").read_text())
    assert ours == published


def test_routes_of_several_depots_cost_what_was_published_and_break_no_rule(stormops_data: Path) -> None:
    file = stormops_data / "routing/MDVRPTW/PR11A.vrp"
    problem, solution = read_vrplib(file.read_text()), file.with_suffix(".sol").read_text()
    assert [crew.count for crew in problem.crews] == [10] * 4
    assert {crew.longest_s for crew in problem.crews} == {450_000.0}
    assert problem.ids[0] == "4"  # the depots are 0 to 3
    at = {identity: stop for stop, identity in enumerate(problem.ids)}
    lines = [line.split(":")[1].split() for line in solution.splitlines() if line.startswith("Route")]
    routes = tuple(
        PlannedRoute(vehicle // 10, tuple(at[word] for word in line))
        for vehicle, line in enumerate(lines)
        if line
    )
    cost = plan_cost(problem, Plan(routes, (), 0.0, "", 0))
    assert cost == float(solution.split("Cost:")[1])
    assert violations(problem, Plan(routes, (), cost, "", 0)) == []
    shorter = replace(problem, crews=tuple(replace(crew, longest_s=300_000.0) for crew in problem.crews))
    assert any(
        "the crew may be out 300000 s" in fault
        for fault in violations(shorter, Plan(routes, (), cost, "", 0))
    )


DEPOTS = "DIMENSION : 3\nVEHICLES : 2\nNODE_COORD_SECTION\n1 0 0\n2 9 9\n3 1 1\nDEPOT_SECTION\n1\n2\n-1\n"


@pytest.mark.parametrize(
    ("more", "says"),
    [
        ("", "no VEHICLES_DEPOT_SECTION says who starts where"),
        ("VEHICLES_DEPOT_SECTION\n1 1\n2 3\n", "names node 3, which is no depot"),
        ("VEHICLES_DEPOT_SECTION\n1 1\n", "has 1 rows, DIMENSION says 2"),
        ("VEHICLES_MAX_DURATION_SECTION\n1 5\n2 5\n", "a longest duration for each vehicle"),
        ("VEHICLES_MAX_DISTANCE : 5\n", "a longest distance of routes"),
    ],
)
def test_several_depots_need_to_be_told_whole(more: str, says: str) -> None:
    with pytest.raises(InstanceError, match=says):
        read_vrplib(more + DEPOTS if " : " in more else DEPOTS + more)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("NODE_COORD_SECTION\n1 0 0\n", "DIMENSION is missing"),
        ("DIMENSION : 3\nNODE_COORD_SECTION\n1 0 0\n2 1 1\n", "has 2 rows, DIMENSION says 3"),
        ("DIMENSION : 2\nNODE_COORD_SECTION\n1 0 0\n2 1 x\n", "row 2 is not 3 numbers"),
        ("DIMENSION : 2\nEDGE_WEIGHT_TYPE : EXPLICIT\n", "EDGE_WEIGHT_TYPE is EXPLICIT"),
        ("DIMENSION : 2\nNODE_COORD_SECTION\n1 0 0\n2 1 1\nDEPOT_SECTION\n7\n-1\n", "names node 7"),
        ("DIMENSION : 2\nNODE_COORD_SECTION\n1 0 0\n2 1 1\nDEPOT_SECTION\nx\n-1\n", "names x,"),
        ("DIMENSION : 2\nNODE_COORD_SECTION\n1 0 0\n2 1 1e10\n", "row 2 is not 3 numbers of a possible size"),
        ("DIMENSION : 2\nNODE_COORD_SECTION\n1 0 0\n1 1 1\n", "NODE_COORD_SECTION lists 1 twice"),
        ("a line of nonsense\n", "belongs to no section"),
        ("DIMENSION : 1\n", "no stop beside the depot"),
    ],
)
def test_a_broken_vrplib_file_is_told_what_is_wrong(text: str, says: str) -> None:
    with pytest.raises(InstanceError, match=says):
        read_vrplib(text)


@pytest.mark.parametrize(
    ("rows", "says"),
    [
        ("a,,\nb,32,-97\n", "No coordinates: row 2"),
        ("a,0,0\nb,0.0,0\nc,1,1\n", "0/0, which means not known: rows 2 and 3"),
        ("a,32,-97\nb,32,-97\n", "same coordinates twice .*: rows 2 and 3"),
        ("a,32,-97\na,33,-97\n", "property_id a twice: rows 2 and 3"),
        ("a,132,-97\n", "not degrees .*: row 2"),
        ("a,north,-97\n", "not numbers: row 2"),
        ("a,32,-97,,,10:00,09:00\n", "ends before it begins: row 2"),
        ("a,32,-97,,,ten,\n", "window_start is neither"),
        ("a,32,-97,,,2026-05-01T09:00,2026-05-02T10:00\n", "more than one day: row 2"),
        ("\n\na,32,-97\n\nb,0,0\n", "0/0, which means not known: row 6"),
        ("a,32,-97,,-5\n", "service_min is not a possible number: row 2"),
        (",32,-97\n", "No property_id: row 2"),
        ("", "no property"),
    ],
)
def test_bad_rows_are_named(rows: str, says: str) -> None:
    with pytest.raises(InstanceError, match=says):
        read_property_rows(HEADER + rows)


def test_nodes_of_a_vrplib_file_are_told_by_their_numbers_not_by_their_lines() -> None:
    head, tail = "DIMENSION : 3\nNODE_COORD_SECTION\n", "DEMAND_SECTION\n2 7\n1 0\n3 8\n"
    straight = read_vrplib(f"{head}1 0 0\n2 30 40\n3 6 8\n{tail}")
    mixed = read_vrplib(f"{head}3 6 8\n1 0 0\n2 30 40\n{tail}")
    assert straight.demand.tolist() == mixed.demand.tolist() == [7.0, 8.0]
    assert straight.travel.xyz.tolist() == mixed.travel.xyz.tolist()


SOLOMON = "VEHICLE\nNUMBER CAPACITY\n 2 20\nCUSTOMER\nCUST NO. XCOORD.\n\n0 5 5 0 0 100 0\n1 6 6 1 0 100 9\n"


@pytest.mark.parametrize(
    ("wrong", "right", "says"),
    [
        ("nan 6 6 1 0 100 9", "1 6 6 1 0 100 9", "is not 7 numbers .*: nan 6 6"),
        ("1 6 1e10 1 0 100 9", "1 6 6 1 0 100 9", "is not 7 numbers of a possible size"),
        ("0 6 6 1 0 100 9", "1 6 6 1 0 100 9", "Customer 0 is listed twice"),
        ("2.3.4 20", " 2 20", "names no vehicles"),
    ],
)
def test_no_line_of_a_solomon_file_is_skipped(wrong: str, right: str, says: str) -> None:
    assert read_solomon(f"{SOLOMON}EOF\n").ids == ("1",)
    with pytest.raises(InstanceError, match=says):
        read_solomon(SOLOMON.replace(right, wrong))


def test_points_of_a_plane_beyond_every_city_are_refused() -> None:
    with pytest.raises(InstanceError, match="at most 1,000,000,000 in row 3"):
        read_plane("x_m,y_m\n0,0\n1e308,0\n", 50)


def test_a_header_may_have_capitals_and_blanks_and_a_cell_any_sign() -> None:
    (row,) = read_property_rows("Property_ID, Latitude ,LONGITUDE\na\u2028b,32,-97\n")
    assert (row.property_id, row.latitude, row.longitude) == ("a\u2028b", 32.0, -97.0)


def test_a_column_named_twice_is_not_guessed() -> None:
    with pytest.raises(InstanceError, match="names latitude twice"):
        read_property_rows("property_id,latitude,longitude,Latitude\na,32,-97,44\n")


def test_houses_too_far_for_any_crew_are_named() -> None:
    near = "".join(f"h{at},{32 + at / 100},-97\n" for at in range(4))
    rows = read_property_rows(f"{HEADER}{near}swapped,-86.7,33.1\n")
    assert strays(rows) == [6]
    assert strays(rows[:4]) == []


def test_all_faults_come_in_one_message() -> None:
    with pytest.raises(InstanceError) as caught:
        read_property_rows(HEADER + "a,,\nb,0,0\n,1,1\n")
    assert all(word in str(caught.value) for word in ("row 2", "row 3", "row 4", "nothing was solved"))


def test_a_cell_without_end_is_said_with_its_line() -> None:
    with pytest.raises(InstanceError, match=r"in line 3 .* quotation mark"):
        read_property_rows(f"{HEADER}a,32,-97\nb,33,{'x' * 200_000}\n")
    with pytest.raises(InstanceError, match=r"in line 2 .* quotation mark"):
        read_plane(f"x_m,y_m\n{'1' * 200_000},0\n", 50)


def test_a_wrong_header_names_the_columns() -> None:
    with pytest.raises(InstanceError, match="lacks property_id, longitude"):
        read_property_rows("id,latitude,lon\n1,2,3\n")


@pytest.mark.parametrize(
    ("text", "seconds"),
    [("09:30", 34_200), ("2025-05-01T09:30:10", 34_210), ("570", 34_200), ("25:00", None), ("soon", None)],
)
def test_times_of_day(text: str, seconds: float | None) -> None:
    assert seconds_of(text) == seconds


def test_houses_become_stops_priced_by_uplift_when_crews_are_few() -> None:
    rows = read_property_rows(HEADER + "a,32,-97,0.3,10,08:00,12:00\nb,32.01,-97,0.1,,,\n")
    free = property_problem(rows, Day((32.0, -97.01)))
    assert free.ids == ("a", "b")
    assert free.prize.tolist() == [float("inf")] * 2
    assert free.service_s.tolist() == [600, 900]
    assert free.closes_s[0, 0] == 43_200
    few = property_problem(rows, Day((32.0, -97.01), crews=1, shift_s=(28_800, 61_200)))
    assert few.prize[0] == pytest.approx(3 * few.prize[1])
    with pytest.raises(InstanceError, match="zero crews"):
        property_problem(rows, Day((32.0, -97.01), crews=0))
    with pytest.raises(InstanceError, match="shift ends"):
        property_problem(rows, Day((32.0, -97.01), shift_s=(9.0, 8.0)))


def test_a_plane_has_its_yard_in_the_first_row() -> None:
    plane = read_plane("x_m,y_m (row 0 = crew yard)\n0,0\n3,4\n", 50)
    assert plane.ids == ("1",)
    assert plan_cost(plane, Plan((PlannedRoute(0, (0,)),), (), 0.0, "", 0)) == pytest.approx(13.0)
    with pytest.raises(InstanceError, match="row 3"):
        read_plane("x_m,y_m\n0,0\n3,far\n", 50)
    with pytest.raises(InstanceError, match="header"):
        read_plane("lat,lon\n0,0\n", 50)
