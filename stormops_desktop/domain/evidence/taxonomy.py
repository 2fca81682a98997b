"""What a photo shows: category, slope, shot, collateral, accessory; and which way a slope faces."""

from dataclasses import dataclass
from enum import StrEnum


class Category(StrEnum):
    """What kind of picture it is."""

    ADDRESS_FRONT = "address_front"
    ELEVATION = "elevation"
    SLOPE_OVERVIEW = "slope_overview"
    TEST_SQUARE = "test_square"
    CLOSE_UP = "close_up"
    COLLATERAL = "collateral"
    ACCESSORY = "accessory"
    MEASUREMENT = "measurement"
    INTERIOR = "interior"
    ATTIC = "attic"
    DRONE = "drone"
    DOCUMENT = "document"
    SAFETY = "safety"
    BEFORE = "before"
    DURING = "during"
    AFTER = "after"
    OTHER = "other"


class Slope(StrEnum):
    """A slope by the way it faces, by the side of the house, or the whole roof."""

    N = "N"
    NE = "NE"
    E = "E"
    SE = "SE"
    S = "S"
    SW = "SW"
    W = "W"
    NW = "NW"
    FRONT = "front"
    RIGHT = "right"
    BACK = "back"
    LEFT = "left"
    ALL = "all"


class Shot(StrEnum):
    """The ladder of shots of a slope, from far to near."""

    LOCATE = "locate"
    OVERVIEW = "overview"
    TEST_SQUARE = "test_square"
    CLOSE_UP = "close_up"  # with a scale: coin or gauge
    MEASUREMENT = "measurement"


class Collateral(StrEnum):
    """Soft metals and other things that show hail beside the roof."""

    GUTTER = "gutter"
    DOWNSPOUT = "downspout"
    WINDOW_SCREEN = "window_screen"
    AC_FINS = "ac_fins"
    FENCE = "fence"
    MAILBOX = "mailbox"
    SIDING = "siding"
    GARAGE_DOOR = "garage_door"
    VEHICLE = "vehicle"
    DECK = "deck"


class Accessory(StrEnum):
    """Things that stand on or edge the roof."""

    RIDGE_VENT = "ridge_vent"
    BOX_VENT = "box_vent"
    TURBINE = "turbine"
    PIPE_BOOT = "pipe_boot"
    CHIMNEY = "chimney"
    FLASHING = "flashing"
    SKYLIGHT = "skylight"
    SATELLITE = "satellite"
    DRIP_EDGE = "drip_edge"
    VALLEY = "valley"


COMPASS = (Slope.N, Slope.NE, Slope.E, Slope.SE, Slope.S, Slope.SW, Slope.W, Slope.NW)
# Clockwise from above, front first. Left and right are those of somebody in the street who faces the house.
SIDES = (Slope.FRONT, Slope.LEFT, Slope.BACK, Slope.RIGHT)
POINT_DEG, SIDE_DEG = 45.0, 90.0

SHOT_OF_CATEGORY = {
    Category.ADDRESS_FRONT: Shot.LOCATE,
    Category.ELEVATION: Shot.LOCATE,
    Category.SLOPE_OVERVIEW: Shot.OVERVIEW,
    Category.TEST_SQUARE: Shot.TEST_SQUARE,
    Category.CLOSE_UP: Shot.CLOSE_UP,
    Category.MEASUREMENT: Shot.MEASUREMENT,
}


@dataclass(frozen=True, slots=True)
class Labels:
    """How a photo is labelled; an empty text is not labelled yet."""

    category: str = ""
    slope: str = ""
    shot: str = ""
    collateral: str = ""
    accessory: str = ""


def compass_slope(bearing_deg: float) -> Slope:
    """The eighth of the compass in which a bearing lies; on a border it is the next clockwise."""
    return COMPASS[int((bearing_deg % 360 + POINT_DEG / 2) // POINT_DEG) % len(COMPASS)]


def bearing_of(slope: Slope, front_deg: float | None = None) -> float | None:
    """The way a slope faces in degrees from north.

    Args:
        front_deg: the way the front of the house faces (towards the street); None when not known.

    Returns:
        None for the whole roof, and for a side while the front's bearing is not known.
    """
    if slope in COMPASS:
        return COMPASS.index(slope) * POINT_DEG
    if slope not in SIDES or front_deg is None:
        return None
    return (front_deg + SIDES.index(slope) * SIDE_DEG) % 360


def same_slope(one: Slope, other: Slope, front_deg: float | None = None) -> bool:
    """Whether two names mean one slope: front is S on a house whose front faces south."""
    if one is other:
        return True
    first, second = bearing_of(one, front_deg), bearing_of(other, front_deg)
    if first is None or second is None:
        return False
    return compass_slope(first) is compass_slope(second)


def shot_of(labels: Labels) -> Shot | None:
    """The rung of the ladder: as labelled, else as the category has it."""
    if labels.shot in set(Shot):
        return Shot(labels.shot)
    return SHOT_OF_CATEGORY.get(Category(labels.category)) if labels.category in set(Category) else None
