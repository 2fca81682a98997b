"""Routes out and back in: every format carries version and company, edits come back, nonsense is named."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from stormops_desktop.domain.routing.plans import edits
from stormops_desktop.services.errors import NotAllowed, NotFound
from stormops_desktop.services.routing.files import exported
from tests.helpers.replica_rows import key
from tests.helpers.route_storm import QUICK, STORM, RouteBench, house_id, house_rows, storm_rows

HEADER = "route_id,property_id,sequence_order,address,zip_code,latitude,longitude,expected_uplift"


@pytest.fixture
def cut(bench: RouteBench) -> RouteBench:
    bench.desk.generate_routes(STORM, QUICK)
    bench.new_ops()
    return bench


def ids(bench: RouteBench) -> list[str]:
    return [view.route_id for view in bench.desk.get_routes(STORM)]


@pytest.mark.parametrize("kind", ["csv", "gpx", "geojson"])
def test_what_was_exported_reads_back_as_it_is(cut: RouteBench, kind: str) -> None:
    [file] = cut.desk.export(ids(cut), kind)
    assert "DFW Elite" in file.text
    plan = cut.desk.read_routes(STORM, file.text, kind)
    assert [route.order for route in plan.routes] == [r.order for r in cut.desk.open_plan(STORM).routes]
    cut.desk.save(plan)
    assert cut.new_ops() == []


def test_the_brief_s_columns_come_first_and_links_are_split(cut: RouteBench) -> None:
    text = cut.desk.export_route_csv(ids(cut))
    assert text.startswith(HEADER)
    assert len(text.splitlines()) == 25
    files = cut.desk.export(ids(cut), "google")
    heads = [f"# {view.name}, version 0, DFW Elite" for view in cut.desk.get_routes(STORM)]
    assert [file.text.splitlines()[0] for file in files] == heads
    assert [len(file.text.splitlines()) for file in files] == [2, 2, 2]
    assert len(cut.desk.export(ids(cut)[:1], "apple")[0].text.splitlines()) == 9
    assert "<kml" in cut.desk.export(ids(cut), "kml")[0].text
    with pytest.raises(NotAllowed, match="no export called pdf"):
        cut.desk.export(ids(cut), "pdf")
    with pytest.raises(NotFound):
        cut.desk.export([key("elsewhere")], "csv")


def test_a_route_s_name_leads_to_no_other_folder_and_over_no_other_route_s_file(cut: RouteBench) -> None:
    views = cut.desk.get_routes(STORM)
    names = ("../../etc/N\\A", "75024 a", "75024 A")
    named = [replace(view, name=name) for view, name in zip(views, names, strict=True)]
    files = exported(named, "DFW Elite", "google")
    assert [file.name for file in files] == [
        "-..-etc-N-A-google.txt", "75024 a-google.txt", "75024 A 2-google.txt",
    ]  # fmt: skip
    assert exported([replace(views[0], name="..")], "DFW Elite", "csv")[0].name == "route.csv"


def test_an_edited_table_moves_stops_between_routes_and_takes_some_out(cut: RouteBench) -> None:
    plan = cut.desk.open_plan(STORM)
    one, two = plan.routes[:2]
    moved = edits.take_out(edits.move_stop(plan, one.order[0], two.route_id, 1), one.order[1])
    lines = [HEADER]
    for route in moved.routes:
        for place, house in enumerate(route.order, start=1):
            lines.append(f"{route.route_id},{house},{place},x,75002,33.0,-96.7,")
    read = cut.desk.read_routes(STORM, "\n".join(lines), "csv")
    assert [route.order for route in read.routes] == [route.order for route in moved.routes]
    assert [(out.property_id, out.reason) for out in read.left_out] == [(one.order[1], "taken_out")]
    cut.desk.save(read)
    assert [view.order for view in cut.desk.get_routes(STORM)] == [route.order for route in moved.routes]


def test_nonsense_is_named_and_nothing_written(bench_of: Callable[..., RouteBench]) -> None:
    bench = bench_of([*storm_rows(16), *house_rows(50, decision="hold")])
    bench.desk.generate_routes(STORM, QUICK)
    bench.new_ops()
    route, house = ids(bench)[0], bench.desk.open_plan(STORM).routes[0].order[0]

    def row(route_id: str = route, house_: str = house, order: object = 1, more: str = "") -> str:
        return f"{HEADER}{',tenant,plan_version' if more else ''}\n" + (
            f"{route_id},{house_},{order},1 Oak St,75002,33.0,-96.7,{more}\n"
        )

    for text, sentence in (
        ("id,lat,lon\n1,2,3\n", "header lacks route_id"),
        (row(order="first"), "sequence_order in row 2"),
        (row(order=3), "a gap or a double"),
        (row(route_id=key("elsewhere")), "does not have: "),
        (row(house_=key("stranger")), "may not be visited"),
        (row(house_=house_id(50)), "may not be visited"),
        (row(more=",Lone Star,0"), "another company"),
        (row(more=",DFW Elite,7"), "version 7 of 75002 A, which is at 0 now"),
    ):
        with pytest.raises(NotAllowed, match=sentence):
            bench.desk.read_routes(STORM, text, "csv")
    with pytest.raises(NotAllowed, match="not a GeoJSON"):
        bench.desk.read_routes(STORM, "{}", "geojson")
    with pytest.raises(NotAllowed, match="This is xls"):
        bench.desk.read_routes(STORM, "", "xls")
    assert bench.new_ops() == []


def test_a_table_does_not_move_what_is_locked(cut: RouteBench) -> None:
    plan = cut.desk.open_plan(STORM)
    route = plan.routes[0]
    cut.desk.save(edits.lock_stop(plan, route.order[0], locked=True))
    lines = [HEADER]
    for place, house in enumerate(reversed(route.order), start=1):
        lines.append(f"{route.route_id},{house},{place},x,75002,33.0,-96.7,")
    with pytest.raises(NotAllowed, match="moves what is locked"):
        cut.desk.read_routes(STORM, "\n".join(lines), "csv")


def test_a_file_of_before_a_route_was_published_is_older_than_it(cut: RouteBench) -> None:
    before = cut.desk.export(ids(cut), "csv")[0].text
    assert cut.desk.read_routes(STORM, before, "csv").routes == cut.desk.open_plan(STORM).routes
    plan = cut.desk.assign_crews(cut.desk.open_plan(STORM))
    cut.desk.publish(plan)
    with pytest.raises(NotAllowed, match=r"version 0 of .*, which is at 1 now"):
        cut.desk.read_routes(STORM, before, "csv")
    silent = "\n".join(",".join(line.split(",")[:8]) for line in before.splitlines())
    assert cut.desk.read_routes(STORM, silent, "csv").routes == cut.desk.open_plan(STORM).routes
