"""Simple routes: the treated houses of one ZIP, at most 50 stops, in a sensible order.

A first cut that any solver can replace: callers hand over stops and get a `RoutePlan`. A ZIP with more
houses than fit is halved along its longer side until the parts fit. Invariants (tested): every stop is in
exactly one route or listed as unassigned with a reason; orders are dense and 1-based; the order of input does
not matter.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from stormops_desktop.domain.globe import metres_apart
from stormops_desktop.domain.routing.pace import USUAL
from stormops_desktop.domain.routing.tour import open_tour
from stormops_desktop.domain.storms.distance import distance_matrix

MAX_PER_ROUTE = 50
SERVICE_MIN = 15  # at the door; an inspection on the roof takes longer and is booked apart
METRES_A_MILE = 1609.344


@dataclass(frozen=True, slots=True)
class StopPoint:
    """A house to visit. Without ZIP or coordinates it can't be routed."""

    property_id: str
    zip_code: str | None
    latitude: float | None
    longitude: float | None
    expected_uplift: float | None = None


@dataclass(frozen=True, slots=True)
class ZipRoute:
    """One crew's tour.

    Attributes:
        property_ids: in visiting order; the stop at place i has sequence_order i + 1.
        avg_uplift: mean over the stops that have a figure, None if none has.
        miles: by street, estimated from the great circle, without the way from a yard and back.
        minutes: driving and service. first, last: latitude and longitude of the first and last stop.
    """

    name: str
    zip_code: str
    property_ids: tuple[str, ...]
    avg_uplift: float | None
    miles: float
    minutes: float
    first: tuple[float, float]
    last: tuple[float, float]

    def from_yard(self, yard: tuple[float, float]) -> "ZipRoute":
        """The same with the way from a crew's yard to the first stop, and from the last one back."""
        ways = [metres_apart(*yard, *stop) * USUAL.factor for stop in (self.first, self.last)]
        driven = sum(USUAL.seconds(way) for way in ways) / 60
        return replace(self, miles=self.miles + sum(ways) / METRES_A_MILE, minutes=self.minutes + driven)

    @property
    def sequence(self) -> tuple[tuple[int, str], ...]:
        """(sequence_order, property id), dense from 1."""
        return tuple(enumerate(self.property_ids, start=1))


@dataclass(frozen=True, slots=True)
class Unassigned:
    """A house that no route takes, and why."""

    property_id: str
    reason: str


@dataclass(frozen=True, slots=True)
class RoutePlan:
    """All routes by ZIP and part, and what could not be routed."""

    routes: tuple[ZipRoute, ...]
    unassigned: tuple[Unassigned, ...]


@dataclass(frozen=True, slots=True)
class _Located:
    property_id: str
    latitude: float
    longitude: float
    uplift: float | None


def routes_by_zip(stops: Iterable[StopPoint], max_per_route: int = MAX_PER_ROUTE) -> RoutePlan:
    """Cuts routes for the stops handed over; the caller passes treated houses only.

    Raises:
        ValueError: `max_per_route` is not positive, or a house is listed twice.
    """
    if max_per_route < 1:
        raise ValueError("a route needs room for one stop")
    ordered = sorted(stops, key=lambda stop: stop.property_id)
    if len({stop.property_id for stop in ordered}) != len(ordered):
        raise ValueError("a house is listed twice")
    by_zip: dict[str, list[_Located]] = {}
    unassigned: list[Unassigned] = []
    for stop in ordered:
        if stop.latitude is None or stop.longitude is None:
            unassigned.append(Unassigned(stop.property_id, "no_coordinates"))
        elif not stop.zip_code:
            unassigned.append(Unassigned(stop.property_id, "no_zip_code"))
        else:
            located = _Located(stop.property_id, stop.latitude, stop.longitude, stop.expected_uplift)
            by_zip.setdefault(stop.zip_code, []).append(located)
    routes = [route for code in sorted(by_zip) for route in _of_zip(code, by_zip[code], max_per_route)]
    return RoutePlan(tuple(routes), tuple(unassigned))


def _of_zip(zip_code: str, stops: Sequence[_Located], most: int) -> list[ZipRoute]:
    parts = _halved(stops, -(-len(stops) // most))
    names = [f"{zip_code}-{number}" for number in range(1, len(parts) + 1)] if len(parts) > 1 else [zip_code]
    return [_route(name, zip_code, part) for name, part in zip(names, parts, strict=True)]


def _halved(stops: Sequence[_Located], parts: int) -> list[Sequence[_Located]]:
    """`parts` compact groups of nearly equal size (n stops in p parts: n/p, rounded)."""
    if parts == 1:
        return [stops]
    lat = np.array([stop.latitude for stop in stops])
    lon = np.array([stop.longitude for stop in stops])
    wide = np.ptp(lon) * np.cos(np.radians(lat.mean())) > np.ptp(lat)
    order = np.argsort(lon if wide else lat, kind="stable")
    left = parts // 2
    cut = len(stops) * left // parts
    sides = ([stops[i] for i in order[:cut]], left), ([stops[i] for i in order[cut:]], parts - left)
    return [group for side, share in sides for group in _halved(side, share)]


def _route(name: str, zip_code: str, stops: Sequence[_Located]) -> ZipRoute:
    miles = distance_matrix(
        np.array([stop.latitude for stop in stops]), np.array([stop.longitude for stop in stops])
    )
    order = open_tour(miles)
    legs = miles[order[:-1], order[1:]] * USUAL.factor
    uplifts = [stop.uplift for stop in stops if stop.uplift is not None]
    return ZipRoute(
        name=name,
        zip_code=zip_code,
        property_ids=tuple(stops[i].property_id for i in order),
        avg_uplift=sum(uplifts) / len(uplifts) if uplifts else None,
        miles=float(legs.sum()),
        minutes=float(USUAL.seconds(legs * METRES_A_MILE).sum()) / 60 + SERVICE_MIN * len(stops),
        first=(stops[order[0]].latitude, stops[order[0]].longitude),
        last=(stops[order[-1]].latitude, stops[order[-1]].longitude),
    )
