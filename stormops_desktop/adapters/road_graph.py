"""An .osm.pbf as arcs that a car may drive, both ways of a street apart."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from stormops_desktop.adapters.road_errors import UnreadablePack
from stormops_desktop.domain.globe import EARTH_RADIUS_M
from stormops_desktop.domain.routing.travel import Floats

Nodes = npt.NDArray[np.uint32]

USUAL_KM_H = {
    "motorway": 100, "motorway_link": 60, "trunk": 85, "trunk_link": 50, "primary": 60, "primary_link": 45,
    "secondary": 50, "secondary_link": 40, "tertiary": 45, "tertiary_link": 35, "unclassified": 40,
    "residential": 30, "living_street": 12, "service": 15, "road": 30,
}  # fmt: skip
CLOSED = ("no", "private")
JUNCTIONS = 0.9  # of the speed is left after lights and turns
MILE_KM = 1.609344


@dataclass(frozen=True, slots=True, eq=False)
class RoadGraph:
    """Arcs from tail to head; nodes by index. Parallel arcs stay apart: the engine takes the better one."""

    tail: Nodes
    head: Nodes
    seconds: Floats
    metres: Floats
    latitude: Floats
    longitude: Floats


def read_roads(file: Path) -> RoadGraph:
    """Every arc of the file.

    Raises:
        UnreadablePack: it is not there, or no OSM extract.
    """
    import osmium

    index: dict[int, int] = {}
    points: list[tuple[float, float]] = []
    arcs: list[tuple[int, int, float]] = []
    try:
        ways = osmium.FileProcessor(str(file), osmium.osm.NODE | osmium.osm.WAY).with_locations()
        for way in ways.with_filter(osmium.filter.KeyFilter("highway")):
            if isinstance(way, osmium.osm.Way):
                speed, forth, back = _traffic(dict(way.tags))
                if speed:
                    path = [_node(index, points, node) for node in way.nodes if node.location.valid()]
                    arcs.extend(_arcs(path, speed, forth, back))
    except (OSError, RuntimeError) as error:
        raise UnreadablePack(
            "{file} can't be read as an OSM extract (.osm.pbf): {error}.", file=file.name, error=str(error)
        ) from error
    return _graph(arcs, points)


def drivable(roads: RoadGraph) -> RoadGraph:
    """The part in which every node is reached from every other: no house ends up in a cut-off yard."""
    inside = _strong_part(roads)
    number = np.cumsum(inside) - 1
    kept = inside[roads.tail] & inside[roads.head] if len(roads.tail) else np.zeros(0, bool)
    return RoadGraph(
        number[roads.tail[kept]].astype(np.uint32), number[roads.head[kept]].astype(np.uint32),
        roads.seconds[kept], roads.metres[kept], roads.latitude[inside], roads.longitude[inside],
    )  # fmt: skip


def _traffic(tags: dict[str, str]) -> tuple[float, bool, bool]:
    """(km/h or 0 where cars may not go, forwards, backwards)."""
    usual = USUAL_KM_H.get(tags.get("highway", ""), 0)
    shut = {tags.get("access"), tags.get("vehicle"), tags.get("motor_vehicle")} & set(CLOSED)
    if not usual or shut or tags.get("area") == "yes":
        return 0.0, False, False
    oneway = tags.get("oneway", "")
    ring = tags.get("junction") in ("roundabout", "circular") or tags.get("highway") == "motorway"
    if oneway in ("-1", "reverse"):
        return _signed(tags, usual), False, True
    return _signed(tags, usual), True, not (oneway in ("yes", "true", "1") or (ring and oneway != "no"))


def _signed(tags: dict[str, str], usual: float) -> float:
    number, _, unit = tags.get("maxspeed", "").partition(" ")
    if not number.isdecimal() or int(number) == 0:
        return float(usual)
    signed = int(number) * (MILE_KM if unit == "mph" else 1.0)
    return min(signed, 130.0) * JUNCTIONS


def _node(index: dict[int, int], points: list[tuple[float, float]], node: object) -> int:
    reference = node.ref  # type: ignore[attr-defined]
    if reference not in index:
        index[reference] = len(points)
        points.append((node.lat, node.lon))  # type: ignore[attr-defined]
    return index[reference]


def _arcs(path: list[int], speed: float, forth: bool, back: bool) -> list[tuple[int, int, float]]:
    pairs = list(zip(path, path[1:], strict=False))  # noqa: RUF007 - used twice
    ahead = [(a, b, speed) for a, b in pairs if a != b] if forth else []
    return ahead + ([(b, a, speed) for a, b in pairs if a != b] if back else [])


def _graph(arcs: list[tuple[int, int, float]], points: list[tuple[float, float]]) -> RoadGraph:
    table = np.array(arcs, dtype=np.float64).reshape(-1, 3)
    tail, head = table[:, 0].astype(np.uint32), table[:, 1].astype(np.uint32)
    lat, lon = np.array(points, dtype=np.float64).reshape(-1, 2).T
    north = np.radians(lat[tail] - lat[head])
    east = np.radians(lon[tail] - lon[head]) * np.cos(np.radians(lat[tail]))
    metres = np.hypot(north, east) * EARTH_RADIUS_M
    return RoadGraph(tail, head, metres / (table[:, 2] / 3.6), metres, lat.copy(), lon.copy())


def _strong_part(roads: RoadGraph) -> npt.NDArray[np.bool_]:
    """The largest part found from the busiest nodes, forwards and backwards."""
    n = len(roads.latitude)
    best = np.zeros(n, dtype=bool)
    busy = np.argsort(-np.bincount(roads.tail, minlength=n), kind="stable")
    for start in busy[:20]:
        part = _reached(roads.tail, roads.head, n, start) & _reached(roads.head, roads.tail, n, start)
        best = part if part.sum() > best.sum() else best
        if best.sum() * 2 > n:
            break
    return best


def _reached(tail: Nodes, head: Nodes, n: int, start: int) -> npt.NDArray[np.bool_]:
    order = np.argsort(tail, kind="stable")
    begins = np.searchsorted(tail[order], np.arange(n + 1))
    ahead = head[order]
    seen = np.zeros(n, dtype=bool)
    seen[start] = True
    front = [int(start)]
    while front:
        at = front.pop()
        for node in ahead[begins[at] : begins[at + 1]].tolist():
            if not seen[node]:
                seen[node] = True
                front.append(node)
    return seen
