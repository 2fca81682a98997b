"""Drive times by real roads, offline: any .osm.pbf, read by osmium, answered by contraction hierarchies.

The pack is what the operator installs; nothing is fetched. Speeds are the signed ones where there are any,
else usual ones for the class of road, less a tenth for junctions.
"""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from stormops_desktop.adapters.road_errors import NoRoadEngine, OutsideThePack, UnreadablePack
from stormops_desktop.adapters.road_graph import RoadGraph, drivable, read_roads
from stormops_desktop.domain.globe import EARTH_RADIUS_M
from stormops_desktop.domain.routing.travel import Floats

SNAP_MOST_M = 1_000.0  # farther from any road, a house lies outside the pack
MOST_PLACES = 4_000  # 16 million times, 128 MB
UNREACHED = 1e9  # seconds or metres where no road leads
TENTHS = 10  # the engine counts in whole numbers


@dataclass(frozen=True, slots=True, eq=False)
class RoadTable:
    """Between places: seconds of the quickest way, metres of the shortest; UNREACHED where there is none."""

    seconds: Floats
    metres: Floats


class RoadPack:
    """A road network ready to be asked.

    Raises:
        UnreadablePack: the file is no OSM extract, or holds no road.
        NoRoadEngine: the road engine is not installed on this platform.
    """

    def __init__(self, file: Path) -> None:
        try:
            from pyroutingkit import CCHMetric, CCHTopology  # type: ignore[import-untyped]
        except ImportError:
            raise NoRoadEngine(
                "Road times need pyroutingkit, which is not installed here. Routes are cut by the great "
                "circle and a street factor instead."
            ) from None
        self._roads: RoadGraph = drivable(read_roads(file))
        if len(self._roads.tail) == 0:
            raise UnreadablePack(
                "{file} holds no road that a car may drive. Install another pack.", file=file.name
            )
        topology = CCHTopology()
        roads = self._roads
        topology.build(roads.tail, roads.head, roads.latitude, roads.longitude, len(roads.latitude))
        self._by_time, self._by_length = CCHMetric(topology), CCHMetric(topology)
        self._by_time.customize(_whole(roads.seconds))
        self._by_length.customize(_whole(roads.metres))

    @property
    def nodes(self) -> int:
        """Junctions and bends in the network."""
        return len(self._roads.latitude)

    def table(self, latitude: Floats, longitude: Floats) -> RoadTable:
        """Times and lengths from each place to each other; no road leads to a place a kilometre off any.

        Raises:
            OutsideThePack: every second place is as far off, or there are too many.
        """
        if len(latitude) > MOST_PLACES:
            raise OutsideThePack(
                "{count} places are too many for road times at once (at most {most}). "
                "Routes are cut by the great circle instead; filter by ZIP to use roads.",
                count=len(latitude),
                most=MOST_PLACES,
            )
        nodes, gap_m = self.snapped(latitude, longitude)
        far = np.flatnonzero(gap_m > SNAP_MOST_M)
        if len(far) and len(far) * 2 >= len(latitude):
            raise OutsideThePack(
                "{far} of {count} places lie outside the road pack (the first is number {first}). Install a "
                "pack of the area, or cut routes by the great circle.",
                far=len(far),
                count=len(latitude),
                first=int(far[0]) + 1,
            )
        found = RoadTable(_between(self._by_time, nodes), _between(self._by_length, nodes))
        for table in (found.seconds, found.metres):
            table[far], table[:, far] = UNREACHED, UNREACHED
            table[far, far] = 0.0
        return found

    def snapped(self, latitude: Floats, longitude: Floats) -> tuple[npt.NDArray[np.uint32], Floats]:
        """(nearest node, metres to it) of each place."""
        return nearest_nodes(self._roads, latitude, longitude)


def nearest_nodes(
    roads: RoadGraph, latitude: Floats, longitude: Floats
) -> tuple[npt.NDArray[np.uint32], Floats]:
    """The road node nearest to each place, sought in a band of latitude that grows until it must hold it."""
    order = np.argsort(roads.latitude, kind="stable")
    lat, lon = roads.latitude[order], roads.longitude[order]
    nodes, gaps = np.zeros(len(latitude), np.uint32), np.full(len(latitude), np.inf)
    for place, (y, x) in enumerate(zip(latitude, longitude, strict=True)):
        band = 0.002
        while gaps[place] > np.radians(band) * EARTH_RADIUS_M and band < 360:
            low, high = np.searchsorted(lat, (y - band, y + band))
            if high > low:
                gap = _gaps(np.array([y]), np.array([x]), lat[low:high], lon[low:high])[0]
                best = int(gap.argmin())
                nodes[place], gaps[place] = order[low + best], gap[best]
            band *= 4
    return nodes, gaps


def _gaps(lat_a: Floats, lon_a: Floats, lat_b: Floats, lon_b: Floats) -> Floats:
    """Metres between each of the first and each of the second, flat over a few kilometres."""
    stretch = np.cos(np.radians(lat_a))[:, None]
    north = np.radians(lat_a[:, None] - lat_b[None, :])
    east = np.radians(lon_a[:, None] - lon_b[None, :]) * stretch
    gaps: Floats = np.hypot(north, east) * EARTH_RADIUS_M
    return gaps


def _between(metric: object, nodes: npt.NDArray[np.uint32]) -> Floats:
    ways = metric.distances_many_to_many(nodes, nodes)  # type: ignore[attr-defined]
    table: Floats = np.asarray(ways, dtype=np.float64).reshape(len(nodes), len(nodes)) / TENTHS
    return table


def _whole(values: Floats) -> npt.NDArray[np.uint32]:
    return np.maximum(np.rint(values * TENTHS), 1).astype(np.uint32)
