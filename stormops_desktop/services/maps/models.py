"""What the map shows, as plain values and columns: whoever has them can draw them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Protocol

import numpy as np
import numpy.typing as npt

from stormops_desktop.domain.maps.mercator import WorldBox, to_world
from stormops_desktop.domain.maps.point_index import PointIndex
from stormops_desktop.domain.maps.swath import Band

Floats = npt.NDArray[np.float64]
Codes = npt.NDArray[np.int8]

UNDECIDED, TREAT, HOLD = 0, 1, 2


@dataclass(frozen=True, eq=False)
class Houses:
    """Columns of equal length, a house a place.

    Attributes:
        latitude, longitude: degrees, NaN where unknown. sii: 0..100, NaN without evidence.
        uplift: expected, NaN where nobody scored it. decision: UNDECIDED, TREAT or HOLD.
        x, y: in the unit square of `domain.maps.mercator`.
    """

    ids: Sequence[str]
    addresses: Sequence[str]
    latitude: Floats
    longitude: Floats
    sii: Floats
    uplift: Floats
    decision: Codes

    def __len__(self) -> int:
        return len(self.ids)

    def decided(self, decision: Codes) -> "Houses":
        """The same houses with these decisions; what was found out about their places is kept."""
        made = replace(self, decision=decision)
        places = ("world", "index", "place_of")
        made.__dict__.update({name: self.__dict__[name] for name in places if name in self.__dict__})
        return made

    @cached_property
    def world(self) -> tuple[Floats, Floats]:
        """(x, y) of every house."""
        return to_world(self.latitude, self.longitude)

    @cached_property
    def index(self) -> PointIndex:
        """Finds houses by where they are."""
        return PointIndex(*self.world)

    @cached_property
    def place_of(self) -> Mapping[str, int]:
        """The place of an id in the columns."""
        return {key: place for place, key in enumerate(self.ids)}


def no_houses() -> Houses:
    """Columns of nothing."""
    empty = np.empty(0, dtype=np.float64)
    return Houses((), (), empty, empty, empty, empty, np.empty(0, dtype=np.int8))


@dataclass(frozen=True, slots=True)
class ReportMark:
    """One storm report with a position. `magnitude` is inches of hail or miles an hour of wind.

    Attributes:
        radar: nobody saw it on the ground. measured: with an instrument, not by eye.
        ground: it tells about an area, which the swath draws; it is no mark of its own.
    """

    report_id: str
    hazard: str
    source: str
    magnitude: float | None
    measured: bool
    radar: bool
    preliminary: bool
    place: str
    time_at: int
    x: float
    y: float
    ground: bool = False


@dataclass(frozen=True, slots=True)
class RouteStop:
    """One stop on the map; `done` when the job there is closed."""

    property_id: str
    number: int
    x: float
    y: float
    done: bool = False


@dataclass(frozen=True, slots=True)
class RouteLine:
    """A route in the order of its stops.

    Attributes:
        start, end: where the crew sets out and comes back to, None when nobody said.
        draft: not published; drawn so that nobody takes it for the plan.
        faint: another route is looked at; drawn behind that one, without numbers.
    """

    route_id: str
    name: str
    crew: str
    stops: tuple[RouteStop, ...]
    start: tuple[float, float] | None = None
    end: tuple[float, float] | None = None
    draft: bool = False
    faint: bool = False


@dataclass(frozen=True, slots=True)
class PlaceName:
    """A town's name at the middle of what is known of it. `weight`: how many houses speak for it."""

    name: str
    x: float
    y: float
    weight: int


@dataclass(frozen=True, slots=True)
class Position:
    """Where somebody is, and how that is known (a tap, a receiver, a photo)."""

    x: float
    y: float
    source: str


@dataclass(frozen=True, slots=True, eq=False)
class MapModel:
    """Everything over the map pictures. Replace parts of it to show a plan that is not saved.

    Attributes:
        bounds: what to show first, None when nothing has a position.
        unplaced: houses that cannot be drawn because nobody knows where they are.
        rev: the tenant's revision that it was read at.
        vintage: which edition of the reports. decided_at: newest decision, UTC ms, None before the first.
    """

    houses: Houses = field(default_factory=no_houses)
    reports: tuple[ReportMark, ...] = ()
    swath: tuple[Band, ...] = ()
    routes: tuple[RouteLine, ...] = ()
    places: tuple[PlaceName, ...] = ()
    bounds: WorldBox | None = None
    unplaced: int = 0
    vintage: str = ""
    decided_at: int | None = None
    zone: str = ""
    here: Position | None = None
    rev: int = 0


@dataclass(frozen=True, slots=True)
class PackInfo:
    """A map pack as its list shows it.

    Attributes:
        pack_id: its file's name. least, most: zoom levels. box: south, west, north, east in degrees.
        credit: whom to name where it is shown. bundled: came with the product and can't be removed.
    """

    pack_id: str
    name: str
    credit: str
    least: int
    most: int
    box: tuple[float, float, float, float]
    size_bytes: int
    bundled: bool


class TileSource(Protocol):
    """An open pack. `tile` may be called from any thread; it answers with a picture's bytes or None."""

    @property
    def info(self) -> PackInfo: ...
    def tile(self, zoom: int, column: int, row: int) -> bytes | None: ...
