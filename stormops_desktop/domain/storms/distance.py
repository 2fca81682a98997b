"""Distances on the globe, in the trade's miles."""

import numpy as np
import numpy.typing as npt

EARTH_RADIUS_MI = 3958.7613  # mean radius 6371.0088 km (IUGG)

Degrees = npt.NDArray[np.float64]


def great_circle_miles(lat_a: Degrees, lon_a: Degrees, lat_b: Degrees, lon_b: Degrees) -> Degrees:
    """Great-circle distance in miles, element by element with broadcasting.

    The haversine form stays accurate for houses a few metres apart, where the cosine form cancels.
    NaN coordinates give NaN. Symmetric; zero only for equal points; at most half the circumference.
    """
    phi_a, phi_b = np.radians(lat_a), np.radians(lat_b)
    half_dphi = (phi_b - phi_a) / 2
    half_dlambda = np.radians(np.asarray(lon_b) - np.asarray(lon_a)) / 2
    chord = np.sin(half_dphi) ** 2 + np.cos(phi_a) * np.cos(phi_b) * np.sin(half_dlambda) ** 2
    miles: Degrees = 2 * EARTH_RADIUS_MI * np.arcsin(np.sqrt(np.clip(chord, 0.0, 1.0)))
    return miles


def distance_matrix(lat: Degrees, lon: Degrees) -> Degrees:
    """Miles between every two of the points, (n, n)."""
    return great_circle_miles(lat[:, None], lon[:, None], lat[None, :], lon[None, :])


def unit_vectors(latitude: Degrees, longitude: Degrees) -> Degrees:
    """Points on the unit sphere, (n, 3): straight lines between them order as the ways along the globe do."""
    phi, lam = np.radians(latitude), np.radians(longitude)
    return np.column_stack((np.cos(phi) * np.cos(lam), np.cos(phi) * np.sin(lam), np.sin(phi)))
