"""The Earth as a ball: its radius, and how far two places are apart."""

import math

EARTH_RADIUS_M = 6_371_008.8  # mean radius, IUGG


def metres_apart(lat_a: float, lon_a: float, lat_b: float, lon_b: float) -> float:
    """Great-circle distance in metres (haversine); `storms.distance` has it for many places at once."""
    phi_a, phi_b = math.radians(lat_a), math.radians(lat_b)
    across = math.radians(lon_b - lon_a)
    chord = math.sin((phi_b - phi_a) / 2) ** 2 + math.cos(phi_a) * math.cos(phi_b) * math.sin(across / 2) ** 2
    return 2 * EARTH_RADIUS_M * math.asin(min(1.0, math.sqrt(chord)))
