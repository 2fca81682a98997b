"""Links that open a route in a phone's navigation: Google takes several stops a link, Apple one hop."""

from collections.abc import Sequence
from urllib.parse import urlencode

from stormops_desktop.domain.routing.published import PublishedStop

GOOGLE_WAYPOINTS = 9  # on a computer; browsers on phones take 3
GOOGLE_ON_PHONE = 3


def google_links(stops: Sequence[PublishedStop], waypoints: int = GOOGLE_WAYPOINTS) -> list[str]:
    """Directions links in driving order. Each begins where the one before it ended; the first begins at the
    driver's own place.

    Raises:
        ValueError: `waypoints` is negative.
    """
    if waypoints < 0:
        raise ValueError("a link has zero waypoints or more")
    links, size = [], waypoints + 1
    for at in range(0, len(stops), size):
        part = stops[at : at + size]
        asked = {"api": "1", "travelmode": "driving", "destination": _place(part[-1])}
        if at:
            asked["origin"] = _place(stops[at - 1])
        if len(part) > 1:
            asked["waypoints"] = "|".join(_place(stop) for stop in part[:-1])
        links.append(f"https://www.google.com/maps/dir/?{urlencode(asked)}")
    return links


def apple_links(stops: Sequence[PublishedStop]) -> list[str]:
    """One link a stop, from the driver's own place."""
    return [f"https://maps.apple.com/?{urlencode({'daddr': _place(stop), 'dirflg': 'd'})}" for stop in stops]


def _place(stop: PublishedStop) -> str:
    return f"{stop.latitude:.6f},{stop.longitude:.6f}"
