"""Round a house: the box that reports can reach it from, and the zone that its days are counted in."""

from collections.abc import Mapping
from datetime import tzinfo
from math import cos, radians
from typing import Any

from stormops_desktop.domain.storms.evidence import REACH_MI
from stormops_desktop.domain.storms.loss_dates import solar_zone
from stormops_desktop.domain.zones import known_zone

MILES_A_DEGREE = 69.0


def box_round(latitude: float | None, longitude: float | None) -> tuple[float, float, float, float]:
    """A little more than the reach of a report, in degrees; nothing for a house without a place."""
    if latitude is None or longitude is None:
        return (1.0, 1.0, 0.0, 0.0)
    high = 1.05 * REACH_MI / MILES_A_DEGREE
    wide = high / max(0.05, cos(radians(latitude)))
    return (latitude - high, longitude - wide, latitude + high, longitude + wide)


def zone_of(
    storms: Mapping[str, Mapping[str, Any]], reports: Mapping[str, Mapping[str, Any]], longitude: float | None
) -> tzinfo:
    """The zone that a storm of these reports is shown in; by the sun where none has one."""
    names = (storms.get(one["storm_id"], {}).get("time_zone") for one in reports.values())
    known = (known_zone(name) for name in names)
    return next(filter(None, known), None) or solar_zone(longitude or 0.0)
