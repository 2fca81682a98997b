"""Links that open a route in a phone's navigation: Google takes several stops a link, Apple one hop."""

from collections.abc import Sequence
from urllib.parse import urlencode

from stormops_desktop.domain.routing.published import PublishedStop

GOOGLE_WAYPOINTS = 9  # on a computer; browsers on phones take 3


def google_links(stops: Sequence[PublishedStop], waypoints: int = GOOGLE_WAYPOINTS) -> list[str]:
    """Directions links in driving order, past stops whose place nobody knows. Each begins where the one
    before it ended; the first begins at the driver's own place.

    Raises:
        ValueError: `waypoints` is negative.
    """
    if waypoints < 0:
        raise ValueError("a link has zero waypoints or more")
    links, size, places = [], waypoints + 1, _places(stops)
    for at in range(0, len(places), size):
        part = places[at : at + size]
        asked = {"api": "1", "travelmode": "driving", "destination": part[-1]}
        if at:
            asked["origin"] = places[at - 1]
        if len(part) > 1:
            asked["waypoints"] = "|".join(part[:-1])
        links.append(f"https://www.google.com/maps/dir/?{urlencode(asked)}")
    return links


def apple_links(stops: Sequence[PublishedStop]) -> list[str]:
    """One link a stop whose place is known, from the driver's own place."""
    return [
        f"https://maps.apple.com/?{urlencode({'daddr': place, 'dirflg': 'd'})}" for place in _places(stops)
    ]


def google_search(stop: PublishedStop) -> str:
    """A look for the address of a stop whose place nobody knows; never a part of directions, which one
    address that Google does not find would break.
    """
    return f"https://www.google.com/maps/search/?{urlencode({'api': '1', 'query': _address(stop)})}"


def apple_search(stop: PublishedStop) -> str:
    """As `google_search`."""
    return f"https://maps.apple.com/?{urlencode({'q': _address(stop)})}"


def _address(stop: PublishedStop) -> str:
    return f"{stop.address} {stop.zip_code}".strip()


def _places(stops: Sequence[PublishedStop]) -> list[str]:
    known = [stop.place for stop in stops]
    return [f"{place[0]:.6f},{place[1]:.6f}" for place in known if place is not None]
