"""Drive times from an address that speaks OSRM's table service (v1), in blocks that public servers accept."""

from collections.abc import Iterator

import httpx
import numpy as np

from stormops_desktop.adapters.road_errors import RoadService
from stormops_desktop.adapters.road_matrix import UNREACHED, RoadTable
from stormops_desktop.domain.routing.travel import Floats
from stormops_desktop.domain.said import Said

BLOCK = 50  # places on each side: 100 a request is OSRM's default limit


def osrm_table(client: httpx.Client, latitude: Floats, longitude: Floats) -> RoadTable:
    """Seconds and metres from each place to each other.

    Args:
        client: with the server's `base_url` and a timeout.

    Raises:
        RoadService: no answer, a refusal, or an answer of another shape.
        httpx.UnsupportedProtocol: the address is none of the web.
    """
    n = len(latitude)
    seconds, metres = np.zeros((n, n)), np.zeros((n, n))
    for rows in _blocks(n):
        for columns in _blocks(n):
            answer = _asked(client, latitude, longitude, rows, columns)
            seconds[rows, columns] = _filled(answer, "durations", rows, columns)
            metres[rows, columns] = _filled(answer, "distances", rows, columns)
    return RoadTable(seconds, metres)


def _blocks(n: int) -> Iterator[slice]:
    return (slice(at, min(at + BLOCK, n)) for at in range(0, n, BLOCK))


def _asked(
    client: httpx.Client, latitude: Floats, longitude: Floats, rows: slice, columns: slice
) -> dict[str, object]:
    same = rows == columns
    at = [*range(rows.start, rows.stop), *(() if same else range(columns.start, columns.stop))]
    places = ";".join(f"{longitude[place]:.6f},{latitude[place]:.6f}" for place in at)
    first = rows.stop - rows.start
    asked = {"annotations": "duration,distance"}
    if not same:
        asked["sources"] = ";".join(map(str, range(first)))
        asked["destinations"] = ";".join(map(str, range(first, len(at))))
    try:
        reply = client.get(f"/table/v1/driving/{places}", params=asked)
        answer = reply.json()
    except httpx.UnsupportedProtocol:
        raise
    except (httpx.HTTPError, ValueError) as error:
        raise RoadService(
            "The road service did not answer ({why}). Routes can be cut by the great circle meanwhile.",
            why=type(error).__name__,
        ) from error
    if not isinstance(answer, dict) or answer.get("code") != "Ok":
        told = answer.get("message") or answer.get("code") if isinstance(answer, dict) else Said("no table")
        raise RoadService(
            "The road service refused ({status}: {told}). Routes can be cut by the great circle meanwhile.",
            status=str(reply.status_code), told=told,
        )  # fmt: skip
    return answer


def _filled(answer: dict[str, object], name: str, rows: slice, columns: slice) -> Floats:
    shape = (rows.stop - rows.start, columns.stop - columns.start)
    try:
        block = np.array(answer.get(name), dtype=np.float64)
    except (TypeError, ValueError):
        block = np.zeros(0)
    if block.shape != shape:
        raise RoadService(
            "The road service sent no {name} for every pair of places. Routes can be cut by the great circle "
            "meanwhile.",
            name=name,
        )
    return np.where(np.isnan(block), UNREACHED, block)
