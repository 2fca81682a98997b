"""Sheets, links and previews of files over a real replica."""

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from stormops_desktop.domain.evidence.position import Fix, Source
from stormops_desktop.domain.routing.plans import edits
from stormops_desktop.services.errors import NotAllowed, NotFound
from stormops_desktop.services.job_reads import JobDesk
from stormops_desktop.services.routing.on_paper import on_paper
from stormops_desktop.services.routing.out_models import Edit
from tests.helpers.replica_rows import key
from tests.helpers.route_field import FieldBench
from tests.helpers.route_storm import QUICK, STORM, house_id, storm_rows

Rows = list[list[str]]


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[FieldBench]:
    made = FieldBench(tmp_path, storm_rows())
    yield made
    made.close()


def table(bench: FieldBench) -> Rows:
    ids = [view.route_id for view in bench.desk.get_routes(STORM)]
    return [line.split(",") for line in bench.desk.export_route_csv(ids).splitlines()]


def text(rows: Rows) -> str:
    return "\n".join(",".join(row) for row in rows)


def test_a_file_as_it_was_exported_changes_nothing(bench: FieldBench) -> None:
    bench.desk.generate_routes(STORM, QUICK)
    found = bench.output(bench.as_role("planner")).preview(STORM, text(table(bench)), "csv")
    assert (found.changes, found.faults) == ((), ())


@pytest.mark.parametrize("published", [False, True])
def test_changes_are_told_stop_by_stop_and_nothing_is_stored(bench: FieldBench, published: bool) -> None:
    if published:
        bench.publish()
    else:
        bench.desk.generate_routes(STORM, QUICK)
    plan = bench.desk.open_plan(STORM)
    one, two = plan.routes[:2]
    wanted = edits.take_out(edits.move_stop(plan, one.order[0], two.route_id, 1), two.order[3])
    head, *rows = table(bench)
    by_house = {row[1]: row for row in rows}
    edited = [head]
    for route in wanted.routes:
        for at, house in enumerate(route.order, start=1):
            edited.append([route.route_id, house, str(at), *by_house[house][3:8], "", "", ""])
    bench.new_ops()
    found = bench.output(bench.as_role("planner")).preview(STORM, text(edited), "csv")
    assert bench.new_ops() == []
    assert found.faults == ()
    told = {(change.route_name, change.edit, change.was, change.now) for change in found.changes}
    assert (one.name, Edit.REMOVED, 1, None) in told
    assert (two.name, Edit.ADDED, None, 1) in told
    assert (two.name, Edit.REMOVED, 4, None) in told
    assert bool(found.published) is published
    assert found.plan is not None
    (bench.desk.publish if published else bench.desk.save)(found.plan)
    assert [route.order for route in bench.desk.open_plan(STORM).routes] == [r.order for r in wanted.routes]


def test_every_wrong_row_is_named_at_once(bench: FieldBench) -> None:
    bench.desk.generate_routes(STORM, QUICK)
    rows = table(bench)
    rows[2][5], rows[3][1], rows[4][0], rows[6][1] = "north", key("nobody"), key("elsewhere"), rows[5][1]
    rows[7][2] = "x"
    found = bench.output(bench.as_role("planner")).preview(STORM, text(rows), "csv")
    assert found.plan is None
    assert {fault.where for fault in found.faults} == {"row 3", "row 4", "row 5", "row 7", "row 8"}
    assert any("stands in row 6 already" in fault.what for fault in found.faults)


@pytest.mark.parametrize(
    ("content", "kind", "told"),
    [
        ("route_id,address\n1,2", "csv", "The header lacks property_id"),
        ("<gpx", "gpx", "not a GPX file"),
        ("{}", "geojson", "not a GeoJSON file"),
        (json.dumps({"features": []}), "geojson", "no stop of a route"),
        ("anything", "xlsx", "read from CSV, GPX and GeoJSON"),
        ("", "", "a file without an ending"),
    ],
)
def test_a_file_that_is_none_says_so(bench: FieldBench, content: str, kind: str, told: str) -> None:
    [fault] = bench.output(bench.as_role("planner")).preview(STORM, content, kind).faults
    assert told in fault.what


def test_a_crew_reads_no_plans_in(bench: FieldBench) -> None:
    with pytest.raises(NotAllowed):
        bench.output(bench.as_role("crew")).preview(STORM, "", "csv")


def test_the_sheet_of_a_crew_is_of_the_version_in_its_hands(bench: FieldBench) -> None:
    plan = bench.publish()
    route = plan.routes[0]
    bench.desk.publish(edits.move_stop(plan, route.order[1], route.route_id, 8), [route.route_id])
    [crew] = bench.output(bench.as_role("crew")).driven([route.route_id])
    [office] = bench.output(bench.as_role("planner")).driven([route.route_id])
    assert (crew.order, crew.plan_version) == (route.order, 1)
    assert (office.order[-1], office.plan_version) == (route.order[1], 2)
    assert bench.output(bench.as_role("crew")).sheet([route.route_id]).startswith(b"%PDF")


def test_a_sheet_tells_an_hour_that_is_agreed_for_another_day_with_that_day(bench: FieldBench) -> None:
    route = bench.publish().routes[0]
    view = next(one for one in bench.desk.get_routes(STORM) if one.route_id == route.route_id)
    tuesday = datetime(2019, 3, 26, tzinfo=UTC)
    promised = {
        (view.route_id, view.order[0]): round(tuesday.replace(hour=10).timestamp() * 1000),
        (view.route_id, view.order[1]): round(tuesday.replace(day=28, hour=9).timestamp() * 1000),
    }

    def said(at: int, pattern: str) -> str:
        return datetime.fromtimestamp(at / 1000, UTC).strftime(pattern)

    dated = replace(view, planned_start=round(tuesday.timestamp() * 1000))
    kept, other, *_ = on_paper(dated, "DFW Elite", "", promised, said, {}).stops
    assert (kept.due, kept.state) == ("10:00 fixed", "")
    assert (other.due, other.state) == ("", "agreed for Thu 28 Mar, 09:00")
    stops = tuple(replace(stop, windows=((840, 960), (1080, 1140))) for stop in dated.stops)
    fixed, other, asked, *_ = on_paper(replace(dated, stops=stops), "DFW Elite", "", promised, said, {}).stops
    assert (fixed.due, fixed.state, other.state) == ("10:00 fixed", "", "agreed for Thu 28 Mar, 09:00")
    assert asked.state == "asked for 14:00-16:00 or 18:00-19:00"
    nowhen, *_ = on_paper(replace(view, planned_start=None), "DFW Elite", "", promised, said, {}).stops
    assert (nowhen.due, nowhen.state) == ("", "agreed for Tue 26 Mar, 10:00")


def test_sheets_of_nothing_and_of_strangers_are_refused(bench: FieldBench) -> None:
    out = bench.output(bench.as_role("planner"))
    with pytest.raises(NotFound, match="at least one route"):
        out.sheet([])
    with pytest.raises(NotFound, match="not on this computer"):
        out.sheet([key("elsewhere")])


def test_links_leave_out_what_has_no_place(bench: FieldBench) -> None:
    bench.publish()
    work = bench.as_role("crew")
    stops = JobDesk(work).today(STORM).stops
    out = bench.output(work)
    links = out.navigation(stops)
    assert links.geo == f"geo:{stops[0].latitude:.6f},{stops[0].longitude:.6f}"
    assert len(links.rest) == 3  # 24 stops, ten a link
    assert out.navigation([]).rest == ()


def test_the_newest_position_wins(bench: FieldBench) -> None:
    out = bench.output(bench.as_role("crew"))
    assert out.position() is None
    bench.fix = Fix(33.0, -96.7, Source.TYPED, bench.now)
    assert out.position() == bench.fix


def test_a_crew_that_never_answered_drives_by_its_first_version(bench: FieldBench) -> None:
    plan = bench.publish()
    route = plan.routes[0]
    for at in (1, 2):
        plan = bench.desk.open_plan(STORM)
        bench.desk.publish(edits.move_stop(plan, route.order[at], route.route_id, 8), [route.route_id])
    today: Callable[[], list[str]] = lambda: [  # noqa: E731
        stop.property_id for stop in JobDesk(bench.as_role("crew")).today(STORM).stops
        if stop.route_id == route.route_id
    ]  # fmt: skip
    assert today() == list(route.order)
    bench.crew.answer(route.route_id, 3, accepted=True)
    assert today() == list(bench.desk.open_plan(STORM).routes[0].order)
    assert house_id(1) in {house for one in plan.routes for house in one.order}
