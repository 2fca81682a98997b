"""Plans over road times: an extract, an address that speaks OSRM, and honesty where neither helps."""

import json
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from stormops_desktop.domain.routing.pace import Pace
from stormops_desktop.domain.routing.plans.figures import plan_figures
from stormops_desktop.domain.routing.plans.wishes import Roads
from tests.helpers.route_storm import QUICK, STORM, RouteBench, house_id, storm_rows

HELSINKI = (60.165, 24.935)


class _Streets(BaseHTTPRequestHandler):
    """Every way takes 200 seconds a hundredth of a degree, and 2,000 metres; none leads to the islands."""

    islands: frozenset[tuple[float, float]] = frozenset()

    def do_GET(self) -> None:
        url = urlsplit(self.path)
        places = [tuple(map(float, pair.split(","))) for pair in url.path.rsplit("/", 1)[1].split(";")]
        asked = parse_qs(url.query)
        rows = _chosen(asked, "sources", len(places))
        columns = _chosen(asked, "destinations", len(places))
        hops = [[self._hop(places[a], places[b]) for b in columns] for a in rows]
        times, lengths = (
            [[None if hop is None else unit * hop for hop in row] for row in hops] for unit in (200, 2_000)
        )
        body = json.dumps({"code": "Ok", "durations": times, "distances": lengths}).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def _hop(self, a: tuple[float, ...], b: tuple[float, ...]) -> float | None:
        if a != b and self.islands & {a, b}:
            return None
        return 100 * sum(abs(p - q) for p, q in zip(a, b, strict=True))

    def log_message(self, *_words: object) -> None:
        """Says nothing."""


def _chosen(asked: dict[str, list[str]], name: str, every: int) -> list[int]:
    return [int(at) for at in asked[name][0].split(";")] if name in asked else list(range(every))


@pytest.fixture
def streets() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Streets)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


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
    monkeypatch.setattr(_Streets, "islands", frozenset({island}))
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
