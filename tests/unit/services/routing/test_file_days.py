"""The day of a route, as a planner's spreadsheet has it, comes back with the file."""

import csv
import io
import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from stormops_desktop.domain.routing.plans.days import date_of, midnight_of
from stormops_desktop.services.errors import NotAllowed
from stormops_desktop.services.routing.out_models import Edit, ImportPreview
from tests.helpers.route_field import FieldBench
from tests.helpers.route_storm import QUICK, STORM, house_id, storm_rows

ZONE = "America/Chicago"
TUESDAY, LATER = date(2019, 3, 26), date(2019, 4, 2)
ROUTE, HOUSE, NUMBER, DAY = 0, 1, 2, 11
Table = list[list[str]]


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[FieldBench]:
    """Routes of two crews, from Tuesday on, stored."""
    made = FieldBench(tmp_path, storm_rows())
    made.desk.generate_routes(STORM, replace(QUICK, planned_start=midnight_of(TUESDAY, ZONE)))
    yield made
    made.close()


def table(bench: FieldBench) -> Table:
    files = bench.desk.export([view.route_id for view in bench.desk.get_routes(STORM)], "csv")
    return list(csv.reader(io.StringIO(files[0].text)))


def read(bench: FieldBench, rows: Table) -> ImportPreview:
    out = io.StringIO(newline="")
    csv.writer(out).writerows(rows)
    return bench.output(bench.as_role("planner")).preview(STORM, out.getvalue(), "csv")


def of_first(rows: Table) -> list[int]:
    """Where the rows of the first route stand."""
    return [at for at, row in enumerate(rows) if row[ROUTE] == rows[1][ROUTE]]


@pytest.mark.parametrize("written", ["2019-04-02", "4/2/2019", " 2019-04-02 "])
def test_another_day_is_shown_and_stored(bench: FieldBench, written: str) -> None:
    rows = table(bench)
    assert rows[0][DAY] == "day"
    for at in of_first(rows):
        rows[at][DAY] = written
    found = read(bench, rows)
    [change] = found.changes
    before = next(route for route in bench.desk.open_plan(STORM).routes if route.route_id == rows[1][ROUTE])
    assert (change.route_name, change.edit) == (before.name, Edit.DAY)
    assert change.days == (date_of(before.day or 0, ZONE), LATER)
    assert found.plan is not None
    bench.desk.save(found.plan)
    stored = bench.desk.open_plan(STORM).route(before.route_id)
    assert stored is not None and date_of(stored.day or 0, ZONE) == LATER


def test_days_that_are_none_are_named_by_row(bench: FieldBench) -> None:
    rows = table(bench)
    rows[1][DAY], rows[2][DAY], rows[3][DAY] = "26.03.2019", "13/45/2019", "Tuesday"
    found = read(bench, rows)
    assert found.plan is None
    assert [fault.where for fault in found.faults] == ["row 2", "row 3", "row 4"]
    assert found.faults[0].what == "“26.03.2019” is no day. Write days as 2019-03-26."


def test_a_day_that_is_over_is_refused_unless_the_route_stood_there(bench: FieldBench) -> None:
    rows = table(bench)
    was = rows[1][DAY]
    bench.now = midnight_of(LATER, ZONE)
    assert read(bench, rows).faults == ()
    for at in of_first(rows):
        rows[at][DAY] = "2019-03-24"
    found = read(bench, rows)
    assert was != "2019-03-24"
    assert [fault.where for fault in found.faults] == [f"row {at + 1}" for at in of_first(rows)]
    assert found.faults[0].what == "2019-03-24 is over. Choose a day to come."
    with pytest.raises(NotAllowed, match="2019-03-24 is over"):
        bench.desk.read_routes(STORM, "\n".join(",".join(row) for row in rows), "csv")
    for at in of_first(rows):
        rows[at][DAY] = "2091-03-26"
    assert read(bench, rows).faults[0].what == (
        "2091-03-26 is more than a year ahead. Choose an earlier day."
    )


def test_a_route_on_two_days_is_refused_with_both_rows(bench: FieldBench) -> None:
    rows = table(bench)
    first, second, *_ = of_first(rows)
    before, rows[second][DAY] = rows[first][DAY], "2019-04-02"
    [fault] = read(bench, rows).faults
    assert fault.where == f"row {second + 1}"
    assert f"is on 2019-04-02 here, on {before} in row {first + 1}" in fault.what
    with pytest.raises(NotAllowed, match=f"row {second + 1}: .* A route has one day"):
        bench.desk.read_routes(STORM, "\n".join(",".join(row) for row in rows), "csv")


def test_an_empty_or_missing_day_keeps_the_route_s(bench: FieldBench) -> None:
    rows = table(bench)
    for row in rows[1:]:
        row[DAY] = ""
    found = read(bench, rows)
    assert (found.changes, found.faults) == ((), ())
    assert read(bench, [row[:DAY] for row in rows]).changes == ()


def test_a_stop_that_is_moved_to_another_route_brings_its_old_day_along(bench: FieldBench) -> None:
    rows = table(bench)
    moved = rows[of_first(rows)[-1]]
    elsewhere = next(row for row in rows[1:] if row[ROUTE] != moved[ROUTE] and row[DAY] != moved[DAY])
    there = [row for row in rows if row[ROUTE] == elsewhere[ROUTE]]
    moved[ROUTE], moved[NUMBER] = elsewhere[ROUTE], str(len(there) + 1)
    found = read(bench, rows)
    assert found.faults == ()
    assert {change.edit for change in found.changes} == {Edit.ADDED, Edit.REMOVED}


def test_a_route_that_has_begun_keeps_its_day(bench: FieldBench) -> None:
    bench.desk.publish(bench.desk.open_plan(STORM))
    rows = table(bench)
    bench.complete(next(n for n in range(1, 25) if house_id(n) == rows[1][HOUSE]))
    for at in of_first(rows):
        rows[at][DAY] = str(LATER)
    [fault] = read(bench, rows).faults
    assert "has begun, so it keeps its day" in fault.what


def test_geojson_brings_days_back_too(bench: FieldBench) -> None:
    route_id = table(bench)[1][ROUTE]
    text = bench.desk.export([route_id], "geojson")[0].text
    data = json.loads(text)
    for feature in data["features"]:
        feature["properties"]["day"] = str(LATER)
    found = bench.output(bench.as_role("planner")).preview(STORM, json.dumps(data), "geojson")
    assert [(one.edit, one.days and one.days[1]) for one in found.changes] == [(Edit.DAY, LATER)]
    wanted = bench.desk.read_routes(STORM, json.dumps(data), "geojson").route(route_id)
    assert wanted is not None and date_of(wanted.day or 0, ZONE) == LATER
