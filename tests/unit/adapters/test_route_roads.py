"""Road times: a real extract offline, and an address that speaks OSRM."""

import json
import re
from dataclasses import replace
from pathlib import Path

import httpx
import numpy as np
import pytest

from stormops_desktop.adapters.osrm import osrm_table
from stormops_desktop.adapters.road_errors import OutsideThePack, RoadService, UnreadablePack
from stormops_desktop.adapters.road_graph import RoadGraph, drivable
from stormops_desktop.adapters.road_matrix import UNREACHED, RoadPack, nearest_nodes
from stormops_desktop.domain.routing.checker import violations
from stormops_desktop.domain.routing.engine import Desk, solve
from stormops_desktop.domain.routing.problem import CrewKind
from stormops_desktop.domain.routing.search import Effort
from stormops_desktop.domain.routing.travel import by_table
from tests.unit.domain.routing.problems import problem


@pytest.fixture(scope="module")
def helsinki(stormops_data: Path) -> RoadPack:
    return RoadPack(stormops_data / "routing/roads/Helsinki.osm.pbf")


def _corners(pack: RoadPack, n: int) -> tuple[np.ndarray, np.ndarray]:
    roads = pack._roads
    picked = np.linspace(0, pack.nodes - 1, n).astype(int)
    return roads.latitude[picked], roads.longitude[picked]


def _as_the_crow_flies(lat: np.ndarray, lon: np.ndarray) -> np.ndarray:
    """Metres between places in Helsinki."""
    return np.hypot(
        np.radians(lat[:, None] - lat) * 6_371_000,
        np.radians(lon[:, None] - lon) * 6_371_000 * np.cos(np.radians(60.17)),
    )


def test_real_roads_are_never_shorter_than_the_crow_flies(helsinki: RoadPack) -> None:
    lat, lon = _corners(helsinki, 60)
    table = helsinki.table(lat, lon)
    crow = _as_the_crow_flies(lat, lon)
    assert (table.metres >= crow * 0.995 - 1).all()
    assert table.metres.max() < 20_000 and (np.diag(table.seconds) == 0).all()
    speed = table.metres[crow > 100] / table.seconds[crow > 100]
    assert 2 < np.median(speed) < 20  # metres a second
    assert not np.allclose(table.seconds, table.seconds.T)  # one-way streets


def test_the_quickest_way_obeys_the_triangle(helsinki: RoadPack) -> None:
    table = helsinki.table(*_corners(helsinki, 25)).seconds
    by_way_of = (table[:, :, None] + table[None, :, :]).min(axis=1)
    assert (table <= by_way_of + 0.11).all()


def test_ways_in_an_old_town_are_well_longer_than_the_crow_flies(helsinki: RoadPack) -> None:
    places = _corners(helsinki, 80)
    crow = _as_the_crow_flies(*places)
    apart = crow > 200
    assert 1.2 < np.median(helsinki.table(*places).metres[apart] / crow[apart]) < 2.2


def test_routes_are_cut_by_road_times(helsinki: RoadPack) -> None:
    table = helsinki.table(*_corners(helsinki, 31))
    storm = replace(
        problem([(0, 0)] * 31, (CrewKind(30, 30, 30, most_stops=12),)),
        travel=by_table(table.seconds, np.zeros((31, 3))),
    )
    plan = solve(storm, Desk(clock=lambda: 0.0), effort=Effort(iterations=2_000))
    assert violations(storm, plan) == []
    assert plan.cost < float(table.seconds[30, :30].sum() + table.seconds[:30, 30].sum()) / 2


def test_one_place_outside_the_pack_has_no_road_and_the_others_keep_theirs(helsinki: RoadPack) -> None:
    inside = _corners(helsinki, 5)
    latitude, longitude = (np.append(some, far) for some, far in zip(inside, (32.7, -96.8), strict=True))
    table = helsinki.table(latitude, longitude)
    assert (table.seconds[:5, 5] == UNREACHED).all() and (table.metres[5, :5] == UNREACHED).all()
    assert table.seconds[5, 5] == 0
    assert table.seconds[:5, :5] == pytest.approx(helsinki.table(*inside).seconds)


def test_a_place_outside_the_pack_is_counted(helsinki: RoadPack) -> None:
    with pytest.raises(OutsideThePack, match="1 of 2 places"):
        helsinki.table(np.array([60.17, 32.7]), np.array([24.94, -96.8]))


def test_a_file_that_is_no_extract_is_told(tmp_path: Path) -> None:
    file = tmp_path / "odd.osm.pbf"
    file.write_bytes(b"no map")
    with pytest.raises(UnreadablePack, match=r"odd\.osm\.pbf"):
        RoadPack(file)
    with pytest.raises(UnreadablePack, match="none"):
        RoadPack(tmp_path / "none.osm.pbf")


def test_a_dead_end_street_without_a_way_back_is_not_part_of_the_network() -> None:
    arcs = [(0, 1), (1, 2), (2, 0), (2, 3)]
    tail, head = np.array(arcs, dtype=np.uint32).T
    four = np.arange(4.0)
    roads = drivable(RoadGraph(tail, head, np.ones(4), np.ones(4), four, four))
    assert len(roads.latitude) == 3
    nodes, gap = nearest_nodes(roads, np.array([1.9]), np.array([1.9]))
    assert nodes.tolist() == [2] and gap[0] > 1_000


def _server(request: httpx.Request) -> httpx.Response:
    """OSRM's table service on a plane where a degree is 100 seconds; nobody reaches place 99,0."""
    places = [tuple(map(float, pair.split(","))) for pair in request.url.path.rsplit("/", 1)[1].split(";")]
    assert len(places) <= 100
    asked = request.url.params

    def picked(name: str) -> list[int]:
        return [int(at) for at in asked[name].split(";")] if name in asked else list(range(len(places)))

    def time(a: int, b: int) -> float | None:
        if 99.0 in (places[a][0], places[b][0]):
            return None
        return 100 * (abs(places[a][0] - places[b][0]) + abs(places[a][1] - places[b][1]))

    rows = [[time(a, b) for b in picked("destinations")] for a in picked("sources")]
    return httpx.Response(200, json={"code": "Ok", "durations": rows, "distances": rows})


def test_a_table_of_120_places_comes_in_blocks_and_in_order() -> None:
    lat, lon = np.arange(120) / 100, np.arange(120) % 7 / 10
    lon[7] = 99.0
    with httpx.Client(base_url="http://roads", transport=httpx.MockTransport(_server)) as client:
        table = osrm_table(client, lat, lon)
    assert table.seconds[3, 110] == pytest.approx(100 * (abs(lat[3] - lat[110]) + abs(lon[3] - lon[110])))
    assert table.seconds[60, 2] == pytest.approx(table.seconds[2, 60])
    assert table.metres[7, 60] == UNREACHED


@pytest.mark.parametrize(
    ("reply", "says"),
    [
        (httpx.Response(400, json={"code": "TooBig", "message": "Too many"}), "Too many"),
        (httpx.Response(502, text="<html>"), "did not answer"),
        (httpx.Response(200, json={"code": "Ok", "durations": [[0]]}), "no durations"),
        (httpx.Response(200, json=[1]), "no table"),
    ],
)
def test_a_service_that_fails_is_one_sentence(reply: httpx.Response, says: str) -> None:
    client = httpx.Client(base_url="http://roads", transport=httpx.MockTransport(lambda _: reply))
    with client, pytest.raises(RoadService, match=says) as caught:
        osrm_table(client, np.array([1.0, 2.0]), np.array([1.0, 2.0]))
    assert re.search("great circle", str(caught.value))
    assert json.dumps(str(caught.value))
