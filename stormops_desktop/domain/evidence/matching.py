"""Which stop a photo belongs to, by place and time: the nearest is proposed with its distance.

Great-circle distances by `domain.storms.distance`. Two limits: 75 m between the device and the stop wakes the
wrong-roof guard (product.md A.1), 150 m between a photo and its property fails check DQ15 (C.16).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from stormops_desktop.domain.said import Said
from stormops_desktop.domain.storms.distance import great_circle_miles

METRES_PER_MILE = 1609.344
WRONG_ROOF_M = 75.0
FAR_PHOTO_M = 150.0
NEIGHBOUR_M = 15.0  # two roofs this close in distance can't be told apart by a phone's GPS
TOO_FAR = (
    "You are {metres} m from this stop. Is it the right house? Give a reason or take a photo of the address "
    "to go on."
)


class Match(StrEnum):
    """How sure a proposal is."""

    NEAR = "near"
    AMBIGUOUS = "ambiguous"  # a second stop is about as near
    FAR = "far"  # beyond 75 m
    TOO_FAR = "too_far"  # beyond 150 m
    NO_PLACE = "no_place"
    NO_STOPS = "no_stops"


@dataclass(frozen=True, slots=True)
class Stop:
    """A stop with its place, and the visit's time where it is known (UTC milliseconds)."""

    stop_id: str
    latitude: float
    longitude: float
    arrived_at: int | None = None
    left_at: int | None = None


@dataclass(frozen=True, slots=True)
class Proposal:
    """The stop a photo most likely belongs to.

    Attributes:
        distance_m: from the photo to the proposed stop.
        runner_up: the next nearest stop and its distance.
        by_time: two stops were about as near, and only this one was visited at the time.
        during_visit: whether the photo was taken between arrival and leaving; None when that can't be told.
    """

    match: Match
    stop_id: str | None = None
    distance_m: float | None = None
    runner_up: tuple[str, float] | None = None
    by_time: bool = False
    during_visit: bool | None = None


@dataclass(frozen=True, slots=True)
class RoofGuard:
    """Whether work may start here: beyond the limit a reason or an address photo is asked for."""

    distance_m: float | None
    asks: bool
    sentence: str = ""


def metres(latitude: float, longitude: float, other_latitude: float, other_longitude: float) -> float:
    """Great-circle distance in metres."""
    places = (
        np.asarray(value, dtype=np.float64)
        for value in (latitude, longitude, other_latitude, other_longitude)
    )
    return float(great_circle_miles(*places)) * METRES_PER_MILE


def propose_stop(
    latitude: float | None, longitude: float | None, stops: Sequence[Stop], taken_at: int | None = None
) -> Proposal:
    """The stop nearest to a photo; where two are about as near, the one visited at the time."""
    if latitude is None or longitude is None:
        return Proposal(Match.NO_PLACE)
    if not stops:
        return Proposal(Match.NO_STOPS)
    ranked = _by_distance(latitude, longitude, stops)
    close = [pair for pair in ranked if pair[0] <= ranked[0][0] + NEIGHBOUR_M]
    visited = [pair for pair in close if _during(pair[1], taken_at)]
    by_time = len(close) > 1 and len(visited) == 1
    distance_m, stop = visited[0] if by_time else ranked[0]
    others = [(other.stop_id, apart) for apart, other in ranked if other is not stop]
    match = _how_sure(distance_m)
    if match is Match.NEAR and len(close) > 1 and not by_time:
        match = Match.AMBIGUOUS
    during = _during(stop, taken_at)
    return Proposal(match, stop.stop_id, distance_m, others[0] if others else None, by_time, during)


def guard_roof(
    device: tuple[float, float] | None, stop: tuple[float, float], *, limit_m: float = WRONG_ROOF_M
) -> RoofGuard:
    """The wrong-roof guard: asks softly when the device is farther from the stop than the limit.

    Args:
        device: latitude and longitude, None when the position is not known.
    """
    if device is None:
        return RoofGuard(None, asks=False, sentence=Said("Position not known: check the house number."))
    distance_m = metres(*device, *stop)
    if distance_m <= limit_m:
        return RoofGuard(distance_m, asks=False)
    sentence = Said(TOO_FAR, metres=round(distance_m))
    return RoofGuard(distance_m, asks=True, sentence=sentence)


def too_far(distance_m: float | None) -> bool:
    """Whether a photo fails check DQ15: farther than 150 m from its property."""
    return distance_m is not None and distance_m > FAR_PHOTO_M


def _by_distance(latitude: float, longitude: float, stops: Sequence[Stop]) -> list[tuple[float, Stop]]:
    """Nearest first; equal distances keep the order of the route."""
    apart = great_circle_miles(
        np.asarray(latitude, dtype=np.float64),
        np.asarray(longitude, dtype=np.float64),
        np.array([stop.latitude for stop in stops]),
        np.array([stop.longitude for stop in stops]),
    )
    order = np.argsort(apart, kind="stable")
    return [(float(apart[i]) * METRES_PER_MILE, stops[i]) for i in order]


def _how_sure(distance_m: float) -> Match:
    if distance_m > FAR_PHOTO_M:
        return Match.TOO_FAR
    return Match.FAR if distance_m > WRONG_ROOF_M else Match.NEAR


def _during(stop: Stop, taken_at: int | None) -> bool | None:
    if taken_at is None or stop.arrived_at is None:
        return None
    return stop.arrived_at <= taken_at and (stop.left_at is None or taken_at <= stop.left_at)
