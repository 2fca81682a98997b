"""Road times by whichever source the planner chose; a pack is read once and kept."""

from pathlib import Path

import httpx
import numpy as np

from stormops_desktop.adapters.osrm import osrm_table
from stormops_desktop.adapters.road_errors import OutsideThePack, RoadError, RoadService
from stormops_desktop.adapters.road_matrix import RoadPack, RoadTable
from stormops_desktop.domain.routing.plans.draft import OSRM, ROAD_PACK
from stormops_desktop.domain.routing.plans.problem_of import NO_ROAD, Legs
from stormops_desktop.domain.routing.plans.wishes import Roads
from stormops_desktop.domain.routing.travel import Floats

TIMEOUT_S = 20.0
MOST_MISSING = 0.75  # of the ways: with half of the places cut off, three quarters are missing
MOST_ASKED = 1_000  # places that a service is asked about: 400 requests


class RoadTimes:
    """Tables of drive times. Packs stay in memory: reading one takes seconds."""

    def __init__(self) -> None:
        self._packs: dict[tuple[str, int], RoadPack] = {}

    def legs(self, roads: Roads, latitude: Floats, longitude: Floats) -> Legs:
        """Seconds and metres from each place to each other; `NO_ROAD` and more where no road leads.

        Raises:
            RoadError: a sentence; routes can be cut by the great circle meanwhile.
        """
        table = self._asked(roads, latitude, longitude)
        missing = np.maximum(table.seconds, table.metres) >= NO_ROAD
        if missing.mean() > MOST_MISSING:
            raise OutsideThePack(
                "No road leads between most of the {count} places. "
                "Routes are cut by the great circle instead.",
                count=len(latitude),
            )
        return Legs(table.seconds, table.metres)

    def _asked(self, roads: Roads, latitude: Floats, longitude: Floats) -> RoadTable:
        if roads.kind == ROAD_PACK:
            return self._pack(Path(roads.where)).table(latitude, longitude)
        if roads.kind == OSRM:
            return _by_service(roads.where, latitude, longitude)
        raise RoadError("There is no source of road times called {kind}.", kind=roads.kind)

    def _pack(self, file: Path) -> RoadPack:
        """Another file of the same name is another pack."""
        try:
            key = (str(file), file.stat().st_mtime_ns)
        except OSError as error:
            raise RoadError(
                "The road pack {file} can't be read ({why}). Routes are cut by the great circle instead.",
                file=file.name,
                why=error.strerror,
            ) from error
        if key not in self._packs:
            self._packs = {key: RoadPack(file)}  # one at a time: a state takes a gigabyte
        return self._packs[key]


def _by_service(address: str, latitude: Floats, longitude: Floats) -> RoadTable:
    if len(latitude) > MOST_ASKED:
        raise RoadService(
            "{count} places are too many to ask a road service about (at most {most}). "
            "Routes are cut by the great circle instead; filter by ZIP to use roads.",
            count=len(latitude),
            most=MOST_ASKED,
        )
    try:
        with httpx.Client(base_url=address, timeout=TIMEOUT_S) as client:
            return osrm_table(client, latitude, longitude)
    except (httpx.InvalidURL, httpx.UnsupportedProtocol) as error:
        raise RoadService(
            "{address} is no address of a road service. Routes are cut by the great circle instead.",
            address=address,
        ) from error
