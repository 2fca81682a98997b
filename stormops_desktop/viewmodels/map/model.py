"""What the map draws, as plain values: a screen with a plan of its own builds or replaces these."""

from enum import StrEnum

from stormops_desktop.services.maps.models import (
    HOLD,
    TREAT,
    UNDECIDED,
    Houses,
    MapModel,
    PackInfo,
    PlaceName,
    Position,
    ReportMark,
    RouteLine,
    RouteStop,
    TileSource,
    no_houses,
)

__all__ = [
    "HOLD",
    "TREAT",
    "UNDECIDED",
    "Colouring",
    "Houses",
    "Layer",
    "MapModel",
    "PackInfo",
    "PlaceName",
    "Position",
    "ReportMark",
    "RouteLine",
    "RouteStop",
    "TileSource",
    "no_houses",
]


class Layer(StrEnum):
    """What can be switched on and off, in the order of painting: the later lies on top."""

    BASE = "base"
    SWATH = "swath"
    HOUSES = "houses"
    REPORTS = "reports"
    ROUTES = "routes"
    PLACES = "places"


class Colouring(StrEnum):
    """What a house's mark tells."""

    DECISION = "decision"
    IMPACT = "impact"
    UPLIFT = "uplift"
